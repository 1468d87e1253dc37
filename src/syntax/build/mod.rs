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
use crate::syntax::tree::{BodyItem, Decl, DeclIndex};

/// A tree in the making.
#[derive(Debug)]
pub(super) struct Builder<'d> {
    pub(super) file: FileId,
    pub(super) decls: Vec<Decl>,
    pub(super) lost: bool,
    diagnostics: &'d mut Diagnostics,
}

impl<'d> Builder<'d> {
    pub(super) fn new(file: FileId, diagnostics: &'d mut Diagnostics) -> Self {
        Self { file, decls: Vec::new(), lost: false, diagnostics }
    }

    /// What was built, and whether something was lost.
    pub(super) fn finish(self) -> (Vec<Decl>, bool) {
        (self.decls, self.lost)
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
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
