//! What stands in departments and below items on one day, to be walked from the outside in.

use std::hash::Hash;
use std::sync::Arc;

use indexmap::{IndexMap, IndexSet};

use super::tagged::Tagged;
use crate::calendar::Date;
use crate::model::{Chart, DeclarationId, DepartmentId, ItemId, Post, RoleId, Side};
use crate::timeline::{Epoch, Ownership, Timeline};

/// What is the same on every day.
pub(super) struct Written<'c> {
    pub(super) tagged: Tagged<'c>,
    parts: IndexMap<ItemId, Vec<ItemId>>,
    items: IndexMap<DepartmentId, Vec<ItemId>>,
    /// The items in which a role has a letter, or which it owns by a claim of its own.
    letters: IndexMap<RoleId, Vec<ItemId>>,
}

/// What there is on one day.
pub(super) struct Contents<'w> {
    written: &'w Written<'w>,
    pub(super) epoch: Arc<Epoch>,
    departments: IndexMap<DepartmentId, Vec<DepartmentId>>,
    /// Live roles.
    roles: IndexMap<DepartmentId, Vec<RoleId>>,
    /// Live items, by owner.
    owned: IndexMap<RoleId, Vec<ItemId>>,
}

impl<'c> Written<'c> {
    pub(super) fn of(chart: &'c Chart) -> Self {
        let (mut parts, mut items, mut letters) = (IndexMap::new(), IndexMap::new(), IndexMap::new());
        for (id, item) in chart.items.iter() {
            add(&mut parts, item.parent, id);
            add(&mut items, item.department, id);
            let posts = item.letters.iter().filter_map(|fact| fact.value.to);
            for post in posts.chain(item.claims.iter().filter_map(|claim| claim.by)) {
                add(&mut letters, if let Post::Role(role) = post { Some(role) } else { None }, id);
            }
        }
        Self { tagged: Tagged::of(chart), parts, items, letters }
    }
}

impl<'w> Contents<'w> {
    pub(super) fn on(timeline: &Timeline, written: &'w Written<'w>, day: Date) -> Self {
        let (chart, epoch) = (timeline.chart(), timeline.epoch_on(day));
        let (mut departments, mut roles, mut owned) = (IndexMap::new(), IndexMap::new(), IndexMap::new());
        for department in chart.departments.ids() {
            add(&mut departments, epoch.department_around(department), department);
        }
        for role in chart.roles.ids().filter(|role| epoch.is_live(*role)) {
            add(&mut roles, epoch.department_of(role), role);
        }
        for item in chart.items.ids().filter(|item| timeline.is_live(DeclarationId::Item(*item), day)) {
            add(&mut owned, timeline.ownership(item).on(day).and_then(Ownership::role), item);
        }
        Self { written, epoch, departments, roles, owned }
    }

    /// The live roles that a side names, and those in the departments that it names.
    pub(super) fn roles_of<'a>(&'a self, side: &'a Side) -> impl Iterator<Item = RoleId> + 'a {
        let (role, tag) = match side {
            Side::Role(role) => (Some(*role), None),
            Side::Tag(tag) => (None, Some(tag)),
            Side::Department(_) | Side::Item(_) => (None, None),
        };
        let tagged = tag.into_iter().flat_map(|tag| self.written.tagged.roles(tag));
        let named = role.into_iter().chain(tagged).filter(|role| self.epoch.is_live(*role));
        named.chain(self.departments_of(side).flat_map(|department| self.roles_in(department)))
    }

    /// The items that a side names, those in the departments that it names, and all their parts; and those in which a
    /// role that it names has a letter. They need not live.
    pub(super) fn items_of<'a>(&'a self, side: &'a Side) -> impl Iterator<Item = ItemId> + 'a {
        let (item, role, tag) = match side {
            Side::Item(item) => (Some(*item), None, None),
            Side::Role(role) => (None, Some(role), None),
            Side::Tag(tag) => (None, None, Some(tag)),
            Side::Department(_) => (None, None, None),
        };
        let tagged = tag.into_iter().flat_map(|tag| self.written.tagged.items(tag));
        let named = item.into_iter().chain(tagged).flat_map(|item| inward(item, &self.written.parts));
        let lettered = role.into_iter().flat_map(|role| each(self.written.letters.get(role)));
        let inside = self.departments_of(side).flat_map(|department| self.items_in(department));
        named.chain(lettered).chain(inside)
    }

    /// The live roles of a department and of those inside it.
    pub(super) fn roles_in(&self, department: DepartmentId) -> impl Iterator<Item = RoleId> {
        inward(department, &self.departments).flat_map(|inner| each(self.roles.get(&inner)))
    }

    /// The items of a department and of those inside it, and their parts.
    pub(super) fn items_in(&self, department: DepartmentId) -> impl Iterator<Item = ItemId> {
        let items = inward(department, &self.departments).flat_map(|inner| each(self.written.items.get(&inner)));
        items.flat_map(|item| inward(item, &self.written.parts))
    }

    /// The live items that a role owns, by a claim of its own or by inheritance.
    pub(super) fn owned_by(&self, role: RoleId) -> impl Iterator<Item = ItemId> {
        each(self.owned.get(&role))
    }

    fn departments_of<'a>(&'a self, side: &'a Side) -> impl Iterator<Item = DepartmentId> + 'a {
        let (department, tag) = match side {
            Side::Department(department) => (Some(*department), None),
            Side::Tag(tag) => (None, Some(tag)),
            Side::Role(_) | Side::Item(_) => (None, None),
        };
        department.into_iter().chain(tag.into_iter().flat_map(|tag| self.written.tagged.departments(tag)))
    }
}

fn add<K: Hash + Eq, V>(table: &mut IndexMap<K, Vec<V>>, key: Option<K>, value: V) {
    if let Some(key) = key {
        table.entry(key).or_default().push(value);
    }
}

fn each<V: Copy>(listed: Option<&Vec<V>>) -> impl Iterator<Item = V> {
    listed.into_iter().flatten().copied()
}

/// One, and all inside it. What lies in itself is walked once.
fn inward<T: Hash + Eq + Copy>(outermost: T, inside: &IndexMap<T, Vec<T>>) -> impl Iterator<Item = T> {
    let (mut waiting, mut seen) = (vec![outermost], IndexSet::from([outermost]));
    std::iter::from_fn(move || {
        let next = waiting.pop()?;
        waiting.extend(each(inside.get(&next)).filter(|inner| seen.insert(*inner)));
        Some(next)
    })
}
