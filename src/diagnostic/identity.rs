//! What makes two findings the same.

use std::fmt;

/// What stays the same of a finding while it moves in its file: its rule and its subject, or where it has none
/// its message. Days and those who suffer are no part of it: two findings of one cause share it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identity {
    rule: String,
    about: Vec<String>,
}

impl Identity {
    /// That of a finding of the rule with this slug.
    #[must_use]
    pub fn new(slug: &str, subject: &[String], message: &str) -> Self {
        let about = if subject.is_empty() { vec![message.to_owned()] } else { subject.to_vec() };
        Self { rule: slug.to_owned(), about }
    }
}

impl fmt::Display for Identity {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}", self.rule, self.about.join(" "))
    }
}
