//! Who stands with whom: managers with their assistants, frames with the box through which a line enters
//! them, leaf reports in columns.

use indexmap::IndexMap;

use super::forest::Forest;
use super::stack::{COLUMN, Cell, Member, Stack, columns};
use crate::model::{Arena, Id, Table};
use crate::view::graph::{Frame, FrameId, Graph, Node, NodeId};

/// From how many leaf reports of one manager on they stand below each other: in the first level below a top …
const STACK_FROM_FIRST_LEVEL: usize = 7;
/// … below it …
const STACK_FROM: usize = 5;
/// … and there in a large picture, which would become too wide.
const STACK_FROM_LARGE: usize = 2;
/// From how many boxes on a picture is large.
const LARGE: usize = 30;
/// From how many boxes on it is so large that managers and their reports make outlines.
const VERY_LARGE: usize = 60;

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
#[derive(Debug, Clone, PartialEq)]
pub(super) enum UnitKind {
    /// A box with its assistants.
    Node(NodeId),
    /// A frame with all that is in it.
    Frame(FrameId),
    /// A column of leaf reports.
    Column(Vec<Cell>),
    /// Nothing itself: what has its manager inside a neighbouring frame, which is this unit, gathered below
    /// that manager.
    Gathering(UnitId),
}

/// What can be a unit, of one region and one manager.
#[derive(Debug, Default)]
struct Group {
    /// What can only stand by itself, with the box to which its line leads.
    units: Vec<(NodeId, UnitKind)>,
    /// What can stand in a column.
    members: Vec<Member>,
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
        let groups = self.groups(graph);
        let outlined = self.outlined(graph, &groups);
        let is_large = graph.nodes.len() >= LARGE;
        for ((region, above), group) in &groups {
            if above.is_some_and(|above| outlined[above]) {
                continue;
            }
            let mut stacks: Vec<Stack> = group.members.iter().map(|member| Stack::leaf(*member)).collect();
            for (entry, kind) in &group.units {
                match kind {
                    UnitKind::Node(head) if outlined[*head] => {
                        let reports = groups.get(&(*region, Some(*head))).map_or(&[][..], |group| &group.members);
                        stacks.push(Stack::family(*head, reports));
                    }
                    _ => drop(self.units.push(Unit {
                        region: *region,
                        kind: kind.clone(),
                        entry: *entry,
                        above: *above,
                    })),
                }
            }
            let stack_from = match self.is_first_level(*above) {
                true => STACK_FROM_FIRST_LEVEL,
                false if is_large => STACK_FROM_LARGE,
                false => STACK_FROM,
            };
            self.form_columns(*region, *above, stacks, stack_from);
        }
    }

    /// Everything that can be a unit, by its region and the box from which its line comes.
    fn groups(&self, graph: &Graph) -> IndexMap<(Option<FrameId>, Option<NodeId>), Group> {
        let single = self.frames_around_one_leaf(graph);
        let boxes = graph.nodes.iter().filter(|(id, _)| self.host[*id] == *id);
        let boxes = boxes.map(|(id, node)| {
            (id, node.frame, UnitKind::Node(id), self.is_leaf(graph, id).then_some(Member::Node(id)))
        });
        let frames = graph.frames.ids().filter_map(|id| Some((id, self.entry[id]?)));
        let frames = frames.map(|(id, entry)| {
            let member = single[id].then_some(Member::Frame(id, entry));
            (entry, self.frames.parent[id], UnitKind::Frame(id), member)
        });
        let mut groups: IndexMap<_, Group> = IndexMap::new();
        for (entry, region, kind, member) in boxes.chain(frames) {
            let group = groups.entry((region, self.nodes.parent[entry])).or_default();
            match member {
                Some(member) => group.members.push(member),
                None => group.units.push((entry, kind)),
            }
        }
        for group in groups.values_mut() {
            group.members.sort_by_key(|member| member.entry());
        }
        groups
    }

    /// In a very large picture, managers who have few reports, all of them leaves beside them, stand in one
    /// column with those reports, as in an outline; never alone, and not on the first levels.
    fn outlined(
        &self,
        graph: &Graph,
        groups: &IndexMap<(Option<FrameId>, Option<NodeId>), Group>,
    ) -> Table<Node, bool> {
        let mut outlined = graph.nodes.table(|_, _| false);
        if graph.nodes.len() < VERY_LARGE {
            return outlined;
        }
        for ((region, above), group) in groups {
            let is_family = |head: NodeId| {
                let reports = groups.get(&(*region, Some(head))).filter(|reports| reports.units.is_empty());
                let together = reports.is_some_and(|reports| reports.members.len() == self.nodes.children[head].len());
                together && self.beside[head].is_empty() && self.nodes.children[head].len() <= COLUMN
            };
            let heads = group.units.iter().filter(|(head, kind)| *kind == UnitKind::Node(*head) && is_family(*head));
            let heads: Vec<NodeId> = heads.map(|(head, _)| *head).collect();
            if heads.len() + group.members.len() > 1 && !self.is_first_level(*above) {
                for head in heads {
                    outlined[head] = true;
                }
            }
        }
        outlined
    }

    /// Whether what hangs below this box stands in the first level below a top.
    fn is_first_level(&self, above: Option<NodeId>) -> bool {
        above.is_none_or(|above| self.nodes.parent[above].is_none())
    }

    fn form_columns(&mut self, region: Option<FrameId>, above: Option<NodeId>, mut stacks: Vec<Stack>, from: usize) {
        stacks.sort_by_key(|stack| stack.0.first().map(|cell| cell.member.entry()));
        let stacked = stacks.len() >= from || stacks.iter().any(|stack| stack.0.len() > 1);
        for column in columns(stacks, stacked) {
            let Some(first) = column.first() else { continue };
            let (entry, member) = (first.member.entry(), first.member);
            let mut head = 0;
            for (place, cell) in column.iter().enumerate() {
                // A single leaf of a frame may stand in a column outside of the frame.
                if stacked {
                    self.lag[cell.member.entry()] = if cell.level == 0 { place } else { place - head - 1 };
                }
                head = if cell.level == 0 { place } else { head };
            }
            let kind = match member {
                _ if stacked => UnitKind::Column(column),
                Member::Node(node) => UnitKind::Node(node),
                Member::Frame(frame, _) => UnitKind::Frame(frame),
            };
            self.units.push(Unit { region, kind, entry, above });
        }
    }

    /// Whether nothing is below a box, shown or not.
    fn is_leaf(&self, graph: &Graph, node: NodeId) -> bool {
        self.nodes.children[node].is_empty() && graph.nodes[node].left_out == 0
    }

    fn frames_around_one_leaf(&self, graph: &Graph) -> Table<Frame, bool> {
        let mut inside = graph.frames.table(|_, _| 0usize);
        for (id, node) in graph.nodes.iter() {
            if let Some(frame) = node.frame {
                inside[frame] += if self.is_leaf(graph, id) { 1 } else { 2 };
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
