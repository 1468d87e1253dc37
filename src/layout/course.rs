//! The courses of links, once it is known how high everything is.

use super::geometry::{Course, Point, Rect};
use super::joints::Joints;
use super::labels::{GAP, Placed};
use super::lanes::Lanes;
use super::plan::Plan;
use super::solid::{Drawing, interrupt};
use super::trail::{End, Way};
use crate::view::graph::FrameId;

/// Gives links their courses.
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

    /// The corners of each way.
    pub(super) fn corners(&self, ways: &[Way]) -> Vec<Vec<Point>> {
        ways.iter().zip(self.plan.nets).map(|(way, net)| self.points(way, *net)).collect()
    }

    /// The course of each link, with its label. What several links share is drawn with the first.
    pub(super) fn courses(&self, ways: &[Way], corners: Vec<Vec<Point>>, labels: Vec<Option<Placed>>) -> Vec<Course> {
        let mut joints = Joints::default();
        let links = corners.into_iter().zip(labels).zip(ways).zip(self.plan.nets).enumerate();
        let course = links.map(|(place, (((points, placed), way), net))| {
            let label = placed.map(|placed| placed.label);
            let gap = placed.and_then(|placed| Some((placed.label.middle, placed.gap?)));
            let pieces = |points: Vec<Point>| {
                let pieces = match gap {
                    Some((middle, width)) => open(points, middle, width),
                    None => vec![points],
                };
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
