//! Success measures and the line that answers for each.

use super::entries::Who;
use super::{Desk, MeasureRow, Scope};
use crate::model::{DeclarationId, ItemId, ItemKind};

pub(super) fn rows(desk: &Desk<'_>, scope: &Scope) -> Vec<MeasureRow> {
    let items = desk.checked.chart().items.iter();
    let measures = items.filter(|(_, item)| item.kind == ItemKind::Measure).map(|(id, _)| id);
    let live = measures.filter(|id| desk.timeline.is_live(DeclarationId::Item(*id), desk.day));
    live.filter(|id| scope.has(*id)).map(|id| row(desk, id)).collect()
}

fn row(desk: &Desk<'_>, id: ItemId) -> MeasureRow {
    let item = &desk.checked.chart().items[id];
    let figures = item.measure.as_ref();
    let owner = desk.timeline.ownership(id).on(desk.day).and_then(crate::timeline::Ownership::role);
    let path = owner.map_or_else(Vec::new, |owner| desk.timeline.path_to_top(owner, desk.day));
    MeasureRow {
        title: desk.names.item(id).to_owned(),
        from: figures.and_then(|measure| measure.from.as_ref()).map(ToString::to_string),
        to: figures.map(|measure| measure.to.to_string()),
        unit: figures.and_then(|measure| measure.unit.as_ref().map(ToString::to_string)),
        due: item.due.map(|(date, _)| date),
        owner: owner.map(|owner| desk.bearer(Who::Role(owner))),
        findings: desk.found(id),
        path: path.into_iter().map(|role| desk.names.role(role).to_owned()).collect(),
    }
}
