//! The courses of links: through room that is there with or without them.

use super::climb::Climber;
use super::geometry::{Course, Point};
use super::heights::BETWEEN_BOXES;
use super::lanes::{Run, open};
use super::obstacles::{CLEAR, Obstacles};
use super::solid::{Drawing, interrupt};
use super::trail::Trail;
use crate::view::graph::{FrameId, Link};

/// Between a label and the line at its side.
const BESIDE: i32 = 3;

/// Gives links their courses and labels.
pub(super) struct Pathfinder<'a> {
    drawing: &'a Drawing<'a>,
    obstacles: &'a Obstacles,
    /// The frames that begin in each row.
    begins: Vec<Vec<FrameId>>,
}

impl<'a> Pathfinder<'a> {
    /// Looks at where the boxes are.
    pub(super) fn new(drawing: &'a Drawing<'a>, obstacles: &'a Obstacles) -> Self {
        let mut begins = vec![Vec::new(); drawing.rows.count];
        for id in drawing.graph.frames.ids() {
            if let Some(row) = begins.get_mut(drawing.rows.of_frame[id].0) {
                row.push(id);
            }
        }
        for row in &mut begins {
            row.sort_by_key(|frame| drawing.titles[*frame].left);
        }
        Self { drawing, obstacles, begins }
    }

    /// The course of each link, and where its label of this width stands.
    pub(super) fn courses(&self, links: &[Link], widths: &[i32]) -> Vec<Course> {
        let mut climber = Climber::new(self.drawing, self.obstacles);
        let ways: Vec<Trail> = links.iter().zip(widths).map(|(link, width)| climber.way(link, *width)).collect();
        let runs: Vec<(&[Run], i32)> = ways.iter().map(|way| way.runs.as_slice()).zip(widths.iter().copied()).collect();
        let places = climber.lanes.labels(&runs);
        let ways = links.iter().zip(&ways).zip(widths).zip(places);
        ways.map(|(((link, way), width), place)| self.course(link, way, *width, place)).collect()
    }

    fn course(&self, link: &Link, way: &Trail, width: i32, place: Option<Point>) -> Course {
        let points = way.points.clone();
        if let Some(label) = place {
            return Course { pieces: self.cut(open(points, label, width), way), label };
        }
        if let Some(run) = longest(&way.runs).filter(|_| width > 0) {
            let label = Point::new(i32::midpoint(run.from.x, run.to.x), run.from.y);
            return Course { pieces: self.cut(without(points, run), way), label };
        }
        let label = self.label_of_short(link, &points, width).unwrap_or_else(|| label_place(way, width));
        Course { pieces: self.cut(vec![points], way), label }
    }

    /// The label of a line with no level part in any channel: between neighbours above the line, beside a
    /// column above the box.
    fn label_of_short(&self, link: &Link, points: &[Point], width: i32) -> Option<Point> {
        match points {
            [from, to] if from.y == to.y => Some(Point::new(i32::midpoint(from.x, to.x), from.y - CLEAR)),
            [from, beside, _, to] if from.y == beside.y && from.x < beside.x => {
                let box_ = self.drawing.nodes[if from.y > to.y { link.from } else { link.to }];
                Some(Point::new(beside.x - BESIDE - width / 2, box_.top - BETWEEN_BOXES / 2))
            }
            _ => None,
        }
    }

    /// Interrupts a course where it runs through the title of a frame.
    fn cut(&self, mut pieces: Vec<Vec<Point>>, way: &Trail) -> Vec<Vec<Point>> {
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

fn longest(runs: &[Run]) -> Option<Run> {
    runs.iter().copied().max_by_key(|run| (run.from.x - run.to.x).abs())
}

/// Takes away a level part that is shorter than the label in its place.
fn without(points: Vec<Point>, run: Run) -> Vec<Vec<Point>> {
    let place = points.iter().zip(points.iter().skip(1)).position(|pair| pair == (&run.from, &run.to));
    let (mut before, mut after) = (points, Vec::new());
    if let Some(place) = place {
        after.extend(before.drain(place + 1..));
    }
    [before, after].into_iter().filter(|piece| piece.len() > 1).collect()
}

/// In the middle of the longest part.
fn label_place(way: &Trail, width: i32) -> Point {
    let parts = way.points.iter().copied().zip(way.points.iter().copied().skip(1));
    let length = |(from, to): &(Point, Point)| (from.x - to.x).abs() + (from.y - to.y).abs();
    let longest = parts.max_by_key(length);
    longest.map_or(Point::default(), |(from, to)| {
        Point::new(i32::midpoint(from.x, to.x) + width / 2 + BESIDE, i32::midpoint(from.y, to.y))
    })
}
