//! `department-without-head`: a department has a head on every day on which a statement needs it.

use indexmap::IndexMap;

use super::lines::led;
use super::{Finding, Findings, Runs, lives};
use crate::calendar::{Date, Interval, IntervalSet};
use crate::catalog;
use crate::model::{Chart, DeclarationId, DepartmentId, ItemId, Manager, Post, RoleId};
use crate::source::Span;
use crate::timeline::Timeline;

/// A statement that needs the head of a department.
struct Need {
    department: DepartmentId,
    sufferer: DeclarationId,
    span: Span,
    days: Option<Interval>,
    text: String,
}

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    let needs: Vec<Need> = needs(timeline).collect();
    let mut runs = Runs::of(timeline);
    for (need, days) in needs.iter().flat_map(|need| unmet_days(timeline, need).into_iter().map(move |run| (need, run)))
    {
        runs.add(need.department, days);
    }
    let mut by_department: IndexMap<DepartmentId, Vec<&Need>> = IndexMap::new();
    needs.iter().for_each(|need| by_department.entry(need.department).or_default().push(need));
    let unmet: Vec<_> = runs.into_runs().collect();
    let roles = if unmet.is_empty() { IndexMap::new() } else { roles_by_department(timeline.chart()) };
    for (department, days) in unmet {
        let needs = by_department.get(&department).map_or(&[][..], Vec::as_slice);
        let own_roles = roles.get(&department).map_or(&[][..], Vec::as_slice);
        findings.report(days, describe(timeline, department, needs, own_roles, days));
    }
}

/// The days on which the head of each department is needed and missing, judged or not.
pub(super) fn days(timeline: &Timeline) -> IndexMap<DepartmentId, IntervalSet> {
    let mut days: IndexMap<DepartmentId, Vec<Interval>> = IndexMap::new();
    needs(timeline).for_each(|need| days.entry(need.department).or_default().extend(unmet_days(timeline, &need)));
    days.into_iter().map(|(department, days)| (department, IntervalSet::of(days))).collect()
}

fn unmet_days(timeline: &Timeline, need: &Need) -> Vec<Interval> {
    let headless = timeline.headless(need.department);
    headless.intersect(&IntervalSet::from(need.days)).runs().to_vec()
}

fn needs(timeline: &Timeline) -> impl Iterator<Item = Need> + '_ {
    let chart = timeline.chart();
    let roles = chart.roles.ids().flat_map(|role| needs_of_role(timeline, role));
    roles.chain(chart.items.ids().flat_map(|item| needs_of_item(timeline, item)))
}

/// `reports to`, `assistant to`, `dotted to`.
fn needs_of_role(timeline: &Timeline, id: RoleId) -> impl Iterator<Item = Need> + '_ {
    let (role, sufferer) = (&timeline.chart().roles[id], DeclarationId::Role(id));
    let solid = role.solid.iter().filter_map(move |line| {
        let Some(Manager::Post(Post::Department(department))) = line.value.to else { return None };
        let verb = if line.value.assistant { "is assistant to" } else { "reports to" };
        Some((department, line.span, timeline.in_force(line, sufferer), verb))
    });
    let dotted = role.dotted.iter().filter_map(move |line| {
        let Some(Post::Department(department)) = line.value.to else { return None };
        Some((department, line.span, timeline.in_force(line, sufferer), "has a dotted line to"))
    });
    solid.chain(dotted).map(move |(department, span, days, verb)| {
        let text =
            format!("`{}` {verb} the head of `{}`", role.header.path, timeline.chart().department_path(department));
        Need { department, sufferer, span, days, text }
    })
}

/// `owner`, `owns`.
fn needs_of_item(timeline: &Timeline, id: ItemId) -> impl Iterator<Item = Need> + '_ {
    let item = &timeline.chart().items[id];
    item.claims.iter().filter_map(move |claim| {
        let Some(Post::Department(department)) = claim.by else { return None };
        let head = timeline.chart().department_path(department);
        Some(Need {
            department,
            sufferer: DeclarationId::Item(id),
            span: claim.span,
            days: timeline.claim_in_force(claim, id),
            text: format!("`{}` is owned by the head of `{head}`", item.header.path),
        })
    })
}

fn roles_by_department(chart: &Chart) -> IndexMap<DepartmentId, Vec<RoleId>> {
    let mut roles: IndexMap<DepartmentId, Vec<RoleId>> = IndexMap::new();
    for (id, role) in chart.roles.iter() {
        role.department.into_iter().for_each(|department| roles.entry(department).or_default().push(id));
    }
    roles
}

fn describe(timeline: &Timeline, id: DepartmentId, needs: &[&Need], roles: &[RoleId], days: Interval) -> Finding {
    let (chart, subject) = (timeline.chart(), DeclarationId::Department(id));
    let path = led(chart, subject);
    let header = &chart.departments[id].header;
    let lives = timeline.is_live(subject, days.start());
    let why = if lives { "has no head".to_owned() } else { lives::fate(timeline, subject, days.start()) };
    let message = format!("{path} {why}, and its head is needed");
    let mut finding = Finding::new(&catalog::DEPARTMENT_WITHOUT_HEAD, message).about(subject);
    finding = match lives::place(timeline, subject, days.start()).filter(|_| !lives) {
        Some((span, text)) => finding.label(span, text),
        None => finding.label(header.name_span, "no `head` is in force here"),
    };
    for need in needs.iter().filter(|need| need.days.is_some_and(|run| run.intersect(days).is_some())) {
        finding = finding.ground(need.sufferer, need.span, need.text.clone());
    }
    let begins = timeline.life(subject).map(Interval::start).filter(|start| *start > days.start());
    let help = match (candidate(timeline, roles, days.start()).filter(|_| lives), begins) {
        (Some(head), _) => format!("write `head {head}` in {path}, or name a role instead"),
        (None, Some(start)) => {
            format!("let these begin with it (`from {start}`); until then name a role that is there, or nobody")
        }
        (None, None) => format!("name a role instead of {path}, or end these with `until`"),
    };
    finding.help(help)
}

/// A role that could lead: the first of the department that lives.
fn candidate<'t>(timeline: &'t Timeline, roles: &[RoleId], day: Date) -> Option<&'t str> {
    let live = roles.iter().find(|role| timeline.is_live(DeclarationId::Role(**role), day));
    live.map(|role| timeline.chart().roles[*role].header.name())
}
