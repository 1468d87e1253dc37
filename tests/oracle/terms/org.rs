//! The organisation over all days.

use std::iter;

use orgc::calendar::Date;
use orgc::model::{Chart, ClaimSide, DeclarationId, Item, ItemId, Post, Table};

use super::life::{has, lives};
use super::written;

/// What is judged, and when.
pub(crate) struct Org<'a> {
    pub(crate) chart: &'a Chart,
    pub(crate) as_of: Date,
    pub(crate) all_dates: bool,
    /// From the day before the first written date to a day after which nothing changes.
    window: (Date, Date),
    names_owner: Table<Item, bool>,
}

impl<'a> Org<'a> {
    pub(crate) fn new(chart: &'a Chart, as_of: Date, all_dates: bool) -> Self {
        let window = written::window(chart, as_of);
        let names_owner = chart.items.table(|id, _| days(window).any(|day| claimed(chart, id, day)));
        Self { chart, as_of, all_dates, window, names_owner }
    }

    /// Every day on which anything may be otherwise than on the day before.
    pub(crate) fn all_days(&self) -> impl Iterator<Item = Date> + use<> {
        days(self.window)
    }

    /// The as-of date and every later day, or every day. The last one stands for all that follow.
    pub(crate) fn judged_days(&self) -> Vec<Date> {
        self.all_days().filter(|day| self.all_dates || *day >= self.as_of).collect()
    }

    /// Whether the item says on any day who owns it.
    pub(crate) fn names_owner(&self, item: ItemId) -> bool {
        self.names_owner[item]
    }
}

fn days((first, last): (Date, Date)) -> impl Iterator<Item = Date> {
    iter::successors(Some(first), |day| Some(day.next())).take_while(move |day| *day <= last)
}

/// Whether an `owner` or `owns` is in force, whoever it leads to.
fn claimed(chart: &Chart, item: ItemId, day: Date) -> bool {
    chart.items[item].claims.iter().any(|claim| {
        let carrier = match (claim.side, claim.by) {
            (ClaimSide::Owns, Some(Post::Role(role))) => DeclarationId::Role(role),
            (ClaimSide::Owns, Some(Post::Department(department))) => DeclarationId::Department(department),
            _ => DeclarationId::Item(item),
        };
        has(claim.dates, day) && lives(chart, carrier, day)
    })
}
