//! Posts and the people in them, over time.

use orgc::model::{DeclarationId, RoleId};

use super::each;
use crate::organisation::Organisation;
use crate::plant::Fault;

/// Roles with one holder and no seats.
fn held_by_one(organisation: &Organisation) -> Vec<RoleId> {
    let chart = organisation.chart();
    let roles = organisation.roles().into_iter();
    roles
        .filter(|role| {
            chart.roles[*role].holdings.len() == 1
                && chart.roles[*role].seats.is_none()
                && organisation.holders(*role).len() == 1
        })
        .collect()
}

pub(super) fn too_many(organisation: &Organisation) -> Vec<Fault> {
    let roles = held_by_one(organisation).into_iter();
    each(
        "overfilled",
        roles.map(|role| organisation.say(DeclarationId::Role(role), "seats 1\nheld by \"Planted Person\" 100%")),
    )
}

pub(super) fn vacant_but_held(organisation: &Organisation) -> Vec<Fault> {
    let roles = held_by_one(organisation).into_iter();
    each("vacant-but-held", roles.map(|role| organisation.say(DeclarationId::Role(role), "vacant")))
}

pub(super) fn overbooked(organisation: &Organisation) -> Vec<Fault> {
    let roles = organisation.roles().into_iter().filter(|role| organisation.chart().roles[*role].holdings.is_empty());
    let faults = roles.map(|role| {
        let here = organisation.say(DeclarationId::Role(role), "held by planted-person 60%");
        Fault::new(
            "overbooked",
            vec![here, organisation.declare("person planted-person\nrole planted-post { held by planted-person 60% }")],
        )
    });
    faults.collect()
}

/// Nobody's post, with these holders.
fn post(organisation: &Organisation, rule: &'static str, statements: &str) -> Vec<Fault> {
    each(rule, std::iter::once(organisation.declare(&format!("role planted-post {{ {statements} }}"))))
}

pub(super) fn gap(organisation: &Organisation) -> Vec<Fault> {
    post(organisation, "gap", "held by \"Planted One\" until 2026-12-31, \"Planted Two\" from 2027-02-01")
}

pub(super) fn acting_for_ever(organisation: &Organisation) -> Vec<Fault> {
    post(organisation, "acting-without-end", "held by \"Planted One\" acting")
}

pub(super) fn acting_is_over(organisation: &Organisation) -> Vec<Fault> {
    post(organisation, "acting-over", "held by \"Planted One\" acting until 2026-06-30")
}

pub(super) fn before_it_begins(organisation: &Organisation) -> Vec<Fault> {
    post(organisation, "outside-dates", "exists from 2027-01-01; held by \"Planted One\" from 2026-12-01")
}
