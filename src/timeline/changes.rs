//! The dates on which something changes.

use super::life::Lives;
use super::seating;
use crate::calendar::{Date, Interval};
use crate::model::{Chart, DeclarationId};

/// Every first day on which a life, line, head, membership, holding, vacancy, claim or letter begins, and
/// every day after one ends. None from `formerly held by`, waivers, the end of `acting`, and views.
pub(super) fn of(chart: &Chart, lives: &Lives, as_of: Date) -> Vec<Date> {
    let mut days: Vec<Date> = Vec::new();
    lives.all().for_each(|life| days.extend(ends(life)));
    for (carrier, dates) in structural_facts(chart).chain(item_facts(chart)) {
        days.extend(lives.in_force(dates, carrier).into_iter().flat_map(ends));
    }
    for (id, role) in chart.roles.iter() {
        let carrier = DeclarationId::Role(id);
        let vacancies = role.vacancies.iter().map(|fact| &fact.dates);
        let deputies = role.deputies.iter().map(|fact| &fact.dates);
        let owns = role.owns.iter().map(|fact| &fact.dates);
        for dates in vacancies.chain(deputies).chain(owns) {
            days.extend(lives.in_force(dates, carrier).into_iter().flat_map(ends));
        }
        days.extend(seating::effective_holdings(role, id, lives, as_of).into_iter().flat_map(|(days, _)| ends(days)));
    }
    days.sort_unstable();
    days.dedup();
    days
}

/// The days around `day` between two changes.
pub(super) fn truth_around(changes: &[Date], day: Date) -> Interval {
    let after = changes.partition_point(|change| *change <= day);
    let start = after.checked_sub(1).and_then(|last| changes.get(last)).copied();
    let end = changes.get(after).map(|next| next.previous());
    Interval::between(start, end).unwrap_or(Interval::ALWAYS)
}

/// The dates of lines, heads and memberships, with what carries them.
pub(super) fn structural_facts(chart: &Chart) -> impl Iterator<Item = (DeclarationId, &crate::model::Dates)> {
    let heads = chart.organization.iter().flat_map(|organization| &organization.heads);
    let organization = heads.map(|head| (DeclarationId::Organization, &head.dates));
    let departments = chart.departments.iter().flat_map(|(id, department)| {
        let facts = department.heads.iter().map(|fact| &fact.dates);
        let facts = facts.chain(department.part_of.iter().map(|fact| &fact.dates));
        facts.map(move |dates| (DeclarationId::Department(id), dates))
    });
    let roles = chart.roles.iter().flat_map(|(id, role)| {
        let facts = role.solid.iter().map(|fact| &fact.dates);
        let facts = facts.chain(role.dotted.iter().map(|fact| &fact.dates));
        let facts = facts.chain(role.part_of.iter().map(|fact| &fact.dates));
        facts.map(move |dates| (DeclarationId::Role(id), dates))
    });
    organization.chain(departments).chain(roles)
}

/// The first day of an interval and the first day after it, where it has them.
pub(super) fn ends(interval: Interval) -> impl Iterator<Item = Date> {
    interval.from().into_iter().chain(interval.until().map(Date::next))
}

fn item_facts(chart: &Chart) -> impl Iterator<Item = (DeclarationId, &crate::model::Dates)> {
    let departments = chart.departments.iter().flat_map(|(id, department)| {
        department.owns.iter().map(move |fact| (DeclarationId::Department(id), &fact.dates))
    });
    let items = chart.items.iter().flat_map(|(id, item)| {
        let claims = item.claims.iter().map(|claim| &claim.dates);
        let letters = item.letters.iter().map(|fact| &fact.dates);
        let aims = item.contributes_to.iter().map(|fact| &fact.dates);
        claims.chain(letters).chain(aims).map(move |dates| (DeclarationId::Item(id), dates))
    });
    departments.chain(items)
}
