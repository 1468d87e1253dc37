//! Why a command could not do its work.

use std::fmt;
use std::io::{self, ErrorKind};

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

    /// This one, and another one below it.
    pub(super) fn and(self, other: &Self) -> Self {
        Self(self.0 + &other.0)
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

/// What the system says went wrong, in words for people.
pub(super) fn why(error: &io::Error) -> String {
    let known = match error.kind() {
        ErrorKind::NotFound => "there is no such file or directory",
        ErrorKind::PermissionDenied => "permission denied",
        ErrorKind::AlreadyExists => "something else has that name",
        ErrorKind::IsADirectory => "it is a directory",
        ErrorKind::NotADirectory => "a part of its path is a file, not a directory",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "the disk is full",
        ErrorKind::ReadOnlyFilesystem => "the file system is read-only",
        ErrorKind::InvalidFilename => "its name is too long, or has a character that the file system does not take",
        ErrorKind::FileTooLarge => "it is too large for the file system",
        _ => "",
    };
    if !known.is_empty() {
        return known.to_owned();
    }
    // Of what is rare, the words of the system, without its number.
    let said = error.to_string();
    let words = said.split_once(" (os error").map_or(said.as_str(), |(words, _)| words);
    if error.raw_os_error().is_none() {
        return words.to_owned();
    }
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_number_of_the_system_is_shown() {
        let said = |number| why(&io::Error::from_raw_os_error(number));
        for number in 1..120 {
            let words = said(number);
            assert!(!words.contains("os error") && !words.starts_with(char::is_uppercase), "{number}: {words}");
        }
        assert_eq!(why(&io::Error::other("it has no name")), "it has no name");
    }
}
