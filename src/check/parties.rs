//! Who is compared when duties are kept apart: people, and roles that name nobody; or roles; or departments.

use super::owner_nobody::{absence, since};
use crate::calendar::{Date, Interval};
use crate::model::{Chart, DeclarationId, DepartmentId, PersonId, PolicySubject, RoleId};
use crate::source::Span;
use crate::timeline::{Seating, State, Timeline, Who};

/// One who is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Party {
    Person(PersonId),
    Role(RoleId),
    Department(DepartmentId),
}

/// How a party comes to a side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seat {
    /// The role that is on the side.
    pub(super) of: RoleId,
    /// The role in which the party sits: the same, or its deputy.
    pub(super) sits_in: RoleId,
}

/// Steps of a proof, and the places they rest on.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    pub(super) steps: Vec<String>,
    pub(super) places: Vec<(Span, String)>,
}

/// A party, when it is there, and how it comes there.
type Arrival = (Interval, Party, Seat);

impl Party {
    pub(super) fn declaration(self) -> DeclarationId {
        match self {
            Self::Person(person) => DeclarationId::Person(person),
            Self::Role(role) => DeclarationId::Role(role),
            Self::Department(department) => DeclarationId::Department(department),
        }
    }

    /// What messages call it.
    pub(super) fn name(self, chart: &Chart) -> &str {
        match self {
            Self::Person(person) => chart.people[person].header.title(),
            Self::Role(role) => chart.role_path(role),
            Self::Department(department) => chart.department_path(department),
        }
    }
}

/// Every party that is there through a role on some of `days`.
pub(super) fn through(timeline: &Timeline, by: PolicySubject, role: RoleId, days: Interval) -> Vec<Arrival> {
    let mut arrivals = Vec::new();
    for (days, seating) in timeline.seating(role).within(days).filter(|(_, seating)| seating.state.is_live()) {
        let stands_in = seating.deputy.filter(|_| seating.state == State::Vacant);
        match by {
            PolicySubject::Person => arrivals.extend(people(timeline, role, seating, days)),
            PolicySubject::Role => arrivals.extend(roles(timeline, role, stands_in, days)),
            PolicySubject::Department => {
                for (days, _, seat) in roles(timeline, role, stands_in, days) {
                    arrivals.extend(departments(timeline, seat, days));
                }
            }
        }
    }
    arrivals
}

/// The people of a role. One that names nobody is compared as the role.
fn people(timeline: &Timeline, role: RoleId, seating: &Seating, days: Interval) -> Vec<Arrival> {
    let sits_in = if seating.state == State::Vacant { seating.deputy.unwrap_or(role) } else { role };
    let seat = Seat { of: role, sits_in };
    let people = seating.people().iter().map(|sitter| match sitter.who {
        Who::Person(person) => (days, Party::Person(person), seat),
        Who::Undisclosed => (days, Party::Role(sits_in), seat),
    });
    let unnamed = timeline.seating(sits_in).within(days).filter(|(_, there)| there.state == State::Unspecified);
    people.chain(unnamed.map(|(days, _)| (days, Party::Role(sits_in), seat))).collect()
}

/// The role itself, and its deputy while that one lives.
fn roles(
    timeline: &Timeline,
    role: RoleId,
    stands_in: Option<RoleId>,
    days: Interval,
) -> impl Iterator<Item = Arrival> + '_ {
    let seats = [Some(role), stands_in].into_iter().flatten();
    seats.filter_map(move |sits_in| {
        let days = timeline.life(DeclarationId::Role(sits_in))?.intersect(days)?;
        Some((days, Party::Role(sits_in), Seat { of: role, sits_in }))
    })
}

fn departments(timeline: &Timeline, seat: Seat, days: Interval) -> Vec<Arrival> {
    let membership = timeline.membership(seat.sits_in);
    let around = membership.within(days).filter_map(|(days, department)| Some((days, (*department)?)));
    around.map(|(days, department)| (days, Party::Department(department), seat)).collect()
}

/// How a party comes to sit there on a day.
pub(super) fn evidence(timeline: &Timeline, party: Party, seat: Seat, day: Date) -> Evidence {
    let mut evidence = Evidence::default();
    if seat.sits_in != seat.of {
        stand_in(timeline, seat, day, &mut evidence);
    }
    let chart = timeline.chart();
    let role = chart.role_path(seat.sits_in);
    match party {
        Party::Person(person) => hold(timeline, person, seat.sits_in, day, &mut evidence),
        Party::Role(_) => {
            evidence.places.push((chart.roles[seat.sits_in].header.name_span, format!("`{role}` itself")));
        }
        Party::Department(department) => {
            let text = format!("`{role}` belongs to `{}`", chart.department_path(department));
            evidence.places.push((chart.roles[seat.sits_in].header.name_span, text.clone()));
            evidence.steps.push(text);
        }
    }
    evidence
}

fn stand_in(timeline: &Timeline, seat: Seat, day: Date, evidence: &mut Evidence) {
    let chart = timeline.chart();
    let (of, deputy) = (chart.role_path(seat.of), chart.role_path(seat.sits_in));
    evidence.steps.push(format!("`{of}` {}", since(timeline, seat.of, day)));
    evidence.places.push(absence(timeline, seat.of, day));
    evidence.steps.push(format!("`{deputy}` stands in"));
    let named = chart.roles[seat.of].deputies.iter().find(|fact| {
        let days = timeline.in_force(fact, DeclarationId::Role(seat.of));
        fact.value == Some(seat.sits_in) && days.is_some_and(|days| days.contains(day))
    });
    evidence.places.extend(named.map(|fact| (fact.span, format!("`{deputy}` stands in for `{of}`"))));
}

fn hold(timeline: &Timeline, person: PersonId, role: RoleId, day: Date, evidence: &mut Evidence) {
    let chart = timeline.chart();
    let text = format!("`{}` holds `{}`", chart.people[person].header.title(), chart.role_path(role));
    let hats = timeline.hats(person).iter().filter(|hat| hat.role == role && hat.days.contains(day));
    let holdings = hats.filter_map(|hat| chart.roles[role].holdings.get(hat.holding));
    evidence.places.extend(holdings.map(|holding| (holding.span, text.clone())));
    evidence.steps.push(text);
}
