//! Findings to text: for people, for editors and logs, for programs.
//!
//! Knows how a problem looks; must not know how any is found, what an organisation is, or where the
//! text goes. Everything that came out of a file passes [`harmless`](harmless::harmless) before a
//! terminal sees it. A further format is one more file here and one more word in `cli::args`.

mod brief;
mod details;
mod document;
mod excerpt;
mod github;
mod harmless;
mod human;
mod json;
mod painter;
mod places;
mod sarif;
mod short;
mod summary;
mod words;

pub use document::{json_document, json_document_of_about};
pub use github::github;
pub use harmless::harmless;
pub use human::human;
pub use json::{FindingJson, SCHEMA_VERSION, json};
pub use sarif::sarif;
pub use short::{review, short};
pub use summary::{Checked, Compared, closing_line, repairable};
pub use words::counted;

use crate::diagnostic::Diagnostics;
use crate::source::SourceMap;

/// All that a rendering needs to know about a run.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// The texts the findings point into.
    pub sources: &'a SourceMap,
    /// What was found, in the order in which it is to be shown.
    pub findings: &'a Diagnostics,
    /// How much was looked at.
    pub checked: Checked,
    /// What a baseline left out of the findings; `None` without one.
    pub baseline: Option<Compared>,
}

/// What is a matter of taste.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Whether to colour the text for a terminal.
    pub color: bool,
    /// How many findings to show; the rest is counted.
    pub max_findings: usize,
    /// Whether to say that `orgc check --fix` can repair some: not where it has just been run, or there is no
    /// file that it could repair.
    pub offers_repairs: bool,
    /// Whether to say at the end what was looked at, and what can be repaired.
    pub closes: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self { color: false, max_findings: 100, offers_repairs: true, closes: true }
    }
}
