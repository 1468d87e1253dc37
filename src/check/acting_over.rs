//! `acting-over`: when the review date of an acting holder has passed, somebody follows, or the role is vacant on
//! purpose.

use super::{Finding, Findings};
use crate::calendar::{Date, Interval};
use crate::catalog;
use crate::model::{Dated, DeclarationId, Holding, RoleId};
use crate::timeline::{State, Timeline};

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    for role in timeline.chart().roles.ids() {
        if let Some((days, last, holding)) = abandoned_since_acting(timeline, role) {
            findings.report(days, describe(timeline.chart().role_path(role), role, last, holding));
        }
    }
}

/// The days from the as-of date on on which nobody is there, if the last holder only acted and nobody
/// is to come; with the last day of that holder.
fn abandoned_since_acting(timeline: &Timeline, role: RoleId) -> Option<(Interval, Date, &Dated<Holding>)> {
    let nobody = timeline.seating(role).days(|seating| seating.state == State::Vacant && !seating.declared_vacant);
    let days = nobody.runs().iter().find(|run| run.contains(timeline.as_of()))?;
    let days = days.intersect(Interval::since(timeline.as_of()))?;
    let holdings = timeline.effective_holdings(role);
    if holdings.iter().any(|(run, _)| run.start() > timeline.as_of()) {
        return None;
    }
    let (run, last) = holdings.iter().max_by_key(|(run, _)| (run.end(), run.start()))?;
    let holding = timeline.chart().roles[role].holdings.get(*last)?;
    holding.value.acting.then_some((days, run.end(), holding))
}

fn describe(path: &str, id: RoleId, last: Date, holding: &Dated<Holding>) -> Finding {
    let next = last.next();
    Finding::new(
        &catalog::ACTING_OVER,
        format!("the acting holder of `{path}` was there until {last}, and nobody follows"),
    )
    .about(DeclarationId::Role(id))
    .label(holding.span, format!("acting until {last}"))
    .help(format!("write who holds `{path}` `from {next}`, a later `until` here, or `vacant from {next}`"))
}
