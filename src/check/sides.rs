//! Which roles are on which side of a policy, when, and why.

use std::collections::BTreeMap;

use indexmap::IndexSet;

use super::accountable::claim_text;
use super::membership::Memberships;
use crate::calendar::{Date, Interval, Segments};
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

/// What all policies ask about: parts, tags, members.
pub(super) struct Sides<'t> {
    timeline: &'t Timeline,
    parts: Table<Item, Vec<ItemId>>,
    members: Memberships,
}

impl<'t> Sides<'t> {
    pub(super) fn of(timeline: &'t Timeline) -> Self {
        let chart = timeline.chart();
        let mut parts: Table<Item, Vec<ItemId>> = chart.items.table(|_, _| Vec::new());
        for (id, item) in chart.items.iter() {
            item.parent.into_iter().for_each(|whole| parts[whole].push(id));
        }
        Self { timeline, parts, members: Memberships::of(timeline) }
    }

    /// Every role that is on one of `sides`.
    pub(super) fn roles_on(&self, sides: &[&Side]) -> Vec<OnSide> {
        let mut found = Vec::new();
        let mut departments = Vec::new();
        for (side, listed) in sides.iter().enumerate() {
            match listed {
                Side::Role(role) => found.extend(self.listed(side, *role)),
                Side::Department(department) => departments.push((side, *department)),
                Side::Item(item) => self.add_items(side, vec![*item], &mut found),
                Side::Tag(tag) => {
                    found.extend(self.roles_with(tag).into_iter().filter_map(|role| self.listed(side, role)));
                    departments.extend(self.departments_with(tag).into_iter().map(|department| (side, department)));
                    self.add_items(side, self.items_with(tag), &mut found);
                }
            }
        }
        self.add_members(&departments, &mut found);
        found
    }

    fn listed(&self, side: usize, role: RoleId) -> Option<OnSide> {
        let days = self.timeline.life(DeclarationId::Role(role))?;
        Some(OnSide { side, role, because: Because::Listed, days })
    }

    fn roles_with(&self, tag: &str) -> Vec<RoleId> {
        let roles = self.timeline.chart().roles.iter();
        roles.filter(|(_, role)| role.header.has_tag(tag)).map(|(id, _)| id).collect()
    }

    fn departments_with(&self, tag: &str) -> Vec<DepartmentId> {
        let departments = self.timeline.chart().departments.iter();
        departments.filter(|(_, department)| department.header.has_tag(tag)).map(|(id, _)| id).collect()
    }

    fn items_with(&self, tag: &str) -> Vec<ItemId> {
        let items = self.timeline.chart().items.iter();
        items.filter(|(_, item)| item.header.has_tag(tag)).map(|(id, _)| id).collect()
    }

    /// Owners of items and all their parts, and who is responsible for them.
    fn add_items(&self, side: usize, mut waiting: Vec<ItemId>, found: &mut Vec<OnSide>) {
        let mut seen = IndexSet::new();
        while let Some(item) = waiting.pop() {
            if seen.insert(item) {
                waiting.extend(&self.parts[item]);
                found.extend(self.owners(side, item));
                found.extend(self.responsible(side, item));
            }
        }
    }

    fn owners(&self, side: usize, item: ItemId) -> Vec<OnSide> {
        let owners = self.timeline.ownership(item).within(self.timeline.judged());
        let owners = owners.filter_map(|(days, ownership)| {
            let role = ownership.role()?;
            let days = days.intersect(self.timeline.life(DeclarationId::Role(role))?)?;
            Some(OnSide { side, role, because: Because::Owns(item), days })
        });
        owners.collect()
    }

    fn responsible(&self, side: usize, item: ItemId) -> Vec<OnSide> {
        let letters = self.timeline.chart().items[item].letters.iter().enumerate();
        let letters = letters.filter(|(_, letter)| letter.value.letter == Letter::Responsible);
        let roles = letters.flat_map(|(place, letter)| {
            let meant = letter.value.to.zip(self.timeline.letter_days(item, letter));
            let roles =
                meant.map_or_else(Vec::new, |(post, days): (Post, Interval)| self.timeline.roles_of(post, days));
            let because = Because::Responsible(item, place);
            roles.into_iter().map(move |(days, role)| OnSide { side, role, because, days })
        });
        roles.collect()
    }

    /// The roles of departments. One that belongs to several of them counts for the nearest around it, on each
    /// side that is about that one.
    fn add_members(&self, departments: &[(usize, DepartmentId)], found: &mut Vec<OnSide>) {
        let mut by_role: BTreeMap<RoleId, Vec<(Interval, Nearness)>> = BTreeMap::new();
        for (side, department) in departments {
            for member in self.members.of_department(*department) {
                let entry = (member.distance, *side, *department);
                by_role.entry(member.role).or_default().push((member.days, entry));
            }
        }
        for (role, entries) in by_role {
            for (days, nearest) in Segments::active(Interval::ALWAYS, entries).iter() {
                let least = nearest.first().map(|(distance, ..)| *distance);
                let nearest = nearest.iter().filter(|(distance, ..)| Some(*distance) == least);
                found.extend(nearest.map(|(_, side, department)| {
                    let because = Because::In(*department);
                    OnSide { side: *side, role, because, days }
                }));
            }
        }
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
