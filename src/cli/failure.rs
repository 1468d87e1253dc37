//! Why a command could not do its work.

use std::fmt;

use crate::render::harmless;

/// A message for people, and what they can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Failure(String);

impl Failure {
    /// `error: message`. The message may hold text from outside.
    pub(super) fn new(message: impl AsRef<str>) -> Self {
        Self(format!("error: {}\n", harmless(message.as_ref())))
    }

    /// Adds `help: …`.
    pub(super) fn help(self, help: impl AsRef<str>) -> Self {
        Self(format!("{}help: {}\n", self.0, harmless(help.as_ref())))
    }

    /// A text that is shown as it is.
    pub(super) fn in_full(text: String) -> Self {
        Self(text)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}
