//! The roles of each person.

use std::collections::BTreeMap;

use super::Timeline;
use super::life::Lives;
use super::seating;
use crate::calendar::{Date, Interval, IntervalSet};
use crate::model::{Chart, Holder, Person, PersonId, RoleId, Table};

/// An effective holding, seen from its holder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hat {
    /// When it is in force, with role and holder live.
    pub days: Interval,
    /// The role.
    pub role: RoleId,
    /// The place of the holding in [`Role::holdings`](crate::model::Role::holdings).
    pub holding: usize,
}

impl Timeline {
    /// Every effective holding of a person or agent, in source order.
    #[must_use]
    pub fn hats(&self, person: PersonId) -> &[Hat] {
        &self.hats[person]
    }

    /// The effective holdings of a role: when, and their places in [`Role::holdings`](crate::model::Role::holdings).
    #[must_use]
    pub fn effective_holdings(&self, role: RoleId) -> Vec<(Interval, usize)> {
        seating::effective_holdings(&self.chart().roles[role], role, &self.lives, self.as_of)
    }

    /// The days on which one person or agent is an effective holder of both roles.
    #[must_use]
    pub fn share_a_holder(&self, one: RoleId, other: RoleId) -> IntervalSet {
        let of_one = self.holdings_by_person(one);
        let common = self.holdings_by_person(other).into_iter().flat_map(|(person, theirs)| {
            let own = of_one.get(&person).map_or(&[][..], Vec::as_slice);
            theirs.into_iter().flat_map(|days| own.iter().filter_map(move |own| own.intersect(days)))
        });
        IntervalSet::of(common)
    }

    fn holdings_by_person(&self, role: RoleId) -> BTreeMap<PersonId, Vec<Interval>> {
        let mut people: BTreeMap<PersonId, Vec<Interval>> = BTreeMap::new();
        for (days, place) in self.effective_holdings(role) {
            let holder = self.chart().roles[role].holdings.get(place).and_then(|holding| holding.value.holder.as_ref());
            if let Some(Holder::Person(person)) = holder {
                people.entry(*person).or_default().push(days);
            }
        }
        people
    }
}

pub(super) fn hats(chart: &Chart, lives: &Lives, as_of: Date) -> Table<Person, Vec<Hat>> {
    let mut hats: Table<Person, Vec<Hat>> = chart.people.table(|_, _| Vec::new());
    for (id, role) in chart.roles.iter() {
        for (days, holding) in seating::effective_holdings(role, id, lives, as_of) {
            if let Some(Holder::Person(person)) = role.holdings.get(holding).and_then(|fact| fact.value.holder.as_ref())
            {
                hats[*person].push(Hat { days, role: id, holding });
            }
        }
    }
    hats
}
