//! Where links run up and down: out of boxes, and between the boxes of a row. No two lines share a place while there
//! is one left.

use std::collections::BTreeMap;

use super::nets::Net;
use super::obstacles::OUTSIDE;
use super::plan::Plan;
use super::solid::uprights;
use super::uprights::Uprights;
use crate::model::Table;
use crate::view::graph::{Node, NodeId};

/// From place to place, and how far from each other two lines are at least; where there is no room, less.
const PITCHES: [(i32, i32); 3] = [(4, 3), (2, 2), (1, 1)];
/// From a corner of a box to the links that leave it.
const CORNER: i32 = 6;
/// From the solid line in the middle of a box to the links beside it.
const MIDDLE: i32 = 8;
/// From the boxes at the ends of a row, which stand in frames, to links that pass outside.
const BEYOND: i32 = 8;
/// From the side of a frame to a link inside of it.
const INSIDE: i32 = 3;
/// So many gaps of a row are tried.
const MOST_GAPS: usize = 40;
/// So many places of a gap are tried.
const MOST_PLACES: usize = 4096;

/// Places that are taken.
pub(super) struct Ports<'a> {
    plan: &'a Plan<'a>,
    /// Which channel lies above each row.
    channels: &'a [usize],
    uprights: Uprights,
    /// Where each line leaves the upper or lower side of a box.
    ends: BTreeMap<(NodeId, Net), i32>,
    /// How far down each line leaves the right side of a box.
    sides: BTreeMap<(NodeId, Net), i32>,
    /// How many lines leave the right side of a box.
    count: Table<Node, usize>,
    /// Where each line passes each row.
    passed: BTreeMap<(usize, Net), Vec<i32>>,
}

impl<'a> Ports<'a> {
    pub(super) fn new(plan: &'a Plan<'a>, channels: &'a [usize]) -> Self {
        let count = plan.graph.nodes.table(|_, _| 0);
        let uprights = Uprights::new(channels.len());
        let (ends, sides, passed) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let mut ports = Self { plan, channels, uprights, ends, sides, count, passed };
        ports.bar();
        ports
    }

    /// Keeps links off solid lines, the sides of frames, and each other beside columns.
    fn bar(&mut self) {
        let Plan { graph, families, rows, grove, columns, gutters, .. } = *self.plan;
        for (row, x) in uprights(graph, families, rows, columns) {
            self.uprights.bar(self.channel(row), x);
        }
        for id in graph.frames.ids() {
            let ((first, last), (left, right)) = (rows.of_frame[id], columns.frames[id]);
            for row in first..=last + 1 {
                let channel = self.channel(row);
                [left, right].into_iter().for_each(|x| self.uprights.bar(channel, x));
            }
        }
        for (unit, bundle) in
            grove.units.iter().filter(|(_, unit)| unit.is_column()).map(|(unit, _)| (unit, gutters.reserve(unit)))
        {
            let channel = self.channel(rows.of_column[unit].0);
            let right = columns.stacks[unit].1;
            self.uprights.reserve(channel, (right + bundle.0, right + bundle.1));
        }
        for (unit, net) in self.plan.gutters.leaving() {
            let channel = self.channel(rows.of_column[unit].0);
            self.uprights.stand(channel, self.plan.gutter(unit, net), net);
        }
    }

    /// The channel above a row.
    pub(super) fn channel(&self, row: usize) -> usize {
        self.channels.get(row).copied().unwrap_or(row)
    }

    /// Where on its upper or lower side a line leaves a box: beside the solid line, towards the other end, each
    /// a little further out.
    pub(super) fn end(&mut self, net: Net, id: NodeId, other: NodeId) -> i32 {
        if let Some(x) = self.ends.get(&(id, net)) {
            return *x;
        }
        let (middle, half) = (self.plan.center(id), self.plan.sizes.nodes[id].width / 2);
        let towards = if self.plan.center(other) < middle { -1 } else { 1 };
        let row = self.plan.rows.of_node[id];
        let places = |(step, apart): (i32, i32)| {
            let out = (half / 2..=half - CORNER).step_by(unsigned(step));
            let inwards = (MIDDLE..half / 2).rev().step_by(unsigned(step));
            let one_side = out.chain(inwards).collect::<Vec<_>>();
            let both = one_side.clone().into_iter().map(move |out| middle + towards * out);
            both.chain(one_side.into_iter().map(move |out| middle - towards * out)).map(move |x| (x, apart))
        };
        let is_free = |(x, apart): &(i32, i32)| self.is_free(row, *x, net, *apart);
        let found = PITCHES.into_iter().flat_map(places).find(is_free);
        let x = found.map_or(middle + towards * half / 2, |(x, _)| x);
        self.stand(row, x, net);
        self.ends.insert((id, net), x);
        x
    }

    /// How far below its upper side a line leaves a box at its right side: in the middle, and around it.
    pub(super) fn side(&mut self, net: Net, id: NodeId) -> i32 {
        if let Some(down) = self.sides.get(&(id, net)) {
            return *down;
        }
        let middle = self.plan.sizes.nodes[id].height / 2;
        let mut downs: Vec<i32> = Vec::new();
        for (step, _) in PITCHES {
            let aside = (0..=middle - CORNER / 2).step_by(unsigned(step));
            let found = aside.flat_map(|aside| [middle + aside, middle - aside]);
            let new: Vec<i32> = found.filter(|down| !downs.contains(down)).collect();
            downs.extend(new);
            downs.dedup();
        }
        let count = &mut self.count[id];
        let down = downs.get(*count % downs.len().max(1)).copied().unwrap_or(middle);
        *count += 1;
        self.sides.insert((id, net), down);
        down
    }

    /// The place nearest to `x` where a line can pass between the boxes of a row, if it can be reached along a
    /// channel.
    pub(super) fn passage(&self, net: Net, row: usize, x: i32, channel: usize) -> i32 {
        let reached = |there: &i32| self.plan.obstacles.in_channel(channel, x, *there).next().is_none();
        let known = self.passed.get(&(row, net)).into_iter().flatten().copied().filter(reached);
        if let Some(known) = known.min_by_key(|known| (known - x).abs()) {
            return known;
        }
        let limits = self.limits(row);
        for pitch in PITCHES {
            let (left, right) = self.plan.obstacles.gaps(row, x, self.plan.is_dotted(net));
            let place = |(left, right): (i32, i32)| {
                let gap = (left.max(limits.0), right.min(limits.1));
                self.place(net, row, x, gap, pitch)
            };
            let left = left.take(MOST_GAPS).find_map(place).filter(reached);
            let right = right.take(MOST_GAPS).find_map(place).filter(reached);
            if let Some(place) = left.into_iter().chain(right).min_by_key(|place| (place - x).abs()) {
                return place;
            }
        }
        self.shared(net, row, x, limits, reached).unwrap_or(x)
    }

    /// Where a line passes the boxes of a row that finds no place of its own: over others.
    fn shared(&self, net: Net, row: usize, x: i32, limits: (i32, i32), reached: impl Fn(&i32) -> bool) -> Option<i32> {
        let (left, right) = self.plan.obstacles.gaps(row, x, self.plan.is_dotted(net));
        let nearest = |(left, right): (i32, i32)| {
            let (left, right) = (left.max(limits.0), right.min(limits.1));
            (left <= right).then(|| x.clamp(left, right))
        };
        let left = left.take(MOST_GAPS).filter_map(nearest).find(&reached);
        let right = right.take(MOST_GAPS).filter_map(nearest).find(&reached);
        left.into_iter().chain(right).min_by_key(|place| (place - x).abs())
    }

    /// A line passes a row here.
    pub(super) fn pass(&mut self, net: Net, row: usize, x: i32) {
        self.stand(row, x, net);
        self.passed.entry((row, net)).or_default().push(x);
    }

    /// A free place in a gap, as near as can be to `x`, or else to its middle.
    fn place(&self, net: Net, row: usize, x: i32, (left, right): (i32, i32), pitch: (i32, i32)) -> Option<i32> {
        let start = match (left <= -OUTSIDE, right >= OUTSIDE) {
            _ if left <= x && x <= right => x,
            (true, _) => right - BEYOND,
            (_, true) => left + BEYOND,
            _ => i32::midpoint(left, right),
        };
        let aside = (0..).step_by(unsigned(pitch.0)).take(MOST_PLACES);
        let places = aside.take_while(|aside| start - aside >= left || start + aside <= right);
        let both = places.flat_map(|aside| [start + aside, start - aside]);
        both.filter(|x| left <= *x && *x <= right).find(|x| self.is_free(row, *x, net, pitch.1))
    }

    /// How far out links may run in a row: in a block, inside of its frame.
    fn limits(&self, row: usize) -> (i32, i32) {
        let seat = self.plan.rows.block_of_row(row).and_then(|block| block.seat);
        seat.map_or((-OUTSIDE, OUTSIDE), |(frame, _)| {
            let (left, right) = self.plan.columns.frames[frame];
            (left + INSIDE, right - INSIDE)
        })
    }

    fn is_free(&self, row: usize, x: i32, net: Net, apart: i32) -> bool {
        let (above, below) = (self.channel(row), self.channel(row + 1));
        let is_free = |channel| self.uprights.is_free(channel, x, net, apart);
        let is_open = |channel| self.plan.is_dotted(net) || !self.uprights.is_reserved(channel, x);
        [above, below].into_iter().all(|channel| is_free(channel) && is_open(channel))
    }

    fn stand(&mut self, row: usize, x: i32, net: Net) {
        for row in [row, row + 1] {
            self.uprights.stand(self.channel(row), x, net);
        }
    }
}

fn unsigned(step: i32) -> usize {
    usize::try_from(step).unwrap_or(1).max(1)
}
