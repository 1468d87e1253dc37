//! Dotted lines, objectives, health.

use orgc::model::{DeclarationId, ItemKind};

use super::each;
use crate::organisation::Organisation;
use crate::plant::Fault;

pub(super) fn dotted_to_manager(organisation: &Organisation) -> Vec<Fault> {
    let today = organisation.today();
    let managed =
        organisation.roles().into_iter().filter_map(|role| today.manager(role).map(|manager| (role, manager)));
    each(
        "redundant-dotted",
        managed.map(|(role, manager)| {
            organisation.say(DeclarationId::Role(role), &format!("dotted to {}", organisation.role(manager)))
        }),
    )
}

pub(super) fn circle(organisation: &Organisation) -> Vec<Fault> {
    let chart = organisation.chart();
    let parts = chart.items.iter().filter(|(_, item)| item.kind == ItemKind::Objective);
    let pairs = parts.filter_map(|(part, item)| item.parent.map(|whole| (part, whole)));
    each(
        "objective-cycle",
        pairs.map(|(part, whole)| {
            organisation.say(DeclarationId::Item(whole), &format!("contributes to {}", organisation.item(part)))
        }),
    )
}

pub(super) fn late_part(organisation: &Organisation) -> Vec<Fault> {
    let chart = organisation.chart();
    let objectives = chart.items.iter().filter(|(_, item)| item.kind == ItemKind::Objective);
    let due = objectives.filter(|(_, item)| item.due.is_some() || item.period.is_some());
    let late = "objective planted \"Planted\" { due 2199-12-31; measure done to 1 }";
    each("late-part", due.map(|(id, _)| organisation.say(DeclarationId::Item(id), late)))
}

pub(super) fn no_progress(organisation: &Organisation) -> Vec<Fault> {
    let objectives = organisation.chart().items.iter().filter(|(_, item)| item.kind == ItemKind::Objective);
    each(
        "no-progress",
        objectives.map(|(id, _)| organisation.say(DeclarationId::Item(id), "measure planted \"Planted\" from 7 to 7")),
    )
}

pub(super) fn wide_span(organisation: &Organisation) -> Vec<Fault> {
    let today = organisation.today();
    let widest = organisation.roles().into_iter().map(|role| today.reports(role).len()).max().unwrap_or(0);
    let widest_role = organisation.roles().into_iter().find(|role| today.reports(*role).len() == widest && widest > 1);
    let faults = widest_role.map(|role| {
        let name = organisation.chart().roles[role].header.name_span;
        Fault::new(
            "span",
            vec![organisation.mark(name), organisation.declare(&format!("policy {{ limit span {} }}", widest - 1))],
        )
    });
    faults.into_iter().collect()
}
