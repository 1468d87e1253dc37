//! How far to the right everything stands.

use super::Sizes;
use super::contour::{Contour, Reach};
use super::families::{Families, Unit, UnitId, UnitKind};
use super::forest::preorder;
use super::grove::Grove;
use super::gutters::Gutters;
use super::rows::Rows;
use super::stack::{Cell, Member};
use crate::model::Table;
use crate::view::graph::{Frame, FrameId, Graph, Node, NodeId};

/// Between neighbours.
const GAP: i32 = 20;
/// Between a box and its assistant.
const ASIDE: i32 = 24;
/// Between the side of a frame and what is in it.
pub(super) const PADDING: i32 = 12;
/// From the line beside a column to the boxes of the column.
const STUB: i32 = 14;
/// Smaller bends are made straight.
const BEND: i32 = 16;
/// From the side of a manager in an outline to the line beside its reports.
const INSET: i32 = 10;

/// What stands where, from left to right.
#[derive(Debug)]
pub(super) struct Columns {
    /// The left and right side of each box.
    pub(super) nodes: Table<Node, (i32, i32)>,
    /// The left and right side of each frame.
    pub(super) frames: Table<Frame, (i32, i32)>,
    /// The left and right side of each column, with the line beside it.
    pub(super) stacks: Table<Unit, (i32, i32)>,
    /// Where the line beside a column runs, for each box in one that is joined by it.
    pub(super) buses: Table<Node, Option<i32>>,
}

/// What is known of a unit once all below it is arranged, measured from its own left side.
#[derive(Debug, Clone, Copy, Default)]
struct Placed {
    /// How far its left side is from the left side of the unit above, or of the region.
    left: i32,
    /// Where the line from above comes in.
    anchor: i32,
}

struct Arranger<'a> {
    graph: &'a Graph,
    sizes: &'a Sizes,
    families: &'a Families,
    rows: &'a Rows,
    grove: &'a Grove,
    gutters: &'a Gutters,
    placed: Table<Unit, Placed>,
    contours: Table<Unit, Contour>,
    /// The width of each frame, how far what is in it is moved to the right, and where a line comes in.
    frames: Table<Frame, (i32, i32, i32)>,
}

impl Columns {
    /// Arranges the regions, inside out, and then gives everything its place, outside in.
    pub(super) fn of(
        graph: &Graph,
        sizes: &Sizes,
        families: &Families,
        rows: &Rows,
        grove: &Grove,
        gutters: &Gutters,
    ) -> Self {
        let mut arranger = Arranger {
            graph,
            sizes,
            families,
            rows,
            grove,
            gutters,
            placed: grove.units.table(|_, _| Placed::default()),
            contours: grove.units.table(|_, _| Contour::default()),
            frames: graph.frames.table(|_, _| (0, 0, 0)),
        };
        for frame in families.frames.order.iter().rev() {
            arranger.arrange_frame(*frame);
        }
        arranger.arrange_region(&grove.outer_roots);
        arranger.settle()
    }
}

impl Arranger<'_> {
    fn arrange_frame(&mut self, frame: FrameId) {
        let grove = self.grove;
        let contour = self.arrange_region(&grove.roots[frame]);
        let Some(extent) = contour.extent() else { return };
        let (inner, title) = (extent.right - extent.left, self.sizes.titles[frame].width);
        let width = inner.max(title) + 2 * PADDING;
        let shift = (width - inner) / 2 - extent.left;
        let entry = self.families.entry[frame];
        let first = grove.roots[frame].iter().find(|unit| Some(grove.units[**unit].entry) == entry);
        let anchor = first.map_or(width / 2, |unit| self.placed[*unit].left + self.placed[*unit].anchor + shift);
        self.frames[frame] = (width, shift, anchor);
    }

    /// Arranges all trees of a region.
    fn arrange_region(&mut self, roots: &[UnitId]) -> Contour {
        let grove = self.grove;
        for unit in preorder(roots.to_vec(), |unit| &grove.children[unit]).into_iter().rev() {
            self.arrange_unit(unit);
        }
        self.side_by_side(roots)
    }

    /// Sets units beside each other, and says where all of them are.
    fn side_by_side(&mut self, units: &[UnitId]) -> Contour {
        let mut all = Contour::default();
        for unit in units {
            let mut contour = std::mem::take(&mut self.contours[*unit]);
            let start = contour.extent().map_or(0, |extent| all.extent().map_or(0, |all| all.left - extent.left));
            let wanted = self.wanted(*unit).unwrap_or(start);
            let left = all.room_for(&contour, GAP).map_or(wanted, |room| room.max(wanted));
            self.placed[*unit].left = left;
            contour.move_by(left);
            all = all.joined(contour);
        }
        all
    }

    /// A gathering is wanted with its middle below the box from which its line comes.
    fn wanted(&self, gathering: UnitId) -> Option<i32> {
        let unit = &self.grove.units[gathering];
        let (UnitKind::Gathering(frame), Some(manager)) = (&unit.kind, unit.above) else { return None };
        Some(self.placed[*frame].left + self.inside(manager, unit.region)? - self.placed[gathering].anchor)
    }

    /// Where the middle of a box is in the frame of `region` that has it inside.
    fn inside(&self, node: NodeId, region: Option<FrameId>) -> Option<i32> {
        let mut frame = self.graph.nodes[node].frame?;
        let entry = self.families.entry[frame]?;
        let mut x = self.frames[frame].2;
        if entry != node {
            x = self.frames[frame].0 / 2;
        }
        while self.families.frames.parent[frame] != region {
            frame = self.families.frames.parent[frame]?;
            x = self.frames[frame].0 / 2;
        }
        Some(x)
    }

    fn arrange_unit(&mut self, unit: UnitId) {
        let grove = self.grove;
        let children = &grove.children[unit];
        let mut below = self.side_by_side(children);
        let (own, anchor) = self.outline(unit);
        let joined: Vec<UnitId> = children.iter().copied().filter(|child| self.counts(*child)).collect();
        let left = match (joined.as_slice(), &grove.units[unit].kind) {
            ([], UnitKind::Node(_)) => children.first().map_or(0, |child| self.placed[*child].left),
            ([], _) => 0,
            ([only], UnitKind::Node(_)) if self.is_column(*only) => self.anchor_of(*only) - STUB,
            (joined, _) => self.middle_of(joined) - anchor,
        };
        for child in children {
            self.placed[*child].left -= left;
        }
        below.move_by(-left);
        self.placed[unit] = Placed { left: 0, anchor };
        self.contours[unit] = own.joined(below);
    }

    /// The middle between the outermost lines; if the line to another is near, above that one, so that no line
    /// has a small bend.
    fn middle_of(&self, units: &[UnitId]) -> i32 {
        let first = units.first().map_or(0, |unit| self.anchor_of(*unit));
        let last = units.last().map_or(first, |unit| self.anchor_of(*unit));
        let middle = i32::midpoint(first, last);
        let anchors = units.iter().filter(|unit| !self.is_column(**unit)).map(|unit| self.anchor_of(*unit));
        let nearest = anchors.min_by_key(|anchor| (anchor - middle).abs());
        nearest.filter(|anchor| (anchor - middle).abs() <= BEND).unwrap_or(middle)
    }

    fn anchor_of(&self, unit: UnitId) -> i32 {
        self.placed[unit].left + self.placed[unit].anchor
    }

    /// Whether the box above is centred over it.
    fn counts(&self, unit: UnitId) -> bool {
        !matches!(self.grove.units[unit].kind, UnitKind::Gathering(_))
    }

    fn is_column(&self, unit: UnitId) -> bool {
        matches!(self.grove.units[unit].kind, UnitKind::Column(_)) && self.is_joined(unit)
    }

    fn is_joined(&self, unit: UnitId) -> bool {
        let unit = &self.grove.units[unit];
        let cells = if let UnitKind::Column(cells) = &unit.kind { cells.as_slice() } else { &[] };
        let joined = |cell: &Cell| self.graph.nodes[cell.member.entry()].stands.is_joined();
        unit.above.is_some() && cells.iter().any(joined)
    }

    /// How far a unit reaches without what hangs below it, and where the line from above comes in.
    fn outline(&self, unit: UnitId) -> (Contour, i32) {
        match &self.grove.units[unit].kind {
            UnitKind::Node(node) => {
                let aside = self.families.beside[*node].iter().map(|node| ASIDE + self.sizes.nodes[*node].width);
                let width = self.sizes.nodes[*node].width;
                let reach = Reach { left: 0, right: width + aside.sum::<i32>() };
                (Contour::of(self.rows.of_node[*node], [reach]), width / 2)
            }
            UnitKind::Frame(frame) => {
                let ((first, last), (width, _, anchor)) = (self.rows.of_frame[*frame], self.frames[*frame]);
                let reach = Reach { left: 0, right: width };
                (Contour::of(first, (first..=last).map(|_| reach)), anchor)
            }
            UnitKind::Column(cells) => {
                let right = |cell: &Cell| self.bus_and_left(unit, *cell).1 + self.width(cell.member);
                let widest = cells.iter().map(right).max().unwrap_or(0);
                let (first, last) = self.rows.of_column[unit];
                let reach = Reach { left: 0, right: widest + self.gutters.room(unit) };
                let anchor = if self.is_column(unit) { 0 } else { widest / 2 };
                (Contour::of(first, (first..=last).map(|_| reach)), anchor)
            }
            UnitKind::Gathering(_) => (Contour::default(), 0),
        }
    }

    /// Where in a column the line to a cell runs down, and where the cell begins.
    fn bus_and_left(&self, unit: UnitId, cell: Cell) -> (Option<i32>, i32) {
        let own = if self.is_column(unit) { (Some(0), STUB) } else { (None, 0) };
        let Some(further) = cell.level.checked_sub(1) else { return own };
        let bus = own.1 + INSET + (INSET + STUB) * i32::try_from(further).unwrap_or(0);
        (Some(bus), bus + STUB)
    }

    fn width(&self, member: Member) -> i32 {
        match member {
            Member::Node(node) => self.sizes.nodes[node].width,
            Member::Frame(frame, _) => self.frames[frame].0,
        }
    }

    /// Gives everything its place on the whole, outside in.
    fn settle(self) -> Columns {
        let mut columns = Columns {
            nodes: self.graph.nodes.table(|_, _| (0, 0)),
            frames: self.graph.frames.table(|_, _| (0, 0)),
            buses: self.graph.nodes.table(|_, _| None),
            stacks: self.grove.units.table(|_, _| (0, i32::MIN)),
        };
        self.settle_region(&self.grove.outer_roots, 0, &mut columns);
        for frame in &self.families.frames.order {
            let (left, shift) = (columns.frames[*frame].0, self.frames[*frame].1);
            self.settle_region(&self.grove.roots[*frame], left + shift, &mut columns);
        }
        columns
    }

    fn settle_region(&self, roots: &[UnitId], origin: i32, columns: &mut Columns) {
        let mut waiting: Vec<(UnitId, i32)> = roots.iter().map(|unit| (*unit, origin)).collect();
        while let Some((unit, origin)) = waiting.pop() {
            let left = origin + self.placed[unit].left;
            self.settle_unit(unit, left, columns);
            waiting.extend(self.grove.children[unit].iter().map(|child| (*child, left)));
        }
    }

    fn settle_unit(&self, unit: UnitId, left: i32, columns: &mut Columns) {
        match &self.grove.units[unit].kind {
            UnitKind::Node(node) => {
                let mut left = left;
                for node in std::iter::once(node).chain(&self.families.beside[*node]) {
                    let right = left + self.sizes.nodes[*node].width;
                    columns.nodes[*node] = (left, right);
                    left = right + ASIDE;
                }
            }
            UnitKind::Frame(frame) => columns.frames[*frame] = (left, left + self.frames[*frame].0),
            UnitKind::Column(cells) => {
                columns.stacks[unit] = (left, left);
                for cell in cells {
                    let (bus, indent) = self.bus_and_left(unit, *cell);
                    let right = left + indent + self.width(cell.member);
                    columns.stacks[unit] = (left, columns.stacks[unit].1.max(right));
                    self.settle_member(cell.member, left + indent, columns);
                    columns.buses[cell.member.entry()] = bus.map(|bus| left + bus);
                }
            }
            UnitKind::Gathering(_) => {}
        }
    }

    fn settle_member(&self, member: Member, left: i32, columns: &mut Columns) {
        match member {
            Member::Node(node) => columns.nodes[node] = (left, left + self.sizes.nodes[node].width),
            Member::Frame(frame, _) => columns.frames[frame] = (left, left + self.frames[frame].0),
        }
    }
}
