//! How much is declared, before anything is.
//!
//! Knows kinds; must not know which declarations count.

use crate::model::Chart;
use crate::syntax::tree::{BodyItem, Decl, DeclKind, Measure, Statement, StatementKind, Tree};

/// How much of each kind is declared.
#[derive(Default)]
pub(super) struct Counts {
    departments: usize,
    roles: usize,
    pub(super) people: usize,
    items: usize,
}

impl Counts {
    pub(super) fn of(trees: &[&Tree]) -> Self {
        let mut counts = Self::default();
        for decl in trees.iter().flat_map(|tree| &tree.decls) {
            match decl.kind {
                DeclKind::Department => counts.departments += 1,
                DeclKind::Role => counts.roles += 1,
                DeclKind::Person | DeclKind::Agent => counts.people += 1,
                DeclKind::Objective | DeclKind::Responsibility => counts.items += 1 + measures(decl).count(),
                _ => {}
            }
        }
        counts
    }

    /// Makes room for all of them at once: large things are not moved while they become more.
    pub(super) fn make_room(&self, chart: &mut Chart) {
        chart.departments.reserve(self.departments);
        chart.roles.reserve(self.roles);
        chart.people.reserve(self.people);
        chart.items.reserve(self.items);
    }
}

/// The measures that stand in the block of a declaration, each with its statement.
pub(super) fn measures(decl: &Decl) -> impl Iterator<Item = (&Measure, &Statement)> {
    decl.body.iter().filter_map(|item| match item {
        BodyItem::Statement(statement) => match &statement.kind {
            StatementKind::Measure(measure) => Some((&**measure, statement)),
            _ => None,
        },
        _ => None,
    })
}
