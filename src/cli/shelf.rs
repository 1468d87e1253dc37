//! A directory to be filled with outputs.

use std::collections::BTreeSet;
use std::path::Path;

use super::failure::Failure;
use super::job::Job;
use super::write::Output;
use crate::emit::{Format, IndexEntry};

/// The page that lists what was written, without its suffix.
pub(super) const INDEX: &str = "index";
/// What is not about any view, without its suffix.
pub(super) const STEM: &str = "org";

/// What is to stand in a directory.
pub(super) struct Shelf<'a> {
    directory: &'a Path,
    /// The names that are given away, in small letters, as some file systems see them.
    taken: BTreeSet<String>,
    pub(super) outputs: Vec<Output>,
}

impl<'a> Shelf<'a> {
    pub(super) fn new(directory: &'a Path) -> Self {
        Self { directory, taken: [INDEX, STEM].map(str::to_owned).into(), outputs: Vec::new() }
    }

    /// A name that no other file has.
    pub(super) fn free(&mut self, path: &str) -> String {
        let mut stem = path.to_owned();
        while !self.taken.insert(stem.to_lowercase()) {
            stem.push('_');
        }
        stem
    }

    /// Puts a text there, and says what its file is called.
    pub(super) fn put(&mut self, stem: &str, format: Format, text: String) -> String {
        let name = format!("{stem}.{}", format.suffix());
        self.outputs.push(Output { path: self.directory.join(&name), text, read: None });
        name
    }

    /// Puts there what a format makes of a job, in parts if it must be; says what the files are called, each with
    /// the title of the department that it is about.
    pub(super) fn fill(&mut self, stem: &str, format: Format, job: &Job<'_>) -> Result<Vec<IndexEntry>, Failure> {
        let mut entries = Vec::new();
        for part in job.parts(format)? {
            let (stem, title) = match &part.department {
                None => (stem.to_owned(), String::new()),
                Some((path, title)) => (self.free(&format!("{stem}.{path}")), title.clone()),
            };
            let file = self.put(&stem, format, part.text);
            entries.push(IndexEntry { title, doc: None, files: vec![file] });
        }
        Ok(entries)
    }
}
