//! `vacant-but-held`: a role that is vacant on purpose is held by nobody.

use super::{Finding, Findings, Runs};
use crate::calendar::{Date, Interval};
use crate::catalog;
use crate::model::{DeclarationId, RoleId};
use crate::source::Span;
use crate::timeline::{Seating, Timeline};

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    let mut runs = Runs::of(timeline);
    for role in timeline.chart().roles.ids() {
        timeline.seating(role).days(is_vacant_and_held).runs().iter().for_each(|days| runs.add(role, *days));
    }
    for (role, held) in runs.into_sets() {
        let vacant = vacant(timeline, role);
        held.runs().iter().for_each(|days| findings.report(*days, describe(timeline, role, *days, &vacant)));
    }
}

fn is_vacant_and_held(seating: &Seating) -> bool {
    seating.declared_vacant && !seating.holders.is_empty()
}

/// The days on which each `vacant` of a role holds, and where it stands.
fn vacant(timeline: &Timeline, role: RoleId) -> Vec<(Interval, Span)> {
    let vacancies = timeline.chart().roles[role].vacancies.iter();
    vacancies
        .filter_map(|vacancy| Some((timeline.in_force(vacancy, DeclarationId::Role(role))?, vacancy.span)))
        .collect()
}

fn describe(timeline: &Timeline, id: RoleId, days: Interval, vacant: &[(Interval, Span)]) -> Finding {
    let (chart, role, subject) = (timeline.chart(), &timeline.chart().roles[id], DeclarationId::Role(id));
    let path = &role.header.path;
    let message = format!("`{path}` is vacant and held at one time");
    let mut finding = Finding::new(&catalog::VACANT_BUT_HELD, message).about(subject);
    let on_the_day = vacant.iter().filter(|(run, _)| run.contains(days.start()));
    let earlier = on_the_day.clone().any(|(run, _)| run.start() < days.start());
    finding = finding.labels(on_the_day, |(_, span)| Some((*span, format!("`{path}` is vacant here"))));
    let seating = timeline.seating(id).on(days.start());
    for holder in seating.iter().flat_map(|seating| &seating.holders) {
        let name = holder.name(chart).map_or_else(|| "somebody undisclosed".to_owned(), |name| format!("`{name}`"));
        if let Some(holding) = role.holdings.get(holder.holding) {
            finding = finding.label(holding.span, format!("and {name} holds it"));
        }
    }
    let holder = seating.iter().flat_map(|seating| &seating.holders).find_map(|holder| holder.name(chart));
    finding.help(help(days.start(), earlier, days.start() > timeline.judged().start(), holder))
}

/// Whichever began first is the one to be ended.
fn help(first: Date, vacancy_is_earlier: bool, is_dated: bool, holder: Option<&str>) -> String {
    match (is_dated, vacancy_is_earlier) {
        (true, true) => format!("write `vacant until {}`", first.previous()),
        (true, false) => format!("end the holding with `until {}`", first.previous()),
        (false, _) => {
            let holder = holder.map_or("the holder".to_owned(), |holder| format!("`{holder}`"));
            format!(
                "remove `vacant` if {holder} holds it; else say which comes first: that one ends with `until DATE`, the other begins with `from DATE`"
            )
        }
    }
}
