//! Text that cannot do anything to a terminal.

use std::borrow::Cow;

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

/// A JSON document in which every character that could act on a terminal is written as an escape: the same
/// values, and nothing in it moves a cursor. JSON itself asks for escapes of C0 only.
#[must_use]
pub fn harmless_json(document: &str) -> String {
    let mut text = String::with_capacity(document.len());
    for character in document.chars() {
        // Outside of its strings a document has no character that is not ASCII, and line ends as layout.
        if character == '\n' || is_harmless(character) {
            text.push(character);
        } else {
            let mut units = [0; 2];
            let escapes = character.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}"));
            text.extend(escapes);
        }
    }
    text
}

fn is_harmless(character: char) -> bool {
    picture(character) == character
}

/// The visible stand-in of a character: most stand for themselves.
fn picture(character: char) -> char {
    match character {
        '\0'..='\x08' | '\n'..='\x1f' => char::from_u32(0x2400 + u32::from(character)).unwrap_or('\u{fffd}'),
        '\x7f' => '\u{2421}',
        _ if is_invisible(character) => '\u{fffd}',
        _ => character,
    }
}

/// Control characters of the second half of Latin-1, format characters, fillers, line separators.
/// Joiners and variation selectors stay: they do nothing to a terminal, and emoji, Persian and Indic
/// words need them.
fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{80}'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}'
        | '\u{890}'..='\u{891}' | '\u{8e2}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180e}' | '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{2800}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{110bd}' | '\u{110cd}'
        | '\u{13430}'..='\u{1343f}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e00ff}')
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
    fn escapes_in_json_keep_the_value() {
        let value = "a\u{9b}b\u{202e}c\u{7f}d\u{e0001}e\nf Zoë";
        let text = harmless_json(&serde_json::to_string_pretty(value).unwrap());
        assert!(text.chars().all(is_harmless), "{text}");
        assert_eq!(serde_json::from_str::<String>(&text).unwrap(), value);
    }

    #[test]
    fn what_people_write_stays() {
        for text in ["", "Zoë 李伟 🌍", "a\tb", "`x` → \"y\"", "Ł́ö\u{301}", "❤\u{fe0f}", "👩\u{200d}💻"]
        {
            assert!(matches!(harmless(text), Cow::Borrowed(same) if same == text));
        }
    }
}
