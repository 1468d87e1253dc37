//! Who stands with whom: managers with their assistants, frames with the box through which a line enters
//! them, leaf reports in columns.

use indexmap::IndexMap;

use super::Sizes;
use super::closed::closed;
use super::forest::Forest;
use super::packing::Packer;
use super::stack::{COLUMN, Cell, Member, OUTLINE, Stack, columns};
use crate::model::{Arena, Id, Table};
use crate::view::graph::{Frame, FrameId, Graph, Node, NodeId};

/// From how many leaf reports of one manager on they stand below each other: in the first level below a top …
const STACK_FROM_FIRST_LEVEL: usize = 7;
/// … below it …
const STACK_FROM: usize = 3;
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

impl Unit {
    /// Whether it is a column.
    pub(super) const fn is_column(&self) -> bool {
        matches!(self.kind, UnitKind::Column(_))
    }
}

/// The kinds of units.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum UnitKind {
    /// A box with its assistants.
    Node(NodeId),
    /// A frame with all that is in it.
    Frame(FrameId),
    /// A column of leaf reports, or of departments.
    Column(Vec<Cell>),
    /// Nothing itself: what has its manager inside a neighbouring frame, which is this unit, gathered below
    /// that manager.
    Gathering(UnitId),
}

/// A region and a manager.
type GroupKey = (Option<FrameId>, Option<NodeId>);

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
    /// The box directly to the left of each assistant.
    pub(super) left_of: Table<Node, Option<NodeId>>,
    /// All units, in source order within each region.
    pub(super) units: Arena<Unit>,
    /// Roughly how much of a column each box takes with its frame, if it stands in one.
    pub(super) reach: Table<Node, i32>,
}

impl Families {
    /// Finds who stands with whom.
    pub(super) fn of(graph: &Graph, sizes: &Sizes) -> Self {
        let nodes = Forest::of(&graph.nodes, |_, node| node.above);
        let frames = Forest::of(&graph.frames, |_, frame| frame.around);
        let entry = entries(graph, &nodes, &frames);
        let (host, beside) = hosts(graph, &nodes);
        let left_of = left_of(graph, &beside);
        let (reach, units) = (graph.nodes.table(|_, _| 0), Arena::default());
        let mut families = Self { reach, nodes, frames, entry, host, beside, left_of, units };
        families.form_units(graph, sizes);
        families
    }

    fn form_units(&mut self, graph: &Graph, sizes: &Sizes) {
        let closed = closed(graph, &self.nodes, &self.frames);
        let groups = self.groups(graph, &closed);
        let outlined = self.outlined(graph, &groups);
        let mut packer = Packer::new(graph, sizes, &self.nodes);
        for key in self.deepest_first(graph, groups.keys().copied()) {
            let Some(group) = groups.get(&key).filter(|_| key.1.is_none_or(|above| !outlined[above])) else { continue };
            let mut stacks: Vec<Stack> = group.members.iter().map(|member| Stack::leaf(*member)).collect();
            let mut members = Vec::new();
            for (entry, kind) in &group.units {
                match kind {
                    UnitKind::Node(head) if outlined[*head] && graph.nodes[*head].is_owned() => {
                        stacks.push(self.tree(*head));
                    }
                    UnitKind::Node(head) if outlined[*head] => {
                        let reports = groups.get(&(key.0, Some(*head))).map_or(&[][..], |group| &group.members);
                        stacks.push(Stack::family(*head, reports));
                    }
                    UnitKind::Frame(frame) if closed[*frame] && graph.nodes[*entry].stands.is_joined() => {
                        members.push(Member::Frame(*frame, *entry));
                    }
                    _ => self.form_unit(&mut packer, key, *entry, kind.clone()),
                }
            }
            if self.are_stacked(&stacks, key.1, graph.nodes.len()) {
                self.form_columns(graph, &mut packer, key, stacks);
            } else {
                members.extend(&group.members);
            }
            self.pack(&mut packer, key, members);
        }
    }

    /// Something owned with all its parts and theirs, as an outline.
    fn tree(&self, whole: NodeId) -> Stack {
        let mut cells: Vec<Cell> = Vec::new();
        let mut waiting = vec![(whole, 0)];
        while let Some((node, level)) = waiting.pop() {
            cells.push(Cell { member: Member::Node(node), level });
            waiting.extend(self.nodes.children[node].iter().rev().map(|part| (*part, level + 1)));
        }
        Stack(cells)
    }

    /// Groups in such an order that what hangs below a box is known before the box is asked for.
    fn deepest_first(&self, graph: &Graph, keys: impl Iterator<Item = GroupKey>) -> Vec<GroupKey> {
        let mut depth = graph.nodes.table(|_, _| 1usize);
        for node in &self.nodes.order {
            depth[*node] = self.nodes.parent[*node].map_or(1, |above| depth[above] + 1);
        }
        let mut keys: Vec<GroupKey> = keys.collect();
        keys.sort_by_key(|(_, above)| std::cmp::Reverse(above.map_or(0, |above| depth[above])));
        keys
    }

    /// Whether there are so many leaves that they stand in columns.
    fn are_stacked(&self, stacks: &[Stack], above: Option<NodeId>, boxes: usize) -> bool {
        let from = match self.is_first_level(above) {
            true => STACK_FROM_FIRST_LEVEL,
            false if boxes >= LARGE => STACK_FROM_LARGE,
            false => STACK_FROM,
        };
        stacks.len() >= from || stacks.iter().any(|stack| stack.0.len() > 1)
    }

    fn form_columns(&mut self, graph: &Graph, packer: &mut Packer<'_>, key: GroupKey, mut stacks: Vec<Stack>) {
        stacks.sort_by_key(|stack| stack.0.first().map(|cell| cell.member.entry()));
        let leads = |stack: &Stack| match stack.0.as_slice() {
            [first, _, ..] => !graph.nodes[first.member.entry()].is_owned(),
            _ => false,
        };
        let least = if stacks.iter().any(leads) { OUTLINE } else { COLUMN };
        for column in columns(stacks, least) {
            self.form_column(packer, key, column);
        }
    }

    /// Sets departments below each other where the picture becomes too wide, and the leaves beside them.
    fn pack(&mut self, packer: &mut Packer<'_>, key: GroupKey, mut members: Vec<Member>) {
        members.sort_unstable_by_key(|member| member.entry());
        for column in packer.pack(key.1, self.is_first_level(key.1), &members) {
            match column.as_slice() {
                [Member::Frame(frame, entry)] => self.form_unit(packer, key, *entry, UnitKind::Frame(*frame)),
                [Member::Node(node)] => self.form_unit(packer, key, *node, UnitKind::Node(*node)),
                _ => self.form_column(packer, key, column.into_iter().map(Cell::of).collect()),
            }
        }
    }

    fn form_column(&mut self, packer: &mut Packer<'_>, key: GroupKey, cells: Vec<Cell>) {
        let Some(entry) = cells.first().map(|cell| cell.member.entry()) else { return };
        for cell in &cells {
            self.reach[cell.member.entry()] = packer.in_column(cell.member);
        }
        self.form_unit(packer, key, entry, UnitKind::Column(cells));
    }

    fn form_unit(&mut self, packer: &mut Packer<'_>, (region, above): GroupKey, entry: NodeId, kind: UnitKind) {
        let size = match &kind {
            UnitKind::Frame(_) => packer.frame(entry),
            UnitKind::Column(cells) => packer.column(cells),
            UnitKind::Node(_) | UnitKind::Gathering(_) => packer.tree(entry),
        };
        packer.hang(above, size);
        self.units.push(Unit { region, kind, entry, above });
    }

    /// Everything that can be a unit, by its region and the box from which its line comes.
    fn groups(&self, graph: &Graph, closed: &Table<Frame, bool>) -> IndexMap<GroupKey, Group> {
        let single = self.frames_around_one_leaf(graph);
        let boxes = graph.nodes.iter().filter(|(id, _)| self.host[*id] == *id);
        let boxes = boxes.map(|(id, node)| {
            (id, node.frame, UnitKind::Node(id), self.is_leaf(graph, id).then_some(Member::Node(id)))
        });
        let frames = graph.frames.ids().filter_map(|id| Some((id, self.entry[id]?)));
        let frames = frames.map(|(id, entry)| {
            let member = (single[id] && closed[id]).then_some(Member::Frame(id, entry));
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
    fn outlined(&self, graph: &Graph, groups: &IndexMap<GroupKey, Group>) -> Table<Node, bool> {
        let mut outlined = self.outlined_items(graph);
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

    /// What is owned and has parts is written as an outline, where there is more of it than one column takes.
    fn outlined_items(&self, graph: &Graph) -> Table<Node, bool> {
        let mut counts = graph.frames.table(|_, _| 0usize);
        for frame in graph.nodes.values().filter(|node| node.is_owned()).filter_map(|node| node.frame) {
            counts[frame] += 1;
        }
        let is_long = |frame: Option<FrameId>| frame.is_some_and(|frame| counts[frame] > COLUMN);
        graph.nodes.table(|id, node| node.is_owned() && is_long(node.frame) && !self.nodes.children[id].is_empty())
    }

    /// Whether what hangs below this box stands in the first level below a top.
    fn is_first_level(&self, above: Option<NodeId>) -> bool {
        above.is_none_or(|above| self.nodes.parent[above].is_none())
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

fn left_of(graph: &Graph, beside: &Table<Node, Vec<NodeId>>) -> Table<Node, Option<NodeId>> {
    let mut left_of = graph.nodes.table(|_, _| None);
    for host in graph.nodes.ids() {
        let mut left = host;
        for assistant in &beside[host] {
            left_of[*assistant] = Some(left);
            left = *assistant;
        }
    }
    left_of
}
