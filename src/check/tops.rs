//! Tops that nobody declared, on the days on which no missing head explains them.

use super::{department_without_head, head_ended};
use crate::calendar::{Interval, IntervalSet, Segments};
use crate::model::{Department, RoleId, Table};
use crate::timeline::{Epoch, Timeline};

/// The roles that stand at the top without saying so, for all judged days.
///
/// A role whose way to a manager passes a department whose missing head is a finding of its own does not count on
/// those days: with the head, it would have one.
pub(super) fn undeclared(timeline: &Timeline) -> impl Iterator<Item = (Interval, Vec<RoleId>)> + '_ {
    let reported = reported_as_headless(timeline);
    timeline.epochs().flat_map(move |epoch| {
        let tops = epoch.undeclared_tops(timeline.chart());
        let days = tops.flat_map(|top| unexplained_days(&epoch, top, &reported).into_iter().map(move |run| (run, top)));
        let counted = Segments::active(epoch.interval(), days);
        counted.iter().map(|(days, tops)| (days, tops.clone())).collect::<Vec<_>>()
    })
}

/// The days, judged or not, on which the missing head of each department is a finding of its own.
pub(super) fn reported_as_headless(timeline: &Timeline) -> Table<Department, IntervalSet> {
    let needed = department_without_head::days(timeline);
    timeline.chart().departments.table(|id, _| {
        let ended = head_ended::days(timeline, id);
        needed.get(&id).map_or(ended.clone(), |needed| ended.union(needed))
    })
}

fn unexplained_days(epoch: &Epoch, top: RoleId, reported: &Table<Department, IntervalSet>) -> Vec<Interval> {
    let explained = epoch.default_way(top).map(|department| &reported[department]).filter(|days| !days.is_empty());
    let left = explained.fold(IntervalSet::from(epoch.interval()), |left, explained| left.minus(explained));
    left.runs().to_vec()
}
