//! Every date that the files name.

use orgc::calendar::Date;
use orgc::model::{Chart, Dated, Dates, DeclarationId};

/// The first and the last of them; the as-of date is one of them.
pub(crate) fn window(chart: &Chart, as_of: Date) -> (Date, Date) {
    let mut days = vec![as_of];
    let mut all = Vec::new();
    for id in declarations(chart) {
        all.extend(chart.header(id).map(|header| header.exists().dates));
    }
    if let Some(organization) = &chart.organization {
        dates(&organization.heads, &mut all);
    }
    for department in chart.departments.values() {
        dates(&department.heads, &mut all);
        dates(&department.part_of, &mut all);
        dates(&department.owns, &mut all);
    }
    for role in chart.roles.values() {
        dates(&role.solid, &mut all);
        dates(&role.dotted, &mut all);
        dates(&role.part_of, &mut all);
        dates(&role.holdings, &mut all);
        dates(&role.vacancies, &mut all);
        dates(&role.deputies, &mut all);
        dates(&role.owns, &mut all);
    }
    for item in chart.items.values() {
        dates(&item.letters, &mut all);
        dates(&item.contributes_to, &mut all);
        all.extend(item.claims.iter().map(|claim| claim.dates));
        days.extend(item.due.iter().map(|(day, _)| *day));
        days.extend(item.period.iter().flat_map(|(period, _)| [period.first(), period.last()]));
    }
    days.extend(chart.waivers.iter().map(|waiver| waiver.until));
    days.extend(all.iter().flat_map(|dates| [dates.from, dates.until]).flatten());
    let (first, last) = (days.iter().min(), days.iter().max());
    (first.map_or(as_of, |day| day.previous()), last.map_or(as_of, |day| day.next().next()))
}

fn dates<T>(facts: &[Dated<T>], all: &mut Vec<Dates>) {
    all.extend(facts.iter().map(|fact| fact.dates));
}

fn declarations(chart: &Chart) -> Vec<DeclarationId> {
    let mut all = vec![DeclarationId::Organization];
    all.extend(chart.departments.ids().map(DeclarationId::Department));
    all.extend(chart.roles.ids().map(DeclarationId::Role));
    all.extend(chart.people.ids().map(DeclarationId::Person));
    all.extend(chart.items.ids().map(DeclarationId::Item));
    all.extend(chart.policies.ids().map(DeclarationId::Policy));
    all
}
