//! Room beside columns, where links run up and down, and above the boxes in them for the labels of links between
//! neighbours.

use std::collections::BTreeMap;

use super::Sizes;
use super::families::{Unit, UnitId, UnitKind};
use super::grove::Grove;
use super::nest::{Shell, common, exits, shells};
use super::nets::Net;
use super::rows::Rows;
use crate::model::Table;
use crate::view::graph::{Frame, FrameId, Graph, Link, Node, NodeId};

/// From the side of a column to the first link beside it.
const FIRST: i32 = 6;
/// From one link to the next.
const PITCH: i32 = 4;
/// For so many links there is room in every gap, inside of the frame around the column.
const FREE: i32 = 1;
/// From the label of a link to the sides of the frame in which it stands, together.
const BESIDE_LABEL: i32 = 12;

/// What links need beside columns. Known before anything has its place, because columns keep clear of each other
/// by so much.
#[derive(Debug)]
pub(super) struct Gutters {
    /// The place of each line beside each column.
    slots: BTreeMap<(UnitId, Net), i32>,
    /// How many lines run beside each column.
    counts: Table<Unit, i32>,
    /// The widest label in each column.
    labels: Table<Unit, i32>,
    /// The widest label of a link inside each frame that stands in a column.
    inside: Table<Frame, i32>,
    /// How many labels stand above each box in a column.
    above: Table<Node, i32>,
    /// Above which box the label of each link stands that joins two in one column, and how many are below it.
    seats: Vec<Option<(NodeId, i32)>>,
}

impl Gutters {
    pub(super) fn of(graph: &Graph, sizes: &Sizes, rows: &Rows, grove: &Grove, nets: &[Net]) -> Self {
        let mut gutters = Self {
            slots: BTreeMap::new(),
            counts: grove.units.table(|_, _| 0),
            labels: grove.units.table(|_, _| 0),
            inside: graph.frames.table(|_, _| 0),
            above: graph.nodes.table(|_, _| 0),
            seats: vec![None; graph.links.len()],
        };
        for (place, (link, (net, label))) in graph.links.iter().zip(nets.iter().zip(&sizes.labels)).enumerate() {
            let around = |id| shells(graph, rows, grove, id);
            let (common, from, to) = common(around(link.from), around(link.to));
            let is_direct = from.is_empty() && to.is_empty();
            for (id, shells) in [(link.from, from), (link.to, to)] {
                let beside = exits(rows, grove, id, &shells).into_iter().filter(|exit| !exit.is_on_top);
                beside.for_each(|exit| gutters.take(exit.unit, *net));
            }
            match common {
                Shell::Column(unit) => {
                    gutters.take(unit, *net);
                    if is_direct && *label > 0 {
                        gutters.seat(grove, unit, (place, link), *label);
                    }
                }
                Shell::Block(block) => {
                    if let Some((frame, _)) = rows.blocks.get(block).and_then(|block| block.seat) {
                        gutters.inside[frame] = gutters.inside[frame].max(*label);
                    }
                }
            }
        }
        gutters
    }

    fn take(&mut self, unit: UnitId, net: Net) {
        let count = &mut self.counts[unit];
        self.slots.entry((unit, net)).or_insert_with(|| {
            *count += 1;
            *count - 1
        });
    }

    /// Above the lower one of two boxes of a column.
    fn seat(&mut self, grove: &Grove, unit: UnitId, (place, link): (usize, &Link), label: i32) {
        let UnitKind::Column(cells) = &grove.units[unit].kind else { return };
        let mut ends = cells.iter().map(|cell| cell.member.entry()).filter(|id| [link.from, link.to].contains(id));
        let Some(lower) = ends.next_back() else { return };
        self.labels[unit] = self.labels[unit].max(label);
        self.seats.get_mut(place).into_iter().for_each(|seat| *seat = Some((lower, self.above[lower])));
        self.above[lower] += 1;
    }

    /// How much further than others the right neighbours of a column stand away from it.
    pub(super) fn room(&self, unit: UnitId) -> i32 {
        PITCH * (self.counts[unit] - FREE).max(0)
    }

    /// How far the links beside a column reach.
    pub(super) fn reach(&self, unit: UnitId) -> i32 {
        if self.counts[unit] == 0 { 0 } else { FIRST + PITCH * (self.counts[unit] - 1) }
    }

    /// How far beside a column a line runs.
    pub(super) fn aside(&self, unit: UnitId, net: Net) -> i32 {
        FIRST + PITCH * self.slots.get(&(unit, net)).copied().unwrap_or(0)
    }

    /// All lines beside columns.
    pub(super) fn lines(&self) -> impl Iterator<Item = (UnitId, Net)> {
        self.slots.keys().copied()
    }

    /// How wide a column has to be for the labels in it.
    pub(super) fn width(&self, unit: UnitId) -> i32 {
        self.labels[unit]
    }

    /// How wide a frame in a column has to be for the labels in it.
    pub(super) fn width_inside(&self, frame: FrameId) -> i32 {
        if self.inside[frame] == 0 { 0 } else { self.inside[frame] + BESIDE_LABEL }
    }

    /// How many labels stand above a box in a column.
    pub(super) fn labels_above(&self, id: NodeId) -> i32 {
        self.above[id]
    }

    /// Above which box the label of a link stands, and how many are below it.
    pub(super) fn seat_of(&self, link: usize) -> Option<(NodeId, i32)> {
        self.seats.get(link).copied().flatten()
    }
}
