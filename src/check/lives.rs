//! Why something does not live on a day.

use crate::calendar::Date;
use crate::model::{Chart, DeclarationId};
use crate::source::Span;
use crate::timeline::Timeline;

/// What is said of a declaration that does not live on `day`: `ended on 2026-06-30`, `begins on …`,
/// `is abolished`; `exists on no day`, where its own dates and those around it never meet.
pub(super) fn fate(timeline: &Timeline, id: DeclarationId, day: Date) -> String {
    match timeline.life(id) {
        Some(life) if day < life.start() => format!("begins on {}", life.start()),
        Some(life) if life.end() < timeline.as_of() => format!("ended on {}", life.end()),
        Some(life) => format!("ends on {}", life.end()),
        None if is_abolished(timeline.chart(), id) => "is abolished".to_owned(),
        None => "exists on no day".to_owned(),
    }
}

/// Whether a declaration, or one around it, says `abolished`.
pub(super) fn is_abolished(chart: &Chart, id: DeclarationId) -> bool {
    chart.outward(id).any(|id| chart.header(id).is_some_and(|header| header.exists().abolished.is_some()))
}

/// The statement by which a declaration does not live on `day`: its own, or that of one around it.
pub(super) fn place(timeline: &Timeline, id: DeclarationId, day: Date) -> Option<(Span, String)> {
    let chart = timeline.chart();
    chart.outward(id).find_map(|id| {
        let header = chart.header(id)?;
        let (name, exists) = (&header.path, header.exists());
        let over = exists.dates.until.filter(|until| *until < day).zip(exists.dates.until_span);
        let coming = exists.dates.from.filter(|from| *from > day).zip(exists.dates.from_span);
        match (exists.abolished, over, coming) {
            (Some(span), ..) => Some((span, format!("`{name}` is abolished here"))),
            (None, Some((until, span)), _) => Some((span, format!("`{name}` ends on {until}"))),
            (None, None, Some((from, span))) => Some((span, format!("`{name}` begins on {from}"))),
            _ => frame_end(chart, id, day),
        }
    })
}

/// An objective also ends with its period, or when it is due.
fn frame_end(chart: &Chart, id: DeclarationId, day: Date) -> Option<(Span, String)> {
    let DeclarationId::Item(item) = id else { return None };
    let item = &chart.items[item];
    let period = item.period.map(|(period, span)| (period.last(), span));
    let (last, span) = item.due.into_iter().chain(period).max_by_key(|(last, _)| *last)?;
    (last < day).then(|| (span, format!("`{}` ends on {last}", item.header.path)))
}
