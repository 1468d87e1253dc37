//! Laws of the links of every picture, and of their labels.

use proptest::prelude::*;

use super::{any_picture, arranged, contains, overlap, parts, sizes};
use crate::layout::{Course, Layout, Point, Rect, Sizes, arrange};
use crate::view::graph::Graph;
use crate::view::graph::sample::picture;

/// A label that is wider may find no place between two columns that stand close together.
const FEW_WORDS: i32 = 60;

/// Whether two thin rectangles run along each other.
fn share(one: Rect, other: Rect) -> bool {
    let level = one.top == one.bottom && other.top == other.bottom && one.top == other.top;
    let upright = one.left == one.right && other.left == other.right && one.left == other.left;
    level && one.left.max(other.left) < one.right.min(other.right)
        || upright && one.top.max(other.top) < one.bottom.min(other.bottom)
}

/// The room of all labels.
fn label_rooms(layout: &Layout, widths: &[i32]) -> Vec<Rect> {
    let labels = layout.links.iter().zip(widths).filter(|(_, width)| **width > 0);
    let room = |(course, width): (&Course, &i32)| {
        let (Point { x, y }, half) = (course.label, width / 2);
        Rect { left: x - half, top: y - 4, right: x + half, bottom: y + 5 }
    };
    labels.map(room).collect()
}

proptest! {
    #[test]
    fn a_link_that_says_nothing_moves_nothing(graph in any_picture()) {
        let one = Graph { links: graph.links.iter().take(1).cloned().collect(), ..graph.clone() };
        let with = arrange(&one, &Sizes { labels: vec![0; one.links.len()], ..sizes(&one) });
        let without = arranged(&Graph { links: Vec::new(), ..graph.clone() });
        prop_assert!(with.nodes.values().eq(without.nodes.values()));
        prop_assert!(with.frames.values().eq(without.frames.values()));
        prop_assert!(with.lines.values().eq(without.lines.values()));
    }

    #[test]
    fn links_keep_the_sizes_and_the_order_of_boxes(graph in any_picture()) {
        let with = arranged(&graph);
        let without = arranged(&Graph { links: Vec::new(), ..graph.clone() });
        for (id, node) in graph.nodes.iter() {
            let (new, old) = (with.nodes[id], without.nodes[id]);
            prop_assert!(new.width() == old.width() && new.height() == old.height(), "{}", node.id);
            for (other, sibling) in graph.nodes.iter().filter(|(_, other)| other.above == node.above && other.frame == node.frame) {
                let (other_new, other_old) = (with.nodes[other], without.nodes[other]);
                let beside = old.top == other_old.top && old.right <= other_old.left;
                prop_assert!(!beside || new.right <= other_new.left, "{} and {}", node.id, sibling.id);
                let above = old.left == other_old.left && old.bottom <= other_old.top;
                prop_assert!(!above || new.bottom <= other_new.top, "{} and {}", node.id, sibling.id);
            }
        }
    }

    #[test]
    fn no_two_links_lie_on_each_other(graph in any_picture()) {
        let layout = arranged(&graph);
        let links: Vec<Vec<Rect>> = layout.links.iter().map(parts).collect();
        for (place, one) in links.iter().enumerate() {
            for other in &links[place + 1..] {
                let shared = one.iter().find(|part| other.iter().any(|other| share(**part, *other)));
                prop_assert_eq!(shared, None, "{:?} {:?}", one, other);
            }
        }
    }

    #[test]
    fn links_that_join_mean_the_same_and_lead_to_the_same_end(graph in any_picture()) {
        let layout = arranged(&graph);
        for (link, course) in graph.links.iter().zip(&layout.links) {
            let Some((host, whole)) = &course.joins else { continue };
            prop_assert!(graph.links[*host].to == link.to && graph.links[*host].kind == link.kind);
            let end = *course.pieces.last().unwrap().last().unwrap();
            let at = Rect { left: end.x, top: end.y, right: end.x, bottom: end.y };
            prop_assert!(parts(&layout.links[*host]).iter().any(|part| contains(*part, at)), "{end:?}");
            prop_assert!(layout.links.iter().filter_map(|other| other.pieces.last()).any(|piece| piece.last() == whole.last().unwrap().last()));
        }
    }

    #[test]
    fn no_label_of_a_few_words_lies_on_another_or_on_a_box(graph in any_picture()) {
        let sizes = sizes(&graph);
        let sizes = Sizes { labels: sizes.labels.iter().map(|width| (*width).min(FEW_WORDS)).collect(), ..sizes };
        let layout = arrange(&graph, &sizes);
        let labels: Vec<Rect> = label_rooms(&layout, &sizes.labels);
        for (place, one) in labels.iter().enumerate() {
            let on_box = layout.nodes.values().find(|rect| overlap(**rect, *one));
            prop_assert_eq!(on_box, None, "{:?}", one);
            let on_label = labels[place + 1..].iter().find(|other| overlap(**other, *one));
            prop_assert_eq!(on_label, None, "{:?}", one);
        }
    }
}

/// The level parts of all links: how high, from where to where.
fn level_parts(layout: &Layout) -> Vec<Vec<Rect>> {
    let level = |course: &Course| parts(course).into_iter().filter(|part| part.top == part.bottom).collect();
    layout.links.iter().map(level).collect()
}

#[test]
fn links_between_the_same_rows_run_apart() {
    let graph = picture(
        "boss\n a < boss\n b < boss\n c < boss\n d < boss\n x < a\n y < b\n z < c\n v < d\n x ~ d\n y ~ a\n z ~ b",
    );
    let levels = level_parts(&arranged(&graph));
    for (place, one) in levels.iter().enumerate() {
        for other in levels.iter().skip(place + 1) {
            let meet =
                |one: &Rect, other: &Rect| one.top == other.top && one.left <= other.right && other.left <= one.right;
            assert!(!one.iter().any(|one| other.iter().any(|other| meet(one, other))), "{one:?}, {other:?}");
        }
    }
}

#[test]
fn links_to_one_end_are_one_line_unless_they_say_something() {
    let graph =
        picture("boss\n a < boss\n b < boss\n c < boss\n d < boss\n x < a\n y < b\n z < c\n x ~ d\n y ~ d\n z ~ d");
    let joined = |labels: Vec<i32>| {
        let layout = arrange(&graph, &Sizes { labels, ..sizes(&graph) });
        layout.links.iter().filter(|link| link.joins.is_some()).count()
    };
    assert_eq!((joined(vec![0; 3]), joined(vec![0, 0, 40]), joined(vec![40; 3])), (2, 1, 0));
}

#[test]
fn channels_are_as_high_as_their_links_need() {
    let graph = picture("boss\n a < boss\n b < boss\n x < a\n y < b\n v < a\n w < b\n x ~ w\n v ~ w\n y ~ v\n w ~ x");
    let arranged = |labels: Vec<i32>| arrange(&graph, &Sizes { labels, ..sizes(&graph) });
    let (quiet, loud) = (arranged(vec![0; 4]), arranged(vec![200; 4]));
    assert!(quiet.height < loud.height);
    for layout in [quiet, loud] {
        let mut levels: Vec<i32> = level_parts(&layout).iter().flatten().map(|part| part.top).collect();
        levels.sort_unstable();
        levels.dedup();
        assert!(levels.len() >= 3, "{levels:?}");
    }
}

#[test]
fn a_label_stands_in_a_gap_of_its_link_beside_other_labels() {
    let graph = picture("boss\n a < boss\n b < boss\n c < boss\n d < boss\n x < a\n y < b\n x ~ d\n y ~ d\n x ~ c");
    let layout = arrange(&graph, &Sizes { labels: vec![50; 3], ..sizes(&graph) });
    for (place, link) in layout.links.iter().enumerate() {
        let label = link.label;
        assert_eq!(link.pieces.len(), 2, "{link:?}");
        let behind = |part: &Rect| part.top == label.y && part.left <= label.x && label.x <= part.right;
        assert!(!parts(link).iter().any(behind), "{link:?}");
        for other in layout.links.iter().skip(place + 1) {
            assert!(
                (other.label.x - label.x).abs() > 50 || (other.label.y - label.y).abs() > 10,
                "{link:?}, {other:?}"
            );
        }
    }
}
