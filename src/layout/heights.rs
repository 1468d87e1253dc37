//! How far down everything stands.

use std::collections::{BTreeMap, BTreeSet};

use super::Sizes;
use super::bundle::GAP;
use super::families::{Families, Unit, UnitId, UnitKind};
use super::grove::Grove;
use super::lanes::Lanes;
use super::reaches::Reaches;
use super::rows::{Block, Rows};
use super::solid::Tracks;
use super::stack::{Cell, Member};
use crate::model::Table;
use crate::view::graph::{Frame, FrameId, Graph, Node, NodeId};

/// From the lower side of a box to the first track.
const ABOVE_TRACKS: i32 = 10;
/// Between two tracks.
const TRACK: i32 = 7;
/// From the last track to the room for links.
const BELOW_TRACKS: i32 = 4;
/// Between two boxes of a column.
const BETWEEN_BOXES: i32 = 12;
/// Between two of which one is a frame: links may run there.
const BETWEEN_FRAMES: i32 = GAP;

/// The heights of rows, and of the channels above them.
#[derive(Debug)]
pub(super) struct Heights {
    rows: Vec<Row>,
    reaches: Reaches,
    /// The top of what stands in columns: of a box, or of the frame that this box is the entry of.
    cells: Table<Node, i32>,
    /// The height of the whole.
    pub(super) total: i32,
}

#[derive(Debug, Clone, Copy, Default)]
struct Row {
    /// The highest box.
    height: i32,
    /// How far frames that begin here reach up.
    lift: i32,
    /// How far frames that end here reach down.
    drop: i32,
    /// The height of the channel above.
    channel: i32,
    top: i32,
}

/// What is known when heights are asked for.
pub(super) struct Ground<'a> {
    pub(super) sizes: &'a Sizes,
    pub(super) families: &'a Families,
    pub(super) grove: &'a Grove,
    pub(super) places: &'a Rows,
    pub(super) tracks: &'a Tracks,
    pub(super) lanes: &'a Lanes,
}

/// The channels through which solid lines run across a column.
pub(super) type Holes = BTreeMap<UnitId, BTreeSet<usize>>;

/// A column that is being filled from its top.
struct Filling<'a> {
    cells: std::iter::Peekable<std::slice::Iter<'a, Cell>>,
    /// The lowest side of what stands in it, and whether that is a frame.
    bottom: i32,
    after_frame: bool,
}

impl Heights {
    /// The height of each row, with room in the channel above it for as many tracks as are asked for.
    pub(super) fn of(graph: &Graph, ground: &Ground<'_>) -> Self {
        let reaches = Reaches::of(graph, ground.sizes, ground.families, ground.grove, ground.places);
        let rows = rows(graph, ground, &reaches);
        let mut heights = Self { rows, reaches, cells: graph.nodes.table(|_, _| 0), total: 0 };
        heights.fill(graph, ground);
        heights.place(graph, ground);
        heights
    }

    /// Fills the blocks, inside out.
    fn fill(&mut self, graph: &Graph, ground: &Ground<'_>) {
        let mut filler = Filler::new(graph, ground);
        for block in ground.places.blocks.iter().rev() {
            let height = filler.fill(self, *block);
            match block.seat {
                Some((frame, _)) => filler.heights[frame] = height,
                None => self.total = height,
            }
        }
    }

    /// Gives each block its place, outside in.
    fn place(&mut self, graph: &Graph, ground: &Ground<'_>) {
        let (families, grove, places) = (ground.families, ground.grove, ground.places);
        let mut origins = vec![0; places.blocks.len()];
        let around = |origins: &[i32], unit: UnitId| {
            origins.get(places.block_in(grove.units[unit].region)).copied().unwrap_or(0)
        };
        for (place, block) in places.blocks.iter().enumerate() {
            let origin = block.seat.map_or(0, |(frame, unit)| {
                families.entry[frame].map_or(0, |entry| self.cells[entry]) + around(&origins, unit)
            });
            origins.get_mut(place).into_iter().for_each(|own| *own = origin);
            for row in self.rows.iter_mut().skip(block.first).take(block.count) {
                row.top += origin;
            }
        }
        for id in graph.nodes.ids() {
            if let Some(unit) = places.column[id] {
                self.cells[id] += around(&origins, unit);
            }
        }
    }

    /// The top of a box.
    pub(super) fn top(&self, places: &Rows, id: NodeId) -> i32 {
        if places.column[id].is_some() { self.cells[id] } else { self.row(places.of_node[id]).top }
    }

    /// The bottom of the highest box of a row.
    pub(super) fn bottom(&self, row: usize) -> i32 {
        self.row(row).top + self.row(row).height
    }

    /// A track for solid lines in the channel above a row.
    pub(super) fn track(&self, row: usize, track: i32) -> i32 {
        self.row(row).top - self.row(row).lift - self.row(row).channel + ABOVE_TRACKS + TRACK * track
    }

    /// The lower end of the channel above a row.
    pub(super) fn foot(&self, row: usize) -> i32 {
        self.row(row).top - self.row(row).lift
    }

    /// The top of a frame that begins in this row.
    pub(super) fn frame_top(&self, id: FrameId, row: usize) -> i32 {
        self.row(row).top - self.reaches.lift[id]
    }

    fn row(&self, row: usize) -> Row {
        self.rows.get(row).copied().unwrap_or_default()
    }
}

/// The height of a channel with so many tracks, and so much room for links below them.
const fn channel(tracks: i32, links: i32) -> i32 {
    if tracks == 0 { links } else { ABOVE_TRACKS + TRACK * (tracks - 1) + BELOW_TRACKS + links }
}

fn rows(graph: &Graph, ground: &Ground<'_>, reaches: &Reaches) -> Vec<Row> {
    let places = ground.places;
    let mut rows = vec![Row::default(); places.count];
    for (number, (row, tracks)) in rows.iter_mut().zip(&ground.tracks.count).enumerate() {
        row.channel = channel(*tracks, ground.lanes.height(number));
    }
    for id in graph.nodes.ids().filter(|id| places.column[*id].is_none()) {
        if let Some(row) = rows.get_mut(places.of_node[id]) {
            row.height = row.height.max(ground.sizes.nodes[id].height);
        }
    }
    for id in graph.frames.ids() {
        let (first, last) = places.of_frame[id];
        if let Some(row) = rows.get_mut(first) {
            row.lift = row.lift.max(reaches.lift[id]);
        }
        if let Some(row) = rows.get_mut(last) {
            row.drop = row.drop.max(reaches.drop[id]);
        }
    }
    for (id, unit) in ground.grove.units.iter() {
        if let UnitKind::Column(cells) = &unit.kind
            && let Some(Cell { member: Member::Frame(frame, _), .. }) = cells.first()
            && let Some(row) = rows.get_mut(places.of_column[id].0)
        {
            row.lift = row.lift.max(reaches.lift[*frame]);
        }
    }
    rows
}

/// The columns that begin in each row, and those that end.
fn starts_and_ends(grove: &Grove, places: &Rows) -> (Vec<Vec<UnitId>>, Vec<Vec<UnitId>>) {
    let (mut starts, mut ends) = (vec![Vec::new(); places.count], vec![Vec::new(); places.count]);
    for (id, _) in grove.units.iter().filter(|(_, unit)| unit.is_column()) {
        let (first, last) = places.of_column[id];
        starts.get_mut(first).into_iter().for_each(|units| units.push(id));
        ends.get_mut(last).into_iter().for_each(|units| units.push(id));
    }
    (starts, ends)
}

/// A column stands as high as the boxes beside it below the same manager, and below the title of a frame that
/// begins where it does.
fn aligned(grove: &Grove, places: &Rows) -> Table<Unit, bool> {
    let boxes = grove.units.values().filter(|unit| matches!(unit.kind, UnitKind::Node(_)));
    let beside: BTreeSet<_> = boxes.map(|unit| (unit.region, unit.above)).collect();
    grove.units.table(|id, unit| {
        let begins = |frame| unit.is_column() && places.of_frame[frame].0 == places.of_column[id].0;
        unit.above.is_none() || beside.contains(&(unit.region, unit.above)) || unit.region.is_some_and(begins)
    })
}

/// Fills one block after the other.
struct Filler<'a> {
    grove: &'a Grove,
    sizes: &'a Sizes,
    /// The height of each block that has been filled.
    heights: Table<Frame, i32>,
    starts: Vec<Vec<UnitId>>,
    ends: Vec<Vec<UnitId>>,
    /// Whether the first box of each column is as high as the others of its row. If not, the column begins
    /// where the frames of the row do.
    aligned: Table<Unit, bool>,
    holes: &'a Holes,
    ground: &'a Ground<'a>,
}

impl<'a> Filler<'a> {
    fn new(graph: &Graph, ground: &'a Ground<'a>) -> Self {
        let (starts, ends) = starts_and_ends(ground.grove, ground.places);
        let aligned = aligned(ground.grove, ground.places);
        let heights = graph.frames.table(|_, _| 0);
        Self {
            grove: ground.grove,
            sizes: ground.sizes,
            heights,
            starts,
            ends,
            aligned,
            holes: &ground.tracks.holes,
            ground,
        }
    }

    /// Gives the rows of a block and the cells of its columns their tops, from the top of the block; says how
    /// high it is.
    fn fill(&mut self, all: &mut Heights, block: Block) -> i32 {
        let mut open: BTreeMap<UnitId, Filling<'a>> = BTreeMap::new();
        let (mut bottom, mut drop_above) = (0, 0);
        for number in block.first..block.first + block.count {
            let row = all.row(number);
            let is_crossed = |unit: &UnitId| self.holes.get(unit).is_some_and(|holes| holes.contains(&number));
            // What stands first in a column may be higher than all boxes of its row.
            let reached = open.iter().filter(|(unit, _)| is_crossed(unit)).map(|(_, filling)| filling.bottom).max();
            let channel_top = (bottom + drop_above).max(reached.unwrap_or(0));
            let is_own_frame = block.seat.is_some() && number == block.first;
            let top = channel_top + if is_own_frame { 0 } else { row.channel } + row.lift;
            all.rows.get_mut(number).into_iter().for_each(|row| row.top = top);
            for (unit, filling) in &mut open {
                if is_crossed(unit) {
                    self.pour(all, filling, channel_top);
                    filling.bottom = filling.bottom.max(top - BETWEEN_FRAMES);
                }
            }
            for unit in self.starts.get(number).into_iter().flatten() {
                open.extend(self.begin(all, *unit, top, row.lift).map(|filling| (*unit, filling)));
            }
            bottom = top + row.height;
            for unit in self.ends.get(number).into_iter().flatten() {
                if let Some(mut filling) = open.remove(unit) {
                    self.pour(all, &mut filling, i32::MAX);
                    bottom = bottom.max(filling.bottom);
                }
            }
            drop_above = row.drop;
        }
        bottom + drop_above
    }

    /// Sets what stands first in a column; all the rest, unless there are lines across.
    fn begin(&self, all: &mut Heights, unit: UnitId, top: i32, row_lift: i32) -> Option<Filling<'a>> {
        let UnitKind::Column(cells) = &self.grove.units[unit].kind else { return None };
        let mut cells = cells.iter().peekable();
        let first = cells.next()?;
        let top = if self.aligned[unit] { top - self.lift(all, first) } else { top - row_lift };
        let (bottom, after_frame) = self.set(all, first, top);
        let mut filling = Filling { cells, bottom, after_frame };
        if !self.holes.contains_key(&unit) {
            self.pour(all, &mut filling, i32::MAX);
        }
        Some(filling)
    }

    /// Sets as many cells as there is room for.
    fn pour(&self, all: &mut Heights, filling: &mut Filling<'_>, room: i32) {
        while let Some(cell) = filling.cells.peek().copied() {
            let with_frame = filling.after_frame || matches!(cell.member, Member::Frame(..));
            let least = if with_frame { BETWEEN_FRAMES } else { BETWEEN_BOXES };
            let top = filling.bottom + least.max(self.room_above(cell));
            if top.saturating_add(self.height(cell)) > room {
                return;
            }
            (filling.bottom, filling.after_frame) = self.set(all, cell, top);
            filling.cells.next();
        }
    }

    /// What links need that run above a cell.
    fn room_above(&self, cell: &Cell) -> i32 {
        let Ground { lanes, places, .. } = self.ground;
        match cell.member {
            Member::Node(_) => 0,
            Member::Frame(frame, _) => places.blocks.get(places.block[frame]).map_or(0, |own| lanes.height(own.first)),
        }
    }

    fn set(&self, all: &mut Heights, cell: &Cell, top: i32) -> (i32, bool) {
        all.cells[cell.member.entry()] = top;
        (top + self.height(cell), matches!(cell.member, Member::Frame(..)))
    }

    fn height(&self, cell: &Cell) -> i32 {
        match cell.member {
            Member::Node(node) => self.sizes.nodes[node].height,
            Member::Frame(frame, _) => self.heights[frame],
        }
    }

    /// How far the first box of a cell stands below its top.
    fn lift(&self, all: &Heights, cell: &Cell) -> i32 {
        match cell.member {
            Member::Node(_) => 0,
            Member::Frame(frame, _) => all.reaches.lift[frame],
        }
    }
}
