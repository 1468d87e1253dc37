//! Text that cannot do anything to a terminal.

use std::borrow::Cow;

use crate::source::characters;

/// The text with a visible character in place of every one that could move the cursor, change the
/// order of what is shown, or hide: `ESC` becomes `␛`, a bidirectional control `�`.
///
/// Works character by character, so the result for a text is the results for its parts, joined.
#[must_use]
pub fn harmless(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_harmless) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(picture).collect())
}

pub(super) fn is_harmless(character: char) -> bool {
    picture(character) == character
}

/// The visible stand-in of a character: most stand for themselves.
fn picture(character: char) -> char {
    match character {
        '\0'..='\x08' | '\n'..='\x1f' => char::from_u32(0x2400 + u32::from(character)).unwrap_or('\u{fffd}'),
        '\x7f' => '\u{2421}',
        '\t' => '\t',
        _ if has_no_shape(character) => '\u{fffd}',
        _ => character,
    }
}

/// Joiners and variation selectors stay: they do nothing to a terminal, and emoji, Persian and Indic
/// words need them.
fn has_no_shape(character: char) -> bool {
    character.is_control() || characters::changes_direction(character) || characters::is_invisible(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_obeys_becomes_a_picture() {
        assert_eq!(harmless("a\x1b[31mb\u{7f}\0"), "a␛[31mb␡␀");
        assert_eq!(harmless("two\r\nlines"), "two␍␊lines");
        assert_eq!(harmless("\u{9b}31m \u{202e}nimda\u{200b}"), "\u{fffd}31m \u{fffd}nimda\u{fffd}");
    }

    #[test]
    fn what_people_write_stays() {
        for text in ["", "Zoë 李伟 🌍", "a\tb", "`x` → \"y\"", "Ł́ö\u{301}", "❤\u{fe0f}", "👩\u{200d}💻"]
        {
            assert!(matches!(harmless(text), Cow::Borrowed(same) if same == text));
        }
    }
}
