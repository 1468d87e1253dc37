//! Where statements and items begin, how deep they stand, and which comments lead them.
//!
//! Of a sound text that can be told without knowing any statement: one begins behind a brace, a line end or
//! a semicolon, but a list goes on behind a comma, and a brace belongs to its declaration wherever it stands.
//! Only a word that is a statement by itself is one on a new line even behind a comma; as an item of a list it
//! stays on the line of the comma.

use crate::syntax::{Piece, PieceKind, is_bare_statement, pieces};

/// A piece, and what is known of its place.
#[derive(Debug)]
pub(super) struct Spot<'t> {
    pub(super) piece: Piece<'t>,
    /// How many blocks are around it.
    pub(super) depth: usize,
    /// Whether it is the first word of a statement or declaration.
    pub(super) begins: bool,
    /// Whether its statement has begun before it.
    pub(super) inside: bool,
    /// What is parted here.
    pub(super) joint: Joint,
}

/// What begins with a piece: with the first word of it, or with a comment that leads it on the same line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// Nothing.
    None,
    /// The next item of a list.
    Item,
    /// A statement or declaration.
    Statement {
        /// Whether, on one line, a semicolon must part it from what stands before.
        semicolon: bool,
    },
}

/// Walks over the pieces.
struct Walk<'t> {
    spots: Vec<Spot<'t>>,
    /// The last piece that is no comment.
    before: Option<PieceKind>,
    /// Where what follows that piece starts.
    run: usize,
    depth: usize,
}

/// All pieces of a sound text with their places, the braces that open blocks on the lines of their declarations.
pub(super) fn outline(text: &str) -> Vec<Spot<'_>> {
    let pieces = with_braces_up(pieces(text));
    let mut walk = Walk { spots: Vec::with_capacity(pieces.len()), before: None, run: 0, depth: 0 };
    for piece in pieces {
        let depth = walk.depth;
        walk.spots.push(Spot { piece, depth, begins: false, inside: false, joint: Joint::None });
        if !piece.is_comment() {
            walk.place(piece.kind);
        }
    }
    walk.spots
}

impl Walk<'_> {
    /// Places the last piece, which is no comment, and the comments before it.
    fn place(&mut self, kind: PieceKind) {
        use PieceKind::{Close, Comma, Open};
        let starts_block = matches!(self.before, None | Some(Open | Close));
        let is_bare = self.spots.last().is_some_and(|spot| is_bare_statement(spot.piece.text));
        // No sound text parts them so: a layout that did would be found to say something else.
        let is_list = self.before == Some(Comma) && !(is_bare && self.is_parted());
        let begins = !matches!(kind, Open | Close) && (starts_block || !is_list && self.is_parted());
        let inside = !begins && !starts_block && kind != Close;
        if begins {
            let is_first = matches!(self.before, None | Some(Open));
            self.join(Joint::Statement { semicolon: !is_first });
        } else if is_list && !is_bare {
            self.join(Joint::Item);
        }
        if kind == Close {
            self.depth = self.depth.saturating_sub(1);
        }
        let depth = self.depth;
        self.spots.iter_mut().skip(self.run).for_each(|spot| spot.inside = inside);
        if let Some(last) = self.spots.last_mut() {
            (last.begins, last.depth) = (begins, depth);
        }
        if kind == Open {
            self.depth += 1;
        }
        self.before = Some(kind);
        self.run = self.spots.len();
    }

    /// Whether a line end or semicolon stands somewhere before the last piece.
    fn is_parted(&self) -> bool {
        self.spots.iter().skip(self.run).any(|spot| is_parted(&spot.piece))
    }

    /// What begins with the last piece begins with the comments that lead it on its line.
    fn join(&mut self, joint: Joint) {
        let mut run = self.spots.iter_mut().skip(self.run).rev().peekable();
        while let Some(spot) = run.next() {
            if is_parted(&spot.piece) || run.peek().is_none() {
                spot.joint = joint;
                return;
            }
        }
    }
}

fn is_parted(piece: &Piece<'_>) -> bool {
    piece.line_ends > 0 || piece.semicolon
}

/// Moves each opening brace before the line comments between it and its declaration.
fn with_braces_up(pieces: Vec<Piece<'_>>) -> Vec<Piece<'_>> {
    let mut moved: Vec<Piece<'_>> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        if piece.kind == PieceKind::Open { open(&mut moved, piece) } else { push(&mut moved, piece) }
    }
    moved
}

fn open<'t>(pieces: &mut Vec<Piece<'t>>, brace: Piece<'t>) {
    let start = pieces.iter().rposition(|before| !before.is_comment()).map_or(0, |last| last + 1);
    let comments = pieces.get_mut(start..).unwrap_or_default();
    // Inside of the block, a doc comment would document what it does not document here.
    if comments.iter().any(Piece::is_doc) {
        push(pieces, brace);
        return;
    }
    let line_comment = comments.iter().position(|comment| comment.kind == PieceKind::LineComment);
    let staying = line_comment.unwrap_or(comments.len());
    comments.iter_mut().take(staying).for_each(|comment| comment.line_ends = 0);
    let behind = pieces.split_off(start + staying);
    pieces.push(Piece { line_ends: 0, ..brace });
    pieces.extend(behind);
}

/// A line comment ends its line, also where it has been moved to.
fn push<'t>(pieces: &mut Vec<Piece<'t>>, piece: Piece<'t>) {
    let ends_line = pieces.last().is_some_and(|last| last.kind == PieceKind::LineComment);
    pieces.push(Piece { line_ends: piece.line_ends.max(usize::from(ends_line)), ..piece });
}
