//! From what the grammar read to the tree: one file a construct.
//!
//! Knows what each statement is made of, and judges what the grammar cannot: dates the calendar does not
//! have, numbers that are too large, modifiers that stand in the wrong place. Must not know how a damaged
//! text is recovered.

mod decl;
mod item;
mod measure;
mod moment;
mod name;
mod number;
mod policy;
mod statement;
mod text;

pub(super) use name::path_of;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::FileId;
use crate::syntax::Limits;
use crate::syntax::tree::{BodyItem, Decl, DeclIndex};

/// A tree in the making.
#[derive(Debug)]
pub(super) struct Builder<'d> {
    pub(super) limits: Limits,
    pub(super) file: FileId,
    pub(super) decls: Vec<Decl>,
    pub(super) lost: bool,
    diagnostics: &'d mut Diagnostics,
}

/// What a piece of a file says: its declarations, numbered from the first of them, whether something was
/// lost, and what was found.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub(super) decls: Vec<Decl>,
    pub(super) lost: bool,
    pub(super) found: Vec<Diagnostic>,
}

impl Part {
    /// What `read` makes of a piece of a file.
    pub(super) fn read(limits: Limits, file: FileId, read: impl FnOnce(&mut Builder<'_>)) -> Self {
        let mut diagnostics = Diagnostics::default();
        let mut builder = Builder { limits, file, decls: Vec::new(), lost: false, diagnostics: &mut diagnostics };
        read(&mut builder);
        let Builder { decls, lost, .. } = builder;
        Self { decls, lost, found: diagnostics.take() }
    }

    /// Neighbouring parts as one.
    pub(super) fn joined(parts: Vec<Self>) -> Self {
        let mut whole = Self::default();
        whole.decls.reserve_exact(parts.iter().map(|part| part.decls.len()).sum());
        for part in parts {
            let before = super::cursor::offset(whole.decls.len());
            whole.decls.extend(part.decls.into_iter().map(|decl| numbered_behind(before, decl)));
            whole.found.extend(part.found);
            whole.lost |= part.lost;
        }
        whole
    }
}

/// The same declaration where `before` others stand before those it was numbered with.
fn numbered_behind(before: u32, mut decl: Decl) -> Decl {
    let behind = |index: DeclIndex| DeclIndex(before + index.0);
    decl.parent = decl.parent.map(behind);
    for item in &mut decl.body {
        if let BodyItem::Decl(index) = item {
            *index = behind(*index);
        }
    }
    decl
}

/// So many mistakes of one file are told: they show what is wrong with it, and a text that is none of this
/// language can have millions.
pub(super) const MOST_MISTAKES: usize = 1_000;

impl Builder<'_> {
    /// Whether more mistakes have been found than are told, so that reading on is of no use.
    pub(super) fn is_hopeless(&self) -> bool {
        self.diagnostics.len() > MOST_MISTAKES
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic.on_one_line());
    }

    /// Adds a declaration, and to the body of its parent that it stands there.
    pub(super) fn add_decl(&mut self, decl: Decl) -> DeclIndex {
        let index = DeclIndex(super::cursor::offset(self.decls.len()));
        if let Some(parent) = decl.parent {
            self.add(parent, BodyItem::Decl(index));
        }
        self.decls.push(decl);
        index
    }

    /// Adds something to the body of a declaration.
    pub(super) fn add(&mut self, to: DeclIndex, item: BodyItem) {
        if let Some(decl) = self.decls.get_mut(to.0 as usize) {
            decl.body.push(item);
        }
    }
}
