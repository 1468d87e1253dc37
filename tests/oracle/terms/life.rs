//! Lives, and what is in force.

use std::iter;

use orgc::calendar::Date;
use orgc::model::{Chart, Dated, Dates, DeclarationId, ItemId, ItemKind};

/// Whether the interval has the day. Both ends belong to it; no `from`: always; no `until`: no end.
pub(crate) fn has(dates: Dates, day: Date) -> bool {
    dates.from.is_none_or(|from| from <= day) && dates.until.is_none_or(|until| day <= until)
}

/// Whether it lives: by its own words, and those of every declaration around it.
pub(crate) fn lives(chart: &Chart, id: DeclarationId, day: Date) -> bool {
    iter::successors(Some(id), |inner| chart.enclosing(*inner)).all(|id| lives_itself(chart, id, day))
}

fn lives_itself(chart: &Chart, id: DeclarationId, day: Date) -> bool {
    let Some(header) = chart.header(id) else { return false };
    let own_end = match id {
        DeclarationId::Item(item) if header.exists().dates.until.is_none() => end_of_objective(chart, item),
        _ => None,
    };
    header.exists().abolished.is_none() && has(header.exists().dates, day) && own_end.is_none_or(|end| day <= end)
}

/// An objective without end ends with its `period` or `due`, the later if both are given.
fn end_of_objective(chart: &Chart, id: ItemId) -> Option<Date> {
    let item = &chart.items[id];
    let ends = [item.due.map(|(day, _)| day), item.period.map(|(period, _)| period.last())];
    ends.into_iter().flatten().max().filter(|_| item.kind == ItemKind::Objective)
}

/// The statements of a list that hold on the day, in source order, given whether their carrier lives.
pub(crate) fn in_force<T>(facts: &[Dated<T>], carrier_lives: bool, day: Date) -> impl Iterator<Item = &Dated<T>> {
    facts.iter().filter(move |fact| carrier_lives && has(fact.dates, day))
}
