//! Maximal runs of judged days.

use std::collections::BTreeMap;

use crate::calendar::{Interval, IntervalSet};
use crate::timeline::Timeline;

/// Collects the days on which something holds, by subject, and gives them back as maximal runs: adjacent
/// intervals with one subject are one finding.
#[derive(Debug)]
pub(super) struct Runs<K> {
    judged: Interval,
    days: BTreeMap<K, Vec<Interval>>,
}

impl<K: Ord> Runs<K> {
    pub(super) fn of(timeline: &Timeline) -> Self {
        Self { judged: timeline.judged(), days: BTreeMap::new() }
    }

    /// Says that it holds for `subject` on those of `days` that are judged.
    pub(super) fn add(&mut self, subject: K, days: Interval) {
        if let Some(days) = days.intersect(self.judged) {
            self.days.entry(subject).or_default().push(days);
        }
    }

    /// Every subject with each of its maximal runs, subjects in order, runs in order.
    pub(super) fn into_runs(self) -> impl Iterator<Item = (K, Interval)>
    where
        K: Clone,
    {
        self.days.into_iter().flat_map(|(subject, days)| {
            let runs: Vec<Interval> = IntervalSet::of(days).runs().to_vec();
            runs.into_iter().map(move |run| (subject.clone(), run))
        })
    }

    /// The same, the runs of each subject together, for those who look something up for all of them.
    pub(super) fn into_sets(self) -> impl Iterator<Item = (K, IntervalSet)> {
        self.days.into_iter().map(|(subject, days)| (subject, IntervalSet::of(days)))
    }

    /// The same by their first days, for those who ask what else is true on these.
    pub(super) fn into_runs_by_day(self) -> impl Iterator<Item = (K, Interval)>
    where
        K: Clone,
    {
        let mut runs: Vec<(K, Interval)> = self.into_runs().collect();
        runs.sort_by_key(|(_, days)| days.start());
        runs.into_iter()
    }
}
