//! Who leads.

use super::life::{Lives, both};
use crate::calendar::{Interval, Segments};
use crate::model::{Chart, Dated, DeclarationId, Department, RoleId, Table};

pub(super) fn of_departments(chart: &Chart, lives: &Lives) -> Table<Department, Segments<Option<RoleId>>> {
    chart.departments.table(|id, _| head(chart, DeclarationId::Department(id), lives))
}

pub(super) fn of_organization(chart: &Chart, lives: &Lives) -> Segments<Option<RoleId>> {
    head(chart, DeclarationId::Organization, lives)
}

/// Every `head` of `carrier` that is in force and whose role lives, in source order.
pub(super) fn of(chart: &Chart, carrier: DeclarationId, lives: &Lives) -> Segments<Vec<(usize, RoleId)>> {
    Segments::active(Interval::ALWAYS, live(chart, carrier, lives))
}

/// The role of the first one.
fn head(chart: &Chart, carrier: DeclarationId, lives: &Lives) -> Segments<Option<RoleId>> {
    Segments::first(Interval::ALWAYS, live(chart, carrier, lives)).map(|first| first.map(|(_, role)| role))
}

fn live(chart: &Chart, carrier: DeclarationId, lives: &Lives) -> impl Iterator<Item = (Interval, (usize, RoleId))> {
    written(chart, carrier).iter().enumerate().filter_map(move |(place, head)| {
        let role = head.value?;
        let days = both(lives.in_force(&head.dates, carrier), lives.of_declaration(DeclarationId::Role(role)))?;
        Some((days, (place, role)))
    })
}

fn written(chart: &Chart, carrier: DeclarationId) -> &[Dated<Option<RoleId>>] {
    match carrier {
        DeclarationId::Department(department) => &chart.departments[department].heads,
        DeclarationId::Organization => chart.organization.as_ref().map_or(&[], |organization| &organization.heads),
        _ => &[],
    }
}
