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

/// A statement, or the head of a declaration, that has begun.
struct Begun {
    at: usize,
    end: usize,
    is_list: bool,
}

/// Finds what is spread: what was written over several lines, and what does not fit on one.
pub(super) fn spread(spots: &[Spot<'_>]) -> Spread {
    let sums = Sums::of(spots);
    let mut spread = vec![false; spots.len()];
    let (mut begun, mut blocks): (Option<Begun>, Vec<(usize, usize)>) = (None, Vec::new());
    for (index, spot) in spots.iter().enumerate().filter(|(_, spot)| !spot.piece.is_comment()) {
        let ends = spot.begins || matches!(spot.piece.kind, PieceKind::Open | PieceKind::Close);
        if let Some(statement) = begun.take_if(|_| ends) {
            let is_spread = statement.is_list && !sums.fit(spots, statement.at, statement.at, statement.end);
            mark(&mut spread, statement.at, is_spread);
            if spot.piece.kind == PieceKind::Open {
                blocks.push((statement.at, index));
            }
        }
        match spot.piece.kind {
            PieceKind::Close => {
                let Some((declaration, open)) = blocks.pop() else { continue };
                mark(&mut spread, open, index > open + 1 && !sums.fit(spots, declaration, open, index));
            }
            _ if spot.begins => begun = Some(Begun { at: index, end: index, is_list: false }),
            kind => {
                if let Some(statement) = &mut begun {
                    statement.end = index;
                    statement.is_list |= kind == PieceKind::Comma;
                }
            }
        }
    }
    if let Some(statement) = begun {
        mark(
            &mut spread,
            statement.at,
            statement.is_list && !sums.fit(spots, statement.at, statement.at, statement.end),
        );
    }
    Spread(spread)
}

fn mark(spread: &mut [bool], index: usize, is_spread: bool) {
    if let Some(mark) = spread.get_mut(index) {
        *mark = is_spread;
    }
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

    /// Whether the pieces from `start` to `end` fit on one line, and those behind `head` were written so.
    fn fit(&self, spots: &[Spot<'_>], start: usize, head: usize, end: usize) -> bool {
        let between = |sums: &[usize], from: usize| sums.get(end + 1).zip(sums.get(from)).map_or(0, |(b, a)| b - a);
        let first = spots.get(start).map_or((0, 0), |spot| (spot.depth * INDENT, width_of(spot.piece.text)));
        let width = first.0 + first.1 + between(&self.width, start + 1);
        between(&self.breaks, head + 1) == 0 && width <= WIDTH
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
