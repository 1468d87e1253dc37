//! What stands in what: columns in blocks, blocks in columns.

use super::families::UnitId;
use super::grove::Grove;
use super::rows::Rows;
use crate::view::graph::{Graph, NodeId};

/// Something around a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shell {
    /// A block: what has rows of its own.
    Block(usize),
    /// A column.
    Column(UnitId),
}

/// How a line leaves a column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Exit {
    /// The column.
    pub(super) unit: UnitId,
    /// The block that stands there, if it comes out of one.
    pub(super) block: Option<usize>,
    /// Whether nothing of the column is above it; if not, it runs beside the column.
    pub(super) is_on_top: bool,
}

/// All around a box, from the inside out; last the whole.
pub(super) fn shells(graph: &Graph, rows: &Rows, grove: &Grove, id: NodeId) -> Vec<Shell> {
    let mut shells = Vec::new();
    let mut column = rows.column[id];
    let mut block = rows.block_in(graph.nodes[id].frame);
    loop {
        if let Some(unit) = column {
            shells.push(Shell::Column(unit));
            block = rows.block_in(grove.units[unit].region);
        }
        shells.push(Shell::Block(block));
        match rows.blocks.get(block).and_then(|block| block.seat) {
            Some((_, unit)) => column = Some(unit),
            None => return shells,
        }
    }
}

/// What two boxes have around both of them, and what only each of them has.
pub(super) fn common(mut one: Vec<Shell>, mut other: Vec<Shell>) -> (Shell, Vec<Shell>, Vec<Shell>) {
    let mut common = Shell::Block(0);
    while let (Some(outer), Some(same)) = (one.last(), other.last())
        && outer == same
    {
        common = *outer;
        one.pop();
        other.pop();
    }
    (common, one, other)
}

/// How a line leaves the columns that only this end of it has around it.
pub(super) fn exits(rows: &Rows, grove: &Grove, id: NodeId, around: &[Shell]) -> Vec<Exit> {
    let (mut row, mut block) = (rows.of_node[id], None);
    let mut exits = Vec::new();
    for shell in around {
        if let Shell::Column(unit) = *shell {
            let is_first = row == rows.of_node[grove.units[unit].entry] && row == rows.first_of_block(row);
            exits.push(Exit { unit, block, is_on_top: block.is_some() && is_first });
            row = rows.of_column[unit].0;
        }
        block = match shell {
            Shell::Block(block) => Some(*block),
            Shell::Column(_) => None,
        };
    }
    exits
}
