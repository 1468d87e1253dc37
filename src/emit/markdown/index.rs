//! The page that lists what was written of all views.

use super::page::{Align, Page};
use super::text::Text;
use crate::check::CheckedChart;

/// What was written of one view, or of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexEntry {
    /// What it shows.
    pub title: String,
    /// What is said of it.
    pub doc: Option<String>,
    /// The names of its files, beside the page.
    pub files: Vec<String>,
}

/// A page with a link to each file.
#[must_use]
pub fn index(checked: &CheckedChart, draft: bool, entries: &[IndexEntry]) -> String {
    let organization = checked.chart().organization.as_ref();
    let title = organization.map_or_else(|| Text::of("Views"), |one| Text::escaped(one.header.title()));
    let heading = Text::of(if draft { "DRAFT – " } else { "" }).then(&title);
    let heads = ["What", "Files"].map(|head| (Text::of(head), Align::Left));
    let rows: Vec<Vec<Text>> = entries.iter().map(row).collect();
    let mut page = Page::default();
    page.heading(1, &heading);
    page.table(&heads, &rows);
    page.into_string()
}

fn row(entry: &IndexEntry) -> Vec<Text> {
    let title = Text::escaped(&entry.title).bold();
    let doc = entry.doc.as_ref().map(|doc| Text::escaped(doc));
    let files = entry.files.iter().map(|file| Text::link(file));
    vec![Text::joined([title].into_iter().chain(doc), " – "), Text::joined(files, ", ")]
}
