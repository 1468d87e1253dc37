//! One piece of a damaged text: read by the grammar on its own, or explained, and added to the tree.
//!
//! Knows nothing of how blocks are found: that is the [`walk`](super::walk).

use std::ops::Range;

use super::damage::Damage;
use super::walk::Recovery;
use super::{faults, header, statement};
use crate::source::Span;
use crate::syntax::grammar::{self, Rule};
use crate::syntax::tree::{BodyItem, Damaged, Decl, DeclIndex, DeclKind, Relation};
use crate::syntax::{place, scan};

impl Recovery<'_, '_, '_> {
    /// Adds the declaration that `head` says, and reports what is wrong with it.
    pub(super) fn declaration(&mut self, head: Range<usize>) -> Option<DeclIndex> {
        let text = self.text.get(head.clone()).unwrap_or_default();
        let (mut decl, found) = match grammar::declaration(self.builder.file, head.start, &scan::plain(text)) {
            Ok(node) => (self.builder.header(&node)?, None),
            Err(mismatch) => {
                let damage = Damage::new(self.builder.file, head.start, text, self.parent_kind(), mismatch);
                let (decl, found) = header::damaged(&damage);
                self.builder.lost |= decl.path.is_none() && has_name(decl.kind);
                (decl, found)
            }
        };
        let is_in_place = place::may_nest(decl.kind, self.parent_kind()) || decl.kind == DeclKind::Unknown;
        // What has no name may be no declaration at all, but a statement: where it stands says enough.
        if let Some(found) = found.filter(|_| is_in_place || decl.path.is_some()) {
            self.builder.report(found);
        }
        if !is_in_place {
            self.out_of_place(&decl);
        }
        decl.parent = self.home(decl.kind);
        let (kind, index) = (decl.kind, self.builder.add_decl(decl));
        (kind != DeclKind::Unknown).then_some(index)
    }

    /// Reports a declaration in a block that takes none of its kind. What it was going to say about the declaration
    /// around it is not known.
    fn out_of_place(&mut self, decl: &Decl) {
        let outer = self.parent_kind();
        self.builder.report(faults::out_of_place(decl, outer));
        let relation = match (decl.kind, outer) {
            (DeclKind::Objective | DeclKind::Responsibility, Some(DeclKind::Role)) => Some(Relation::Owns),
            (DeclKind::Person | DeclKind::Agent, Some(DeclKind::Role))
            | (_, Some(DeclKind::Person | DeclKind::Agent)) => Some(Relation::HeldBy),
            _ => None,
        };
        if let (Some(parent), Some(_)) = (self.parent(), relation) {
            self.builder.add(parent, BodyItem::Damaged(Damaged { span: decl.header, relation }));
        }
    }

    /// The declaration that may hold a `kind`: the one it stands in, or else one further out.
    fn home(&self, kind: DeclKind) -> Option<DeclIndex> {
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
    pub(super) fn statement(&mut self, range: Range<usize>) {
        let text = self.text.get(range.clone()).unwrap_or_default();
        let (span, kind) = (self.span(&range), self.parent_kind());
        let (rule, item) = match grammar::statement(self.builder.file, range.start, &scan::plain(text)) {
            Ok(node) if place::may_stand(node.rule(), kind) => (Some(node.rule()), self.builder.body_item(node)),
            Ok(node) => {
                self.builder.report(statement::out_of_place(node.rule(), kind, span, text));
                (None, statement::damaged_item(span, statement::said_in(node.rule(), kind)))
            }
            Err(mismatch) => {
                if self.is_row(&range, false) {
                    return;
                }
                let mut damage = Damage::new(self.builder.file, range.start, text, kind, mismatch);
                // A semicolon ends the statement before; only a name in quotes may still have been meant for its list.
                let before = self.text.get(..range.start).unwrap_or_default().trim_end();
                damage.previous = self.previous.filter(|_| !before.ends_with(';') || text.starts_with('"'));
                damage.within = self.name_around();
                damage.opens =
                    self.text.get(range.end..).is_some_and(|rest| rest.trim_start_matches(' ').starts_with('{'));
                for found in statement::damaged(&damage) {
                    self.builder.report(found);
                }
                let titled = self.titled(&damage, range.start, text);
                (damage.rule(), titled.unwrap_or_else(|| statement::damaged_item(span, statement::said(&damage))))
            }
        };
        self.keep(span, rule, item);
    }

    /// Adds something to the block that is read.
    pub(super) fn keep(&mut self, span: Span, rule: Option<Rule>, item: BodyItem) {
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
