//! Facts about a page in YAML between two lines `---`, as tools for Markdown pages put at the top of a file.

use super::cursor::offset;
use super::foreign::{blank, is_pair};
use crate::catalog::SYNTAX_ERROR;
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Span};

/// More lines than this are no such block.
const MOST_LINES: usize = 200;

/// The text with spaces in its place, so that every offset stays what it is, and the message about it.
pub(super) fn without(file: FileId, text: &str) -> Option<(String, Diagnostic)> {
    let length = length(text)?;
    let (front, rest) = text.split_at_checked(length)?;
    let kept = front.split_inclusive('\n').map(blank).collect::<String>() + rest;
    let found = Diagnostic::new(&SYNTAX_ERROR, "this file begins with front matter in YAML")
        .label(Span::new(file, 0, offset(front.trim_end().len())), "no declaration")
        .help(
            "remove it; what is worth telling goes into a declaration, as in `organization \"Title\" { note \"…\" }`",
        );
    Some((kept, found))
}

/// How long it is, if there is any.
fn length(text: &str) -> Option<usize> {
    let is_mark = |line: &str| line.trim_end() == "---";
    let mut lines = text.split_inclusive('\n');
    let mut length = lines.next().filter(|first| is_mark(first))?.len();
    for line in lines.take(MOST_LINES) {
        length += line.len();
        if is_mark(line) || line.trim_end() == "..." {
            return Some(length);
        }
        let trimmed = line.trim();
        if !trimmed.is_empty() && !trimmed.starts_with('#') && !is_pair(trimmed) {
            return None;
        }
    }
    None
}
