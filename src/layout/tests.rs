//! Laws of every picture.

mod links;

use proptest::prelude::*;

use super::{Course, Layout, Point, Rect, Size, Sizes, arrange};
use crate::model::ItemKind;
use crate::view::graph::sample::{node, picture};
use crate::view::graph::{Content, Frame, FrameId, Graph, Info, ItemText, Link, LinkKind, NodeId, OwnerText, Stands};

/// How wide the labels of links are, in all their forms.
const FORMS: [&[i32]; 6] = [&[50, 30], &[], &[150, 90, 40], &[], &[20], &[110, 60]];

fn sizes(graph: &Graph) -> Sizes {
    // Lines of owners say nothing.
    let label = |(link, forms): (&Link, &[i32])| match link.kind {
        LinkKind::Dotted => forms.to_vec(),
        LinkKind::OwnedBy | LinkKind::Contributes => Vec::new(),
    };
    Sizes {
        nodes: graph.nodes.table(|id, _| Size {
            width: 100 + 10 * (id.index() as i32 % 5),
            height: 30 + 4 * (id.index() as i32 % 7),
        }),
        titles: graph.frames.table(|id, _| Size { width: 60 + 40 * (id.index() as i32 % 4), height: 14 }),
        labels: graph.links.iter().zip(FORMS.into_iter().cycle()).map(label).collect(),
    }
}

fn arranged(graph: &Graph) -> Layout {
    arrange(graph, &sizes(graph))
}

/// Any picture: lines may loop, frames may be entered by several lines.
fn any_graph() -> impl Strategy<Value = Graph> {
    let frames = proptest::collection::vec(any::<Option<u8>>(), 0..7);
    let nodes = proptest::collection::vec((any::<Option<u8>>(), any::<Option<u8>>(), 0..12u8), 1..90);
    let links = proptest::collection::vec(any::<(u8, u8)>(), 0..16);
    (frames, nodes, links).prop_map(|(frames, nodes, links)| build(&frames, &nodes, &links))
}

fn build(frames: &[Option<u8>], nodes: &[(Option<u8>, Option<u8>, u8)], links: &[(u8, u8)]) -> Graph {
    let mut graph = Graph::default();
    let mut frame_ids: Vec<FrameId> = Vec::new();
    for around in frames {
        let around = around.and_then(|place| frame_ids.get(usize::from(place) % 8).copied());
        let id = format!("frame {}", frame_ids.len());
        frame_ids.push(graph.frames.push(Frame { title: id.clone(), id, kind: None, around, info: Info::default() }));
    }
    let mut node_ids: Vec<NodeId> = Vec::new();
    for (place, (frame, _, stands)) in nodes.iter().enumerate() {
        let mut box_ = node(&format!("box {place}"));
        box_.frame = frame.and_then(|place| frame_ids.get(usize::from(place) % 8).copied());
        box_.stands = match stands {
            0 => Stands::Beside,
            1 => Stands::Aside,
            2 => Stands::Apart,
            _ => Stands::Below,
        };
        node_ids.push(graph.nodes.push(box_));
    }
    for frame in frame_ids {
        let mut empty = node("empty");
        (empty.frame, empty.content, empty.stands) = (Some(frame), Content::Empty, Stands::Apart);
        graph.nodes.push(empty);
    }
    let nth = |place: u8| node_ids[usize::from(place) % node_ids.len()];
    for (id, (_, above, _)) in node_ids.iter().zip(nodes) {
        graph.nodes[*id].above = above.map(nth);
    }
    for (from, to) in links.iter().map(|(from, to)| (nth(*from), nth(*to))).filter(|(from, to)| from != to) {
        graph.links.push(Link { from, to, kind: LinkKind::Dotted, label: None, info: Info::default() });
    }
    graph
}

/// An organisation: departments in departments, each with its head and some roles; now and then somebody
/// reports elsewhere.
fn any_organisation() -> impl Strategy<Value = Graph> {
    let departments = proptest::collection::vec((any::<u8>(), 0..6u8, 0..9u8), 2..24);
    let links = proptest::collection::vec(any::<(u8, u8)>(), 0..40);
    (departments, links).prop_map(|(departments, links)| organisation(&departments, &links))
}

fn organisation(departments: &[(u8, u8, u8)], links: &[(u8, u8)]) -> Graph {
    let mut graph = Graph::default();
    let top = graph.nodes.push(node("top"));
    let mut heads: Vec<(Option<FrameId>, NodeId)> = vec![(None, top)];
    for (number, (around, reports, odd)) in departments.iter().enumerate() {
        let (around, above) = heads[usize::from(*around) % heads.len()];
        let id = format!("department {number}");
        let frame = Frame { title: id.clone(), id, kind: None, around, info: Info::default() };
        let frame = graph.frames.push(frame);
        for report in 0..=*reports {
            let mut box_ = node(&format!("role {number} {report}"));
            box_.frame = Some(frame);
            box_.above = Some(if report == 0 { above } else { heads.last().map_or(top, |(_, head)| *head) });
            box_.stands = if *odd == 1 && report == 1 { Stands::Beside } else { Stands::Below };
            let strays = *odd == 2 && report == 2;
            let id = graph.nodes.push(box_);
            if report == 0 {
                heads.push((Some(frame), id));
            }
            graph.nodes[id].frame = if strays { around } else { Some(frame) };
        }
    }
    let ids: Vec<NodeId> = graph.nodes.ids().collect();
    let nth = |place: u8| ids[usize::from(place) % ids.len()];
    for (from, to) in links.iter().map(|(from, to)| (nth(*from), nth(*to))).filter(|(from, to)| from != to) {
        graph.links.push(Link { from, to, kind: LinkKind::Dotted, label: None, info: Info::default() });
    }
    graph
}

/// Anything that can be drawn.
fn any_picture() -> impl Strategy<Value = Graph> {
    prop_oneof![any_graph(), any_organisation()]
}

fn overlap(one: Rect, other: Rect) -> bool {
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}

fn contains(outer: Rect, inner: Rect) -> bool {
    outer.left <= inner.left && inner.right <= outer.right && outer.top <= inner.top && inner.bottom <= outer.bottom
}

fn frames_around(graph: &Graph, frame: Option<FrameId>) -> Vec<FrameId> {
    std::iter::successors(frame, |frame| graph.frames[*frame].around).collect()
}

/// The straight parts of a course, as thin rectangles.
fn parts(course: &Course) -> Vec<Rect> {
    let part = |pair: &[Point]| Rect {
        left: pair[0].x.min(pair[1].x),
        top: pair[0].y.min(pair[1].y),
        right: pair[0].x.max(pair[1].x),
        bottom: pair[0].y.max(pair[1].y),
    };
    course.pieces.iter().flat_map(|piece| piece.windows(2)).map(part).collect()
}

/// Whether a thin rectangle runs through a box, not along it.
fn crosses(part: Rect, rect: Rect) -> bool {
    part.left < rect.right
        && rect.left < part.right.max(part.left + 1)
        && part.top < rect.bottom
        && rect.top < part.bottom.max(part.top + 1)
}

fn inner(rect: Rect) -> Rect {
    Rect { left: rect.left + 1, top: rect.top + 1, right: rect.right - 1, bottom: rect.bottom - 1 }
}

proptest! {
    #[test]
    fn boxes_stand_apart_and_inside_their_frames_only(graph in any_picture()) {
        let layout = arranged(&graph);
        for (id, node) in graph.nodes.iter() {
            for (other, _) in graph.nodes.iter().filter(|(other, _)| *other > id) {
                prop_assert!(!overlap(layout.nodes[id], layout.nodes[other]), "{id:?} and {other:?} overlap");
            }
            let around = frames_around(&graph, node.frame);
            for frame in graph.frames.ids() {
                let (own, rect) = (around.contains(&frame), layout.frames[frame]);
                prop_assert!(!own || contains(rect, layout.nodes[id]), "{id:?} leaves {frame:?}");
                prop_assert!(own || !overlap(rect, layout.nodes[id]), "{id:?} meets {frame:?}");
            }
        }
    }

    #[test]
    fn frames_are_nested_or_apart(graph in any_picture()) {
        let layout = arranged(&graph);
        for one in graph.frames.ids() {
            prop_assert!(contains(layout.frames[one], layout.titles[one]), "the title of {one:?}");
            for other in graph.frames.ids().filter(|other| *other != one) {
                let (rect, other_rect) = (layout.frames[one], layout.frames[other]);
                if frames_around(&graph, Some(other)).contains(&one) {
                    prop_assert!(contains(rect, other_rect), "{other:?} leaves {one:?}");
                } else if !frames_around(&graph, Some(one)).contains(&other) {
                    prop_assert!(!overlap(rect, other_rect), "{one:?} and {other:?} overlap");
                }
            }
        }
    }

    #[test]
    fn no_line_crosses_a_box(graph in any_picture()) {
        let layout = arranged(&graph);
        let solid = layout.lines.values().flatten();
        for (course, is_solid) in solid.map(|line| (line, true)).chain(layout.links.iter().map(|link| (link, false))) {
            for part in parts(course) {
                for id in graph.nodes.ids() {
                    prop_assert!(!crosses(part, inner(layout.nodes[id])), "{part:?} through {id:?}, solid: {is_solid}");
                }
            }
        }
    }

    #[test]
    fn a_report_stands_below_its_manager(graph in any_picture()) {
        let layout = arranged(&graph);
        for (id, _) in graph.nodes.iter().filter(|(_, node)| node.stands == Stands::Below) {
            if let (Some(above), Some(_)) = (graph.nodes[id].above, &layout.lines[id]) {
                prop_assert!(layout.nodes[above].bottom < layout.nodes[id].top, "{id:?} below {above:?}");
            }
        }
    }
}

fn places(layout: &Layout, graph: &Graph, names: &[&str]) -> Vec<Rect> {
    let place = |name: &&str| graph.nodes.iter().find(|(_, node)| node.id == *name).map(|(id, _)| layout.nodes[id]);
    names.iter().map(|name| place(name).unwrap()).collect()
}

#[test]
fn siblings_stand_in_source_order() {
    let graph = picture("boss\n c < boss\n a < boss\n b < boss\n x < a\n y < b");
    let places = places(&arranged(&graph), &graph, &["c", "a", "b"]);
    assert!(places.windows(2).all(|pair| pair[0].right < pair[1].left && pair[0].top == pair[1].top), "{places:?}");
}

#[test]
fn twelve_leaf_reports_are_one_column() {
    let leaves: Vec<String> = (1..=12).map(|number| format!("leaf_{number}")).collect();
    let lines: String = leaves.iter().map(|leaf| format!("{leaf} < boss\n")).collect();
    let graph = picture(&format!("boss\n{lines}"));
    let names: Vec<&str> = leaves.iter().map(String::as_str).collect();
    let places = places(&arranged(&graph), &graph, &names);
    assert!(places.windows(2).all(|pair| pair[0].left == pair[1].left && pair[0].bottom < pair[1].top), "{places:?}");
}

#[test]
fn assistants_stand_beside_their_manager_in_the_same_row() {
    let graph = picture("boss\n one < boss beside\n two < boss beside\n report < boss");
    let places = places(&arranged(&graph), &graph, &["boss", "one", "two", "report"]);
    assert!(places[0].right < places[1].left && places[1].right < places[2].left);
    assert!(places[0].top == places[1].top && places[1].top == places[2].top && places[2].bottom < places[3].top);
}

#[test]
fn a_department_whose_head_reports_into_another_stands_below_that_other() {
    let graph = picture("boss\n frame a\n frame b\n lead < boss in a\n head < lead in b\n other < boss");
    let places = places(&arranged(&graph), &graph, &["lead", "head"]);
    assert_eq!(places[0].center_x(), places[1].center_x());
    assert!(places[0].bottom < places[1].top);
}

#[test]
fn long_lines_and_deep_frames_are_no_trouble() {
    let mut graph = Graph::default();
    let mut above = None;
    for number in 0..50_000 {
        let mut one = node(&format!("role {number}"));
        one.above = above;
        above = Some(graph.nodes.push(one));
    }
    let mut around = None;
    for number in 0..1_500 {
        let id = format!("frame {number}");
        let frame = Frame { title: id.clone(), id, kind: None, around, info: Info::default() };
        around = Some(graph.frames.push(frame));
        let mut one = node(&format!("inner {number}"));
        one.frame = around;
        graph.nodes.push(one);
    }
    let layout = arranged(&graph);
    assert_eq!(layout.nodes.values().count(), 51_500);
}

#[test]
fn objectives_with_parts_stand_in_columns_as_those_without_do() {
    let mut graph = Graph::default();
    let frame = Frame { id: "all".into(), title: "all".into(), kind: None, around: None, info: Info::default() };
    let frame = graph.frames.push(frame);
    for number in 0..60 {
        let mut one = node(&format!("objective {number}"));
        let title = one.id.clone();
        let owner = OwnerText::Missing;
        let text = ItemText { title, kind: ItemKind::Objective, owner, due: None, measures: Vec::new() };
        (one.frame, one.content) = (Some(frame), Content::Item(text));
        one.above = if number % 3 == 0 { None } else { graph.nodes.ids().last() };
        graph.nodes.push(one);
    }
    let layout = arranged(&graph);
    let (width, height) = (layout.right - layout.left, layout.height);
    assert!(width < 2 * height && height < 2 * width, "{width} by {height}");
    let places = layout.nodes.values().collect::<Vec<_>>();
    for family in places.chunks(3) {
        assert!(
            family.windows(2).all(|pair| pair[0].left < pair[1].left && pair[0].bottom < pair[1].top),
            "{family:?}"
        );
    }
}
