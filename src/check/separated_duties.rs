//! `separated-duties`: nobody is on more sides of a policy than it allows.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::parties::{self, Party, Seat};
use super::presence::Presence;
use super::sides::{Because, OnSide, Sides};
use super::words::names;
use super::{Finding, Findings};
use crate::calendar::{Date, Interval, IntervalSet};
use crate::catalog;
use crate::model::{Chart, DeclarationId, PolicyId, PolicyRule, RoleId, Separation, Side};
use crate::source::Span;
use crate::timeline::Timeline;

/// One `separate` or `at most`, with the sides that could be resolved. What is listed twice is one side.
struct Statement<'c> {
    policy: PolicyId,
    separation: &'c Separation,
    sides: IndexMap<&'c Side, Span>,
}

/// Why roles are on sides, and when.
type Reasons = BTreeMap<(usize, RoleId), Vec<(Interval, Because)>>;

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    let statements = statements(timeline.chart());
    if statements.is_empty() {
        return;
    }
    let named = statements.iter().flat_map(|statement| statement.sides.keys());
    let sides = Sides::of(timeline, named.map(|side| Side::clone(side)));
    let mut presence = Presence::of(timeline, &sides);
    for statement in &statements {
        let listed: Vec<&Side> = statement.sides.keys().copied().collect();
        let separation = statement.separation;
        let crowded = presence.through(&listed, separation.by, separation.allowed as usize);
        judge(timeline, statement, &sides.reasons(&listed, &crowded), findings);
    }
}

fn statements(chart: &Chart) -> Vec<Statement<'_>> {
    let policies = chart.policies.iter();
    let all = policies.flat_map(|(id, policy)| policy.statements.iter().map(move |statement| (id, statement)));
    let separations = all.filter_map(|(policy, statement)| {
        let PolicyRule::Separate(separation) = &statement.rule else { return None };
        let mut sides = IndexMap::new();
        for (side, span) in separation.sides.iter().filter_map(|(side, span)| Some((side.as_ref()?, *span))) {
            sides.entry(side).or_insert(span);
        }
        Some(Statement { policy, separation, sides })
    });
    separations.collect()
}

/// Gives each party its sides, and reports those who have too many.
fn judge(timeline: &Timeline, statement: &Statement<'_>, on_sides: &[OnSide], findings: &mut Findings<'_>) {
    let mut reasons = Reasons::new();
    let life = timeline.life(DeclarationId::Policy(statement.policy));
    let Some(in_force) = life.and_then(|life| life.intersect(timeline.judged())) else { return };
    for on in on_sides {
        if let Some(days) = on.days.intersect(in_force) {
            reasons.entry((on.side, on.role)).or_default().push((days, on.because));
        }
    }
    let mut taken: BTreeMap<Party, Vec<(Interval, usize, Seat)>> = BTreeMap::new();
    for ((side, role), why) in &reasons {
        for days in IntervalSet::of(why.iter().map(|(days, _)| *days)).runs() {
            for (days, party, seat) in parties::through(timeline, statement.separation.by, *role, *days) {
                taken.entry(party).or_default().push((days, *side, seat));
            }
        }
    }
    let allowed = statement.separation.allowed as usize;
    for (party, taken) in taken {
        let sides = taken.iter().map(|(days, side, _)| (*days, *side));
        for days in IntervalSet::crowded(sides, allowed).runs() {
            let on_first_day = by_side(&taken, days.start());
            findings.report(*days, describe(timeline, statement, party, &on_first_day, &reasons, days.start()));
        }
    }
}

/// The sides of a party on a day, each with the seats by which it is on it.
fn by_side(taken: &[(Interval, usize, Seat)], day: Date) -> BTreeMap<usize, Vec<Seat>> {
    let mut sides: BTreeMap<usize, Vec<Seat>> = BTreeMap::new();
    for (_, side, seat) in taken.iter().filter(|(days, ..)| days.contains(day)) {
        sides.entry(*side).or_default().push(*seat);
    }
    sides
}

fn describe(
    timeline: &Timeline,
    statement: &Statement<'_>,
    party: Party,
    sides: &BTreeMap<usize, Vec<Seat>>,
    reasons: &Reasons,
    day: Date,
) -> Finding {
    let chart = timeline.chart();
    let (who, policy) = (party.name(chart), chart.policies[statement.policy].header.title());
    let titles =
        sides.keys().filter_map(|side| statement.sides.get_index(*side)).map(|(side, _)| side_text(chart, side));
    let titles: Vec<String> = titles.collect();
    let on = names(titles.iter().map(String::as_str));
    let message = format!("`{who}` is on {} sides of the policy `{policy}`: {on}", sides.len());
    let mut finding = Finding::new(&catalog::SEPARATED_DUTIES, message)
        .about(DeclarationId::Policy(statement.policy))
        .about(party.declaration());
    let (mut proof, mut places, mut listed) = (Vec::new(), IndexMap::new(), Vec::new());
    for (side, seats) in sides {
        let (Some((what, span)), Some(seat)) = (statement.sides.get_index(*side), seats.first()) else { continue };
        let side_name = side_text(chart, what);
        listed.push((*span, format!("the side `{side_name}`")));
        let why = reasons.get(&(*side, seat.of)).into_iter().flatten().find(|(days, _)| days.contains(day));
        let (step, place) = why.map_or((None, None), |(_, because)| because.evidence(timeline, seat.of, day));
        let evidence = parties::evidence(timeline, party, *seat, day);
        proof.push(format!("on the side `{side_name}`"));
        proof.extend(step.into_iter().chain(evidence.steps));
        for (span, text) in place.into_iter().chain(evidence.places) {
            places.entry(span).or_insert(text);
        }
    }
    for (span, text) in places.into_iter().chain(listed) {
        finding = finding.label(span, text);
    }
    finding.proof(proof).help(help(chart, party, sides, statement.separation.allowed))
}

fn side_text(chart: &Chart, side: &Side) -> String {
    match side {
        Side::Role(role) => chart.role_path(*role).to_owned(),
        Side::Department(department) => chart.department_path(*department).to_owned(),
        Side::Item(item) => chart.item_path(*item).to_owned(),
        Side::Tag(tag) => format!("#{tag}"),
    }
}

fn help(chart: &Chart, party: Party, sides: &BTreeMap<usize, Vec<Seat>>, allowed: u32) -> String {
    if let Some(role) = on_every_side(sides)
        && !matches!(party, Party::Department(_))
    {
        return format!("split `{}` into two roles; the policy allows {allowed} of these sides", chart.role_path(role));
    }
    let who = party.name(chart);
    let seats: Vec<Seat> = sides.values().filter_map(|seats| seats.first().copied()).collect();
    let stands_in = seats.iter().find(|seat| seat.of != seat.sits_in);
    let step = match (party, stands_in, seats.last()) {
        (_, Some(seat), _) => format!("name another deputy for `{}`", chart.role_path(seat.of)),
        (Party::Person(_), None, Some(seat)) => {
            format!("let somebody other than `{who}` hold `{}`", chart.role_path(seat.sits_in))
        }
        _ => format!("give one of the sides of `{who}` to another one"),
    };
    format!("{step}; the policy allows {allowed} of these sides")
}

/// A role that is on all of these sides by itself: whoever holds it, is on them, too.
fn on_every_side(sides: &BTreeMap<usize, Vec<Seat>>) -> Option<RoleId> {
    let mut roles = sides.values().next()?.iter().map(|seat| seat.of);
    roles.find(|role| sides.values().all(|seats| seats.iter().any(|seat| seat.of == *role)))
}
