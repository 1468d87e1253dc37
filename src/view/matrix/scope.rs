//! Which items a view wants to see.

use super::Desk;
use super::entries::Who;
use crate::model::{DeclarationId, DepartmentId, Item, ItemId, ItemKind, Layer, Post, Side, Table, View};
use crate::view::{Focus, levels};

/// What is shown.
pub(super) struct Scope {
    items: Table<Item, bool>,
    /// What the view lets through, wherever it is.
    of_view: Table<Item, bool>,
    /// Only what lies below it is shown.
    root: Option<Post>,
    /// Whether everything is shown.
    pub(super) is_whole: bool,
}

impl Scope {
    pub(super) fn of(desk: &Desk<'_>, focus: Focus) -> Self {
        let chart = desk.checked.chart();
        let (view, root) = (focus.view(chart), focus.root(chart));
        let of_view = chart.items.table(|id, _| view.is_none_or(|view| shows(desk, view, id)));
        let below_root = |id| root.is_none_or(|root| lies_below(desk, root, id));
        let items = chart.items.table(|id, _| of_view[id] && below_root(id));
        Self { items, of_view, root, is_whole: view.is_none() && root.is_none() }
    }

    pub(super) fn has(&self, id: ItemId) -> bool {
        self.items[id]
    }

    /// Whether an item lies outside of the root that was asked for, and nothing else keeps it away.
    pub(super) fn is_of_others(&self, id: ItemId) -> bool {
        self.root.is_some() && self.of_view[id] && !self.items[id]
    }

    /// Whether somebody belongs to what lies below the root.
    pub(super) fn is_below(&self, desk: &Desk<'_>, who: Who) -> bool {
        match (self.root, who) {
            (Some(root), Who::Role(role)) => {
                levels::is_below(desk.timeline, &desk.timeline.epoch_on(desk.day), desk.day, root, role)
            }
            (Some(Post::Department(root)), Who::Department(department)) => {
                desk.timeline.epoch_on(desk.day).departments_outward(Some(department)).any(|around| around == root)
            }
            _ => false,
        }
    }

    /// Whether a declaration is among what is shown.
    pub(super) fn concerns(&self, desk: &Desk<'_>, id: DeclarationId) -> bool {
        match id {
            DeclarationId::Item(id) => self.items[id],
            DeclarationId::Role(id) => self.is_below(desk, Who::Role(id)),
            DeclarationId::Department(id) => self.is_below(desk, Who::Department(id)),
            _ => false,
        }
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
/// what is owned by a role in it or below its head.
fn lies_below(desk: &Desk<'_>, root: Post, id: ItemId) -> bool {
    let declared = match root {
        Post::Role(_) => false,
        Post::Department(department) => is_declared_in(desk, department, &desk.checked.chart().items[id]),
    };
    let owner = desk.timeline.ownership(id).on(desk.day).and_then(crate::timeline::Ownership::role);
    let epoch = desk.timeline.epoch_on(desk.day);
    declared || owner.is_some_and(|owner| levels::is_below(desk.timeline, &epoch, desk.day, root, owner))
}

fn is_declared_in(desk: &Desk<'_>, department: DepartmentId, item: &Item) -> bool {
    let epoch = desk.timeline.epoch_on(desk.day);
    epoch.departments_outward(item.department).any(|around| around == department)
}
