//! A value that changes from day to day.

use std::collections::BTreeMap;

use super::date::Date;
use super::interval::{Interval, IntervalSet};

/// A value for every day of a window, as a sorted list of intervals without gap. Neighbours differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segments<T>(Vec<(Interval, T)>);

impl<T: PartialEq> Segments<T> {
    /// The same value on all days of `window`.
    #[must_use]
    pub fn constant(window: Interval, value: T) -> Self {
        Self(vec![(window, value)])
    }

    /// The value of `at` on every day of `window`. `changes` are the first days on which it may
    /// differ from the day before, in any order, doubles allowed, days outside the window ignored.
    #[must_use]
    pub fn sweep(window: Interval, mut changes: Vec<Date>, mut at: impl FnMut(Date) -> T) -> Self {
        changes.retain(|day| *day > window.start() && *day <= window.end());
        changes.push(window.start());
        changes.sort_unstable();
        changes.dedup();
        let ends = changes.iter().skip(1).map(|day| day.previous()).chain([window.end()]);
        let runs = changes.iter().zip(ends).filter_map(|(start, end)| Interval::new(*start, end));
        Self::merged(runs.map(|run| (run, at(run.start()))))
    }

    /// What `change` makes of every value.
    #[must_use]
    pub fn map<U: PartialEq>(&self, mut change: impl FnMut(&T) -> U) -> Segments<U> {
        Segments::merged(self.0.iter().map(|(run, value)| (*run, change(value))))
    }

    /// What `combine` makes of both values of every day. Both must have the same window.
    #[must_use]
    pub fn zip<U: PartialEq, V: PartialEq>(
        &self,
        other: &Segments<U>,
        mut combine: impl FnMut(&T, &U) -> V,
    ) -> Segments<V> {
        let (mut left, mut right) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut joined = Segments::with_room_for_one();
        while let (Some((a, value)), Some((b, with))) = (left.peek(), right.peek()) {
            if let Some(run) = a.intersect(*b) {
                joined.push(run, combine(value, with));
            }
            let left_ends_first = a.end() < b.end();
            if left_ends_first {
                left.next();
            } else {
                right.next();
            }
        }
        joined
    }

    /// What `pieces` makes of every run: one after the other they last as long as that.
    #[must_use]
    pub fn refined<U: PartialEq, P: IntoIterator<Item = (Interval, U)>>(
        &self,
        pieces: impl FnMut((Interval, &T)) -> P,
    ) -> Segments<U> {
        Segments::merged(self.iter().flat_map(pieces))
    }

    /// Joins neighbours with one value. The pieces are sorted and without gap.
    fn merged(pieces: impl IntoIterator<Item = (Interval, T)>) -> Self {
        let mut joined = Self::with_room_for_one();
        pieces.into_iter().for_each(|(run, value)| joined.push(run, value));
        joined
    }

    /// Most values never change, and there is one for every role.
    fn with_room_for_one() -> Self {
        Self(Vec::with_capacity(1))
    }

    /// Adds a piece that begins where the last one ends; one run with it if their values are the same.
    fn push(&mut self, run: Interval, value: T) {
        match self.0.last_mut() {
            Some((last, same)) if *same == value => *last = last.extended_to(run.end()),
            _ => self.0.push((run, value)),
        }
    }

    /// Each run of days with its value, in order.
    pub fn iter(&self) -> impl Iterator<Item = (Interval, &T)> {
        self.0.iter().map(|(run, value)| (*run, value))
    }

    /// Each run of days that shares a day with `window`, clipped to it, with its value, in order.
    pub fn within(&self, window: Interval) -> impl Iterator<Item = (Interval, &T)> {
        let first = self.0.partition_point(|(run, _)| run.end() < window.start());
        let runs = self.0.iter().skip(first).take_while(move |(run, _)| run.start() <= window.end());
        runs.filter_map(move |(run, value)| Some((run.intersect(window)?, value)))
    }

    /// The value on a day; `None` outside of the window.
    #[must_use]
    pub fn on(&self, day: Date) -> Option<&T> {
        let after = self.0.partition_point(|(run, _)| run.start() <= day);
        let (run, value) = self.0.get(after.checked_sub(1)?)?;
        run.contains(day).then_some(value)
    }

    /// The first days of all runs but the first: the days on which the value changes.
    pub fn changes(&self) -> impl Iterator<Item = Date> {
        self.0.iter().skip(1).map(|(run, _)| run.start())
    }

    /// The days on which the value is one that `wanted` accepts.
    #[must_use]
    pub fn days(&self, mut wanted: impl FnMut(&T) -> bool) -> IntervalSet {
        IntervalSet::of(self.0.iter().filter(|(_, value)| wanted(value)).map(|(run, _)| *run))
    }
}

impl<T: Copy + Ord> Segments<Vec<T>> {
    /// For every day of `window`: those whose interval has it, sorted. Sorts the ends once, however many
    /// there are; what comes out is as long as what is there on each of them.
    #[must_use]
    pub fn active(window: Interval, facts: impl IntoIterator<Item = (Interval, T)>) -> Self {
        let facts = within(window, facts);
        if facts.iter().all(|(run, _)| *run == window) {
            let mut always: Vec<T> = facts.into_iter().map(|(_, fact)| fact).collect();
            always.sort_unstable();
            always.dedup();
            return Self::constant(window, always);
        }
        Self::swept(window, facts, |there| there.keys().copied().collect())
    }
}

impl<T: Copy + Ord> Segments<Option<T>> {
    /// For every day of `window`: the least of those whose interval has it.
    #[must_use]
    pub fn first(window: Interval, facts: impl IntoIterator<Item = (Interval, T)>) -> Self {
        let facts = within(window, facts);
        if facts.iter().all(|(run, _)| *run == window) {
            return Self::constant(window, facts.into_iter().map(|(_, fact)| fact).min());
        }
        Self::swept(window, facts, |there| there.keys().next().copied())
    }
}

impl<U: PartialEq> Segments<U> {
    /// What `value` makes of the facts in force, from one change to the next.
    fn swept<T: Copy + Ord>(
        window: Interval,
        facts: Vec<(Interval, T)>,
        value: impl Fn(&BTreeMap<T, usize>) -> U,
    ) -> Self {
        let mut events: BTreeMap<Date, (Vec<T>, Vec<T>)> = BTreeMap::new();
        events.insert(window.start(), <(Vec<T>, Vec<T>)>::default());
        for (interval, fact) in facts {
            events.entry(interval.start()).or_default().0.push(fact);
            if interval.end() < window.end() {
                events.entry(interval.end().next()).or_default().1.push(fact);
            }
        }
        let ends: Vec<Date> = events.keys().skip(1).map(|day| day.previous()).chain([window.end()]).collect();
        let mut active: BTreeMap<T, usize> = BTreeMap::new();
        let pieces = events.into_iter().zip(ends).filter_map(|((start, (begin, over)), end)| {
            begin.into_iter().for_each(|fact| *active.entry(fact).or_default() += 1);
            over.iter().for_each(|fact| leave(&mut active, fact));
            Some((Interval::new(start, end)?, value(&active)))
        });
        Self::merged(pieces)
    }
}

fn within<T>(window: Interval, facts: impl IntoIterator<Item = (Interval, T)>) -> Vec<(Interval, T)> {
    facts.into_iter().filter_map(|(run, fact)| Some((run.intersect(window)?, fact))).collect()
}

fn leave<T: Ord>(active: &mut BTreeMap<T, usize>, fact: &T) {
    match active.get_mut(fact) {
        Some(count) if *count > 1 => *count -= 1,
        _ => drop(active.remove(fact)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_with_one_value_are_one_run() {
        let day = |number| Date::from_unix_days(number).unwrap();
        let parity = Segments::sweep(Interval::ALWAYS, vec![day(9), day(5), day(5), day(7)], |at| at >= day(7));
        let runs: Vec<_> = parity.iter().map(|(run, value)| (run.to_string(), *value)).collect();
        assert_eq!(runs, [("until 1970-01-07".to_owned(), false), ("from 1970-01-08".to_owned(), true)]);
        assert_eq!(parity.on(day(6)), Some(&false));
        assert_eq!(parity.changes().collect::<Vec<_>>(), [day(7)]);
    }

    #[test]
    fn active_facts_are_those_whose_interval_has_the_day() {
        let day = |number| Date::from_unix_days(number).unwrap();
        let run = |from, until| Interval::new(day(from), day(until)).unwrap();
        let facts = [(run(1, 4), 'a'), (run(3, 9), 'b'), (run(5, 5), 'a'), (Interval::since(day(9)), 'c')];
        let active = Segments::active(Interval::since(day(2)), facts);
        let first = Segments::first(Interval::since(day(2)), facts);
        for number in 2..12 {
            let there = facts.iter().filter(|(run, _)| run.contains(day(number))).map(|(_, name)| *name);
            let expected: std::collections::BTreeSet<char> = there.collect();
            assert_eq!(first.on(day(number)).unwrap(), &expected.first().copied(), "day {number}");
            assert_eq!(active.on(day(number)).unwrap(), &expected.into_iter().collect::<Vec<_>>(), "day {number}");
        }
        assert_eq!(active.on(day(1)), None);
    }
}
