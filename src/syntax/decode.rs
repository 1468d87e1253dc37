//! Bytes to text: encoding, and whether it is a text of this language at all.
//!
//! A file that fails here is not parsed. What fails only somewhere inside of a text (an invisible
//! character) is reported by [`parse`](super::parse), which goes on.

use super::{foreign, org_mode};
use crate::catalog::{CONTROL_CHARACTER, NOT_UTF8, ORG_MODE_DOCUMENT};
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Span};
use crate::syntax::cursor::offset;

/// The text of a file, and what keeps it from being parsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text without byte-order mark; empty if the bytes are no text.
    pub text: String,
    /// Why it must not be parsed.
    pub problem: Option<DecodeProblem>,
}

/// Why a file cannot be parsed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecodeProblem {
    /// It is UTF-16.
    Utf16,
    /// It is no UTF-8.
    NotUtf8 {
        /// The offset of the first byte that cannot be read.
        at: usize,
        /// The line in which it stands, from 1.
        line: usize,
        /// The byte.
        byte: u8,
    },
    /// It has null characters: no text, but a picture, an archive, a program.
    Binary {
        /// The offset of the first one.
        at: usize,
        /// Whether it is UTF-8 all the same, so that there is a text in which that one has a place.
        is_utf8: bool,
    },
    /// Its lines end with carriage returns only.
    OldLineEnds {
        /// The offset of the first one.
        at: usize,
    },
    /// It is an Emacs Org-mode document.
    OrgMode {
        /// Where the first line starts that shows it.
        at: usize,
        /// Where that line ends.
        end: usize,
        /// Whether it has no mark of Org mode, but only words.
        prose: bool,
    },
}

/// Turns the bytes of a file into its text.
#[must_use]
pub fn decode(bytes: Vec<u8>) -> Decoded {
    if is_utf16(&bytes) {
        return unreadable(DecodeProblem::Utf16);
    }
    match String::from_utf8(bytes) {
        Err(error) => unreadable(no_utf8(error.as_bytes(), error.utf8_error().valid_up_to())),
        Ok(text) => {
            let text = text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text);
            let problem = problem_of(&text);
            Decoded { text, problem }
        }
    }
}

fn no_utf8(bytes: &[u8], at: usize) -> DecodeProblem {
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return DecodeProblem::Binary { at, is_utf8: false };
    }
    let before = bytes.get(..at).unwrap_or_default();
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    DecodeProblem::NotUtf8 { at, line, byte: bytes.get(at).copied().unwrap_or_default() }
}

/// The character that a byte most likely stands for, and the encoding in which it does.
fn likely(byte: u8) -> (Option<char>, &'static str) {
    let character = match byte {
        0x80 => Some('€'),
        0x85 => Some('…'),
        0x91 => Some('‘'),
        0x92 => Some('’'),
        0x93 => Some('“'),
        0x94 => Some('”'),
        0x96 => Some('–'),
        0x97 => Some('—'),
        0xA0.. => Some(char::from(byte)),
        _ => None,
    };
    (character, "WINDOWS-1252")
}

fn unreadable(problem: DecodeProblem) -> Decoded {
    Decoded { text: String::new(), problem: Some(problem) }
}

fn problem_of(text: &str) -> Option<DecodeProblem> {
    if let Some(at) = text.find('\0') {
        return Some(DecodeProblem::Binary { at, is_utf8: true });
    }
    if let Some(at) = text.find('\r').filter(|_| !text.contains('\n')) {
        return Some(DecodeProblem::OldLineEnds { at });
    }
    if foreign::format(text).is_some() {
        return None;
    }
    let sign = org_mode::first_sign(text)?;
    Some(DecodeProblem::OrgMode { at: sign.line.start, end: sign.line.end, prose: sign.is_prose })
}

/// Whether the bytes begin with a UTF-16 byte-order mark, or have nulls in every second byte.
#[must_use]
pub fn is_utf16(bytes: &[u8]) -> bool {
    let start = bytes.get(..64.min(bytes.len())).unwrap_or_default();
    let (pairs, _) = start.as_chunks::<2>();
    let big = pairs.iter().all(|[high, low]| *high == 0 && *low != 0);
    let little = pairs.iter().all(|[low, high]| *high == 0 && *low != 0);
    start.starts_with(&[0xFF, 0xFE]) || start.starts_with(&[0xFE, 0xFF]) || (pairs.len() > 1 && (big || little))
}

/// What to do about a text in another encoding; `files` says which becomes which.
#[must_use]
pub fn in_utf8(encoding: &str, files: &str) -> String {
    format!("save it as UTF-8, or convert it: `iconv -f {encoding} -t UTF-8{files}`")
}

impl DecodeProblem {
    /// Whether the file is sound but belongs to another program, so that a walk over a directory may skip it.
    #[must_use]
    pub fn is_org_mode(self) -> bool {
        matches!(self, Self::OrgMode { .. })
    }

    /// The problem as a finding about `file`.
    #[must_use]
    pub fn report(self, file: FileId) -> Diagnostic {
        let start = Span::start_of(file);
        let place = |at: usize| Span::new(file, offset(at), offset(at + 1));
        match self {
            Self::Utf16 => Diagnostic::new(&NOT_UTF8, "this file is UTF-16, not UTF-8")
                .label(start, "")
                .help(in_utf8("UTF-16", " old.org > new.org")),
            Self::NotUtf8 { line, byte, .. } => {
                let (character, encoding) = likely(byte);
                let found = Diagnostic::new(&NOT_UTF8, format!("this file is not UTF-8: see line {line}"));
                let found = match character {
                    Some(character) => {
                        found.label(start, format!("the byte {byte:02X} in line {line} is `{character}` in {encoding}"))
                    }
                    None => found.label(start, format!("the byte {byte:02X} in line {line} is no text")),
                };
                found.help(in_utf8(encoding, " old.org > new.org"))
            }
            Self::Binary { at, is_utf8 } => {
                Diagnostic::new(&CONTROL_CHARACTER, format!("this is no text: byte {at} is a null character"))
                    .label(if is_utf8 { place(at) } else { start }, "")
                    .help("give the path of a text file")
            }
            Self::OldLineEnds { at } => Diagnostic::new(
                &CONTROL_CHARACTER,
                "the lines of this file end with carriage returns only",
            )
            .label(place(at), "a line of a current text ends with a line feed")
            .help("save it with the line ends of Unix or Windows, or convert it: `tr '\\r' '\\n' < old.org > new.org`"),
            Self::OrgMode { at, end, prose: false } => {
                Diagnostic::new(&ORG_MODE_DOCUMENT, "this is an Emacs Org-mode document, no organisation chart")
                    .label(Span::new(file, offset(at), offset(end)), "no declaration begins like this")
                    .help("leave it out, or give charts the suffix `.orgchart` and keep `.org` for notes")
            }
            Self::OrgMode { at, end, prose: true } => Diagnostic::new(
                &ORG_MODE_DOCUMENT,
                "this is prose, no organisation chart",
            )
            .label(Span::new(file, offset(at), offset(end)), "no declaration begins like this")
            .help(
                "a chart is made of declarations, such as `role cto \"Technology\" { reports to ceo }`; files of \
                         notes are left out of a run",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(bytes: &[u8]) -> Option<DecodeProblem> {
        decode(bytes.to_vec()).problem
    }

    #[test]
    fn a_byte_order_mark_is_skipped() {
        let decoded = decode("\u{FEFF}role a".into());
        assert_eq!(decoded, Decoded { text: "role a".to_owned(), problem: None });
    }

    #[test]
    fn what_is_no_utf8_is_named() {
        assert_eq!(problem(b"role a \"Caf\xe9\""), Some(DecodeProblem::NotUtf8 { at: 11, line: 1, byte: 0xE9 }));
        assert_eq!(problem(b"\xff\xfer\0o\0l\0e\0"), Some(DecodeProblem::Utf16));
        assert_eq!(problem(b"\0r\0o\0l\0e"), Some(DecodeProblem::Utf16));
        assert_eq!(problem(b"role a\0"), Some(DecodeProblem::Binary { at: 6, is_utf8: true }));
        assert_eq!(problem(b"\x7fELF\x02\0\xe9"), Some(DecodeProblem::Binary { at: 5, is_utf8: false }));
        assert_eq!(problem(b"role a\rrole b\r"), Some(DecodeProblem::OldLineEnds { at: 6 }));
        assert_eq!(problem(b""), None);
    }
}
