//! `island`: lines tie every top to a declared one.

use super::{Finding, Findings, Runs, department_without_head, tops};
use crate::calendar::{Date, Interval, IntervalSet};
use crate::catalog;
use crate::model::{Chart, DeclarationId, RoleId};
use crate::timeline::{Epoch, Timeline};

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    if some_line_may_be_lost(timeline.chart()) {
        return;
    }
    let unclear = days_of_lines_to_nowhere(timeline);
    let mut runs = Runs::of(timeline);
    for (days, tops) in tops::undeclared(timeline) {
        if let [only] = tops.as_slice() {
            let alone = island_days(timeline, *only, days).minus(&unclear);
            alone.runs().iter().for_each(|days| runs.add(*only, *days));
        }
    }
    for (role, days) in runs.into_runs_by_day() {
        findings.report(days, describe(timeline, role, days.start()));
    }
}

/// A role with a damaged statement may have said how it is tied.
fn some_line_may_be_lost(chart: &Chart) -> bool {
    chart.damage.declarations.iter().any(|id| matches!(id, DeclarationId::Role(_)))
}

/// A line to a department without head, reported as such, may be the one that ties this top to the rest.
fn days_of_lines_to_nowhere(timeline: &Timeline) -> IntervalSet {
    let needed = department_without_head::days(timeline);
    needed.values().fold(IntervalSet::empty(), |all, days| all.union(days))
}

/// The days on which a declared top lives, and no chain of lines joins this one to any.
fn island_days(timeline: &Timeline, top: RoleId, days: Interval) -> IntervalSet {
    let epoch = timeline.epoch_on(days.start());
    if declared_tops(timeline.chart(), &epoch).next().is_none() {
        return IntervalSet::empty();
    }
    let alone = timeline.joined(top, &epoch).days(|joined| !joined.iter().any(|role| epoch.is_declared_top(*role)));
    alone.intersect(&IntervalSet::from(days))
}

fn declared_tops<'c>(chart: &'c Chart, epoch: &'c Epoch) -> impl Iterator<Item = RoleId> + 'c {
    chart.roles.ids().filter(|role| epoch.is_declared_top(*role))
}

fn describe(timeline: &Timeline, role: RoleId, day: Date) -> Finding {
    let (chart, epoch) = (timeline.chart(), timeline.epoch_on(day));
    let (path, place) = (chart.role_path(role), chart.roles[role].header.name_span);
    let top = declared_tops(chart, &epoch).next();
    let message = format!("no line ties `{path}` to the rest");
    let mut finding = Finding::new(&catalog::ISLAND, message).about(DeclarationId::Role(role));
    finding = finding.label(place, format!("`{path}` has no manager, and none below it a line to anybody else"));
    if let Some(top) = top {
        finding = finding.label(chart.roles[top].header.name_span, format!("the top is `{}`", chart.role_path(top)));
    }
    let top = top.map_or("ROLE", |top| chart.role_path(top));
    finding.help(format!("write `reports to {top}` in `{path}`, or `reports to nobody` if it is a top of its own"))
}
