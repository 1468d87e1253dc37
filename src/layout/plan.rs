//! What is known when links look for their ways: everything but how far down it stands.

use super::Sizes;
use super::columns::Columns;
use super::families::{Families, UnitId, UnitKind};
use super::grove::Grove;
use super::gutters::Gutters;
use super::nets::{Net, is_dotted};
use super::obstacles::Obstacles;
use super::rows::Rows;
use crate::view::graph::{Graph, NodeId};

/// What is known.
pub(super) struct Plan<'a> {
    pub(super) graph: &'a Graph,
    pub(super) sizes: &'a Sizes,
    pub(super) families: &'a Families,
    pub(super) rows: &'a Rows,
    pub(super) grove: &'a Grove,
    pub(super) columns: &'a Columns,
    pub(super) obstacles: &'a Obstacles,
    pub(super) gutters: &'a Gutters,
    pub(super) nets: &'a [Net],
}

impl Plan<'_> {
    /// The middle of a box.
    pub(super) fn center(&self, id: NodeId) -> i32 {
        let (left, right) = self.columns.nodes[id];
        i32::midpoint(left, right)
    }

    /// From the leftmost box to the rightmost.
    pub(super) fn width(&self) -> i32 {
        let sides = || self.columns.nodes.values();
        let (left, right) = (sides().map(|(left, _)| *left).min(), sides().map(|(_, right)| *right).max());
        right.zip(left).map_or(0, |(right, left)| right - left)
    }

    /// Where a line runs beside a column.
    pub(super) fn gutter(&self, unit: UnitId, net: Net) -> i32 {
        self.columns.stacks[unit].1 + self.gutters.aside(unit, net)
    }

    /// Whether a line is a dotted one.
    pub(super) fn is_dotted(&self, net: Net) -> bool {
        is_dotted(self.graph, net)
    }

    /// Which channel lies above each row: above the first row of a block that is the first in its column, the
    /// one above the column.
    pub(super) fn channels(&self) -> Vec<usize> {
        let mut channels: Vec<usize> = (0..=self.rows.count).collect();
        for block in &self.rows.blocks {
            let Some((frame, unit)) = block.seat else { continue };
            let UnitKind::Column(cells) = &self.grove.units[unit].kind else { continue };
            let entry = cells.first().copied().map(|cell| cell.member.entry());
            if entry == self.families.entry[frame] {
                let outer = channels.get(self.rows.of_column[unit].0).copied();
                channels.get_mut(block.first).into_iter().zip(outer).for_each(|(own, outer)| *own = outer);
            }
        }
        channels
    }
}
