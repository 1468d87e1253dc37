//! When each declaration lives.

use crate::calendar::{Date, Interval};
use crate::model::{
    Arena, Chart, Dates, DeclarationId, Department, DepartmentId, Header, Id, Item, ItemId, ItemKind, Person, Policy,
    Role, Table,
};

/// The life of every declaration; `None` if it has none.
#[derive(Debug)]
pub(super) struct Lives {
    organization: Option<Interval>,
    departments: Table<Department, Option<Interval>>,
    roles: Table<Role, Option<Interval>>,
    people: Table<Person, Option<Interval>>,
    items: Table<Item, Option<Interval>>,
    policies: Table<Policy, Option<Interval>>,
}

impl Lives {
    pub(super) fn of(chart: &Chart) -> Self {
        let organization = chart.organization.as_ref().map_or(Some(Interval::ALWAYS), |o| written(&o.header));
        let mut departments = chart.departments.table(|_, department| written(&department.header));
        clip(&chart.departments, |department| department.parent, &mut departments);
        let within = |life: Option<Interval>, department: Option<DepartmentId>| match department {
            Some(around) => both(life, departments[around]),
            None => life,
        };
        let roles = chart.roles.table(|_, role| within(written(&role.header), role.department));
        let people = chart.people.table(|_, person| written(&person.header));
        let mut items = chart.items.table(|_, item| within(written_item(item), item.department));
        clip(&chart.items, |item| item.parent, &mut items);
        let policies = chart.policies.table(|_, policy| written(&policy.header));
        Self { organization, departments, roles, people, items, policies }
    }

    pub(super) fn of_declaration(&self, id: DeclarationId) -> Option<Interval> {
        match id {
            DeclarationId::Organization => self.organization,
            DeclarationId::Department(id) => self.departments[id],
            DeclarationId::Role(id) => self.roles[id],
            DeclarationId::Person(id) => self.people[id],
            DeclarationId::Item(id) => self.items[id],
            DeclarationId::Policy(id) => self.policies[id],
            DeclarationId::View(_) => Some(Interval::ALWAYS),
        }
    }

    pub(super) fn in_force(&self, dates: &Dates, carrier: DeclarationId) -> Option<Interval> {
        both(dates.interval(), self.of_declaration(carrier))
    }

    pub(super) fn of_item(&self, item: ItemId) -> Option<Interval> {
        self.items[item]
    }

    /// Every life of the chart, in no order that matters.
    pub(super) fn all(&self) -> impl Iterator<Item = Interval> + '_ {
        let structure = self.structural();
        let others = self.people.values().chain(self.items.values()).chain(self.policies.values());
        structure.chain(others.copied().flatten())
    }

    /// The lives on which the shape of the chart depends.
    pub(super) fn structural(&self) -> impl Iterator<Item = Interval> + '_ {
        let posts = self.departments.values().chain(self.roles.values());
        self.organization.into_iter().chain(posts.copied().flatten())
    }
}

pub(super) fn both(left: Option<Interval>, right: Option<Interval>) -> Option<Interval> {
    left.zip(right).and_then(|(left, right)| left.intersect(right))
}

fn written(header: &Header) -> Option<Interval> {
    let exists = header.exists();
    if exists.abolished.is_some() { None } else { exists.dates.interval() }
}

/// An objective whose `exists` has no end ends with its period or due date, the later of the two.
fn written_item(item: &Item) -> Option<Interval> {
    let life = written(&item.header)?;
    let has_own_end = item.kind != ItemKind::Objective || life.until().is_some();
    let end = if has_own_end { None } else { period_end(item).max(item.due.map(|(date, _)| date)) };
    end.map_or(Some(life), |end| Interval::new(life.start(), end))
}

fn period_end(item: &Item) -> Option<Date> {
    item.period.map(|(period, _)| period.last())
}

/// Clips every life to that of its parent, parents first, however deep and in whatever order they stand.
fn clip<T>(all: &Arena<T>, parent: impl Fn(&T) -> Option<Id<T>>, lives: &mut Table<T, Option<Interval>>) {
    let mut done = all.table(|_, _| false);
    let mut path = Vec::new();
    for id in all.ids() {
        let mut next = Some(id);
        while let Some(id) = next.filter(|id| !done[*id]) {
            path.push(id);
            done[id] = true;
            next = parent(&all[id]);
        }
        while let Some(id) = path.pop() {
            if let Some(around) = parent(&all[id]) {
                lives[id] = both(lives[id], lives[around]);
            }
        }
    }
}
