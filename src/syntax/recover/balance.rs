//! Which brace closes which block, where braces do not balance.
//!
//! Indentation decides: a declaration does not stand in a block that begins no further left; a `}` that
//! stands alone in its line closes the block that begins in its column.

use std::ops::Range;

use super::keyword;
use super::outline::{Fault, Open, Pass, Piece};
use super::split;

/// How many statements back the declaration is looked for to which a brace belongs.
const MOST: usize = 100;

impl Pass<'_> {
    /// A closing brace.
    pub(super) fn close(&mut self) {
        let (column, is_first) = self.place();
        let brace = self.at;
        self.go(brace + 1);
        let is_its_own = self.by_indentation && is_first && self.belongs(column);
        if let Some(block) = self.open.pop_if(|block| block.braceless && is_its_own) {
            self.out.faults.push(Fault::Unopened(block.head, brace));
            return self.closed(column, brace + 1);
        }
        self.close_braceless(0);
        if self.by_indentation && is_first && !self.belongs(column) && self.settle(column, brace) {
            return;
        }
        match self.open.pop() {
            Some(_) => self.closed(column, brace + 1),
            None => self.without_block(brace, None),
        }
    }

    fn closed(&mut self, column: usize, end: usize) {
        self.out.pieces.push(Piece::Close(end));
        self.last = end;
        if let Some(around) = self.open.last_mut() {
            around.last_close = Some(column);
        }
    }

    /// Whether a brace in this column closes the innermost block, as far as its column can say.
    fn belongs(&self, column: usize) -> bool {
        self.open.last().is_none_or(|block| block.column == column)
    }

    /// A brace that is not in the column of the innermost block. Whether nothing is left to do.
    fn settle(&mut self, column: usize, brace: usize) -> bool {
        if let Some(outer) = self.open.iter().rposition(|block| block.column == column) {
            self.close_missing(outer + 1, true);
            return false;
        }
        let innermost = self.open.last();
        let is_right_of = innermost.is_some_and(|block| column > block.column);
        let is_second = innermost.is_some_and(|block| block.last_close == Some(column));
        let is_extra = is_right_of && (is_second || self.unopened().is_some());
        if is_extra {
            self.without_block(brace, Some(column));
        }
        is_extra
    }

    /// A brace that closes no block: perhaps the block of the last declaration was never opened.
    fn without_block(&mut self, brace: usize, column: Option<usize>) {
        match self.unopened() {
            Some(at) => {
                let Some(Piece::Line(head)) = self.out.pieces.get(at).cloned() else { return };
                self.out.faults.push(Fault::Unopened(head.clone(), brace));
                if let Some(piece) = self.out.pieces.get_mut(at) {
                    *piece = Piece::Open(head);
                }
                self.closed(column.unwrap_or(0), brace + 1);
            }
            None => self.out.faults.push(Fault::StrayClose(brace)),
        }
    }

    /// The last declaration without block of the current block, if nothing but statements follow it.
    fn unopened(&self) -> Option<usize> {
        let is_statement = |piece: &Piece| match piece {
            Piece::Line(range) => !keyword::is_declaration(self.rest(range.start)),
            Piece::Open(_) | Piece::Close(_) => false,
        };
        let statements = self.out.pieces.iter().rev().take(MOST).take_while(|piece| is_statement(piece)).count();
        let at = self.out.pieces.len().checked_sub(statements + 1).filter(|_| statements > 0)?;
        matches!(self.out.pieces.get(at), Some(Piece::Line(_))).then_some(at)
    }

    /// A statement right of the declaration without block above it: its braces have been forgotten.
    pub(super) fn open_braceless(&mut self, start: usize, column: usize) {
        let (above, was_first) = self.columns;
        let Some(Piece::Line(head)) = self.out.pieces.last() else { return };
        let is_below = was_first && above < column && keyword::is_declaration(self.rest(head.start));
        if !is_below || !keyword::begins_statement(self.rest(start)) {
            return;
        }
        let written = self.text.get(head.clone()).unwrap_or_default();
        if written.ends_with(['(', '[', '｛', '（']) || split::begins_block(written) {
            return;
        }
        let head = head.start..head.start + written.trim_end_matches([':', ' ']).len();
        self.out.pieces.pop();
        self.out.pieces.push(Piece::Open(head.clone()));
        self.open.push(Open { head, column: above, last_close: None, braceless: true });
    }

    /// Closes blocks without braces that do not begin left of `column`.
    pub(super) fn close_braceless(&mut self, column: usize) {
        while let Some(block) = self.open.pop_if(|block| block.braceless && column <= block.column) {
            self.out.pieces.push(Piece::Close(self.last));
            self.out.faults.push(Fault::Braceless(block.head, self.last, block.column));
        }
    }

    /// A declaration in `column` cannot stand in a block that does not begin left of it.
    pub(super) fn close_blocks_right_of(&mut self, column: usize) {
        let kept = self.open.iter().take_while(|block| block.column < column).count();
        if kept < self.open.len() {
            self.close_missing(kept, true);
        }
    }

    /// Closes all blocks but the outermost `kept`, whose braces are missing.
    pub(super) fn close_missing(&mut self, kept: usize, report: bool) {
        let heads: Vec<Range<usize>> = self.open.drain(kept..).map(|block| block.head).collect();
        self.out.pieces.extend(heads.iter().map(|_| Piece::Close(self.last)));
        if report {
            self.out.faults.push(Fault::Unclosed(heads, self.last));
        }
    }
}
