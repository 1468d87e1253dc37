//! A text that is another one by now.

/// A file that was changed: all of its text, with its byte-order mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// As it was.
    pub before: String,
    /// As it is to be.
    pub after: String,
}
