//! How far frames reach beyond the boxes in them.

use super::Sizes;
use super::families::{Families, UnitId, UnitKind};
use super::grove::Grove;
use super::rows::Rows;
use super::stack::{Cell, Member};
use crate::model::Table;
use crate::view::graph::{Frame, FrameId, Graph};

/// Above and below the title of a frame, together.
const TITLE_MARGIN: i32 = 12;
/// From the lowest box of a frame to its lower side.
pub(super) const FOOT: i32 = 12;

/// How far frames reach above their first row and below their last one: over their title, and over frames
/// inside them that begin or end in the same row.
#[derive(Debug)]
pub(super) struct Reaches {
    pub(super) lift: Table<Frame, i32>,
    pub(super) drop: Table<Frame, i32>,
}

impl Reaches {
    pub(super) fn of(graph: &Graph, sizes: &Sizes, families: &Families, grove: &Grove, rows: &Rows) -> Self {
        let mut inner = graph.frames.table(|_, _| (0, 0));
        let title = |frame: FrameId| sizes.titles[frame].height + TITLE_MARGIN;
        let in_columns = first_in_columns(graph, grove);
        for frame in families.frames.order.iter().rev() {
            let Some(around) = families.frames.parent[*frame] else { continue };
            let (own, outer) = ((inner[*frame].0 + title(*frame), inner[*frame].1 + FOOT), rows.of_frame[around]);
            let begins = match in_columns[*frame] {
                Some(unit) => rows.of_column[unit].0 == outer.0,
                None => rows.of_frame[*frame].0 == outer.0,
            };
            let ends = rows.of_frame[*frame].1 == outer.1;
            let kept = inner[around];
            inner[around] = (kept.0.max(if begins { own.0 } else { 0 }), kept.1.max(if ends { own.1 } else { 0 }));
        }
        Self {
            lift: graph.frames.table(|id, _| inner[id].0 + title(id)),
            drop: graph.frames.table(|id, _| inner[id].1 + FOOT),
        }
    }
}

/// The column in which each frame stands first.
fn first_in_columns(graph: &Graph, grove: &Grove) -> Table<Frame, Option<UnitId>> {
    let mut first = graph.frames.table(|_, _| None);
    for (id, unit) in grove.units.iter() {
        if let UnitKind::Column(cells) = &unit.kind
            && let Some(Cell { member: Member::Frame(frame, _), .. }) = cells.first()
        {
            first[*frame] = Some(id);
        }
    }
    first
}
