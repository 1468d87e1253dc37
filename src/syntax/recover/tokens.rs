//! The words and marks of a damaged piece of text, sound or not.

use std::ops::Range;

use crate::syntax::scan::{self, Skipped, Stretch};

/// How many characters a text in other quotes has at most.
const MOST_QUOTED: usize = 1000;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A run of letters, digits and what people put into names, numbers and dates.
    Word,
    /// `"…"` or a text block; `closed` if its end mark is there.
    Text {
        /// Whether its end mark is there.
        closed: bool,
    },
    /// Text in other quotes: `“…”`, `'…'`.
    OddText,
    /// `#word`
    Tag,
    /// A character that looks like a space but is none.
    OddSpace,
    /// `#` or `--` with all that follows: a comment of another language.
    OddComment,
    /// Any other character.
    Mark(char),
}

/// A token and its place in the piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) range: Range<usize>,
}

/// Cuts a piece of text into tokens; spaces and comments between them are left out.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    walk(text).collect()
}

/// The tokens one after the other, for those who need only the first of them.
pub(super) fn walk(text: &str) -> impl Iterator<Item = Token> {
    let mut at = 0;
    let next = move || {
        let first = text.get(at..)?.chars().next()?;
        let (kind, end) = token(text, at, first);
        let range = at..end;
        at = end;
        Some(kind.map(|kind| Token { kind, range }))
    };
    std::iter::from_fn(next).flatten()
}

fn token(text: &str, at: usize, first: char) -> (Option<Kind>, usize) {
    if let Some(Skipped { stretch, end, closed }) = scan::skip(text.as_bytes(), at) {
        let is_text = matches!(stretch, Stretch::String | Stretch::TextBlock);
        return (is_text.then_some(Kind::Text { closed }), end);
    }
    let behind = at + first.len_utf8();
    if scan::is_odd_comment(text.as_bytes(), at) {
        return (Some(Kind::OddComment), scan::odd_comment_end(text.as_bytes(), at));
    }
    match first {
        ' ' | '\t' | '\r' | '\n' => (None, behind),
        '#' => (Some(Kind::Tag), word_end(text, behind)),
        _ if first.is_whitespace() => (Some(Kind::OddSpace), behind),
        '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '‚' | '\'' | '`' => odd_text(text, at, first),
        _ if is_word_char(first) => (Some(Kind::Word), word_end(text, at)),
        _ => (Some(Kind::Mark(first)), behind),
    }
}

/// A text in quotes of another alphabet, if they are closed in the same line.
fn odd_text(text: &str, at: usize, open: char) -> (Option<Kind>, usize) {
    let inside = at + open.len_utf8();
    let closing: &[char] = match open {
        '\'' => &['\''],
        '`' => &['`'],
        '‘' | '’' | '‚' => &['’', '‘', '\''],
        _ => &['”', '“', '»', '«', '"'],
    };
    let rest = text.get(inside..).unwrap_or_default();
    let mut near = rest.char_indices().take(MOST_QUOTED).take_while(|(_, c)| *c != '\n');
    match near.find(|(_, c)| closing.contains(c)) {
        Some((length, close)) => (Some(Kind::OddText), inside + length + close.len_utf8()),
        None => (Some(Kind::Mark(open)), inside),
    }
}

fn word_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let length = rest.find(|c: char| !is_word_char(c)).unwrap_or(rest.len());
    // A comment may follow without space.
    let word = rest.get(..length).unwrap_or_default();
    let is_block = word.ends_with('/') && rest.get(length..).is_some_and(|behind| behind.starts_with('*'));
    let comment = word.find("//").or(is_block.then(|| length - 1));
    at + comment.filter(|found| *found > 0).unwrap_or(length)
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || unicode_ident::is_xid_continue(c) || "_-./%&@+".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<(Kind, &str)> {
        tokens(text).into_iter().map(|token| (token.kind, text.get(token.range).unwrap())).collect()
    }

    #[test]
    fn damaged_text_has_tokens_too() {
        use Kind::{Mark, OddComment, OddText, Tag, Text, Word};
        assert_eq!(shown("reports_to: ceo"), [(Word, "reports_to"), (Mark(':'), ":"), (Word, "ceo")]);
        assert_eq!(
            shown("held by “Ana”, 'Bo' 50% // c"),
            [(Word, "held"), (Word, "by"), (OddText, "“Ana”"), (Mark(','), ","), (OddText, "'Bo'"), (Word, "50%")]
        );
        assert_eq!(shown("note \"x # y"), [(Word, "note"), (Text { closed: false }, "\"x # y")]);
        assert_eq!(shown("a #b # c \" d"), [(Word, "a"), (Tag, "#b"), (OddComment, "# c \" d")]);
        assert_eq!(shown("due 31.12.2026/**/x"), [(Word, "due"), (Word, "31.12.2026"), (Word, "x")]);
    }
}
