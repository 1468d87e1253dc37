//! A day, month, quarter or year, as written.

use std::fmt;

use super::date::{Date, days_in_month};

/// A stretch of the calendar as people write it: `2026-12-31`, `2026-12`, `2026-Q4` or `2026`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// `2026-12-31`
    Day(Date),
    /// `2026-12`
    Month {
        /// 1 to 9999
        year: u16,
        /// 1 to 12
        month: u8,
    },
    /// `2026-Q4`
    Quarter {
        /// 1 to 9999
        year: u16,
        /// 1 to 4
        quarter: u8,
    },
    /// `2026`
    Year(u16),
}

/// Why a text is no [`Period`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodError {
    /// It does not look like a date at all.
    NotADate,
    /// It looks like a date, but the calendar has no such day, month or quarter.
    NoSuchDay,
}

impl Period {
    /// Reads `YYYY-MM-DD`, `YYYY-MM`, `YYYY-Qn` or `YYYY`.
    ///
    /// # Errors
    /// See [`PeriodError`].
    pub fn parse(text: &str) -> Result<Self, PeriodError> {
        let parts: Vec<&str> = text.split('-').collect();
        match parts.as_slice() {
            [year] => Ok(Self::Year(year_of(year)?)),
            [year, quarter] if quarter.starts_with(['Q', 'q']) => quarter_of(year_of(year)?, quarter),
            [year, month] => month_of(year_of(year)?, digits(month, 2)?),
            [year, month, day] => day_of(year_of(year)?, digits(month, 2)?, digits(day, 2)?),
            _ => Err(PeriodError::NotADate),
        }
    }

    /// Its first day.
    #[must_use]
    pub fn first(self) -> Date {
        match self {
            Self::Day(date) => date,
            Self::Month { year, month } => known(year, month, 1),
            Self::Quarter { year, quarter } => known(year, quarter * 3 - 2, 1),
            Self::Year(year) => known(year, 1, 1),
        }
    }

    /// Its last day.
    #[must_use]
    pub fn last(self) -> Date {
        match self {
            Self::Day(date) => date,
            Self::Month { year, month } => known(year, month, days_in_month(year, month)),
            Self::Quarter { year, quarter } => {
                let month = quarter * 3;
                known(year, month, days_in_month(year, month))
            }
            Self::Year(year) => known(year, 12, 31),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(date) => write!(out, "{date}"),
            Self::Month { year, month } => write!(out, "{year:04}-{month:02}"),
            Self::Quarter { year, quarter } => write!(out, "{year:04}-Q{quarter}"),
            Self::Year(year) => write!(out, "{year:04}"),
        }
    }
}

fn known(year: u16, month: u8, day: u8) -> Date {
    Date::new(year, month, day).unwrap_or(Date::BEGINNING)
}

fn digits(text: &str, length: usize) -> Result<u16, PeriodError> {
    if text.len() != length || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(PeriodError::NotADate);
    }
    text.parse().map_err(|_| PeriodError::NotADate)
}

fn year_of(text: &str) -> Result<u16, PeriodError> {
    match digits(text, 4)? {
        0 => Err(PeriodError::NoSuchDay),
        year => Ok(year),
    }
}

fn quarter_of(year: u16, text: &str) -> Result<Period, PeriodError> {
    let number = text.trim_start_matches(['Q', 'q']);
    match digits(number, 1)? {
        quarter @ 1..=4 => Ok(Period::Quarter { year, quarter: u8::try_from(quarter).unwrap_or(1) }),
        _ => Err(PeriodError::NoSuchDay),
    }
}

fn month_of(year: u16, month: u16) -> Result<Period, PeriodError> {
    match u8::try_from(month) {
        Ok(month @ 1..=12) => Ok(Period::Month { year, month }),
        _ => Err(PeriodError::NoSuchDay),
    }
}

fn day_of(year: u16, month: u16, day: u16) -> Result<Period, PeriodError> {
    let month_and_day = u8::try_from(month).ok().zip(u8::try_from(day).ok());
    let date = month_and_day.and_then(|(month, day)| Date::new(year, month, day));
    date.map(Period::Day).ok_or(PeriodError::NoSuchDay)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_spans_its_first_and_last_day() {
        for (text, first, last) in [
            ("2026-12-31", "2026-12-31", "2026-12-31"),
            ("2028-02", "2028-02-01", "2028-02-29"),
            ("2026-Q4", "2026-10-01", "2026-12-31"),
            ("2026", "2026-01-01", "2026-12-31"),
        ] {
            let period = Period::parse(text).unwrap();
            assert_eq!((period.first().to_string(), period.last().to_string()), (first.into(), last.into()));
            assert_eq!(period.to_string(), text);
        }
    }

    #[test]
    fn what_is_no_date_is_told_from_a_day_that_does_not_exist() {
        for text in ["soon", "26-01-01", "2026/01/01", "2026-1-1", "2026-01-01-01", "2026-Q44"] {
            assert_eq!(Period::parse(text), Err(PeriodError::NotADate), "{text}");
        }
        for text in ["2026-02-30", "2026-13", "2026-Q5", "0000"] {
            assert_eq!(Period::parse(text), Err(PeriodError::NoSuchDay), "{text}");
        }
    }
}
