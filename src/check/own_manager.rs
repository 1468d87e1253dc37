//! `own-manager`: nobody stands above herself through two roles.

use std::collections::BTreeSet;

use super::lines;
use super::{Finding, Findings, Runs};
use crate::calendar::{Date, Interval, Segments};
use crate::catalog;
use crate::model::{DeclarationId, PersonId, RoleId};
use crate::timeline::{Epoch, Hat, Timeline};

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    let people: Vec<_> = timeline.chart().people.ids().filter_map(|id| Some((id, roles(timeline, id)?))).collect();
    let mut runs = Runs::of(timeline);
    for epoch in timeline.epochs() {
        for (person, roles) in &people {
            let stacked = roles.within(epoch.interval()).filter(|(_, roles)| !epoch.stacked(roles).is_empty());
            stacked.for_each(|(days, _)| runs.add(*person, days));
        }
    }
    for (person, days) in runs.into_runs_by_day() {
        findings.report(days, describe(timeline, person, days.start()));
    }
}

/// The roles that a person holds for good, of those who ever hold two. To act for one's boss is normal.
fn roles(timeline: &Timeline, person: PersonId) -> Option<Segments<Vec<RoleId>>> {
    let regular: Vec<(Interval, RoleId)> = regular_hats(timeline, person).map(|hat| (hat.days, hat.role)).collect();
    (regular.len() >= 2).then(|| Segments::active(timeline.judged(), regular))
}

fn regular_hats(timeline: &Timeline, person: PersonId) -> impl Iterator<Item = &Hat> {
    timeline.hats(person).iter().filter(|hat| {
        let holding = timeline.chart().roles[hat.role].holdings.get(hat.holding);
        holding.is_some_and(|holding| !holding.value.acting)
    })
}

fn describe(timeline: &Timeline, id: PersonId, day: Date) -> Finding {
    let (chart, epoch) = (timeline.chart(), timeline.epoch_on(day));
    let name = chart.people[id].header.title();
    let hats: Vec<&Hat> = regular_hats(timeline, id).filter(|hat| hat.days.contains(day)).collect();
    let held: Vec<RoleId> = hats.iter().map(|hat| hat.role).collect();
    let stacked = epoch.stacked(&held);
    let (lower, upper) = stacked.first().map_or(("", ""), |(l, u)| (chart.role_path(*l), chart.role_path(*u)));
    let message = format!("`{name}` holds `{upper}` and, below it, `{lower}`");
    let mut finding = Finding::new(&catalog::OWN_MANAGER, message).about(DeclarationId::Person(id));
    let involved: BTreeSet<RoleId> = stacked.iter().flat_map(|(lower, upper)| [*lower, *upper]).collect();
    for hat in hats.iter().filter(|hat| involved.contains(&hat.role)) {
        if let Some(holding) = chart.roles[hat.role].holdings.get(hat.holding) {
            finding = finding.label(holding.span, format!("`{name}` holds `{}` here", chart.role_path(hat.role)));
        }
    }
    let where_waived = if chart.people[id].header.declared { "on the person" } else { "on the person, once declared" };
    finding
        .proof(stacked.iter().take(1).flat_map(|pair| way_up(timeline, &epoch, *pair)))
        .help(format!("let `{lower}` report to somebody else, or accept it with `waive own-manager` {where_waived}"))
}

fn way_up(timeline: &Timeline, epoch: &Epoch, (lower, upper): (RoleId, RoleId)) -> Vec<String> {
    let line: Vec<RoleId> = epoch.line_of(lower).into_iter().take_while(|role| *role != upper).collect();
    lines::steps_up(timeline.chart(), epoch, &line).collect()
}
