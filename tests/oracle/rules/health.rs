//! What is found only where a policy sets a number.

use orgc::model::{DeclarationId, ItemId, Limit, PersonId, PolicyRule, RoleId};

use super::{Verdict, Walk, matrix};
use crate::terms::{Day, Who, in_force};

pub(crate) const RULES: &[&str] = &["span", "layers", "overloaded-owner", "single-point"];

pub(crate) fn verdicts(day: &Day) -> Vec<Verdict> {
    let mut all = Vec::new();
    if let Some(limit) = limit(day, Limit::Span) {
        all.extend(day.roles().filter(|role| reports(day, *role) > limit).map(|role| Verdict::on_role("span", role)));
    }
    if let Some(limit) = limit(day, Limit::Layers) {
        all.extend(
            day.roles()
                .filter(|role| layer(day, *role) == Some(limit + 1))
                .map(|role| Verdict::on_role("layers", role).walked(Walk::ToEnd, [role])),
        );
    }
    if let Some(limit) = limit(day, Limit::Owned) {
        let people = day.chart.people.ids().filter(|person| answered_for(day, *person).len() > limit);
        all.extend(people.map(|person| Verdict::on_person("overloaded-owner", person)));
    }
    if let Some(limit) = limit(day, Limit::SinglePoint) {
        let people = day.chart.people.ids().filter(|person| hanging_on(day, *person).len() >= limit);
        all.extend(people.map(|person| Verdict::on_person("single-point", person)));
    }
    all
}

/// The strictest number that a live policy sets.
fn limit(day: &Day, wanted: Limit) -> Option<usize> {
    let policies = day.chart.policies.iter().filter(|(id, _)| day.lives(DeclarationId::Policy(*id)));
    let statements = policies.flat_map(|(_, policy)| &policy.statements);
    let numbers = statements.filter_map(|statement| match statement.rule {
        PolicyRule::Limit { what, number } if what == wanted => usize::try_from(number).ok(),
        _ => None,
    });
    numbers.min()
}

/// The live roles that report to it directly; assistants do not count.
fn reports(day: &Day, manager: RoleId) -> usize {
    let is_assistant = |role: RoleId| {
        let mut lines = in_force(&day.chart.roles[role].solid, true, day.date);
        lines.next().is_some_and(|line| line.value.assistant)
    };
    day.roles().filter(|role| day.manager(*role) == Some(manager) && !is_assistant(*role)).count()
}

/// How many roles are on the line of a role, if it ends well.
fn layer(day: &Day, role: RoleId) -> Option<usize> {
    let line = day.line(role);
    line.iter().all(|above| day.role_lives(*above)).then_some(line.len())
}

/// The items for which she answers by claims of their own.
fn answered_for(day: &Day, person: PersonId) -> Vec<ItemId> {
    let hers = |role: RoleId| day.answering(role).iter().any(|sitting| sitting.who == Who::Person(person));
    day.live_items().filter(|item| day.claims(*item).first().is_some_and(|owner| hers(*owner))).collect()
}

/// The items of the roles that she alone holds, without a deputy who is there.
fn hanging_on(day: &Day, person: PersonId) -> Vec<ItemId> {
    let has_deputy = |role: RoleId| {
        let mut deputies = in_force(&day.chart.roles[role].deputies, day.role_lives(role), day.date);
        deputies.next().and_then(|deputy| deputy.value).is_some_and(|deputy| !day.is_nobody(deputy))
    };
    let hers = |role: RoleId| matrix::only_holder(day, role) == Some(person) && !has_deputy(role);
    day.live_items().filter(|item| day.claims(*item).first().is_some_and(|owner| hers(*owner))).collect()
}
