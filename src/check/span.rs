//! `span`: no role has more direct reports than a policy allows (the span of control).

use super::limits::{Limits, Set};
use super::words::count;
use super::{Finding, Findings, Runs, lines};
use crate::calendar::Date;
use crate::catalog;
use crate::model::{DeclarationId, Limit, RoleId};
use crate::timeline::{Epoch, Timeline};

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    let Some(limits) = Limits::of(timeline, Limit::Span) else { return };
    let mut runs = Runs::of(timeline);
    for epoch in timeline.epochs() {
        for (days, limit) in limits.within(epoch.interval()) {
            let live = timeline.chart().roles.ids().filter(|role| epoch.is_live(*role));
            let over = live.filter(|role| direct_reports(&epoch, *role).count() > limit);
            over.for_each(|role| runs.add(role, days));
        }
    }
    for (role, days) in runs.into_runs_by_day() {
        if let Some(limit) = limits.on(days.start()) {
            findings.report(days, describe(timeline, role, limit, days.start()));
        }
    }
}

/// Whoever reports to a role, vacant or not; assistants are not counted.
fn direct_reports(epoch: &Epoch, role: RoleId) -> impl Iterator<Item = RoleId> {
    epoch.reports(role).iter().copied().filter(|report| !epoch.line(*report).assistant)
}

fn describe(timeline: &Timeline, id: RoleId, (limit, policy): Set, day: Date) -> Finding {
    let (chart, epoch) = (timeline.chart(), timeline.epoch_on(day));
    let path = chart.role_path(id);
    let reports: Vec<RoleId> = direct_reports(&epoch, id).collect();
    let message = format!("`{path}` has {}; the limit is {limit}", count(reports.len(), "direct report"));
    let mut finding = Finding::new(&catalog::SPAN, message)
        .about(DeclarationId::Role(id))
        .label(chart.roles[id].header.name_span, format!("{} to `{path}`", count(reports.len(), "solid line")))
        .label(policy, format!("the limit is {limit} here"));
    for report in &reports {
        let (span, text) = lines::solid(chart, &epoch, *report);
        finding = finding.label(span, text);
    }
    finding.help(format!("put a role between, or let some of them report to another than `{path}`"))
}
