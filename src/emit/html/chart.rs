//! The chart, with what moves it. Controls appear only where the script runs that they need.

use super::markup::{Markup, Tag, classed, tag};
use crate::emit::svg;
use crate::view::graph::{Content, Graph, LinkKind, Presence};

/// What can be done by keys.
const KEYS: [(&str, &str); 7] = [
    ("↑ ↓", "to the manager, to the first report"),
    ("← →", "to the role before and after"),
    ("Enter", "tell more of the role"),
    ("Space", "hide or show what is below"),
    ("Home", "to the top"),
    ("Esc", "close what was told"),
    ("/", "search"),
];

/// The drawing, the room beside it for what is told of a role, and the meaning of its marks.
pub(super) fn panel(graph: &Graph) -> Markup {
    let stage = classed("div", "stage").set("id", "stage").with(Markup::drawing(&svg::part(graph)));
    let close = tag("button").set("type", "button").set("id", "close").with("Close");
    let told = classed("div", "told").set("id", "told").set("tabindex", "-1");
    let aside = tag("aside").set("id", "details").set("aria-label", "Details").flag("hidden").with(close).with(told);
    let desk = classed("div", "desk").with(stage).with(aside);
    Markup::from(toolbar(graph)).then(desk).then(legend(graph))
}

fn toolbar(graph: &Graph) -> Tag {
    let button = |id: &str, label: &str, text: &str| {
        tag("button").set("type", "button").set("id", id).set("title", label).set("aria-label", label).with(text)
    };
    let has_dotted = graph.links.iter().any(|link| link.kind == LinkKind::Dotted);
    let dotted = has_dotted.then(|| {
        tag("label")
            .with(tag("input").set("type", "checkbox").set("id", "dotted").flag("checked"))
            .with(" Dotted lines")
    });
    classed("div", "toolbar")
        .set("role", "group")
        .set("aria-label", "Chart controls")
        .flag("hidden")
        .with(button("smaller", "Zoom out", "−"))
        .with(button("larger", "Zoom in", "+"))
        .with(button("whole", "Fit the whole chart", "Fit"))
        .with(tag("label").with("Levels ").with(tag("select").set("id", "levels")))
        .with(dotted)
}

/// What marks mean that occur, and which keys there are.
fn legend(graph: &Graph) -> Tag {
    let has = |is_so: &dyn Fn(&Content) -> bool| graph.nodes.values().any(|node| is_so(&node.content));
    let is = |presence: Presence| has(&|content| matches!(content, Content::Role(role) if role.presence == presence));
    let link = |kind: LinkKind| graph.links.iter().any(|link| link.kind == kind);
    let marks = [
        (is(Presence::Vacant), "vacant", "dashed border: vacant, nobody is there"),
        (is(Presence::Acting), "acting", "slanted name: acting, only for now"),
        (
            is(Presence::Planned) || is(Presence::Ended),
            "absent",
            "dotted border: planned or ended, not there on this day",
        ),
        (
            has(&|content| matches!(content, Content::Role(role) if role.external)),
            "external",
            "double border: external",
        ),
        (is(Presence::Agent), "agent", "lugs on the left: held by software"),
        (is(Presence::Undisclosed), "undisclosed", "name withheld: somebody is there, and the chart does not say who"),
        (link(LinkKind::Dotted), "dotted", "dashed line with an arrow: a dotted line, with its purpose"),
        (link(LinkKind::OwnedBy), "owner", "fine dotted line: from what is owned to its owner"),
        (link(LinkKind::Contributes), "contributes", "fine dotted line with an arrow: contributes to"),
    ];
    let marks = marks.into_iter().filter(|(occurs, ..)| *occurs);
    let marks = marks
        .map(|(_, class, meaning)| tag("li").with(classed("span", "sample").set("data-sample", class)).with(meaning));
    let keys = KEYS.map(|(key, does)| tag("div").with(tag("dt").with(key)).with(tag("dd").with(does)));
    tag("details")
        .set("class", "key")
        .with(tag("summary").with("Marks and keys"))
        .with(classed("ul", "marks-key").all(marks))
        .with(classed("dl", "keys").flag("hidden").all(keys))
}
