//! Who leads.

use super::life::{Lives, both};
use crate::calendar::{Interval, Segments};
use crate::model::{Chart, Dated, DeclarationId, Department, RoleId, Table};

pub(super) fn of_departments(chart: &Chart, lives: &Lives) -> Table<Department, Segments<Option<RoleId>>> {
    chart.departments.table(|id, department| head(&department.heads, DeclarationId::Department(id), lives))
}

pub(super) fn of_organization(chart: &Chart, lives: &Lives) -> Segments<Option<RoleId>> {
    let heads = chart.organization.as_ref().map_or(&[][..], |organization| &organization.heads);
    head(heads, DeclarationId::Organization, lives)
}

/// The role of the first `head` in force that is live.
fn head(heads: &[Dated<Option<RoleId>>], carrier: DeclarationId, lives: &Lives) -> Segments<Option<RoleId>> {
    let live = heads.iter().enumerate().filter_map(|(place, head)| {
        let role = head.value?;
        let days = both(lives.in_force(&head.dates, carrier), lives.of_declaration(DeclarationId::Role(role)))?;
        Some((days, (place, role)))
    });
    Segments::active(Interval::ALWAYS, live).map(|there| there.first().map(|(_, role)| *role))
}
