//! Room in the channels between rows: on which lane each link runs, and where along it its label stands.

use std::collections::BTreeMap;

use super::geometry::Point;

/// From the lower end of a channel up to each lane; the one with most room for a label comes first.
const LANES: [i32; 3] = [13, 6, 20];
/// Two lanes are neighbours if they are not further apart than this: a label on one covers the other.
const NEIGHBOURS: i32 = 7;
/// Between the ends of two links on one lane.
const APART: i32 = 8;
/// From a label to the end of the part of the link on which it stands.
const BESIDE_LABEL: i32 = 6;
/// From a label to the ends of its gap.
const GAP: i32 = 3;
/// So many places are tried for a label …
const MOST_TRIES: usize = 80;
/// … each so far from the one before.
const STEP: usize = 8;
/// What speaks against a place for a label: another label, a neighbouring link, a line across.
const COSTS: (usize, usize, usize) = (20, 6, 3);

/// A level part of a link.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    /// The row below its channel.
    row: usize,
    /// Its lane.
    lane: usize,
    /// Where it begins.
    pub(super) from: Point,
    /// Where it ends.
    pub(super) to: Point,
}

/// All channels.
pub(super) struct Lanes {
    channels: Vec<Channel>,
}

/// What is in a channel.
#[derive(Debug, Clone, Default)]
struct Channel {
    lanes: [Spans; LANES.len()],
    labels: Spans,
    /// Where other lines cross it.
    crossings: Vec<i32>,
}

/// Stretches that do not touch each other.
#[derive(Debug, Clone, Default)]
struct Spans(BTreeMap<i32, i32>);

impl Lanes {
    /// Channels above so many rows, crossed by lines: above which row, and where.
    pub(super) fn new(rows: usize, crossings: impl Iterator<Item = (usize, i32)>) -> Self {
        let mut lanes = Self { channels: vec![Channel::default(); rows] };
        for (row, x) in crossings {
            lanes.cross(row, x);
        }
        lanes
    }

    /// Leads a link through the channel above a row, whose lower end is at `foot`: on a lane where it meets no
    /// other, if there is one.
    pub(super) fn take(&mut self, row: usize, foot: i32, from: i32, to: i32) -> Run {
        let (left, right) = (from.min(to) - APART, from.max(to) + APART);
        let mut lane = 0;
        if let Some(channel) = self.channels.get_mut(row).filter(|_| from != to) {
            lane = channel.lanes.iter().position(|spans| !spans.meets(left, right)).unwrap_or(0);
            if let Some(spans) = channel.lanes.get_mut(lane) {
                spans.add(from.min(to), from.max(to));
            }
            channel.crossings.extend([from, to]);
        }
        let y = foot - LANES.get(lane).copied().unwrap_or_default();
        Run { row, lane, from: Point::new(from, y), to: Point::new(to, y) }
    }

    /// Where the label of each link stands best, if one of the parts of the link has room for it. Those that
    /// have the least choice come first.
    pub(super) fn labels(&mut self, links: &[(&[Run], i32)]) -> Vec<Option<Point>> {
        for channel in &mut self.channels {
            channel.crossings.sort_unstable();
        }
        let longest = |(runs, width): &(&[Run], i32)| {
            let run = runs.iter().max_by_key(|run| run.length()).copied();
            run.filter(|run| *width > 0 && run.length() >= *width + 2 * BESIDE_LABEL)
        };
        let mut order: Vec<(usize, Run)> =
            links.iter().enumerate().filter_map(|(link, runs)| Some((link, longest(runs)?))).collect();
        order.sort_by_key(|(_, run)| run.length());
        let mut places = vec![None; links.len()];
        for (link, run) in order {
            let width = links.get(link).map_or(0, |(_, width)| *width);
            if let Some(place) = places.get_mut(link) {
                *place = self.label(&run, width);
            }
        }
        places
    }

    /// In a gap of the link, near its end, which is where fewest other links are.
    fn label(&mut self, run: &Run, width: i32) -> Option<Point> {
        let channel = self.channels.get_mut(run.row)?;
        let sides = |x: i32| (x - width / 2 - GAP, x + width / 2 + GAP);
        let x = run.places(width).min_by_key(|x| channel.cost(run.lane, sides(*x)))?;
        let (left, right) = sides(x);
        channel.labels.add(left, right);
        Some(Point::new(x, run.from.y))
    }

    fn cross(&mut self, row: usize, x: i32) {
        if let Some(channel) = self.channels.get_mut(row) {
            channel.crossings.push(x);
        }
    }
}

impl Run {
    /// The same from its end.
    pub(super) const fn reversed(self) -> Self {
        Self { from: self.to, to: self.from, ..self }
    }

    const fn length(&self) -> i32 {
        (self.from.x - self.to.x).abs()
    }

    /// Where labels can have their middle, from the end to the beginning.
    fn places(&self, width: i32) -> impl Iterator<Item = i32> {
        let room = width / 2 + BESIDE_LABEL;
        let towards_start = (self.from.x - self.to.x).signum();
        let end = self.to.x;
        (room..=self.length() - room).step_by(STEP).take(MOST_TRIES).map(move |x| end + towards_start * x)
    }
}

impl Channel {
    /// What speaks against a label from `left` to `right`.
    fn cost(&self, own: usize, (left, right): (i32, i32)) -> usize {
        let (label, link, line) = COSTS;
        let height = LANES.get(own).copied().unwrap_or_default();
        let is_near = |lane: &(usize, &i32)| lane.0 != own && (lane.1 - height).abs() <= NEIGHBOURS;
        let near = LANES.iter().enumerate().filter(is_near).filter_map(|(lane, _)| self.lanes.get(lane));
        let crossed = |x: i32| self.crossings.partition_point(|crossing| *crossing < x);
        usize::from(self.labels.meets(left, right)) * label
            + near.filter(|spans| spans.meets(left, right)).count() * link
            + crossed(right + 1).saturating_sub(crossed(left)) * line
    }
}

impl Spans {
    fn meets(&self, left: i32, right: i32) -> bool {
        self.0.range(..=right).next_back().is_some_and(|(_, end)| *end >= left)
    }

    fn add(&mut self, mut left: i32, mut right: i32) {
        while let Some((start, end)) = self.0.range(..=right).next_back().map(|(start, end)| (*start, *end)) {
            if end < left {
                break;
            }
            self.0.remove(&start);
            (left, right) = (left.min(start), right.max(end));
        }
        self.0.insert(left, right);
    }
}

/// Takes away what of a level part is behind a label.
pub(super) fn open(points: Vec<Point>, label: Point, width: i32) -> Vec<Vec<Point>> {
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
