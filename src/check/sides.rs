//! Which roles are on which side of a policy, when, and why.

use std::collections::BTreeMap;

use indexmap::{IndexMap, IndexSet};

use super::accountable::claim_text;
use super::membership::Memberships;
use super::tagged::Tagged;
use crate::calendar::{Date, Interval, IntervalSet, Segments};
use crate::model::{DeclarationId, DepartmentId, Item, ItemId, Letter, Post, RoleId, Side, Table};
use crate::source::Span;
use crate::timeline::Timeline;

/// A role that is on a side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct OnSide {
    /// The place of the side in its statement.
    pub(super) side: usize,
    pub(super) role: RoleId,
    pub(super) because: Because,
    pub(super) days: Interval,
}

/// Why a role is on a side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Because {
    /// It is listed, or bears the tag.
    Listed,
    /// It belongs to this department.
    In(DepartmentId),
    /// It owns this item, by a claim of its own or by inheritance.
    Owns(ItemId),
    /// It is responsible for this item, by the letter in this place.
    Responsible(ItemId, usize),
}

/// How many departments lie between, the side, and the department: the smallest counts.
type Nearness = (usize, usize, DepartmentId);

/// Why a role is on a side by itself, and when.
type Own = Vec<(Because, Interval)>;

/// When a role belongs to a department of a side, and how many departments lie between.
type Within = Vec<(Interval, usize, DepartmentId)>;

/// Every role on one side, whatever the other sides are.
#[derive(Default)]
pub(super) struct OneSide {
    own: IndexMap<RoleId, Own>,
    members: IndexMap<RoleId, Within>,
}

/// What all policies ask about: every side they name is looked up once.
pub(super) struct Sides(IndexMap<Side, OneSide>);

/// What sides are made of: parts, tags, members.
struct Source<'t> {
    timeline: &'t Timeline,
    parts: Table<Item, Vec<ItemId>>,
    tagged: Tagged<'t>,
    members: Memberships,
}

impl Sides {
    pub(super) fn of(timeline: &Timeline, named: impl Iterator<Item = Side>) -> Self {
        let source = Source::of(timeline);
        let mut sides = IndexMap::new();
        for side in named {
            if !sides.contains_key(&side) {
                let found = source.one_side(&side);
                sides.insert(side, found);
            }
        }
        Self(sides)
    }

    /// Every role on one of these sides, with the place of the side.
    pub(super) fn all(&self, sides: &[&Side]) -> IndexSet<(usize, RoleId)> {
        let known = sides.iter().enumerate().filter_map(|(place, side)| Some((place, self.0.get(*side)?)));
        known.flat_map(|(place, side)| side.roles().map(move |role| (place, role))).collect()
    }

    /// Every role on a side, with the days.
    pub(super) fn days(&self, side: &Side) -> impl Iterator<Item = (RoleId, IntervalSet)> {
        self.0.get(side).into_iter().flat_map(|side| side.roles().map(|role| (role, side.days(role))))
    }

    /// Why and when those of `wanted` are on the sides in these places. A role that belongs to several departments
    /// counts for the nearest around it, on each side that is about that one.
    pub(super) fn reasons(&self, sides: &[&Side], wanted: &IndexSet<(usize, RoleId)>) -> Vec<OnSide> {
        let mut found = Vec::new();
        let mut members: BTreeMap<RoleId, Vec<(Interval, Nearness)>> = BTreeMap::new();
        for (side, role) in wanted {
            let Some(known) = sides.get(*side).and_then(|side| self.0.get(*side)) else { continue };
            let own = known.own.get(role).into_iter().flatten();
            found.extend(own.map(|(because, days)| OnSide {
                side: *side,
                role: *role,
                because: *because,
                days: *days,
            }));
            for (days, distance, department) in known.members.get(role).into_iter().flatten() {
                members.entry(*role).or_default().push((*days, (*distance, *side, *department)));
            }
        }
        for (role, entries) in members {
            for (days, nearest) in Segments::active(Interval::ALWAYS, entries).iter() {
                let least = nearest.first().map(|(distance, ..)| *distance);
                let nearest = nearest.iter().filter(|(distance, ..)| Some(*distance) == least);
                found.extend(nearest.map(|(_, side, department)| {
                    let because = Because::In(*department);
                    OnSide { side: *side, role, because, days }
                }));
            }
        }
        found
    }
}

impl OneSide {
    fn roles(&self) -> impl Iterator<Item = RoleId> {
        self.own.keys().chain(self.members.keys().filter(|role| !self.own.contains_key(*role))).copied()
    }

    fn days(&self, role: RoleId) -> IntervalSet {
        let own = self.own.get(&role).into_iter().flatten().map(|(_, days)| *days);
        IntervalSet::of(own.chain(self.members.get(&role).into_iter().flatten().map(|(days, ..)| *days)))
    }

    fn add(&mut self, reasons: impl IntoIterator<Item = (RoleId, Because, Interval)>) {
        for (role, because, days) in reasons {
            self.own.entry(role).or_default().push((because, days));
        }
    }
}

impl<'t> Source<'t> {
    fn of(timeline: &'t Timeline) -> Self {
        let chart = timeline.chart();
        let mut parts: Table<Item, Vec<ItemId>> = chart.items.table(|_, _| Vec::new());
        for (id, item) in chart.items.iter() {
            item.parent.into_iter().for_each(|whole| parts[whole].push(id));
        }
        Self { timeline, parts, tagged: Tagged::of(chart), members: Memberships::of(timeline) }
    }

    fn one_side(&self, side: &Side) -> OneSide {
        let mut found = OneSide::default();
        match side {
            Side::Role(role) => found.add(self.listed(*role)),
            Side::Department(department) => self.add_members(*department, &mut found),
            Side::Item(item) => self.add_items(vec![*item], &mut found),
            Side::Tag(tag) => {
                found.add(self.tagged.roles(tag).filter_map(|role| self.listed(role)));
                self.tagged.departments(tag).for_each(|department| self.add_members(department, &mut found));
                self.add_items(self.tagged.items(tag).collect(), &mut found);
            }
        }
        found
    }

    fn listed(&self, role: RoleId) -> Option<(RoleId, Because, Interval)> {
        Some((role, Because::Listed, self.timeline.life(DeclarationId::Role(role))?))
    }

    fn add_members(&self, department: DepartmentId, found: &mut OneSide) {
        for member in self.members.of_department(department) {
            found.members.entry(member.role).or_default().push((member.days, member.distance, department));
        }
    }

    /// Owners of items and all their parts, and who is responsible for them.
    fn add_items(&self, mut waiting: Vec<ItemId>, found: &mut OneSide) {
        let mut seen = IndexSet::new();
        while let Some(item) = waiting.pop() {
            if seen.insert(item) {
                waiting.extend(&self.parts[item]);
                found.add(self.owners(item));
                found.add(self.responsible(item));
            }
        }
    }

    fn owners(&self, item: ItemId) -> Vec<(RoleId, Because, Interval)> {
        let owners = self.timeline.ownership(item).within(self.timeline.judged());
        let owners = owners.filter_map(|(days, ownership)| {
            let role = ownership.role()?;
            let days = days.intersect(self.timeline.life(DeclarationId::Role(role))?)?;
            Some((role, Because::Owns(item), days))
        });
        owners.collect()
    }

    fn responsible(&self, item: ItemId) -> Vec<(RoleId, Because, Interval)> {
        let letters = self.timeline.chart().items[item].letters.iter().enumerate();
        let letters = letters.filter(|(_, letter)| letter.value.letter == Letter::Responsible);
        let roles = letters.flat_map(|(place, letter)| {
            let meant = letter.value.to.zip(self.timeline.letter_days(item, letter));
            let roles =
                meant.map_or_else(Vec::new, |(post, days): (Post, Interval)| self.timeline.roles_of(post, days));
            roles.into_iter().map(move |(days, role)| (role, Because::Responsible(item, place), days))
        });
        roles.collect()
    }
}

impl Because {
    /// The step of the proof by which a role is on a side, and its place.
    pub(super) fn evidence(
        self,
        timeline: &Timeline,
        role: RoleId,
        day: Date,
    ) -> (Option<String>, Option<(Span, String)>) {
        let chart = timeline.chart();
        let path = chart.role_path(role);
        match self {
            Self::Listed => (None, None),
            Self::In(department) => {
                let text = format!("`{path}` belongs to `{}`", chart.department_path(department));
                (Some(text.clone()), Some((chart.roles[role].header.name_span, text)))
            }
            Self::Owns(item) => {
                let place = claim_in_force(timeline, item, day);
                let place = place.map(|(owned_by, claim, span)| (span, claim_text(chart, owned_by, claim)));
                (Some(format!("`{}` is owned by `{path}`", chart.item_path(item))), place)
            }
            Self::Responsible(item, letter) => {
                let text = format!("`{path}` is responsible for `{}`", chart.item_path(item));
                let place = chart.items[item].letters.get(letter).map(|letter| (letter.span, text.clone()));
                (Some(text), place)
            }
        }
    }
}

/// The claim by which an item is owned on a day: its own, or that of a whole.
fn claim_in_force(timeline: &Timeline, item: ItemId, day: Date) -> Option<(ItemId, usize, Span)> {
    let owned_by = timeline.ownership(item).on(day)?.inherited_from.unwrap_or(item);
    let claim = timeline.ownership(owned_by).on(day)?.claims.first()?;
    let written = timeline.chart().items[owned_by].claims.get(claim.place)?;
    Some((owned_by, claim.place, written.span))
}
