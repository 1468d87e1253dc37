//! `acting-over`: when the review date of an acting holder has passed, somebody follows, or the role is vacant on
//! purpose.

use super::{Finding, Findings};
use crate::calendar::{Date, Interval};
use crate::catalog;
use crate::model::{Dated, DeclarationId, Holding, RoleId};
use crate::timeline::{State, Timeline};

pub(super) fn check(timeline: &Timeline, findings: &mut Findings) {
    for role in timeline.chart().roles.ids() {
        if let Some((days, holding)) = abandoned_since_acting(timeline, role) {
            findings.report(days, describe(timeline, role, days, holding));
        }
    }
}

/// The judged days around the as-of date on which nobody is there, if the last holder only acted and nobody
/// is to come.
fn abandoned_since_acting(timeline: &Timeline, role: RoleId) -> Option<(Interval, &Dated<Holding>)> {
    let nobody = timeline.seating(role).days(|seating| seating.state == State::Vacant && !seating.declared_vacant);
    let days = nobody.runs().iter().find(|run| run.contains(timeline.as_of()))?.intersect(timeline.judged())?;
    let holdings = timeline.effective_holdings(role);
    if holdings.iter().any(|(run, _)| run.start() > timeline.as_of()) {
        return None;
    }
    let (_, last) = holdings.iter().max_by_key(|(run, _)| (run.end(), run.start()))?;
    let holding = timeline.chart().roles[role].holdings.get(*last)?;
    holding.value.acting.then_some((days, holding))
}

fn describe(timeline: &Timeline, id: RoleId, days: Interval, holding: &Dated<Holding>) -> Finding {
    let path = timeline.chart().role_path(id);
    let review = holding.dates.until;
    let over = review.map_or_else(|| "is over".to_owned(), |review| format!("ended on {review}"));
    let next = review.map_or(days.start(), Date::next);
    Finding::new(&catalog::ACTING_OVER, format!("the acting holder of `{path}` {over}, and nobody follows"))
        .about(DeclarationId::Role(id))
        .label(holding.span, format!("acting; this {over}"))
        .help(format!("write who holds `{path}` `from {next}`, a later `until` here, or `vacant from {next}`"))
}
