//! One piece of a damaged text: read by the grammar on its own, or explained, and added to the tree.
//!
//! Knows nothing of how blocks are found: that is the [`walk`](super::walk).

use std::ops::Range;

use super::damage::Damage;
use super::walk::Recovery;
use super::{faults, header, statement};
use crate::source::Span;
use crate::syntax::grammar::{self, Rule};
use crate::syntax::tree::{BodyItem, Decl, DeclIndex, DeclKind, Path};
use crate::syntax::{place, scan};

impl Recovery<'_, '_, '_> {
    /// Adds the declaration that `head` says, and reports what is wrong with it.
    pub(super) fn declaration(&mut self, head: Range<usize>) -> Option<DeclIndex> {
        let text = self.text.get(head.clone()).unwrap_or_default();
        let mut decl = match grammar::declaration(self.builder.file, head.start, &scan::plain(text)) {
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
    pub(super) fn statement(&mut self, range: Range<usize>) {
        let text = self.text.get(range.clone()).unwrap_or_default();
        let (span, kind) = (self.span(&range), self.parent_kind());
        let (rule, item) = match grammar::statement(self.builder.file, range.start, &scan::plain(text)) {
            Ok(node) if place::may_stand(node.rule(), kind) => (Some(node.rule()), self.builder.body_item(node)),
            Ok(node) => {
                self.builder.report(statement::out_of_place(node.rule(), kind, span, text));
                (None, statement::damaged_item(span, Some(node.rule())))
            }
            Err(mismatch) => {
                if self.is_row(&range, false) {
                    return;
                }
                let mut damage = Damage::new(self.builder.file, range.start, text, kind, mismatch);
                damage.previous = self.previous;
                damage.within = self.name_around();
                damage.opens =
                    self.text.get(range.end..).is_some_and(|rest| rest.trim_start_matches(' ').starts_with('{'));
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
