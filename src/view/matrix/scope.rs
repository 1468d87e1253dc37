//! Which items a view wants to see.

use super::Desk;
use crate::model::{DepartmentId, Item, ItemId, ItemKind, Layer, Post, Side, Table, View};
use crate::view::Focus;

/// What a view lets through; without a view, everything.
pub(super) struct Scope(Table<Item, bool>);

impl Scope {
    pub(super) fn of(desk: &Desk<'_>, focus: Focus) -> Self {
        let chart = desk.checked.chart();
        let (view, root) = (focus.view(chart), focus.root(chart));
        let below_root = |id| root.is_none_or(|root| lies_below(desk, root, id));
        Self(chart.items.table(|id, _| below_root(id) && view.is_none_or(|view| shows(desk, view, id))))
    }

    pub(super) fn has(&self, id: ItemId) -> bool {
        self.0[id]
    }
}

/// An item is shown if its kind is not hidden, something includes it (where anything is included), and
/// nothing excludes it. What is said of a whole, holds for its parts.
fn shows(desk: &Desk<'_>, view: &View, id: ItemId) -> bool {
    let around: Vec<ItemId> = desk.checked.chart().wholes(id).collect();
    let is_around = |side: &Side| around.iter().any(|item| is_named(desk, side, *item));
    let included = view.include.is_empty() || view.include.iter().filter_map(|(side, _)| side.as_ref()).any(is_around);
    let excluded = view.exclude.iter().filter_map(|(side, _)| side.as_ref()).any(is_around);
    !is_hidden(desk, view, id) && included && !excluded
}

fn is_hidden(desk: &Desk<'_>, view: &View, id: ItemId) -> bool {
    let layer = match desk.checked.chart().items[id].kind {
        ItemKind::Objective | ItemKind::Measure => Layer::Objectives,
        ItemKind::Responsibility => Layer::Responsibilities,
    };
    view.hide.contains(&layer)
}

/// A tag names what bears it, a role what it has a letter in, a department what is declared in it.
fn is_named(desk: &Desk<'_>, side: &Side, id: ItemId) -> bool {
    let item = &desk.checked.chart().items[id];
    match side {
        Side::Item(named) => *named == id,
        Side::Tag(tag) => item.header.has_tag(tag),
        Side::Department(department) => is_declared_in(desk, *department, item),
        Side::Role(role) => {
            let letters = item.letters.iter().filter_map(|fact| fact.value.to);
            letters.chain(item.claims.iter().filter_map(|claim| claim.by)).any(|post| post == Post::Role(*role))
        }
    }
}

/// Below a role lies what is owned in its solid subtree; below a department, what is declared in it, and
/// what lies below its head.
fn lies_below(desk: &Desk<'_>, root: Post, id: ItemId) -> bool {
    let (head, declared) = match root {
        Post::Role(role) => (Some(role), false),
        Post::Department(department) => {
            let head = desk.timeline.head(department).on(desk.day).copied().flatten();
            (head, is_declared_in(desk, department, &desk.checked.chart().items[id]))
        }
    };
    let owner = desk.timeline.ownership(id).on(desk.day).and_then(crate::timeline::Ownership::role);
    let epoch = desk.timeline.epoch_on(desk.day);
    let below = |(head, owner)| head == owner || epoch.is_above(head, owner);
    declared || head.zip(owner).is_some_and(below)
}

fn is_declared_in(desk: &Desk<'_>, department: DepartmentId, item: &Item) -> bool {
    let epoch = desk.timeline.epoch_on(desk.day);
    epoch.departments_outward(item.department).any(|around| around == department)
}
