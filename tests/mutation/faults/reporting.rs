//! Lines that are crossed, doubled, broken.

use orgc::model::{DeclarationId, DepartmentId, Manager, RoleId};
use orgc::timeline::LineTo;

use super::each;
use crate::organisation::Organisation;
use crate::plant::Fault;

pub(super) fn circle(organisation: &Organisation) -> Vec<Fault> {
    let (chart, today) = (organisation.chart(), organisation.today());
    let uppers = organisation
        .roles()
        .into_iter()
        .filter(|role| chart.roles[*role].solid.is_empty() && !today.reports(*role).is_empty());
    let edits = uppers.flat_map(|upper| {
        let lower: Vec<RoleId> = today.subtree(upper).iter().copied().filter(|role| *role != upper).collect();
        lower.into_iter().map(move |lower| (upper, lower))
    });
    let edits: Vec<_> = edits
        .map(|(upper, lower)| {
            organisation.say(DeclarationId::Role(upper), &format!("reports to {}", organisation.role(lower)))
        })
        .collect();
    each("reporting-cycle", edits.into_iter())
}

pub(super) fn second_manager(organisation: &Organisation) -> Vec<Fault> {
    let (chart, today) = (organisation.chart(), organisation.today());
    let mut edits = Vec::new();
    for role in organisation.roles() {
        let [line] = chart.roles[role].solid.as_slice() else { continue };
        if line.dates.from.is_some() || line.dates.until.is_some() {
            continue;
        }
        let others = organisation.roles().into_iter();
        let others = others
            .filter(|other| *other != role && Some(*other) != today.manager(role) && !today.is_above(role, *other));
        edits.extend(others.map(|other| {
            organisation.say(DeclarationId::Role(role), &format!("reports to {}", organisation.role(other)))
        }));
    }
    each("two-managers", edits.into_iter())
}

/// Departments, each with its head today.
fn headed(organisation: &Organisation) -> Vec<(DepartmentId, RoleId)> {
    let timeline = organisation.timeline();
    let departments = organisation.chart().departments.ids();
    departments
        .filter_map(|id| timeline.head(id).on(timeline.as_of()).copied().flatten().map(|head| (id, head)))
        .collect()
}

pub(super) fn second_head(organisation: &Organisation) -> Vec<Fault> {
    let today = organisation.today();
    let mut edits = Vec::new();
    for (department, head) in headed(organisation) {
        let others = organisation.roles().into_iter();
        let others = others.filter(|role| *role != head && today.department_of(*role) == Some(department));
        edits.extend(others.map(|other| {
            organisation.say(DeclarationId::Department(department), &format!("head {}", organisation.role(other)))
        }));
    }
    each("two-heads", edits.into_iter())
}

/// A manager to whom somebody reports in writing, and who owns and heads nothing.
pub(super) fn manager_abolished(organisation: &Organisation) -> Vec<Fault> {
    let (chart, today) = (organisation.chart(), organisation.today());
    let heads: Vec<RoleId> = headed(organisation).into_iter().map(|(_, head)| head).collect();
    let written = |role: RoleId| matches!(today.line(role).to, LineTo::Role(_)) && today.line(role).written.is_some();
    let managers =
        organisation.roles().into_iter().filter(|role| today.reports(*role).iter().any(|report| written(*report)));
    let idle = managers
        .filter(|role| !heads.contains(role) && chart.items.ids().all(|item| organisation.owner(item) != Some(*role)));
    each("reports-to-ended", idle.map(|role| organisation.say(DeclarationId::Role(role), "abolished")))
}

pub(super) fn head_abolished(organisation: &Organisation) -> Vec<Fault> {
    let chart = organisation.chart();
    let heads =
        headed(organisation).into_iter().filter(|(department, _)| chart.departments[*department].heads.len() == 1);
    let idle = heads.filter(|(_, head)| chart.items.ids().all(|item| organisation.owner(item) != Some(*head)));
    each("head-ended", idle.map(|(_, head)| organisation.say(DeclarationId::Role(head), "abolished")))
}

/// A new department to which a role reports, and that has no head.
pub(super) fn head_taken_away(organisation: &Organisation) -> Vec<Fault> {
    let text = "department planted\nrole planted-clerk { reports to planted }";
    each("department-without-head", std::iter::once(organisation.declare(text)))
}

/// Only where nothing says who stands at the top.
pub(super) fn two_tops(organisation: &Organisation) -> Vec<Fault> {
    let Some(head) = organisation.chart().organization.as_ref().and_then(|organization| organization.heads.first())
    else {
        return Vec::new();
    };
    let Some(statement) = organisation.statement_around(head.span) else { return Vec::new() };
    let clerk = organisation.declare("role planted-one\nrole planted-two");
    vec![Fault::new("several-tops", vec![organisation.replace(statement, ""), clerk])]
}

/// A department of its own whose head has no manager, where others say that they have none.
pub(super) fn island(organisation: &Organisation) -> Vec<Fault> {
    let chart = organisation.chart();
    let says_nobody =
        chart.roles.values().flat_map(|role| &role.solid).any(|line| line.value.to == Some(Manager::Nobody));
    let no_head = chart.organization.as_ref().is_none_or(|organization| organization.heads.is_empty());
    let sites = (says_nobody && no_head).then(|| organisation.declare("role planted-alone"));
    each("island", sites.into_iter())
}
