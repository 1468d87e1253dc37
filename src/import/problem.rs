//! What is wrong with the data.

use std::fmt;

/// One thing that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Problem {
    /// Where: a JSON pointer (empty for the whole), or the row and column of a table.
    pub place: String,
    /// What: lower case, no full stop. May hold text from outside.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.place.is_empty() {
            out.write_str(&self.message)
        } else {
            write!(out, "{}: {}", self.place, self.message)
        }
    }
}
