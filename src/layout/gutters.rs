//! Room beside columns, where links run up and down.

use super::bundle::{Bundle, Stretches, widen};
use super::columns::PADDING;
use super::families::{Unit, UnitId, UnitKind};
use super::grove::Grove;
use super::nest::{Shell, common, exits, shells};
use super::nets::{Net, is_dotted};
use super::rows::Rows;
use super::stack::Member;
use crate::model::Table;
use crate::view::graph::{Frame, Graph, Link, Node, NodeId};

/// Above all cells of a column: lines that leave it run up to here.
const TOP: i32 = -1;
/// From the last cell that a line passes to the first one that another passes on the same lane.
const APART: i32 = 1;

/// What runs beside columns. Known before anything has its place, because columns keep clear of each other by so
/// much.
#[derive(Debug)]
pub(super) struct Gutters {
    bundles: Table<Unit, Bundle>,
    /// The lines that leave each column upwards.
    leaving: Vec<(UnitId, Net)>,
}

/// In which place of its column everything stands.
struct Cells<'a> {
    rows: &'a Rows,
    of_node: Table<Node, i32>,
    of_frame: Table<Frame, i32>,
}

impl Gutters {
    pub(super) fn of(graph: &Graph, rows: &Rows, grove: &Grove, nets: &[Net]) -> Self {
        let cells = Cells::of(graph, rows, grove);
        let mut stretches = grove.units.table(|_, _| Stretches::new());
        let mut leaving = Vec::new();
        for (link, net) in graph.links.iter().zip(nets) {
            for (unit, span) in spans(graph, rows, grove, &cells, link) {
                widen(&mut stretches[unit], *net, span);
                leaving.extend((span.0 == TOP).then_some((unit, *net)));
            }
        }
        let bundles = grove.units.table(|id, _| {
            let stretches = std::mem::take(&mut stretches[id]);
            Bundle::of(stretches, |net| is_dotted(graph, net), APART)
        });
        Self { bundles, leaving }
    }

    /// How much further than others the right neighbours of a column stand away from it, and the side of the frame
    /// around it.
    pub(super) fn room(&self, unit: UnitId) -> i32 {
        self.bundles[unit].width() - PADDING
    }

    /// How far the links beside a column reach.
    pub(super) fn reach(&self, unit: UnitId) -> i32 {
        self.bundles[unit].reach()
    }

    /// Where the room for dotted lines beside a column begins, and where it ends.
    pub(super) fn reserve(&self, unit: UnitId) -> (i32, i32) {
        self.bundles[unit].reserve()
    }

    /// How far beside a column a line runs.
    pub(super) fn aside(&self, unit: UnitId, net: Net) -> i32 {
        self.bundles[unit].place(net).unwrap_or(0)
    }

    /// The lines that run beside columns and leave them upwards.
    pub(super) fn leaving(&self) -> impl Iterator<Item = (UnitId, Net)> {
        self.leaving.iter().copied()
    }
}

/// Beside which columns a link runs, from which cell to which.
fn spans(graph: &Graph, rows: &Rows, grove: &Grove, cells: &Cells<'_>, link: &Link) -> Vec<(UnitId, (i32, i32))> {
    let around = |id| shells(graph, rows, grove, id);
    let (common, from, to) = common(around(link.from), around(link.to));
    let mut spans = Vec::new();
    for (id, shells) in [(link.from, &from), (link.to, &to)] {
        let beside = exits(rows, grove, id, shells).into_iter().filter(|exit| !exit.is_on_top);
        spans.extend(beside.map(|exit| (exit.unit, (TOP, cells.place(id, exit.block)))));
    }
    if let Shell::Column(unit) = common {
        let place = |id, shells: &[Shell]| match shells.last() {
            Some(Shell::Block(block)) => cells.place(id, Some(*block)),
            _ => cells.place(id, None),
        };
        let (one, other) = (place(link.from, &from), place(link.to, &to));
        spans.push((unit, (one.min(other), one.max(other))));
    }
    spans
}

impl<'a> Cells<'a> {
    fn of(graph: &Graph, rows: &'a Rows, grove: &Grove) -> Self {
        let (mut of_node, mut of_frame) = (graph.nodes.table(|_, _| 0), graph.frames.table(|_, _| 0));
        for unit in grove.units.values() {
            let UnitKind::Column(cells) = &unit.kind else { continue };
            for (place, cell) in (0..).zip(cells) {
                match cell.member {
                    Member::Node(node) => of_node[node] = place,
                    Member::Frame(frame, _) => of_frame[frame] = place,
                }
            }
        }
        Self { rows, of_node, of_frame }
    }

    /// Of a box, or of the block in which it stands.
    fn place(&self, id: NodeId, block: Option<usize>) -> i32 {
        let seat = block.and_then(|block| self.rows.blocks.get(block)).and_then(|block| block.seat);
        seat.map_or(self.of_node[id], |(frame, _)| self.of_frame[frame])
    }
}
