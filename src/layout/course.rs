//! The courses of links: through room that is there with or without them.

use std::collections::BTreeSet;

use super::geometry::{Course, Point, Rect};
use super::lanes::{Lanes, Run, open};
use super::solid::{Drawing, interrupt};
use crate::model::Table;
use crate::view::graph::{FrameId, Link, Node, NodeId};

/// Links over more rows than this run straight to their end, over what is between.
const FAR: usize = 60;
/// The least distance from a link to a box that it passes.
const CLEAR: i32 = 6;
/// From a line up to the middle of its label.
const ABOVE_LINE: i32 = 7;
/// From the lines of neighbouring links to each other.
const SPREAD: i32 = 4;
/// A link looks for a way that is free in so many further rows.
const LOOK_AHEAD: usize = 3;

/// Finds ways between the boxes.
pub(super) struct Pathfinder<'a> {
    drawing: &'a Drawing<'a>,
    /// The sides of the boxes of each row, from left to right.
    rows: Vec<Vec<(i32, i32)>>,
    /// The frames that begin in each row.
    begins: Vec<Vec<FrameId>>,
    /// How many links each box has so far.
    used: Table<Node, i32>,
    /// Where links pass through each row so far.
    passed: BTreeSet<(usize, i32)>,
    lanes: Lanes,
}

/// The way of a link, before its label has a place.
struct Way {
    points: Vec<Point>,
    runs: Vec<Run>,
}

impl<'a> Pathfinder<'a> {
    /// Looks at where the boxes are.
    pub(super) fn new(drawing: &'a Drawing<'a>) -> Self {
        let mut rows = vec![Vec::new(); drawing.rows.count];
        for (id, _) in drawing.graph.nodes.iter() {
            if let Some(row) = rows.get_mut(drawing.rows.of_node[id]) {
                row.push((drawing.nodes[id].left, drawing.nodes[id].right));
            }
        }
        for row in &mut rows {
            row.sort_unstable();
        }
        let mut begins = vec![Vec::new(); drawing.rows.count];
        for id in drawing.graph.frames.ids() {
            if let Some(row) = begins.get_mut(drawing.rows.of_frame[id].0) {
                row.push(id);
            }
        }
        for row in &mut begins {
            row.sort_by_key(|frame| drawing.titles[*frame].left);
        }
        let used = drawing.graph.nodes.table(|_, _| 0);
        let lanes = Lanes::new(drawing.rows.count, drawing.arrivals());
        Self { drawing, rows, begins, used, passed: BTreeSet::new(), lanes }
    }

    /// The course of each link, and where its label of this width stands.
    pub(super) fn courses(mut self, links: &[Link], widths: &[i32]) -> Vec<Course> {
        let ways: Vec<Way> = links.iter().map(|link| self.way(link)).collect();
        let runs: Vec<(&[Run], i32)> = ways.iter().map(|way| way.runs.as_slice()).zip(widths.iter().copied()).collect();
        let places = self.lanes.labels(&runs);
        let ways = links.iter().zip(&ways).zip(widths).zip(places);
        ways.map(|(((link, way), width), place)| self.course(link, &way.points, *width, place)).collect()
    }

    fn course(&self, link: &Link, points: &[Point], width: i32, place: Option<Point>) -> Course {
        let Some(label) = self.label_below(link, points, width).or(place) else {
            return Course { pieces: self.cut(vec![points.to_vec()], link), label: label_place(points, width) };
        };
        Course { pieces: self.cut(open(points.to_vec(), label, width), link), label }
    }

    /// The way of a link, from its beginning to its end.
    fn way(&mut self, link: &Link) -> Way {
        let (from, to) = (link.from, link.to);
        let upwards = self.drawing.rows.of_node[from] >= self.drawing.rows.of_node[to];
        let (low, high) = if upwards { (from, to) } else { (to, from) };
        let mut way = self.way_up(low, high);
        if !upwards {
            way.points.reverse();
            way.runs.iter_mut().for_each(|run| std::mem::swap(&mut run.from, &mut run.to));
        }
        way.points.dedup();
        way
    }

    /// From a box up to one that stands higher, or in the same row.
    fn way_up(&mut self, low: NodeId, high: NodeId) -> Way {
        let (bottom, top) = (self.drawing.rows.of_node[low], self.drawing.rows.of_node[high]);
        let (from, to) = (self.drawing.nodes[low], self.drawing.nodes[high]);
        if bottom == top && self.are_neighbours(bottom, from, to) {
            return Way { points: sideways(from, to), runs: Vec::new() };
        }
        let start = self.port(low, from, to);
        let end = self.port(high, to, from);
        let mut runs = Vec::new();
        if bottom == top {
            runs.push(self.run(bottom, start, end));
        } else if bottom - top <= FAR {
            let mut x = start;
            for row in (top + 1..=bottom).rev() {
                let wanted = if row == bottom { end } else { x };
                let next = if row == top + 1 { end } else { self.passage(row - 1, wanted) };
                runs.push(self.run(row, x, next));
                x = next;
            }
        }
        let last = if bottom == top { to.top } else { to.bottom };
        let between = runs.iter().flat_map(|run| [run.from, run.to]);
        let ends = [Point::new(start, from.top), Point::new(end, last)];
        let points = ends.into_iter().take(1).chain(between).chain(ends.into_iter().skip(1)).collect();
        Way { points, runs }
    }

    fn run(&mut self, row: usize, from: i32, to: i32) -> Run {
        self.lanes.take(row, self.drawing.heights.foot(row), from, to)
    }

    /// Of a short line between neighbours, the label stands below both.
    fn label_below(&self, link: &Link, points: &[Point], width: i32) -> Option<Point> {
        let [from, to] = points else { return None };
        let short = from.y == to.y && (from.x - to.x).abs() <= width;
        let bottom = self.drawing.nodes[link.from].bottom.max(self.drawing.nodes[link.to].bottom);
        short.then_some(Point::new(i32::midpoint(from.x, to.x), bottom + CLEAR))
    }

    fn are_neighbours(&self, row: usize, one: Rect, other: Rect) -> bool {
        let (left, right) = (one.right.min(other.right), one.left.max(other.left));
        let between = |sides: &&(i32, i32)| sides.0 >= left && sides.1 <= right;
        left < right && !self.rows.get(row).is_some_and(|row| row.iter().any(|sides| between(&sides)))
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
    fn passage(&mut self, row: usize, x: i32) -> i32 {
        let x = self.gap(row, x).map_or(x, |middle| {
            let is_free = |x: &i32| (row.saturating_sub(LOOK_AHEAD)..=row).all(|row| !self.passed.contains(&(row, *x)));
            [0, SPREAD, -SPREAD].map(|aside| middle + aside).into_iter().find(is_free).unwrap_or(middle)
        });
        self.passed.insert((row, x));
        x
    }

    /// The middle of the gap between boxes that is nearest to `x`, unless `x` is free itself.
    fn gap(&self, row: usize, x: i32) -> Option<i32> {
        let row = self.rows.get(row)?;
        let next = row.partition_point(|sides| sides.0 - CLEAR <= x);
        let (left, right) = next.checked_sub(1).and_then(|place| row.get(place)).copied()?;
        if x >= right + CLEAR {
            return None;
        }
        let before = next.checked_sub(2).and_then(|place| row.get(place));
        let out_left = before.map_or(left - 2 * CLEAR, |before| i32::midpoint(before.1, left));
        let out_right = row.get(next).map_or(right + 2 * CLEAR, |after| i32::midpoint(right, after.0));
        Some(if x - out_left <= out_right - x { out_left } else { out_right })
    }

    /// Interrupts a course where it runs through the title of a frame.
    fn cut(&self, mut pieces: Vec<Vec<Point>>, link: &Link) -> Vec<Vec<Point>> {
        let (from, to) = (self.drawing.rows.of_node[link.from], self.drawing.rows.of_node[link.to]);
        let (top, bottom) = (from.min(to), from.max(to));
        if bottom - top > FAR {
            return pieces;
        }
        for frames in self.begins.get(top..=bottom).into_iter().flatten().filter(|frames| !frames.is_empty()) {
            let xs: Vec<i32> = pieces.iter().flatten().map(|point| point.x).collect();
            for x in xs {
                let next = frames.partition_point(|frame| self.drawing.titles[*frame].left <= x);
                let near = frames.get(next.saturating_sub(4)..next).unwrap_or_default();
                for title in near.iter().map(|frame| self.drawing.titles[*frame]) {
                    pieces = pieces.into_iter().flat_map(|piece| interrupt(piece, title)).collect();
                }
            }
        }
        pieces
    }
}

fn sideways(from: Rect, to: Rect) -> Vec<Point> {
    let y = from.top.max(to.top) + from.height().min(to.height()) * 3 / 4;
    let (start, end) = if from.right < to.left { (from.right, to.left) } else { (from.left, to.right) };
    vec![Point::new(start, y), Point::new(end, y)]
}

/// Above the longest level part, near its end, where it is least likely to meet the labels of other links
/// that begin where this one does; beside a line that has no level part.
fn label_place(points: &[Point], width: i32) -> Point {
    let parts = || points.iter().copied().zip(points.iter().copied().skip(1));
    let length = |(from, to): &(Point, Point)| (from.x - to.x).abs() + (from.y - to.y).abs();
    let level = parts().filter(|(from, to)| from.y == to.y).max_by_key(length);
    let room = width / 2 + 3 * CLEAR;
    match (level, parts().max_by_key(length)) {
        (Some((from, to)), _) if (from.x - to.x).abs() > 2 * room => {
            Point::new(if from.x < to.x { to.x - room } else { to.x + room }, to.y - ABOVE_LINE)
        }
        (Some((from, to)), _) if (from.x - to.x).abs() > width / 2 => {
            Point::new(i32::midpoint(from.x, to.x), to.y - ABOVE_LINE)
        }
        (_, Some((from, to))) => Point::new(from.x + room, i32::midpoint(from.y, to.y)),
        (_, None) => Point::default(),
    }
}
