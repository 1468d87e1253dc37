//! `separated-duties`: who is on more sides of a policy than it allows.

use std::collections::{BTreeMap, BTreeSet};

use orgc::model::{DeclarationId, DepartmentId, ItemId, Letter, PolicySubject, RoleId, Separation, Side};

use super::{Verdict, matrix};
use crate::terms::{Day, State, Who};

/// Where somebody comes from: a role that is on a side, and the one that fills it on that day.
type Place = (RoleId, RoleId);

pub(super) fn too_many_sides(day: &Day, separation: &Separation) -> Vec<Verdict> {
    let mut sides: BTreeMap<DeclarationId, BTreeSet<usize>> = BTreeMap::new();
    // What is listed twice is still one side.
    let mut listed: Vec<&Side> = Vec::new();
    for side in separation.sides.iter().filter_map(|(side, _)| side.as_ref()) {
        if !listed.contains(&side) {
            listed.push(side);
        }
    }
    let departments: BTreeSet<DepartmentId> = listed.iter().flat_map(|side| departments(day, side)).collect();
    for (number, side) in listed.into_iter().enumerate() {
        for party in parties(day, side, &departments, separation.by) {
            sides.entry(party).or_default().insert(number);
        }
    }
    let allowed = usize::try_from(separation.allowed).unwrap_or(usize::MAX);
    let torn = sides.into_iter().filter(|(_, sides)| sides.len() > allowed);
    torn.map(|(party, _)| Verdict::new("separated-duties", [party])).collect()
}

/// Who is on a side, as people, roles or departments.
fn parties(day: &Day, side: &Side, listed: &BTreeSet<DepartmentId>, by: PolicySubject) -> BTreeSet<DeclarationId> {
    let places = places(day, side, listed);
    match by {
        PolicySubject::Person => places.iter().flat_map(|(_, filling)| in_person(day, *filling)).collect(),
        PolicySubject::Role => places.into_iter().flat_map(<[RoleId; 2]>::from).map(DeclarationId::Role).collect(),
        PolicySubject::Department => {
            let roles = places.into_iter().flat_map(<[RoleId; 2]>::from);
            roles.filter_map(|role| day.department_of(role)).map(DeclarationId::Department).collect()
        }
    }
}

/// The people of a role; one that names nobody, or withholds a name, is compared as the role.
fn in_person(day: &Day, role: RoleId) -> Vec<DeclarationId> {
    if day.state(role) == State::Unspecified {
        return vec![DeclarationId::Role(role)];
    }
    let who = day.sittings(role).iter().map(|sitting| match sitting.who {
        Who::Person(person) => DeclarationId::Person(person),
        Who::Nameless => DeclarationId::Role(role),
    });
    who.collect()
}

/// The roles on a side, each with the one that fills it: its deputy, while it is vacant.
fn places(day: &Day, side: &Side, listed: &BTreeSet<DepartmentId>) -> BTreeSet<Place> {
    let mut roles: BTreeSet<RoleId> = match side {
        Side::Role(role) => BTreeSet::from([*role]),
        Side::Department(_) => BTreeSet::new(),
        Side::Item(item) => {
            day.live_items().filter(|part| is_in(day, *part, *item)).flat_map(|part| doers(day, part)).collect()
        }
        Side::Tag(tag) => tagged(day, tag),
    };
    let its_own = departments(day, side);
    roles.extend(day.roles().filter(|role| nearest(day, *role, listed).is_some_and(|near| its_own.contains(&near))));
    let live = roles.into_iter().filter(|role| day.role_lives(*role));
    live.map(|role| (role, day.stand_in(role).filter(|deputy| day.role_lives(*deputy)).unwrap_or(role))).collect()
}

/// The live departments that a side is about.
fn departments(day: &Day, side: &Side) -> BTreeSet<DepartmentId> {
    let is_meant = |department: &DepartmentId| match side {
        Side::Department(listed) => listed == department,
        Side::Tag(tag) => day.chart.departments[*department].header.has_tag(tag),
        _ => false,
    };
    day.departments().filter(is_meant).collect()
}

/// The one of the listed departments in which a role is, innermost first.
fn nearest(day: &Day, role: RoleId, listed: &BTreeSet<DepartmentId>) -> Option<DepartmentId> {
    day.outward(day.department_of(role)).into_iter().find(|around| listed.contains(around))
}

/// Whether the item is the whole, or a part of it.
fn is_in(day: &Day, item: ItemId, whole: ItemId) -> bool {
    std::iter::successors(Some(item), |part| day.chart.items[*part].parent).any(|item| item == whole)
}

/// The owner and those who are responsible.
fn doers(day: &Day, item: ItemId) -> BTreeSet<RoleId> {
    let letters = matrix::letters(day, item).into_iter();
    let responsible = letters.filter(|(letter, _)| *letter == Letter::Responsible);
    responsible.filter_map(|(_, to)| day.role_of(to)).chain(day.owner(item)).collect()
}

/// The roles that bear the tag, and those of the items that do; parts bear the tags of their whole.
fn tagged(day: &Day, tag: &str) -> BTreeSet<RoleId> {
    let chart = day.chart;
    let mut roles: BTreeSet<RoleId> = day.roles().filter(|role| chart.roles[*role].header.has_tag(tag)).collect();
    for item in day.live_items() {
        let mut wholes = std::iter::successors(Some(item), |part| chart.items[*part].parent);
        if wholes.any(|whole| chart.items[whole].header.has_tag(tag)) {
            roles.extend(doers(day, item));
        }
    }
    roles
}
