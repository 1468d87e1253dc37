//! Identifiers from names and titles.

use indexmap::{IndexMap, IndexSet};

use crate::syntax::spell;

/// Something that wants an identifier.
#[derive(Debug, Clone, Default)]
pub(super) struct Claim {
    /// The identifier it would like.
    pub(super) wanted: String,
    /// What may tell it from others of the same name, the best first; empty where there is nothing of the kind.
    pub(super) distinctions: Vec<String>,
    /// Who comes first among those of the same name.
    pub(super) rank: Vec<String>,
}

/// `Li Wei (Berlin)` as an identifier: `li-wei-berlin`. `fallback` if there is nothing left of it.
pub(super) fn slug(text: &str, fallback: &str) -> String {
    match spell::parts_of_a_name(text) {
        slug if spell::is_name(&slug) => slug,
        slug if spell::is_name(&format!("{fallback}-{slug}")) => format!("{fallback}-{slug}"),
        _ => fallback.to_owned(),
    }
}

/// An identifier for each, all different and none of them `taken`.
///
/// It depends on the claims alone, not on their order: of those that want the same one, the first by rank gets
/// it, and a newcomer that ranks behind them renames nobody.
pub(super) fn assign(claims: &[Claim], taken: &mut IndexSet<String>) -> Vec<String> {
    let mut order: Vec<(usize, &Claim)> = claims.iter().enumerate().collect();
    order.sort_by(|(_, a), (_, b)| (&a.wanted, &a.rank, &a.distinctions).cmp(&(&b.wanted, &b.rank, &b.distinctions)));
    let mut given: IndexMap<usize, String> = IndexMap::new();
    for (index, claim) in &order {
        if taken.insert(claim.wanted.clone()) {
            given.insert(*index, claim.wanted.clone());
        }
    }
    let mut before: IndexMap<&str, Before<'_>> = IndexMap::new();
    for (index, claim) in order {
        let before = before.entry(&claim.wanted).or_default();
        if !given.contains_key(&index) {
            given.insert(index, before.distinct(claim, taken));
        }
        before.distinctions.extend(claim.distinctions.iter().map(String::as_str).enumerate());
    }
    (0..claims.len()).map(|index| given.swap_remove(&index).unwrap_or_default()).collect()
}

/// Those of one name that have one already.
#[derive(Default)]
struct Before<'c> {
    /// What they are told by, and its place among the distinctions.
    distinctions: IndexSet<(usize, &'c str)>,
    /// The last number that was given, or could not be.
    last: Option<u32>,
}

impl Before<'_> {
    /// The name with what tells it from those before it; with a number where nothing does.
    fn distinct(&mut self, claim: &Claim, taken: &mut IndexSet<String>) -> String {
        let distinctions = claim.distinctions.iter().map(String::as_str).enumerate();
        let told = distinctions.filter(|(place, one)| !one.is_empty() && !self.distinctions.contains(&(*place, *one)));
        let told = told.map(|(_, distinction)| format!("{}-{distinction}", claim.wanted));
        let mut told = told.filter(|candidate| spell::is_name(candidate));
        told.find(|candidate| taken.insert(candidate.clone())).unwrap_or_else(|| self.numbered(claim, taken))
    }

    fn numbered(&mut self, claim: &Claim, taken: &mut IndexSet<String>) -> String {
        let numbered = |number: u32| format!("{}-{number}", claim.wanted);
        let is_free = |number: &u32| spell::is_name(&numbered(*number)) && taken.insert(numbered(*number));
        self.last = (self.last.map_or(2, |last| last + 1)..).find(is_free);
        self.last.map(numbered).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_without_words_gets_the_name_of_its_kind() {
        for (text, expected) in [("Li Wei", "li-wei"), ("???", "role"), ("\u{301}x", "role-\u{301}x")] {
            assert_eq!(slug(text, "role"), expected);
        }
    }

    #[test]
    fn who_ranks_first_keeps_the_name_whatever_the_order() {
        let claim = |rank: &str| Claim {
            wanted: "a".to_owned(),
            distinctions: vec![rank.to_owned()],
            rank: vec![rank.to_owned()],
        };
        let of = |claims: &[Claim]| assign(claims, &mut IndexSet::new());
        assert_eq!(of(&[claim("7"), claim("3")]), ["a-7", "a"]);
        assert_eq!(of(&[claim("3"), claim("9"), claim("7")]), ["a", "a-9", "a-7"]);
        assert_eq!(of(&[claim(""), claim("")]), ["a", "a-2"]);
    }

    #[test]
    fn what_others_have_as_well_tells_nothing() {
        let claim = |manager: &str, holder: &str| Claim {
            wanted: "lead".to_owned(),
            distinctions: vec![manager.to_owned(), holder.to_owned()],
            rank: vec![manager.to_owned(), holder.to_owned()],
        };
        let claims = [claim("x", "a"), claim("x", "b"), claim("y", "c"), claim("y", "d")];
        assert_eq!(assign(&claims, &mut IndexSet::new()), ["lead", "lead-b", "lead-y", "lead-d"]);
    }
}
