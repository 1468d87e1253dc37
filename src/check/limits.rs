//! The limits that policies set.

use crate::calendar::{Date, Interval, IntervalSet, Segments};
use crate::model::{DeclarationId, ItemId, Limit, PolicyRule};
use crate::source::Span;
use crate::timeline::Timeline;

/// A limit, and where it is set.
pub(super) type Set = (usize, Span);

/// The limits of a kind over time, on each day the strictest first: a policy sets one while it lives.
pub(super) struct Limits(Segments<Option<Set>>);

impl Limits {
    /// `None`: nobody ever set one, and the check is off.
    pub(super) fn of(timeline: &Timeline, wanted: Limit) -> Option<Self> {
        let policies = timeline.chart().policies.iter();
        let limits = policies.flat_map(|(id, policy)| {
            let life = timeline.life(DeclarationId::Policy(id));
            let limits = policy.statements.iter().filter_map(move |statement| match statement.rule {
                PolicyRule::Limit { what, number } if what == wanted => Some((number as usize, statement.span)),
                _ => None,
            });
            limits.filter_map(move |limit| Some((life?, limit)))
        });
        let limits: Vec<(Interval, Set)> = limits.collect();
        (!limits.is_empty()).then(|| Self(Segments::first(Interval::ALWAYS, limits)))
    }

    /// The strictest number on each of these days on which there is one.
    pub(super) fn within(&self, days: Interval) -> impl Iterator<Item = (Interval, usize)> {
        self.0.within(days).filter_map(|(days, strictest)| Some((days, (*strictest)?.0)))
    }

    /// The strictest one on a day.
    pub(super) fn on(&self, day: Date) -> Option<Set> {
        self.0.on(day).copied().flatten()
    }

    /// The days on which so many different items, each counted while it is there, are more than allowed.
    pub(super) fn exceeded(
        &self,
        judged: Interval,
        items: &(impl Iterator<Item = (Interval, ItemId)> + Clone),
        allowed: fn(usize) -> usize,
    ) -> IntervalSet {
        let runs = self.within(judged).map(|(days, limit)| {
            IntervalSet::crowded(items.clone(), allowed(limit)).intersect(&IntervalSet::from(days))
        });
        runs.fold(IntervalSet::empty(), |all, days| all.union(&days))
    }
}
