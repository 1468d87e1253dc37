//! All problems of one run.

use indexmap::IndexSet;

use super::finding::Diagnostic;
use super::fix::Fix;
use super::rule::Level;
use crate::source::Span;

/// Where every stage writes what it finds.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds one finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds findings in place of what was found in the same places before, when less was known.
    pub fn refine(&mut self, diagnostics: Vec<Diagnostic>) {
        let places: IndexSet<Option<Span>> = diagnostics.iter().map(Diagnostic::primary).collect();
        self.0.retain(|known| !places.contains(&known.primary()));
        self.0.extend(diagnostics);
    }

    /// Adds several findings.
    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.0.extend(diagnostics);
    }

    /// All findings. After [`Diagnostics::sort`]: in source order of their primary places.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }

    /// Puts the findings into source order of their primary places, then the order of rule, interval, subject.
    pub fn sort(&mut self) {
        self.0.sort_by(|a, b| {
            let key = |d: &Diagnostic| (d.primary(), d.rule.number, d.interval);
            key(a).cmp(&key(b)).then_with(|| a.subject.cmp(&b.subject))
        });
    }

    /// How many findings have this level.
    #[must_use]
    pub fn count(&self, level: Level) -> usize {
        self.0.iter().filter(|diagnostic| diagnostic.level == level).count()
    }

    /// Whether there is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.count(Level::Error) > 0
    }

    /// Whether there is an error about the text itself: a file, its syntax, a name.
    #[must_use]
    pub fn has_text_errors(&self) -> bool {
        self.0.iter().any(|found| found.level == Level::Error && found.rule.is_about_text())
    }

    /// The repairs that may be applied without asking.
    pub fn certain_fixes(&self) -> impl Iterator<Item = &Fix> {
        self.0.iter().filter_map(|found| found.fix.as_ref()).filter(|fix| fix.certain)
    }

    /// How many findings there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes all findings out, to be judged and put back.
    pub fn take(&mut self) -> Vec<Diagnostic> {
        std::mem::take(&mut self.0)
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
