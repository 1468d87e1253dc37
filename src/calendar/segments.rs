//! A value that changes from day to day.

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
        let mut segments: Vec<(Interval, T)> = Vec::new();
        for (start, end) in changes.iter().zip(ends) {
            let value = at(*start);
            let merged = segments.last().filter(|(_, last)| *last == value).map(|(run, _)| run.start());
            if merged.is_some() {
                segments.pop();
            }
            segments.extend(Interval::new(merged.unwrap_or(*start), end).map(|run| (run, value)));
        }
        Self(segments)
    }

    /// Each run of days with its value, in order.
    pub fn iter(&self) -> impl Iterator<Item = (Interval, &T)> {
        self.0.iter().map(|(run, value)| (*run, value))
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
}
