//! `gap`: of a role for one, the next holder begins when the last one ends.

use super::{Finding, Findings, Runs};
use crate::calendar::{Date, Interval, IntervalSet};
use crate::catalog;
use crate::model::{DeclarationId, Role, RoleId};
use crate::timeline::{Seating, Sitter, State, Timeline};

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    let mut runs = Runs::of(timeline);
    for (id, _) in timeline.chart().roles.iter().filter(|(_, role)| is_for_one(role)) {
        gaps(timeline, id).runs().iter().for_each(|days| runs.add(id, *days));
    }
    for (role, gaps) in runs.into_sets() {
        let held = held(timeline, role);
        gaps.runs().iter().for_each(|days| findings.report(*days, describe(timeline, role, *days, &held)));
    }
}

fn is_for_one(role: &Role) -> bool {
    role.seats.unwrap_or(1) == 1
}

/// The days between the first and the last holder on which nobody is there.
fn gaps(timeline: &Timeline, role: RoleId) -> IntervalSet {
    let seating = timeline.seating(role);
    let held = held(timeline, role);
    let (first, last) = (held.runs().first(), held.runs().last());
    let from_first_to_last = first.zip(last).and_then(|(first, last)| Interval::new(first.start(), last.end()));
    seating.days(is_unexplained).intersect(&IntervalSet::from(from_first_to_last))
}

/// The days on which somebody is there.
fn held(timeline: &Timeline, role: RoleId) -> IntervalSet {
    timeline.seating(role).days(|seating| !seating.holders.is_empty())
}

/// Live, nobody, and `vacant` does not say that this is on purpose.
fn is_unexplained(seating: &Seating) -> bool {
    seating.state == State::Vacant && !seating.declared_vacant
}

fn describe(timeline: &Timeline, id: RoleId, days: Interval, held: &IntervalSet) -> Finding {
    let role = &timeline.chart().roles[id];
    let path = &role.header.path;
    let begun = held.runs().partition_point(|run| run.end() < days.start());
    let before = begun.checked_sub(1).and_then(|last| held.runs().get(last)).map(|run| run.end());
    let after = held.runs().get(begun..).and_then(|runs| runs.iter().find(|run| run.start() > days.end()));
    let after = after.map(|run| run.start());
    let message = match before.zip(after) {
        Some((before, after)) => format!("nobody holds `{path}` between {before} and {after}"),
        None => format!("nobody holds `{path}` for a time"),
    };
    let mut finding = Finding::new(&catalog::GAP, message).about(DeclarationId::Role(id));
    for (day, verb) in [(before, "ends"), (after, "begins")] {
        let seating = day.and_then(|day| timeline.seating(id).on(day));
        for holder in seating.iter().flat_map(|seating| &seating.holders) {
            if let Some(holding) = role.holdings.get(holder.holding) {
                finding = finding.label(holding.span, format!("{} {verb} here", who(timeline, holder)));
            }
        }
    }
    let first = before.map_or(days.start(), Date::next);
    let last = after.map_or(days.end(), Date::previous);
    finding.help(format!(
        "if that is meant, add `vacant from {first} until {last}`; else let somebody act: `held by … acting from {first} until {last}`"
    ))
}

fn who(timeline: &Timeline, holder: &Sitter) -> String {
    holder.name(timeline.chart()).map_or_else(|| "somebody undisclosed".to_owned(), |name| format!("`{name}`"))
}
