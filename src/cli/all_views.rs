//! `orgc build --all-views`: a file for each view and format, and a page that lists them.

use std::path::Path;

use super::failure::Failure;
use super::job::Job;
use super::shelf::{INDEX, STEM, Shelf};
use super::write::Output;
use crate::emit::{self, Format, IndexEntry};
use crate::view::Focus;

/// Everything that is to stand in the directory.
pub(super) fn outputs(job: &Job<'_>, formats: &[Format], directory: &Path) -> Result<Vec<Output>, Failure> {
    let chart = job.checked.chart();
    if chart.views.is_empty() {
        return Err(Failure::new("no file declares a `view`").help("write one, or leave `--all-views` out"));
    }
    let (whole, of_views): (Vec<Format>, Vec<Format>) = formats.iter().partition(|format| format.is_always_whole());
    let mut shelf = Shelf::new(directory);
    let mut entries = Vec::new();
    for (id, view) in chart.views.iter() {
        let job = job.about(Focus { view: Some(id), ..Focus::default() });
        let stem = shelf.free(&view.header.path);
        let mut files = Vec::new();
        for format in &of_views {
            files.extend(shelf.fill(&stem, *format, &job)?.into_iter().flat_map(|part| part.files));
        }
        entries.push(IndexEntry {
            title: view.header.title().to_owned(),
            doc: view.header.annotations().doc.as_ref().map(ToString::to_string),
            files,
        });
    }
    for format in whole {
        let file = shelf.put(STEM, format, job.text(format)?);
        entries.push(IndexEntry { title: "Everything".to_owned(), doc: None, files: vec![file] });
    }
    shelf.put(INDEX, Format::Markdown, emit::index(job.checked, job.request.draft, &entries));
    Ok(shelf.outputs)
}
