//! Texts of an organisation inside a Graphviz file.
//!
//! Graphviz reads a text several times over: as a string, as a mark-up or an "escString", and for its
//! entities. Each type here undoes all of that for one kind of place, so that a reader sees the very text
//! that was written. Control characters, which no picture can show, are left out.

use std::fmt;

use crate::emit::writing::{FitFor, fingerprint};

/// The longest string that Graphviz takes without complaint, in bytes.
const LONGEST: usize = 16_384;
/// The longest identifier that is written whole, in bytes: escaping makes five of one at most, and its end may
/// take some more.
const LONGEST_ID: usize = LONGEST / 6;
/// Stands at the end of a text that was too long.
const CUT: &str = "…";

/// The format: what is fit for it may stand in a Graphviz file as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dot;

/// A text in an HTML-like label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Html(String);

/// An identifier, with its quotes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Id(String);

/// A tooltip or an address, with its quotes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tooltip(String);

macro_rules! fit {
    ($($kind:ident)*) => {
        $(
            impl FitFor<Dot> for $kind {}

            impl fmt::Display for $kind {
                fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                    out.write_str(&self.0)
                }
            }
        )*
    };
}

fit! { Html Id Tooltip }

impl Html {
    /// Such a text has no line breaks: the label makes a line of each.
    pub(super) fn escaped(text: &str) -> Self {
        let mut out = String::with_capacity(text.len() + 8);
        for c in text.chars().filter(|c| is_visible(*c)) {
            match c {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '\\' => out.push_str("\\\\"),
                '"' => out.push_str("&quot;"),
                // Before a tag, Graphviz takes it for the end of a CDATA section.
                ']' => out.push_str("&#93;"),
                '\n' | '\t' => out.push(' '),
                _ => out.push(c),
            }
        }
        Self(out)
    }
}

impl Id {
    /// A backslash in one stands for nothing but itself, and cannot be doubled.
    pub(super) fn escaped(text: &str) -> Self {
        if text.len() <= LONGEST_ID {
            return Self(format!("\"{}\"", id_text(text)));
        }
        let start = text.char_indices().take_while(|(at, _)| *at < LONGEST_ID).map(|(_, c)| c);
        Self(format!("\"{}{CUT} {:016x}\"", id_text(&start.collect::<String>()), fingerprint(text)))
    }
}

fn id_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| is_visible(*c)) {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("&#92;"),
            '&' => out.push_str("&amp;"),
            '\n' => out.push(' '),
            _ => out.push(c),
        }
    }
    out
}

impl Tooltip {
    /// A long one is cut.
    pub(super) fn escaped(text: &str) -> Self {
        let mut out = String::with_capacity(text.len() + 2);
        out.push('"');
        let mut characters = text.chars().filter(|c| is_visible(*c)).peekable();
        while let Some(c) = characters.next() {
            if out.len() > LONGEST - 64 {
                out.push_str(CUT);
                break;
            }
            match c {
                '"' => out.push_str("\\\""),
                '&' => out.push_str("&amp;"),
                '\n' => out.push_str("\\n"),
                // Graphviz unescapes tooltips twice: the second time `\N`, `\E` and the like are names.
                '\\' if characters.peek().is_none_or(|next| is_variable(*next)) => out.push_str("\\\\\\\\"),
                '\\' => out.push_str("\\\\"),
                _ => out.push(c),
            }
        }
        out.push('"');
        Self(out)
    }
}

/// Whether a backslash before this letter stands for a name, or for itself.
const fn is_variable(letter: char) -> bool {
    matches!(letter, 'N' | 'G' | 'T' | 'H' | 'E' | 'L' | '\\')
}

/// Control characters and what XML forbids have no place in a drawing; a line break and a tab have.
fn is_visible(c: char) -> bool {
    let forbidden = matches!(c, '\0'..='\u{1f}' | '\u{7f}' | '\u{fffe}' | '\u{ffff}');
    !forbidden || matches!(c, '\n' | '\t')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_has_escapes_of_its_own() {
        let raw = "a&<b>\\\"]\n\tc\u{1}\u{7f}\u{fffe}";
        assert_eq!(Html::escaped(raw).0, "a&amp;&lt;b&gt;\\\\&quot;&#93;  c");
        assert_eq!(Id::escaped(raw).0, "\"a&amp;<b>&#92;\\\"] \tc\"");
        assert_eq!(Tooltip::escaped(raw).0, "\"a&amp;<b>\\\\\\\"]\\n\tc\"");
        assert_eq!(Tooltip::escaped("\\N \\").0, "\"\\\\\\\\N \\\\\\\\\"");
    }

    #[test]
    fn what_is_just_short_enough_is_whole() {
        let id = |bytes: usize| Id::escaped(&"x".repeat(bytes)).0;
        assert_eq!(id(LONGEST_ID), format!("\"{}\"", "x".repeat(LONGEST_ID)));
        assert!(id(LONGEST_ID + 1).starts_with(&format!("\"{}{CUT} ", "x".repeat(LONGEST_ID))));
        let tooltip = |bytes: usize| Tooltip::escaped(&"x".repeat(bytes)).0;
        let most = LONGEST - 64;
        assert_eq!(tooltip(most), format!("\"{}\"", "x".repeat(most)));
        assert_eq!(tooltip(most + 1), format!("\"{}{CUT}\"", "x".repeat(most)));
    }
}
