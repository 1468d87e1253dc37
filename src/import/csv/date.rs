//! Dates, as people write them.

use super::fold;
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
    /// It may be two days.
    Ambiguous,
    /// It is a number of days, as spreadsheets keep them.
    Serial,
    /// It is none.
    NoDate,
}

const MONTHS: &[&[&str]] = &[
    &["jan", "january", "januar", "janner", "janvier", "janv"],
    &["feb", "february", "februar", "fevrier", "fev", "fevr"],
    &["mar", "march", "marz", "mrz", "maerz", "mars"],
    &["apr", "april", "avril", "avr"],
    &["may", "mai"],
    &["jun", "june", "juni", "juin"],
    &["jul", "july", "juli", "juillet", "juil"],
    &["aug", "august", "aout"],
    &["sep", "sept", "september", "septembre"],
    &["oct", "october", "oktober", "okt", "octobre"],
    &["nov", "november", "novembre"],
    &["dec", "december", "dezember", "dez", "decembre"],
];

impl Order {
    /// A day after the 12th shows the order for all dates of a table, unless another one shows the contrary.
    pub(super) fn of<'t>(cells: impl Iterator<Item = &'t str>) -> Self {
        let pairs: Vec<(u16, u16)> = cells.filter_map(slashed).map(|(first, second, _)| (first, second)).collect();
        match (pairs.iter().any(|(first, _)| *first > 12), pairs.iter().any(|(_, second)| *second > 12)) {
            (true, false) => Self::DayFirst,
            (false, true) => Self::MonthFirst,
            _ => Self::Unknown,
        }
    }
}

/// A date as the language writes it: a day, or a month, quarter or year.
pub(super) fn parse(cell: &str, order: Order) -> Result<String, Doubt> {
    let cell = without_time(cell.trim());
    if let Ok(period) = Period::parse(cell) {
        return Ok(period.to_string());
    }
    if let Some(date) = year_first(cell).or_else(|| dotted(cell)).or_else(|| named(cell)) {
        return Ok(date.to_string());
    }
    if let Some((first, second, year)) = slashed(cell) {
        return with_slashes(first, second, year, order);
    }
    let is_serial = cell.len() == 5 && cell.bytes().all(|byte| byte.is_ascii_digit());
    Err(if is_serial { Doubt::Serial } else { Doubt::NoDate })
}

/// `2026-01-31T00:00:00`, `31.01.2026 00:00`
fn without_time(cell: &str) -> &str {
    let (day, time) = cell.split_once(['T', ' ']).unwrap_or((cell, ""));
    let is_time = time.contains(':') && time.bytes().all(|byte| byte.is_ascii_digit() || b":.Z+-".contains(&byte));
    if is_time { day } else { cell }
}

fn with_slashes(first: u16, second: u16, year: u16, order: Order) -> Result<String, Doubt> {
    let (day, month) = match order {
        _ if first == second => (first, second),
        Order::DayFirst => (first, second),
        Order::MonthFirst => (second, first),
        Order::Unknown if first > 12 => (first, second),
        Order::Unknown if second > 12 => (second, first),
        Order::Unknown => return Err(Doubt::Ambiguous),
    };
    date(year, month, day).map(|date| date.to_string()).ok_or(Doubt::NoDate)
}

/// `2026/1/31`, `2026.01.31`
fn year_first(cell: &str) -> Option<Date> {
    let [year, month, day] = numbers(cell, ['/', '.', '-'])?;
    (year > 999).then(|| date(year, month, day)).flatten()
}

/// `31.1.2026`: with dots, the day always comes first.
fn dotted(cell: &str) -> Option<Date> {
    let [day, month, year] = numbers(cell, ['.', '.', '.'])?;
    (year > 999).then(|| date(year, month, day)).flatten()
}

/// `31/1/2026` or `1/31/2026`, `31-01-2026`: two numbers and a year of four digits.
fn slashed(cell: &str) -> Option<(u16, u16, u16)> {
    let [first, second, year] = numbers(without_time(cell.trim()), ['/', '-', '/'])?;
    (year > 999 && first <= 31 && second <= 31).then_some((first, second, year))
}

/// `31 Jan 2026`, `January 31, 2026`, `31. Januar 2026`
fn named(cell: &str) -> Option<Date> {
    let words: Vec<String> =
        cell.split([' ', '-', '.', ',', '/']).map(fold::letters).filter(|word| !word.is_empty()).collect();
    let [first, second, year] = words.as_slice() else { return None };
    let month = |word: &String| MONTHS.iter().position(|names| names.contains(&word.as_str()));
    let (month, day) = match (month(first), month(second)) {
        (Some(month), None) => (month, second),
        (None, Some(month)) => (month, first),
        _ => return None,
    };
    let year = year.parse().ok().filter(|year| *year > 999)?;
    date(year, u16::try_from(month + 1).ok()?, day.parse().ok()?)
}

/// Three numbers with the same mark between them, one of these.
fn numbers(cell: &str, marks: [char; 3]) -> Option<[u16; 3]> {
    marks.into_iter().find_map(|mark| {
        let parts: Option<Vec<u16>> = cell.split(mark).map(|part| part.trim().parse().ok()).collect();
        parts?.try_into().ok()
    })
}

fn date(year: u16, month: u16, day: u16) -> Option<Date> {
    Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
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
        assert_eq!(parse("03/04/2026", Order::Unknown), Err(Doubt::Ambiguous));
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
