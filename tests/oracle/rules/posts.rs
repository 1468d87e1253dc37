//! Posts and the people on them.

use std::collections::BTreeMap;

use orgc::calendar::Date;
use orgc::model::{Dated, DeclarationId, Holder, Holding, PersonId, PersonKind, RoleId, Share};

use super::{Verdict, matrix};
use crate::terms::{Day, Who, has, in_force, lives};

pub(crate) const RULES: &[&str] =
    &["overfilled", "vacant-but-held", "overbooked", "gap", "acting-without-end", "acting-over"];

pub(crate) fn verdicts(day: &Day) -> Vec<Verdict> {
    let mut all = Vec::new();
    for role in day.roles() {
        let found = [
            ("overfilled", is_overfilled(day, role)),
            ("vacant-but-held", is_vacant(day, role) && !day.sittings(role).is_empty()),
            ("gap", is_in_a_gap(day, role)),
            ("acting-without-end", acts_without_end(day, role)),
            ("acting-over", acting_is_over(day, role)),
        ];
        all.extend(found.into_iter().filter(|(_, found)| *found).map(|(rule, _)| Verdict::on_role(rule, role)));
    }
    all.extend(overbooked(day));
    all
}

/// Whether a `vacant` is in force.
fn is_vacant(day: &Day, role: RoleId) -> bool {
    in_force(&day.chart.roles[role].vacancies, day.role_lives(role), day.date).next().is_some()
}

/// Full holders and half the part-time holders, rounded up, are above the seats; acting holders count none.
fn is_overfilled(day: &Day, role: RoleId) -> bool {
    let Some(seats) = day.chart.roles[role].seats else { return false };
    let mut halves: BTreeMap<(Who, usize), u32> = BTreeMap::new();
    for (number, sitting) in day.sittings(role).iter().enumerate().filter(|(_, sitting)| !sitting.acting) {
        // Each one without a name is another one.
        let number = if sitting.who == Who::Nameless { number } else { 0 };
        let full = sitting.share.is_none_or(|share| share >= Share::WHOLE);
        let counted = halves.entry((sitting.who, number)).or_default();
        *counted = (*counted).max(if full { 2 } else { 1 });
    }
    halves.values().sum::<u32>().div_ceil(2) > seats
}

/// Live, with nobody, not `vacant` on purpose, after a day with a holder and before another one.
fn is_in_a_gap(day: &Day, role: RoleId) -> bool {
    let is_single = day.chart.roles[role].seats.is_none_or(|seats| seats == 1);
    is_single
        && day.sittings(role).is_empty()
        && !is_vacant(day, role)
        && day.org.all_days().any(|other| other < day.date && is_held_on(day, role, other))
        && day.org.all_days().any(|other| other > day.date && is_held_on(day, role, other))
}

/// Whether a holding of the role is in force on another day, role and holder live.
fn is_held_on(day: &Day, role: RoleId, other: Date) -> bool {
    let holdings = &day.chart.roles[role].holdings;
    lives(day.chart, DeclarationId::Role(role), other)
        && holdings.iter().any(|holding| has(holding.dates, other) && is_there(day, &holding.value, other))
}

/// Whether it counts as a holding, and its holder lives on that day.
fn is_there(day: &Day, holding: &Holding, other: Date) -> bool {
    let lives = match &holding.holder {
        Some(Holder::Person(person)) => lives(day.chart, DeclarationId::Person(*person), other),
        _ => true,
    };
    !holding.former && lives
}

/// An effective acting holding without `until`.
fn acts_without_end(day: &Day, role: RoleId) -> bool {
    let holdings = &day.chart.roles[role].holdings;
    let mut acting = holdings.iter().filter(|holding| holding.value.acting && !holding.value.former);
    acting.any(|holding| {
        holding.dates.until.is_none() && has(holding.dates, day.date) && is_there(day, &holding.value, day.date)
    })
}

/// On the as-of date: nobody effective, no later holding, not `vacant`, and the last holding was acting, until a
/// day that has passed. It holds until something of that changes.
fn acting_is_over(day: &Day, role: RoleId) -> bool {
    let as_of = day.org.as_of;
    if !day.chart.roles[role].holdings.iter().any(|holding| holding.value.acting) {
        return false;
    }
    let held = || day.org.all_days().filter(|other| is_held_on(day, role, *other));
    let is_to_come = || held().any(|other| other > as_of);
    let is_acting = |last: Date| last_holding(day, role, last).is_some_and(|held| held.value.acting);
    let is_over = || held().last().is_some_and(|last| last < as_of && is_acting(last));
    let nobody_yet = || {
        let mut days = day.org.all_days().filter(|other| as_of <= *other && *other <= day.date);
        days.all(|other| is_empty_on(day, role, other))
    };
    day.date >= as_of && !is_to_come() && is_over() && nobody_yet()
}

/// Of those that are in force on a day the holding that began last.
fn last_holding<'a>(day: &Day<'a>, role: RoleId, last: Date) -> Option<&'a Dated<Holding>> {
    let holdings = day.chart.roles[role].holdings.iter();
    let there = holdings.filter(|holding| has(holding.dates, last) && is_there(day, &holding.value, last));
    there.max_by_key(|holding| holding.dates.from)
}

/// Whether the role lives on that day with nobody in it, and does not say that this is on purpose.
fn is_empty_on(day: &Day, role: RoleId, other: Date) -> bool {
    let vacant = day.chart.roles[role].vacancies.iter().any(|vacancy| has(vacancy.dates, other));
    lives(day.chart, DeclarationId::Role(role), other) && !is_held_on(day, role, other) && !vacant
}

/// A person, never an agent, whose written shares are more than a whole.
fn overbooked(day: &Day) -> Vec<Verdict> {
    let human = |person: &PersonId| day.chart.people[*person].kind == PersonKind::Human;
    let people = day.chart.people.ids().filter(human).filter(|person| booked(day, *person) > u32::from(Share::WHOLE.0));
    people.map(|person| Verdict::new("overbooked", [DeclarationId::Person(person)])).collect()
}

/// The shares of all she holds, and of the dotted lines of the roles that she alone holds.
fn booked(day: &Day, person: PersonId) -> u32 {
    let mut sum = 0;
    for role in day.roles() {
        let hers = day.sittings(role).iter().filter(|sitting| sitting.who == Who::Person(person));
        sum += hers.filter_map(|sitting| sitting.share).map(|share| u32::from(share.0)).sum::<u32>();
        if matrix::only_holder(day, role) == Some(person) {
            let dotted = in_force(&day.chart.roles[role].dotted, true, day.date);
            sum += dotted.filter_map(|line| line.value.share).map(|share| u32::from(share.0)).sum::<u32>();
        }
    }
    sum
}
