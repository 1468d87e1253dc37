//! How wide text is, and where it is broken.

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How heavy letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// As in names.
    Regular,
    /// As in titles.
    Bold,
}

/// Widths of the ASCII characters from space to `~` in Helvetica, in thousandths of the font size, as its
/// font metrics give them.
const HELVETICA: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];

/// How wide a line of text is, in points; a little generous, so that a similar font fits as well.
#[must_use]
pub fn text_width(text: &str, font_size: i32, weight: Weight) -> i32 {
    let thousandths: i64 = text.chars().map(|c| i64::from(character_width(c))).sum();
    let percent = if weight == Weight::Bold { 108 } else { 102 };
    let points = (thousandths * i64::from(font_size) * percent + 99_999) / 100_000;
    i32::try_from(points).unwrap_or(i32::MAX)
}

/// Wide characters fill a square; all others that are not ASCII are taken for the widest small letters.
fn character_width(c: char) -> u16 {
    let ascii = u32::from(c).checked_sub(32).and_then(|place| HELVETICA.get(place as usize)).copied();
    ascii.unwrap_or_else(|| match c.width() {
        Some(0) => 0,
        Some(2) => 1000,
        _ if c.is_uppercase() => 722,
        _ => 600,
    })
}

/// How many columns a text takes in a typewriter font.
#[must_use]
pub fn columns_of(text: &str) -> usize {
    if is_simple(text) { text.len() } else { text.width() }
}

/// Whether every byte is a character of one column.
fn is_simple(text: &str) -> bool {
    text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}

/// A longer word is broken, too.
const LONGEST_WORD: usize = 40;

/// Breaks a text at spaces into lines of at most `columns`; a longer word has a line of its own. Line breaks
/// in the text are kept.
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let is_line = !text.is_empty() && !text.starts_with(' ') && is_simple(text);
    if is_line && text.len() <= columns.min(LONGEST_WORD) {
        return vec![text.to_owned()];
    }
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split(' ').flat_map(short_words) {
            if !line.is_empty() && columns_of(&line) + 1 + columns_of(&word) > columns {
                lines.push(std::mem::take(&mut line));
            } else if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(&word);
        }
        lines.push(line);
    }
    lines
}

/// A word in parts of which none is too long.
fn short_words(word: &str) -> Vec<Cow<'_, str>> {
    if columns_of(word) <= LONGEST_WORD {
        return vec![Cow::Borrowed(word)];
    }
    let characters: Vec<char> = word.chars().collect();
    characters.chunks(LONGEST_WORD).map(|part| Cow::Owned(part.iter().collect())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_titles_are_broken_at_spaces_only() {
        assert_eq!(wrap("Head of Online Community and Support", 24), ["Head of Online Community", "and Support"]);
        assert_eq!(wrap("Gesundheitswirtschaftsförderung", 24), ["Gesundheitswirtschaftsförderung"]);
        assert_eq!(wrap("one\ntwo", 24), ["one", "two"]);
        assert_eq!(wrap("", 24), [""; 0]);
        assert_eq!(wrap(&"x".repeat(100), 24).len(), 3);
    }

    #[test]
    fn capitals_and_wide_characters_are_wider_than_small_letters() {
        let width = |text| text_width(text, 10, Weight::Regular);
        assert!(width("iiii") < width("aaaa") && width("aaaa") < width("WWWW") && width("WWWW") < width("組織図表"));
        assert!(text_width("aaaa", 10, Weight::Bold) > width("aaaa"));
    }
}
