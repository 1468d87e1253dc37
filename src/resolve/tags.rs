//! Tags that policies and views name, and tags that are spelled almost like them.

use indexmap::{IndexMap, IndexSet};

use super::suggest::{Near, Pool};
use crate::catalog;
use crate::diagnostic::wording::one_of;
use crate::diagnostic::{Diagnostic, Diagnostics, Fix};
use crate::model::Chart;
use crate::source::Span;
use crate::syntax::tree::{BodyItem, Name, Side, StatementKind, Tree};

/// So many places of one tag are shown.
const MOST_PLACES: usize = 20;

/// Shorter tags, and shorter parts of tags between hyphens, are too short to tell a slip from a meaning.
const SHORTEST: usize = 3;

/// So many bytes a letter may have: by so many do tags of one letter's difference differ in length.
const LONGEST_LETTER: usize = 4;

/// All tags of the model, with their places.
#[derive(Debug, Default)]
struct Tags<'t> {
    borne: IndexMap<&'t str, Vec<Span>>,
    named: IndexMap<&'t str, Vec<Span>>,
}

/// Reports `unused-tag` and `near-tag`.
pub(super) fn check(trees: &[&Tree], chart: &Chart, diagnostics: &mut Diagnostics) {
    let tags = Tags::of(trees);
    if tags.named.is_empty() || chart.damage.lost {
        return;
    }
    let pool = Pool::new(tags.borne.keys().copied());
    for (tag, places) in tags.named.iter().filter(|(tag, _)| !tags.borne.contains_key(*tag)) {
        diagnostics.push(unused(tag, places, &pool));
    }
    let relied_on: IndexSet<&str> = tags.named.keys().filter(|tag| tags.borne.contains_key(*tag)).copied().collect();
    for (tag, places) in tags.borne.iter().filter(|(tag, _)| !tags.named.contains_key(*tag)) {
        let near = relied_on.iter().find(|named| is_slip(tag, named));
        diagnostics.extend(near.map(|named| nearly(tag, places, named)));
    }
}

impl<'t> Tags<'t> {
    fn of(trees: &[&'t Tree]) -> Self {
        let mut tags = Self::default();
        for decl in trees.iter().flat_map(|tree| &tree.decls) {
            for tag in &decl.tags {
                tags.borne.entry(&tag.text).or_default().push(tag.span);
            }
            for item in &decl.body {
                let BodyItem::Statement(statement) = item else { continue };
                for tag in named_by(&statement.kind) {
                    tags.named.entry(&tag.text).or_default().push(tag.span);
                }
            }
        }
        tags
    }
}

fn named_by(statement: &StatementKind) -> impl Iterator<Item = &Name> {
    let sides = match statement {
        StatementKind::Separate(separate) => &separate.sides,
        StatementKind::Require(require) => &require.on,
        StatementKind::Include(sides) | StatementKind::Exclude(sides) => sides.as_slice(),
        _ => &[],
    };
    sides.iter().filter_map(|side| if let Side::Tag(tag) = side { Some(tag) } else { None })
}

fn unused(tag: &str, places: &[Span], borne: &Pool<'_>) -> Diagnostic {
    let found = Diagnostic::new(&catalog::UNUSED_TAG, format!("nothing bears the tag `#{tag}`")).subject(tag);
    let found = with_places(found, places, "named here");
    let near = match borne.nearest(tag) {
        Near::Folded(near) | Near::Spelled(near) => near,
    };
    match near.as_slice() {
        [] => found.help(format!("write `#{tag}` behind the title of what is meant")),
        near => {
            let near: Vec<String> = near.iter().map(|tag| format!("`#{tag}`")).collect();
            found.help(format!("did you mean {}?", one_of(&near)))
        }
    }
}

fn nearly(tag: &str, places: &[Span], named: &str) -> Diagnostic {
    let message = format!("`#{tag}` is almost `#{named}`, which a policy or view names");
    let found = Diagnostic::new(&catalog::NEAR_TAG, message).subject(tag);
    let found = with_places(found, places, "borne here");
    let found = found.help(format!("if `#{named}` is meant, write that; a policy does not see `#{tag}`"));
    match places {
        [only] => found.fix(Fix::possible(format!("write `#{named}`"), *only, format!("#{named}"))),
        _ => found,
    }
}

fn with_places(found: Diagnostic, places: &[Span], text: &str) -> Diagnostic {
    let shown = places.iter().take(MOST_PLACES);
    let found = shown.fold(found, |found, place| found.label(*place, text));
    match places.len().checked_sub(MOST_PLACES) {
        None | Some(0) => found,
        Some(more) => found.note(format!("and in {more} more places")),
    }
}

/// Whether two tags are one slip of a finger apart. `#q1` and `#q2`, `#team-a` and `#team-b` mean
/// different things.
fn is_slip(tag: &str, named: &str) -> bool {
    if tag.len().abs_diff(named.len()) > LONGEST_LETTER {
        return false;
    }
    if tag.to_lowercase() == named.to_lowercase() {
        return true;
    }
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
            assert!(is_slip(tag, named), "{tag} {named}");
        }
        for (tag, named) in
            [("q1", "q2"), ("goal-2026", "goal-2027"), ("team-a", "team-b"), ("hr", "pr"), ("sales", "board")]
        {
            assert!(!is_slip(tag, named), "{tag} {named}");
        }
    }
}
