//! Laws of the links of every picture, and of their labels.

use proptest::prelude::*;

use super::{any_picture, arranged, contains, organisation, overlap, parts, sizes};
use crate::layout::bundle::{DOTTED, GAP};
use crate::layout::{Course, Layout, Point, Rect, Sizes, arrange};
use crate::view::graph::sample::picture;
use crate::view::graph::{Graph, LinkKind};

/// Lines that are not further from each other run beside each other.
const NEAR: i32 = GAP;

/// Whether two thin rectangles run along each other.
fn share(one: Rect, other: Rect) -> bool {
    let level = one.top == one.bottom && other.top == other.bottom && one.top == other.top;
    let upright = one.left == one.right && other.left == other.right && one.left == other.left;
    level && one.left.max(other.left) < one.right.min(other.right)
        || upright && one.top.max(other.top) < one.bottom.min(other.bottom)
}

/// The room of all labels.
fn label_rooms(layout: &Layout, widths: &[Vec<i32>]) -> Vec<Rect> {
    let room = |(course, widths): (&Course, &Vec<i32>)| {
        let label = course.label?;
        let (Point { x, y }, half) = (label.middle, widths[label.form] / 2);
        Some(Rect { left: x - half, top: y - 4, right: x + half, bottom: y + 5 })
    };
    layout.links.iter().zip(widths).filter_map(room).collect()
}

fn is_on_border(rect: Rect, Point { x, y }: Point) -> bool {
    let (across, along) = (x == rect.left || x == rect.right, y == rect.top || y == rect.bottom);
    across && rect.top <= y && y <= rect.bottom || along && rect.left <= x && x <= rect.right
}

/// The same with every third line one of an owner.
fn with_owners(graph: &Graph) -> Graph {
    let mut graph = graph.clone();
    for link in graph.links.iter_mut().step_by(3) {
        link.kind = LinkKind::OwnedBy;
    }
    graph
}

/// Without dotted lines.
fn without_dotted(graph: &Graph) -> Graph {
    let links = graph.links.iter().filter(|link| link.kind != LinkKind::Dotted).cloned().collect();
    Graph { links, ..graph.clone() }
}

/// How many links have a part near to this one and beside it, or in one line with it.
fn beside(links: &[Vec<Rect>], part: Rect) -> usize {
    let is_near = |other: &Rect| {
        let (level, upright) = ((part.top - other.top).abs(), (part.left - other.left).abs());
        if part.top == part.bottom {
            other.top == other.bottom && level <= NEAR
        } else {
            other.left == other.right && upright <= NEAR
        }
    };
    links.iter().filter(|parts| parts.iter().any(is_near)).count()
}

proptest! {
    #[test]
    fn dotted_lines_move_nothing(graph in any_picture(), are_owners_shown in any::<bool>()) {
        let graph = if are_owners_shown { with_owners(&graph) } else { graph };
        let with = arranged(&graph);
        let without = arranged(&without_dotted(&graph));
        prop_assert!(with.nodes.values().eq(without.nodes.values()));
        prop_assert!(with.frames.values().eq(without.frames.values()));
        prop_assert!(with.titles.values().eq(without.titles.values()));
        prop_assert!(with.lines.values().eq(without.lines.values()));
        prop_assert_eq!((with.left, with.right, with.height), (without.left, without.right, without.height));
    }

    #[test]
    fn so_many_links_do_not_lie_on_each_other(graph in any_picture(), are_owners_shown in any::<bool>()) {
        let mut graph = if are_owners_shown { with_owners(&graph) } else { graph };
        let mut dotted = 0;
        graph.links.retain(|link| {
            dotted += usize::from(link.kind == LinkKind::Dotted);
            link.kind != LinkKind::Dotted || dotted <= DOTTED
        });
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
    fn links_lie_on_each_other_only_where_more_run_beside_each_other(graph in any_picture()) {
        let layout = arranged(&graph);
        let links: Vec<Vec<Rect>> = layout.links.iter().map(parts).collect();
        for (place, one) in links.iter().enumerate() {
            for other in &links[place + 1..] {
                let shared = one.iter().filter(|part| other.iter().any(|other| share(**part, *other)));
                for part in shared {
                    prop_assert!(beside(&links, *part) > DOTTED, "{:?} {:?} {:?}", part, one, other);
                }
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
            let goes_on = |course: &&Course| course.joins.as_ref().map(|(host, _)| &layout.links[*host]);
            let last = std::iter::successors(Some(course), goes_on).last().unwrap();
            for pieces in [whole, &last.pieces] {
                prop_assert!(is_on_border(layout.nodes[link.to], *pieces.last().unwrap().last().unwrap()), "{pieces:?}");
            }
        }
    }

    #[test]
    fn no_label_lies_on_another_or_on_a_box(graph in any_picture()) {
        let layout = arranged(&graph);
        let labels: Vec<Rect> = label_rooms(&layout, &sizes(&graph).labels);
        for (place, one) in labels.iter().enumerate() {
            let rects = layout.nodes.values().chain(layout.titles.values());
            let covered = rects.chain(&labels[place + 1..]).find(|rect| overlap(**rect, *one));
            prop_assert_eq!(covered, None, "{:?}", one);
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
    let joined = |labels: [&[i32]; 3]| {
        let labels = labels.map(<[i32]>::to_vec).to_vec();
        let layout = arrange(&graph, &Sizes { labels, ..sizes(&graph) });
        layout.links.iter().filter(|link| link.joins.is_some()).count()
    };
    assert_eq!((joined([&[]; 3]), joined([&[], &[], &[40]]), joined([&[40]; 3])), (2, 1, 0));
}

#[test]
fn channels_are_as_high_as_lines_of_owners_need() {
    let mut text = "boss\n a < boss\n b < boss\n c < boss\n".to_owned();
    let names = ["a", "b", "c"].map(|lead| [1, 2, 3, 4].map(|number| format!("{lead}{number} < {lead}\n")));
    text.extend(names.into_iter().flatten());
    text.push_str("a1 ~ c1\n a2 ~ c2\n a3 ~ c3\n a4 ~ c4\n b1 ~ a1\n b2 ~ a2\n");
    let dotted = picture(&text);
    let mut owners = dotted.clone();
    owners.links.iter_mut().for_each(|link| link.kind = LinkKind::OwnedBy);
    let labels = vec![Vec::new(); dotted.links.len()];
    let [dotted, owners] =
        [dotted, owners].map(|graph| arrange(&graph, &Sizes { labels: labels.clone(), ..sizes(&graph) }));
    assert!(dotted.height < owners.height, "{} and {}", dotted.height, owners.height);
    for layout in [dotted, owners] {
        let links: Vec<Vec<Rect>> = layout.links.iter().map(parts).collect();
        for (place, one) in links.iter().enumerate() {
            assert!(!links[place + 1..].iter().flatten().any(|other| one.iter().any(|one| share(*one, *other))));
        }
    }
}

/// Leads of columns, and somebody in each of them who has a line to somebody of the next, beside one column.
fn crowd(lines: usize) -> Graph {
    let leaves = |lead: &str| (0..12).map(|leaf| format!("{lead}{leaf} < {lead}\n")).collect::<String>();
    let links: String = (0..lines).map(|leaf| format!("a{leaf} ~ b{leaf}\n")).collect();
    picture(&format!("boss\n a < boss\n b < boss\n{}{}{links}", leaves("a"), leaves("b")))
}

#[test]
fn more_lines_beside_a_column_than_there_is_room_for_share_lanes_and_move_nothing() {
    let lanes = |lines: usize| {
        let layout = arranged(&crowd(lines));
        let uprights =
            layout.links.iter().flat_map(parts).filter(|part| part.left == part.right && part.bottom - part.top > 15);
        uprights.map(|part| part.left).collect::<std::collections::BTreeSet<i32>>().len()
    };
    assert_eq!((lanes(DOTTED), lanes(DOTTED + 1)), (2 * DOTTED, 2 * DOTTED));
    assert!(arranged(&crowd(0)).nodes.values().eq(arranged(&crowd(12)).nodes.values()));
}

#[test]
fn a_label_stands_in_a_gap_of_its_link_beside_other_labels() {
    let graph = picture("boss\n a < boss\n b < boss\n c < boss\n d < boss\n x < a\n y < b\n x ~ d\n y ~ d\n x ~ c");
    let layout = arrange(&graph, &Sizes { labels: vec![vec![50]; 3], ..sizes(&graph) });
    for (place, link) in layout.links.iter().enumerate() {
        let label = link.label.unwrap().middle;
        assert_eq!(link.pieces.len(), 2, "{link:?}");
        let behind = |part: &Rect| part.top == label.y && part.left <= label.x && label.x <= part.right;
        assert!(!parts(link).iter().any(behind), "{link:?}");
        for other in layout.links.iter().skip(place + 1) {
            let other_label = other.label.unwrap().middle;
            assert!(
                (other_label.x - label.x).abs() > 50 || (other_label.y - label.y).abs() >= 10,
                "{link:?}, {other:?}"
            );
        }
    }
}

#[test]
fn in_an_organisation_with_many_links_almost_all_labels_find_a_place_in_full() {
    let departments: Vec<(u8, u8, u8)> = (0..24u8).map(|number| (number * 7 % 24, number % 6, number % 9)).collect();
    let links: Vec<(u8, u8)> = (0..40u8).map(|number| (number.wrapping_mul(13), number.wrapping_mul(29))).collect();
    let graph = organisation(&departments, &links);
    let layout = arrange(&graph, &Sizes { labels: vec![vec![150, 90, 40]; graph.links.len()], ..sizes(&graph) });
    let forms: Vec<Option<usize>> = layout.links.iter().map(|link| link.label.map(|label| label.form)).collect();
    let count = |form: Option<usize>| forms.iter().filter(|other| **other == form).count();
    assert!(graph.links.len() > 30 && count(None) == 0, "{forms:?}");
    assert!(count(Some(0)) * 10 >= graph.links.len() * 9, "{forms:?}");
}
