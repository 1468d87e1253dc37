//! What a reader of XML makes of the drawings.

use std::collections::BTreeSet;

use proptest::prelude::*;
use roxmltree::{Document, Node};

use super::{drawing, xml};
use crate::emit::picture::sample::{any_text, with_texts};
use crate::view::graph::sample::{node, picture};
use crate::view::graph::{Content, Graph, Presence};

/// All that a drawing consists of.
const ELEMENTS: [&str; 9] = ["svg", "title", "desc", "style", "rect", "path", "text", "g", "a"];
/// All that is said of it.
const ATTRIBUTES: [&str; 19] = [
    "class",
    "viewBox",
    "width",
    "height",
    "role",
    "aria-labelledby",
    "font-family",
    "font-size",
    "text-anchor",
    "id",
    "x",
    "y",
    "rx",
    "d",
    "href",
    "target",
    "rel",
    "textLength",
    "lengthAdjust",
];

/// What can be drawn of a text.
fn visible(text: &str) -> String {
    text.chars().filter(|character| xml::is_xml(*character)).collect()
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

/// All texts in elements of this name.
fn texts<'d>(document: &'d Document<'_>, element: &'d str) -> impl Iterator<Item = &'d str> {
    document.descendants().filter(move |node| node.has_tag_name(element)).map(|node| node.text().unwrap_or_default())
}

/// Whether there is nothing in a drawing that could do anything.
fn is_harmless(document: &Document<'_>) -> bool {
    let element = |node: Node<'_, '_>| ELEMENTS.contains(&node.tag_name().name());
    let attributes = |node: Node<'_, '_>| node.attributes().all(|attribute| ATTRIBUTES.contains(&attribute.name()));
    document.descendants().filter(Node::is_element).all(|node| element(node) && attributes(node))
        && document.descendants().all(|node| node.is_element() || node.is_text() || node.is_root())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn every_text_comes_back_and_does_nothing(raw in proptest::collection::vec(any_text(), 1..20)) {
        let drawing = drawing(&with_texts(&raw), true);
        let document = Document::parse(&drawing).unwrap();
        prop_assert!(is_harmless(&document), "{drawing}");
        let shown = without_spaces(&texts(&document, "text").collect::<String>());
        let on_demand: BTreeSet<&str> = texts(&document, "title").collect();
        let ids: BTreeSet<&str> = document.descendants().filter_map(|node| node.attribute("id")).collect();
        for (place, text) in raw.iter().enumerate() {
            let label = without_spaces(&visible(text));
            prop_assert!(shown.contains(&format!("F{label}")) && shown.contains(&format!("L{label}")), "{text:?}");
            prop_assert!(on_demand.contains(visible(text).as_str()), "{text:?} in {on_demand:?}");
            let id = format!("role.{place} {}", visible(text));
            prop_assert!(ids.contains(id.as_str()), "{text:?} in {ids:?}");
        }
    }

    #[test]
    fn a_link_can_be_followed_and_nothing_else(url in any_text()) {
        let mut chief = node("chief");
        chief.info.url = Some(format!("https://a.example/{url}"));
        let mut graph = Graph::default();
        graph.nodes.push(chief);
        let drawing = drawing(&graph, false);
        let document = Document::parse(&drawing).unwrap();
        prop_assert!(is_harmless(&document));
        let links: Vec<&str> = document.descendants().filter_map(|node| node.attribute("href")).collect();
        prop_assert_eq!(links, [format!("https://a.example/{}", visible(&url))]);
    }
}

#[test]
fn a_draft_says_so() {
    let graph = picture("chief");
    assert!(drawing(&graph, true).contains(">DRAFT</text>"));
    assert!(!drawing(&graph, false).contains("DRAFT"));
}

#[test]
fn an_empty_picture_is_a_drawing_too() {
    let drawing = drawing(&Graph::default(), false);
    assert_eq!(texts(&Document::parse(&drawing).unwrap(), "text").count(), 0);
}

#[test]
fn deep_frames_are_no_deep_document() {
    let mut text = String::from("frame f0\n");
    for depth in 1..300 {
        text.push_str(&format!("frame f{depth} in f{}\n", depth - 1));
    }
    let drawing = drawing(&picture(&format!("{text}chief in f299")), false);
    let document = Document::parse(&drawing).unwrap();
    assert_eq!(document.descendants().map(|node| node.ancestors().count()).max(), Some(5));
    let titles: Vec<&str> = texts(&document, "text").filter(|text| text.starts_with('f')).collect();
    assert_eq!((titles.len(), titles.first(), titles.last()), (300, Some(&"f0"), Some(&"f299")));
}

/// A picture of one box like this.
fn one_role(presence: Presence, external: bool) -> Graph {
    let mut chief = node("chief");
    if let Content::Role(role) = &mut chief.content {
        (role.presence, role.external) = (presence, external);
    }
    let mut graph = Graph::default();
    graph.nodes.push(chief);
    graph
}

#[test]
fn borders_tell_boxes_apart_without_colour() {
    let borders = |presence, external| drawing(&one_role(presence, external), false).matches("<rect x=").count();
    assert_eq!(borders(Presence::Quiet, false), 1);
    assert_eq!(borders(Presence::Quiet, true), 2);
    assert_eq!(borders(Presence::Agent, false), 3);
    for (presence, class) in [(Presence::Vacant, "vacant"), (Presence::Planned, "absent"), (Presence::Ended, "absent")]
    {
        let drawing = drawing(&one_role(presence, false), false);
        let look = drawing.split(&format!(".orgc .{class} rect{{")).nth(1).unwrap().split('}').next().unwrap();
        assert!(look.contains("stroke-dasharray"), "{look}");
        assert!(drawing.contains(&format!("class=\"box role {class}\"")), "{drawing}");
    }
}
