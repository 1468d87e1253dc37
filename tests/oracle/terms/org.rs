//! The organisation over all days.

use std::iter;

use orgc::calendar::Date;
use orgc::model::Chart;

use super::written;

/// What is judged, and when.
pub(crate) struct Org<'a> {
    pub(crate) chart: &'a Chart,
    pub(crate) as_of: Date,
    pub(crate) all_dates: bool,
    /// From the day before the first written date to a day after which nothing changes.
    window: (Date, Date),
}

impl<'a> Org<'a> {
    pub(crate) fn new(chart: &'a Chart, as_of: Date, all_dates: bool) -> Self {
        let window = written::window(chart, as_of);
        Self { chart, as_of, all_dates, window }
    }

    /// Every day on which anything may be otherwise than on the day before.
    pub(crate) fn all_days(&self) -> impl Iterator<Item = Date> + use<> {
        days(self.window)
    }

    /// The as-of date and every later day, or every day. The last one stands for all that follow.
    pub(crate) fn judged_days(&self) -> Vec<Date> {
        self.all_days().filter(|day| self.all_dates || *day >= self.as_of).collect()
    }
}

fn days((first, last): (Date, Date)) -> impl Iterator<Item = Date> {
    iter::successors(Some(first), |day| Some(day.next())).take_while(move |day| *day <= last)
}
