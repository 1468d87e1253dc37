//! The statements that stand everywhere: texts, life, waivers.

use super::super::header::dates;
use super::{Carrier, Linker};
use crate::model::{Annotations, Chart, DeclarationId, Header, Link};
use crate::syntax::tree::{Statement, StatementKind};

impl<'t> Linker<'_, 't> {
    /// Reads a statement that may stand in every declaration; whether it is one.
    pub(super) fn about(&mut self, carrier: Carrier, statement: &'t Statement) -> bool {
        if let StatementKind::Waive(waive) = &statement.kind {
            self.waive(carrier.id, &waive.rule, &waive.reason.value, waive.until, statement.span);
            return true;
        }
        let Some(header) = header_mut(self.chart, carrier.id) else { return false };
        match &statement.kind {
            StatementKind::Note(text) => annotations(header).notes.push(text.value.clone()),
            StatementKind::Link(link) => {
                let label = link.label.as_ref().map(|label| label.value.clone());
                annotations(header).links.push(Link { url: link.url.value.clone(), label });
            }
            StatementKind::Set(set) => {
                annotations(header).properties.push((set.key.text.clone(), set.value.value.clone()));
            }
            StatementKind::Was(path) => annotations(header).was.push(path.text()),
            StatementKind::Exists(bounds) => header.limited.get_or_insert_default().dates = dates(**bounds),
            StatementKind::Abolished => header.limited.get_or_insert_default().abolished = Some(statement.span),
            _ => return false,
        }
        true
    }
}

fn annotations(header: &mut Header) -> &mut Annotations {
    header.annotated.get_or_insert_default()
}

fn header_mut(chart: &mut Chart, id: DeclarationId) -> Option<&mut Header> {
    match id {
        DeclarationId::Organization => chart.organization.as_mut().map(|organization| &mut organization.header),
        DeclarationId::Department(id) => Some(&mut chart.departments[id].header),
        DeclarationId::Role(id) => Some(&mut chart.roles[id].header),
        DeclarationId::Person(id) => Some(&mut chart.people[id].header),
        DeclarationId::Item(id) => Some(&mut chart.items[id].header),
        DeclarationId::Policy(id) => Some(&mut chart.policies[id].header),
        DeclarationId::View(id) => Some(&mut chart.views[id].header),
    }
}
