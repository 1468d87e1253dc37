//! What stands in columns, and how long they are.

use crate::view::graph::{FrameId, NodeId};

/// Up to how many rows are always one column.
pub(super) const COLUMN: usize = 12;

/// The same of an outline of managers.
pub(super) const OUTLINE: usize = 30;

/// What can stand in a column: a leaf, or a frame that one line enters and none leaves; in an outline, a
/// manager too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Member {
    /// A box.
    Node(NodeId),
    /// A frame, and the box in it to which the line leads.
    Frame(FrameId, NodeId),
}

/// A place in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell {
    /// What stands there.
    pub(super) member: Member,
    /// How far in it stands: a report one level further than the last member before it that is its manager.
    pub(super) level: usize,
}

/// What stays together in a column.
pub(super) struct Stack(pub(super) Vec<Cell>);

impl Member {
    /// The box in it.
    pub(super) const fn entry(self) -> NodeId {
        match self {
            Self::Node(node) | Self::Frame(_, node) => node,
        }
    }
}

impl Cell {
    /// A place of level 0.
    pub(super) const fn of(member: Member) -> Self {
        Self { member, level: 0 }
    }
}

impl Stack {
    /// One leaf.
    pub(super) fn leaf(member: Member) -> Self {
        Self(vec![Cell::of(member)])
    }

    /// A manager with its reports.
    pub(super) fn family(head: NodeId, reports: &[Member]) -> Self {
        let head = Cell::of(Member::Node(head));
        let reports = reports.iter().map(|member| Cell { member: *member, level: 1 });
        Self(std::iter::once(head).chain(reports).collect())
    }
}

/// One column, if there are no more rows than this, else several that make about a square.
pub(super) fn columns(stacks: Vec<Stack>, least: usize) -> Vec<Vec<Cell>> {
    let rows: usize = stacks.iter().map(|stack| stack.0.len()).sum();
    let square = (rows * 3).isqrt().max(least);
    let length = rows.div_ceil(rows.div_ceil(square).max(1));
    let mut columns: Vec<Vec<Cell>> = Vec::new();
    for stack in stacks {
        match columns.last_mut().filter(|column| column.len() + stack.0.len() <= length) {
            Some(column) => column.extend(stack.0),
            None => columns.push(stack.0),
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::graph::sample::picture;

    fn lengths(stacks: &[usize]) -> Vec<usize> {
        let graph = picture("one");
        let stack = |length: &usize| {
            let cell = graph.nodes.ids().next().map(|id| Cell { member: Member::Node(id), level: 0 });
            Stack(std::iter::repeat_n(cell, *length).flatten().collect())
        };
        let least = if stacks.iter().any(|length| *length > 1) { OUTLINE } else { COLUMN };
        columns(stacks.iter().map(stack).collect(), least).iter().map(Vec::len).collect()
    }

    #[test]
    fn columns_are_balanced_and_keep_families_together() {
        assert_eq!(lengths(&[1; 12]), [12]);
        assert_eq!(lengths(&[1; 13]), [7, 6]);
        assert_eq!(lengths(&[5, 6, 5]), [16]);
        assert_eq!(lengths(&[8, 8, 8, 8]), [16, 16]);
        assert_eq!(lengths(&[11, 12, 11]), [11, 12, 11]);
    }
}
