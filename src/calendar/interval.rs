//! Stretches of days.

use std::collections::BTreeMap;
use std::fmt;

use super::date::Date;

/// At least one day, both ends included. Open ends are [`Date::BEGINNING`] and [`Date::END`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interval {
    start: Date,
    end: Date,
}

/// Any set of days: sorted intervals that neither overlap nor touch.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IntervalSet(Vec<Interval>);

impl Interval {
    /// Every day.
    pub const ALWAYS: Self = Self { start: Date::BEGINNING, end: Date::END };

    /// From `start` to `end`, both included; `None` if that is no day.
    #[must_use]
    pub fn new(start: Date, end: Date) -> Option<Self> {
        (start <= end).then_some(Self { start, end })
    }

    /// From `from` (always, if `None`) to `until` (no end, if `None`).
    #[must_use]
    pub fn between(from: Option<Date>, until: Option<Date>) -> Option<Self> {
        Self::new(from.unwrap_or(Date::BEGINNING), until.unwrap_or(Date::END))
    }

    /// One day and all after it.
    #[must_use]
    pub fn since(start: Date) -> Self {
        Self { start, end: Date::END }
    }

    /// One single day.
    #[must_use]
    pub fn day(day: Date) -> Self {
        Self { start: day, end: day }
    }

    /// The first day, [`Date::BEGINNING`] if there is none.
    #[must_use]
    pub fn start(self) -> Date {
        self.start
    }

    /// The last day, [`Date::END`] if there is none.
    #[must_use]
    pub fn end(self) -> Date {
        self.end
    }

    /// The first day, if there is one.
    #[must_use]
    pub fn from(self) -> Option<Date> {
        (self.start != Date::BEGINNING).then_some(self.start)
    }

    /// The last day, if there is one.
    #[must_use]
    pub fn until(self) -> Option<Date> {
        (self.end != Date::END).then_some(self.end)
    }

    /// Whether all of it lies before a day.
    #[must_use]
    pub fn is_over(self, day: Date) -> bool {
        self.until().is_some_and(|until| until < day)
    }

    /// Whether `day` belongs to it.
    #[must_use]
    pub fn contains(self, day: Date) -> bool {
        self.start <= day && day <= self.end
    }

    /// Whether all days of `other` belong to it.
    #[must_use]
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The days of both.
    #[must_use]
    pub fn intersect(self, other: Self) -> Option<Self> {
        Self::new(self.start.max(other.start), self.end.min(other.end))
    }

    /// From the first day of either to the last day of either.
    #[must_use]
    pub fn joined(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same interval with another last day; unchanged, if that would leave no day.
    #[must_use]
    pub fn extended_to(self, end: Date) -> Self {
        Self::new(self.start, end).unwrap_or(self)
    }

    /// The same interval without a beginning, if it begins where `window` does: what was before is not asked.
    #[must_use]
    pub fn open_before(self, window: Self) -> Self {
        if self.start == window.start { Self { start: Date::BEGINNING, end: self.end } } else { self }
    }

    /// Whether they share a day, or one begins on the day after the other ends.
    #[must_use]
    pub fn touches(self, other: Self) -> bool {
        self.start <= other.end.next() && other.start <= self.end.next()
    }
}

impl fmt::Display for Interval {
    /// `always`, `from 2026-07-01`, `until 2026-12-31`, `from 2026-07-01 until 2026-12-31` or `on 2026-07-01`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.from(), self.until()) {
            (None, None) => out.write_str("always"),
            (Some(from), None) => write!(out, "from {from}"),
            (None, Some(until)) => write!(out, "until {until}"),
            (Some(from), Some(until)) if from == until => write!(out, "on {from}"),
            (Some(from), Some(until)) => write!(out, "from {from} until {until}"),
        }
    }
}

impl IntervalSet {
    /// No day.
    #[must_use]
    pub fn empty() -> Self {
        Self::default()
    }

    /// All days of these intervals, in any order, overlapping or not.
    #[must_use]
    pub fn of(intervals: impl IntoIterator<Item = Interval>) -> Self {
        let mut sorted: Vec<Interval> = intervals.into_iter().collect();
        sorted.sort();
        sorted.dedup_by(|next, last| {
            let touches = last.touches(*next);
            if touches {
                last.end = last.end.max(next.end);
            }
            touches
        });
        Self(sorted)
    }

    /// The days on which more than `allowed` different facts hold. Sweeps once, however many there are.
    #[must_use]
    pub fn crowded<T: Ord + Copy>(facts: impl IntoIterator<Item = (Interval, T)>, allowed: usize) -> Self {
        let mut events: BTreeMap<Date, Vec<(T, bool)>> = BTreeMap::new();
        for (interval, fact) in facts {
            if interval.end < Date::END {
                events.entry(interval.end.next()).or_default().push((fact, false));
            }
            events.entry(interval.start).or_default().push((fact, true));
        }
        let mut holding: BTreeMap<T, usize> = BTreeMap::new();
        let (mut crowded, mut since) = (Vec::new(), None);
        for (day, changes) in events {
            for (fact, begins) in changes {
                let count = holding.remove(&fact).unwrap_or_default();
                let count = if begins { count + 1 } else { count.saturating_sub(1) };
                if count > 0 {
                    holding.insert(fact, count);
                }
            }
            match (since, holding.len() > allowed) {
                (None, true) => since = Some(day),
                (Some(start), false) => {
                    crowded.extend(Interval::new(start, day.previous()));
                    since = None;
                }
                _ => {}
            }
        }
        crowded.extend(since.map(Interval::since));
        Self(crowded)
    }

    /// The maximal runs of days, in order.
    #[must_use]
    pub fn runs(&self) -> &[Interval] {
        &self.0
    }

    /// Whether no day belongs to it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether `day` belongs to it.
    #[must_use]
    pub fn contains(&self, day: Date) -> bool {
        let after = self.0.partition_point(|run| run.start <= day);
        after.checked_sub(1).and_then(|index| self.0.get(index)).is_some_and(|run| run.contains(day))
    }

    /// Whether a day of `interval` belongs to it.
    #[must_use]
    pub fn meets(&self, interval: Interval) -> bool {
        let first = self.0.partition_point(|run| run.end < interval.start);
        self.0.get(first).is_some_and(|run| run.start <= interval.end)
    }

    /// The days of either.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        Self::of(self.0.iter().chain(&other.0).copied())
    }

    /// The days of both.
    #[must_use]
    pub fn intersect(&self, other: &Self) -> Self {
        let (mut left, mut right) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut common = Vec::new();
        while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
            common.extend(a.intersect(**b));
            if a.end < b.end {
                left.next()
            } else {
                right.next()
            };
        }
        Self(common)
    }

    /// The days that do not belong to it.
    #[must_use]
    pub fn complement(&self) -> Self {
        let mut gaps = Vec::with_capacity(self.0.len() + 1);
        let mut start = Some(Date::BEGINNING);
        for run in &self.0 {
            if let Some(start) = start {
                gaps.extend(Interval::new(start, run.start.previous()).filter(|_| run.start != Date::BEGINNING));
            }
            start = (run.end != Date::END).then(|| run.end.next());
        }
        gaps.extend(start.map(Interval::since));
        Self(gaps)
    }

    /// The days of `self` that are not days of `other`.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        self.intersect(&other.complement())
    }
}

impl From<Interval> for IntervalSet {
    fn from(interval: Interval) -> Self {
        Self(vec![interval])
    }
}

impl From<Option<Interval>> for IntervalSet {
    fn from(interval: Option<Interval>) -> Self {
        Self(interval.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(number: i64) -> Date {
        Date::from_unix_days(number).unwrap()
    }

    fn any_interval() -> impl Strategy<Value = Interval> {
        let bound = |lowest| proptest::option::of(lowest..40i64);
        (bound(0), bound(0))
            .prop_filter_map("an empty interval", |(from, until)| Interval::between(from.map(day), until.map(day)))
    }

    fn any_set() -> impl Strategy<Value = IntervalSet> {
        proptest::collection::vec(any_interval(), 0..6).prop_map(IntervalSet::of)
    }

    proptest! {
        #[test]
        fn sets_of_days_obey_the_laws_of_sets(left in any_set(), right in any_set()) {
            for number in -2..45 {
                let d = day(number);
                prop_assert_eq!(left.union(&right).contains(d), left.contains(d) || right.contains(d));
                prop_assert_eq!(left.intersect(&right).contains(d), left.contains(d) && right.contains(d));
                prop_assert_eq!(left.minus(&right).contains(d), left.contains(d) && !right.contains(d));
                prop_assert_eq!(left.complement().contains(d), !left.contains(d));
                prop_assert_eq!(left.meets(Interval::day(d)), left.contains(d));
            }
            prop_assert_eq!(left.complement().complement(), left);
        }

        #[test]
        fn runs_never_touch(set in any_set()) {
            for pair in set.runs().windows(2) {
                prop_assert!(!pair[0].touches(pair[1]));
            }
        }
    }

    proptest! {
        #[test]
        fn crowded_days_are_those_with_more_facts_than_allowed(
            facts in proptest::collection::vec((any_interval(), 0..4u8), 0..9), allowed in 0..3usize
        ) {
            let crowded = IntervalSet::crowded(facts.iter().copied(), allowed);
            for number in -2..45 {
                let d = day(number);
                let there = facts.iter().filter(|(run, _)| run.contains(d)).map(|(_, fact)| *fact);
                let there: std::collections::BTreeSet<u8> = there.collect();
                prop_assert_eq!(crowded.contains(d), there.len() > allowed, "{}", d);
            }
        }
    }

    #[test]
    fn intervals_read_as_a_person_would_say_them() {
        let texts = [(None, None), (Some(0), None), (None, Some(0)), (Some(0), Some(0)), (Some(0), Some(1))]
            .map(|(from, until)| Interval::between(from.map(day), until.map(day)).unwrap().to_string());
        let expected =
            ["always", "from 1970-01-01", "until 1970-01-01", "on 1970-01-01", "from 1970-01-01 until 1970-01-02"];
        assert_eq!(texts, expected);
    }
}
