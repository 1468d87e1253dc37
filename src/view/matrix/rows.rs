//! Which rows there are, and in which table.

use indexmap::IndexMap;

use super::entries::{self, Entry};
use super::{Cell, Desk, Place, Row, Scope, Table, columns};
use crate::model::{Columns, DeclarationId, DepartmentId, ItemId, ItemKind};

/// A row to be: an item, and how many shown wholes are around it.
type Nested = (ItemId, usize);

/// One table for each department that declares rows, those of the top level first, then in source order.
pub(super) fn tables(desk: &Desk<'_>, scope: &Scope, chosen: Option<Columns>) -> Vec<Table> {
    let mut sheets: IndexMap<Option<DepartmentId>, Vec<Nested>> = IndexMap::new();
    for (id, depth) in shown(desk, scope) {
        sheets.entry(desk.checked.chart().items[id].department).or_default().push((id, depth));
    }
    sheets.sort_keys();
    let place = |department: Option<DepartmentId>| match department {
        None => Place::Top,
        Some(id) => Place::Department(desk.names.department(id).to_owned()),
    };
    sheets.into_iter().map(|(department, rows)| table(desk, place(department), &rows, chosen)).collect()
}

/// What a part of the organisation has to do with the work of others: rows outside of the scope in which
/// somebody below the root has a letter.
pub(super) fn elsewhere(desk: &Desk<'_>, scope: &Scope, chosen: Option<Columns>) -> Option<Table> {
    let items = desk.checked.chart().items.iter();
    let others = items.filter(|(id, item)| item.kind != ItemKind::Measure && scope.is_of_others(*id));
    let live = others.filter(|(id, _)| desk.timeline.is_live(DeclarationId::Item(*id), desk.day));
    let takes_part = |id: &ItemId| entries::of_item(desk, *id).iter().any(|entry| scope.is_below(desk, entry.who));
    let rows: Vec<Nested> = live.map(|(id, _)| (id, 0)).filter(|(id, _)| takes_part(id)).collect();
    (!rows.is_empty()).then(|| table(desk, Place::Elsewhere, &rows, chosen))
}

/// All live items in scope, wholes before their parts, both in source order.
pub(super) fn shown(desk: &Desk<'_>, scope: &Scope) -> Vec<Nested> {
    let items = &desk.checked.chart().items;
    let mut parts: IndexMap<Option<ItemId>, Vec<ItemId>> = IndexMap::new();
    for (id, item) in items.iter().filter(|(_, item)| item.kind != ItemKind::Measure) {
        parts.entry(item.parent).or_default().push(id);
    }
    let of = |whole: Option<ItemId>| parts.get(&whole).map_or(&[][..], Vec::as_slice);
    let mut open: Vec<Nested> = of(None).iter().rev().map(|id| (*id, 0)).collect();
    let mut shown = Vec::new();
    while let Some((id, depth)) = open.pop() {
        let is_shown = scope.has(id) && desk.timeline.is_live(DeclarationId::Item(id), desk.day);
        shown.extend(is_shown.then_some((id, depth)));
        open.extend(of(Some(id)).iter().rev().map(|part| (*part, depth + usize::from(is_shown))));
    }
    shown
}

fn table(desk: &Desk<'_>, place: Place, rows: &[Nested], chosen: Option<Columns>) -> Table {
    let letters: Vec<Vec<Entry>> = rows.iter().map(|(id, _)| entries::of_item(desk, *id)).collect();
    let (columns, cells) = columns::lay_out(desk, &letters, chosen);
    let rows = rows.iter().zip(cells).map(|((id, depth), cells)| row(desk, *id, *depth, cells));
    Table { place, columns, rows: rows.collect() }
}

fn row(desk: &Desk<'_>, id: ItemId, depth: usize, cells: Vec<Cell>) -> Row {
    let item = &desk.checked.chart().items[id];
    Row {
        item: id,
        depth,
        kind: item.kind,
        title: item.header.title().to_owned(),
        unowned: item.unowned.as_ref().map(|(reason, _)| reason.to_string()),
        findings: desk.found(id),
        cells,
    }
}
