//! Reporting: cycles, managers, heads, tops.

use std::collections::BTreeSet;

use orgc::model::{DeclarationId, DepartmentId, Manager, Post, RoleId};

use super::{Verdict, Walk};
use crate::terms::Day;

pub(crate) const RULES: &[&str] = &[
    "reporting-cycle",
    "own-manager",
    "two-managers",
    "two-heads",
    "several-tops",
    "island",
    "reports-to-ended",
    "head-outside",
    "head-ended",
    "crossed-lines",
    "department-without-head",
];

pub(crate) fn verdicts(day: &Day) -> Vec<Verdict> {
    let mut all = reporting_cycle(day);
    all.extend(own_manager(day));
    all.extend(two_managers(day));
    all.extend(two_heads(day));
    all.extend(undeclared_tops(day));
    all.extend(reports_to_ended(day));
    all.extend(day.departments().filter_map(|department| head_outside(day, department)));
    all.extend(
        day.departments().filter(|id| head_has_ended(day, *id)).map(|id| Verdict::on_department("head-ended", id)),
    );
    all.extend(day.departments().filter_map(|department| crossed_lines(day, department)));
    all.extend(day.chart.departments.ids().filter_map(|department| without_head(day, department)));
    all
}

/// The set of roles; implied lines included.
fn reporting_cycle(day: &Day) -> Vec<Verdict> {
    let loops: BTreeSet<BTreeSet<RoleId>> =
        day.roles().filter(|role| day.in_cycle(*role)).map(|role| day.line(role).iter().copied().collect()).collect();
    let verdict =
        |members: BTreeSet<RoleId>| Verdict::new("reporting-cycle", members.into_iter().map(DeclarationId::Role));
    loops.into_iter().map(verdict).collect()
}

/// A person above herself through two roles; silent if one is acting.
fn own_manager(day: &Day) -> Vec<Verdict> {
    let mut all = Vec::new();
    for lower in day.roles() {
        for upper in day.above(lower).iter().filter(|upper| **upper != lower) {
            for person in regular(day, lower).into_iter().filter(|person| regular(day, *upper).contains(person)) {
                all.push(Verdict::on_person("own-manager", person).walked(Walk::Up, [lower]));
            }
        }
    }
    all
}

/// The people who hold the role other than for the time being.
fn regular(day: &Day, role: RoleId) -> Vec<orgc::model::PersonId> {
    let regular = day.sittings(role).iter().filter(|sitting| !sitting.acting);
    let named = regular.filter_map(|sitting| match sitting.who {
        crate::terms::Who::Person(person) => Some(person),
        crate::terms::Who::Nameless => None,
    });
    named.collect()
}

/// Two different resolved managers that are live, or `nobody` beside one.
fn two_managers(day: &Day) -> Vec<Verdict> {
    let managers = |role: RoleId| -> BTreeSet<Option<RoleId>> {
        let lines = day.written_lines(role).into_iter();
        let resolved = lines.filter_map(|line| match line {
            Manager::Nobody => Some(None),
            Manager::Post(post) => day.role_of(post).filter(|manager| day.role_lives(*manager)).map(Some),
        });
        resolved.collect()
    };
    let torn = day.roles().filter(|role| managers(*role).len() > 1);
    torn.map(|role| Verdict::on_role("two-managers", role)).collect()
}

/// Two different live heads of one department, or of the organization.
fn two_heads(day: &Day) -> Vec<Verdict> {
    let departments = day.departments().filter(|department| live_heads(day, Some(*department)).len() > 1);
    let mut all: Vec<Verdict> = departments.map(|id| Verdict::on_department("two-heads", id)).collect();
    if live_heads(day, None).len() > 1 {
        all.push(Verdict::new("two-heads", [DeclarationId::Organization]));
    }
    all
}

/// The roles that a `head` in force names; of the organization, if no department is given.
fn named_heads(day: &Day, department: Option<DepartmentId>) -> BTreeSet<RoleId> {
    let (heads, carrier) = match department {
        Some(id) => (&day.chart.departments[id].heads, DeclarationId::Department(id)),
        None => match &day.chart.organization {
            Some(organization) => (&organization.heads, DeclarationId::Organization),
            None => return BTreeSet::new(),
        },
    };
    let in_force = crate::terms::in_force(heads, day.lives(carrier), day.date);
    in_force.filter_map(|head| head.value).collect()
}

fn live_heads(day: &Day, department: Option<DepartmentId>) -> BTreeSet<RoleId> {
    named_heads(day, department).into_iter().filter(|head| day.role_lives(*head)).collect()
}

/// `several-tops`: two or more undeclared tops. `island`: the only one, where a declared top lives and no chain
/// of lines joins them.
fn undeclared_tops(day: &Day) -> Vec<Verdict> {
    let excused = |role: RoleId| day.step(role).headless.iter().any(|id| head_is_missed(day, *id));
    let undeclared = day.roles().filter(|role| day.is_undeclared_top(*role) && !excused(*role));
    let undeclared: Vec<RoleId> = undeclared.collect();
    match undeclared.as_slice() {
        [] => Vec::new(),
        [only] => {
            let declared: Vec<RoleId> = day.roles().filter(|role| day.is_declared_top(*role)).collect();
            let joined = joined(day, *only);
            let is_tied = declared.iter().any(|top| joined.contains(top));
            let is_island = !declared.is_empty() && !is_tied;
            if is_island { vec![Verdict::on_role("island", *only)] } else { Vec::new() }
        }
        several => {
            vec![Verdict::new("several-tops", [DeclarationId::Organization]).roles(several.iter().copied())]
        }
    }
}

/// All live roles that a chain of solid, dotted or deputy lines joins to this one, in whichever direction.
fn joined(day: &Day, role: RoleId) -> BTreeSet<RoleId> {
    let mut joined = BTreeSet::from([role]);
    loop {
        let near = |one: RoleId, other: RoleId| tied(day, one, other) || tied(day, other, one);
        let further: Vec<RoleId> =
            day.roles().filter(|new| !joined.contains(new) && joined.iter().any(|old| near(*old, *new))).collect();
        if further.is_empty() {
            return joined;
        }
        joined.extend(further);
    }
}

/// Whether a line in force of the one leads to the other.
fn tied(day: &Day, one: RoleId, other: RoleId) -> bool {
    let mut deputies = crate::terms::in_force(&day.chart.roles[one].deputies, day.role_lives(one), day.date);
    day.manager(one) == Some(other) || day.dotted(one, other) || deputies.any(|deputy| deputy.value == Some(other))
}

/// The manager that is not live; grounds: each live role with a written line in force to it.
fn reports_to_ended(day: &Day) -> Vec<Verdict> {
    let reports = |manager: RoleId| -> Vec<RoleId> {
        let line = Manager::Post(Post::Role(manager));
        day.roles().filter(|role| day.written_lines(*role).contains(&line)).collect()
    };
    let gone = day.chart.roles.ids().filter(|role| !day.role_lives(*role));
    let gone = gone.map(|manager| (manager, reports(manager))).filter(|(_, reports)| !reports.is_empty());
    gone.map(|(manager, reports)| Verdict::on_role("reports-to-ended", manager).roles(reports)).collect()
}

/// The head was declared neither in it nor around it: in no department inside it, nor in one around it.
fn head_outside(day: &Day, department: DepartmentId) -> Option<Verdict> {
    let home = day.chart.roles[day.head(department)?].department?;
    let around = |inner| std::iter::successors(Some(inner), |inner| day.chart.departments[*inner].parent);
    let is_tied = around(department).any(|outer| outer == home) || around(home).any(|outer| outer == department);
    (!is_tied).then(|| Verdict::on_department("head-outside", department))
}

/// A live department whose only head in force has ended.
fn head_has_ended(day: &Day, department: DepartmentId) -> bool {
    let named = named_heads(day, Some(department));
    let ended = |role: &RoleId| day.state(*role) == crate::terms::State::Ended;
    day.department_lives(department) && named.iter().all(|head| !day.role_lives(*head)) && named.iter().any(ended)
}

/// The head of the nearest enclosing department that has one is not in the line of its head.
fn crossed_lines(day: &Day, department: DepartmentId) -> Option<Verdict> {
    let inner = day.head(department)?;
    let around: Vec<DepartmentId> = day.outward(Some(department)).into_iter().skip(1).collect();
    let outer = around.iter().find_map(|around| day.head(*around))?;
    let headed = around.into_iter().take_while(|around| day.head(*around).is_none()).collect();
    let silent = day.line(inner).contains(&outer)
        || day.line(outer).contains(&inner)
        || day.chart.roles[inner].external
        || day.is_declared_top(inner)
        || day.share_a_holder(inner, outer);
    let verdict = Verdict::on_department("crossed-lines", department).walked(Walk::ToEnd, [inner, outer]);
    (!silent).then_some(Verdict { headed, ..verdict })
}

/// Its head is needed and missing, whatever else says so.
pub(crate) fn head_is_missed(day: &Day, department: DepartmentId) -> bool {
    without_head(day, department).is_some() || head_has_ended(day, department)
}

/// The department; grounds: each line, `owner`, `owns` that needs its head on such a day.
fn without_head(day: &Day, department: DepartmentId) -> Option<Verdict> {
    if day.head(department).is_some() {
        return None;
    }
    let this = Post::Department(department);
    let needs = |role: &RoleId| {
        let dotted = &day.chart.roles[*role].dotted;
        let mut dotted = crate::terms::in_force(dotted, true, day.date);
        day.written_lines(*role).contains(&Manager::Post(this)) || dotted.any(|line| line.value.to == Some(this))
    };
    let roles: Vec<RoleId> = day.roles().filter(needs).collect();
    let claimed = |item: &_| day.claims_in_force(*item).iter().any(|claim| claim.by == Some(this));
    let items: Vec<_> = day.live_items().filter(claimed).collect();
    let is_needed = !roles.is_empty() || !items.is_empty();
    is_needed.then(|| Verdict::on_department("department-without-head", department).roles(roles).items(items))
}
