//! What to do with a text that the grammar does not accept.
//!
//! The text is cut into its blocks and statements by hand ([`outline`]); each is read by the grammar on its
//! own, so a bad statement costs that statement and a bad block costs that block. What still fails is
//! explained: [`header`] and [`statement`] know the foreseeable mistakes and how to repair them. One cause
//! gives one message.

mod aliases;
mod balance;
mod bullets;
mod damage;
mod dates;
mod faults;
mod habits;
mod header;
mod in_block;
mod keyword;
mod lists;
mod measures;
mod mistakes;
mod outline;
mod reference;
mod shapes;
mod shares;
mod slots;
mod split;
mod statement;
mod strays;
mod titles;
mod tokens;
mod unknown;

use std::ops::Range;

use super::build::Builder;
use super::cursor::offset;
use super::grammar::{self, Rule};
use super::place;
use super::scan;
use super::tree::{BodyItem, Decl, DeclIndex, DeclKind, Path};
use crate::source::Span;
use damage::Damage;
use keyword::{Keyword, Meant, Spelling};
use outline::{Fault, Piece};

/// The block in which a piece stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Block {
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
struct Recovery<'r, 't, 'd> {
    builder: &'r mut Builder<'d>,
    text: &'t str,
    blocks: Vec<Block>,
    /// The last statement of the block, for messages about what may belong to it.
    previous: Option<(Span, Option<Rule>)>,
    /// The dashes before statements of the block, and whether all of these are sound without them.
    dashes: (Vec<Span>, bool),
    /// How many blocks there are inside of one in other marks than braces, which a line closes.
    bracketed: Option<usize>,
}

/// Adds what can be read of `text` in `range` to the tree, and reports what cannot. Its braces are trusted
/// unless indentation must decide.
pub(super) fn recover(builder: &mut Builder<'_>, text: &str, range: Range<usize>, by_indentation: bool) {
    let outline = outline::outline(text, range, by_indentation);
    let mut recovery =
        Recovery { builder, text, blocks: Vec::new(), previous: None, dashes: (Vec::new(), true), bracketed: None };
    for fault in &outline.faults {
        recovery.builder.lost |= matches!(fault, Fault::TooDeep(_) | Fault::Endless(..));
        let found = faults::report(fault, recovery.builder.file, text);
        recovery.builder.report(found);
    }
    let mut pieces = outline.pieces.as_slice();
    while let Some((piece, behind)) = pieces.split_first() {
        pieces = match bullets::below(text, pieces).filter(|_| !recovery.is_unread()) {
            Some(list) => {
                recovery.list_below(&list);
                pieces.get(list.pieces()..).unwrap_or_default()
            }
            None => behind,
        };
        if behind.len() == pieces.len() {
            recovery.piece(piece.clone());
        }
    }
    recovery.report_dashes();
}

impl Recovery<'_, '_, '_> {
    fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.builder.file, offset(range.start), offset(range.end))
    }

    fn is_unread(&self) -> bool {
        self.blocks.last() == Some(&Block::Unread)
    }

    /// The declaration in whose block the next piece stands.
    fn parent(&self) -> Option<DeclIndex> {
        self.blocks.iter().rev().find_map(|block| match block {
            Block::Decl(index) => Some(*index),
            Block::Through | Block::OfStatement | Block::Unread => None,
        })
    }

    /// The name of the declaration in whose block the next piece stands.
    fn name_around(&self) -> Option<String> {
        let decl = self.parent().and_then(|index| self.builder.decls.get(index.0 as usize))?;
        decl.path.as_ref().map(Path::text)
    }

    fn parent_kind(&self) -> Option<DeclKind> {
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
        let block = if self.is_unread() { Block::Unread } else { self.block_of(head) };
        self.blocks.push(block);
        self.previous = None;
    }

    fn close(&mut self, end: usize) {
        self.previous = None;
        self.report_dashes();
        let Some(Block::Decl(index)) = self.blocks.pop() else { return };
        if let Some(decl) = self.builder.decls.get_mut(index.0 as usize) {
            decl.span.end = decl.span.end.max(offset(end));
        }
    }

    /// What stands before a `{`.
    fn block_of(&mut self, head: Range<usize>) -> Block {
        let text = self.text.get(head.clone()).unwrap_or_default();
        if text.is_empty() {
            self.builder.report(faults::block_of_nothing(self.span(&(head.start..head.start + 1))));
            return Block::Through;
        }
        let meant = keyword::meant(text);
        let is_statement = meant.is_some_and(|meant| {
            matches!((meant.keyword, meant.spelling), (Keyword::Statement(_), Spelling::Exact | Spelling::Joined))
        });
        if is_statement && let Some(parts) = split::parts(text, self.parent_kind(), true) {
            return self.row(head.start, text, &parts, true);
        }
        if is_statement {
            self.builder.report(faults::block_of_statement(self.span(&head), meant));
            self.statement(head);
            return Block::OfStatement;
        }
        self.declaration(head).map_or(Block::Unread, Block::Decl)
    }

    /// Statements in a row without anything between them; a block may follow the last.
    fn row(&mut self, base: usize, text: &str, parts: &[Range<usize>], opens: bool) -> Block {
        self.builder.report(split::in_a_row(self.builder.file, base, text, parts));
        let mut block = Block::Through;
        for (at, part) in parts.iter().enumerate() {
            let range = base + part.start..base + part.end;
            if opens && at + 1 == parts.len() {
                block = self.block_of(range);
            } else {
                self.line(range);
            }
        }
        block
    }

    /// A statement, or a declaration without block.
    fn line(&mut self, range: Range<usize>) {
        if self.is_unread() {
            return;
        }
        let text = self.text.get(range.clone()).unwrap_or_default();
        if let Some(rest) = split::closes(text).filter(|_| self.bracketed == Some(self.blocks.len())) {
            self.bracketed = None;
            if !rest.is_empty() {
                self.line(range.start..range.start + rest.len());
            }
            return self.close(range.end);
        }
        if let Some(length) = bullets::dash(text).filter(|_| self.parent().is_some()) {
            self.dashes.0.push(self.span(&(range.start..range.start + length)));
            let rest = text.get(length..).unwrap_or_default();
            self.dashes.1 &= grammar::statement(self.builder.file, 0, &scan::without_comments(rest)).is_ok();
            return self.line(range.start + length..range.end);
        }
        let is_declaration = keyword::meant(text).is_some_and(|meant| self.declares(meant, text));
        if is_declaration {
            self.lone_declaration(range, text);
        } else if self.blocks.last() != Some(&Block::OfStatement) {
            self.statement(range);
        }
    }

    /// A declaration whose block is written in other marks than braces.
    fn bracketed(&mut self, range: &Range<usize>, text: &str, block: &split::Bracketed) {
        self.builder.report(split::other_marks(self.builder.file, range.start, text, block));
        let opened = self.declaration(range.start..range.start + block.head).map_or(Block::Unread, Block::Decl);
        self.blocks.push(opened);
        self.previous = None;
        let Some(close) = &block.close else {
            self.bracketed = Some(self.blocks.len());
            let inside = text.get(block.open.end..).unwrap_or_default().trim_start();
            if !inside.is_empty() {
                self.line(range.end - inside.len()..range.end);
            }
            return;
        };
        let inside = text.get(block.open.end..close.start).unwrap_or_default();
        let start = range.start + block.open.end + inside.len() - inside.trim_start().len();
        if !inside.trim().is_empty() {
            self.line(start..start + inside.trim().len());
        }
        self.close(range.end);
    }

    /// A declaration without block; its statements may stand behind it all the same.
    fn lone_declaration(&mut self, range: Range<usize>, text: &str) {
        let behind = self.text.get(range.end..).unwrap_or_default();
        if let Some(block) = split::bracketed(text, behind) {
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
        self.builder.report(split::without_block(self.builder.file, range.start, text, &loose));
        let head = text.get(..loose.start).unwrap_or_default().trim_end().len();
        let block = self.declaration(range.start..range.start + head).map_or(Block::Unread, Block::Decl);
        self.blocks.push(block);
        self.line(range.start + loose.start..range.end);
        self.close(range.end);
    }

    /// Whether a line was going to be a declaration: what is far from its keyword must look like one.
    fn declares(&self, meant: Meant, text: &str) -> bool {
        let Keyword::Declaration(kind) = meant.keyword else { return false };
        let may_nest = place::may_nest(kind, self.parent_kind());
        meant.spelling == Spelling::Exact || may_nest && (text.contains('"') || self.parent().is_none())
    }

    /// Adds the declaration that `head` says, and reports what is wrong with it.
    fn declaration(&mut self, head: Range<usize>) -> Option<DeclIndex> {
        let text = self.text.get(head.clone()).unwrap_or_default();
        let mut decl = match grammar::declaration(self.builder.file, head.start, &scan::without_comments(text)) {
            Ok(node) => self.builder.header(&node)?,
            Err(mismatch) => {
                let damage = Damage::new(self.builder.file, head.start, text, self.parent_kind(), mismatch);
                let (decl, found) = header::damaged(&damage);
                if let Some(found) = found {
                    self.builder.report(found);
                }
                self.builder.lost |= decl.path.is_none() && has_name(decl.kind);
                decl
            }
        };
        decl.parent = self.home(&decl);
        let (kind, index) = (decl.kind, self.builder.add_decl(decl));
        (kind != DeclKind::Unknown).then_some(index)
    }

    /// The declaration that may hold a `kind`: the one it stands in, or else one further out.
    fn home(&mut self, decl: &Decl) -> Option<DeclIndex> {
        let kind = decl.kind;
        let outer = self.parent_kind();
        if !place::may_nest(kind, outer) && kind != DeclKind::Unknown {
            let name = decl.path.as_ref().map_or_else(|| "NAME".to_owned(), Path::text);
            self.builder.report(faults::out_of_place(kind, outer, decl.keyword, &name));
        }
        let mut home = self.parent();
        while let Some(decl) = home.and_then(|index| self.builder.decls.get(index.0 as usize)) {
            if place::may_nest(kind, Some(decl.kind)) {
                break;
            }
            home = decl.parent;
        }
        home
    }

    /// Adds a statement to the block it stands in, and reports what is wrong with it.
    fn statement(&mut self, range: Range<usize>) {
        let text = self.text.get(range.clone()).unwrap_or_default();
        let (span, kind) = (self.span(&range), self.parent_kind());
        let (rule, item) = match grammar::statement(self.builder.file, range.start, &scan::without_comments(text)) {
            Ok(node) if place::may_stand(node.rule(), kind) => (Some(node.rule()), self.builder.body_item(node)),
            Ok(node) => {
                self.builder.report(statement::out_of_place(node.rule(), kind, span, text));
                (None, statement::damaged_item(span, Some(node.rule())))
            }
            Err(mismatch) => {
                if let Some(parts) = split::parts(text, kind, false) {
                    self.row(range.start, text, &parts, false);
                    return;
                }
                let mut damage = Damage::new(self.builder.file, range.start, text, kind, mismatch);
                damage.previous = self.previous;
                damage.within = self.name_around();
                for found in statement::damaged(&damage) {
                    self.builder.report(found);
                }
                let titled = self.titled(&damage, range.start, text);
                (damage.rule(), titled.unwrap_or_else(|| statement::damaged_item(span, damage.rule())))
            }
        };
        self.keep(span, rule, item);
    }

    /// Adds something to the block that is read.
    fn keep(&mut self, span: Span, rule: Option<Rule>, item: BodyItem) {
        if rule.is_some() || self.previous.is_none() {
            self.previous = Some((span, rule));
        }
        match self.parent() {
            Some(parent) => self.builder.add(parent, item),
            None => self.builder.lost = true,
        }
    }
}

/// Whether a declaration of this kind always has a name, to which something may refer.
fn has_name(kind: DeclKind) -> bool {
    !matches!(kind, DeclKind::Organization | DeclKind::Policy)
}
