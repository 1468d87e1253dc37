//! Who is there in a role.

use super::changes::ends;
use super::horizon::Followed;
use super::life::{Lives, both};
use crate::calendar::{Date, Interval, Segments};
use crate::model::{Chart, DeclarationId, Holder, PersonId, Role, RoleId, Share, Table};

/// What a role is on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It does not live yet.
    Planned,
    /// It does not live any more, or never did.
    Ended,
    /// Somebody is there.
    Filled,
    /// Somebody is there, and nobody says who.
    Undisclosed,
    /// Nobody is there.
    Vacant,
    /// The chart does not say.
    Unspecified,
    /// What the chart says could not be read.
    Unknown,
}

/// Who sits where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Who {
    /// A person or agent.
    Person(PersonId),
    /// Somebody without a name.
    Undisclosed,
}

/// One effective holder of a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sitter {
    /// Who.
    pub who: Who,
    /// Whether only for now.
    pub acting: bool,
    /// The written share of working time.
    pub share: Option<Share>,
    /// The place of the holding in [`Role::holdings`] of the role it belongs to.
    pub holding: usize,
}

/// A role on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Seating {
    /// What it is.
    pub state: State,
    /// Its effective holders, in source order.
    pub holders: Vec<Sitter>,
    /// Whether a `vacant` is in force.
    pub declared_vacant: bool,
    /// The role that would stand in, named by `deputised by`, whether it has to or not.
    pub deputised_by: Option<RoleId>,
    /// The role that stands in, if this one is vacant.
    pub deputy: Option<RoleId>,
    /// The effective holders of the deputy, if this one is vacant.
    pub deputies: Vec<Sitter>,
}

impl State {
    /// Whether the role lives.
    #[must_use]
    pub const fn is_live(self) -> bool {
        !matches!(self, Self::Planned | Self::Ended)
    }

    /// Whether this state means "nobody": vacant or not live.
    #[must_use]
    pub const fn is_nobody(self) -> bool {
        matches!(self, Self::Vacant | Self::Planned | Self::Ended)
    }

    /// The word used in outputs.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Ended => "ended",
            Self::Filled => "filled",
            Self::Undisclosed => "undisclosed",
            Self::Vacant => "vacant",
            Self::Unspecified => "unspecified",
            Self::Unknown => "unknown",
        }
    }
}

impl Who {
    /// The person or agent, if there is a name.
    #[must_use]
    pub const fn person(self) -> Option<PersonId> {
        match self {
            Self::Person(person) => Some(person),
            Self::Undisclosed => None,
        }
    }
}

impl Seating {
    /// people(r): the effective holders, regular and acting; of a vacant role, those of its deputy.
    #[must_use]
    pub fn people(&self) -> &[Sitter] {
        if self.state == State::Vacant { &self.deputies } else { &self.holders }
    }

    /// The person or agent who alone holds the role, by however many statements.
    #[must_use]
    pub fn only_holder(&self) -> Option<PersonId> {
        let (first, others) = self.holders.split_first()?;
        first.who.person().filter(|_| others.iter().all(|other| other.who == first.who))
    }

    /// answering(r): of people(r) the acting ones, if there are any, else all.
    pub fn answering(&self) -> impl Iterator<Item = &Sitter> {
        let people = self.people();
        let any_acting = people.iter().any(|sitter| sitter.acting);
        people.iter().filter(move |sitter| sitter.acting == any_acting)
    }
}

/// When holdings and vacancies of a role begin, in order, and the last day of all that have begun by then. Nothing
/// for roles without acting holders.
struct Successions(Vec<(Date, Date)>);

/// The effective holdings of a role: when, and their places in [`Role::holdings`].
///
/// The end of an acting holding is a review date: until it has passed, the holding goes on until a
/// successor or a `vacant` is written.
pub(super) fn effective_holdings(role: &Role, id: RoleId, lives: &Lives, as_of: Date) -> Vec<(Interval, usize)> {
    let carrier = DeclarationId::Role(id);
    let mut effective = Vec::with_capacity(role.holdings.len());
    let successions = Successions::of(role);
    for (place, holding) in role.holdings.iter().enumerate().filter(|(_, holding)| !holding.value.former) {
        let written = holding
            .dates
            .interval()
            .map(|days| if holding.value.acting { successions.acting_days(days, as_of) } else { days });
        let holder_life = match &holding.value.holder {
            Some(Holder::Person(person)) => lives.of_declaration(DeclarationId::Person(*person)),
            Some(Holder::Undisclosed | Holder::Placeholder(_)) => Some(Interval::ALWAYS),
            None => None,
        };
        let days = both(both(written, lives.of_declaration(carrier)), holder_life);
        effective.extend(days.map(|days| (days, place)));
    }
    effective
}

pub(super) fn of_roles(
    chart: &Chart,
    lives: &Lives,
    followed: &Followed,
    as_of: Date,
) -> Table<Role, Segments<Seating>> {
    let mut seating = chart.roles.table(|id, role| {
        let holdings = followed.only(effective_holdings(role, id, lives, as_of));
        own_seating(chart, role, id, lives, holdings)
    });
    let deputised = chart.roles.iter().filter(|(_, role)| !role.deputies.is_empty());
    let with: Vec<_> = deputised.map(|(id, role)| (id, with_deputies(&seating, role, id, lives))).collect();
    for (id, deputised) in with {
        seating[id] = deputised;
    }
    seating
}

impl Successions {
    fn of(role: &Role) -> Self {
        if !role.holdings.iter().any(|holding| holding.value.acting) {
            return Self(Vec::new());
        }
        let holdings = role.holdings.iter().filter(|holding| !holding.value.former);
        let holdings = holdings.filter_map(|holding| holding.dates.interval());
        let vacancies = role.vacancies.iter().filter_map(|vacancy| vacancy.dates.interval());
        let mut days: Vec<(Date, Date)> = holdings.chain(vacancies).map(|days| (days.start(), days.end())).collect();
        days.sort_unstable();
        let latest = days.into_iter().scan(None, |latest, (start, end)| {
            *latest = (*latest).max(Some(end));
            Some((start, (*latest)?))
        });
        Self(latest.collect())
    }

    /// The days of an acting holding: on from its review until somebody, or a `vacant`, is there beyond that.
    fn acting_days(&self, days: Interval, as_of: Date) -> Interval {
        let Some(review) = days.until().filter(|review| as_of <= *review) else { return days };
        let begun = self.0.partition_point(|(start, _)| *start <= review.next());
        let goes_on = begun.checked_sub(1).and_then(|last| self.0.get(last)).is_some_and(|(_, end)| *end > review);
        let succeeded = if goes_on { Some(review.next()) } else { self.0.get(begun).map(|(start, _)| *start) };
        days.extended_to(succeeded.map_or(Date::END, Date::previous))
    }
}

fn own_seating(
    chart: &Chart,
    role: &Role,
    id: RoleId,
    lives: &Lives,
    holdings: Vec<(Interval, usize)>,
) -> Segments<Seating> {
    let carrier = DeclarationId::Role(id);
    let life = lives.of_declaration(carrier);
    let unknown = chart.damage.lost || chart.damage.holders.contains(&carrier);
    let is_held = role.holdings.iter().any(|holding| !holding.value.former);
    let holders = Segments::active(Interval::ALWAYS, holdings);
    let vacancies = role.vacancies.iter().filter_map(|vacancy| Some((lives.in_force(&vacancy.dates, carrier)?, ())));
    let vacant = Segments::first(Interval::ALWAYS, vacancies);
    let changes = holders.changes().chain(vacant.changes()).chain(life.into_iter().flat_map(ends)).collect();
    Segments::sweep(Interval::ALWAYS, changes, |day| {
        let holders = holders.on(day).map_or_else(Vec::new, |places| sitters(role, places));
        let declared_vacant = vacant.on(day).is_some_and(Option::is_some);
        let state = match not_live(life, day) {
            Some(state) => state,
            None if unknown => State::Unknown,
            None => live_state(&holders, declared_vacant || is_held),
        };
        Seating { state, holders, declared_vacant, deputised_by: None, deputy: None, deputies: Vec::new() }
    })
}

/// What a role is before and after its life; nothing within it.
fn not_live(life: Option<Interval>, day: Date) -> Option<State> {
    match life {
        Some(life) if day < life.start() => Some(State::Planned),
        Some(life) if day <= life.end() => None,
        _ => Some(State::Ended),
    }
}

fn live_state(holders: &[Sitter], is_said: bool) -> State {
    match holders {
        [] if is_said => State::Vacant,
        [] => State::Unspecified,
        sitters if sitters.iter().all(|sitter| sitter.who == Who::Undisclosed) => State::Undisclosed,
        _ => State::Filled,
    }
}

fn sitters(role: &Role, places: &[usize]) -> Vec<Sitter> {
    let sitter = |holding: &usize| {
        let fact = &role.holdings.get(*holding)?.value;
        let who = match fact.holder.as_ref()? {
            Holder::Person(person) => Who::Person(*person),
            Holder::Undisclosed | Holder::Placeholder(_) => Who::Undisclosed,
        };
        Some(Sitter { who, acting: fact.acting, share: fact.share, holding: *holding })
    };
    places.iter().filter_map(sitter).collect()
}

/// Adds who stands in on the days on which the role is vacant: the first deputy in force, one step.
fn with_deputies(own: &Table<Role, Segments<Seating>>, role: &Role, id: RoleId, lives: &Lives) -> Segments<Seating> {
    let named = role.deputies.iter().enumerate().filter_map(|(place, deputy)| {
        let days = lives.in_force(&deputy.dates, DeclarationId::Role(id))?;
        Some((days, (place, deputy.value?)))
    });
    let deputy = Segments::first(Interval::ALWAYS, named).map(|first| first.map(|(_, deputy)| deputy));
    let seating = own[id].zip(&deputy, |seating, deputy| {
        let stands_in = deputy.filter(|_| seating.state == State::Vacant);
        Seating { deputised_by: *deputy, deputy: stands_in, ..seating.clone() }
    });
    seating.refined(|(days, seating)| match seating.deputy {
        None => vec![(days, seating.clone())],
        Some(deputy) => {
            let theirs = own[deputy].within(days);
            theirs
                .map(|(days, theirs)| (days, Seating { deputies: theirs.holders.clone(), ..seating.clone() }))
                .collect()
        }
    })
}
