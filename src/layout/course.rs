//! The courses of links, once it is known how high everything is.

use super::geometry::{Course, Point, Rect};
use super::heights::{BETWEEN_BOXES, BETWEEN_LABELS};
use super::joints::Joints;
use super::labels::{GAP, Label, Seat};
use super::lanes::{Lanes, RAISED};
use super::obstacles::CLEAR;
use super::plan::Plan;
use super::solid::{Drawing, interrupt};
use super::trail::{End, Way};
use crate::view::graph::{FrameId, Link};

/// From the label of a line without a part in any channel to the line.
const BESIDE: i32 = 3;

/// Gives links their courses and labels.
pub(super) struct Pathfinder<'a> {
    pub(super) plan: &'a Plan<'a>,
    pub(super) drawing: &'a Drawing<'a>,
    pub(super) lanes: &'a Lanes,
    /// The frames that begin in each row.
    begins: Vec<Vec<FrameId>>,
}

impl<'a> Pathfinder<'a> {
    /// Looks at where the frames are.
    pub(super) fn new(plan: &'a Plan<'a>, drawing: &'a Drawing<'a>, lanes: &'a Lanes) -> Self {
        let mut begins = vec![Vec::new(); drawing.rows.count];
        for id in drawing.graph.frames.ids() {
            if let Some(row) = begins.get_mut(drawing.rows.of_frame[id].0) {
                row.push(id);
            }
        }
        for row in &mut begins {
            row.sort_by_key(|frame| drawing.titles[*frame].left);
        }
        Self { plan, drawing, lanes, begins }
    }

    /// The course of each link, and where its label stands. What several links share is drawn with the first.
    pub(super) fn courses(&self, ways: &[Way]) -> Vec<Course> {
        let mut joints = Joints::default();
        let links = self.plan.graph.links.iter().zip(ways).zip(self.plan.nets).enumerate();
        let course = links.map(|(place, ((link, way), net))| {
            let points = self.points(way, *net);
            let (label, gap) = self.label(place, link, way, &points);
            let pieces = |points: Vec<Point>| {
                let pieces = gap.map_or_else(|| vec![points.clone()], |width| open(points.clone(), label, width));
                self.cut(pieces, way)
            };
            match joints.join(*net, place, &points) {
                None => Course { pieces: pieces(points), label, joins: None },
                Some((host, own)) => Course { pieces: pieces(own), label, joins: Some((host, pieces(points))) },
            }
        });
        course.collect()
    }

    /// All corners of a way.
    fn points(&self, way: &Way, net: usize) -> Vec<Point> {
        if let (End::Level(from), End::Level(to)) = (way.from, way.to) {
            let (from, to) = (self.drawing.nodes[from], self.drawing.nodes[to]);
            let y = from.top.max(to.top) + from.height().min(to.height()) * 3 / 4;
            let (start, end) = if from.right < to.left { (from.right, to.left) } else { (from.left, to.right) };
            return vec![Point::new(start, y), Point::new(end, y)];
        }
        let mut points = self.end(way.from);
        for run in &way.runs {
            let y = self.drawing.heights.foot(run.channel) - self.lanes.offset(run.channel, net);
            points.extend([Point::new(run.from, y), Point::new(run.to, y)]);
        }
        points.extend(self.end(way.to).into_iter().rev());
        points.dedup();
        straightened(points)
    }

    /// From a box to where its line turns up or down.
    fn end(&self, end: End) -> Vec<Point> {
        match end {
            End::Top(id, x) => vec![Point::new(x, self.drawing.nodes[id].top)],
            End::Bottom(id, x) => vec![Point::new(x, self.drawing.nodes[id].bottom)],
            End::Side(id, down, x) => {
                let Rect { right, top, .. } = self.drawing.nodes[id];
                vec![Point::new(right, top + down), Point::new(x, top + down)]
            }
            End::Level(id) => {
                let rect = self.drawing.nodes[id];
                vec![Point::new(rect.center_x(), rect.top)]
            }
        }
    }

    /// Where the label of a link stands; and how wide the line opens for it, if it stands on the line.
    fn label(&self, place: usize, link: &Link, way: &Way, points: &[Point]) -> (Point, Option<i32>) {
        let width = self.plan.sizes.labels.get(place).copied().unwrap_or(0);
        if let Some((label, run)) = self.lanes.label(place).and_then(|label| Some((label, way.runs.get(label.run)?))) {
            let net = self.plan.nets.get(place).copied().unwrap_or(place);
            let y = self.drawing.heights.foot(run.channel) - self.lanes.offset(run.channel, net);
            let Label { x, seat, .. } = label;
            let y = y - if seat == Seat::Above { RAISED } else { 0 };
            return (Point::new(x, y), (seat == Seat::Inside).then_some(width));
        }
        if let Some((lower, below)) = self.plan.gutters.seat_of(place) {
            let right = self.plan.rows.column[link.from].map_or(0, |unit| self.plan.columns.stacks[unit].1);
            let y = self.drawing.nodes[lower].top - BETWEEN_BOXES / 2 - BETWEEN_LABELS * below;
            return (Point::new(right - width / 2, y), None);
        }
        let at = match points {
            [from, to] if from.y == to.y => Point::new(i32::midpoint(from.x, to.x), from.y - CLEAR),
            _ => beside_longest(points, width),
        };
        (at, None)
    }

    /// Interrupts a course where it runs through the title of a frame.
    fn cut(&self, mut pieces: Vec<Vec<Point>>, way: &Way) -> Vec<Vec<Point>> {
        for (row, x) in &way.passes {
            let frames = self.begins.get(*row).map_or(&[][..], Vec::as_slice);
            let next = frames.partition_point(|frame| self.drawing.titles[*frame].left <= *x);
            let near = frames.get(next.saturating_sub(4)..next).unwrap_or_default();
            for title in near.iter().map(|frame| self.drawing.titles[*frame]) {
                pieces = pieces.into_iter().flat_map(|piece| interrupt(piece, title)).collect();
            }
        }
        pieces
    }
}

/// Without the corners at which nothing turns.
fn straightened(points: Vec<Point>) -> Vec<Point> {
    let mut straight: Vec<Point> = Vec::new();
    for point in points {
        if let [.., before, last] = straight.as_mut_slice()
            && (before.x == last.x && last.x == point.x || before.y == last.y && last.y == point.y)
        {
            *last = point;
        } else {
            straight.push(point);
        }
    }
    straight
}

/// Takes away what of a level part is behind a label.
fn open(points: Vec<Point>, label: Point, width: i32) -> Vec<Vec<Point>> {
    let (left, right) = (label.x - width / 2 - GAP, label.x + width / 2 + GAP);
    let covers = |from: &Point, to: &Point| {
        from.y == to.y && from.y == label.y && from.x.min(to.x) < left && right < from.x.max(to.x)
    };
    let place = points.iter().zip(points.iter().skip(1)).position(|(from, to)| covers(from, to));
    let Some(place) = place else { return vec![points] };
    let (mut before, mut after) = (points, Vec::new());
    after.extend(before.drain(place + 1..));
    let rightwards = before.last().zip(after.first()).is_some_and(|(from, to)| from.x < to.x);
    let (near, far) = if rightwards { (left, right) } else { (right, left) };
    before.push(Point::new(near, label.y));
    after.insert(0, Point::new(far, label.y));
    vec![before, after]
}

/// In the middle of the longest part.
fn beside_longest(points: &[Point], width: i32) -> Point {
    let parts = points.iter().copied().zip(points.iter().copied().skip(1));
    let length = |(from, to): &(Point, Point)| (from.x - to.x).abs() + (from.y - to.y).abs();
    parts.max_by_key(length).map_or(Point::default(), |(from, to)| {
        Point::new(i32::midpoint(from.x, to.x) + width / 2 + BESIDE, i32::midpoint(from.y, to.y))
    })
}
