//! `acting-without-end`: whoever acts, acts until a review date.

use super::{Finding, Findings, Runs};
use crate::calendar::Interval;
use crate::catalog;
use crate::model::{Dated, DeclarationId, Holding, RoleId};
use crate::timeline::Timeline;

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    let mut runs = Runs::of(timeline);
    for role in timeline.chart().roles.ids() {
        endless(timeline, role).for_each(|(days, _)| runs.add(role, days));
    }
    for (role, days) in runs.into_runs() {
        findings.report(days, describe(timeline, role, days));
    }
}

/// The holdings that say `acting` and no `until`, with the days on which they are effective.
fn endless(timeline: &Timeline, role: RoleId) -> impl Iterator<Item = (Interval, &Dated<Holding>)> {
    let holdings = &timeline.chart().roles[role].holdings;
    let effective = timeline.effective_holdings(role).into_iter();
    let effective = effective.filter_map(|(days, place)| Some((days, holdings.get(place)?)));
    effective.filter(|(_, holding)| holding.value.acting && holding.dates.until.is_none())
}

fn describe(timeline: &Timeline, id: RoleId, days: Interval) -> Finding {
    let path = timeline.chart().role_path(id);
    let message = format!("`{path}` has an acting holder without an end");
    let mut finding = Finding::new(&catalog::ACTING_WITHOUT_END, message).about(DeclarationId::Role(id));
    for (_, holding) in endless(timeline, id).filter(|(run, _)| run.intersect(days).is_some()) {
        finding = finding.label(holding.span, "acting, with no review date");
    }
    finding.help("add `until DATE`: the day on which it is looked at again; until then nothing changes")
}
