//! What all facts have in common: dates, a place, and the small values they are made of.

use std::fmt;

use smol_str::SmolStr;

use super::chart::{DepartmentId, RoleId};
use crate::calendar::{Date, Interval};
use crate::source::Span;

/// A fact that holds for a time.
#[derive(Debug, Clone, PartialEq)]
pub struct Dated<T> {
    /// What holds.
    pub value: T,
    /// When, as written.
    pub dates: Dates,
    /// `note "…"` of this item.
    pub note: Option<SmolStr>,
    /// Where the item stands (for a statement without items: the statement).
    pub span: Span,
}

/// `from` and `until` as days: a period stands for its first day after `from`, its last after `until`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Dates {
    /// The first day, if written.
    pub from: Option<Date>,
    /// The last day, if written.
    pub until: Option<Date>,
    /// The place of the first day.
    pub from_span: Option<Span>,
    /// The place of the last day.
    pub until_span: Option<Span>,
}

/// A role, or a department that stands for its head (in letters R, S, C, I: for itself).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Post {
    /// A role.
    Role(RoleId),
    /// A department.
    Department(DepartmentId),
}

/// A share of working time in hundredths of a percent: 6000 is 60 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Share(pub u16);

/// A decimal number as written: `-3`, `1000`, `0.5`; with `percent`, `70%`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// Digits with `-` and `.`
    pub digits: SmolStr,
    /// Whether `%` follows.
    pub percent: bool,
}

impl Dates {
    /// The interval; `None` if it ends before it begins (already reported).
    #[must_use]
    pub fn interval(&self) -> Option<Interval> {
        Interval::between(self.from, self.until)
    }
}

impl Number {
    /// Whether both are the same number, however written: `1.50` and `1.5`, `-0` and `0`.
    #[must_use]
    pub fn equals(&self, other: &Self) -> bool {
        self.percent == other.percent && self.value() == other.value()
    }

    /// Whether it is below zero, the whole part, the decimals: all without what changes nothing.
    fn value(&self) -> (bool, &str, &str) {
        let unsigned = self.digits.trim_start_matches('-');
        let (whole, decimals) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let (whole, decimals) = (whole.trim_start_matches('0'), decimals.trim_end_matches('0'));
        let is_zero = whole.is_empty() && decimals.is_empty();
        (self.digits.starts_with('-') && !is_zero, whole, decimals)
    }
}

impl Share {
    /// 100 %.
    pub const WHOLE: Self = Self(10_000);
}

impl fmt::Display for Share {
    /// `60 %`, `12.5 %`, `33.33 %`
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, hundredths) = (self.0 / 100, self.0 % 100);
        match (hundredths, hundredths % 10) {
            (0, _) => write!(out, "{whole} %"),
            (_, 0) => write!(out, "{whole}.{} %", hundredths / 10),
            _ => write!(out, "{whole}.{hundredths:02} %"),
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}{}", self.digits, if self.percent { "%" } else { "" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_equal_however_they_are_written() {
        let number = |digits: &str| Number { digits: digits.into(), percent: false };
        for (one, other, same) in [("1.50", "1.5", true), ("-0", "0.0", true), ("007", "7", true), ("-1", "1", false)] {
            assert_eq!(number(one).equals(&number(other)), same, "{one} and {other}");
        }
        assert!(!number("7").equals(&Number { digits: "7".into(), percent: true }));
    }
}
