//! How things look: quiet, on a light ground and on a dark one, and told apart without colour too.

use crate::model::ItemKind;
use crate::view::graph::{Content, LinkKind, Node, Presence, RoleText};

/// Fonts whose letters are as wide as those that were measured, then any other without serifs.
pub(super) const FONTS: &str = "Helvetica, Arial, 'Liberation Sans', Arimo, sans-serif";

/// The style sheet. On paper the ground is always light.
pub(in crate::emit) const SHEET: &str = "\
.orgc text{fill:#263238}
.orgc .paper{fill:#fff}
.orgc .heading{font-size:18px;font-weight:bold}
.orgc .draft{font-size:12px;font-weight:bold;fill:#b71c1c}
.orgc .title,.orgc .struck{font-size:11px}
.orgc .title{font-weight:bold}
.orgc .struck{text-decoration:line-through}
.orgc .mark{font-style:italic}
.orgc .small{font-size:9px}
.orgc text.small,.orgc .purpose{fill:#546e7a}
.orgc .frame rect{fill:#f4f6f8;stroke:#cfd8dc}
.orgc .frame.odd rect{fill:#e8edf1;stroke:#bfcad1}
.orgc .box rect,.orgc .box path{fill:#fff;stroke:#78909c}
.orgc .line,.orgc .link path{fill:none;stroke:#78909c}
.orgc .link .dashes{stroke-dasharray:5 3}
.orgc .owner .dashes,.orgc .contributes .dashes{stroke-dasharray:1 3;stroke-linecap:round}
.orgc .owner path,.orgc .contributes path{stroke:#8d6e63}
.orgc .purpose{font-size:9px;paint-order:stroke;stroke:#f8f9fa;stroke-width:3px;stroke-linejoin:round}
.orgc .acting rect{stroke:#b26a00}
.orgc .vacant rect{stroke:#b26a00;stroke-width:1.5px;stroke-dasharray:5 3}
.orgc .absent rect{stroke-dasharray:1 3;stroke-linecap:round}
.orgc .absent text{fill:#546e7a}
.orgc .objective rect{fill:#fff8ec;stroke:#8d6e63}
.orgc .responsibility rect{fill:#f2f9f2;stroke:#6f8f72}
.orgc .fault{font-size:9px;font-weight:bold;fill:#b71c1c}
.orgc .faulty>rect,.orgc .line.faulty,.orgc .link.faulty path{stroke:#b71c1c;stroke-width:2px}
.orgc a .title{text-decoration:underline}
@media screen and (prefers-color-scheme:dark){
.orgc text{fill:#e6ebef}
.orgc .paper{fill:#0f1418}
.orgc .draft,.orgc .fault{fill:#ff8a80}
.orgc text.small,.orgc .purpose,.orgc .absent text{fill:#a9b8c2}
.orgc .frame rect{fill:#182027;stroke:#303c45}
.orgc .frame.odd rect{fill:#202a32;stroke:#3b4953}
.orgc .box rect,.orgc .box path{fill:#2a353e;stroke:#82949f}
.orgc .line,.orgc .link path{fill:none;stroke:#82949f}
.orgc .owner path,.orgc .contributes path{stroke:#c4a68f}
.orgc .purpose{stroke:#141b20}
.orgc .acting rect,.orgc .vacant rect{stroke:#e8a33d}
.orgc .faulty>rect,.orgc .line.faulty,.orgc .link.faulty path{stroke:#ff8a80}
.orgc .objective rect{fill:#332c22;stroke:#c4a68f}
.orgc .responsibility rect{fill:#22302a;stroke:#8fb093}
}
@media print{svg.orgc{max-width:100%;max-height:100%}}
";

/// The class of what has an error.
pub(super) const FAULTY: &str = "faulty";

/// What a box is, as classes.
pub(super) fn node(node: &Node) -> Vec<&'static str> {
    match &node.content {
        Content::Role(role) => self::role(role),
        Content::Item(item) if item.kind == ItemKind::Objective => vec!["box", "objective"],
        Content::Item(_) => vec!["box", "responsibility"],
        Content::Empty => Vec::new(),
    }
}

fn role(role: &RoleText) -> Vec<&'static str> {
    let presence = match role.presence {
        Presence::Quiet => None,
        Presence::Vacant => Some("vacant"),
        Presence::Acting => Some("acting"),
        Presence::Undisclosed => Some("undisclosed"),
        Presence::Agent => Some("agent"),
        Presence::Planned | Presence::Ended => Some("absent"),
    };
    ["box", "role"].into_iter().chain(presence).chain(role.external.then_some("external")).collect()
}

/// What a line is that has no say in where boxes stand, as classes.
pub(super) const fn link(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Dotted => "link dotted",
        LinkKind::OwnedBy => "link owner",
        LinkKind::Contributes => "link contributes",
    }
}

/// Whether a line has an arrow at its end.
pub(super) const fn has_arrow(kind: LinkKind) -> bool {
    !matches!(kind, LinkKind::OwnedBy)
}
