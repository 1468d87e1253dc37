//! The way back: how a name and a string are written, and what no text of the language can hold.

use unicode_ident::{is_xid_continue, is_xid_start};
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::characters;
use crate::source::characters::joins;

/// Longer identifiers are cut between words.
pub const LONGEST_IDENTIFIER: usize = 60;

/// The identifier that people would choose for a title: `Li Wei (Berlin)` is `li-wei-berlin`. Nothing, where
/// the title has nothing for a name.
#[must_use]
pub fn identifier(title: &str) -> String {
    let identifier = parts_of_a_name(title);
    if is_name(&identifier) { identifier } else { String::new() }
}

/// The words of a title in small letters, with hyphens between them: most often a name.
#[must_use]
pub fn parts_of_a_name(title: &str) -> String {
    let mut name = String::new();
    let lower = title.nfkc().flat_map(char::to_lowercase).filter(|c| !matches!(c, '\'' | '’' | 'ʼ' | '`'));
    for word in lower.collect::<String>().split(|c: char| !is_name(&format!("x{c}"))) {
        let is_short = name.chars().count() + word.chars().count() < LONGEST_IDENTIFIER;
        if !word.is_empty() && (is_short || name.is_empty()) {
            name.push_str(if name.is_empty() { "" } else { "-" });
            name.extend(word.chars().take(LONGEST_IDENTIFIER));
        }
    }
    name.nfc().collect()
}

/// Whether a word is a name (one part of a path) as it stands in a chart: under NFC.
#[must_use]
pub fn is_name(word: &str) -> bool {
    let starts = word.chars().next().is_some_and(|first| first == '_' || first.is_ascii_digit() || is_xid_start(first));
    starts
        && !word.ends_with('-')
        && word.chars().all(|c| (c == '-' || is_xid_continue(c)) && !characters::is_forbidden(c))
        && is_nfc(word)
        && !word.chars().zip(word.chars().skip(1)).any(|(before, next)| joins(next) && before.is_ascii())
}

/// Whether a text is names with dots between them, from the top.
#[must_use]
pub fn is_path(text: &str) -> bool {
    text.split('.').all(is_name)
}

/// The first character that no string may hold, also not as an escape, as a message names it.
#[must_use]
pub fn unwritable(text: &str) -> Option<String> {
    let is_unwritable = |c: &char| characters::is_forbidden(*c) || c.is_control() && !matches!(c, '\n' | '\t');
    let found = text.chars().find(is_unwritable)?;
    let what = if found == '\r' { "a carriage return (U+000D)".to_owned() } else { characters::describe(found) };
    Some(what)
}

/// The text as a string in quotation marks. What is [`unwritable`] is left out.
#[must_use]
pub fn string(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 2);
    written.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => written.extend(['\\', character]),
            '\n' => written.push_str("\\n"),
            '\t' => written.push_str("\\t"),
            _ if character.is_control() || characters::is_forbidden(character) => {}
            // Bare, it is an error behind most of ASCII.
            _ if joins(character) && written.ends_with(|before: char| before.is_ascii()) => {
                written.push_str(&format!("\\u{{{:X}}}", u32::from(character)));
            }
            _ => written.push(character),
        }
    }
    written.push('"');
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_what_the_grammar_calls_so() {
        for name in ["community", "3FC01", "größe", "_x", "a--b", "部門"] {
            assert!(is_name(name), "{name}");
        }
        for word in ["", "-a", "a-", "a b", "a.b", "a\"", "a/b", "gro\u{308}ße", "a\u{3164}", "\u{202E}a", "a\u{200D}"]
        {
            assert!(!is_name(word), "{word:?}");
        }
        assert!(is_path("a.b-c.4") && !is_path("a..b") && !is_path(".a"));
    }

    #[test]
    fn identifiers_are_what_people_would_choose() {
        for (title, expected) in [
            ("Li Wei (Berlin)", "li-wei-berlin"),
            ("Conor O’Brien", "conor-obrien"),
            ("Größe & Co.", "größe-co"),
            ("3. Team", "3-team"),
            ("???", ""),
            ("\u{301}x", ""),
            ("ＡＢＣ", "abc"),
        ] {
            assert_eq!(identifier(title), expected);
        }
        assert_eq!(identifier(&"x".repeat(500)).len(), LONGEST_IDENTIFIER);
    }

    #[test]
    fn a_string_is_escaped_and_what_it_cannot_hold_is_named() {
        assert_eq!(string("a\"b\\c\nd\te"), r#""a\"b\\c\nd\te""#);
        assert_eq!(string("x\u{200D}y👩\u{200D}💻"), "\"x\\u{200D}y👩\u{200D}💻\"");
        assert_eq!(unwritable("a\tb\nc"), None);
        assert_eq!(unwritable("a\rb").as_deref(), Some("a carriage return (U+000D)"));
        assert!(unwritable("a\u{202E}b").is_some_and(|what| what.contains("U+202E")));
    }
}
