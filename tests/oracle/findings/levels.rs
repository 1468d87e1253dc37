//! Levels that policies set.

use orgc::catalog;
use orgc::model::{Chart, Limit, PolicyRule};

/// Whether a policy, or in its silence the catalog, switches the rule off.
pub(crate) fn is_off(chart: &Chart, rule: &str) -> bool {
    let by_policy = chart.levels.iter().find(|setting| setting.rule == rule);
    let by_default = || catalog::find(rule).is_some_and(|rule| rule.level.is_none()) && !has_limit(chart, rule);
    by_policy.map_or_else(by_default, |setting| setting.level == "off")
}

/// Whether a policy sets the number that the rule needs.
fn has_limit(chart: &Chart, rule: &str) -> bool {
    let limited = match rule {
        "span" => Limit::Span,
        "layers" => Limit::Layers,
        "overloaded-owner" => Limit::Owned,
        "single-point" => Limit::SinglePoint,
        _ => return false,
    };
    let mut statements = chart.policies.values().flat_map(|policy| &policy.statements);
    statements.any(|statement| matches!(statement.rule, PolicyRule::Limit { what, .. } if what == limited))
}
