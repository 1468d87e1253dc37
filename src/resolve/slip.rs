//! Tags that are one slip of a finger apart.

use std::cell::Cell;

use indexmap::IndexMap;

/// Shorter tags, and shorter parts of tags between hyphens, are too short to tell a slip from a meaning.
const SHORTEST: usize = 3;

/// So many bytes a letter may have.
const LONGEST_LETTER: usize = 4;

/// Where more tags share a half, it is the name of a family, and its members are meant to differ.
const LARGEST_FAMILY: usize = 1000;

/// So many bytes of tags are compared letter by letter, for all tags together.
const MOST_COMPARED: usize = 16 * 1024 * 1024;

/// One half of a tag, with the number of letters of the whole. Tags that are one letter apart share a half.
type Half<'t> = (usize, End, &'t str);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum End {
    Start,
    Tail,
}

/// Tags that may have been meant, in the order in which they are preferred.
#[derive(Debug)]
pub(super) struct Slips<'t> {
    tags: Vec<&'t str>,
    lower_case: IndexMap<String, &'t str>,
    halves: IndexMap<Half<'t>, Vec<usize>>,
    /// How many bytes may still be compared.
    left: Cell<usize>,
}

impl<'t> Slips<'t> {
    pub(super) fn of(tags: impl Iterator<Item = &'t str>) -> Self {
        let mut slips = Self {
            tags: tags.collect(),
            lower_case: IndexMap::new(),
            halves: IndexMap::new(),
            left: Cell::new(MOST_COMPARED),
        };
        for (nth, tag) in slips.tags.iter().enumerate() {
            slips.lower_case.entry(tag.to_lowercase()).or_insert(tag);
            for half in halves(tag, tag.chars().count()) {
                slips.halves.entry(half).or_default().push(nth);
            }
        }
        slips
    }

    /// The tag that was meant, if this one differs from it in case or in one letter alone.
    pub(super) fn meant_by(&self, tag: &str) -> Option<&'t str> {
        self.lower_case.get(&tag.to_lowercase()).copied().or_else(|| self.one_letter_off(tag))
    }

    fn one_letter_off(&self, tag: &str) -> Option<&'t str> {
        let length = tag.chars().count();
        let lengths = length.saturating_sub(1)..=length + 1;
        let alike = lengths.flat_map(|length| halves(tag, length)).filter_map(|half| self.halves.get(&half));
        let similar = alike.filter(|alike| alike.len() <= LARGEST_FAMILY).flatten();
        let named = similar.filter_map(|nth| Some((*nth, *self.tags.get(*nth)?)));
        let compared = named.take_while(|(_, named)| self.may_compare(tag, named));
        compared.filter(|(_, named)| is_misspelled(tag, named)).min().map(|(_, named)| named)
    }

    /// Counts what it costs to compare two tags.
    fn may_compare(&self, tag: &str, named: &str) -> bool {
        let left = self.left.get().checked_sub(tag.len() + named.len());
        self.left.set(left.unwrap_or(0));
        left.is_some()
    }
}

/// The halves by which a tag is found among those of `length` letters: what one slip changes spares one of them.
fn halves(tag: &str, length: usize) -> [Half<'_>; 2] {
    let half = length.saturating_sub(1) / 2;
    let start = tag.char_indices().nth(half).map_or(tag.len(), |(at, _)| at);
    let tail = half.checked_sub(1).map_or(tag.len(), |last| tag.char_indices().nth_back(last).map_or(0, |(at, _)| at));
    let (before, after) = (tag.get(..start).unwrap_or(tag), tag.get(tail..).unwrap_or(tag));
    [(length, End::Start, before), (length, End::Tail, after)]
}

/// Whether two tags are one letter apart, and no number. `#q1` and `#q2`, `#team-a` and `#team-b` mean
/// different things.
fn is_misspelled(tag: &str, named: &str) -> bool {
    let (left, right) = without_common_ends(tag, named);
    let changes_a_number = left.chars().chain(right.chars()).any(char::is_numeric);
    let longest = |tag: &str| tag.split(['-', '_']).map(|part| part.chars().count()).max().unwrap_or(0);
    let parts = tag.split(['-', '_']).zip(named.split(['-', '_']));
    let same_shape = tag.split(['-', '_']).count() == named.split(['-', '_']).count();
    let mut changed = parts.filter(|(left, right)| same_shape && left != right);
    let too_short = changed.any(|(left, right)| longest(left).min(longest(right)) < SHORTEST);
    !changes_a_number && !too_short && longest(tag).min(longest(named)) >= SHORTEST && is_one_letter_off(left, right)
}

/// Whether two texts, which begin and end differently, are one letter apart: exchanged, changed, or left out.
fn is_one_letter_off(left: &str, right: &str) -> bool {
    left.len().max(right.len()) <= 2 * LONGEST_LETTER && strsim::osa_distance(left, right) == 1
}

/// What is left of two texts without the start and the end they share.
fn without_common_ends<'t>(left: &'t str, right: &'t str) -> (&'t str, &'t str) {
    let same = |(a, b): &(char, char)| a == b;
    let start: usize = left.chars().zip(right.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (left, right) = (left.get(start..).unwrap_or(""), right.get(start..).unwrap_or(""));
    let end: usize = left.chars().rev().zip(right.chars().rev()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    (left.get(..left.len() - end).unwrap_or(""), right.get(..right.len() - end).unwrap_or(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_told_from_another_meaning() {
        for (tag, named) in [
            ("comunity", "community"),
            ("Board", "board"),
            ("baord", "board"),
            ("on-cal", "on-call"),
            ("ops", "opz"),
            // Letters of four bytes.
            ("board𐐨", "board"),
            ("board𐐨𐐩", "board𐐩𐐨"),
        ] {
            assert_eq!(Slips::of([named].into_iter()).meant_by(tag), Some(named), "{tag} {named}");
        }
        for (tag, named) in
            // Two letters apart, and a half alike.
            [
                ("q1", "q2"),
                ("goal-2026", "goal-2027"),
                ("team-a", "team-b"),
                ("hr", "pr"),
                ("commodity", "community"),
            ]
        {
            assert_eq!(Slips::of([named].into_iter()).meant_by(tag), None, "{tag} {named}");
        }
    }
}
