//! The statements of objectives, responsibilities and measures.

use super::super::header::{last_day, period};
use super::super::kinds::Kinds;
use super::super::lookup::Scope;
use super::post::claim;
use super::{Carrier, Linker, dated, path_of};
use crate::model::{ClaimSide, DeclarationId, ItemId, Letter, LetterEntry};
use crate::syntax::tree::{self, Measure, Relation, Statement, StatementKind};

impl<'t> Linker<'_, 't> {
    pub(super) fn item(&mut self, id: ItemId, carrier: Carrier, statement: &'t Statement) {
        match &statement.kind {
            StatementKind::Relation(relation, items) => {
                for item in items {
                    self.item_relation(id, *relation, item, carrier);
                }
            }
            StatementKind::Unowned(reason) => {
                self.chart.items[id].unowned = Some((reason.value.clone(), statement.span));
            }
            StatementKind::Needs(capabilities) => {
                let capabilities = capabilities.iter().map(|capability| (capability.value.clone(), capability.span));
                self.chart.items[id].needs.extend(capabilities);
            }
            StatementKind::Period(moment) => self.chart.items[id].period = Some(period(*moment)),
            StatementKind::Due(moment) => self.chart.items[id].due = Some(last_day(*moment)),
            _ => {}
        }
    }

    /// Of a measure only the owner is still to be read.
    pub(super) fn measure(&mut self, measure: &'t Measure, id: Option<ItemId>, scope: Scope) {
        let (Some(id), Some(owner)) = (id, &measure.owner) else { return };
        let carrier = Carrier { id: DeclarationId::Item(id), scope };
        self.item_relation(id, Relation::Owner, owner, carrier);
    }

    fn item_relation(&mut self, id: ItemId, relation: Relation, item: &'t tree::Item, carrier: Carrier) {
        let Some(path) = path_of(item) else { return };
        match (relation, letter(relation)) {
            (Relation::Owner, _) => {
                let by = self.find_post(path, carrier, Some(relation));
                self.chart.items[id].claims.push(claim(by, ClaimSide::Owner, item));
            }
            (Relation::ContributesTo, _) => {
                let objective = self.find_item(path, Kinds::OBJECTIVE, carrier, Some(relation));
                self.chart.items[id].contributes_to.push(dated(objective, item));
            }
            (_, Some(letter)) => {
                let to = self.find_post(path, carrier, Some(relation));
                self.chart.items[id].letters.push(dated(LetterEntry { letter, to }, item));
            }
            _ => {}
        }
    }
}

const fn letter(relation: Relation) -> Option<Letter> {
    match relation {
        Relation::Responsible => Some(Letter::Responsible),
        Relation::SupportedBy => Some(Letter::Supporting),
        Relation::Consulted => Some(Letter::Consulted),
        Relation::Informed => Some(Letter::Informed),
        _ => None,
    }
}
