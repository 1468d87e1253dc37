//! The limits that policies set.

use crate::model::{Chart, Limit, PolicyRule};
use crate::source::Span;

/// The strictest limit of a kind, and where it is set. `None`: nobody set one, and the check is off.
pub(super) fn strictest(chart: &Chart, wanted: Limit) -> Option<(usize, Span)> {
    let statements = chart.policies.values().flat_map(|policy| &policy.statements);
    let limits = statements.filter_map(|statement| match statement.rule {
        PolicyRule::Limit { what, number } if what == wanted => Some((number as usize, statement.span)),
        _ => None,
    });
    limits.min_by_key(|(number, _)| *number)
}
