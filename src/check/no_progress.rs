//! `no-progress`: a measure goes somewhere else than where it begins.

use super::{Finding, Findings, Runs};
use crate::catalog;
use crate::model::{Chart, DeclarationId, ItemId, Measure};
use crate::timeline::Timeline;

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    let chart = timeline.chart();
    let mut runs = Runs::of(timeline);
    for (id, _) in chart.items.iter().filter(|(_, item)| item.measure.as_deref().is_some_and(ends_where_it_begins)) {
        timeline.life(DeclarationId::Item(id)).into_iter().for_each(|days| runs.add(id, days));
    }
    for (id, days) in runs.into_runs() {
        findings.report(days, describe(chart, id));
    }
}

fn ends_where_it_begins(measure: &Measure) -> bool {
    measure.from.as_ref().is_some_and(|from| from.equals(&measure.to))
}

fn describe(chart: &Chart, id: ItemId) -> Finding {
    let (path, item) = (chart.item_path(id), &chart.items[id]);
    let to = item.measure.as_ref().map_or_else(String::new, |measure| measure.to.to_string());
    let span = item.measure.as_ref().map_or(item.header.name_span, |measure| measure.span);
    Finding::new(&catalog::NO_PROGRESS, format!("`{path}` goes from {to} to {to}"))
        .about(DeclarationId::Item(id))
        .label(span, "begins and ends with the same number")
        .help("write where it stands now after `from`, and where it is to go after `to`")
}
