//! Dates, periods and intervals of days.
//!
//! Knows the proleptic Gregorian calendar. Has no clock: which day is *today* is an input.
//! Must not know what the dates are about.

mod date;
pub mod foreign;
mod interval;
mod period;
mod segments;

pub use date::Date;
pub use interval::{Interval, IntervalSet};
pub use period::{Period, PeriodError};
pub use segments::Segments;
