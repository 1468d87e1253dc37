//! What the first words of a damaged piece were going to be: which keyword, and how far from it.

use super::aliases::{self, Alias};
use crate::syntax::grammar::Rule;
use crate::syntax::tree::DeclKind;
use crate::syntax::words;

/// A keyword.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keyword {
    /// Of a declaration.
    Declaration(DeclKind),
    /// Of a statement.
    Statement(Rule),
}

/// How the keyword is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spelling {
    /// As it should be.
    Exact,
    /// With `_`, `-` or capitals.
    Joined,
    /// With a slip of the finger.
    Near,
    /// Without its last words: `reports ceo`.
    Partial,
    /// With another word for the same thing: `manager`.
    Alias(&'static Alias),
}

/// What was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Meant {
    pub(super) keyword: Keyword,
    pub(super) spelling: Spelling,
    /// How many bytes of the piece say it.
    pub(super) length: usize,
}

impl Keyword {
    pub(super) fn text(self) -> &'static str {
        match self {
            Self::Declaration(kind) => kind.keyword(),
            Self::Statement(rule) => words::keyword(rule),
        }
    }
}

/// Whether `text` begins with the keyword of a declaration.
pub(super) fn is_declaration(text: &str) -> bool {
    let word = first_word(text);
    let is_keyword = words::DECLARATIONS.iter().any(|kind| kind.keyword() == word);
    is_keyword && text.get(word.len()..).is_some_and(|rest| rest.starts_with([' ', '\t', '"', '/']))
}

/// Whether `text` begins with the keyword of a statement, or what was going to be one.
pub(super) fn begins_statement(text: &str) -> bool {
    meant(text).is_some_and(|meant| matches!(meant.keyword, Keyword::Statement(_)))
}

/// Whether `text`, at the start of a line, can only be a statement or declaration, not an item of a list.
pub(super) fn is_statement(text: &str) -> bool {
    let word = first_word(text);
    if matches!(word, "vacant" | "undisclosed" | "external" | "abolished" | "exists") {
        return true;
    }
    let Some(meant) = meant(text) else { return false };
    let rest = text.get(meant.length..).unwrap_or_default().trim_start_matches([' ', '\t', ':', '=']);
    let next = first_word(rest);
    let more = !next.is_empty() || rest.starts_with(['"', '#', '“', '\'']);
    let is_modifier = matches!(next, "from" | "until" | "acting" | "for" | "note") || next.ends_with('%');
    let is_clear = meant.spelling == Spelling::Exact || meant.keyword.text().contains(' ');
    more && is_clear && !is_modifier
}

/// What the first words of `text` were going to be; `None` if they are like no keyword.
pub(super) fn meant(text: &str) -> Option<Meant> {
    let first = first_word(text);
    if first.is_empty() {
        return None;
    }
    let begins = |word: &str, start: &str| word == start;
    let phrases = [phrase(text, 1), phrase(text, 2), phrase(text, 3)];
    exactly(&phrases)
        .or_else(|| joined(first))
        .or_else(|| glued(&phrases))
        .or_else(|| alias(&phrases))
        .or_else(|| partial(first, begins))
        .or_else(|| near(&phrases))
        .or_else(|| partial(first, words::is_near))
}

/// The keyword with which `text` begins, if it is written as it should be.
pub(super) fn exact(text: &str) -> Option<Meant> {
    exactly(&[phrase(text, 1), phrase(text, 2), phrase(text, 3)])
}

/// The first `count` words in lower case with spaces between them, and how many bytes they are.
pub(super) fn words(text: &str, count: usize) -> Option<(String, usize)> {
    phrase(text, count).map(|(written, length)| (spaced(&written), length))
}

fn all() -> impl Iterator<Item = Keyword> {
    let declarations = words::DECLARATIONS.iter().map(|kind| Keyword::Declaration(*kind));
    declarations.chain(words::STATEMENTS.iter().map(|entry| Keyword::Statement(entry.rule)))
}

/// The run of letters, digits, `_`, `-` and `%` at the start; names and keywords are never this long.
fn first_word(text: &str) -> &str {
    let is_part = |c: char| c.is_alphanumeric() || "_-%".contains(c);
    let end = text.char_indices().take(80).find(|(_, c)| !is_part(*c)).map(|(at, _)| at);
    text.get(..end.unwrap_or_else(|| text.len().min(80))).unwrap_or_default()
}

/// The first `count` words with single spaces between them, and their length in the text.
fn phrase(text: &str, count: usize) -> Option<(String, usize)> {
    let mut words = Vec::with_capacity(count);
    let mut at = 0;
    for _ in 0..count {
        let rest = text.get(at..)?;
        let blank = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let word = first_word(rest.get(blank..)?);
        if word.is_empty() {
            return None;
        }
        words.push(word);
        at += blank + word.len();
    }
    Some((words.join(" "), at))
}

/// The first one, two and three words.
type Phrases = [Option<(String, usize)>; 3];

fn exactly(phrases: &Phrases) -> Option<Meant> {
    best(phrases, |written, keyword| (written == keyword).then_some(0), Spelling::Exact)
}

fn near(phrases: &Phrases) -> Option<Meant> {
    best(phrases, |written, keyword| slips(&written.to_lowercase(), keyword), Spelling::Near)
}

/// How far a phrase is from a keyword of as many words, if each word is near to its counterpart.
fn slips(written: &str, keyword: &str) -> Option<usize> {
    let pairs = written.split(' ').zip(keyword.split(' '));
    let far = pairs.map(|(word, meant)| words::is_near(word, meant).then(|| strsim::damerau_levenshtein(word, meant)));
    far.sum()
}

/// The keyword with the least distance from as many words of the text as it has itself.
fn best(phrases: &Phrases, distance: impl Fn(&str, &str) -> Option<usize>, spelling: Spelling) -> Option<Meant> {
    let candidates = all().filter_map(|keyword| {
        let words = keyword.text().matches(' ').count();
        let (written, length) = phrases.get(words)?.as_ref()?;
        let far = distance(written, keyword.text())?;
        Some((far, Meant { keyword, spelling, length: *length }))
    });
    candidates.min_by_key(|(far, meant)| (*far, std::cmp::Reverse(meant.length))).map(|(_, meant)| meant)
}

/// `reports_to`, `reports-to`, `reportsTo`, `Reports`
fn joined(first: &str) -> Option<Meant> {
    let spaced = spaced(first);
    let found = all().find(|keyword| keyword.text() == spaced).or_else(|| {
        let is_near = |keyword: &Keyword| keyword.text().contains(' ') && words::is_near(&spaced, keyword.text());
        all().filter(|_| spaced.contains(' ')).find(is_near)
    });
    found.map(|keyword| Meant { keyword, spelling: Spelling::Joined, length: first.len() })
}

/// The words of a compound in lower case with spaces between them.
fn spaced(compound: &str) -> String {
    let mut spaced = String::with_capacity(compound.len() + 4);
    let mut after_small = false;
    for c in compound.chars() {
        if c == '_' || c == '-' {
            spaced.push(' ');
        } else {
            if c.is_uppercase() && after_small {
                spaced.push(' ');
            }
            spaced.extend(c.to_lowercase());
        }
        after_small = c.is_lowercase();
    }
    spaced
}

/// `heldby ana`, `formerly heldby ana`
fn glued(phrases: &Phrases) -> Option<Meant> {
    let found = phrases.iter().take(2).rev().flatten().find_map(|(written, length)| {
        let together = written.replace(' ', "").to_lowercase();
        let is_same = |keyword: &Keyword| keyword.text().contains(' ') && keyword.text().replace(' ', "") == together;
        all().find(is_same).map(|keyword| (keyword, *length))
    });
    found.map(|(keyword, length)| Meant { keyword, spelling: Spelling::Joined, length })
}

/// `reports ceo`, `held ana`: the first word of a keyword of several, if it is long enough to be clear.
fn partial(first: &str, begins: impl Fn(&str, &str) -> bool) -> Option<Meant> {
    let word = first.to_lowercase();
    let is_start = |keyword: &Keyword| {
        let start = keyword.text().split_once(' ').map_or("", |(start, _)| start);
        start.len() > 3 && begins(&word, start)
    };
    all().find(is_start).map(|keyword| Meant { keyword, spelling: Spelling::Partial, length: first.len() })
}

/// Another word for the same thing, or two.
fn alias(phrases: &Phrases) -> Option<Meant> {
    phrases.iter().take(2).rev().flatten().find_map(|(written, length)| {
        let spaced = spaced(written);
        let found = aliases::ALIASES.iter().find(|alias| alias.words.contains(&spaced.as_str()))?;
        Some(Meant { keyword: found.keyword, spelling: Spelling::Alias(found), length: *length })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keyword(text: &str) -> Option<(&'static str, usize)> {
        meant(text).map(|meant| (meant.keyword.text(), meant.length))
    }

    #[test]
    fn slips_and_other_habits_are_understood() {
        for (text, expected) in [
            ("reports to x", "reports to"),
            ("reports_to: x", "reports to"),
            ("reports-to x", "reports to"),
            ("reportsTo x", "reports to"),
            ("report to x", "reports to"),
            ("reports x", "reports to"),
            ("heldBy x", "held by"),
            ("held ana", "held by"),
            ("heldby ana", "held by"),
            ("formerly heldby ana", "formerly held by"),
            ("reports b", "reports to"),
            ("deputized by b", "deputised by"),
            ("rolle x", "role"),
            ("Role x", "role"),
            ("deparment x", "department"),
            ("organisation \"X\"", "organization"),
            ("manager: x", "reports to"),
            ("team x", "department"),
            ("responsability x", "responsibility"),
        ] {
            assert_eq!(keyword(text).map(|(keyword, _)| keyword), Some(expected), "{text}");
        }
        assert_eq!(keyword("reports_to: x"), Some(("reports to", 10)));
    }

    #[test]
    fn what_is_like_no_keyword_is_none() {
        for text in ["", "xyz", "ana", "{", "ceo from 2026", "42"] {
            assert_eq!(keyword(text), None, "{text}");
        }
    }

    #[test]
    fn a_line_behind_a_comma_is_an_item_unless_it_can_only_be_a_statement() {
        for text in ["vacant", "reports to ceo", "note \"x\"", "head ceo", "role x {", "held_by: ana", "seats 4"] {
            assert!(is_statement(text), "{text}");
        }
        for text in ["ana", "head", "role, end", "tom from 2026", "\"Li\"", "lead acting", "role 50%", "owner\n"] {
            assert!(!is_statement(text), "{text}");
        }
    }
}
