//! What each role owns, and who bears the other letters, as days.

use std::collections::BTreeMap;

use indexmap::IndexSet;

use super::{Ownership, Timeline};
use crate::calendar::{Interval, IntervalSet, Segments};
use crate::model::{Chart, Dated, DeclarationId, DepartmentId, Item, ItemId, LetterEntry, Post, Role, RoleId, Table};

/// An item that a role owns by a claim of the item's own, not by inheritance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owned {
    /// The item.
    pub item: ItemId,
    /// The place of the claim in [`Item::claims`].
    pub claim: usize,
    /// When it owns it by this claim. The role need not live.
    pub days: Interval,
}

impl Timeline {
    /// What a role owns by own claims of the items, in source order of these.
    #[must_use]
    pub fn owned(&self, role: RoleId) -> &[Owned] {
        &self.owned[role]
    }

    /// The days on which a letter is in force and who bears it lives.
    #[must_use]
    pub fn letter_days(&self, item: ItemId, letter: &Dated<LetterEntry>) -> Option<Interval> {
        let bearer = match letter.value.to? {
            Post::Role(role) => DeclarationId::Role(role),
            Post::Department(department) => DeclarationId::Department(department),
        };
        self.in_force(letter, DeclarationId::Item(item))?.intersect(self.life(bearer)?)
    }

    /// The live role that a post means on each of `days`: itself, or the head of the department.
    #[must_use]
    pub fn roles_of(&self, post: Post, days: Interval) -> Vec<(Interval, RoleId)> {
        match post {
            Post::Role(role) => {
                let life = self.life(DeclarationId::Role(role)).and_then(|life| life.intersect(days));
                life.map(|days| (days, role)).into_iter().collect()
            }
            Post::Department(department) => {
                let heads = self.head(department).within(days);
                heads.filter_map(|(days, head)| Some((days, (*head)?))).collect()
            }
        }
    }

    /// The department of a role over time, by `part of` or by where it is written.
    #[must_use]
    pub fn membership(&self, role: RoleId) -> Segments<Option<DepartmentId>> {
        let declared = &self.chart().roles[role];
        self.moved(&declared.part_of, DeclarationId::Role(role), declared.department)
    }

    /// The days on which a role belongs to a department, or to one inside it.
    #[must_use]
    pub fn days_inside(&self, role: RoleId, department: DepartmentId) -> IntervalSet {
        let mut inside = Vec::new();
        let mut seen = IndexSet::new();
        let direct = self.membership(role);
        let mut waiting: Vec<(Interval, DepartmentId)> =
            direct.iter().filter_map(|(days, around)| Some((days, (*around)?))).collect();
        while let Some((days, around)) = waiting.pop() {
            if around == department {
                inside.push(days);
            } else if seen.insert((days, around)) {
                let outer = self.department_around(around);
                waiting.extend(outer.within(days).filter_map(|(days, outer)| Some((days, (*outer)?))));
            }
        }
        IntervalSet::of(inside)
    }

    /// The department around a department over time, by `part of` or by where it is written.
    #[must_use]
    pub fn department_around(&self, department: DepartmentId) -> Segments<Option<DepartmentId>> {
        let declared = &self.chart().departments[department];
        self.moved(&declared.part_of, DeclarationId::Department(department), declared.parent)
    }

    /// The first `part of` in force on each day, or where it is written.
    fn moved(
        &self,
        moves: &[Dated<Option<DepartmentId>>],
        carrier: DeclarationId,
        declared: Option<DepartmentId>,
    ) -> Segments<Option<DepartmentId>> {
        let moves = moves.iter().enumerate();
        let moves = moves.filter_map(|(place, fact)| Some((self.in_force(fact, carrier)?, (place, fact.value))));
        let moves = Segments::first(Interval::ALWAYS, moves);
        moves.map(|first| first.map_or(declared, |(_, department)| department))
    }

    /// The days on which nobody is there: the role does not live, or it is vacant and no deputy is there either.
    #[must_use]
    pub fn deserted(&self, role: RoleId) -> IntervalSet {
        let seating = self.seating(role);
        let nobody = seating.days(|seating| seating.state.is_nobody());
        let mut deputed: BTreeMap<RoleId, Vec<Interval>> = BTreeMap::new();
        for (days, deputy) in seating.iter().filter_map(|(days, seating)| Some((days, seating.deputy?))) {
            deputed.entry(deputy).or_default().push(days);
        }
        let stood_in = deputed.into_iter().flat_map(|(deputy, days)| {
            let is_there = self.seating(deputy).days(|seating| !seating.state.is_nobody());
            IntervalSet::of(days).intersect(&is_there).runs().to_vec()
        });
        nobody.minus(&IntervalSet::of(stood_in))
    }
}

pub(super) fn by_role(chart: &Chart, ownership: &Table<Item, Segments<Ownership>>) -> Table<Role, Vec<Owned>> {
    let mut owned: Table<Role, Vec<Owned>> = chart.roles.table(|_, _| Vec::new());
    for item in chart.items.ids() {
        for (days, ownership) in ownership[item].iter() {
            let own = ownership.role().zip(ownership.claims.first());
            if let Some((role, claim)) = own {
                owned[role].push(Owned { item, claim: claim.place, days });
            }
        }
    }
    owned
}
