//! How far what is drawn reaches: each frame, and the whole.

use super::columns::Columns;
use super::families::Families;
use super::geometry::{Course, Rect};
use super::heights::Heights;
use super::reaches::FOOT;
use super::rows::Rows;
use crate::model::Table;
use crate::view::graph::{Frame, Graph, Node};

/// Each frame reaches down to the lowest box in it.
pub(super) fn frames(
    graph: &Graph,
    families: &Families,
    rows: &Rows,
    columns: &Columns,
    heights: &Heights,
    nodes: &Table<Node, Rect>,
) -> Table<Frame, Rect> {
    let mut bottoms = graph.frames.table(|_, _| 0);
    for (id, node) in graph.nodes.iter() {
        if let Some(frame) = node.frame {
            bottoms[frame] = bottoms[frame].max(nodes[id].bottom + FOOT);
        }
    }
    for frame in families.frames.order.iter().rev() {
        if let Some(around) = families.frames.parent[*frame] {
            bottoms[around] = bottoms[around].max(bottoms[*frame] + FOOT);
        }
    }
    graph.frames.table(|id, _| {
        let (left, right) = columns.frames[id];
        Rect { left, top: heights.frame_top(id, rows.of_frame[id].0), right, bottom: bottoms[id] }
    })
}

/// How far to the left and right anything reaches but links.
pub(super) fn sides(columns: &Columns, nodes: &Table<Node, Rect>, frames: &Table<Frame, Rect>) -> (i32, i32) {
    let rects = nodes.values().chain(frames.values()).map(|rect| (rect.left, rect.right));
    let buses = columns.buses.values().flatten().map(|x| (*x, *x));
    rects.chain(buses).reduce(joined).unwrap_or_default()
}

/// How far links and their labels reach to the left and right, if that is further.
pub(super) fn reach(whole: Rect, links: &[Course], widths: &[Vec<i32>]) -> (i32, i32) {
    let reaches = links.iter().zip(widths).flat_map(|(course, widths)| {
        let points = course.pieces.iter().flatten().map(|point| (point.x, point.x));
        points.chain(course.label.and_then(|label| {
            let (x, half) = (label.middle.x, widths.get(label.form)? / 2);
            Some((x - half, x + half))
        }))
    });
    reaches.fold((whole.left, whole.right), joined)
}

fn joined(one: (i32, i32), other: (i32, i32)) -> (i32, i32) {
    (one.0.min(other.0), one.1.max(other.1))
}
