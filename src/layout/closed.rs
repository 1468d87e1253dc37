//! Frames that one line enters and none leaves.

use super::forest::Forest;
use crate::model::Table;
use crate::view::graph::{Frame, FrameId, Graph, Node};

/// Whether all in a frame hangs below one box of it, and nothing outside hangs below any.
pub(super) fn closed(graph: &Graph, nodes: &Forest<Node>, frames: &Forest<Frame>) -> Table<Frame, bool> {
    let mut depth = graph.frames.table(|_, _| 1usize);
    for frame in &frames.order {
        depth[*frame] = frames.parent[*frame].map_or(1, |around| depth[around] + 1);
    }
    let depth_of = |frame: Option<FrameId>| frame.map_or(0, |frame| depth[frame]);
    let mut entered = graph.frames.table(|_, _| 0usize);
    let mut left = graph.frames.table(|_, _| false);
    for (id, node) in graph.nodes.iter() {
        let (mut inside, mut outside) = (node.frame, nodes.parent[id].and_then(|above| graph.nodes[above].frame));
        while inside != outside {
            match (inside, outside) {
                (Some(frame), _) if depth_of(inside) >= depth_of(outside) => {
                    entered[frame] += 1;
                    inside = frames.parent[frame];
                }
                (_, Some(frame)) => {
                    left[frame] = true;
                    outside = frames.parent[frame];
                }
                _ => break,
            }
        }
    }
    graph.frames.table(|id, _| entered[id] == 1 && !left[id])
}
