//! `orgc build --all-views`: a file for each view and format, and a page that lists them.

use std::collections::BTreeSet;
use std::path::Path;

use super::failure::Failure;
use super::job::Job;
use super::write::Output;
use crate::emit::{self, Format, IndexEntry};
use crate::view::Focus;

/// The page, without its suffix.
const INDEX: &str = "index";
/// What is not about any view, without its suffix.
pub(super) const STEM: &str = "org";

/// Everything that is to stand in the directory.
pub(super) fn outputs(job: &Job<'_>, formats: &[Format], directory: &Path) -> Result<Vec<Output>, Failure> {
    let chart = job.checked.chart();
    if chart.views.is_empty() {
        return Err(Failure::new("no file declares a `view`").help("write one, or leave `--all-views` out"));
    }
    let (whole, of_views): (Vec<Format>, Vec<Format>) = formats.iter().partition(|format| format.is_always_whole());
    let mut shelf =
        Shelf { directory, taken: BTreeSet::from([INDEX.to_owned(), STEM.to_owned()]), outputs: Vec::new() };
    let mut entries = Vec::new();
    for (id, view) in chart.views.iter() {
        let job = job.about(Focus { view: Some(id), ..Focus::default() });
        let stem = shelf.free(&view.header.path);
        let files = of_views.iter().map(|format| Ok(shelf.put(&stem, *format, job.text(*format)?)));
        let (title, doc) = (view.header.title().to_owned(), view.header.doc.clone());
        entries.push(IndexEntry { title, doc, files: files.collect::<Result<_, Failure>>()? });
    }
    for format in whole {
        let file = shelf.put(STEM, format, job.text(format)?);
        entries.push(IndexEntry { title: "Everything".to_owned(), doc: None, files: vec![file] });
    }
    shelf.put(INDEX, Format::Markdown, emit::index(job.checked, job.request.draft, &entries));
    Ok(shelf.outputs)
}

/// A directory to be filled.
struct Shelf<'a> {
    directory: &'a Path,
    /// The names that are given away, in small letters, as some file systems see them.
    taken: BTreeSet<String>,
    outputs: Vec<Output>,
}

impl Shelf<'_> {
    /// A name that no other file has.
    fn free(&mut self, path: &str) -> String {
        let mut stem = path.to_owned();
        while !self.taken.insert(stem.to_lowercase()) {
            stem.push('_');
        }
        stem
    }

    /// Puts a text there, and says what its file is called.
    fn put(&mut self, stem: &str, format: Format, text: String) -> String {
        let name = format!("{stem}.{}", format.suffix());
        self.outputs.push(Output { path: self.directory.join(&name), text, read: None });
        name
    }
}
