//! What stands in the way of lines: boxes and columns in rows, columns in the channels between them.

use super::columns::Columns;
use super::families::UnitId;
use super::grove::Grove;
use super::gutters::Gutters;
use super::rows::Rows;
use crate::view::graph::Graph;

/// The least distance from a line to a box that it passes.
pub(super) const CLEAR: i32 = 6;
/// Further than anything stands.
pub(super) const OUTSIDE: i32 = i32::MAX / 4;

/// From left to right in each row and channel.
#[derive(Debug)]
pub(super) struct Obstacles {
    /// The sides of boxes, and of columns with the links beside them.
    rows: Vec<Vec<(i32, i32)>>,
    /// The same with all room for links beside columns: where lines may pass that must not ask for dotted ones.
    closed: Vec<Vec<(i32, i32)>>,
    /// The sides of columns that begin above the channel and go on below it.
    channels: Vec<Vec<(i32, i32, UnitId)>>,
}

impl Obstacles {
    pub(super) fn of(graph: &Graph, rows: &Rows, columns: &Columns, grove: &Grove, gutters: &Gutters) -> Self {
        let none = || vec![Vec::new(); rows.count];
        let mut found = Self { rows: none(), closed: none(), channels: vec![Vec::new(); rows.count] };
        for id in graph.nodes.ids().filter(|id| rows.column[*id].is_none()) {
            for all in [&mut found.rows, &mut found.closed] {
                all.get_mut(rows.of_node[id]).into_iter().for_each(|row| row.push(columns.nodes[id]));
            }
        }
        for (id, _) in grove.units.iter().filter(|(_, unit)| unit.is_column()) {
            let ((first, last), (left, right)) = (rows.of_column[id], columns.stacks[id]);
            for (all, reach) in
                [(&mut found.rows, gutters.reach(id)), (&mut found.closed, gutters.reserve(id).1 - CLEAR)]
            {
                all.iter_mut().take(last + 1).skip(first).for_each(|row| row.push((left, right + reach)));
            }
            for channel in found.channels.iter_mut().take(last + 1).skip(first.saturating_add(1)) {
                channel.push((left, right, id));
            }
        }
        found.rows.iter_mut().chain(&mut found.closed).for_each(|row| row.sort_unstable());
        found.channels.iter_mut().for_each(|channel| channel.sort_unstable());
        found
    }

    /// The columns that a line through a channel would cross.
    pub(super) fn in_channel(&self, row: usize, from: i32, to: i32) -> impl Iterator<Item = UnitId> {
        let (left, right) = (from.min(to), from.max(to));
        let channel = self.channels.get(row).map_or(&[][..], Vec::as_slice);
        let first = channel.partition_point(|(_, end, _)| *end < left);
        let met = channel.iter().skip(first).take_while(move |(start, ..)| *start <= right);
        met.map(|(_, _, unit)| *unit)
    }

    /// Whether nothing stands between two places of a row.
    pub(super) fn is_free(&self, row: usize, left: i32, right: i32) -> bool {
        let row = self.rows.get(row).map_or(&[][..], Vec::as_slice);
        let first = row.partition_point(|(start, _)| *start < left);
        row.get(first).is_none_or(|(start, _)| *start >= right)
    }

    /// The gaps of a row to the left and to the right of a place, the nearest first, as far as lines can run in
    /// them; the place itself is in the first of them that go to the right, if nothing stands there.
    pub(super) fn gaps(
        &self,
        row: usize,
        x: i32,
        is_dotted: bool,
    ) -> (impl Iterator<Item = (i32, i32)>, impl Iterator<Item = (i32, i32)>) {
        let rows = if is_dotted { &self.rows } else { &self.closed };
        let row = rows.get(row).map_or(&[][..], Vec::as_slice);
        let next = row.partition_point(|sides| sides.0 - CLEAR < x);
        let gap = |place: usize| {
            let left = place.checked_sub(1).and_then(|before| row.get(before));
            let right = row.get(place).map_or(OUTSIDE, |after| after.0 - CLEAR);
            (left.map_or(-OUTSIDE, |before| before.1 + CLEAR), right)
        };
        ((0..next).rev().map(gap), (next..=row.len()).map(gap))
    }
}
