//! How boxes look: told apart by their form and border, so that no colour is needed and the ground may be
//! light or dark.

use crate::model::ItemKind;
use crate::view::graph::{Content, Node, Presence, RoleText};

/// The class of a box with an error, which has no say in what else it is.
pub(super) const FAULTY: &str = "faulty";

/// The classes, as they are declared. Without `;`, which would end an entity.
pub(super) const CLASSES: [(&str, &str); 7] = [
    ("vacant", "stroke:#b26a00,stroke-width:2px,stroke-dasharray:6 4"),
    ("acting", "stroke:#b26a00,stroke-width:2px"),
    ("external", "stroke:#78909c,stroke-width:2px"),
    ("undisclosed", "stroke:#78909c,stroke-width:2px"),
    ("agent", "stroke:#5c6bc0,stroke-width:2px"),
    ("abolished", "stroke:#78909c,stroke-dasharray:2 3,opacity:0.7"),
    (FAULTY, "stroke:#b71c1c,stroke-width:3px"),
];

/// The classes of a box.
pub(super) fn classes(node: &Node) -> Vec<&'static str> {
    let Content::Role(role) = &node.content else { return Vec::new() };
    let external = role.external.then_some("external");
    external.into_iter().chain(presence(role)).collect()
}

const fn presence(role: &RoleText) -> Option<&'static str> {
    match role.presence {
        Presence::Quiet => None,
        Presence::Vacant => Some("vacant"),
        Presence::Acting => Some("acting"),
        Presence::Undisclosed => Some("undisclosed"),
        Presence::Agent => Some("agent"),
        Presence::Planned | Presence::Ended => Some("abolished"),
    }
}

/// What stands before and behind the label of a box: its form.
pub(super) fn form(node: &Node) -> (&'static str, &'static str) {
    match &node.content {
        Content::Role(role) if role.external => ("[[", "]]"),
        Content::Role(role) if role.presence == Presence::Agent => ("{{", "}}"),
        Content::Role(_) | Content::Empty => ("[", "]"),
        Content::Item(item) if item.kind == ItemKind::Objective => ("([", "])"),
        Content::Item(_) => ("(", ")"),
    }
}
