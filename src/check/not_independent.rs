//! `not-independent`: no solid line and no person joins departments that must be independent.

use std::collections::BTreeMap;

use indexmap::{IndexMap, IndexSet};

use super::parties::{self, Party, Seat};
use super::sides::{OnSide, Sides};
use super::words::{line, names};
use super::{Finding, Findings, Runs, lines};
use crate::calendar::{Date, Interval, IntervalSet};
use crate::catalog;
use crate::model::{Chart, DeclarationId, DepartmentId, PersonId, PolicyId, PolicyRule, RoleId, Side};
use crate::source::Span;
use crate::timeline::{Epoch, Timeline};

/// One `independent A of B, …`.
struct Statement {
    policy: PolicyId,
    span: Span,
    department: DepartmentId,
    of: Vec<DepartmentId>,
}

impl Statement {
    fn sides(&self) -> impl Iterator<Item = Side> {
        std::iter::once(&self.department).chain(&self.of).map(|id| Side::Department(*id))
    }
}

/// The side of a role: whether it belongs to the department that must be independent.
type OfIndependent = bool;

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    let statements = statements(timeline.chart());
    if statements.is_empty() {
        return;
    }
    let named = statements.iter().flat_map(Statement::sides);
    let sides = Sides::of(timeline, named);
    for statement in &statements {
        let departments: Vec<Side> = statement.sides().collect();
        let departments: Vec<&Side> = departments.iter().collect();
        let members = sides.reasons(&departments, &sides.all(&departments));
        let Some(in_force) = timeline.life(DeclarationId::Policy(statement.policy)) else { continue };
        judge_lines(timeline, statement, &members, in_force, findings);
        judge_people(timeline, statement, &members, in_force, findings);
    }
}

fn statements(chart: &Chart) -> Vec<Statement> {
    let policies = chart.policies.iter();
    let all = policies.flat_map(|(id, policy)| policy.statements.iter().map(move |statement| (id, statement)));
    let statements = all.filter_map(|(policy, statement)| match &statement.rule {
        PolicyRule::Independent { department, of } => {
            let of = of.iter().filter_map(|(other, _)| *other).filter(|other| Some(*other) != *department).collect();
            Some(Statement { policy, span: statement.span, department: (*department)?, of })
        }
        _ => None,
    });
    statements.collect()
}

/// Reports each role of the department whose line leads into another one before it meets a role of its own. Those
/// below it, whose lines pass through it, suffer.
fn judge_lines(
    timeline: &Timeline,
    statement: &Statement,
    members: &[OnSide],
    in_force: Interval,
    findings: &mut Findings<'_>,
) {
    let mut runs = Runs::of(timeline);
    let mut below: BTreeMap<RoleId, Vec<(Interval, RoleId)>> = BTreeMap::new();
    for epoch in timeline.epochs() {
        let Some(days) = epoch.interval().intersect(in_force) else { continue };
        let sides = sides_in(&epoch, members);
        let members: Vec<RoleId> = sides.keys().copied().collect();
        for (role, above) in epoch.stacked(&members).into_iter().filter(|(role, _)| sides.get(role) == Some(&true)) {
            match sides.get(&above) {
                Some(false) => runs.add(role, days),
                _ => below.entry(above).or_default().push((days, role)),
            }
        }
    }
    for (role, days) in runs.into_runs_by_day() {
        findings.report(days, describe_line(timeline, statement, role, &suffering(&below, role, days), days.start()));
    }
}

/// The roles that belong to one of the departments.
fn sides_in(epoch: &Epoch, members: &[OnSide]) -> IndexMap<RoleId, OfIndependent> {
    let there = members.iter().filter(|member| member.days.contains(epoch.interval().start()));
    there.map(|member| (member.role, member.side == 0)).collect()
}

/// All roles of the department whose lines pass through this one.
fn suffering(below: &BTreeMap<RoleId, Vec<(Interval, RoleId)>>, role: RoleId, days: Interval) -> Vec<RoleId> {
    let mut all = IndexSet::new();
    let mut waiting = vec![role];
    while let Some(role) = waiting.pop() {
        let passing = below.get(&role).into_iter().flatten().filter(|(epoch, _)| epoch.intersect(days).is_some());
        for (_, role) in passing {
            if all.insert(*role) {
                waiting.push(*role);
            }
        }
    }
    all.sort();
    all.into_iter().collect()
}

/// Reports each person who holds roles on both sides.
fn judge_people(
    timeline: &Timeline,
    statement: &Statement,
    members: &[OnSide],
    in_force: Interval,
    findings: &mut Findings<'_>,
) {
    let mut held: BTreeMap<PersonId, Vec<(Interval, OfIndependent, RoleId)>> = BTreeMap::new();
    for member in members {
        let days = member.days.intersect(timeline.judged()).and_then(|days| days.intersect(in_force));
        let Some(days) = days else { continue };
        for (days, seating) in timeline.seating(member.role).within(days) {
            for person in seating.holders.iter().filter_map(|sitter| sitter.who.person()) {
                held.entry(person).or_default().push((days, member.side == 0, member.role));
            }
        }
    }
    for (person, held) in held {
        let sides = held.iter().map(|(days, side, _)| (*days, *side));
        for days in IntervalSet::crowded(sides, 1).runs() {
            let on_first_day = held.iter().filter(|(there, ..)| there.contains(days.start()));
            let roles: IndexSet<RoleId> = on_first_day.map(|(.., role)| *role).collect();
            findings.report(*days, describe_person(timeline, statement, person, &roles, days.start()));
        }
    }
}

fn describe_line(timeline: &Timeline, statement: &Statement, role: RoleId, below: &[RoleId], day: Date) -> Finding {
    let chart = timeline.chart();
    let epoch = timeline.epoch_on(day);
    let above = epoch.line_of(role);
    let is_other =
        |role: &&RoleId| epoch.departments_outward(epoch.department_of(**role)).any(|d| statement.of.contains(&d));
    let passed = above.iter().skip(1).find(is_other).map_or("", |passed| chart.role_path(*passed));
    let path = chart.role_path(role);
    let independent = chart.department_path(statement.department);
    let message = format!("the solid line of `{path}` passes `{passed}`, of which `{independent}` must be independent");
    let mut finding = start(statement, message).about(DeclarationId::Role(role));
    let (span, text) = lines::solid(chart, &epoch, role);
    finding = finding.label(span, text).label(statement.span, "independent, as this policy says");
    let others = department_names(chart, statement);
    for role in below {
        let (span, text) = lines::solid(chart, &epoch, *role);
        finding = finding.ground(DeclarationId::Role(*role), span, text);
    }
    finding
        .proof([format!("line of `{path}`: {}", line(chart, &above))])
        .help(format!("let `{path}` report to a role outside {others}; a dotted line may stay"))
}

fn describe_person(
    timeline: &Timeline,
    statement: &Statement,
    person: PersonId,
    roles: &IndexSet<RoleId>,
    day: Date,
) -> Finding {
    let chart = timeline.chart();
    let name = chart.people[person].header.title();
    let independent = chart.department_path(statement.department);
    let held = names(roles.iter().map(|role| chart.role_path(*role)));
    let message = format!("`{name}` holds {held}, and `{independent}` must be independent");
    let mut finding = start(statement, message).about(DeclarationId::Person(person));
    let mut proof = Vec::new();
    for role in roles {
        let evidence = parties::evidence(timeline, Party::Person(person), Seat { of: *role, sits_in: *role }, day);
        proof.extend(evidence.steps);
        finding = evidence.places.into_iter().fold(finding, |finding, (span, text)| finding.label(span, text));
    }
    finding
        .label(statement.span, "independent, as this policy says")
        .proof(proof)
        .help(format!("let somebody else hold one of the roles of `{name}`"))
}

fn start(statement: &Statement, message: String) -> Finding {
    Finding::new(&catalog::NOT_INDEPENDENT, message).about(DeclarationId::Policy(statement.policy))
}

fn department_names(chart: &Chart, statement: &Statement) -> String {
    names(statement.of.iter().map(|department| chart.department_path(*department)))
}
