//! `ambiguous-name`: a reference that fits more than one declaration.

use super::super::enclose::DoubtfulPrefix;
use super::super::kinds::{Entry, Kinds};
use super::super::miss::Miss;
use super::Explain;
use crate::catalog;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::wording::one_of;

/// So many are told apart; of more candidates only this many are known.
pub(in super::super) const MOST_LABELS: usize = 20;

/// So many are offered as what to write.
pub(in super::super) const MOST_OFFERED: usize = 3;

impl<'t> Explain<'_, 't> {
    pub(super) fn ambiguous(&mut self, miss: &Miss<'t>) -> Diagnostic {
        let written = miss.path.text();
        let all = &miss.candidates;
        let count = if all.len() > MOST_LABELS { format!("more than {MOST_LABELS}") } else { all.len().to_string() };
        let kinds = Kinds::common(all.iter().map(|entry| entry.kinds()));
        let found = Diagnostic::new(&catalog::AMBIGUOUS_NAME, format!("{count} {kinds} are called `{written}`"))
            .subject(written)
            .label(miss.path.span, "which of them?");
        let found = self.with_candidates(found, all);
        let help = if self.in_both_namespaces(all) {
            "give the one that is meant a tag, and write `#tag`".to_owned()
        } else {
            let offered: Vec<String> =
                all.iter().take(MOST_OFFERED).map(|entry| format!("`{}`", self.surely(*entry, miss.scope))).collect();
            format!("write {}", one_of(&offered))
        };
        found.help(help)
    }

    pub(super) fn doubtful_prefix(&self, doubtful: &DoubtfulPrefix<'_>) -> Diagnostic {
        let prefix = doubtful.scopes.first().map_or("", |entry| self.path(*entry));
        let message = format!("both a department and an item are called `{prefix}`");
        let found = Diagnostic::new(&catalog::AMBIGUOUS_NAME, message)
            .subject(doubtful.path.text())
            .label(doubtful.path.span, "declared in which of them?");
        self.with_candidates(found, &doubtful.scopes)
            .help("write the declaration inside the block of the one that is meant")
    }

    fn with_candidates(&self, found: Diagnostic, entries: &[Entry]) -> Diagnostic {
        entries.iter().take(MOST_LABELS).fold(found, |found, entry| match self.header(*entry) {
            Some(header) => found.label(header.name_span, format!("{} `{}`", entry.kinds().words(), header.path)),
            None => found,
        })
    }

    /// Whether no path tells two of them apart.
    fn in_both_namespaces(&self, entries: &[Entry]) -> bool {
        let first = entries.first().map(|entry| self.path(*entry));
        entries.iter().all(|entry| Some(self.path(*entry)) == first)
    }
}
