//! Characters that do not belong into a text that people review.
//!
//! Bidirectional controls can show a text in another order than it is read (CVE-2021-42574); characters
//! without any shape make two texts look equal that are not.

use std::collections::BTreeMap;

use super::cursor::offset;
use crate::catalog::{CONTROL_CHARACTER, INVISIBLE_CHARACTER};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::characters::{changes_direction, is_invisible, joins};
use crate::source::{FileId, Span};

/// How many places a message shows at most.
const MOST_LABELS: usize = 8;

/// Reports each kind of character that does not belong into a text, with its places.
pub(super) fn check(file: FileId, text: &str, diagnostics: &mut Diagnostics) {
    if is_plain(text) {
        return;
    }
    let mut found: BTreeMap<char, Vec<Span>> = BTreeMap::new();
    let mut before = ' ';
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map_or(' ', |(_, next)| *next);
        if !(character.is_ascii_graphic() || character == ' ') && is_misplaced(before, character, next) {
            let span = Span::new(file, offset(at), offset(at + character.len_utf8()));
            found.entry(character).or_default().push(span);
        }
        before = character;
    }
    diagnostics.extend(found.into_iter().map(|(character, places)| report(character, &places)));
}

/// Whether a character is a control character that does not belong into a text.
pub(super) fn has_control(text: &str) -> bool {
    let following = text.chars().skip(1).chain([' ']);
    !is_plain(text) && text.chars().zip(following).any(|(character, next)| is_misplaced_control(character, next))
}

/// Whether there is nothing but printable ASCII, as in most files; several bytes are looked at in one step.
fn is_plain(text: &str) -> bool {
    let is_plain = |byte: u8| (b' '..0x7F).contains(&byte) | (byte == b'\n') | (byte == b'\t');
    text.as_bytes().chunks(1024).all(|chunk| chunk.iter().fold(true, |all, byte| all & is_plain(*byte)))
}

/// Whether a character must not stand between these two.
fn is_misplaced(before: char, character: char, next: char) -> bool {
    match character {
        _ if joins(character) => before.is_ascii() && !before.is_ascii_digit(),
        _ => is_misplaced_control(character, next) || is_forbidden(character),
    }
}

fn is_misplaced_control(character: char, next: char) -> bool {
    match character {
        '\r' => next != '\n',
        '\n' | '\t' => false,
        _ => character.is_control(),
    }
}

fn report(character: char, places: &[Span]) -> Diagnostic {
    let rule = if character.is_control() { &CONTROL_CHARACTER } else { &INVISIBLE_CHARACTER };
    let mut found = Diagnostic::new(rule, format!("this file contains {}", describe(character)));
    for place in places.iter().take(MOST_LABELS) {
        found = found.label(*place, "here, though it cannot be seen");
    }
    match places.len() - places.len().min(MOST_LABELS) {
        0 => found.help(way_out(character)),
        more => found.help(way_out(character)).note(format!("and {more} more in this file")),
    }
}

fn way_out(character: char) -> &'static str {
    match character {
        '\u{2028}' | '\u{2029}' => "end the line with a line feed instead, or remove it",
        _ if character.is_control() => "remove it: it does not belong into a text",
        _ if changes_direction(character) => "remove it: it can make a text read differently from what it says",
        _ => "remove it: it can make two names look equal that are not",
    }
}

/// Whether a character is an error wherever it stands, also when it is written as an escape.
pub(super) fn is_forbidden(character: char) -> bool {
    changes_direction(character) || is_invisible(character)
}

/// A character as a message names it.
pub(super) fn describe(character: char) -> String {
    let what = match character {
        '\u{FEFF}' => "a byte-order mark inside the text",
        '\u{AD}' => "a soft hyphen",
        '\u{200B}' => "a zero-width space",
        '\u{200C}' | '\u{200D}' => "a zero-width joiner",
        '\u{2028}' | '\u{2029}' => "a line separator that is no line end here",
        '\0' => "a null character",
        '\r' => "a carriage return without line feed",
        _ if changes_direction(character) => "a character that changes the direction of text",
        _ if character.is_control() => "a control character",
        _ => "an invisible character",
    };
    format!("{what} (U+{:04X})", u32::from(character))
}

/// Whether a character is reported by itself, so that no message is due about what it damages.
pub(super) fn is_reported(character: char) -> bool {
    is_forbidden(character) || character.is_control() && !matches!(character, '\t' | '\n' | '\r')
}
