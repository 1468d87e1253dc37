//! Quoted names that name nobody, or more than one.

use crate::catalog;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::wording::one_of;
use crate::model::{Chart, PersonId};
use crate::source::Span;

/// What people write where they name nobody, without spaces, dots and case.
const WORDS: &[&str] = &[
    "keine",
    "keiner",
    "nn",
    "nobody",
    "none",
    "niemand",
    "noone",
    "notfilled",
    "notknown",
    "open",
    "opening",
    "openposition",
    "tba",
    "tbc",
    "tbd",
    "tbh",
    "tobeannounced",
    "tobeconfirmed",
    "tobedecided",
    "tobedefined",
    "tobedetermined",
    "tobefilled",
    "tobehired",
    "unbekannt",
    "unbesetzt",
    "unfilled",
    "unknown",
    "vacancy",
    "vacant",
    "vacante",
    "vakant",
    "xxx",
];

/// Longer names are not looked at: with spaces and dots none of the words is so long.
const LONGEST: usize = 32;

/// Whether a quoted name is one that stands for nobody in particular.
pub(super) fn is_placeholder(name: &str) -> bool {
    if name.len() > LONGEST {
        return false;
    }
    let bare = bare(name);
    bare.is_empty() || WORDS.contains(&bare.as_str()) || name.eq_ignore_ascii_case("n/a")
}

/// The warning about it.
pub(super) fn found(name: &str, span: Span, role: &str) -> Diagnostic {
    let message = match name.trim() {
        "" => "an empty text is no name of a holder".to_owned(),
        name => format!("`{name}` is no name of a holder"),
    };
    Diagnostic::new(&catalog::PLACEHOLDER_NAME, message)
        .subject(role)
        .label(span, "counts as a holder whose name is withheld")
        .help("write `vacant` as a statement of its own if nobody holds the role, `undisclosed` if somebody does")
}

/// The error about a quoted name that several declared people bear.
pub(super) fn namesakes(name: &str, span: Span, people: &[PersonId], chart: &Chart) -> Diagnostic {
    let found = Diagnostic::new(&catalog::AMBIGUOUS_NAME, format!("{} people are called `{name}`", people.len()))
        .subject(name)
        .label(span, "which of them?");
    let found = people.iter().fold(found, |found, id| {
        let header = &chart.people[*id].header;
        found.label(header.name_span, format!("`{}`", header.path))
    });
    let identifiers: Vec<String> = people.iter().map(|id| format!("`{}`", chart.people[*id].header.path)).collect();
    found.help(format!("write the identifier: {}", one_of(&identifiers)))
}

fn bare(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_name_nobody_are_known_in_any_spelling() {
        for name in ["TBD", "t.b.d.", "N.N.", "NN", "n. n.", "Vacant", "to be hired", "nobody", "", "?", "N/A", "…"] {
            assert!(is_placeholder(name), "{name}");
        }
    }

    #[test]
    fn people_with_short_or_telling_names_are_people() {
        for name in ["Na", "Ann", "Ng", "Ty", "Vaca", "Tba Okoro", "Nobody Jones", "Max Muster"] {
            assert!(!is_placeholder(name), "{name}");
        }
    }
}
