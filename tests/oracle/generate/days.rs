//! Dates of facts: few days around the as-of date, so that they meet.

use orgc::calendar::Date;

use super::Drawing;
use super::random::Random;

/// The day on which the organisations are looked at.
pub(crate) fn as_of() -> Date {
    day(0)
}

/// So many days after the as-of date.
#[expect(clippy::expect_used, reason = "a day near to one that can be written")]
fn day(after: i64) -> Date {
    /// 2026-11-01
    const AS_OF: i64 = 20_758;
    Date::from_unix_days(AS_OF + after).expect("a day")
}

/// The few days on which things change in one organisation.
pub(super) fn pool(random: &mut Random) -> Vec<Date> {
    let near = random.between(2, 5);
    let mut days: Vec<Date> = (0..near).map(|_| day(random.between(0, 34) as i64 - 14)).collect();
    // Days that are ends of periods, and the as-of date with its neighbours.
    days.push(day(*random.pick(&[-1, 0, 1, 29, 30, 60, -31, -32])));
    days.push(day(*random.pick(&[-1, 0, 1, -40, 45])));
    days
}

/// How the first day of a period, or any other, may be written.
fn from(day: Date, random: &mut Random) -> String {
    match (day.ymd(), random.below(3)) {
        ((2026, 10, 1), 0) => "2026-Q4".to_owned(),
        ((year, month, 1), 1) => format!("{year}-{month:02}"),
        _ => day.to_string(),
    }
}

/// How the last day of a period, or any other, may be written.
fn until(day: Date, random: &mut Random) -> String {
    match (day.ymd(), day.next().ymd(), random.below(4)) {
        ((2026, 12, 31), _, 0) => "2026".to_owned(),
        ((2026, 12, 31), _, 1) => "2026-Q4".to_owned(),
        ((year, month, _), (_, _, 1), 2) => format!("{year}-{month:02}"),
        _ => day.to_string(),
    }
}

impl Drawing {
    /// A day on which something changes, or one beside it.
    pub(super) fn day(&mut self) -> Date {
        let day = *self.random.pick(&self.plan.days);
        match self.random.below(10) {
            0 | 1 => day.next(),
            2 | 3 => day.previous(),
            _ => day,
        }
    }

    /// A date after `due` or `until`.
    pub(super) fn last_day(&mut self) -> String {
        let day = self.day();
        until(day, &mut self.random)
    }

    /// Mostly nothing; else dates.
    pub(super) fn dates(&mut self) -> String {
        if self.random.chance(self.mood.dated) { self.some_dates() } else { String::new() }
    }

    /// ` from D`, ` until D`, or both in any order.
    pub(super) fn some_dates(&mut self) -> String {
        let (one, other) = (self.day(), self.day());
        let both = |first, last| (Some(first), Some(last));
        let (first, last) = match self.random.below(5) {
            0 | 1 => (Some(one), None),
            2 | 3 => (None, Some(one)),
            _ => both(one.min(other), one.max(other)),
        };
        self.between(first, last)
    }

    fn between(&mut self, first: Option<Date>, last: Option<Date>) -> String {
        let mut parts: Vec<String> =
            first.map(|day| format!(" from {}", from(day, &mut self.random))).into_iter().collect();
        parts.extend(last.map(|day| format!(" until {}", until(day, &mut self.random))));
        self.random.shuffle(&mut parts);
        parts.concat()
    }

    /// One after the other: each of these with the dates of its time. What is not sound overlaps, or leaves
    /// days out.
    pub(super) fn handover(&mut self, targets: &[String]) -> Vec<String> {
        let mut cuts: Vec<Date> = targets.iter().skip(1).map(|_| self.day()).collect();
        cuts.sort();
        cuts.dedup();
        let mut first = if self.random.chance(self.mood.odd) { Some(self.day()) } else { None };
        let mut pieces = Vec::new();
        for (number, target) in targets.iter().take(cuts.len() + 1).enumerate() {
            let mut last = cuts.get(number).copied();
            let next = last.map(|day| self.slipped(day.next()));
            if last.is_none() && self.odd() {
                last = Some(self.day());
            }
            if first.zip(last).is_some_and(|(first, last)| first > last) {
                last = first;
            }
            let dates = self.between(first, last);
            pieces.push(format!("{target}{dates}"));
            first = next;
        }
        pieces
    }

    /// That day, or a neighbour of it.
    fn slipped(&mut self, day: Date) -> Date {
        if !self.odd() {
            return day;
        }
        match self.random.below(4) {
            0 => day.previous(),
            1 => day.previous().previous(),
            2 => day.next(),
            _ => day.next().next().next(),
        }
    }
}
