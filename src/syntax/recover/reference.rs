//! Names of things in blocks in which none of their kind is declared: `role ceo` in the block of a person.

use std::ops::Range;

use super::statement;
use super::walk::Recovery;
use crate::catalog::STATEMENT_OUT_OF_PLACE;
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::grammar;
use crate::syntax::tree::{Decl, DeclKind};
use crate::syntax::{place, scan, words};

impl Recovery<'_, '_, '_> {
    /// `role ceo` in the block of a person: a name where no declaration can stand.
    pub(super) fn is_reference(&mut self, range: &Range<usize>, text: &str) -> bool {
        let Some(outer) = self.parent_kind() else { return false };
        let blanked = scan::plain(text);
        let node = grammar::declaration(self.builder.file, range.start, &blanked).ok();
        let decl = node.filter(|_| !text.contains(['"', '#'])).and_then(|node| self.builder.header(&node));
        let Some(decl) = decl.filter(|decl| !place::may_nest(decl.kind, Some(outer))) else { return false };
        let name = decl.path.as_ref();
        let around = self.name_around().unwrap_or_else(|| outer.keyword().to_owned());
        let Some(found) = name.and_then(|name| explain(&decl, &name.text(), outer, &around)) else {
            return false;
        };
        self.builder.report(found);
        self.keep(decl.span, None, statement::damaged_item(decl.span, None));
        true
    }
}

/// The name of something in a block in which none of its kind is declared; `None` if it is not clear what
/// was to be said.
fn explain(decl: &Decl, name: &str, outer: DeclKind, around: &str) -> Option<Diagnostic> {
    use DeclKind::{Agent, Department, Objective, Person, Responsibility, Role};
    let here = |statement: &str| (format!("{statement} {name}"), true);
    let (statement, is_here) = match (decl.kind, outer) {
        (Role, Person | Agent) => (format!("write `held by {around}` in the block of `{name}`"), false),
        (Person | Agent, Role) => here("held by"),
        (Department, Role) => here("part of"),
        (Objective | Responsibility, Role) => here("owns"),
        (Role | Department, Objective | Responsibility) => here("owner"),
        _ => return None,
    };
    let (inner, outer) = (words::with_article(decl.kind), words::with_article(outer));
    let found = Diagnostic::new(&STATEMENT_OUT_OF_PLACE, format!("{inner} cannot be declared in the block of {outer}"));
    let place = decl.header;
    Some(if is_here {
        found
            .label(place, format!("write `{statement}`"))
            .help(format!("write `{statement}`, and declare `{name}` outside of this block"))
            .fix(Fix::possible(format!("write `{statement}`"), place, statement))
    } else {
        found.label(place, "said in the block of the role").help(statement)
    })
}
