//! The courses of links: through room that is there with or without them.

use super::geometry::{Course, Point, Rect};
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
const SPREAD: i32 = 3;

/// Finds ways between the boxes.
pub(super) struct Pathfinder<'a> {
    drawing: &'a Drawing<'a>,
    /// The sides of the boxes of each row, from left to right.
    rows: Vec<Vec<(i32, i32)>>,
    /// The frames that begin in each row.
    begins: Vec<Vec<FrameId>>,
    /// How many links each box has so far.
    used: Table<Node, i32>,
    drawn: i32,
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
        Self { drawing, rows, begins, used: drawing.graph.nodes.table(|_, _| 0), drawn: 0 }
    }

    /// The course of a link, and where its label of this width stands.
    pub(super) fn course(&mut self, link: &Link, label_width: i32) -> Course {
        let (from, to) = (link.from, link.to);
        let lane = (self.drawn % 3 - 1) * 2;
        self.drawn += 1;
        let upwards = self.drawing.rows.of_node[from] >= self.drawing.rows.of_node[to];
        let (low, high) = if upwards { (from, to) } else { (to, from) };
        let mut points = self.way(low, high, lane);
        if !upwards {
            points.reverse();
        }
        points.dedup();
        let label = self.label_below(link, &points, label_width).unwrap_or_else(|| label_place(&points, label_width));
        Course { pieces: self.cut(points, (high, low)), label }
    }

    /// From a box up to one that stands higher, or in the same row.
    fn way(&mut self, low: NodeId, high: NodeId, lane: i32) -> Vec<Point> {
        let (bottom, top) = (self.drawing.rows.of_node[low], self.drawing.rows.of_node[high]);
        let (from, to) = (self.drawing.nodes[low], self.drawing.nodes[high]);
        if bottom == top && self.are_neighbours(bottom, from, to) {
            return sideways(from, to);
        }
        let start = self.port(low, from, to);
        let end = self.port(high, to, from);
        let mut points = vec![Point::new(start, from.top)];
        if bottom == top {
            let y = self.drawing.heights.lane(bottom) + lane;
            points.extend([Point::new(start, y), Point::new(end, y), Point::new(end, to.top)]);
            return points;
        }
        if bottom - top <= FAR {
            let mut x = start;
            for row in (top + 1..=bottom).rev() {
                let y = self.drawing.heights.lane(row) + lane;
                let next =
                    if row == top + 1 { end } else { self.passage(row - 1, if row == bottom { end } else { x }) };
                points.extend([Point::new(x, y), Point::new(next, y)]);
                x = next;
            }
        }
        points.push(Point::new(end, to.bottom));
        points
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
    fn passage(&self, row: usize, x: i32) -> i32 {
        let Some(row) = self.rows.get(row) else { return x };
        let next = row.partition_point(|sides| sides.0 - CLEAR <= x);
        let Some((left, right)) = next.checked_sub(1).and_then(|place| row.get(place)).copied() else { return x };
        if x >= right + CLEAR {
            return x;
        }
        let out_left = next
            .checked_sub(2)
            .and_then(|place| row.get(place))
            .map_or(left - 2 * CLEAR, |before| i32::midpoint(before.1, left));
        let out_right = row.get(next).map_or(right + 2 * CLEAR, |after| i32::midpoint(right, after.0));
        if x - out_left <= out_right - x { out_left } else { out_right }
    }

    /// Interrupts a course where it runs through the title of a frame.
    fn cut(&self, points: Vec<Point>, (high, low): (NodeId, NodeId)) -> Vec<Vec<Point>> {
        let (top, bottom) = (self.drawing.rows.of_node[high], self.drawing.rows.of_node[low]);
        let mut pieces = vec![points];
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
