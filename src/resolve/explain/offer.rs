//! What to write in place of a wrong name: *did you mean …?*

use super::super::suggest::Near;
use crate::diagnostic::wording::one_of;
use crate::diagnostic::{Diagnostic, Fix};
use crate::source::Span;

/// Names that may have been meant.
pub(super) struct Offer {
    texts: Vec<String>,
    /// Whether they differ in case, accents or leading zeros alone.
    folded: bool,
}

impl Offer {
    pub(super) fn plain(near: Near<'_>) -> Self {
        Self::of(near, str::to_owned)
    }

    /// An offer of these names, each as `spell` writes it.
    pub(super) fn of(near: Near<'_>, spell: impl FnMut(&str) -> String) -> Self {
        let (names, folded) = match near {
            Near::Folded(names) => (names, true),
            Near::Spelled(names) => (names, false),
        };
        Self { texts: names.into_iter().map(spell).collect(), folded }
    }

    /// Puts the offer into the help and, if it is one name, into a fix. Where there is nothing to offer,
    /// `otherwise` has the word.
    pub(super) fn add_to(
        self,
        found: Diagnostic,
        place: Span,
        otherwise: impl FnOnce(Diagnostic) -> Diagnostic,
    ) -> Diagnostic {
        if self.texts.is_empty() {
            return otherwise(found);
        }
        let quoted: Vec<String> = self.texts.iter().map(|text| format!("`{text}`")).collect();
        let meant = format!("did you mean {}?", one_of(&quoted));
        let help = if self.folded { format!("case, accents and leading zeros count: {meant}") } else { meant };
        let found = found.help(help);
        match self.texts.as_slice() {
            [only] => found.fix(Fix::possible(format!("write `{only}`"), place, only)),
            _ => found,
        }
    }
}
