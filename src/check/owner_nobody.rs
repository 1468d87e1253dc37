//! `owner-nobody`: somebody is there in every accountable role.

use super::accountable::{faulty_owners, item_paths, nearest_filled_head, owned_within, with_claims};
use super::words::names;
use super::{Finding, Findings, lives};
use crate::calendar::{Date, Interval};
use crate::catalog;
use crate::model::{DeclarationId, RoleId};
use crate::source::Span;
use crate::timeline::{Seating, State, Timeline};

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    for (role, days) in faulty_owners(timeline, |role| timeline.deserted(role)) {
        findings.report(days, describe(timeline, role, days));
    }
}

fn describe(timeline: &Timeline, role: RoleId, days: Interval) -> Finding {
    let chart = timeline.chart();
    let (path, day) = (chart.role_path(role), days.start());
    let owned = owned_within(timeline, role, days);
    let items = names(item_paths(chart, &owned));
    let seating = timeline.seating(role).on(day);
    let why = seating.map_or(State::Vacant, |seating| seating.state);
    let message = match why {
        State::Ended => format!("`{path}` owns {items}, and has ended"),
        State::Planned => format!("`{path}` owns {items}, and does not exist yet"),
        _ => format!("`{path}` owns {items}, and nobody fills it"),
    };
    let mut finding = Finding::new(&catalog::OWNER_NOBODY, message).about(DeclarationId::Role(role));
    let (span, text) = absence(timeline, role, day);
    finding = finding.label(span, text);
    if let Some((span, text)) = seating.and_then(|seating| absent_deputy(timeline, role, seating, day)) {
        finding = finding.label(span, text);
    }
    let owner = item_paths(chart, &owned).first().map(|item| format!("`{item}` is owned by `{path}`"));
    finding = finding.proof(owner.into_iter().chain(seating.into_iter().flat_map(|s| proof(timeline, role, s, day))));
    with_claims(finding, chart, &owned).help(help(timeline, role, day))
}

/// The statement by which nobody is there.
pub(super) fn absence(timeline: &Timeline, role: RoleId, day: Date) -> (Span, String) {
    let declared = &timeline.chart().roles[role];
    let state = timeline.seating(role).on(day).map_or(State::Vacant, |seating| seating.state);
    if !state.is_live() {
        let id = DeclarationId::Role(role);
        return lives::place(timeline, id, day)
            .unwrap_or_else(|| (declared.header.name_span, lives::fate(timeline, id, day)));
    }
    let carrier = DeclarationId::Role(role);
    let in_force = declared
        .vacancies
        .iter()
        .find(|vacancy| timeline.in_force(vacancy, carrier).is_some_and(|days| days.contains(day)));
    let last = declared.holdings.iter().filter(|held| !held.value.former);
    let last = last.filter(|held| held.dates.from.is_none_or(|from| from <= day)).max_by_key(|held| held.dates.until);
    match (in_force, last) {
        (Some(vacancy), _) => (vacancy.span, "vacant here".to_owned()),
        (None, Some(held)) => {
            let until = held.dates.until.filter(|until| *until < day);
            (held.span, until.map_or("the last holder".to_owned(), |until| format!("the last holder, until {until}")))
        }
        (None, None) => (declared.header.name_span, "nobody holds it".to_owned()),
    }
}

fn absent_deputy(timeline: &Timeline, role: RoleId, seating: &Seating, day: Date) -> Option<(Span, String)> {
    let deputy = seating.deputy?;
    let in_force = timeline.chart().roles[role].deputies.iter().find(|fact| {
        let days = timeline.in_force(fact, DeclarationId::Role(role));
        fact.value == Some(deputy) && days.is_some_and(|days| days.contains(day))
    });
    Some((in_force?.span, format!("its deputy {}", since(timeline, deputy, day))))
}

fn proof(timeline: &Timeline, role: RoleId, seating: &Seating, day: Date) -> Vec<String> {
    let path = |role: RoleId| timeline.chart().role_path(role);
    let mut steps = vec![format!("`{}` {}", path(role), since(timeline, role, day))];
    match seating.deputy {
        Some(deputy) => {
            steps.push(format!("`{}` is to stand in, and {}", path(deputy), since(timeline, deputy, day)));
            steps.push("a deputy stands in for one step only".to_owned());
        }
        None if seating.state == State::Vacant => steps.push("no deputy stands in".to_owned()),
        None => {}
    }
    steps
}

/// The state of a role on a day in words: "is vacant from 2026-09-01".
pub(super) fn since(timeline: &Timeline, role: RoleId, day: Date) -> String {
    let Some(seating) = timeline.seating(role).on(day) else { return "is vacant".to_owned() };
    let alike = timeline.seating(role).days(|other| other.state == seating.state);
    let from = alike.runs().iter().find(|run| run.contains(day)).and_then(|run| run.from());
    match (seating.state, from) {
        (State::Ended | State::Planned, _) => lives::fate(timeline, DeclarationId::Role(role), day),
        (state, Some(from)) => format!("is {} from {from}", state.word()),
        (state, None) => format!("is {}", state.word()),
    }
}

fn help(timeline: &Timeline, role: RoleId, day: Date) -> String {
    let chart = timeline.chart();
    let path = chart.role_path(role);
    let is_live = timeline.is_live(DeclarationId::Role(role), day);
    let fill = if is_live { format!("name a holder or a deputy of `{path}`, or give") } else { "give".to_owned() };
    match nearest_filled_head(timeline, role, day) {
        Some(head) => format!("{fill} what it owns to `{}`, the nearest filled head", chart.role_path(head)),
        None => format!("{fill} what it owns to a role that is filled"),
    }
}
