//! `layers`: no line is longer than a policy allows.

use super::limits::{Limits, Set};
use super::{Finding, Findings, Runs, lines};
use crate::calendar::Date;
use crate::catalog;
use crate::model::{DeclarationId, Limit, RoleId};
use crate::timeline::{Epoch, LineEnd, Timeline};

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    let Some(limits) = Limits::of(timeline, Limit::Layers) else { return };
    let mut runs = Runs::of(timeline);
    for epoch in timeline.epochs() {
        for (days, limit) in limits.within(epoch.interval()) {
            let too_deep = timeline.chart().roles.ids().filter(|role| is_first_over(&epoch, *role, limit));
            too_deep.for_each(|role| runs.add(role, days));
        }
    }
    for (role, days) in runs.into_runs_by_day() {
        if let Some(limit) = limits.on(days.start()) {
            findings.report(days, describe(timeline, role, limit, days.start()));
        }
    }
}

/// The first role of its line on a layer too many; what is below it is so because of it.
fn is_first_over(epoch: &Epoch, role: RoleId, limit: usize) -> bool {
    let depth = usize::try_from(epoch.depth(role)).unwrap_or(usize::MAX);
    depth == limit.saturating_add(1) && matches!(epoch.line_end(role), LineEnd::NoManager(_))
}

fn describe(timeline: &Timeline, id: RoleId, (limit, policy): Set, day: Date) -> Finding {
    let (chart, epoch) = (timeline.chart(), timeline.epoch_on(day));
    let path = chart.role_path(id);
    let line = epoch.line_of(id);
    let message = format!("`{path}` stands on layer {}; the limit is {limit}", line.len());
    let (span, text) = lines::solid(chart, &epoch, id);
    Finding::new(&catalog::LAYERS, message)
        .about(DeclarationId::Role(id))
        .label(span, text)
        .label(policy, format!("the limit is {limit} here"))
        .proof(lines::steps_up(chart, &epoch, &line))
        .help(format!("let `{path}`, or a role above it, report to one further up"))
}
