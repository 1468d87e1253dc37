//! Lines that run beside each other in one gap: which of them has which lane, and where the lanes are.
//!
//! Every gap has room for so many dotted lines, whether there are any or not: so none of them ever moves a box.
//! Lines of owners, which are drawn on request, make room for themselves beside them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use super::nets::Net;

/// So many dotted lines have a lane each wherever they run beside each other. More of them share lanes.
pub(super) const DOTTED: usize = 7;
/// From one lane to the next, and from the first and the last one to what is beside the gap, at least.
const CLOSEST: i32 = 3;
/// For each line that makes room.
const OWNER: i32 = 5;
/// From one dotted line to the next, while there is room.
const COMFORTABLE: i32 = 7;
/// Where two lines run: so that a label finds room on each, and above the second.
const PAIR: [i32; 2] = [5, 14];
/// More lanes than this are not told apart: places have to be numbers.
const MOST: i32 = i32::MAX / 16;
/// The width of a gap in which only dotted lines run.
pub(super) const GAP: i32 = CLOSEST * (DOTTED as i32 + 1);

/// Where each line needs a gap, from where to where.
pub(super) type Stretches = BTreeMap<Net, (i32, i32)>;

/// The lines in one gap.
#[derive(Debug, Clone, Default)]
pub(super) struct Bundle {
    lanes: BTreeMap<Net, usize>,
    /// How many lanes make room for themselves; they come first.
    owners: usize,
    count: usize,
}

impl Bundle {
    /// Gives every line the first lane on which no other is nearer than `apart`.
    pub(super) fn of(stretches: Stretches, is_dotted: impl Fn(Net) -> bool, apart: i32) -> Self {
        let (dotted, owners) = stretches.into_iter().partition::<Stretches, _>(|(net, _)| is_dotted(*net));
        let mut bundle = Self::default();
        bundle.add(owners, usize::MAX, apart);
        bundle.owners = bundle.count;
        bundle.add(dotted, DOTTED, apart);
        bundle
    }

    /// Adds lanes for lines, but no more than `most`.
    fn add(&mut self, stretches: Stretches, most: usize, apart: i32) {
        let (lanes, count) = colours(stretches, most, apart);
        let first = self.count;
        self.lanes.extend(lanes.into_iter().map(|(net, lane)| (net, first + lane)));
        self.count += count;
    }

    /// How wide the gap has to be.
    pub(super) fn width(&self) -> i32 {
        self.reserve().1
    }

    /// Where the room for dotted lines begins, and where it ends: it is there with and without them.
    pub(super) fn reserve(&self) -> (i32, i32) {
        let start = OWNER * number(self.owners);
        (start, start + GAP)
    }

    /// How far from the side of the gap a line runs; for one that makes room, always in the same place.
    pub(super) fn place(&self, net: Net) -> Option<i32> {
        let lane = *self.lanes.get(&net)?;
        let Some(lane) = lane.checked_sub(self.owners) else { return Some(OWNER * number(lane + 1) - 1) };
        let lanes = self.count - self.owners;
        let pair = PAIR.get(lane).copied().filter(|_| lanes == PAIR.len());
        Some(self.reserve().0 + pair.unwrap_or_else(|| evenly(lane, lanes, GAP)))
    }

    /// The same, but lines that make room have all of it where there are no others.
    pub(super) fn place_freely(&self, net: Net) -> Option<i32> {
        let lane = self.lanes.get(&net).filter(|_| self.count == self.owners);
        lane.map(|lane| evenly(*lane, self.owners, self.width())).or_else(|| self.place(net))
    }

    /// How far from the side of the gap the furthest line runs; 0, if there is none.
    pub(super) fn reach(&self) -> i32 {
        self.lanes.keys().filter_map(|net| self.place(*net)).max().unwrap_or(0)
    }
}

/// Where a lane is in a gap, if all are in its middle, as far from each other as is comfortable.
fn evenly(lane: usize, lanes: usize, width: i32) -> i32 {
    let last = number(lanes.saturating_sub(1));
    let span = COMFORTABLE.saturating_mul(last).min(width - 2 * CLOSEST);
    let out = i64::from(span) * i64::from(number(lane)) / i64::from(last.max(1));
    (width - span) / 2 + i32::try_from(out).unwrap_or(span)
}

fn number(lanes: usize) -> i32 {
    i32::try_from(lanes).unwrap_or(i32::MAX).min(MOST)
}

/// Widens what a line needs of a gap.
pub(super) fn widen(stretches: &mut Stretches, net: Net, span: (i32, i32)) {
    let wider = |whole: &mut (i32, i32)| *whole = (whole.0.min(span.0), whole.1.max(span.1));
    stretches.entry(net).and_modify(wider).or_insert(span);
}

/// Gives each stretch the first lane that is free, in the order of their beginnings; where there are no more, the one
/// that becomes free first. Says how many lanes there are.
fn colours(stretches: Stretches, most: usize, apart: i32) -> (Vec<(Net, usize)>, usize) {
    let mut stretches: Vec<((i32, i32), Net)> = stretches.into_iter().map(|(net, span)| (span, net)).collect();
    stretches.sort_unstable();
    let (mut busy, mut free, mut count) = (BinaryHeap::new(), BTreeSet::new(), 0);
    let mut lanes = Vec::new();
    for ((start, end), net) in stretches {
        while let Some(Reverse((end, lane))) = busy.peek().copied()
            && end + apart <= start
        {
            busy.pop();
            free.insert(lane);
        }
        let (mut end, mut lane) = (end, free.pop_first().unwrap_or(count));
        if lane >= most
            && let Some(Reverse((other, shared))) = busy.pop()
        {
            (end, lane) = (end.max(other), shared);
        }
        count = count.max(lane + 1);
        busy.push(Reverse((end, lane)));
        lanes.push((net, lane));
    }
    (lanes, count)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// From one line to the next on the same lane.
    const APART: i32 = 8;

    fn any_stretches() -> impl Strategy<Value = Stretches> {
        let stretch = (0..300i32, 0..200i32).prop_map(|(start, length)| (start, start + length));
        proptest::collection::vec(stretch, 0..40).prop_map(|stretches| stretches.into_iter().enumerate().collect())
    }

    /// Every fourth line makes room.
    fn is_dotted(net: Net) -> bool {
        !net.is_multiple_of(4)
    }

    fn meet(one: (i32, i32), other: (i32, i32)) -> bool {
        one.0 < other.1 + APART && other.0 < one.1 + APART
    }

    proptest! {
        #[test]
        fn lines_share_a_lane_only_where_more_run_beside_each_other_than_there_is_room_for(stretches in any_stretches()) {
            let bundle = Bundle::of(stretches.clone(), is_dotted, APART);
            for (net, span) in &stretches {
                for (other, other_span) in stretches.iter().filter(|(other, _)| *other > net) {
                    if !meet(*span, *other_span) || bundle.place(*net) != bundle.place(*other) {
                        continue;
                    }
                    prop_assert!(is_dotted(*net) && is_dotted(*other));
                    let start = span.0.max(other_span.0);
                    let beside = |(net, span): (&Net, &(i32, i32))| is_dotted(*net) && meet(*span, (start, start));
                    prop_assert!(stretches.iter().filter(|one| beside(*one)).count() > DOTTED, "{net} and {other}");
                }
            }
        }

        #[test]
        fn dotted_lines_need_no_room_and_lie_inside_the_gap(stretches in any_stretches()) {
            let bundle = Bundle::of(stretches.clone(), is_dotted, APART);
            let owners = stretches.iter().filter(|(net, _)| !is_dotted(**net));
            let without = Bundle::of(owners.map(|(net, span)| (*net, *span)).collect(), is_dotted, APART);
            prop_assert_eq!(bundle.width(), without.width());
            for place in [Bundle::place, Bundle::place_freely] {
                let mut places: Vec<i32> = stretches.keys().filter_map(|net| place(&bundle, *net)).collect();
                places.sort_unstable();
                places.dedup();
                prop_assert!(places.iter().all(|place| CLOSEST <= *place && *place <= bundle.width() - CLOSEST));
                prop_assert!(places.windows(2).all(|pair| pair[1] - pair[0] >= CLOSEST), "{places:?}");
            }
        }
    }

    #[test]
    fn very_many_lines_that_make_room_lie_inside_it() {
        let bundle = Bundle::of((0..50_000).map(|net| (net, (0, 100))).collect(), |_| false, APART);
        let places: Vec<i32> = (0..50_000).filter_map(|net| bundle.place_freely(net)).collect();
        assert!(places.iter().all(|place| 0 < *place && *place < bundle.width()));
        assert!(places.is_sorted() && places.len() == 50_000);
    }

    #[test]
    fn so_many_lines_have_a_lane_each_and_one_more_shares() {
        let lanes = |lines: usize| {
            let bundle = Bundle::of((0..lines).map(|net| (net, (0, 100))).collect(), |_| true, APART);
            (0..lines).filter_map(|net| bundle.place(net)).collect::<BTreeSet<i32>>().len()
        };
        assert_eq!((lanes(DOTTED), lanes(DOTTED + 1)), (DOTTED, DOTTED));
    }
}
