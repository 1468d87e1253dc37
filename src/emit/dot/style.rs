//! How things look: quiet, on a light ground, and told apart without colour too.

use crate::model::ItemKind;
use crate::view::graph::{Content, LinkKind, Node, Presence, RoleText};

/// Fonts that are there on every machine.
pub(super) const FONTS: &str = "Helvetica,Arial,sans-serif";
/// Text.
pub(super) const INK: &str = "#263238";
/// Text that stands back.
pub(super) const SOFT_INK: &str = "#607d8b";
/// Lines and borders.
pub(super) const LINE: &str = "#78909c";
/// The mark of a draft.
pub(super) const ALARM: &str = "#b71c1c";

/// The ground and border of a frame, by how many frames lie around it.
pub(super) const fn frame(depth: usize, faulty: bool) -> &'static str {
    match (depth.is_multiple_of(2), faulty) {
        (true, false) => "style=\"filled,rounded\", fillcolor=\"#f4f6f8\", color=\"#cfd8dc\"",
        (false, false) => "style=\"filled,rounded\", fillcolor=\"#e9eef2\", color=\"#c3ced5\"",
        (true, true) => "style=\"filled,rounded\", fillcolor=\"#f4f6f8\", color=\"#b71c1c\", penwidth=2",
        (false, true) => "style=\"filled,rounded\", fillcolor=\"#e9eef2\", color=\"#b71c1c\", penwidth=2",
    }
}

/// What a box with an error has besides.
pub(super) const FAULTY_BOX: &str = ", color=\"#b71c1c\", penwidth=2";
/// A line that is wrong; its dashes stay.
pub(super) const FAULTY_LINE: &str = "color=\"#b71c1c\", penwidth=2, ";

/// What of a box differs from the box of a role that is filled.
pub(super) fn node(node: &Node) -> &'static str {
    match &node.content {
        Content::Role(role) => self::role(role),
        Content::Item(item) if item.kind == ItemKind::Objective => {
            ", style=\"filled,rounded\", fillcolor=\"#fffaf0\", color=\"#a1887f\""
        }
        Content::Item(_) => ", style=\"filled,rounded\", fillcolor=\"#f6fbf6\", color=\"#8aa58c\"",
        Content::Empty => ", shape=\"point\", style=\"invis\"",
    }
}

const fn role(role: &RoleText) -> &'static str {
    match (role.presence, role.external) {
        (Presence::Vacant, false) => ", style=\"filled,dashed\", color=\"#b26a00\"",
        (Presence::Vacant, true) => ", style=\"filled,dashed\", color=\"#b26a00\", peripheries=2",
        (Presence::Acting, false) => ", color=\"#b26a00\"",
        (Presence::Acting, true) => ", color=\"#b26a00\", peripheries=2",
        (Presence::Planned | Presence::Ended, _) => ", style=\"filled,dotted\", fontcolor=\"#78909c\"",
        (Presence::Agent, _) => ", shape=\"component\"",
        (Presence::Quiet | Presence::Undisclosed, true) => ", peripheries=2",
        (Presence::Quiet | Presence::Undisclosed, false) => "",
    }
}

/// How a line looks that has no say in where boxes stand.
pub(super) const fn link(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Dotted => "style=\"dashed\", arrowhead=\"vee\", arrowsize=0.6",
        LinkKind::OwnedBy => "style=\"dotted\", color=\"#a1887f\", arrowhead=\"none\"",
        LinkKind::Contributes => "style=\"dotted\", color=\"#a1887f\", arrowhead=\"vee\", arrowsize=0.6",
    }
}

/// Whether a line has an arrow at its end.
pub(super) const fn has_arrow(kind: LinkKind) -> bool {
    !matches!(kind, LinkKind::OwnedBy)
}
