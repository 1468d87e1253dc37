//! How bad a finding is: command line before policy before default.

use indexmap::IndexMap;

use crate::catalog;
use crate::diagnostic::{Diagnostic, Level, Rule};
use crate::model::Chart;

/// The level of every rule for one run. `None` is *off*.
#[derive(Debug, Clone, Default)]
pub struct Levels(IndexMap<&'static str, Option<Level>>);

impl Levels {
    /// What the policies of `chart` and then the command line say. Rules that are fixed stay as they are.
    #[must_use]
    pub fn new(chart: &Chart, command_line: &[(&'static Rule, Option<Level>)]) -> Self {
        let policies = chart.levels.iter().filter_map(|setting| {
            let rule = catalog::find(&setting.rule)?;
            Some((rule, level_of_word(&setting.level)))
        });
        let settings = policies.chain(command_line.iter().copied()).filter(|(rule, _)| !rule.is_fixed());
        Self(settings.map(|(rule, level)| (rule.slug, level)).collect())
    }

    /// Gives every finding its level and leaves out those that are off. A health check whose policy sets a
    /// limit is on; a finding that is milder than its rule stays so.
    #[must_use]
    pub fn apply(&self, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let judged = found.into_iter().filter_map(|finding| {
            let default = finding.rule.level.or(Some(Level::Warning));
            let level = self.0.get(finding.rule.slug).copied().unwrap_or(default)?;
            let is_mild = default.is_some_and(|default| finding.level < default);
            Some(Diagnostic { level: if is_mild { level.min(finding.level) } else { level }, ..finding })
        });
        judged.collect()
    }
}

fn level_of_word(word: &str) -> Option<Level> {
    match word {
        "error" => Some(Level::Error),
        "warning" => Some(Level::Warning),
        "note" => Some(Level::Note),
        _ => None,
    }
}
