//! Dates as people write them elsewhere: with the day first, with names of months, with a time of day.

use super::{Date, Period};

/// What a text that is no date of the language may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// A day.
    Day(Date),
    /// A day with a time of day behind it.
    DayAndTime(Date),
    /// One of two days: nothing shows whether the day or the month comes first.
    Either {
        /// If the day does.
        day_first: Date,
        /// If the month does.
        month_first: Date,
    },
    /// A month or a quarter.
    Period(Period),
    /// It is written like a day, but the calendar has none.
    NoSuchDay,
    /// A day whose year has two digits.
    ShortYear,
    /// It is no date.
    Unknown,
}

/// The beginnings of the names of months, in English, German and French, without accents.
const MONTHS: [&[&str]; 12] = [
    &["jan"],
    &["feb", "fev"],
    &["mar", "mrz", "maerz", "märz"],
    &["apr", "avr"],
    &["may", "mai"],
    &["jun", "juin"],
    &["jul", "juil"],
    &["aug", "aou", "aoû"],
    &["sep"],
    &["oct", "okt"],
    &["nov"],
    &["dec", "dez", "déc"],
];

/// Reads it. With dots between the numbers, the day always comes first.
#[must_use]
pub fn read(text: &str) -> Foreign {
    let day = without_time(text);
    match (read_day(day), day.len() < text.len()) {
        (Foreign::Day(date), true) => Foreign::DayAndTime(date),
        (_, true) => Foreign::Unknown,
        (read, false) => read,
    }
}

/// The two numbers before the year of four digits, of a day in which nothing but their size shows which of them
/// is the month: `31/12/2026`, `31-12-2026`.
#[must_use]
pub fn day_and_month(text: &str) -> Option<(u16, u16)> {
    let text = without_time(text.trim());
    let mut parts = [text.split('/').collect::<Vec<_>>(), text.split('-').collect()].into_iter();
    let parts = parts.find(|parts| parts.len() == 3)?;
    let numbers: Option<Vec<u16>> = parts.iter().map(|part| part.trim().parse().ok()).collect();
    match numbers?.as_slice() {
        [first, second, year] if *year > 999 && *first <= 31 && *second <= 31 => Some((*first, *second)),
        _ => None,
    }
}

/// `2026-01-31T00:00:00`, `31.01.2026 00:00`
fn without_time(text: &str) -> &str {
    let (day, time) = text.split_once(['T', 't', ' ']).unwrap_or((text, ""));
    let is_time = time.contains(':') && time.bytes().all(|byte| byte.is_ascii_digit() || b":.Zz+-".contains(&byte));
    if is_time { day } else { text }
}

fn read_day(text: &str) -> Foreign {
    let parts: Vec<&str> = text.split(['.', '/', '-', ' ', ',']).filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 && is_number(year) => {
            let month = self::month(month).or_else(|| number(month));
            month.and_then(|month| date(year, month, day)).map_or(Foreign::Unknown, Foreign::Day)
        }
        [first, second, year] if year.len() == 4 && is_number(year) => with_year_last(first, second, year, text),
        [one, two, year] if [one, two, year].iter().all(|part| is_number(part) && part.len() <= 2) => {
            Foreign::ShortYear
        }
        [one, two] => period(one, two).or_else(|| period(two, one)).map_or(Foreign::Unknown, Foreign::Period),
        [one] => one.split_once(['Q', 'q']).map_or(Foreign::Unknown, |(before, quarter)| {
            period(before, &format!("Q{quarter}")).map_or(Foreign::Unknown, Foreign::Period)
        }),
        _ => Foreign::Unknown,
    }
}

fn with_year_last(first: &str, second: &str, year: &str, text: &str) -> Foreign {
    match (month(first), month(second)) {
        (Some(month), None) => return date(year, month, second).map_or(Foreign::Unknown, Foreign::Day),
        (None, Some(month)) => return date(year, month, first).map_or(Foreign::Unknown, Foreign::Day),
        _ => {}
    }
    let with = |month: &str, day: &str| number(month).and_then(|month| date(year, month, day));
    match (with(second, first), with(first, second)) {
        (Some(day_first), Some(month_first)) if day_first != month_first && !text.contains('.') => {
            Foreign::Either { day_first, month_first }
        }
        (Some(one), _) => Foreign::Day(one),
        (None, Some(one)) if !text.contains('.') => Foreign::Day(one),
        _ if [first, second].into_iter().all(is_number) => Foreign::NoSuchDay,
        _ => Foreign::Unknown,
    }
}

/// `2026` with `Q4`, `4`, `12`, `December`
fn period(year: &str, part: &str) -> Option<Period> {
    let part = match (month(part), part.len()) {
        (Some(month), _) => format!("{month:02}"),
        (None, 1) => format!("0{part}"),
        _ => part.to_uppercase(),
    };
    Period::parse(&format!("{year}-{part}")).ok()
}

fn month(word: &str) -> Option<u8> {
    let lower = word.to_lowercase();
    let is_word = lower.chars().all(char::is_alphabetic);
    let is_it = |names: &&[&str]| names.iter().any(|name| lower.starts_with(name));
    let found = MONTHS.iter().position(is_it).filter(|_| is_word)?;
    u8::try_from(found + 1).ok()
}

fn number(text: &str) -> Option<u8> {
    text.parse().ok()
}

fn is_number(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())
}

fn date(year: &str, month: u8, day: &str) -> Option<Date> {
    Date::new(year.parse().ok()?, month, number(day)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: u16, month: u8, day: u8) -> Date {
        Date::new(year, month, day).unwrap()
    }

    #[test]
    fn days_are_read_where_they_can_mean_one_day_only() {
        for text in [
            "2026/1/31",
            "2026.01.31",
            "31.1.2026",
            "31/01/2026",
            "1/31/2026",
            "31-01-2026",
            "31 Jan 2026",
            "31-Jan-2026",
            "January 31, 2026",
            "31. Januar 2026",
            "31 janv. 2026",
            "2026-Jan-31",
        ] {
            assert_eq!(read(text), Foreign::Day(day(2026, 1, 31)), "{text}");
        }
        assert_eq!(read("31 août 2026"), Foreign::Day(day(2026, 8, 31)));
        assert_eq!(read("March 4, 2026"), Foreign::Day(day(2026, 3, 4)));
        assert_eq!(read("3.4.2026"), Foreign::Day(day(2026, 4, 3)));
        assert_eq!(read("3/3/2026"), Foreign::Day(day(2026, 3, 3)));
        for text in ["2026-01-31T00:00:00", "31.01.2026 12:30", "2026-01-31 00:00:00.000"] {
            assert_eq!(read(text), Foreign::DayAndTime(day(2026, 1, 31)), "{text}");
        }
    }

    #[test]
    fn what_may_be_two_days_or_none_is_told_apart() {
        let either = Foreign::Either { day_first: day(2026, 4, 3), month_first: day(2026, 3, 4) };
        assert_eq!([read("03/04/2026"), read("3-4-2026")], [either, either]);
        assert_eq!(read("31/31/2026"), Foreign::NoSuchDay);
        assert_eq!(read("31.02.2026"), Foreign::NoSuchDay);
        assert_eq!(read("1.3.26"), Foreign::ShortYear);
        for text in ["soon", "45292", "", "-", "99999999999", "2026-13-01", "a b 2026"] {
            assert_eq!(read(text), Foreign::Unknown, "{text}");
        }
    }

    #[test]
    fn months_and_quarters_are_periods() {
        let period = |text: &str| Foreign::Period(Period::parse(text).unwrap());
        for (text, expected) in
            [("Q4 2026", "2026-Q4"), ("2026Q4", "2026-Q4"), ("12/2026", "2026-12"), ("December 2026", "2026-12")]
        {
            assert_eq!(read(text), period(expected), "{text}");
        }
    }

    #[test]
    fn two_numbers_before_a_year_can_show_which_is_the_month() {
        assert_eq!(day_and_month("31/12/2026"), Some((31, 12)));
        assert_eq!(day_and_month("03-04-2026 00:00"), Some((3, 4)));
        assert_eq!([day_and_month("31.12.2026"), day_and_month("2026-12-31"), day_and_month("x")], [None; 3]);
    }
}
