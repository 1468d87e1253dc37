//! Pieces and gaps to text. Whatever has several lines moves with the first of them.

use super::gaps::Gap;
use super::outline::Spot;
use super::{BLANKS, INDENT};
use crate::syntax::{PieceKind, TextBlock};

/// Writes all pieces, each behind its gap, with the line ends that `text` mostly has.
pub(super) fn print(text: &str, spots: &[Spot<'_>], gaps: &[Gap]) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for (spot, gap) in spots.iter().zip(gaps) {
        open_gap(&mut out, *gap);
        let piece = &spot.piece;
        match piece.kind {
            PieceKind::Text if piece.text.contains('\n') => text_block(&mut out, piece.text, spot.depth + 1),
            PieceKind::BlockComment if piece.text.contains('\n') => {
                block_comment(&mut out, piece.text, column(text, piece.start));
            }
            PieceKind::LineComment => out.push_str(piece.text.trim_end_matches(BLANKS)),
            _ => out.push_str(piece.text),
        }
    }
    if !out.is_empty() {
        out.push('\n');
    }
    if ends_with_crlf(text) { out.replace('\n', "\r\n") } else { out }
}

fn open_gap(out: &mut String, gap: Gap) {
    match gap {
        Gap::None => {}
        Gap::Space => out.push(' '),
        Gap::Semicolon => out.push_str("; "),
        Gap::Line { levels, blank } => {
            out.push_str(if blank { "\n\n" } else { "\n" });
            indent(out, levels * INDENT);
        }
    }
}

fn indent(out: &mut String, columns: usize) {
    out.extend(std::iter::repeat_n(' ', columns));
}

/// The common indentation of its lines is no part of it, so it follows that of its statement.
fn text_block(out: &mut String, written: &str, levels: usize) {
    let block = TextBlock::quoted(written);
    out.push_str(TextBlock::QUOTES);
    out.push_str(block.first.unwrap_or_default());
    for line in &block.lines {
        out.push('\n');
        if !line.is_empty() {
            indent(out, levels * INDENT);
            out.push_str(line);
        }
    }
    if block.closes_alone {
        out.push('\n');
        indent(out, levels * INDENT);
    }
    out.push_str(TextBlock::QUOTES);
}

/// Its lines are moved as far as its first one, whose column was `before`.
fn block_comment(out: &mut String, written: &str, before: usize) {
    let now = column(out, out.len());
    let mut lines = written.lines();
    out.push_str(lines.next().unwrap_or_default().trim_end_matches(BLANKS));
    for line in lines.map(|line| line.trim_end_matches(BLANKS)) {
        let words = line.trim_start_matches([' ', '\t']);
        out.push('\n');
        if !words.is_empty() {
            let (spaces, _) = line.split_at(line.len() - words.len());
            indent(out, (width(spaces) + now).saturating_sub(before));
            out.push_str(words);
        }
    }
}

/// How wide what stands before `at` on its line is.
fn column(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    width(before.rsplit('\n').next().unwrap_or_default())
}

/// A tab is as wide as a level of blocks, which it was meant to be.
fn width(text: &str) -> usize {
    text.chars().map(|character| if character == '\t' { INDENT } else { 1 }).sum()
}

/// Whether more of its lines end with CRLF than without.
fn ends_with_crlf(text: &str) -> bool {
    let all = text.matches('\n').count();
    text.matches("\r\n").count() * 2 > all
}
