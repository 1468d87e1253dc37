//! A change of the text that repairs a problem.

use crate::source::Span;

/// Replaces the text of a span. An empty span inserts, an empty replacement deletes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub span: Span,
    /// What stands there afterwards.
    pub replacement: String,
}

/// A repair that can be offered, and applied if it is certain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, in the imperative: "remove the colon".
    pub title: String,
    /// The edits, in source order, without overlap.
    pub edits: Vec<Edit>,
    /// Whether it is surely what was meant, so that it may be applied without asking.
    pub certain: bool,
}

impl Fix {
    /// A repair by one edit that is surely what was meant.
    #[must_use]
    pub fn certain(title: impl Into<String>, span: Span, replacement: impl Into<String>) -> Self {
        let edits = vec![Edit { span, replacement: replacement.into() }];
        Self { title: title.into(), edits, certain: true }
    }

    /// A repair by one edit that a person should look at.
    #[must_use]
    pub fn possible(title: impl Into<String>, span: Span, replacement: impl Into<String>) -> Self {
        Self { certain: false, ..Self::certain(title, span, replacement) }
    }
}
