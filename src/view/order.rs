//! The order in which a chart is read: from the top down, siblings in source order.

use crate::calendar::Date;
use crate::model::{Department, DepartmentId, Person, PersonId, Role, RoleId, Table};
use crate::timeline::{Epoch, Timeline};

/// Where everybody stands in the chart.
#[derive(Debug)]
pub struct ChartOrder {
    roles: Table<Role, usize>,
    departments: Table<Department, usize>,
    people: Table<Person, usize>,
}

impl ChartOrder {
    /// The order on a day: each top, followed by all below it; then what hangs on no top.
    #[must_use]
    pub fn on(timeline: &Timeline, day: Date) -> Self {
        let epoch = timeline.epoch_on(day);
        let roles = roles(timeline, &epoch);
        let departments = departments(timeline, &epoch, day, &roles);
        let people = people(timeline, day, &roles);
        Self { roles, departments, people }
    }

    /// The place of a role.
    #[must_use]
    pub fn role(&self, id: RoleId) -> usize {
        self.roles[id]
    }

    /// The place of a department: that of its head; without one, that of its first role.
    #[must_use]
    pub fn department(&self, id: DepartmentId) -> usize {
        self.departments[id]
    }

    /// The place of a person: that of the first role they are there in.
    #[must_use]
    pub fn person(&self, id: PersonId) -> usize {
        self.people[id]
    }
}

fn roles(timeline: &Timeline, epoch: &Epoch) -> Table<Role, usize> {
    let roles = &timeline.chart().roles;
    let tops = roles.ids().filter(|role| is_root(epoch, *role));
    let hanging = tops.flat_map(|top| epoch.subtree(top)).copied();
    let mut places = roles.table(|_, _| usize::MAX);
    for (place, role) in hanging.chain(roles.ids()).enumerate() {
        places[role] = places[role].min(place);
    }
    places
}

fn is_root(epoch: &Epoch, role: RoleId) -> bool {
    epoch.is_live(role) && epoch.manager(role).is_none_or(|manager| !epoch.is_live(manager))
}

fn departments(timeline: &Timeline, epoch: &Epoch, day: Date, roles: &Table<Role, usize>) -> Table<Department, usize> {
    let chart = timeline.chart();
    let mut places = chart.departments.table(|_, _| usize::MAX);
    for role in chart.roles.ids() {
        if let Some(department) = epoch.department_of(role) {
            places[department] = places[department].min(roles[role]);
        }
    }
    for department in chart.departments.ids() {
        if let Some(head) = timeline.head(department).on(day).copied().flatten() {
            places[department] = roles[head];
        }
    }
    places
}

fn people(timeline: &Timeline, day: Date, roles: &Table<Role, usize>) -> Table<Person, usize> {
    let chart = timeline.chart();
    let mut places = chart.people.table(|_, _| usize::MAX);
    for role in chart.roles.ids() {
        let holders = timeline.seating(role).on(day).map_or(&[][..], |seating| &seating.holders);
        for person in holders.iter().filter_map(|sitter| sitter.who.person()) {
            places[person] = places[person].min(roles[role]);
        }
    }
    places
}
