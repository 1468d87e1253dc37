//! manager(r): the solid line of each role on one day, written or by default.

use indexmap::IndexSet;

use super::Timeline;
use super::epoch::Dotted;
use crate::calendar::Date;
use crate::model::{Dated, DeclarationId, Department, DepartmentId, Manager, Post, Role, RoleId, Table};

/// The solid line of a role on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// Where it goes.
    pub to: LineTo,
    /// The place of its statement in [`Role::solid`]; `None` for a default line.
    pub written: Option<usize>,
    /// Whether it is drawn beside the manager.
    pub assistant: bool,
}

/// The end of a solid line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineTo {
    /// To this role, which need not live.
    Role(RoleId),
    /// There is none: the role says `reports to nobody`.
    Nobody,
    /// There is none: nothing is written, and no default is there, or the role is external.
    Nowhere,
    /// It could not be read, or goes to a department without head.
    Unknown,
}

/// Departments as they lie on one day.
#[derive(Debug, Clone)]
pub(super) struct Membership {
    /// The department around each department.
    pub(super) departments: Table<Department, Option<DepartmentId>>,
    /// The department of each role.
    pub(super) roles: Table<Role, Option<DepartmentId>>,
    /// How many departments lie around each.
    depth: Table<Department, usize>,
}

impl Membership {
    pub(super) fn on(timeline: &Timeline, day: Date) -> Self {
        let chart = timeline.chart();
        let departments = chart.departments.table(|id, department| {
            let moved = in_force_on(timeline, &department.part_of, DeclarationId::Department(id), day);
            moved.map_or(department.parent, |(_, fact)| fact.value)
        });
        let roles = chart.roles.table(|id, role| {
            let moved = in_force_on(timeline, &role.part_of, DeclarationId::Role(id), day);
            moved.map_or(role.department, |(_, fact)| fact.value)
        });
        let depth = chart.departments.table(|id, _| depth(&departments, id));
        Self { departments, roles, depth }
    }

    /// Where the default line of a role begins: in its department, or outside of the outermost one it heads.
    pub(super) fn begins(&self, role: RoleId, headed: Option<DepartmentId>) -> Option<DepartmentId> {
        headed.map_or(self.roles[role], |outermost| self.departments[outermost])
    }

    /// A department and all around it, inside out; ends before one met before.
    pub(super) fn outward(&self, from: Option<DepartmentId>) -> impl Iterator<Item = DepartmentId> + '_ {
        chain(&self.departments, from)
    }
}

/// The departments around a role on `day`, inside out; ends before one met before.
pub(super) fn departments_around(timeline: &Timeline, role: RoleId, day: Date) -> IndexSet<DepartmentId> {
    let chart = timeline.chart();
    let moved = in_force_on(timeline, &chart.roles[role].part_of, DeclarationId::Role(role), day);
    let mut next = moved.map_or(chart.roles[role].department, |(_, fact)| fact.value);
    let mut around = IndexSet::new();
    while let Some(id) = next.filter(|id| around.insert(*id)) {
        let moved = in_force_on(timeline, &chart.departments[id].part_of, DeclarationId::Department(id), day);
        next = moved.map_or(chart.departments[id].parent, |(_, fact)| fact.value);
    }
    around
}

/// The solid line of every role on `day`.
pub(super) fn on(
    timeline: &Timeline,
    membership: &Membership,
    headed: &Table<Role, Option<DepartmentId>>,
    day: Date,
) -> Table<Role, Line> {
    let chart = timeline.chart();
    chart.roles.table(|id, role| {
        let unknown = chart.damage.lost || chart.damage.lines.contains(&DeclarationId::Role(id));
        if unknown {
            return implied(LineTo::Unknown);
        }
        match in_force_on(timeline, &role.solid, DeclarationId::Role(id), day) {
            Some((place, line)) => {
                let to = target(timeline, line.value.to, day);
                Line { to, written: Some(place), assistant: line.value.assistant }
            }
            None if role.external => implied(LineTo::Nowhere),
            None => implied(default_manager(timeline, membership, headed[id], id, day)),
        }
    })
}

/// The first of `facts`, in source order, that is in force on `day`.
pub(super) fn in_force_on<'f, T>(
    timeline: &Timeline,
    facts: &'f [Dated<T>],
    carrier: DeclarationId,
    day: Date,
) -> Option<(usize, &'f Dated<T>)> {
    let in_force = |fact: &Dated<T>| timeline.in_force(fact, carrier).is_some_and(|days| days.contains(day));
    facts.iter().enumerate().find(|(_, fact)| in_force(fact))
}

/// The dotted lines of a role on `day`, to live roles only: a department means its head.
pub(super) fn dotted_on(timeline: &Timeline, role: RoleId, day: Date, is_live: impl Fn(RoleId) -> bool) -> Vec<Dotted> {
    let written = timeline.chart().roles[role].dotted.iter().enumerate();
    let in_force = written
        .filter(|(_, line)| timeline.in_force(line, DeclarationId::Role(role)).is_some_and(|days| days.contains(day)));
    let lines = in_force.filter_map(|(written, line)| {
        let to = match line.value.to? {
            Post::Role(role) => role,
            Post::Department(department) => timeline.head(department).on(day).copied().flatten()?,
        };
        is_live(to).then_some(Dotted { to, written })
    });
    lines.collect()
}

/// Where a written line goes: a department means its head.
fn target(timeline: &Timeline, to: Option<Manager>, day: Date) -> LineTo {
    match to {
        Some(Manager::Nobody) => LineTo::Nobody,
        Some(Manager::Post(Post::Role(role))) => LineTo::Role(role),
        Some(Manager::Post(Post::Department(department))) => {
            let head = timeline.head(department).on(day).copied().flatten();
            head.map_or(LineTo::Unknown, LineTo::Role)
        }
        None => LineTo::Unknown,
    }
}

/// From the role's department outward, the first head that is another role, then the organization's
/// head. A role that heads departments begins outside the outermost one it heads; outside of the
/// organization there is nobody.
fn default_manager(
    timeline: &Timeline,
    membership: &Membership,
    headed: Option<DepartmentId>,
    role: RoleId,
    day: Date,
) -> LineTo {
    let chart = timeline.chart();
    let leads_all = timeline.organization_head().on(day).copied().flatten() == Some(role);
    if leads_all {
        return LineTo::Nowhere;
    }
    for department in membership.outward(membership.begins(role, headed)) {
        if chart.damage.heads.contains(&DeclarationId::Department(department)) {
            return LineTo::Unknown;
        }
        let head = timeline.head(department).on(day).copied().flatten();
        if let Some(head) = head.filter(|head| *head != role) {
            return LineTo::Role(head);
        }
    }
    organization_head(timeline, day)
}

fn organization_head(timeline: &Timeline, day: Date) -> LineTo {
    let unknown = timeline.chart().damage.heads.contains(&DeclarationId::Organization);
    match timeline.organization_head().on(day).copied().flatten() {
        Some(head) => LineTo::Role(head),
        None if unknown => LineTo::Unknown,
        None => LineTo::Nowhere,
    }
}

/// For each role the department nearest to the top that it heads; of equals the first in source order.
pub(super) fn outermost_headed(
    timeline: &Timeline,
    membership: &Membership,
    day: Date,
) -> Table<Role, Option<DepartmentId>> {
    let chart = timeline.chart();
    let mut headed: Table<Role, Option<DepartmentId>> = chart.roles.table(|_, _| None);
    for department in chart.departments.ids() {
        let Some(head) = timeline.head(department).on(day).copied().flatten() else { continue };
        let depth = |department: DepartmentId| membership.depth[department];
        if headed[head].is_none_or(|known| depth(department) < depth(known)) {
            headed[head] = Some(department);
        }
    }
    headed
}

const fn implied(to: LineTo) -> Line {
    Line { to, written: None, assistant: false }
}

/// How many departments lie around one, itself included; in a ring each counts once.
fn depth(around: &Table<Department, Option<DepartmentId>>, department: DepartmentId) -> usize {
    let mut way: Vec<DepartmentId> = chain(around, Some(department)).collect();
    way.sort_unstable();
    way.dedup();
    way.len()
}

fn chain(
    around: &Table<Department, Option<DepartmentId>>,
    from: Option<DepartmentId>,
) -> impl Iterator<Item = DepartmentId> + '_ {
    // A ring of departments is walked at most once: the slow walker goes one step for two of the fast one,
    // so that they meet inside a ring before anything is seen a third time.
    let mut slow = from;
    let mut odd = false;
    std::iter::successors(from, move |department| {
        let next = around[*department]?;
        if odd {
            slow = slow.and_then(|behind| around[behind]);
        }
        odd = !odd;
        (slow != Some(next)).then_some(next)
    })
}
