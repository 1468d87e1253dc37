//! Who sits where on a day, one row for each role and holder, as plain data for tables.

use crate::calendar::{Date, Interval};
use crate::model::{Chart, Layer, Person, PersonKind, RoleId};
use crate::timeline::{Seating, Sitter, State, Timeline};
use crate::view::{Focus, graph};

/// So many free seats of a role get a row.
const MOST_FREE_SEATS: usize = 100;

/// A role, and one who holds it or a seat that is free.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterRow {
    /// Its path.
    pub role: String,
    /// Its title.
    pub title: String,
    /// The titles of the departments in which it stands, the outermost first.
    pub departments: Vec<String>,
    /// The path of its manager.
    pub manager: Option<String>,
    /// The paths to which dotted lines lead.
    pub dotted: Vec<String>,
    /// Who is there.
    pub occupant: Occupant,
    /// The path of the holder, if it is another than the name.
    pub person: Option<String>,
    /// The share of working time that is written; of a vacant role, its work.
    pub share: Option<String>,
    /// Whether the holder is there only for now.
    pub acting: bool,
    /// Whether the holder is software.
    pub agent: bool,
    /// Whether the role or the holder is outside of the organisation.
    pub external: bool,
    /// The days for which this is said.
    pub days: Option<Interval>,
}

/// Who is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Occupant {
    /// Somebody with this name.
    Named(String),
    /// Somebody whose name is withheld.
    Withheld,
    /// Nobody.
    Nobody,
    /// The chart does not say.
    Unsaid,
}

/// A row for each holder of the wanted roles that live on a day, and for each free seat.
#[must_use]
pub fn roster(timeline: &Timeline, focus: Focus, day: Date) -> Vec<RosterRow> {
    let hides = |layer| focus.hides(timeline.chart(), layer);
    let roles = graph::shown_roles(timeline, focus, day).into_iter();
    let mut all: Vec<RosterRow> = roles.flat_map(|role| rows(timeline, role, day, !hides(Layer::People))).collect();
    if hides(Layer::Dotted) {
        all.iter_mut().for_each(|row| row.dotted.clear());
    }
    all
}

fn rows(timeline: &Timeline, id: RoleId, day: Date, with_people: bool) -> Vec<RosterRow> {
    let Some(seating) = timeline.seating(id).on(day).filter(|seating| seating.state.is_live()) else {
        return Vec::new();
    };
    let (chart, empty) = (timeline.chart(), empty_row(timeline, id, day));
    if !with_people && seating.state != State::Vacant {
        return vec![empty];
    }
    let mut rows: Vec<RosterRow> = seating.holders.iter().map(|sitter| held(chart, id, sitter, &empty)).collect();
    let free = free_seats(chart, id, seating);
    if seating.state == State::Vacant {
        rows.extend(std::iter::repeat_n(vacant(chart, id, day, &empty), free));
    } else {
        let nobody = RosterRow { occupant: Occupant::Nobody, ..empty.clone() };
        rows.extend(std::iter::repeat_n(nobody, free));
    }
    match (seating.state, rows.is_empty()) {
        (State::Undisclosed, true) => vec![RosterRow { occupant: Occupant::Withheld, ..empty }],
        (_, true) => vec![empty],
        (_, false) => rows,
    }
}

/// What all rows of a role say.
fn empty_row(timeline: &Timeline, id: RoleId, day: Date) -> RosterRow {
    let (chart, epoch) = (timeline.chart(), timeline.epoch_on(day));
    let role = &chart.roles[id];
    let around = epoch.departments_outward(epoch.department_of(id));
    let mut departments: Vec<String> = around.map(|id| chart.departments[id].header.title().to_owned()).collect();
    departments.reverse();
    let path = |id: RoleId| chart.roles[id].header.path.clone();
    RosterRow {
        role: role.header.path.clone(),
        title: role.header.title().to_owned(),
        departments,
        manager: epoch.manager(id).map(path),
        dotted: epoch.dotted(id).iter().map(|line| path(line.to)).collect(),
        occupant: Occupant::Unsaid,
        person: None,
        share: None,
        acting: false,
        agent: false,
        external: role.external,
        days: None,
    }
}

fn held(chart: &Chart, id: RoleId, sitter: &Sitter, empty: &RosterRow) -> RosterRow {
    let fact = chart.roles[id].holdings.get(sitter.holding);
    let person = sitter.who.person().map(|person| &chart.people[person]);
    let path = |person: &Person| person.header.path.clone();
    let named = |person: &Person| Occupant::Named(person.header.title().to_owned());
    RosterRow {
        occupant: person.map_or(Occupant::Withheld, named),
        person: person.filter(|person| person.header.path != person.header.title()).map(path),
        share: sitter.share.map(|share| share.to_string()),
        acting: sitter.acting,
        agent: person.is_some_and(|person| person.kind == PersonKind::Agent),
        external: empty.external || person.is_some_and(|person| person.external),
        days: fact.and_then(|fact| fact.dates.interval()),
        ..empty.clone()
    }
}

fn vacant(chart: &Chart, id: RoleId, day: Date, empty: &RosterRow) -> RosterRow {
    let role = &chart.roles[id];
    let days = role.vacancies.iter().filter_map(|fact| fact.dates.interval()).find(|days| days.contains(day));
    let share = role.fte.as_ref().filter(|_| role.seats.is_none_or(|seats| seats <= 1)).map(ToString::to_string);
    RosterRow { occupant: Occupant::Nobody, days, share, ..empty.clone() }
}

/// How many rows say that nobody is there.
fn free_seats(chart: &Chart, id: RoleId, seating: &Seating) -> usize {
    let seats = chart.roles[id].seats.map_or(1, |seats| usize::try_from(seats).unwrap_or(usize::MAX));
    let free = match seating.state {
        State::Vacant => seats.max(1),
        State::Filled | State::Undisclosed if !seating.holders.is_empty() => {
            seats.saturating_sub(seating.holders.len())
        }
        _ => 0,
    };
    free.min(MOST_FREE_SEATS)
}
