//! Letters and policies.

use orgc::model::{DeclarationId, DepartmentId, Letter, Post};

use super::each;
use crate::organisation::Organisation;
use crate::plant::Fault;

pub(super) fn redundant_letter(organisation: &Organisation) -> Vec<Fault> {
    let mut edits = Vec::new();
    for (id, item) in organisation.chart().items.iter() {
        let responsible = item.letters.iter().filter(|entry| entry.value.letter == Letter::Responsible);
        let roles = responsible.filter_map(|entry| match entry.value.to {
            Some(Post::Role(role)) => Some(role),
            _ => None,
        });
        edits.extend(
            roles.map(|role| {
                organisation.say(DeclarationId::Item(id), &format!("consulted {}", organisation.role(role)))
            }),
        );
    }
    each("redundant-letter", edits.into_iter())
}

/// Two roles of which the holder of one is to hold the other, too.
pub(super) fn two_duties(organisation: &Organisation) -> Vec<Fault> {
    let chart = organisation.chart();
    let mut faults = Vec::new();
    for one in organisation.roles().into_iter().filter(|role| organisation.holders(*role).len() == 1) {
        let Some(person) = organisation.holders(one).first().copied() else { continue };
        for other in
            organisation.roles().into_iter().filter(|role| *role != one && chart.roles[*role].holdings.is_empty())
        {
            let holds =
                organisation.say(DeclarationId::Role(other), &format!("held by {}", organisation.person(person)));
            let (one, other) = (organisation.role(one), organisation.role(other));
            faults.push(Fault::new(
                "separated-duties",
                vec![holds, organisation.declare(&format!("policy {{ separate {one}, {other} }}"))],
            ));
        }
    }
    faults
}

pub(super) fn not_asked(organisation: &Organisation) -> Vec<Fault> {
    let mut edits = Vec::new();
    for (id, _) in
        organisation.chart().items.iter().filter(|(_, item)| item.letters.is_empty() && item.parent.is_none())
    {
        let others =
            organisation.roles().into_iter().filter(|role| organisation.owner(id).is_some_and(|owner| owner != *role));
        edits.extend(others.map(|role| {
            organisation.declare(&format!(
                "policy {{ require consulted {} on {} }}",
                organisation.role(role),
                organisation.item(id)
            ))
        }));
    }
    each("missing-consulted", edits.into_iter())
}

/// A department that is to be independent of the one above it, to which one single line of it leads.
pub(super) fn not_independent(organisation: &Organisation) -> Vec<Fault> {
    let (chart, today) = (organisation.chart(), organisation.today());
    let lines: Vec<(DepartmentId, DepartmentId)> = organisation
        .roles()
        .into_iter()
        .filter_map(|role| Some((today.department_of(role)?, today.department_of(today.manager(role)?)?)))
        .collect();
    let apart = |inner: DepartmentId, outer: DepartmentId| {
        !today.departments_outward(Some(inner)).any(|around| around == outer)
    };
    let single = lines.iter().filter(|(own, above)| {
        let leading_out = lines.iter().filter(|(other, to)| other == own && to == above);
        apart(*own, *above) && apart(*above, *own) && leading_out.count() == 1
    });
    let policy = |(own, above): &(DepartmentId, DepartmentId)| {
        let (own, above) = (chart.department_path(*own), chart.department_path(*above));
        organisation.declare(&format!("policy {{ independent .{own} of .{above} }}"))
    };
    each("not-independent", single.map(policy))
}
