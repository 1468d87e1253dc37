//! Who fills a role on a day.

use orgc::calendar::Date;
use orgc::model::{Dated, Dates, DeclarationId, Holder, Holding, PersonId, PersonKind, Role, RoleId, Share};

use super::day::Day;
use super::life::{has, in_force, lives};

/// Somebody who holds a role on the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sitting {
    pub(crate) who: Who,
    pub(crate) share: Option<Share>,
    pub(crate) acting: bool,
}

/// Who it is, if that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Who {
    Person(PersonId),
    Nameless,
}

/// How a role is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    Planned,
    Ended,
    Filled,
    Undisclosed,
    Vacant,
    Unspecified,
}

impl Day<'_> {
    /// Effective holdings: in force, role and holder live.
    pub(crate) fn find_sittings(&self, role: RoleId) -> Vec<Sitting> {
        let facts = &self.chart.roles[role];
        let held = facts.holdings.iter().filter(|holding| self.role_lives(role) && self.holds(facts, holding));
        held.filter_map(|holding| self.sitting(&holding.value)).collect()
    }

    fn sitting(&self, holding: &Holding) -> Option<Sitting> {
        let who = match holding.holder.as_ref()? {
            Holder::Person(person) => Who::Person(*person),
            Holder::Undisclosed | Holder::Placeholder(_) => Who::Nameless,
        };
        let is_there = match who {
            Who::Person(person) => lives(self.chart, DeclarationId::Person(person), self.date),
            Who::Nameless => true,
        };
        is_there.then_some(Sitting { who, share: holding.share, acting: holding.acting })
    }

    /// Whether the holding counts on the day: as written, or acting on past a review date that is still to come.
    pub(crate) fn holds(&self, role: &Role, holding: &Dated<Holding>) -> bool {
        !holding.value.former && (has(holding.dates, self.date) || self.acts_on(role, holding))
    }

    /// An acting holding with `until` goes on, while that day has not passed, until the day before another
    /// holding or a `vacant` of the role is in force.
    fn acts_on(&self, role: &Role, holding: &Dated<Holding>) -> bool {
        let Dates { until: Some(until), .. } = holding.dates else { return false };
        let others = |day: Date| {
            let holds = |other: &&Dated<Holding>| !other.value.former && other.span != holding.span;
            role.holdings.iter().filter(holds).any(|other| has(other.dates, day))
                || role.vacancies.iter().any(|vacancy| has(vacancy.dates, day))
        };
        let after = || std::iter::successors(Some(until.next()), |day| Some(day.next()));
        holding.value.acting
            && self.org.as_of <= until
            && until < self.date
            && !after().take_while(|day| *day <= self.date).any(others)
    }

    /// The state of a role.
    pub(crate) fn find_state(&self, role: RoleId) -> State {
        let facts = &self.chart.roles[role];
        let id = DeclarationId::Role(role);
        let sittings = self.sittings(role);
        let is_vacant = in_force(&facts.vacancies, true, self.date).next().is_some();
        let held_by = |holding: &Dated<Holding>| {
            !holding.value.former && matches!(holding.value.holder, Some(Holder::Person(_) | Holder::Placeholder(_)))
        };
        if !self.role_lives(role) {
            let comes = self.org.all_days().any(|day| day > self.date && lives(self.chart, id, day));
            return if comes { State::Planned } else { State::Ended };
        }
        match () {
            () if !sittings.is_empty() && sittings.iter().all(|sitting| sitting.who == Who::Nameless) => {
                State::Undisclosed
            }
            () if !sittings.is_empty() => State::Filled,
            () if is_vacant || facts.holdings.iter().any(held_by) => State::Vacant,
            () => State::Unspecified,
        }
    }

    /// Whether there is nobody: vacant, or not live.
    pub(crate) fn is_nobody(&self, role: RoleId) -> bool {
        matches!(self.state(role), State::Planned | State::Ended | State::Vacant)
    }

    /// Who stands in on days on which the role is vacant: its deputy; one step, never further.
    pub(crate) fn stand_in(&self, role: RoleId) -> Option<RoleId> {
        let deputies = &self.chart.roles[role].deputies;
        let mut in_force = in_force(deputies, self.role_lives(role), self.date);
        (self.state(role) == State::Vacant).then(|| in_force.next()?.value).flatten()
    }

    /// The holders, regular and acting; those of the deputy, if the role is vacant.
    pub(crate) fn people(&self, role: RoleId) -> &[Sitting] {
        self.sittings(self.stand_in(role).unwrap_or(role))
    }

    /// Who answers for the role: the acting holders if any, else the regular ones; the deputy's, if it is vacant.
    pub(crate) fn answering(&self, role: RoleId) -> Vec<Sitting> {
        let people = self.people(role);
        let is_acted = people.iter().any(|sitting| sitting.acting);
        people.iter().filter(|sitting| sitting.acting == is_acted).copied().collect()
    }

    /// The named people who hold the role.
    pub(crate) fn named(&self, role: RoleId) -> Vec<PersonId> {
        let named = self.sittings(role).iter().filter_map(|sitting| match sitting.who {
            Who::Person(person) => Some(person),
            Who::Nameless => None,
        });
        named.collect()
    }

    /// Whether one person holds both.
    pub(crate) fn share_a_holder(&self, one: RoleId, other: RoleId) -> bool {
        let others = self.named(other);
        self.named(one).iter().any(|person| others.contains(person))
    }

    /// Whether it is a software agent.
    pub(crate) fn is_agent(&self, who: Who) -> bool {
        matches!(who, Who::Person(person) if self.chart.people[person].kind == PersonKind::Agent)
    }
}
