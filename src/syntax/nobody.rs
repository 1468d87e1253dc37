//! What people write where a name is due and nobody is meant.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How much such a word says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nobody {
    /// That nobody is there, and no more.
    Vacant,
    /// Something else as well: that it is not known who, that somebody is to be found.
    Open,
}

/// Letters and digits of the words that say no more.
const VACANT: &[&str] = &["unbesetzt", "unfilled", "vacancy", "vacant", "vacante", "vakant", "vakanz"];

/// Of the others.
const OPEN: &[&str] = &[
    "apourvoir",
    "frei",
    "keine",
    "keiner",
    "nn",
    "nobody",
    "none",
    "niemand",
    "noone",
    "notfilled",
    "notknown",
    "offen",
    "offenestelle",
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
    "unknown",
    "xxx",
];

/// Longer names are not looked at: with spaces and dots none of the words is so long.
const LONGEST: usize = 32;

/// What a name says, if it stands for nobody in particular; signs alone are none.
#[must_use]
pub fn nobody(name: &str) -> Option<Nobody> {
    if name.len() > LONGEST {
        return None;
    }
    let bare: String = name.nfkd().filter(|c| c.is_alphanumeric() && !is_combining_mark(*c)).collect();
    let bare = bare.to_lowercase();
    match bare.as_str() {
        // Na is a name; n/a is none.
        "na" => name.contains('/').then_some(Nobody::Open),
        "" => Some(Nobody::Open),
        word if VACANT.contains(&word) => Some(Nobody::Vacant),
        word if OPEN.contains(&word) => Some(Nobody::Open),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_name_nobody_are_known_in_any_spelling() {
        for name in [
            "TBD",
            "t.b.d.",
            "N.N.",
            "NN",
            "n. n.",
            "to be hired",
            "nobody",
            "",
            "?",
            "N/A",
            "…",
            "À pourvoir",
            "offen",
        ] {
            assert_eq!(nobody(name), Some(Nobody::Open), "{name}");
        }
        for name in ["Vacant", "VAKANZ", "unbesetzt"] {
            assert_eq!(nobody(name), Some(Nobody::Vacant), "{name}");
        }
    }

    #[test]
    fn people_with_short_or_telling_names_are_people() {
        for name in ["Na", "Ann", "Ng", "Ty", "Vaca", "Tba Okoro", "Nobody Jones", "Max Muster"] {
            assert_eq!(nobody(name), None, "{name}");
        }
    }
}
