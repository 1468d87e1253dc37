//! `late-part`: a part is due when its whole is, or before.

use super::{Finding, Findings, Runs};
use crate::calendar::Date;
use crate::catalog;
use crate::model::{Chart, DeclarationId, Item, ItemId};
use crate::source::Span;
use crate::timeline::Timeline;

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    let chart = timeline.chart();
    let mut runs = Runs::of(timeline);
    for id in chart.items.ids().filter(|id| is_late(chart, *id)) {
        timeline.life(DeclarationId::Item(id)).into_iter().for_each(|days| runs.add(id, days));
    }
    for (id, days) in runs.into_runs() {
        findings.report(days, describe(chart, id));
    }
}

fn is_late(chart: &Chart, id: ItemId) -> bool {
    let part = deadline(&chart.items[id]);
    let whole = nearest_dated_whole(chart, id).and_then(|whole| deadline(&chart.items[whole]));
    part.zip(whole).is_some_and(|((part, _), (whole, _))| part > whole)
}

/// The day on which an item is due, or its period ends, whichever is later, and where that is written.
fn deadline(item: &Item) -> Option<(Date, Span)> {
    let period = item.period.map(|(period, span)| (period.last(), span));
    item.due.into_iter().chain(period).max_by_key(|(day, _)| *day)
}

/// The nearest item around that says until when.
fn nearest_dated_whole(chart: &Chart, id: ItemId) -> Option<ItemId> {
    chart.wholes(id).skip(1).find(|whole| deadline(&chart.items[*whole]).is_some())
}

fn describe(chart: &Chart, id: ItemId) -> Finding {
    let path = chart.item_path(id);
    let mut finding = Finding::new(&catalog::LATE_PART, format!("`{path}` is due after its whole"));
    finding = finding.about(DeclarationId::Item(id));
    if let Some((day, span)) = deadline(&chart.items[id]) {
        finding = finding.label(span, format!("`{path}` goes to {day}"));
    }
    let whole = nearest_dated_whole(chart, id);
    let Some((whole, (day, span))) = whole.and_then(|whole| Some((whole, deadline(&chart.items[whole])?))) else {
        return finding;
    };
    let whole = chart.item_path(whole);
    finding
        .label(span, format!("and `{whole}` only to {day}"))
        .help(format!("write `due {day}` or earlier in `{path}`, or a later day in `{whole}`"))
}
