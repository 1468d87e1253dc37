//! Who stands with whom: managers with their assistants, frames with the box through which a line enters
//! them, leaf reports in columns.

use indexmap::IndexMap;

use super::forest::Forest;
use crate::model::{Arena, Id, Table};
use crate::view::graph::{Frame, FrameId, Graph, Node, NodeId};

/// From how many leaf reports of one manager on they stand below each other, in a small picture.
const STACK_FROM: usize = 5;
/// The same below the first level of a large one, which would become too wide.
const STACK_FROM_LARGE: usize = 2;
/// From how many boxes on a picture is large.
const LARGE: usize = 30;
/// Up to how many of them are always one column.
const COLUMN: usize = 12;

/// The place of a [`Unit`].
pub(super) type UnitId = Id<Unit>;

/// What is arranged as one.
#[derive(Debug, PartialEq)]
pub(super) struct Unit {
    /// The frame in which it stands.
    pub(super) region: Option<FrameId>,
    /// What it is.
    pub(super) kind: UnitKind,
    /// The box to which the first line from above leads.
    pub(super) entry: NodeId,
    /// The box from which that line comes.
    pub(super) above: Option<NodeId>,
}

/// The kinds of units.
#[derive(Debug, PartialEq)]
pub(super) enum UnitKind {
    /// A box with its assistants.
    Node(NodeId),
    /// A frame with all that is in it.
    Frame(FrameId),
    /// A column of leaf reports.
    Column(Vec<Member>),
    /// Nothing itself: what has its manager inside a neighbouring frame, which is this unit, gathered below
    /// that manager.
    Gathering(UnitId),
}

/// What can stand in a column: a leaf, or a frame around nothing but one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Member {
    /// A leaf.
    Node(NodeId),
    /// A frame, and the one leaf in it.
    Frame(FrameId, NodeId),
}

/// Who stands with whom.
#[derive(Debug)]
pub(super) struct Families {
    /// Managers and reports.
    pub(super) nodes: Forest<Node>,
    /// Frames in frames.
    pub(super) frames: Forest<Frame>,
    /// The box of each frame that is nearest to the top.
    pub(super) entry: Table<Frame, Option<NodeId>>,
    /// The box beside which each box stands; for most, itself.
    pub(super) host: Table<Node, NodeId>,
    /// The assistants beside each box.
    pub(super) beside: Table<Node, Vec<NodeId>>,
    /// All units, in source order within each region.
    pub(super) units: Arena<Unit>,
    /// How many rows each box stands lower because of its place in a column.
    pub(super) lag: Table<Node, usize>,
}

impl Families {
    /// Finds who stands with whom.
    pub(super) fn of(graph: &Graph) -> Self {
        let nodes = Forest::of(&graph.nodes, |_, node| node.above);
        let frames = Forest::of(&graph.frames, |_, frame| frame.around);
        let entry = entries(graph, &nodes, &frames);
        let (host, beside) = hosts(graph, &nodes);
        let mut families =
            Self { lag: graph.nodes.table(|_, _| 0), nodes, frames, entry, host, beside, units: Arena::default() };
        families.form_units(graph);
        families
    }

    fn form_units(&mut self, graph: &Graph) {
        let single = self.frames_around_one_leaf(graph);
        let stack_from = if graph.nodes.len() < LARGE { STACK_FROM } else { STACK_FROM_LARGE };
        let mut families: IndexMap<_, (Vec<Unit>, Vec<Member>)> = IndexMap::new();
        let boxes = graph.nodes.iter().filter(|(id, _)| self.host[*id] == *id);
        let boxes =
            boxes.map(|(id, node)| (id, node.frame, UnitKind::Node(id), self.is_leaf(id).then_some(Member::Node(id))));
        let frames = graph.frames.ids().filter_map(|id| Some((id, self.entry[id]?)));
        let frames = frames.map(|(id, entry)| {
            let member = single[id].then_some(Member::Frame(id, entry));
            (entry, self.frames.parent[id], UnitKind::Frame(id), member)
        });
        for (entry, region, kind, member) in boxes.chain(frames) {
            let above = self.nodes.parent[entry];
            let (units, members) = families.entry((region, above)).or_default();
            match member {
                Some(member) => members.push(member),
                None => units.push(Unit { region, kind, entry, above }),
            }
        }
        for ((region, above), (units, mut members)) in families {
            members.sort_by_key(|member| member.entry());
            for unit in units {
                self.units.push(unit);
            }
            let first_level = above.is_none_or(|above| self.nodes.parent[above].is_none());
            self.form_columns(region, above, &members, if first_level { STACK_FROM } else { stack_from });
        }
    }

    fn form_columns(&mut self, region: Option<FrameId>, above: Option<NodeId>, members: &[Member], stack_from: usize) {
        let stacked = members.len() >= stack_from;
        let length = if stacked { column_length(members.len()) } else { 1 };
        for column in members.chunks(length) {
            let Some(entry) = column.first().map(|member| member.entry()) else { continue };
            let kind = match column {
                [Member::Node(node)] if !stacked => UnitKind::Node(*node),
                [Member::Frame(frame, _)] if !stacked => UnitKind::Frame(*frame),
                _ => UnitKind::Column(column.to_vec()),
            };
            // A single leaf of a frame may stand in a column outside of the frame.
            for (place, member) in column.iter().enumerate().filter(|_| stacked) {
                self.lag[member.entry()] = place;
            }
            self.units.push(Unit { region, kind, entry, above });
        }
    }

    fn is_leaf(&self, node: NodeId) -> bool {
        self.nodes.children[node].is_empty()
    }

    fn frames_around_one_leaf(&self, graph: &Graph) -> Table<Frame, bool> {
        let mut inside = graph.frames.table(|_, _| 0usize);
        for (id, node) in graph.nodes.iter() {
            if let Some(frame) = node.frame {
                inside[frame] += if self.is_leaf(id) { 1 } else { 2 };
            }
        }
        for frame in self.frames.order.iter().rev() {
            if let Some(around) = self.frames.parent[*frame] {
                inside[around] += inside[*frame];
            }
        }
        graph.frames.table(|id, _| inside[id] == 1)
    }
}

impl Member {
    /// The box in it.
    pub(super) const fn entry(self) -> NodeId {
        match self {
            Self::Node(node) | Self::Frame(_, node) => node,
        }
    }
}

/// Few leaves are one column; of many, columns that make about a square.
fn column_length(members: usize) -> usize {
    let square = (members * 3).isqrt().max(COLUMN);
    members.div_ceil(members.div_ceil(square))
}

/// The box of each frame that is nearest to the top, so that the one above it is outside of the frame; of
/// several the first that is joined by a line.
fn entries(graph: &Graph, nodes: &Forest<Node>, frames: &Forest<Frame>) -> Table<Frame, Option<NodeId>> {
    let mut depth = graph.nodes.table(|_, _| 0usize);
    for node in &nodes.order {
        depth[*node] = nodes.parent[*node].map_or(0, |above| depth[above] + 1);
    }
    let mut best = graph.frames.table(|_, _| None);
    let offer = |best: &mut Option<_>, key| *best = Some(best.map_or(key, |old: (usize, bool, NodeId)| old.min(key)));
    for (id, node) in graph.nodes.iter() {
        if let Some(frame) = node.frame {
            offer(&mut best[frame], (depth[id], !node.stands.is_joined(), id));
        }
    }
    for frame in frames.order.iter().rev() {
        if let (Some(around), Some(key)) = (frames.parent[*frame], best[*frame]) {
            offer(&mut best[around], key);
        }
    }
    graph.frames.table(|id, _| best[id].map(|(_, _, node)| node))
}

fn hosts(graph: &Graph, nodes: &Forest<Node>) -> (Table<Node, NodeId>, Table<Node, Vec<NodeId>>) {
    let mut host = graph.nodes.table(|id, _| id);
    let mut beside = graph.nodes.table(|_, _| Vec::new());
    for id in &nodes.order {
        let node = &graph.nodes[*id];
        let above = nodes.parent[*id].filter(|above| graph.nodes[*above].frame == node.frame);
        if let Some(above) = above.filter(|_| node.stands.is_level()) {
            host[*id] = host[above];
            beside[host[above]].push(*id);
        }
    }
    (host, beside)
}
