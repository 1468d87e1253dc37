//! `conflicting-levels`: policies that disagree about one rule.

use indexmap::IndexMap;

use crate::catalog;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Chart, LevelSetting};

/// Reports each rule that has several levels, once.
pub(super) fn check(chart: &Chart, diagnostics: &mut Diagnostics) {
    let mut by_rule: IndexMap<&str, Vec<&LevelSetting>> = IndexMap::new();
    for setting in &chart.levels {
        by_rule.entry(&setting.rule).or_default().push(setting);
    }
    for (rule, settings) in by_rule {
        let [first, others @ ..] = settings.as_slice() else { continue };
        if others.iter().any(|other| other.level != first.level) {
            diagnostics.push(conflict(rule, first, others));
        }
    }
}

fn conflict(rule: &str, first: &LevelSetting, others: &[&LevelSetting]) -> Diagnostic {
    let found =
        Diagnostic::new(&catalog::CONFLICTING_LEVELS, format!("`{rule}` is given several levels")).subject(rule);
    let differing = others.iter().filter(|other| other.level != first.level);
    let found = differing.fold(found, |found, other| found.label(other.span, format!("`{}` here", other.level)));
    found
        .label(first.span, format!("`{}` here", first.level))
        .help("a level holds for the whole organisation: keep one")
}
