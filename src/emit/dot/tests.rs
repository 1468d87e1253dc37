//! What Graphviz itself makes of the drawings. Without `dot` on the machine these tests say so and pass,
//! but not in continuous integration.

use std::collections::BTreeMap;

use proptest::prelude::*;

#[path = "../../../tests/support/graphviz.rs"]
mod graphviz;

use graphviz::graphviz;

use super::drawing;
use super::escape::Id;
use crate::emit::picture::sample::{any_text, with_texts};
use crate::view::graph::Graph;
use crate::view::graph::sample::{node, picture};

const COMPANY: &str = r#"
    chief
    assistant < chief beside
    frame product
    frame platform in product
    frame marketing
    lead < chief in product
    platform_lead < lead in platform
    dev_1 < platform_lead in platform
    dev_2 < platform_lead in platform
    dev_3 < platform_lead in platform
    dev_4 < platform_lead in platform
    dev_5 < platform_lead in platform
    marketer < chief in marketing
    writer < marketer in marketing
"#;

const DOTTED: &str = r#"
    dev_3 ~ marketer for "campaigns"
    writer ~ platform_lead for "release notes, which are long to write"
    lead ~ marketer for "prices"
    dev_1 ~ chief
    assistant ~ writer
"#;

/// The lines that say where the boxes are.
fn boxes(plain: &str) -> Vec<&str> {
    plain.lines().filter(|line| line.starts_with("node")).collect()
}

#[test]
fn dotted_lines_move_no_box() {
    let without = drawing(&picture(COMPANY), false);
    let with = drawing(&picture(&format!("{COMPANY}{DOTTED}")), false);
    let (dotted, rest): (Vec<&str>, Vec<&str>) = with.lines().partition(|line| line.contains("constraint=false"));
    assert_eq!(dotted.len(), 5);
    assert_eq!(rest, without.lines().collect::<Vec<_>>());
    let Some(drawn) = graphviz(&without, "-Tplain") else { return };
    assert_eq!(boxes(&graphviz(&with, "-Tplain").unwrap()), boxes(&drawn));
}

#[test]
fn graphviz_keeps_every_box_where_it_was_put() {
    let text = drawing(&picture(COMPANY), false);
    let Some(svg) = graphviz(&text, "-Tplain") else { return };
    let written: BTreeMap<&str, (i32, i32)> = text.lines().filter_map(written_place).collect();
    let drawn: BTreeMap<&str, (i32, i32)> = svg.lines().filter_map(drawn_place).collect();
    let chief = |places: &BTreeMap<&str, (i32, i32)>| places["chief"];
    let apart = |places: &BTreeMap<&str, (i32, i32)>| -> BTreeMap<String, (i32, i32)> {
        let (x, y) = chief(places);
        places.iter().map(|(name, place)| ((*name).to_owned(), (place.0 - x, place.1 - y))).collect()
    };
    assert_eq!(written.len(), 11);
    for (name, place) in apart(&written) {
        let drawn = apart(&drawn)[&name];
        assert!((place.0 - drawn.0).abs() <= 1 && (place.1 - drawn.1).abs() <= 1, "{name}: {place:?}, {drawn:?}");
    }
}

/// `"chief" [label=…, pos="12,34", …`
fn written_place(line: &str) -> Option<(&str, (i32, i32))> {
    let name = line.trim().strip_prefix('"')?.split_once("\" [label=")?.0;
    let (x, y) = line.split_once("pos=\"")?.1.split_once('"')?.0.split_once(',')?;
    Some((name, (x.parse().ok()?, y.parse().ok()?)))
}

/// `node chief 1.5 2.25 …`, in inches
#[expect(clippy::cast_possible_truncation, reason = "a drawing is small")]
fn drawn_place(line: &str) -> Option<(&str, (i32, i32))> {
    let mut words = line.split(' ').skip(1);
    let name = words.next().filter(|_| line.starts_with("node"))?;
    let mut points = || words.next()?.parse::<f64>().ok().map(|inches| (inches * 72.0).round() as i32);
    Some((name, (points()?, points()?)))
}

/// What a reader of XML sees.
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        let (entity, after) = after.split_once(';').unwrap();
        out.push_str(before);
        out.push(match (entity, entity.strip_prefix('#')) {
            ("amp", _) => '&',
            ("lt", _) => '<',
            ("gt", _) => '>',
            ("quot", _) => '"',
            ("apos", _) => '\'',
            (_, Some(number)) => {
                let hex = number.strip_prefix('x').map(|hex| u32::from_str_radix(hex, 16));
                char::from_u32(hex.unwrap_or_else(|| number.parse()).unwrap()).unwrap()
            }
            _ => panic!("unknown entity {entity}"),
        });
        rest = after;
    }
    out.push_str(rest);
    out
}

/// All texts between `start` and `end`.
fn between<'t>(text: &'t str, start: &'t str, end: &'t str) -> impl Iterator<Item = &'t str> {
    text.split(start).skip(1).map(move |rest| rest.split(end).next().unwrap_or_default())
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Graphviz makes every second space one that does not break.
fn with_spaces(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

/// What can be drawn of a text.
fn visible(text: &str) -> String {
    let drawn = |c: &char| !c.is_ascii_control() || matches!(c, '\n' | '\t');
    text.chars().filter(drawn).filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn every_text_comes_back_from_graphviz(texts in proptest::collection::vec(any_text(), 1..40)) {
        let graph = with_texts(&texts);
        let Some(svg) = graphviz(&drawing(&graph, true), "-Tsvg") else { return Ok(()) };
        let shown = between(&svg, "<text ", "</text>").filter_map(|text| text.split_once('>'));
        let shown = without_spaces(&unescaped(&shown.map(|(_, text)| text).collect::<String>()));
        let tooltips: Vec<String> = between(&svg, "xlink:title=\"", "\"").map(|text| with_spaces(&unescaped(text))).collect();
        for (place, text) in texts.iter().enumerate() {
            let label = without_spaces(&visible(text));
            prop_assert!(shown.contains(&format!("F{label}")) && shown.contains(&format!("L{label}")), "{text:?} in {shown}");
            prop_assert!(text.is_empty() || tooltips.contains(&with_spaces(&visible(text))), "{text:?} in {tooltips:?}");
            let id = format!("<title>{place} ");
            let id = between(&svg, &id, "</title>").map(unescaped).next().unwrap_or_default();
            let expected = without_spaces(&visible(text));
            prop_assert!(without_spaces(&id).starts_with(&expected), "{text:?} as {id:?}");
        }
    }
}

#[test]
fn long_texts_are_cut_before_graphviz_does() {
    let text = "long \\N & \"text\" ".repeat(4_000);
    let Some(svg) = graphviz(&drawing(&with_texts(&[text]), false), "-Tsvg") else { return };
    assert!(svg.contains('…'));
    let name = format!("{}\\", "x".repeat(20_000));
    let mut graph = Graph::default();
    graph.nodes.push(node(&name));
    graph.nodes.push(node(&format!("{name}2")));
    assert_eq!(graphviz(&drawing(&graph, false), "-Tplain").unwrap().matches("\nnode ").count(), 2);
}

#[test]
fn a_draft_says_so() {
    let graph = picture("chief");
    assert!(drawing(&graph, true).contains("<b>DRAFT</b>"));
    assert!(!drawing(&graph, false).contains("DRAFT"));
}

#[test]
fn an_empty_picture_is_a_drawing_too() {
    graphviz(&drawing(&Graph::default(), false), "-Tsvg");
}

#[test]
fn long_identifiers_are_cut_and_still_tell_apart() {
    for letter in ["a", "\"", "&", "\\", "𠀀"] {
        let long = |end: &str| Id::escaped(&format!("{}{end}", letter.repeat(20_000))).to_string();
        assert!(long("").len() < 16_384, "{letter}");
        assert_ne!(long("x"), long("y"), "{letter}");
    }
}
