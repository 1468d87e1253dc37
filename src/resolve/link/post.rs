//! What roles and departments have in common: where they belong, what they own.

use super::super::kinds::Kinds;
use super::{Carrier, Linker, dated, path_of};
use crate::model::{Claim, ClaimSide, Dated, DepartmentId, ItemId, Post};
use crate::syntax::tree::{Item, Relation};

impl<'t> Linker<'_, 't> {
    pub(super) fn part_of(&mut self, items: &'t [Item], carrier: Carrier) -> Vec<Dated<Option<DepartmentId>>> {
        let mut departments = Vec::with_capacity(items.len());
        for item in items {
            let found = path_of(item).and_then(|path| self.find_department(path, carrier, Some(Relation::PartOf)));
            departments.push(dated(found, item));
        }
        departments
    }

    /// Claims from the owner's side, which are noted at the items, too.
    pub(super) fn owns(&mut self, by: Post, items: &'t [Item], carrier: Carrier) -> Vec<Dated<Option<ItemId>>> {
        let mut owned = Vec::with_capacity(items.len());
        for item in items {
            let found =
                path_of(item).and_then(|path| self.find_item(path, Kinds::ITEMS, carrier, Some(Relation::Owns)));
            if let Some(found) = found {
                self.chart.items[found].claims.push(claim(Some(by), ClaimSide::Owns, item));
            }
            owned.push(dated(found, item));
        }
        owned
    }
}

pub(super) fn claim(by: Option<Post>, side: ClaimSide, item: &Item) -> Claim {
    let Dated { value, dates, note, span } = dated(by, item);
    Claim { by: value, side, dates, note, span }
}
