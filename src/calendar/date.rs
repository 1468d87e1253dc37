//! One day.

use std::fmt;

/// A day of the proleptic Gregorian calendar, printed as ISO 8601 (`2026-12-31`).
///
/// The years that can be written are 1 to 9999. [`Date::BEGINNING`] and [`Date::END`] lie outside
/// of them and stand for "always" and "no end".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i32);

impl Date {
    /// Before every day that can be written: the start of "always".
    pub const BEGINNING: Self = Self(i32::MIN);
    /// After every day that can be written: "no end".
    pub const END: Self = Self(i32::MAX);

    /// The day with this year (1 to 9999), month and day of the month; `None` if there is none.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let writable = (1..=9999).contains(&year) && (1..=12).contains(&month);
        let exists = writable && day >= 1 && day <= days_in_month(year, month);
        exists.then(|| Self(days_from_civil(i32::from(year), i32::from(month), i32::from(day))))
    }

    /// The day that lies `days` after 1970-01-01 (before, if negative), if it can be written.
    #[must_use]
    pub fn from_unix_days(days: i64) -> Option<Self> {
        let date = Self(i32::try_from(days).ok()?);
        (date >= Self::first_writable() && date <= Self::last_writable()).then_some(date)
    }

    /// Year, month and day of the month. Of the two days outside the calendar: of the nearest day in it.
    #[must_use]
    pub fn ymd(self) -> (u16, u8, u8) {
        civil_from_days(self.clamp(Self::first_writable(), Self::last_writable()).0)
    }

    /// The day after. After [`Date::END`], and before the first day that can be written, time stands still.
    #[must_use]
    pub fn next(self) -> Self {
        if self == Self::BEGINNING || self == Self::END { self } else { Self(self.0 + 1) }
    }

    /// The day before, with the same two exceptions as [`Date::next`].
    #[must_use]
    pub fn previous(self) -> Self {
        if self == Self::BEGINNING || self == Self::END { self } else { Self(self.0 - 1) }
    }

    fn first_writable() -> Self {
        Self(days_from_civil(1, 1, 1))
    }

    fn last_writable() -> Self {
        Self(days_from_civil(9999, 12, 31))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(out, "{year:04}-{month:02}-{day:02}")
    }
}

pub(super) fn days_in_month(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Days since 1970-01-01, counted in years that start in March, so that the leap day comes last.
fn days_from_civil(year: i32, month: i32, day: i32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

fn civil_from_days(days: i32) -> (u16, u8, u8) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + i32::from(month <= 2);
    (narrow(year), narrow(month), narrow(day))
}

fn narrow<T: TryFrom<i32> + Default>(number: i32) -> T {
    T::try_from(number).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_the_calendar_comes_back() {
        let mut day = Date::first_writable();
        while day < Date::last_writable() {
            let (year, month, dom) = day.ymd();
            assert_eq!(Date::new(year, month, dom), Some(day));
            day = day.next();
        }
    }

    #[test]
    fn the_epoch_is_day_zero() {
        assert_eq!(Date::new(1970, 1, 1), Date::from_unix_days(0));
        assert_eq!(Date::from_unix_days(20_778).unwrap().to_string(), "2026-11-21");
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for (year, month, day) in [(2026, 2, 29), (1900, 2, 29), (2026, 13, 1), (2026, 4, 31), (0, 1, 1), (2026, 1, 0)]
        {
            assert_eq!(Date::new(year, month, day), None);
        }
        assert!(Date::new(2000, 2, 29).is_some());
    }
}
