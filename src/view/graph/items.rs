//! The boxes of objectives and responsibilities, and the lines to their owners.

use super::picture::{Content, Frame, FrameId, Info, ItemText, Link, LinkKind, Node, NodeId, OwnerText, Stands};
use super::sketch::Sketch;
use super::texts::info;
use crate::model::{DeclarationId, Item, ItemId, ItemKind, Table};
use crate::timeline::{Owner, Ownership};

impl Sketch<'_> {
    /// Adds the shown objectives in one frame, the shown responsibilities in another; says which box is whose.
    pub(super) fn add_items(&mut self) -> Table<Item, Option<NodeId>> {
        let mut nodes = self.chart.items.table(|_, _| None);
        for (kind, title) in [(ItemKind::Objective, "Objectives"), (ItemKind::Responsibility, "Responsibilities")] {
            let is_shown = |id: &ItemId| self.scope.items[*id] && self.chart.items[*id].kind == kind;
            let shown: Vec<ItemId> = self.chart.items.ids().filter(is_shown).collect();
            if shown.is_empty() {
                continue;
            }
            let info = Info { lines: vec![title.to_owned()], url: None };
            let id = format!("{} (all)", kind.word());
            let frame = self.graph.frames.push(Frame { id, title: title.to_owned(), kind: None, around: None, info });
            for id in shown {
                let node = self.item_node(id, frame);
                nodes[id] = Some(self.graph.nodes.push(node));
            }
        }
        self.join_items(&nodes);
        nodes
    }

    fn item_node(&self, id: ItemId, frame: FrameId) -> Node {
        let item = &self.chart.items[id];
        let mut info = info(&item.header, self.chooser.timeline.life(DeclarationId::Item(id)));
        info.lines.extend(item.unowned.iter().map(|(reason, _)| format!("unowned: {reason}")));
        Node {
            id: format!("{} {}", item.kind.word(), item.header.path),
            frame: Some(frame),
            above: None,
            stands: Stands::Below,
            content: Content::Item(self.item_text(id, item)),
            left_out: 0,
            info,
        }
    }

    fn item_text(&self, id: ItemId, item: &Item) -> ItemText {
        ItemText {
            title: item.header.title().to_owned(),
            kind: item.kind,
            owner: self.owner_text(id),
            due: item.due.map(|(due, _)| due.to_string()),
            measures: self.parts[id].iter().filter_map(|part| self.measure_text(*part, id)).collect(),
        }
    }

    fn ownership(&self, id: ItemId) -> Option<&Ownership> {
        self.chooser.timeline.ownership(id).on(self.chooser.day)
    }

    fn owner_text(&self, id: ItemId) -> OwnerText {
        let Some(ownership) = self.ownership(id) else { return OwnerText::Missing };
        match (ownership.owner, ownership.inherited_from) {
            (Owner::Role(role), inherited) => {
                let title = self.chart.roles[role].header.title().to_owned();
                if inherited.is_some() { OwnerText::Inherited(title) } else { OwnerText::Role(title) }
            }
            (Owner::Unowned, _) => OwnerText::Unowned,
            _ if self.parts[id].iter().any(|part| self.chart.items[*part].kind != ItemKind::Measure) => {
                OwnerText::InParts
            }
            _ => OwnerText::Missing,
        }
    }

    /// `Escaped defects a release: 42 → 10 by 2026-12-31`, with its owner, if it is another than that of the objective.
    fn measure_text(&self, id: ItemId, whole: ItemId) -> Option<String> {
        let (item, day) = (&self.chart.items[id], self.chooser.day);
        let measure = item.measure.as_ref()?;
        if !self.chooser.timeline.is_live(DeclarationId::Item(id), day) {
            return None;
        }
        let from = measure.from.as_ref().map(|from| format!("{from} → ")).unwrap_or_default();
        let unit = measure.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
        let due = item.due.map(|(due, _)| format!(" by {due}")).unwrap_or_default();
        let owner = |id| self.ownership(id).and_then(Ownership::role);
        let other = owner(id).filter(|role| Some(*role) != owner(whole));
        let other = other.map(|role| format!(" ({})", self.chart.roles[role].header.title())).unwrap_or_default();
        Some(format!("{}: {from}{}{unit}{due}{other}", item.header.title(), measure.to))
    }

    fn join_items(&mut self, nodes: &Table<Item, Option<NodeId>>) {
        for id in self.chart.items.ids() {
            let Some(node) = nodes[id] else { continue };
            let item = &self.chart.items[id];
            self.graph.nodes[node].above = item.parent.and_then(|whole| nodes[whole]);
            let own = self.ownership(id).filter(|ownership| ownership.inherited_from.is_none());
            let owner = own.and_then(Ownership::role).and_then(|role| self.node_of[role]);
            self.graph.links.extend(owner.map(|owner| link(node, owner, LinkKind::OwnedBy)));
            for aim in &item.contributes_to {
                let in_force = self.chooser.timeline.in_force(aim, DeclarationId::Item(id));
                let in_force = in_force.is_some_and(|days| days.contains(self.chooser.day));
                let aim = aim.value.filter(|_| in_force).and_then(|aim| nodes[aim]);
                self.graph.links.extend(aim.map(|aim| link(node, aim, LinkKind::Contributes)));
            }
        }
    }
}

fn link(from: NodeId, to: NodeId, kind: LinkKind) -> Link {
    Link { from, to, kind, label: None, info: Info::default() }
}
