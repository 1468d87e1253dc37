//! `reporting-cycle`: solid lines never loop.

use super::lines;
use super::words::names;
use super::{Finding, Findings, Runs};
use crate::calendar::Date;
use crate::catalog;
use crate::model::{DeclarationId, RoleId};
use crate::timeline::Timeline;

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    let mut runs = Runs::of(timeline);
    for epoch in timeline.epochs() {
        epoch.cycles().iter().for_each(|cycle| runs.add(as_set(cycle), epoch.interval()));
    }
    for (roles, days) in runs.into_runs_by_day() {
        findings.report(days, describe(timeline, &roles, days.start()));
    }
}

/// The subject is the set: who reports to whom in it may change.
fn as_set(cycle: &[RoleId]) -> Vec<RoleId> {
    let mut set = cycle.to_vec();
    set.sort_unstable();
    set
}

fn describe(timeline: &Timeline, roles: &[RoleId], day: Date) -> Finding {
    let (chart, epoch) = (timeline.chart(), timeline.epoch_on(day));
    let cycle = roles.first().map_or_else(Vec::new, |first| epoch.line_of(*first));
    let named = names(cycle.iter().map(|role| chart.role_path(*role)));
    let message = match cycle.as_slice() {
        [_] => format!("{named} reports to itself"),
        _ => format!("{named} report to each other in a loop"),
    };
    let mut finding = Finding::new(&catalog::REPORTING_CYCLE, message);
    for role in roles {
        finding = finding.about(DeclarationId::Role(*role));
    }
    for role in &cycle {
        let (span, text) = lines::solid(chart, &epoch, *role);
        finding = finding.label(span, text);
    }
    let first = cycle.first().map_or("", |role| chart.role_path(*role));
    finding.proof(lines::steps_up(chart, &epoch, &cycle)).help(format!(
        "write `reports to nobody` in the one that is the top, or let `{first}` report to a role outside"
    ))
}
