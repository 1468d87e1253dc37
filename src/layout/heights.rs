//! How far down everything stands.

use super::Sizes;
use super::families::Families;
use super::rows::Rows;
use crate::model::Table;
use crate::view::graph::{Frame, FrameId, Graph};

/// Above and below the title of a frame, together.
const TITLE_MARGIN: i32 = 12;
/// From the lowest box of a frame to its lower side.
pub(super) const FOOT: i32 = 12;
/// From the lower side of a box to the first track.
const ABOVE_TRACKS: i32 = 10;
/// Between two tracks.
const TRACK: i32 = 7;
/// Below the last track. Links run here with their labels, so that none needs room of its own.
const BELOW_TRACKS: i32 = 22;
/// Where there are no tracks.
const EMPTY_CHANNEL: i32 = 18;

/// The heights of rows, and of the channels above them.
#[derive(Debug)]
pub(super) struct Heights {
    rows: Vec<Row>,
    /// From the top of each frame to the top of its first row.
    lift: Table<Frame, i32>,
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
    /// How many tracks the channel above needs.
    tracks: i32,
    top: i32,
}

impl Heights {
    /// The height of each row, with room in the channel above it for as many tracks as are asked for.
    pub(super) fn of(graph: &Graph, sizes: &Sizes, families: &Families, places: &Rows, tracks: &[i32]) -> Self {
        let (lift, drop) = reaches(graph, sizes, families, places);
        let mut rows = vec![Row::default(); places.count];
        for (id, _) in graph.nodes.iter() {
            if let Some(row) = rows.get_mut(places.of_node[id]) {
                row.height = row.height.max(sizes.nodes[id].height);
            }
        }
        for id in graph.frames.ids() {
            let (first, last) = places.of_frame[id];
            if let Some(row) = rows.get_mut(first) {
                row.lift = row.lift.max(lift[id]);
            }
            if let Some(row) = rows.get_mut(last) {
                row.drop = row.drop.max(drop[id]);
            }
        }
        let mut y = 0;
        let mut drop_above = 0;
        for (row, tracks) in rows.iter_mut().zip(tracks) {
            row.tracks = *tracks;
            row.top = y + drop_above + channel(*tracks) + row.lift;
            (y, drop_above) = (row.top + row.height, row.drop);
        }
        Self { rows, lift, total: y + drop_above }
    }

    /// The top of a row.
    pub(super) fn top(&self, row: usize) -> i32 {
        self.row(row).top
    }

    /// The bottom of the highest box of a row.
    pub(super) fn bottom(&self, row: usize) -> i32 {
        self.row(row).top + self.row(row).height
    }

    /// A track for solid lines in the channel above a row.
    pub(super) fn track(&self, row: usize, track: i32) -> i32 {
        self.row(row).top - self.row(row).lift - channel(self.row(row).tracks) + ABOVE_TRACKS + TRACK * track
    }

    /// The lower end of the channel above a row.
    pub(super) fn foot(&self, row: usize) -> i32 {
        self.row(row).top - self.row(row).lift
    }

    /// The top of a frame that begins in this row.
    pub(super) fn frame_top(&self, id: FrameId, row: usize) -> i32 {
        self.top(row) - self.lift[id]
    }

    fn row(&self, row: usize) -> Row {
        self.rows.get(row).copied().unwrap_or_default()
    }
}

const fn channel(tracks: i32) -> i32 {
    if tracks == 0 { EMPTY_CHANNEL } else { ABOVE_TRACKS + TRACK * (tracks - 1) + BELOW_TRACKS }
}

/// How far frames reach above their first row and below their last one: over their title, and over frames
/// inside them that begin or end in the same row.
fn reaches(graph: &Graph, sizes: &Sizes, families: &Families, rows: &Rows) -> (Table<Frame, i32>, Table<Frame, i32>) {
    let mut inner = graph.frames.table(|_, _| (0, 0));
    for frame in families.frames.order.iter().rev() {
        let Some(around) = families.frames.parent[*frame] else { continue };
        let (own, (first, last), outer) = (inner[*frame], rows.of_frame[*frame], rows.of_frame[around]);
        let own = (own.0 + sizes.titles[*frame].height + TITLE_MARGIN, own.1 + FOOT);
        let kept = &mut inner[around];
        *kept =
            (kept.0.max(if first == outer.0 { own.0 } else { 0 }), kept.1.max(if last == outer.1 { own.1 } else { 0 }));
    }
    let lift = graph.frames.table(|id, _| inner[id].0 + sizes.titles[id].height + TITLE_MARGIN);
    (lift, graph.frames.table(|id, _| inner[id].1 + FOOT))
}
