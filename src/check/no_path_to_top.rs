//! `no-path-to-top`: an unbroken solid line leads from every owner to a top.

use std::collections::BTreeMap;

use super::accountable::{external_days, item_paths, owned_within, with_claims};
use super::words::{line, names};
use super::{Finding, Findings, Runs};
use crate::calendar::{Date, Interval, IntervalSet};
use crate::catalog;
use crate::model::{DeclarationId, RoleId};
use crate::timeline::{Epoch, LineEnd, Owned, Timeline};

/// Who owns something below a line that ends before a top, and when.
type Cut = BTreeMap<RoleId, Vec<(RoleId, Interval)>>;

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    if timeline.chart().damage.heads.contains(&DeclarationId::Organization) {
        return;
    }
    let mut runs = Runs::of(timeline);
    let cut = owners_cut_off(timeline);
    for (end, owners) in &cut {
        for (owner, days) in owners {
            owned_days(timeline, *owner, *days).runs().iter().for_each(|days| runs.add(*end, *days));
        }
    }
    for (end, days) in runs.into_runs_by_day() {
        let owners = cut.get(&end).map_or(&[][..], Vec::as_slice);
        findings.report(days, describe(timeline, end, owners, days));
    }
}

fn owners_cut_off(timeline: &Timeline) -> Cut {
    let chart = timeline.chart();
    let is_inside = |role: &RoleId| !timeline.owned(*role).is_empty() && !chart.roles[*role].external;
    let owners: Vec<RoleId> = chart.roles.ids().filter(is_inside).collect();
    let mut cut = Cut::new();
    for epoch in timeline.epochs().filter(|_| !owners.is_empty()) {
        for owner in &owners {
            if let Some(end) = end_before_a_top(&epoch, *owner) {
                cut.entry(end).or_default().push((*owner, epoch.interval()));
            }
        }
    }
    cut
}

/// Where the line of a role ends without a top on it. Loops and lines to roles that have ended are found elsewhere.
fn end_before_a_top(epoch: &Epoch, role: RoleId) -> Option<RoleId> {
    match epoch.line_end(role) {
        LineEnd::NoManager(end) if epoch.top_of(role).is_none() => Some(end),
        _ => None,
    }
}

/// The days on which a role owns something and somebody inside the organisation may answer for it.
fn owned_days(timeline: &Timeline, owner: RoleId, days: Interval) -> IntervalSet {
    let owned = timeline.owned(owner).iter().filter_map(|owned| owned.days.intersect(days));
    IntervalSet::of(owned).minus(&external_days(timeline, owner))
}

fn describe(timeline: &Timeline, end: RoleId, owners: &[(RoleId, Interval)], days: Interval) -> Finding {
    let chart = timeline.chart();
    let path = chart.role_path(end);
    let cut_within = owners.iter().filter_map(|(owner, cut)| Some((*owner, cut.intersect(days)?)));
    let cut_within: Vec<(RoleId, Interval)> = cut_within.collect();
    let owned = owned_by_all(timeline, &cut_within);
    let items = names(item_paths(chart, &owned));
    let message = format!("no solid line leads from the owner of {items} to the top");
    let mut finding = Finding::new(&catalog::NO_PATH_TO_TOP, message).about(DeclarationId::Role(end));
    finding = finding
        .label(chart.roles[end].header.name_span, format!("the line ends here: `{path}` is external, with no manager"));
    let first = cut_within.first().map_or(end, |(owner, _)| *owner);
    finding = with_lines(finding, timeline, first, days);
    with_claims(finding, chart, &owned).help(help(timeline, first, end, days.start()))
}

fn owned_by_all(timeline: &Timeline, owners: &[(RoleId, Interval)]) -> Vec<Owned> {
    let mut all: Vec<Owned> = owners.iter().flat_map(|(owner, days)| owned_within(timeline, *owner, *days)).collect();
    all.sort_by_key(|owned| (owned.item, owned.claim));
    all.dedup_by_key(|owned| (owned.item, owned.claim));
    all
}

/// Shows each written line on the way up, and where only a dotted one goes on.
fn with_lines(mut finding: Finding, timeline: &Timeline, owner: RoleId, days: Interval) -> Finding {
    let chart = timeline.chart();
    let epoch = timeline.epoch_on(days.start());
    let above = epoch.line_of(owner);
    let mut proof = vec![
        format!("line of the owner: {}", line(chart, &above)),
        format!("`{}` reports to nobody here, and is no top", above.last().map_or("", |end| chart.role_path(*end))),
    ];
    for role in above {
        let written = epoch.line(role).written.and_then(|place| chart.roles[role].solid.get(place));
        if let Some(written) = written {
            finding = finding.label(written.span, format!("the solid line of `{}`", chart.role_path(role)));
        }
        for dotted in epoch.dotted(role).iter().filter(|dotted| epoch.top_of(dotted.to).is_some()) {
            let (from, to) = (chart.role_path(role), chart.role_path(dotted.to));
            proof.push(format!("only a dotted line leads on: `{from}` to `{to}`"));
            if let Some(written) = chart.roles[role].dotted.get(dotted.written) {
                finding = finding.label(written.span, "only dotted: it carries no accountability");
            }
        }
    }
    finding.proof(proof)
}

/// Mends the line where it ends: there, or where it leaves the organisation.
fn help(timeline: &Timeline, owner: RoleId, end: RoleId, day: Date) -> String {
    let chart = timeline.chart();
    let epoch = timeline.epoch_on(day);
    let line = epoch.line_of(owner).into_iter();
    let below = line.take_while(|role| !chart.roles[*role].external).last().unwrap_or(owner);
    let manager = manager_inside(timeline, &epoch, below, day).map(|head| format!("`{}`", chart.role_path(head)));
    let manager = manager.unwrap_or_else(|| "a role inside the organisation".to_owned());
    let (below, end) = (chart.role_path(below), chart.role_path(end));
    format!("let `{below}` report to {manager} and be `dotted to {end}`, or give `{end}` a manager")
}

/// The nearest head around a role from which a line leads to the top.
fn manager_inside(timeline: &Timeline, epoch: &Epoch, role: RoleId, day: Date) -> Option<RoleId> {
    let around = timeline.departments_around(role, day).into_iter();
    let heads = around.filter_map(|department| timeline.head(department).on(day).copied().flatten());
    let organization = timeline.organization_head().on(day).copied().flatten();
    let is_external = |head: RoleId| timeline.chart().roles[head].external;
    heads.chain(organization).find(|head| *head != role && !is_external(*head) && epoch.top_of(*head).is_some())
}
