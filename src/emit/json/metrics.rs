//! Figures about the organisation as it is now.

use indexmap::IndexSet;
use serde::Serialize;

use super::context::Context;
use super::role::vacancies;
use crate::model::{DeclarationId, RoleId};
use crate::timeline::{State, Who};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Metrics<'a> {
    departments: usize,
    roles: usize,
    /// Different people and agents with a role, and holders without a name.
    heads: usize,
    vacant_roles: usize,
    vacancies: usize,
    layers: u32,
    span: Vec<Span<'a>>,
}

#[derive(Serialize)]
struct Span<'a> {
    manager: &'a str,
    /// Assistants not counted, vacant roles counted.
    reports: usize,
}

pub(super) fn of<'a>(context: &Context<'a>) -> Metrics<'a> {
    let chart = context.chart;
    let live: Vec<RoleId> = chart.roles.ids().filter(|id| context.is_live(DeclarationId::Role(*id))).collect();
    let seatings = || live.iter().filter_map(|id| context.seating(*id).map(|seating| (*id, seating)));
    Metrics {
        departments: chart.departments.ids().filter(|id| context.is_live(DeclarationId::Department(*id))).count(),
        roles: live.len(),
        heads: heads(context, &live),
        vacant_roles: seatings().filter(|(_, seating)| seating.state == State::Vacant).count(),
        vacancies: seatings().map(|(id, seating)| vacancies(&chart.roles[id], seating)).sum(),
        layers: layers(context, &live),
        span: live.iter().filter_map(|id| span(context, *id)).collect(),
    }
}

fn heads(context: &Context<'_>, live: &[RoleId]) -> usize {
    let holders = live.iter().filter_map(|id| context.seating(*id)).flat_map(|seating| &seating.holders);
    let mut named = IndexSet::new();
    let mut unnamed = 0;
    for sitter in holders {
        match sitter.who {
            Who::Person(person) => _ = named.insert(person),
            Who::Undisclosed => unnamed += 1,
        }
    }
    named.len() + unnamed
}

/// Roles on the longest line, from the lowest to the end.
fn layers(context: &Context<'_>, live: &[RoleId]) -> u32 {
    live.iter().map(|id| context.epoch.depth(*id)).max().unwrap_or(0)
}

fn span<'a>(context: &Context<'a>, id: RoleId) -> Option<Span<'a>> {
    let reports = context.epoch.reports(id).iter();
    let reports = reports.filter(|report| !context.epoch.line(**report).assistant);
    let reports = reports.count();
    (reports > 0).then(|| Span { manager: context.role(id), reports })
}
