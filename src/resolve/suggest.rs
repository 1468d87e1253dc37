//! Nearest names, at a bounded price.
//!
//! A miss in case, accents or leading zeros alone is found through an index; a misspelling by edit
//! distance, over names of similar length with similar letters only.

use std::cell::Cell;

use indexmap::IndexMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::catalog;

/// So many names are compared letter by letter for one suggestion.
const MOST_COMPARISONS: usize = 4000;

/// So many names are looked at for all suggestions from one pool of names; to compare one letter by letter counts
/// for many.
const MOST_LOOKS: usize = 256 * 1024 * 1024;
const LOOKS_A_COMPARISON: usize = 256;

/// Of longer names a misspelling is not sought: the price grows with the product of the lengths.
const LONGEST: usize = 128;

/// So many equally near names are suggested.
const MOST_SUGGESTIONS: usize = 3;

/// Names among which the nearest is sought.
#[derive(Debug)]
pub(super) struct Pool<'t> {
    names: Vec<Candidate<'t>>,
    folded: IndexMap<String, Vec<&'t str>>,
    /// How many names may still be looked at.
    looks: Cell<usize>,
}

#[derive(Debug)]
struct Candidate<'t> {
    name: &'t str,
    length: usize,
    letters: u64,
}

/// Names that may have been meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Near<'t> {
    /// They differ in case, accents or leading zeros alone.
    Folded(Vec<&'t str>),
    /// They are spelled much like it; there may be none.
    Spelled(Vec<&'t str>),
}

impl<'t> Pool<'t> {
    pub(super) fn new(names: impl Iterator<Item = &'t str>) -> Self {
        let mut pool = Self { names: Vec::new(), folded: IndexMap::new(), looks: Cell::new(MOST_LOOKS) };
        for name in names {
            pool.names.push(Candidate { name, length: name.chars().count(), letters: letters(name) });
            pool.folded.entry(fold(name)).or_default().push(name);
        }
        pool
    }

    pub(super) fn nearest(&self, name: &str) -> Near<'t> {
        match self.folded.get(&fold(name)) {
            Some(same) => Near::Folded(same.iter().copied().take(MOST_SUGGESTIONS).collect()),
            None => Near::Spelled(self.spelled_like(name)),
        }
    }

    fn spelled_like(&self, name: &str) -> Vec<&'t str> {
        let (length, letters) = (name.chars().count(), letters(name));
        let limit = tolerance(length);
        if length > LONGEST || self.looks.get() == 0 {
            return Vec::new();
        }
        let similar = self.names.iter().filter(|candidate| {
            candidate.length.abs_diff(length) <= limit
                && (candidate.letters ^ letters).count_ones() as usize <= 2 * limit
        });
        let mut compared = 0;
        let measured = similar.take(MOST_COMPARISONS).map(|near| (strsim::osa_distance(name, near.name), near.name));
        let measured = measured.inspect(|_| compared += 1);
        let mut near: Vec<(usize, &str)> = measured.filter(|(distance, _)| *distance <= limit).collect();
        near.sort_unstable();
        let looks = self.names.len() + compared * LOOKS_A_COMPARISON;
        self.looks.set(self.looks.get().saturating_sub(looks));
        let best = near.first().map_or(0, |(distance, _)| *distance);
        let best = near.into_iter().take_while(|(distance, _)| *distance == best).map(|(_, name)| name);
        best.take(MOST_SUGGESTIONS).collect()
    }
}

/// The slug of the check whose name is nearest.
pub(super) fn rule(name: &str) -> Option<&'static str> {
    match Pool::new(catalog::RULES.iter().map(|rule| rule.slug)).nearest(name) {
        Near::Folded(near) | Near::Spelled(near) => near.first().copied(),
    }
}

/// How many letters a misspelling may differ in.
const fn tolerance(length: usize) -> usize {
    match length {
        0..=2 => 0,
        3..=5 => 1,
        6..=8 => 2,
        _ => 3,
    }
}

/// What is left of a name without case, accents and leading zeros.
fn fold(name: &str) -> String {
    let folded: String = if name.is_ascii() {
        name.to_ascii_lowercase()
    } else {
        name.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
    };
    match folded.trim_start_matches('0') {
        "" => folded,
        trimmed => trimmed.to_owned(),
    }
}

/// Which letters occur, roughly.
fn letters(name: &str) -> u64 {
    name.chars().fold(0, |letters, c| letters | 1 << (u32::from(c) % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_miss_in_case_accents_or_leading_zeros_alone_is_known_as_such() {
        let pool = Pool::new(["Leitung", "büro", "00005654", "3FC01"].into_iter());
        for (written, meant) in [("leitung", "Leitung"), ("buro", "büro"), ("5654", "00005654"), ("3fc01", "3FC01")] {
            assert_eq!(pool.nearest(written), Near::Folded(vec![meant]), "{written}");
        }
    }

    #[test]
    fn the_nearest_spelling_is_found() {
        let pool = Pool::new(["manager", "moderator", "lead", "cmo"].into_iter());
        for (written, meant) in [("manger", "manager"), ("modertaor", "moderator"), ("laed", "lead"), ("cno", "cmo")] {
            assert_eq!(pool.nearest(written), Near::Spelled(vec![meant]), "{written}");
        }
    }

    #[test]
    fn what_is_far_or_too_short_to_tell_is_not_suggested() {
        let pool = Pool::new(["manager", "ab", "lead", "00"].into_iter());
        for written in ["treasurer", "ac", "loud", "mnagxrr", "0"] {
            assert_eq!(pool.nearest(written), Near::Spelled(vec![]), "{written}");
        }
    }

    #[test]
    fn names_that_nobody_would_write_are_not_compared() {
        let long = "x".repeat(LONGEST + 1);
        let longest = "z".repeat(LONGEST);
        let pool = Pool::new([long.as_str(), longest.as_str()].into_iter());
        assert_eq!(pool.nearest(&format!("{}y", "z".repeat(LONGEST - 1))), Near::Spelled(vec![longest.as_str()]));
        assert_eq!(pool.nearest(&format!("{}y", "x".repeat(LONGEST))), Near::Spelled(vec![]));
        assert_eq!(pool.nearest(&long.to_uppercase()), Near::Folded(vec![&long]));
    }

    #[test]
    fn a_misspelled_rule_is_recognised() {
        assert_eq!(rule("two-owner"), Some("two-owners"));
        assert_eq!(rule("Two-Owners"), Some("two-owners"));
        assert_eq!(rule("everything"), None);
    }
}
