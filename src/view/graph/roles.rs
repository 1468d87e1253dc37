//! The boxes of roles, and the lines between them.

use indexmap::{IndexMap, IndexSet};

use super::picture::{Content, Link, LinkKind, Node, NodeId, Stands};
use super::sketch::Sketch;
use super::texts::dates;
use crate::model::{DepartmentId, Layer, RoleId};
use crate::source::Span;

/// So many externals stand beside the head of their department.
const MOST_ASIDE: usize = 2;

/// What stands in the picture in source order.
enum Place {
    Role(RoleId),
    Empty(DepartmentId),
}

impl Sketch<'_> {
    /// Adds a box for each shown role, and an empty place in each department without any.
    pub(super) fn add_roles(&mut self) {
        let chart = self.chart;
        let shown = chart.roles.iter().filter(|(id, _)| self.scope.roles[*id]);
        let mut places: Vec<(Span, Place)> = shown.map(|(id, role)| (role.header.name_span, Place::Role(id))).collect();
        let empty = self.empty_departments().into_iter();
        places.extend(empty.map(|id| (chart.departments[id].header.name_span, Place::Empty(id))));
        places.sort_by_key(|(span, _)| *span);
        let mut empty = Vec::new();
        for (_, place) in places {
            match place {
                Place::Role(id) => {
                    let node = self.role_node(id);
                    self.node_of[id] = Some(self.graph.nodes.push(node));
                }
                Place::Empty(id) => {
                    let node = self.empty_place(id, self.frame_of[id]);
                    empty.push((id, self.graph.nodes.push(node)));
                }
            }
        }
        self.join_roles();
        self.place_externals();
        for (id, node) in empty {
            self.graph.nodes[node].above = self.head_around(id);
        }
    }

    fn role_node(&self, id: RoleId) -> Node {
        let department = self.chooser.epoch.department_of(id);
        let assistant = self.chooser.epoch.line(id).assistant;
        Node {
            id: self.chart.roles[id].header.path.clone(),
            frame: department.and_then(|department| self.frame_of[department]),
            above: None,
            stands: if assistant { Stands::Beside } else { Stands::Below },
            content: Content::Role(self.chooser.role_text(id)),
            left_out: self.scope.left_out[id],
            info: self.chooser.role_info(id),
        }
    }

    fn join_roles(&mut self) {
        for id in self.chart.roles.ids() {
            let Some(node) = self.node_of[id] else { continue };
            let above = self.chooser.nearest_above(id, &self.scope.roles);
            if above != self.chooser.epoch.manager(id) {
                self.graph.nodes[node].stands = Stands::Below;
            }
            self.graph.nodes[node].above = above.and_then(|above| self.node_of[above]);
            self.mark_assistant_from_afar(node);
        }
    }

    /// Who assists somebody outside of the own department cannot stand beside them: the box says it.
    fn mark_assistant_from_afar(&mut self, id: NodeId) {
        let above = self.graph.nodes[id].above.map(|above| self.graph.nodes[above].frame);
        let node = &mut self.graph.nodes[id];
        let is_afar = node.stands == Stands::Beside && above.is_some_and(|frame| frame != node.frame);
        if let Content::Role(text) = &mut node.content {
            text.assists_from_afar = is_afar;
        }
    }

    /// Puts externals without manager beside the head of their department; many of them, below.
    fn place_externals(&mut self) {
        let (timeline, day) = (self.chooser.timeline, self.chooser.day);
        let mut by_head: IndexMap<NodeId, Vec<NodeId>> = IndexMap::new();
        for (id, role) in self.chart.roles.iter() {
            let Some(node) = self.node_of[id].filter(|_| role.external) else { continue };
            let department = self.chooser.epoch.department_of(id);
            let head = department.and_then(|department| timeline.head(department).on(day).copied().flatten());
            let head = head.filter(|head| *head != id).and_then(|head| self.node_of[head]);
            let free = self.graph.nodes[node].above.is_none() && self.chooser.epoch.reports(id).is_empty();
            if let Some(head) = head.filter(|_| free) {
                by_head.entry(head).or_default().push(node);
            }
        }
        // Two who lead each other's department stand where they are.
        let led: IndexSet<NodeId> = by_head.keys().copied().collect();
        for (head, mut externals) in by_head {
            externals.retain(|node| !led.contains(node));
            let stands = if externals.len() <= MOST_ASIDE { Stands::Aside } else { Stands::Apart };
            for node in externals {
                self.graph.nodes[node].above = Some(head);
                self.graph.nodes[node].stands = stands;
            }
        }
    }

    /// Adds the dotted lines between shown roles.
    pub(super) fn add_dotted(&mut self) {
        if !self.chooser.shows(Layer::Dotted) {
            return;
        }
        for id in self.chart.roles.ids() {
            for line in self.chooser.epoch.dotted(id) {
                if let (Some(from), Some(to)) = (self.node_of[id], self.node_of[line.to]) {
                    self.add_dotted_line(id, line.written, from, to);
                }
            }
        }
    }

    fn add_dotted_line(&mut self, id: RoleId, written: usize, from: NodeId, to: NodeId) {
        let Some(fact) = self.chart.roles[id].dotted.get(written) else { return };
        let share = fact.value.share.map(|share| share.to_string());
        let parts: Vec<String> = fact.value.purpose.iter().map(ToString::to_string).chain(share).collect();
        let label = parts.join(" · ");
        let (start, end) = (self.graph.nodes[from].title(), self.graph.nodes[to].title());
        let dates = dates(fact.dates.interval());
        let mut lines = vec![format!("dotted line from {start} to {end}{dates}")];
        lines.extend(parts);
        lines.extend(fact.note.as_ref().map(ToString::to_string));
        let info = super::picture::Info { lines, url: None };
        let label = (!label.is_empty()).then_some(label);
        self.link_of.insert((id, written), self.graph.links.len());
        self.graph.links.push(Link { from, to, kind: LinkKind::Dotted, label, info });
    }
}
