//! The pieces of a text, each as it was written: words, texts, marks and comments, and how many line ends
//! stand before each.
//!
//! Knows marks and quotes, no keyword. For those who lay a text out anew: whatever is no space, no line end
//! and no semicolon is a piece.

use super::scan::{self, Stretch};

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PieceKind {
    /// A name, keyword, number, date or tag.
    Word,
    /// A string or text block, with its quotes.
    Text,
    /// `{`
    Open,
    /// `}`
    Close,
    /// `,`
    Comma,
    /// `// …`, without the line end.
    LineComment,
    /// `/* … */`
    BlockComment,
}

/// A piece of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'t> {
    /// What it is.
    pub kind: PieceKind,
    /// How it is written.
    pub text: &'t str,
    /// Where it starts, in bytes.
    pub start: usize,
    /// How many line ends stand between the piece before and this one.
    pub line_ends: usize,
    /// Whether a semicolon stands between the piece before and this one.
    pub semicolon: bool,
}

impl Piece<'_> {
    /// Whether it is a comment of either form.
    #[must_use]
    pub fn is_comment(&self) -> bool {
        matches!(self.kind, PieceKind::LineComment | PieceKind::BlockComment)
    }

    /// Whether it is `/// …`, but not `//// …`.
    #[must_use]
    pub fn is_doc(&self) -> bool {
        self.kind == PieceKind::LineComment && self.text.starts_with("///") && !self.text.starts_with("////")
    }
}

/// Cuts a text into its pieces. Linear; any text will do, but only of a sound one each piece is what it seems.
#[must_use]
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let bytes = text.as_bytes();
    let (mut found, mut at, mut line_ends, mut semicolon) = (Vec::new(), 0, 0, false);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\n' => line_ends += 1,
            b';' => semicolon = true,
            b' ' | b'\t' | b'\r' => {}
            _ => {
                let (kind, end) = piece(bytes, at, *byte);
                let written = text.get(at..end).unwrap_or_default();
                found.push(Piece { kind, text: written, start: at, line_ends, semicolon });
                (at, line_ends, semicolon) = (end, 0, false);
                continue;
            }
        }
        at += 1;
    }
    found
}

fn piece(text: &[u8], at: usize, first: u8) -> (PieceKind, usize) {
    if let Some(skipped) = scan::skip(text, at) {
        let kind = match skipped.stretch {
            Stretch::String | Stretch::TextBlock => PieceKind::Text,
            Stretch::LineComment => PieceKind::LineComment,
            Stretch::BlockComment => PieceKind::BlockComment,
        };
        return (kind, skipped.end);
    }
    match first {
        b'{' => (PieceKind::Open, at + 1),
        b'}' => (PieceKind::Close, at + 1),
        b',' => (PieceKind::Comma, at + 1),
        _ => (PieceKind::Word, word_end(text, at + 1)),
    }
}

/// Where a word ends of which the first byte stands before `at`.
fn word_end(text: &[u8], at: usize) -> usize {
    let mut end = at;
    while let Some(byte) = text.get(end) {
        let ends = match byte {
            b'/' => scan::skip(text, end).is_some(),
            _ => b" \t\r\n;{},\"#".contains(byte),
        };
        if ends {
            break;
        }
        end += 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_its_marks() {
        let text = "role a\"A\"#x#y{held by é,b/*c*/50%;// d\r\n\n}";
        let shown: Vec<&str> = pieces(text).iter().map(|piece| piece.text).collect();
        let expected =
            ["role", "a", "\"A\"", "#x", "#y", "{", "held", "by", "é", ",", "b", "/*c*/", "50%", "// d\r", "}"];
        assert_eq!(shown, expected);
    }

    #[test]
    fn what_stands_between_is_counted() {
        let found = pieces("a;\n\n b c");
        let between: Vec<(usize, bool)> = found.iter().map(|piece| (piece.line_ends, piece.semicolon)).collect();
        assert_eq!(between, [(0, false), (2, true), (0, false)]);
    }
}
