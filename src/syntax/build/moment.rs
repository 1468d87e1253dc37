//! Dates, periods, intervals.

use super::Builder;
use crate::calendar::Period;
use crate::catalog::{BAD_DATE, BAD_INTERVAL};
use crate::diagnostic::Diagnostic;
use crate::syntax::cursor::Node;
use crate::syntax::tree::{Bounds, Moment};

impl Builder<'_> {
    /// A date or period; reported if the calendar does not have it.
    pub(super) fn moment(&mut self, node: &Node<'_>) -> Option<Moment> {
        let span = node.span();
        if let Ok(period) = Period::parse(node.text()) {
            return Some(Moment { period, span });
        }
        let message = format!("the calendar has no `{}`", node.text());
        let (label, help) = reason(node.text());
        self.report(Diagnostic::new(&BAD_DATE, message).label(span, label).help(help));
        None
    }

    /// The date behind `from`, `until` or `due`.
    pub(super) fn moment_in(&mut self, node: Node<'_>) -> Option<Moment> {
        let date = node.children().next()?;
        self.moment(&date)
    }

    /// Reports an interval that ends before it begins.
    pub(super) fn check_bounds(&mut self, bounds: Bounds) -> Option<Bounds> {
        let (Some(from), Some(until)) = (bounds.from, bounds.until) else { return Some(bounds) };
        let (first, last) = (from.period.first(), until.period.last());
        if first <= last {
            return Some(bounds);
        }
        let message = format!("this ends before it begins: from {} until {}", from.period, until.period);
        let found = Diagnostic::new(&BAD_INTERVAL, message)
            .label(until.span, format!("the last day is {last}"))
            .label(from.span, format!("the first day is {first}"))
            .help("both days belong to an interval: `until` must not be before `from`");
        self.report(found);
        None
    }
}

/// What is wrong with a text that has the form of a date, and what to do.
fn reason(text: &str) -> (String, String) {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""), parts.next());
    if year == "0000" {
        return ("there is no year 0".to_owned(), "years are written from 0001 to 9999".to_owned());
    }
    if month.starts_with(['Q', 'q']) {
        return (
            "a year has quarters Q1 to Q4".to_owned(),
            format!("write `{year}-Q1`, `{year}-Q2`, `{year}-Q3` or `{year}-Q4`"),
        );
    }
    match (Period::parse(&format!("{year}-{month}")), day) {
        (Ok(of), Some(_)) => {
            let last = of.last();
            (
                format!("{of} has the days {} to {last}", of.first()),
                format!("write a day of that month, such as `{last}`"),
            )
        }
        _ => ("a year has months 01 to 12".to_owned(), "write year, month, day: `2026-12-31`".to_owned()),
    }
}
