//! When two texts mean the same.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Equal but for case, width of characters, and space.
pub(super) fn exact(text: &str) -> String {
    let lower: String = text.nfkc().flat_map(char::to_lowercase).collect();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Equal but for accents and punctuation as well; `Last, First` is `First Last`, `Mueller` is `Müller`.
pub(super) fn loose(text: &str) -> String {
    match text.split_once(',') {
        Some((last, first)) if !first.contains(',') && !first.trim().is_empty() => words(&format!("{first} {last}")),
        _ => words(text),
    }
}

/// Letters and digits alone, as they are compared in headers.
pub(super) fn letters(text: &str) -> String {
    bare(text).filter(|c| c.is_alphanumeric()).collect()
}

fn words(text: &str) -> String {
    let spaced: String = bare(text).map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let words = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    // Umlauts that were written out: on both sides of a comparison, so nothing is lost by it.
    words.replace("ae", "a").replace("oe", "o").replace("ue", "u").replace('ß', "ss")
}

fn bare(text: &str) -> impl Iterator<Item = char> {
    text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_as_people_do() {
        assert_eq!(exact(" Anna\u{a0} SCHMIDT"), "anna schmidt");
        assert_eq!(loose("Müller-Lüdenscheidt, José"), "jose muller ludenscheidt");
        assert_eq!(loose("Hanna Weiß"), loose("WEISS, Hanna"));
        assert_eq!(loose("Jörg Müller"), loose("Joerg Mueller"));
        assert_eq!(letters("Vorgesetzte/r (E-Mail)"), "vorgesetzteremail");
    }
}
