//! In which row each box stands.
//!
//! A frame in a column is a *block*: it has rows of its own, which those around it do not know. The rows of
//! one block are counted on where those of another end, so that a number says which block is meant.

use super::families::{Families, Unit, UnitId, UnitKind};
use super::stack::Member;
use crate::model::Table;
use crate::view::graph::{Frame, FrameId, Graph, Node, NodeId};

/// Roughly from one row to the next: a column takes the rows beside it.
const PITCH: i32 = 76;

/// Rows, counted from the top of each block.
#[derive(Debug)]
pub(super) struct Rows {
    /// The row of each box; for one in a column, the first of the column.
    pub(super) of_node: Table<Node, usize>,
    /// The first and last row of each frame; of a block, among its own.
    pub(super) of_frame: Table<Frame, (usize, usize)>,
    /// The first and last row of each column.
    pub(super) of_column: Table<Unit, (usize, usize)>,
    /// The column in which each box stands, other than inside a block.
    pub(super) column: Table<Node, Option<UnitId>>,
    /// The blocks, the outer before the inner.
    pub(super) blocks: Vec<Block>,
    /// The block to which what is in each frame belongs.
    pub(super) block: Table<Frame, usize>,
    /// How many rows there are.
    pub(super) count: usize,
}

/// What has rows of its own.
#[derive(Debug, Clone, Copy)]
pub(super) struct Block {
    /// Its frame, and the column in which it stands; `None` for what is in no other block.
    pub(super) seat: Option<(FrameId, UnitId)>,
    /// Its first row.
    pub(super) first: usize,
    /// How many rows it has.
    pub(super) count: usize,
}

impl Rows {
    /// A box stands one row below the one above it, an assistant in the row of its manager. Columns begin one
    /// row below the box above them.
    pub(super) fn of(graph: &Graph, families: &Families) -> Self {
        let (column, seats) = seats(graph, families);
        let (mut blocks, block) = blocks(graph, families, &seats);
        let block_of = |frame: Option<FrameId>| frame.map_or(0, |frame| block[frame]);
        let block_of_node = |id: NodeId| block_of(graph.nodes[id].frame);
        let mut local = graph.nodes.table(|_, _| 0usize);
        let below = |local: &Table<Node, usize>, own: usize, above: Option<NodeId>| {
            above.filter(|above| block_of_node(*above) == own).map_or(0, |above| local[above] + 1)
        };
        for id in &families.nodes.order {
            let host = families.host[*id];
            local[*id] = match column[*id] {
                _ if host != *id => local[host],
                Some(unit) => below(&local, block_of(families.units[unit].region), families.units[unit].above),
                None => below(&local, block_of_node(*id), families.nodes.parent[*id]),
            };
        }
        let starts = families.units.table(|_, unit| below(&local, block_of(unit.region), unit.above));
        let places = graph.nodes.ids().map(|id| (block_of_node(id), local[id]));
        let columns = families.units.iter().filter(|(_, unit)| unit.is_column());
        for (own, row) in places.chain(columns.map(|(id, unit)| (block_of(unit.region), starts[id]))) {
            if let Some(block) = blocks.get_mut(own) {
                block.count = block.count.max(row + 1);
            }
        }
        let count = number(&mut blocks);
        let first = |own: usize| blocks.get(own).map_or(0, |block| block.first);
        let of_node = graph.nodes.table(|id, _| first(block_of_node(id)) + local[id]);
        let of_column = families.units.table(|id, unit| {
            let own = blocks.get(block_of(unit.region)).copied();
            let (start, last) = own.map_or((0, 0), |own| (own.first + starts[id], own.first + own.count - 1));
            (start, last.min(start + rows_beside(families, unit)))
        });
        let of_frame = frames(graph, families, &of_node, &of_column, &seats);
        Self { of_node, of_frame, of_column, column, blocks, block, count }
    }

    /// The block of what is in a frame, or in none.
    pub(super) fn block_in(&self, frame: Option<FrameId>) -> usize {
        frame.map_or(0, |frame| self.block[frame])
    }

    /// The block to which a row belongs.
    pub(super) fn block_of_row(&self, row: usize) -> Option<&Block> {
        self.blocks.partition_point(|block| block.first <= row).checked_sub(1).and_then(|place| self.blocks.get(place))
    }

    /// The first row of the block to which a row belongs.
    pub(super) fn first_of_block(&self, row: usize) -> usize {
        self.block_of_row(row).map_or(0, |block| block.first)
    }
}

/// How many more rows a column takes than one.
fn rows_beside(families: &Families, unit: &Unit) -> usize {
    let UnitKind::Column(cells) = &unit.kind else { return 0 };
    let height: i32 = cells.iter().map(|cell| families.reach[cell.member.entry()]).sum();
    usize::try_from((height - 1) / PITCH).unwrap_or(0)
}

type Seats = (Table<Node, Option<UnitId>>, Table<Frame, Option<UnitId>>);

/// The column in which each box and each frame stands.
fn seats(graph: &Graph, families: &Families) -> Seats {
    let (mut nodes, mut frames) = (graph.nodes.table(|_, _| None), graph.frames.table(|_, _| None));
    for (id, unit) in families.units.iter() {
        let UnitKind::Column(cells) = &unit.kind else { continue };
        for cell in cells {
            match cell.member {
                Member::Node(node) => nodes[node] = Some(id),
                Member::Frame(frame, _) => frames[frame] = Some(id),
            }
        }
    }
    (nodes, frames)
}

fn blocks(
    graph: &Graph,
    families: &Families,
    seats: &Table<Frame, Option<UnitId>>,
) -> (Vec<Block>, Table<Frame, usize>) {
    let mut blocks = vec![Block { seat: None, first: 0, count: 0 }];
    let mut block = graph.frames.table(|_, _| 0);
    for frame in &families.frames.order {
        block[*frame] = families.frames.parent[*frame].map_or(0, |around| block[around]);
        if let Some(unit) = seats[*frame] {
            block[*frame] = blocks.len();
            blocks.push(Block { seat: Some((*frame, unit)), first: 0, count: 0 });
        }
    }
    (blocks, block)
}

/// Counts the rows of each block on where those of the one before it end.
fn number(blocks: &mut [Block]) -> usize {
    let mut count = 0;
    for block in blocks {
        block.first = count;
        count += block.count;
    }
    count
}

fn frames(
    graph: &Graph,
    families: &Families,
    of_node: &Table<Node, usize>,
    of_column: &Table<Unit, (usize, usize)>,
    seats: &Table<Frame, Option<UnitId>>,
) -> Table<Frame, (usize, usize)> {
    let mut of_frame = graph.frames.table(|_, _| (usize::MAX, 0));
    let widen = |rows: &mut (usize, usize), (first, last): (usize, usize)| {
        *rows = (rows.0.min(first), rows.1.max(last));
    };
    for (id, node) in graph.nodes.iter() {
        if let Some(frame) = node.frame {
            widen(&mut of_frame[frame], (of_node[id], of_node[id]));
        }
    }
    for (id, unit) in families.units.iter().filter(|(_, unit)| unit.is_column()) {
        if let Some(frame) = unit.region {
            widen(&mut of_frame[frame], of_column[id]);
        }
    }
    for frame in families.frames.order.iter().rev().filter(|frame| seats[**frame].is_none()) {
        if let Some(around) = families.frames.parent[*frame] {
            let inner = of_frame[*frame];
            widen(&mut of_frame[around], inner);
        }
    }
    of_frame
}
