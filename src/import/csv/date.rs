//! Dates, as people write them.

use crate::calendar::foreign::{self, Foreign};
use crate::calendar::{Date, Period};

/// In which order a table writes day and month with slashes between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
    /// No date of the table shows it.
    Unknown,
}

/// Why a cell is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubt {
    /// It may be these two days.
    Ambiguous(Date, Date),
    /// It is a number of days, as spreadsheets keep them.
    Serial,
    /// It is none.
    NoDate,
}

impl Order {
    /// A day after the 12th shows the order for all dates of a table, unless another one shows the contrary.
    pub(super) fn of<'t>(cells: impl Iterator<Item = &'t str>) -> Self {
        let pairs: Vec<(u16, u16)> = cells.filter_map(foreign::day_and_month).collect();
        match (pairs.iter().any(|(first, _)| *first > 12), pairs.iter().any(|(_, second)| *second > 12)) {
            (true, false) => Self::DayFirst,
            (false, true) => Self::MonthFirst,
            _ => Self::Unknown,
        }
    }
}

/// A date as the language writes it: a day, or a month, quarter or year.
pub(super) fn parse(cell: &str, order: Order) -> Result<String, Doubt> {
    let cell = cell.trim();
    if let Ok(period) = Period::parse(cell) {
        return Ok(period.to_string());
    }
    match (foreign::read(cell), order) {
        (Foreign::Day(day) | Foreign::DayAndTime(day), _) => Ok(day.to_string()),
        (Foreign::Period(period), _) => Ok(period.to_string()),
        (Foreign::Either { day_first, .. }, Order::DayFirst) => Ok(day_first.to_string()),
        (Foreign::Either { month_first, .. }, Order::MonthFirst) => Ok(month_first.to_string()),
        (Foreign::Either { day_first, month_first }, Order::Unknown) => Err(Doubt::Ambiguous(day_first, month_first)),
        (Foreign::NoSuchDay | Foreign::ShortYear | Foreign::Unknown, _) => {
            let is_serial = cell.len() == 5 && cell.bytes().all(|byte| byte.is_ascii_digit());
            Err(if is_serial { Doubt::Serial } else { Doubt::NoDate })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_where_they_can_mean_one_day_only() {
        for (cell, expected) in [
            ("2026-01-31", "2026-01-31"),
            ("2026-01-31T00:00:00", "2026-01-31"),
            ("2026-01-31 00:00:00.000", "2026-01-31"),
            ("2026/1/31", "2026-01-31"),
            ("1.3.2026", "2026-03-01"),
            ("31/01/2026", "2026-01-31"),
            ("1/31/2026", "2026-01-31"),
            ("3/3/2026", "2026-03-03"),
            ("31 Jan 2026", "2026-01-31"),
            ("31-Jan-2026", "2026-01-31"),
            ("January 31, 2026", "2026-01-31"),
            ("31. März 2026", "2026-03-31"),
            ("31 août 2026", "2026-08-31"),
            ("2026-03", "2026-03"),
            ("2026-Q1", "2026-Q1"),
            ("2026", "2026"),
        ] {
            assert_eq!(parse(cell, Order::Unknown).as_deref(), Ok(expected), "{cell}");
        }
    }

    #[test]
    fn what_may_be_two_days_is_none() {
        let days = [(4, 3), (3, 4)].map(|(month, day)| Date::new(2026, month, day).unwrap());
        assert_eq!(parse("03/04/2026", Order::Unknown), Err(Doubt::Ambiguous(days[0], days[1])));
        assert_eq!(parse("03/04/2026", Order::DayFirst).as_deref(), Ok("2026-04-03"));
        assert_eq!(parse("03/04/2026", Order::MonthFirst).as_deref(), Ok("2026-03-04"));
        assert_eq!(parse("45292", Order::Unknown), Err(Doubt::Serial));
        for cell in ["31.02.2026", "soon", "1.3.26", "31/31/2026", "99999999999"] {
            assert_eq!(parse(cell, Order::Unknown), Err(Doubt::NoDate), "{cell}");
        }
    }

    #[test]
    fn one_date_shows_the_order_for_the_whole_table() {
        assert_eq!(Order::of(["03/04/2026", "31/12/2026"].into_iter()), Order::DayFirst);
        assert_eq!(Order::of(["03/04/2026", "12/31/2026"].into_iter()), Order::MonthFirst);
        assert_eq!(Order::of(["31/04/2026", "12/31/2026"].into_iter()), Order::Unknown);
    }
}
