//! In which row each box stands.

use super::families::Families;
use crate::model::Table;
use crate::view::graph::{Frame, Graph, Node};

/// Rows, counted from the top.
#[derive(Debug)]
pub(super) struct Rows {
    /// The row of each box.
    pub(super) of_node: Table<Node, usize>,
    /// The first and last row of each frame.
    pub(super) of_frame: Table<Frame, (usize, usize)>,
    /// How many there are.
    pub(super) count: usize,
}

impl Rows {
    /// A box stands one row below the one above it, and lower by its place in a column; an assistant in the
    /// row of its manager.
    pub(super) fn of(graph: &Graph, families: &Families) -> Self {
        let mut of_node = graph.nodes.table(|_, _| 0);
        for node in &families.nodes.order {
            let host = families.host[*node];
            let below = families.nodes.parent[*node].map_or(0, |above| of_node[above] + 1);
            of_node[*node] = if host == *node { below + families.lag[*node] } else { of_node[host] };
        }
        let mut of_frame = graph.frames.table(|_, _| (usize::MAX, 0));
        for (id, node) in graph.nodes.iter() {
            if let Some(frame) = node.frame {
                let (first, last) = of_frame[frame];
                of_frame[frame] = (first.min(of_node[id]), last.max(of_node[id]));
            }
        }
        for frame in families.frames.order.iter().rev() {
            if let Some(around) = families.frames.parent[*frame] {
                let ((first, last), inner) = (of_frame[around], of_frame[*frame]);
                of_frame[around] = (first.min(inner.0), last.max(inner.1));
            }
        }
        let count = of_node.values().max().map_or(0, |last| last + 1);
        Self { of_node, of_frame, count }
    }
}
