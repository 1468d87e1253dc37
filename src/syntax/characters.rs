//! Characters that do not belong into a text that people review.
//!
//! Bidirectional controls can show a text in another order than it is read (CVE-2021-42574); characters
//! without any shape make two texts look equal that are not.

use std::collections::BTreeMap;

use super::cursor::offset;
use crate::catalog::{CONTROL_CHARACTER, INVISIBLE_CHARACTER};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{FileId, Span};

/// How many places a message shows at most.
const MOST_LABELS: usize = 8;

/// Reports each kind of character that does not belong into a text, with its places.
pub(super) fn check(file: FileId, text: &str, diagnostics: &mut Diagnostics) {
    let is_plain = |byte: u8| byte.is_ascii() && (byte >= b' ' || byte == b'\n' || byte == b'\t') && byte != 0x7F;
    if text.bytes().all(is_plain) {
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

/// Whether a character must not stand between these two.
fn is_misplaced(before: char, character: char, next: char) -> bool {
    match character {
        '\r' => next != '\n',
        '\n' | '\t' => false,
        _ if is_joiner(character) => before.is_ascii() && !before.is_ascii_digit(),
        _ => character.is_control() || is_forbidden(character),
    }
}

fn report(character: char, places: &[Span]) -> Diagnostic {
    let rule = if character.is_control() { &CONTROL_CHARACTER } else { &INVISIBLE_CHARACTER };
    let mut found = Diagnostic::new(rule, format!("this file contains {}", describe(character)));
    for place in places.iter().take(MOST_LABELS) {
        found = found.label(*place, "here, though it cannot be seen");
    }
    let help = if is_direction(character) {
        "remove it: it can make a text read differently from what it says"
    } else {
        "remove it: it can make two names look equal that are not"
    };
    let help = if character.is_control() { "remove it: it does not belong into a text" } else { help };
    match places.len() - places.len().min(MOST_LABELS) {
        0 => found.help(help),
        more => found.help(help).note(format!("and {more} more in this file")),
    }
}

/// Whether a character is an error wherever it stands, also when it is written as an escape.
pub(super) fn is_forbidden(character: char) -> bool {
    is_direction(character) || is_invisible(character)
}

/// Whether a character changes the direction of what follows.
fn is_direction(character: char) -> bool {
    matches!(character, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character has no shape and no width, or none that can be told from a space.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{AD}' | '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180E}'
        | '\u{200B}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{2065}' | '\u{206A}'..='\u{206F}' | '\u{2800}'
        | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E00FF}'
    )
}

/// A character that only joins or varies the ones beside it: `👩‍💻`, Persian, Indic. Harmless there,
/// invisible elsewhere.
pub(super) fn is_joiner(character: char) -> bool {
    matches!(character, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
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
        _ if is_direction(character) => "a character that changes the direction of text",
        _ if character.is_control() => "a control character",
        _ => "an invisible character",
    };
    format!("{what} (U+{:04X})", u32::from(character))
}

/// Whether a character is reported by itself, so that no message is due about what it damages.
pub(super) fn is_reported(character: char) -> bool {
    is_forbidden(character) || character.is_control() && !matches!(character, '\t' | '\n' | '\r')
}
