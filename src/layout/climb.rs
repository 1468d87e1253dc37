//! Ways of links through rows, and out of the columns in which boxes stand.

use std::collections::BTreeSet;

use super::families::UnitId;
use super::geometry::{Point, Rect};
use super::lanes::Lanes;
use super::nest::{Shell, common, shells};
use super::obstacles::{CLEAR, Obstacles};
use super::solid::Drawing;
use super::trail::Trail;
use crate::model::Table;
use crate::view::graph::{Link, Node, NodeId};

/// Links over more rows than this run straight to their end, over what is between.
const FAR: usize = 60;
/// From the lines of neighbouring links to each other.
const SPREAD: i32 = 4;
/// A link looks for a way that is free in so many further rows.
const LOOK_AHEAD: usize = 3;
/// From the right side of a column to the links beside it, one after the other.
const GUTTER: [i32; 3] = [6, 10, 15];

/// Finds ways between the boxes.
pub(super) struct Climber<'a> {
    drawing: &'a Drawing<'a>,
    obstacles: &'a Obstacles,
    /// How many links each box has so far.
    used: Table<Node, i32>,
    /// How many links run beside each column so far, by the first box in it.
    gutters: Table<Node, usize>,
    /// Where links pass through each row so far.
    passed: BTreeSet<(usize, i32)>,
    pub(super) lanes: Lanes,
}

/// Where a link is on its way up: in the channel above a row, or still at its box.
struct Spot {
    x: i32,
    row: usize,
    trail: Trail,
    /// The box that it has not left yet.
    at: Option<NodeId>,
}

impl<'a> Climber<'a> {
    pub(super) fn new(drawing: &'a Drawing<'a>, obstacles: &'a Obstacles) -> Self {
        let used = drawing.graph.nodes.table(|_, _| 0);
        let gutters = drawing.graph.nodes.table(|_, _| 0);
        let lanes = Lanes::new(drawing.rows.count, drawing.arrivals());
        Self { drawing, obstacles, used, gutters, passed: BTreeSet::new(), lanes }
    }

    /// The way of a link, from its beginning to its end, with room for a label of this width.
    pub(super) fn way(&mut self, link: &Link, label: i32) -> Trail {
        let (from, to) = (link.from, link.to);
        let drawing = self.drawing;
        let around = |id| shells(drawing.graph, drawing.rows, drawing.grove, id);
        let (common, from_shells, to_shells) = common(around(from), around(to));
        let mut trail = match common {
            Shell::Column(unit) => {
                let x = self.gutter(unit);
                let mut trail = self.leave(from, to, &from_shells, Some(x)).trail;
                trail.back_along(self.leave(to, from, &to_shells, Some(x)).trail);
                trail
            }
            Shell::Block(block) => {
                let start = self.leave(from, to, &from_shells, None);
                let end = self.leave(to, from, &to_shells, None);
                self.sideways(&start, &end, label).unwrap_or_else(|| self.join(block, start, end))
            }
        };
        trail.points.dedup();
        trail
    }

    /// Out of all that only this end of a link has around it; then out of the column at `last`, if both ends
    /// have one around them.
    fn leave(&mut self, id: NodeId, other: NodeId, around: &[Shell], last: Option<i32>) -> Spot {
        let (own, other) = (self.drawing.nodes[id], self.drawing.nodes[other]);
        let mut spot = Spot {
            x: own.center_x(),
            row: self.drawing.rows.of_node[id],
            trail: Trail::from(Point::new(own.center_x(), own.top)),
            at: Some(id),
        };
        // A box in a column is left at its side; all others above or below.
        if self.drawing.rows.column[id].is_none() {
            spot.x = self.port(id, own, other);
        }
        let mut is_inside_block = false;
        for shell in around {
            if let Shell::Column(unit) = shell {
                if is_inside_block && self.is_on_top(&spot, *unit) {
                    self.start_upwards(&mut spot);
                } else {
                    let x = self.gutter(*unit);
                    self.leave_column(&mut spot, own, x, is_inside_block);
                    spot.x = x;
                }
                spot.row = self.drawing.rows.of_column[*unit].0;
                spot.trail.passes.push((spot.row, spot.x));
            }
            is_inside_block = matches!(shell, Shell::Block(_));
        }
        if let Some(x) = last {
            self.leave_column(&mut spot, own, x, is_inside_block);
        }
        spot
    }

    /// Whether nothing of a column is above a link in one of its blocks.
    fn is_on_top(&self, spot: &Spot, unit: UnitId) -> bool {
        let entry = self.drawing.grove.units[unit].entry;
        spot.row == self.drawing.rows.of_node[entry] && spot.row == self.first_row_of_block(spot.row)
    }

    /// To the gutter at `x`: from a box in the column itself straight to the side, from inside a block through
    /// one of its channels.
    fn leave_column(&mut self, spot: &mut Spot, own: Rect, x: i32, is_inside_block: bool) {
        if let Some(id) = spot.at.filter(|_| !is_inside_block) {
            let count = self.used[id];
            self.used[id] += 1;
            let y = own.top + own.height() / 2 + (count * SPREAD).min(own.height() / 2 - SPREAD);
            spot.trail = Trail::from(Point::new(own.right, y));
            spot.trail.points.push(Point::new(x, y));
            spot.at = None;
            return;
        }
        self.start_upwards(spot);
        let first = self.first_row_of_block(spot.row);
        let mut ups = Vec::new();
        let mut at = spot.x;
        for channel in (first..=spot.row).rev().take(FAR) {
            ups.push(at);
            if !self.is_blocked(channel, at, x) {
                break;
            }
            at = self.passage(channel.saturating_sub(1), at);
        }
        self.climb(spot, &ups);
        let run = self.lanes.take(spot.row, self.drawing.heights.foot(spot.row), spot.x, x);
        spot.trail.run(run);
    }

    /// Leads two ends of a link together that are in the same block.
    fn join(&mut self, block: usize, start: Spot, end: Spot) -> Trail {
        let upwards = start.row >= end.row;
        let (mut low, mut high) = if upwards { (start, end) } else { (end, start) };
        let trail = self.join_below(&mut low, &mut high);
        let trail = trail.or_else(|| self.join_above(block, &mut low, &mut high));
        let trail = trail.unwrap_or_else(|| {
            low.trail.back_along(high.trail);
            low.trail
        });
        if upwards { trail } else { trail.reversed() }
    }

    /// From the lower end up to a channel below the higher one, which is a box.
    fn join_below(&mut self, low: &mut Spot, high: &mut Spot) -> Option<Trail> {
        let target = high.at.filter(|_| low.row > high.row && low.row - high.row <= FAR)?;
        let (mut ups, mut downs) = (vec![low.x], vec![high.x]);
        for channel in high.row + 1..low.row {
            downs.push(self.passage(channel, downs.last().copied().unwrap_or(high.x)));
        }
        let (mut x, mut meeting) = (low.x, None);
        for (channel, down) in (high.row + 1..low.row + 1).zip(&downs).rev() {
            if !self.is_blocked(channel, x, *down) {
                meeting = Some(channel);
                break;
            }
            x = self.passage(channel - 1, x);
            ups.push(x);
        }
        downs.truncate(meeting? - high.row);
        self.start_upwards(low);
        self.climb(low, &ups);
        high.trail = Trail::from(Point::new(high.x, self.drawing.nodes[target].bottom));
        high.row += 1;
        self.descend(high, &downs);
        Some(self.meet(low, high))
    }

    /// From both ends up to a channel above them.
    fn join_above(&mut self, block: usize, low: &mut Spot, high: &mut Spot) -> Option<Trail> {
        let first = self.drawing.rows.blocks.get(block).map_or(0, |block| block.first);
        let (mut left, mut right) = (vec![low.x], vec![high.x]);
        let last = |xs: &[i32]| xs.last().copied().unwrap_or(0);
        for channel in (high.row..low.row).rev().take(FAR) {
            left.push(self.passage(channel, last(&left)));
        }
        for channel in (first..=high.row).rev().take(FAR).filter(|_| low.row - high.row <= FAR) {
            if !self.is_blocked(channel, last(&left), last(&right)) {
                self.start_upwards(low);
                self.start_upwards(high);
                self.climb(low, &left);
                self.climb(high, &right);
                return Some(self.meet(low, high));
            }
            left.push(self.passage(channel.saturating_sub(1), last(&left)));
            right.push(self.passage(channel.saturating_sub(1), last(&right)));
        }
        None
    }

    /// Along the channel in which both are.
    fn meet(&mut self, low: &mut Spot, high: &mut Spot) -> Trail {
        let run = self.lanes.take(low.row, self.drawing.heights.foot(low.row), low.x, high.x);
        let mut trail = std::mem::take(&mut low.trail);
        trail.run(run);
        trail.back_along(std::mem::take(&mut high.trail));
        trail
    }

    /// From one side to the other, if both are boxes with nothing but room for the label between them.
    fn sideways(&self, start: &Spot, end: &Spot, label: i32) -> Option<Trail> {
        let (from, to) = (self.drawing.nodes[start.at?], self.drawing.nodes[end.at?]);
        let (left, right) = (from.right.min(to.right), from.left.max(to.left));
        let free = start.row == end.row && left < right - label && self.obstacles.is_free(start.row, left, right);
        let y = from.top.max(to.top) + from.height().min(to.height()) * 3 / 4;
        let (start, end) = if from.right < to.left { (from.right, to.left) } else { (from.left, to.right) };
        let points = vec![Point::new(start, y), Point::new(end, y)];
        free.then_some(Trail { points, ..Trail::default() })
    }

    /// Leaves a box at its upper side.
    fn start_upwards(&mut self, spot: &mut Spot) {
        if let Some(id) = spot.at.take() {
            spot.trail = Trail::from(Point::new(spot.x, self.drawing.nodes[id].top));
            spot.trail.passes.push((spot.row, spot.x));
        }
    }

    /// Up from channel to channel, each time to the next of these places.
    fn climb(&mut self, spot: &mut Spot, places: &[i32]) {
        for x in places.iter().skip(1) {
            let run = self.lanes.take(spot.row, self.drawing.heights.foot(spot.row), spot.x, *x);
            spot.trail.run(run);
            spot.row = spot.row.saturating_sub(1);
            spot.x = *x;
            self.pass(spot);
        }
    }

    /// The same downwards.
    fn descend(&mut self, spot: &mut Spot, places: &[i32]) {
        for x in places.iter().skip(1) {
            let run = self.lanes.take(spot.row, self.drawing.heights.foot(spot.row), spot.x, *x);
            spot.trail.run(run);
            spot.x = *x;
            self.pass(spot);
            spot.row += 1;
        }
    }

    fn pass(&mut self, spot: &mut Spot) {
        self.passed.insert((spot.row, spot.x));
        spot.trail.passes.push((spot.row, spot.x));
    }

    fn is_blocked(&self, channel: usize, from: i32, to: i32) -> bool {
        self.obstacles.in_channel(channel, from, to).next().is_some()
    }

    fn first_row_of_block(&self, row: usize) -> usize {
        let blocks = &self.drawing.rows.blocks;
        let place = blocks.partition_point(|block| block.first <= row);
        place.checked_sub(1).and_then(|place| blocks.get(place)).map_or(0, |block| block.first)
    }

    /// The next place beside a column.
    fn gutter(&mut self, unit: UnitId) -> i32 {
        let count = &mut self.gutters[self.drawing.grove.units[unit].entry];
        *count += 1;
        let aside = GUTTER.iter().cycle().nth((*count - 1) % GUTTER.len()).copied().unwrap_or(CLEAR);
        self.drawing.columns.stacks[unit].1 + aside
    }

    /// Where on its upper or lower side a link leaves a box: beside the solid line, towards the other end,
    /// each link a little further out.
    fn port(&mut self, id: NodeId, own: Rect, other: Rect) -> i32 {
        let count = self.used[id];
        self.used[id] += 1;
        let quarter = own.width() / 4;
        let out = quarter + (count * 2 * SPREAD).min(quarter - 2 * SPREAD);
        if other.center_x() < own.center_x() { own.center_x() - out } else { own.center_x() + out }
    }

    /// The place nearest to `x` where a line can pass between the boxes of a row.
    fn passage(&self, row: usize, x: i32) -> i32 {
        self.obstacles.gap(row, x).map_or(x, |middle| {
            let is_free = |x: &i32| (row.saturating_sub(LOOK_AHEAD)..=row).all(|row| !self.passed.contains(&(row, *x)));
            [0, SPREAD, -SPREAD].map(|aside| middle + aside).into_iter().find(is_free).unwrap_or(middle)
        })
    }
}
