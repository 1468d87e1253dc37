//! Exceptions that were granted.

use serde::Serialize;

use super::common::{Day, Place};
use super::context::Context;
use crate::model::{self, DeclarationId, PersonKind};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Waiver<'a> {
    rule: &'a str,
    /// The declaration that carries it; nothing for the organization, which has no identifier.
    on: Option<String>,
    on_kind: &'static str,
    reason: &'a str,
    until: Day,
    source: Place<'a>,
}

pub(super) fn all<'a>(context: &Context<'a>) -> Vec<Waiver<'a>> {
    context.chart.waivers.iter().map(|waiver| one(context, waiver)).collect()
}

fn one<'a>(context: &Context<'a>, waiver: &'a model::Waiver) -> Waiver<'a> {
    let (on_kind, on) = carrier(context, waiver.on);
    Waiver {
        rule: &waiver.rule,
        on,
        on_kind,
        reason: &waiver.reason,
        until: Day(waiver.until),
        source: Place::of(context, waiver.span),
    }
}

fn carrier(context: &Context<'_>, id: DeclarationId) -> (&'static str, Option<String>) {
    let chart = context.chart;
    let path = || chart.header(id).map(|header| header.path.clone());
    match id {
        DeclarationId::Organization => ("organization", None),
        DeclarationId::Department(_) => ("department", path()),
        DeclarationId::Role(_) => ("role", path()),
        DeclarationId::Person(id) => {
            let kind = if chart.people[id].kind == PersonKind::Agent { "agent" } else { "person" };
            (kind, Some(context.person(id)))
        }
        DeclarationId::Item(id) => (chart.items[id].kind.word(), path()),
        DeclarationId::Policy(_) => ("policy", path()),
        DeclarationId::View(_) => ("view", path()),
    }
}
