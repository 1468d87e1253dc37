//! Text that is safe in a Mermaid label. What a user wrote gets into one only by [`Text::escaped`], so raw
//! text cannot reach the output.
//!
//! A label is read several times over: as a string of Mermaid, for its entities (`#34;`), as Markdown (even
//! without its marks: `1. one` would become a list), as HTML, and for names of icons. Each sign that means
//! something to one of these readers is written as a number, which all of them hand on untouched.

use std::fmt::{self, Write as _};

use crate::emit::writing::FitFor;

/// The format: what is fit for it may stand in a flowchart as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mermaid;

/// The inside of a label, between its quotes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Text(String);

impl FitFor<Mermaid> for Text {}

impl fmt::Display for Text {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Where nothing stood between the quotes, Mermaid would take the name for the label.
        out.write_str(if self.0.is_empty() { "#32;" } else { &self.0 })
    }
}

impl Text {
    /// What this program says itself.
    pub(super) fn of(text: &'static str) -> Self {
        Self(text.to_owned())
    }

    /// What a user wrote, so that a reader sees just that. A line end is a new line; control characters,
    /// which no picture can show, are replaced.
    pub(super) fn escaped(raw: &str) -> Self {
        let mut text = String::with_capacity(raw.len() + 8);
        let mut characters = raw.chars().peekable();
        let mut before = None;
        while let Some(c) = characters.next() {
            let after = characters.peek().copied();
            match c {
                '\r' if after == Some('\n') => {}
                '\n' | '\r' => text.push_str("<br/>"),
                '\t' => number(&mut text, ' '),
                _ if c.is_control() => text.push(char::REPLACEMENT_CHARACTER),
                _ if is_plain(before, c, after) => text.push(c),
                _ => number(&mut text, c),
            }
            before = Some(c);
        }
        Self(text)
    }

    /// In bold letters; nothing stays nothing.
    pub(super) fn bold(self) -> Self {
        if self.0.is_empty() { self } else { Self(format!("<b>{}</b>", self.0)) }
    }

    /// In slanted letters.
    pub(super) fn slanted(self) -> Self {
        Self(format!("<i>{}</i>", self.0))
    }

    /// Lines below each other.
    pub(super) fn lines(lines: &[Self]) -> Self {
        Self(lines.iter().map(Self::as_str).collect::<Vec<_>>().join("<br/>"))
    }

    /// All parts in one line.
    pub(super) fn joined(parts: &[Self]) -> Self {
        Self(parts.iter().map(Self::as_str).collect::<Vec<_>>().join(" · "))
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

/// A character as an entity of Mermaid.
fn number(text: &mut String, c: char) {
    let _ = write!(text, "#{};", u32::from(c));
}

/// Whether a character between two others means nothing but itself to every reader of a label.
fn is_plain(before: Option<char>, c: char, after: Option<char>) -> bool {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match c {
        ' ' => before.is_some_and(|c| !c.is_whitespace()) && after.is_some_and(|c| !c.is_control()),
        // Not the mark of a list, a rule or a line.
        '-' => is_word(before) && is_word(after),
        // Not behind the number of an entry of a list, nor in an address.
        '.' => before.is_some_and(char::is_alphabetic) && after.is_none_or(|c| c == ' '),
        ')' => !before.is_some_and(char::is_numeric),
        // Neither in an address nor in the name of an icon.
        ':' => is_word(before) && after == Some(' '),
        // Not the beginning of a comment.
        '%' => !matches!(after, Some('%' | '{')),
        ',' | '(' | '\'' | '/' | '?' | '!' => true,
        // What Mermaid itself writes in place of an entity begins and ends with these.
        'ﬂ' | '¶' | '\u{feff}' => false,
        _ => c.is_ascii_alphanumeric() || !c.is_ascii() && !c.is_whitespace(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What a reader sees of a label.
    fn seen(text: &Text) -> String {
        let mut out = String::new();
        for part in text.as_str().replace("<br/>", "\n").split_inclusive(';') {
            let entity = part.rsplit_once('#').and_then(|(before, rest)| Some((before, rest.strip_suffix(';')?)));
            match entity {
                Some((before, number)) => {
                    out.push_str(before);
                    out.push(char::from_u32(number.parse().unwrap()).unwrap());
                }
                None => out.push_str(part),
            }
        }
        out
    }

    /// What is left of a text in the eyes of a reader.
    fn readable(raw: &str) -> String {
        let shown = |c: char| match c {
            '\t' => ' ',
            '\n' => '\n',
            _ if c.is_control() => char::REPLACEMENT_CHARACTER,
            _ => c,
        };
        raw.replace("\r\n", "\n").replace('\r', "\n").chars().map(shown).collect()
    }

    fn any_text() -> impl Strategy<Value = String> {
        let spiky = r#"[\\"`*_\[\]{}<>&;#%~|$!@:()+.^=\-'/a1 \t\n\r\u{85}\u{a0}\u{2028}ﬂ°¶ßé]{0,24}"#;
        prop_oneof![spiky, any::<String>()]
    }

    proptest! {
        #[test]
        fn a_reader_sees_every_text_as_it_was_written(raw in any_text()) {
            let text = Text::escaped(&raw);
            prop_assert_eq!(seen(&text), readable(&raw));
        }

        #[test]
        fn no_sign_that_means_something_is_left(raw in any_text()) {
            let text = Text::escaped(&raw).as_str().replace("<br/>", "");
            prop_assert!(!text.contains(['"', '`', '*', '_', '<', '>', '&', '\\', '[', ']', '{', '}', '|', '\n', '@']), "{text}");
            prop_assert!(text.split(';').all(|part| part.matches('#').count() <= 1), "{text}");
        }
    }

    #[test]
    fn common_words_stay_as_they_are() {
        for plain in
            ["Head of Sales", "Dr. Li", "R/D (Oslo)", "Vice-President", "80 %", "Žofie, Zoë – Straße", "O'Neil"]
        {
            assert_eq!(Text::escaped(plain).as_str(), plain);
        }
        let written = |raw| Text::escaped(raw).0;
        assert_eq!(written("a\r\nb\rc\nd\te\u{1b}"), "a<br/>b<br/>c<br/>d#32;e\u{fffd}");
        assert_eq!(written("a -b- c"), "a #45;b#45; c");
        assert_eq!(written("a: b:c : d"), "a: b#58;c #58; d");
        assert_eq!(written("ﬂ¶\u{feff}"), "#64258;#182;#65279;");
        assert_eq!(Text::escaped("1. R&D").as_str(), "1#46; R#38;D");
        assert_eq!(Text::escaped("").bold().as_str(), "");
    }
}
