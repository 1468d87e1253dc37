//! The proof that a layout has changed nothing but the layout.

use super::BLANKS;
use super::outline::Spot;
use crate::syntax::{Piece, PieceKind, TextBlock, pieces};

/// Whether `formatted`, with these spots, says what `text` says: the same words and marks, the same comments,
/// each in the same order, cut into the same statements.
pub(super) fn is_same(text: &str, spots: &[Spot<'_>], formatted: &[Spot<'_>]) -> bool {
    let pieces = pieces(text);
    let are_same = |are_comments: bool| {
        let before = pieces.iter().filter(|piece| piece.is_comment() == are_comments);
        let behind = formatted.iter().map(|spot| &spot.piece).filter(|piece| piece.is_comment() == are_comments);
        are_same_pieces(before, behind)
    };
    let begins = |spots: &[Spot<'_>]| spots.iter().map(|spot| spot.begins).collect::<Vec<_>>();
    are_same(true) && are_same(false) && begins(spots) == begins(formatted)
}

/// Whether the one has the same pieces as the other, and as many.
fn are_same_pieces<'p>(
    mut one: impl Iterator<Item = &'p Piece<'p>>,
    mut other: impl Iterator<Item = &'p Piece<'p>>,
) -> bool {
    loop {
        match (one.next(), other.next()) {
            (None, None) => return true,
            (Some(a), Some(b)) if is_same_piece(a, b) => {}
            _ => return false,
        }
    }
}

fn is_same_piece<'p>(a: &Piece<'p>, b: &Piece<'p>) -> bool {
    let is_same_text = match a.kind {
        PieceKind::LineComment => a.text.trim_end_matches(BLANKS) == b.text.trim_end_matches(BLANKS),
        PieceKind::BlockComment => {
            let lines = |text: &'p str| text.lines().map(|line| line.trim_matches(BLANKS));
            lines(a.text).eq(lines(b.text))
        }
        PieceKind::Text if a.text.contains('\n') => {
            TextBlock::quoted(a.text).all_lines().eq(TextBlock::quoted(b.text).all_lines())
        }
        _ => a.text == b.text,
    };
    a.kind == b.kind && is_same_text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::outline::outline;

    fn is_same_text(one: &str, other: &str) -> bool {
        is_same(one, &outline(one), &outline(other))
    }

    #[test]
    fn layout_is_no_difference() {
        assert!(is_same_text("role a // c\n{vacant;seats 2}", "role a { // c\n  vacant\n  seats 2\n}\n"));
        assert!(is_same_text("note \"\"\"\n x\n\"\"\"", "note \"\"\"\n     x\n    \"\"\""));
    }

    #[test]
    fn a_word_that_becomes_a_comment_is_one() {
        assert!(!is_same_text("a b", "a // b"));
        assert!(!is_same_text("a // b", "a b"));
    }

    #[test]
    fn an_item_that_becomes_a_statement_is_one() {
        assert!(is_same_text("role a { held by x, external }", "role a {\n  held by x, external\n}"));
        assert!(!is_same_text("role a { held by x, external }", "role a {\n  held by x,\n  external\n}"));
    }

    #[test]
    fn everything_else_is_one() {
        let text = "role a { // c\n  held by \"Ana\", b /* d */\n  vacant\n}\n";
        for (part, changed) in [
            ("// c", ""),
            ("// c", "// e"),
            ("/* d */", "/* d\n e */"),
            ("\"Ana\"", "\"Ana \""),
            ("\"Ana\", b", "b, \"Ana\""),
            ("\n  vacant", " vacant"),
            ("by \"Ana\"", "by\n\"Ana\""),
            ("}", ""),
        ] {
            assert!(!is_same_text(text, &text.replace(part, changed)), "{part} to {changed}");
        }
    }
}
