//! The exceptions that were granted.

use super::{Desk, Scope, WaiverRow};
use crate::model::{DeclarationId, Waiver};

pub(super) fn rows(desk: &Desk<'_>, scope: &Scope) -> Vec<WaiverRow> {
    let waivers = desk.checked.chart().waivers.iter();
    waivers.filter(|waiver| scope.is_whole || scope.concerns(desk, waiver.on)).map(|waiver| row(desk, waiver)).collect()
}

fn row(desk: &Desk<'_>, waiver: &Waiver) -> WaiverRow {
    let chart = desk.checked.chart();
    let on = match waiver.on {
        DeclarationId::Department(id) => desk.names.department(id),
        DeclarationId::Role(id) => desk.names.role(id),
        DeclarationId::Person(id) => desk.names.person(id),
        DeclarationId::Item(id) => desk.names.item(id),
        DeclarationId::Organization | DeclarationId::Policy(_) | DeclarationId::View(_) => {
            chart.header(waiver.on).map_or("", |header| header.title())
        }
    };
    let (rule, reason) = (waiver.rule.clone(), waiver.reason.to_string());
    WaiverRow { on: on.to_owned(), rule, reason, until: waiver.until }
}
