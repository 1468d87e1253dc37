//! The courses of the solid lines: from a manager down to a track, along it, and down to the report.

use super::columns::{Columns, PADDING};
use super::families::Families;
use super::geometry::{Course, Point, Rect, Size};
use super::heights::{Heights, Holes};
use super::obstacles::Obstacles;
use super::rows::Rows;
use crate::model::Table;
use crate::view::graph::{Frame, Graph, Node, NodeId};

/// More tracks than this in one channel are not told apart.
const MAX_TRACKS: usize = 24;
/// The least distance between two lines on one track.
const APART: i32 = 10;
/// From a corner of a box to a line that leaves it.
const CORNER: i32 = 6;

/// The tracks that the lines below each box run on.
#[derive(Debug)]
pub(super) struct Tracks {
    /// The track of each box, in the channel below it.
    of_node: Table<Node, i32>,
    /// How many tracks the channel above each row has.
    pub(super) count: Vec<i32>,
    /// Where they run across columns, which is where lines leave a frame.
    pub(super) holes: Holes,
}

impl Tracks {
    /// Gives each box that has reports below it the first track of its channel that is free.
    pub(super) fn of(
        graph: &Graph,
        families: &Families,
        rows: &Rows,
        columns: &Columns,
        obstacles: &Obstacles,
    ) -> Self {
        let mut spans: Vec<(usize, i32, i32, NodeId)> = graph
            .nodes
            .ids()
            .filter_map(|id| {
                let (left, right) = span(graph, families, columns, id)?;
                Some((rows.of_node[id] + 1, left, right, id))
            })
            .collect();
        spans.sort_unstable();
        let mut of_node = graph.nodes.table(|_, _| 0);
        let mut count = vec![0; rows.count];
        let mut ends: Vec<i32> = Vec::new();
        let mut channel = usize::MAX;
        let mut holes = Holes::new();
        for (row, left, right, id) in spans {
            for unit in obstacles.in_channel(row, left, right) {
                holes.entry(unit).or_default().insert(row);
            }
            if row != channel {
                (channel, ends) = (row, Vec::new());
            }
            let track = free_track(&mut ends, left, right);
            of_node[id] = i32::try_from(track).unwrap_or(0);
            if let Some(count) = count.get_mut(row) {
                *count = of_node[id].max(*count - 1) + 1;
            }
        }
        Self { of_node, count, holes }
    }
}

/// The track on which a line from `left` to `right` meets no other; lines come from left to right.
fn free_track(ends: &mut Vec<i32>, left: i32, right: i32) -> usize {
    let free = ends.iter().position(|end| end + APART <= left);
    let track = free.unwrap_or_else(|| ends.len().min(MAX_TRACKS - 1));
    match ends.get_mut(track) {
        Some(end) => *end = right.max(*end),
        None => ends.push(right),
    }
    track
}

/// From where to where the line below a box runs along a track; a straight one needs none.
fn span(graph: &Graph, families: &Families, columns: &Columns, id: NodeId) -> Option<(i32, i32)> {
    let reports = families.nodes.children[id].iter().copied();
    let joined = reports.filter(|report| hangs_below(graph, families, *report));
    let ends = joined.map(|report| arrival(columns, report));
    let (least, greatest) = ends.fold(None, |span: Option<(i32, i32)>, x| {
        Some(span.map_or((x, x), |(left, right)| (left.min(x), right.max(x))))
    })?;
    let start = departure(columns, id, least, greatest);
    let (left, right) = (least.min(start), greatest.max(start));
    (left < right).then_some((left, right))
}

fn hangs_below(graph: &Graph, families: &Families, report: NodeId) -> bool {
    families.host[report] == report && graph.nodes[report].stands.is_joined()
}

/// Where the line to a box comes down.
fn arrival(columns: &Columns, report: NodeId) -> i32 {
    let (left, right) = columns.nodes[report];
    columns.buses[report].unwrap_or(i32::midpoint(left, right))
}

/// Where the line leaves a box: straight above the only place it goes to, else in the middle.
fn departure(columns: &Columns, id: NodeId, least: i32, greatest: i32) -> i32 {
    let (left, right) = columns.nodes[id];
    let straight = least == greatest && left + CORNER <= least && least <= right - CORNER;
    if straight { least } else { i32::midpoint(left, right) }
}

/// In which channel, and where, solid lines come down to boxes and begin below them. The line to what stands in a
/// column is the line of the column.
pub(super) fn uprights(
    graph: &Graph,
    families: &Families,
    rows: &Rows,
    columns: &Columns,
) -> impl Iterator<Item = (usize, i32)> {
    let joined = |id: &NodeId| families.nodes.parent[*id].is_some() && hangs_below(graph, families, *id);
    let arrives = move |id: &NodeId| joined(id) && columns.buses[*id].is_none();
    let arrivals = graph.nodes.ids().filter(arrives).map(|id| (rows.of_node[id], arrival(columns, id)));
    let buses = graph.nodes.ids().filter_map(|id| Some((rows.of_node[id], columns.buses[id]?)));
    let leads = graph.nodes.ids().filter(|id| !families.nodes.children[*id].is_empty());
    let starts = leads.map(|id| (rows.of_node[id] + 1, start(graph, families, columns, id)));
    arrivals.chain(buses).chain(starts)
}

/// Where the lines below a box begin.
fn start(graph: &Graph, families: &Families, columns: &Columns, id: NodeId) -> i32 {
    let reports = families.nodes.children[id].iter().copied();
    let joined = reports.filter(|report| hangs_below(graph, families, *report));
    let ends = joined.map(|report| arrival(columns, report));
    let (least, greatest) = ends.fold((i32::MAX, i32::MIN), |(left, right), x| (left.min(x), right.max(x)));
    departure(columns, id, least, greatest)
}

/// From the upper side of a frame to its title.
const TITLE_TOP: i32 = 5;

/// What is known when lines are drawn.
pub(super) struct Drawing<'a> {
    pub(super) graph: &'a Graph,
    pub(super) families: &'a Families,
    pub(super) rows: &'a Rows,
    pub(super) columns: &'a Columns,
    pub(super) heights: &'a Heights,
    pub(super) nodes: &'a Table<Node, Rect>,
    /// The titles of the frames, which no line may cross.
    pub(super) titles: &'a Table<Frame, Rect>,
}

impl Drawing<'_> {
    /// The lines from all boxes to those above them.
    pub(super) fn lines(&self, tracks: &Tracks) -> Table<Node, Option<Course>> {
        let starts = self.graph.nodes.table(|id, _| start(self.graph, self.families, self.columns, id));
        self.graph.nodes.table(|id, node| {
            let above = self.families.nodes.parent[id].filter(|_| node.stands.is_joined())?;
            if self.families.host[id] != id {
                return Some(Course { pieces: vec![self.aside(id, above)], ..Course::default() });
            }
            let row = self.rows.of_node[above] + 1;
            let y = self.heights.track(row, tracks.of_node[above]);
            let points = self.below(id, Point::new(starts[above], self.nodes[above].bottom), y);
            Some(Course { pieces: self.cut(points, id), ..Course::default() })
        })
    }

    /// Down, along, down; into the side of a box that stands in a column.
    fn below(&self, id: NodeId, start: Point, y: i32) -> Vec<Point> {
        let (target, x) = (self.nodes[id], arrival(self.columns, id));
        let mut points = vec![start];
        if start.x != x {
            points.extend([Point::new(start.x, y), Point::new(x, y)]);
        }
        if self.columns.buses[id].is_some() {
            let side = target.top + target.height().min(40) / 2;
            points.extend([Point::new(x, side), Point::new(target.left, side)]);
        } else {
            points.push(Point::new(x, target.top));
        }
        points
    }

    /// From the side of a box to its assistant; to a second assistant, below the first.
    fn aside(&self, id: NodeId, above: NodeId) -> Vec<Point> {
        let (from, to) = (self.nodes[above], self.nodes[id]);
        let y = from.top + from.height().min(to.height()) / 2;
        if self.families.left_of[id] == Some(above) {
            return vec![Point::new(from.right, y), Point::new(to.left, y)];
        }
        let low = self.heights.bottom(self.rows.of_node[id]) + CORNER;
        let (out, into) = (from.right + 8, to.left - 8);
        let turns = [(from.right, y), (out, y), (out, low), (into, low), (into, y), (to.left, y)];
        turns.map(|(x, y)| Point::new(x, y)).to_vec()
    }

    /// Interrupts a line where it comes down through the titles of the frames around a box.
    fn cut(&self, points: Vec<Point>, id: NodeId) -> Vec<Vec<Point>> {
        let mut pieces = vec![points];
        let mut frame = self.graph.nodes[id].frame;
        while let Some(around) = frame {
            pieces = pieces.into_iter().flat_map(|piece| interrupt(piece, self.titles[around])).collect();
            frame = self.families.frames.parent[around]
                .filter(|outer| self.rows.of_frame[*outer].0 == self.rows.of_frame[around].0);
        }
        pieces
    }
}

/// Takes away what of a line runs down through a title.
pub(super) fn interrupt(points: Vec<Point>, title: Rect) -> Vec<Vec<Point>> {
    let crosses = |from: &Point, to: &Point| {
        let (top, bottom) = (from.y.min(to.y), from.y.max(to.y));
        from.x == to.x && title.left <= from.x && from.x <= title.right && top < title.top && bottom > title.bottom
    };
    let place = points.iter().zip(points.iter().skip(1)).position(|(from, to)| crosses(from, to));
    let Some(place) = place else { return vec![points] };
    let (mut before, mut after) = (points, Vec::new());
    after.extend(before.drain(place + 1..));
    let (Some(last), Some(next)) = (before.last().copied(), after.first().copied()) else { return vec![before] };
    let downwards = last.y < next.y;
    before.push(Point::new(last.x, if downwards { title.top } else { title.bottom }));
    after.insert(0, Point::new(last.x, if downwards { title.bottom } else { title.top }));
    vec![before, after]
}

/// Where the title of a frame stands: above the box through which it is entered, if there is room.
pub(super) fn title_around(frame: Rect, title: Size, entry: i32) -> Rect {
    let room = PADDING + title.width / 2;
    let middle = entry.min(frame.right - room).max(frame.left + room);
    let (left, top) = (middle - title.width / 2, frame.top + TITLE_TOP);
    Rect { left, top, right: left + title.width, bottom: top + title.height }
}
