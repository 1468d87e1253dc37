//! What fits on one line: which blocks and lists are spread over several.

use unicode_width::UnicodeWidthStr;

use super::outline::{Joint, Spot};
use super::{INDENT, WIDTH};
use crate::syntax::PieceKind;

/// What is spread over several lines.
#[derive(Debug)]
pub(super) struct Spread(Vec<bool>);

impl Spread {
    /// Whether the block that opens at `index`, or the list of the statement that begins there, is spread.
    pub(super) fn is_spread(&self, index: usize) -> bool {
        self.0.get(index).copied().unwrap_or(false)
    }
}

/// Sums over all pieces before each, so that every stretch is measured at once.
struct Sums {
    /// How wide everything is on one line.
    width: Vec<usize>,
    /// How many pieces begin a line, or have several.
    breaks: Vec<usize>,
}

/// Walks over the pieces and marks what is spread.
struct Walk<'a, 't> {
    spots: &'a [Spot<'t>],
    sums: Sums,
    spread: Vec<bool>,
    /// The statement, or the head of a declaration, that has begun.
    begun: Option<Begun>,
    /// Where the declarations of the blocks around begin, and where their blocks open.
    blocks: Vec<(usize, usize)>,
}

struct Begun {
    at: usize,
    end: usize,
    is_list: bool,
}

/// Finds what is spread: what was written over several lines, and what does not fit on one.
pub(super) fn spread(spots: &[Spot<'_>]) -> Spread {
    let spread = vec![false; spots.len()];
    let mut walk = Walk { spots, sums: Sums::of(spots), spread, begun: None, blocks: Vec::new() };
    for (index, spot) in spots.iter().enumerate().filter(|(_, spot)| !spot.piece.is_comment()) {
        walk.pass(index, spot);
    }
    walk.end_statement();
    Spread(walk.spread)
}

impl Walk<'_, '_> {
    fn pass(&mut self, index: usize, spot: &Spot<'_>) {
        match spot.piece.kind {
            PieceKind::Open => {
                let declaration = self.end_statement().unwrap_or(index);
                self.blocks.push((declaration, index));
            }
            PieceKind::Close => {
                self.end_statement();
                self.end_block(index);
            }
            _ if spot.begins => {
                self.end_statement();
                self.begun = Some(Begun { at: index, end: index, is_list: false });
            }
            kind => {
                if let Some(statement) = &mut self.begun {
                    statement.end = index;
                    statement.is_list |= kind == PieceKind::Comma;
                }
            }
        }
    }

    /// Says where the statement began that is at its end, if one is.
    fn end_statement(&mut self) -> Option<usize> {
        let Begun { at, end, is_list } = self.begun.take()?;
        self.mark(at, is_list && !self.fits(at, at, end));
        Some(at)
    }

    fn end_block(&mut self, close: usize) {
        if let Some((declaration, open)) = self.blocks.pop() {
            self.mark(open, close > open + 1 && !self.fits(declaration, open, close));
        }
    }

    fn mark(&mut self, index: usize, is_spread: bool) {
        if let Some(mark) = self.spread.get_mut(index) {
            *mark = is_spread;
        }
    }

    /// Whether the pieces from `start` to `end` fit on one line, and those behind `head` were written on it.
    fn fits(&self, start: usize, head: usize, end: usize) -> bool {
        let first = self.spots.get(start).map_or(0, |spot| spot.depth * INDENT + width_of(spot.piece.text));
        let width = first + between(&self.sums.width, start + 1, end);
        between(&self.sums.breaks, head + 1, end) == 0 && width <= WIDTH
    }
}

/// What is summed up from the piece at `start` to that at `end`.
fn between(sums: &[usize], start: usize, end: usize) -> usize {
    sums.get(end + 1).zip(sums.get(start)).map_or(0, |(behind, before)| behind - before)
}

impl Sums {
    fn of(spots: &[Spot<'_>]) -> Self {
        let (mut width, mut breaks) = (vec![0], vec![0]);
        let (mut all_width, mut all_breaks) = (0, 0);
        let mut before = None;
        for Spot { piece, joint, .. } in spots {
            all_width += gap(before, piece.kind, *joint) + width_of(piece.text);
            all_breaks += usize::from(piece.line_ends > 0 || piece.text.contains('\n'));
            width.push(all_width);
            breaks.push(all_breaks);
            before = Some(piece.kind);
        }
        Self { width, breaks }
    }
}

/// What stands between two neighbours on one line.
fn gap(before: Option<PieceKind>, kind: PieceKind, joint: Joint) -> usize {
    match (before, kind) {
        (None, _) | (_, PieceKind::Comma) | (Some(PieceKind::Open), PieceKind::Close) => 0,
        _ => 1 + usize::from(joint == Joint::Statement { semicolon: true }),
    }
}

/// The width of the widest line, indentation aside.
fn width_of(text: &str) -> usize {
    text.lines().map(|line| line.trim().width()).max().unwrap_or(0)
}
