//! Who may be on too many sides, at a price that does not grow with the largest of them.

use indexmap::{IndexMap, IndexSet};

use super::parties::{self, Party};
use super::sides::Sides;
use crate::calendar::IntervalSet;
use crate::model::{PolicySubject, RoleId, Side};
use crate::timeline::Timeline;

/// Who is on a side on some day, through which roles.
type Present = IndexMap<Party, IndexSet<RoleId>>;

/// Who is on which side: what was found for one statement is kept for the others.
pub(super) struct Presence<'s> {
    timeline: &'s Timeline,
    sides: &'s Sides,
    known: IndexMap<(PolicySubject, &'s Side), Present>,
}

impl<'s> Presence<'s> {
    pub(super) fn of(timeline: &'s Timeline, sides: &'s Sides) -> Self {
        Self { timeline, sides, known: IndexMap::new() }
    }

    /// The roles, each with the place of its side, through which somebody comes to more than `allowed` sides, be it
    /// on different days.
    pub(super) fn through(
        &mut self,
        sides: &[&'s Side],
        by: PolicySubject,
        allowed: usize,
    ) -> IndexSet<(usize, RoleId)> {
        for side in sides {
            let (timeline, known) = (self.timeline, self.sides);
            self.known.entry((by, *side)).or_insert_with(|| present(timeline, known, by, side));
        }
        let present: Vec<&Present> = sides.iter().filter_map(|side| self.known.get(&(by, *side))).collect();
        let crowd = on_more_than(allowed, &present);
        let mut roles = IndexSet::new();
        for (place, side) in present.into_iter().enumerate() {
            for party in common(side, &crowd) {
                roles.extend(side.get(&party).into_iter().flatten().map(|role| (place, *role)));
            }
        }
        roles
    }
}

fn present(timeline: &Timeline, sides: &Sides, by: PolicySubject, side: &Side) -> Present {
    let mut present = Present::new();
    for (role, days) in sides.days(side) {
        for run in days.intersect(&IntervalSet::from(timeline.judged())).runs() {
            for (_, party, _) in parties::through(timeline, by, role, *run) {
                present.entry(party).or_default().insert(role);
            }
        }
    }
    present
}

/// Who is on more than `allowed` sides, with the number of them. Such a one is on another side than the `allowed`
/// largest, too: only the others are walked through.
fn on_more_than(allowed: usize, sides: &[&Present]) -> IndexMap<Party, usize> {
    let mut by_size = sides.to_vec();
    by_size.sort_by_key(|side| side.len());
    let (small, large) = by_size.split_at(by_size.len().saturating_sub(allowed));
    let mut count: IndexMap<Party, usize> = IndexMap::new();
    for party in small.iter().flat_map(|side| side.keys()) {
        *count.entry(*party).or_default() += 1;
    }
    for side in large {
        for party in common(side, &count) {
            count.entry(party).and_modify(|sides| *sides += 1);
        }
    }
    count.retain(|_, sides| *sides > allowed);
    count
}

/// Who is in both, found in the smaller one.
fn common<S, T>(one: &IndexMap<Party, S>, other: &IndexMap<Party, T>) -> Vec<Party> {
    if one.len() <= other.len() {
        one.keys().filter(|party| other.contains_key(*party)).copied().collect()
    } else {
        other.keys().filter(|party| one.contains_key(*party)).copied().collect()
    }
}
