//! What stands before each piece: nothing, a space, a semicolon, a new line.

use super::measure::{Spread, spread};
use super::outline::{Joint, Spot};
use crate::syntax::PieceKind;

/// What stands before a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing.
    None,
    /// A space.
    Space,
    /// A semicolon and a space.
    Semicolon,
    /// A line end and an indentation.
    Line {
        /// How many levels it is indented.
        levels: usize,
        /// Whether the line before is left empty.
        blank: bool,
    },
}

/// Where the walk over the pieces stands.
struct State<'a, 't> {
    spread: Spread,
    before: Option<&'a Spot<'t>>,
    /// Whether each of the blocks around is spread.
    blocks: Vec<bool>,
    /// Whether the list of the current statement is spread.
    list: bool,
    /// Whether the current line opens a block, so that no empty line follows.
    opens: bool,
}

/// Decides what stands before each piece.
pub(super) fn gaps(spots: &[Spot<'_>]) -> Vec<Gap> {
    let mut state = State { spread: spread(spots), before: None, blocks: Vec::new(), list: false, opens: false };
    spots.iter().enumerate().map(|(index, spot)| state.next(index, spot)).collect()
}

impl<'a, 't> State<'a, 't> {
    fn next(&mut self, index: usize, spot: &'a Spot<'t>) -> Gap {
        let gap = self.before.map_or(Gap::None, |before| self.gap(before, spot));
        self.opens &= !matches!(gap, Gap::Line { .. });
        match spot.piece.kind {
            PieceKind::Open => {
                let is_spread = self.spread.is_spread(index);
                self.blocks.push(is_spread);
                self.opens |= is_spread;
            }
            PieceKind::Close => {
                self.blocks.pop();
            }
            _ if spot.begins => self.list = self.spread.is_spread(index),
            _ => {}
        }
        self.before = Some(spot);
        gap
    }

    fn gap(&self, before: &Spot<'_>, spot: &Spot<'_>) -> Gap {
        let is_spread = self.blocks.last().copied().unwrap_or(true);
        let line = Gap::Line { levels: spot.depth + usize::from(spot.inside), blank: self.is_blank(before, spot) };
        let own_line = Gap::Line { levels: spot.depth, blank: false };
        match (spot.piece.kind, spot.joint) {
            (PieceKind::Comma, _) => Gap::None,
            (PieceKind::Open, _) if before.piece.kind == PieceKind::LineComment => own_line,
            (PieceKind::Open, _) => Gap::Space,
            (PieceKind::Close, _) if is_spread => own_line,
            (PieceKind::Close, _) if before.piece.kind == PieceKind::Open => Gap::None,
            (_, Joint::Statement { .. }) if is_spread => line,
            (_, Joint::Statement { semicolon: true }) => Gap::Semicolon,
            (_, Joint::Item) if self.list => line,
            (_, Joint::None) if stands_alone(before, spot) => line,
            _ => Gap::Space,
        }
    }

    /// An empty line is kept between statements. Two doc comments that it parts stay two.
    fn is_blank(&self, before: &Spot<'_>, spot: &Spot<'_>) -> bool {
        let are_docs = before.piece.is_doc() && spot.piece.is_doc();
        spot.piece.line_ends > 1 && !spot.inside && (!self.opens || are_docs)
    }
}

/// Whether a comment ends the line before a piece, or is the piece, on a line of its own.
fn stands_alone(before: &Spot<'_>, spot: &Spot<'_>) -> bool {
    spot.piece.line_ends > 0 && (before.piece.is_comment() || spot.piece.is_comment())
}
