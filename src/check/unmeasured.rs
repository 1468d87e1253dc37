//! `unmeasured`: an objective without parts has a measure.

use super::{Finding, Findings, Runs};
use crate::catalog;
use crate::model::{Chart, DeclarationId, Item, ItemId, ItemKind, Table};
use crate::timeline::Timeline;

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    let chart = timeline.chart();
    let has_parts = has_parts(chart);
    let mut runs = Runs::of(timeline);
    let leaves = chart.items.iter().filter(|(id, item)| item.kind == ItemKind::Objective && !has_parts[*id]);
    for (id, _) in leaves.filter(|(id, _)| !chart.damage.declarations.contains(&DeclarationId::Item(*id))) {
        timeline.life(DeclarationId::Item(id)).into_iter().for_each(|days| runs.add(id, days));
    }
    for (id, days) in runs.into_runs() {
        findings.report(days, describe(chart, id));
    }
}

/// Whether anything is nested in an item: a part, or a measure.
fn has_parts(chart: &Chart) -> Table<Item, bool> {
    let mut has_parts = chart.items.table(|_, _| false);
    chart.items.values().filter_map(|item| item.parent).for_each(|whole| has_parts[whole] = true);
    has_parts
}

fn describe(chart: &Chart, id: ItemId) -> Finding {
    let path = chart.item_path(id);
    Finding::new(&catalog::UNMEASURED, format!("`{path}` has no measure"))
        .about(DeclarationId::Item(id))
        .label(chart.items[id].header.name_span, "nothing says when this is reached")
        .help(format!("add `measure ID \"Title\" from X to Y` in `{path}`, or parts that have one"))
}
