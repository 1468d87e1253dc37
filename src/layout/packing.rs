//! Which departments stand below each other, so that a large picture becomes about as high as it is wide.
//!
//! All sizes here are rough: they decide what stands where, and nothing overlaps if they are wrong.

use super::columns::PADDING;
use super::forest::Forest;
use super::stack::{Cell, Member};
use super::{Size, Sizes};
use crate::model::Table;
use crate::view::graph::{Graph, Node, NodeId};

/// From how many boxes on departments are packed.
const PACKED_FROM: usize = 24;
/// How much wider than high a picture for a wall should be, in tenths …
const SHAPE: i64 = 16;
/// … and one for a page, which has fewer boxes than this.
const SHAPE_OF_PAGE: i64 = 11;
const PAGE: usize = 60;
/// How much of a picture is room between boxes, beside what is counted: by so many tenths it is larger.
const LOOSE: i64 = 20;
/// Between boxes from left to right, with what frames need.
const BESIDE: i32 = 34;
/// Between boxes in a column.
const BELOW: i32 = 14;
/// Between two rows.
const CHANNEL: i32 = 44;
/// Above and below what is in a frame, together.
const FRAME: i32 = 56;
/// The first level below a top stays side by side unless it is so many times as wide as wanted, in tenths.
const TOO_WIDE: i32 = 13;

/// What is known of the room that boxes need.
pub(super) struct Packer<'a> {
    sizes: &'a Sizes,
    /// All that hangs below each box.
    below: Table<Node, Size>,
    /// How far down each box stands, if nothing is packed.
    down: Table<Node, i32>,
    /// How high and wide the whole should be; `None` if nothing is to be packed.
    wanted: Option<Size>,
}

impl<'a> Packer<'a> {
    pub(super) fn new(graph: &Graph, sizes: &'a Sizes, nodes: &Forest<Node>) -> Self {
        let mut down = graph.nodes.table(|_, _| 0);
        for id in &nodes.order {
            down[*id] = nodes.parent[*id].map_or(0, |above| down[above] + sizes.nodes[above].height + CHANNEL);
        }
        let wanted = (graph.nodes.len() >= PACKED_FROM).then(|| wanted(graph, sizes));
        Self { sizes, below: graph.nodes.table(|_, _| Size::default()), down, wanted }
    }

    /// The room of a box with all below it.
    pub(super) fn tree(&self, node: NodeId) -> Size {
        let (own, below) = (self.sizes.nodes[node], self.below[node]);
        let channel = if below.height == 0 { 0 } else { CHANNEL };
        Size { width: own.width.max(below.width), height: own.height + channel + below.height }
    }

    /// The room of a frame around such a tree.
    pub(super) fn frame(&self, entry: NodeId) -> Size {
        let tree = self.tree(entry);
        Size { width: tree.width + 2 * PADDING, height: tree.height + FRAME }
    }

    /// How much of a column something takes.
    pub(super) fn in_column(&self, member: Member) -> i32 {
        BELOW
            + match member {
                Member::Node(node) => self.sizes.nodes[node].height,
                Member::Frame(_, entry) => self.frame(entry).height,
            }
    }

    /// The room of a column.
    pub(super) fn column(&self, cells: &[Cell]) -> Size {
        let widest = cells.iter().map(|cell| self.width(cell.member)).max().unwrap_or(0);
        let height = cells.iter().map(|cell| self.in_column(cell.member)).sum();
        Size { width: widest + BESIDE / 2, height }
    }

    /// Says that something hangs below a box, beside all that does already.
    pub(super) fn hang(&mut self, above: Option<NodeId>, size: Size) {
        if let Some(above) = above {
            let below = &mut self.below[above];
            *below = Size { width: below.width + size.width + BESIDE, height: below.height.max(size.height) };
        }
    }

    /// What hangs below a box in columns, each as high as there is room for. What is alone in its column stays
    /// as it is.
    pub(super) fn pack(&self, above: Option<NodeId>, first_level: bool, members: &[Member]) -> Vec<Vec<Member>> {
        let apart = || members.iter().map(|member| vec![*member]).collect();
        let Some((wanted, above)) = self.wanted.zip(above) else { return apart() };
        let width: i32 = members.iter().map(|member| self.width(*member) + BESIDE).sum();
        if first_level && width <= wanted.width / 10 * TOO_WIDE {
            return apart();
        }
        let total: i32 = members.iter().map(|member| self.in_column(*member)).sum();
        let room = (wanted.height - self.down[above] - CHANNEL).max(1);
        let each = total / ((total + room - 1) / room).max(1);
        let mut packed: Vec<Vec<Member>> = Vec::new();
        let mut filled = 0;
        for member in members {
            let height = self.in_column(*member);
            let has_room = filled + height / 2 <= each && filled + height <= room;
            match packed.last_mut().filter(|_| has_room) {
                Some(column) => {
                    column.push(*member);
                    filled += height;
                }
                None => {
                    packed.push(vec![*member]);
                    filled = height;
                }
            }
        }
        packed
    }

    fn width(&self, member: Member) -> i32 {
        match member {
            Member::Node(node) => self.sizes.nodes[node].width,
            Member::Frame(_, entry) => self.frame(entry).width,
        }
    }
}

/// The size of a picture of this shape with room for everything.
fn wanted(graph: &Graph, sizes: &Sizes) -> Size {
    let area = |size: &Size| i64::from(size.width + BESIDE) * i64::from(size.height + BELOW);
    let boxes: i64 = sizes.nodes.values().map(area).sum();
    let frames: i64 = graph.frames.ids().map(|id| i64::from(sizes.titles[id].width.max(170)) * i64::from(FRAME)).sum();
    let shape = if graph.nodes.len() < PAGE { SHAPE_OF_PAGE } else { SHAPE };
    let height = ((boxes + frames) * LOOSE / shape).isqrt();
    let points = |number: i64| i32::try_from(number).unwrap_or(i32::MAX / 16);
    Size { width: points(height * shape / 10), height: points(height) }
}
