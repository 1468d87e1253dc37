//! What bears which tag.

use indexmap::{IndexMap, IndexSet};

use crate::model::{Chart, DepartmentId, Header, ItemId, RoleId};

/// Everything that bears a tag, by the tag, in source order.
pub(super) struct Tagged<'c>(IndexMap<&'c str, Bearers>);

/// What bears one tag.
#[derive(Default)]
struct Bearers {
    roles: IndexSet<RoleId>,
    departments: IndexSet<DepartmentId>,
    items: IndexSet<ItemId>,
}

impl<'c> Tagged<'c> {
    pub(super) fn of(chart: &'c Chart) -> Self {
        let mut tagged = Self(IndexMap::new());
        for (id, role) in chart.roles.iter() {
            tagged.add(&role.header, |bearers| _ = bearers.roles.insert(id));
        }
        for (id, department) in chart.departments.iter() {
            tagged.add(&department.header, |bearers| _ = bearers.departments.insert(id));
        }
        for (id, item) in chart.items.iter() {
            tagged.add(&item.header, |bearers| _ = bearers.items.insert(id));
        }
        tagged
    }

    pub(super) fn is_borne(&self, tag: &str) -> bool {
        self.0.contains_key(tag)
    }

    pub(super) fn roles(&self, tag: &str) -> impl Iterator<Item = RoleId> {
        self.0.get(tag).into_iter().flat_map(|bearers| bearers.roles.iter().copied())
    }

    pub(super) fn departments(&self, tag: &str) -> impl Iterator<Item = DepartmentId> {
        self.0.get(tag).into_iter().flat_map(|bearers| bearers.departments.iter().copied())
    }

    pub(super) fn items(&self, tag: &str) -> impl Iterator<Item = ItemId> {
        self.0.get(tag).into_iter().flat_map(|bearers| bearers.items.iter().copied())
    }

    fn add(&mut self, header: &'c Header, enter: impl Fn(&mut Bearers)) {
        for tag in &header.annotations().tags {
            enter(self.0.entry(&tag.name).or_default());
        }
    }
}
