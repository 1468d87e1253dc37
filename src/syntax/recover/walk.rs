//! The way through the pieces of a damaged text: which block each of them stands in.
//!
//! Knows blocks, in braces and in other marks; what a piece says is read in [`piece`](super::piece). One piece
//! may turn out to be several: these wait in a list, so that no text makes the stack grow.

use std::ops::Range;

use super::keyword::{self, Keyword, Meant, Spelling};
use super::outline::{Fault, Outline, Piece};
use super::{bullets, faults, split};
use crate::source::Span;
use crate::syntax::build::{Builder, MOST_MISTAKES};
use crate::syntax::cursor::offset;
use crate::syntax::grammar::{self, Rule};
use crate::syntax::tree::{DeclIndex, DeclKind, Path};
use crate::syntax::{place, scan};

/// The block in which a piece stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Block {
    /// Of this declaration.
    Decl(DeclIndex),
    /// Of nothing: what stands in it belongs to the block around it.
    Through,
    /// Of a statement: only declarations in it are read.
    OfStatement,
    /// Of something unknown: it is not read.
    Unread,
}

/// A damaged text on its way into the tree.
pub(super) struct Recovery<'r, 't, 'd> {
    pub(super) builder: &'r mut Builder<'d>,
    pub(super) text: &'t str,
    /// What is still to be read of the current piece; the next stands last.
    work: Vec<Piece>,
    blocks: Vec<Block>,
    /// The last statement of the block, for messages about what may belong to it.
    pub(super) previous: Option<(Span, Option<Rule>)>,
    /// The dashes before statements of the block, and whether all of these are sound without them.
    pub(super) dashes: (Vec<Span>, bool),
    /// Of each block in other marks than braces that a line closes, how many blocks there are in it.
    bracketed: Vec<usize>,
    /// What begins before this offset has been cut into statements already.
    cut_to: usize,
}

impl<'r, 't, 'd> Recovery<'r, 't, 'd> {
    pub(super) fn new(builder: &'r mut Builder<'d>, text: &'t str) -> Self {
        let (work, blocks, bracketed) = (Vec::new(), Vec::new(), Vec::new());
        Self { builder, text, work, blocks, previous: None, dashes: (Vec::new(), true), bracketed, cut_to: 0 }
    }

    /// Reads all pieces, and reports what is wrong with the blocks.
    pub(super) fn run(mut self, outline: &Outline) {
        for fault in outline.faults.iter().take(MOST_MISTAKES + 1) {
            self.builder.lost |= matches!(fault, Fault::TooDeep(_) | Fault::Endless(..));
            let found = faults::report(fault, self.builder.file, self.text, self.builder.limits.nesting);
            self.builder.report(found);
        }
        let mut pieces = outline.pieces.as_slice();
        while let Some((piece, behind)) = pieces.split_first().filter(|_| !self.builder.is_hopeless()) {
            pieces = match bullets::below(self.text, pieces).filter(|_| !self.is_unread()) {
                Some(list) => {
                    self.list_below(&list);
                    pieces.get(list.pieces()..).unwrap_or_default()
                }
                None => {
                    self.work.push(piece.clone());
                    behind
                }
            };
            while let Some(piece) = self.work.pop().filter(|_| !self.builder.is_hopeless()) {
                self.piece(piece);
            }
        }
        self.report_dashes();
    }

    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.builder.file, offset(range.start), offset(range.end))
    }

    fn is_unread(&self) -> bool {
        self.blocks.last() == Some(&Block::Unread)
    }

    /// The declaration in whose block the next piece stands.
    pub(super) fn parent(&self) -> Option<DeclIndex> {
        self.blocks.iter().rev().find_map(|block| match block {
            Block::Decl(index) => Some(*index),
            Block::Through | Block::OfStatement | Block::Unread => None,
        })
    }

    /// The name of the declaration in whose block the next piece stands.
    pub(super) fn name_around(&self) -> Option<String> {
        let decl = self.parent().and_then(|index| self.builder.decls.get(index.0 as usize))?;
        decl.path.as_ref().map(Path::text)
    }

    pub(super) fn parent_kind(&self) -> Option<DeclKind> {
        self.parent().and_then(|index| self.builder.decls.get(index.0 as usize)).map(|decl| decl.kind)
    }

    fn piece(&mut self, piece: Piece) {
        match piece {
            Piece::Open(head) => {
                let head = self.without_comma(head);
                self.open(head);
            }
            Piece::Line(range) => {
                let range = self.without_comma(range);
                if !range.is_empty() {
                    self.line(range);
                }
            }
            Piece::Close(end) => self.close(end),
        }
    }

    /// `},`: a comma behind a block belongs to nothing.
    fn without_comma(&mut self, range: Range<usize>) -> Range<usize> {
        let text = self.text.get(range.clone()).unwrap_or_default();
        let Some(rest) = text.strip_prefix(',').filter(|_| !self.is_unread()) else { return range };
        self.builder.report(faults::comma_behind_block(self.span(&(range.start..range.start + 1))));
        range.end - rest.trim_start().len()..range.end
    }

    fn open(&mut self, head: Range<usize>) {
        self.report_dashes();
        let block = if self.is_unread() { Some(Block::Unread) } else { self.block_of(head) };
        self.enter(block);
    }

    fn enter(&mut self, block: Option<Block>) {
        self.blocks.extend(block);
        self.previous = None;
    }

    fn close(&mut self, end: usize) {
        self.previous = None;
        self.report_dashes();
        let closed = self.blocks.pop();
        self.bracketed.pop_if(|inside| *inside > self.blocks.len());
        let Some(Block::Decl(index)) = closed else { return };
        if let Some(decl) = self.builder.decls.get_mut(index.0 as usize) {
            decl.span.end = decl.span.end.max(offset(end));
        }
    }

    /// What stands before a `{`; nothing yet, if only the last of it opens the block.
    fn block_of(&mut self, head: Range<usize>) -> Option<Block> {
        let text = self.text.get(head.clone()).unwrap_or_default();
        if text.is_empty() {
            self.block_of_nothing(head.start);
            return Some(Block::Through);
        }
        let meant = keyword::meant(text);
        let is_statement = meant.is_some_and(|meant| {
            matches!((meant.keyword, meant.spelling), (Keyword::Statement(_), Spelling::Exact | Spelling::Joined))
        });
        if is_statement && self.is_row(&head, true) {
            return None;
        }
        if is_statement {
            self.builder.report(faults::block_of_statement(self.span(&head), meant));
            self.statement(head);
            return Some(Block::OfStatement);
        }
        Some(self.declaration(head).map_or(Block::Unread, Block::Decl))
    }

    /// Many braces in a row are one mistake.
    fn block_of_nothing(&mut self, brace: usize) {
        let before = self.text.get(..brace).unwrap_or_default().trim_end();
        if self.blocks.last() != Some(&Block::Through) || !before.ends_with('{') {
            self.builder.report(faults::block_of_nothing(self.span(&(brace..brace + 1))));
        }
    }

    /// Whether these are statements in a row without anything between them, which now wait to be read. With
    /// `opens`, a block follows the last.
    pub(super) fn is_row(&mut self, range: &Range<usize>, opens: bool) -> bool {
        if range.start < self.cut_to {
            return false;
        }
        let text = self.text.get(range.clone()).unwrap_or_default();
        let Some(parts) = split::parts(text, self.parent_kind(), opens) else { return false };
        self.builder.report(split::in_a_row(self.builder.file, range.start, text, &parts));
        self.cut_to = range.end;
        for (at, part) in parts.iter().enumerate().rev() {
            let part = range.start + part.start..range.start + part.end;
            let is_head = opens && at + 1 == parts.len();
            self.work.push(if is_head { Piece::Open(part) } else { Piece::Line(part) });
        }
        true
    }

    /// A statement, or a declaration without block.
    fn line(&mut self, range: Range<usize>) {
        if self.is_unread() {
            return;
        }
        let text = self.text.get(range.clone()).unwrap_or_default();
        if let Some(rest) = split::closes(text).filter(|_| self.bracketed.last() == Some(&self.blocks.len())) {
            self.bracketed.pop();
            self.wait(range.start..range.start + rest.len(), Some(range.end));
        } else if let Some(length) = bullets::dash(text).filter(|_| self.parent().is_some()) {
            self.dashes.0.push(self.span(&(range.start..range.start + length)));
            let rest = text.get(length..).unwrap_or_default();
            self.dashes.1 &= grammar::statement(self.builder.file, 0, &scan::plain(rest)).is_ok();
            self.wait(range.start + length..range.end, None);
        } else if keyword::meant(text).is_some_and(|meant| self.declares(meant, text)) {
            self.lone_declaration(range, text);
        } else if self.blocks.last() != Some(&Block::OfStatement) {
            self.statement(range);
        }
    }

    /// A line that is to be read next, and where the block ends then, if it does.
    fn wait(&mut self, line: Range<usize>, end: Option<usize>) {
        self.work.extend(end.map(Piece::Close));
        let text = self.text.get(line.clone()).unwrap_or_default();
        let start = line.end - text.trim_start().len();
        let line = start..start + text.trim().len();
        self.work.extend((!line.is_empty()).then_some(Piece::Line(line)));
    }

    /// Whether a line was going to be a declaration: what is far from its keyword must look like one.
    fn declares(&self, meant: Meant, text: &str) -> bool {
        let Keyword::Declaration(kind) = meant.keyword else { return false };
        let may_nest = place::may_nest(kind, self.parent_kind());
        meant.spelling == Spelling::Exact || may_nest && (text.contains('"') || self.parent().is_none())
    }

    /// A declaration without block; its statements may stand behind it all the same.
    fn lone_declaration(&mut self, range: Range<usize>, text: &str) {
        let behind = self.text.get(range.end..).unwrap_or_default();
        let is_shallow = self.blocks.len() < self.builder.limits.nesting;
        if let Some(block) = split::bracketed(text, behind).filter(|_| is_shallow) {
            return self.bracketed(&range, text, &block);
        }
        if self.is_reference(&range, text) {
            return;
        }
        let kind = keyword::meant(text).and_then(|meant| match meant.keyword {
            Keyword::Declaration(kind) => Some(kind),
            Keyword::Statement(_) => None,
        });
        let Some(loose) = kind.and_then(|kind| split::loose_statements(text, kind)) else {
            self.declaration(range);
            return;
        };
        self.builder.report(split::without_block(self.builder.file, range.start, text, (kind, &loose)));
        let head = text.get(..loose.start).unwrap_or_default().trim_end().len();
        self.opened(range.start..range.start + head);
        self.wait(range.start + loose.start..range.end, Some(range.end));
    }

    /// A declaration whose block is written in other marks than braces.
    fn bracketed(&mut self, range: &Range<usize>, text: &str, block: &split::Bracketed) {
        self.builder.report(split::other_marks(self.builder.file, range.start, text, block));
        self.opened(range.start..range.start + block.head);
        let inside = range.start + block.open.end;
        match &block.close {
            Some(close) => self.wait(inside..range.start + close.start, Some(range.end)),
            None => {
                self.bracketed.push(self.blocks.len());
                self.wait(inside..range.end, None);
            }
        }
    }

    /// A declaration whose block begins without brace.
    fn opened(&mut self, head: Range<usize>) {
        let block = self.declaration(head).map_or(Block::Unread, Block::Decl);
        self.enter(Some(block));
    }
}
