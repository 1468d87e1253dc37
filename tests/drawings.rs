//! Every drawing of the corpus and of the examples: those for Graphviz in its own eyes, those for browsers in
//! the eyes of a reader of XML. Without `dot` on the machine the former say so and pass, but not in continuous
//! integration.

#![expect(clippy::disallowed_methods, reason = "tests read the drawings of the project")]
#![expect(clippy::print_stderr, reason = "a test that did not run has to say so")]
#![expect(clippy::unwrap_used, reason = "a file that cannot be read is a failure")]

use std::fs;
use std::path::{Path, PathBuf};

use orgc::layout::{Weight, text_width};
use roxmltree::{Document, Node};

#[path = "support/files_below.rs"]
mod files_below;
#[path = "support/graphviz.rs"]
mod graphviz;

use files_below::files_below;
use graphviz::graphviz;

fn drawings(format: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["examples", "tests/corpus"].map(|folder| root.join(folder));
    let drawings: Vec<PathBuf> = folders.iter().flat_map(|folder| files_below(folder, &[format])).collect();
    assert!(!drawings.is_empty());
    drawings
}

/// Where the boxes are.
fn boxes(plain: &str) -> Vec<&str> {
    plain.lines().filter(|line| line.starts_with("node ")).collect()
}

#[test]
fn graphviz_has_no_complaint_and_no_dotted_line_moves_a_box() {
    for path in drawings("dot") {
        let with = fs::read_to_string(&path).unwrap();
        let without: String =
            with.lines().filter(|line| !line.contains(" [constraint=false")).map(|line| format!("{line}\n")).collect();
        let (Some(with), Some(without)) = (graphviz(&with, "-Tplain"), graphviz(&without, "-Tplain")) else { return };
        assert_eq!(boxes(&with), boxes(&without), "{}", path.display());
    }
}

#[test]
fn drawings_name_no_file_and_no_dangerous_address() {
    for path in drawings("dot") {
        let text = fs::read_to_string(&path).unwrap();
        for word in ["image=", "shapefile=", "imagepath=", "fontpath="] {
            assert!(
                !text.contains(&format!("[{word}")) && !text.contains(&format!(" {word}")),
                "{word} in {}",
                path.display()
            );
        }
        for address in text.split(" URL=\"").skip(1) {
            let safe = ["http://", "https://", "mailto:"]
                .iter()
                .any(|scheme| address.to_ascii_lowercase().starts_with(scheme));
            assert!(safe, "{} links to {}", path.display(), address.chars().take(40).collect::<String>());
        }
    }
}

/// The left, upper, right and lower side of a rectangle.
type Sides = [i32; 4];

/// The sides of the border of a box or a frame.
fn sides(group: Node<'_, '_>) -> Sides {
    let border = group.children().find(|child| child.has_tag_name("rect")).unwrap();
    let number = |name| border.attribute(name).unwrap().parse::<i32>().unwrap();
    let (left, top) = (number("x"), number("y"));
    [left, top, left + number("width"), top + number("height")]
}

fn has_class(node: &Node<'_, '_>, class: &str) -> bool {
    node.attribute("class").is_some_and(|classes| classes.split(' ').any(|other| other == class))
}

/// All corners of each piece of a path.
fn corners(path: &str) -> Vec<Vec<(i32, i32)>> {
    let corners = |piece: &str| {
        let (mut x, mut y) = (0, 0);
        let mut corners = Vec::new();
        for step in piece.replace('H', "|H").replace('V', "|V").replace('L', "|L").split('|') {
            let step = step.trim();
            let numbers = step.trim_start_matches(['H', 'V', 'L']);
            let mut numbers = numbers.split(' ').map(|number| number.parse::<i32>().unwrap());
            match step.chars().next() {
                Some('H') => x = numbers.next().unwrap(),
                Some('V') => y = numbers.next().unwrap(),
                _ => (x, y) = (numbers.next().unwrap(), numbers.next().unwrap()),
            }
            corners.push((x, y));
        }
        corners
    };
    path.split('M').filter(|piece| !piece.is_empty()).map(corners).collect()
}

/// Each piece of a path: where it begins and where it ends.
fn pieces(path: &str) -> Vec<[(i32, i32); 2]> {
    corners(path).iter().map(|corners| [*corners.first().unwrap(), *corners.last().unwrap()]).collect()
}

/// All straight parts of a path.
fn parts(path: &str) -> Vec<[(i32, i32); 2]> {
    corners(path)
        .iter()
        .flat_map(|corners| corners.iter().zip(corners.iter().skip(1)))
        .map(|(from, to)| [*from, *to])
        .collect()
}

fn is_on_border([left, top, right, bottom]: Sides, (x, y): (i32, i32)) -> bool {
    let inside = left <= x && x <= right && top <= y && y <= bottom;
    inside && (x == left || x == right || y == top || y == bottom)
}

/// Calls `judge` with every drawing for browsers.
fn each_svg(mut judge: impl FnMut(&Path, &Document<'_>)) {
    for path in drawings("svg") {
        let text = fs::read_to_string(&path).unwrap();
        let document = Document::parse(&text).map_err(|error| format!("{}: {error}", path.display()));
        judge(&path, &document.unwrap());
    }
}

fn groups<'d>(document: &'d Document<'d>, class: &'d str) -> Vec<Node<'d, 'd>> {
    document.descendants().filter(|node| has_class(node, class)).collect()
}

#[test]
fn no_two_boxes_overlap() {
    each_svg(|path, document| {
        let boxes: Vec<Sides> = groups(document, "box").into_iter().map(sides).collect();
        for (place, one) in boxes.iter().enumerate() {
            for other in boxes.iter().skip(place + 1) {
                let apart = one[2] <= other[0] || other[2] <= one[0] || one[3] <= other[1] || other[3] <= one[1];
                assert!(apart, "{one:?} and {other:?} in {}", path.display());
            }
        }
    });
}

/// Whether a place is on one of these lines.
fn is_on_line(lines: &[Vec<[(i32, i32); 2]>], (x, y): (i32, i32)) -> bool {
    let on = |[from, to]: &[(i32, i32); 2]| {
        (from.0.min(to.0)..=from.0.max(to.0)).contains(&x) && (from.1.min(to.1)..=from.1.max(to.1)).contains(&y)
    };
    lines.iter().flatten().any(on)
}

/// Where a title or a label stands, a line is interrupted, and goes on behind it. Of lines to one end, all but one end
/// where they join another.
#[test]
fn every_line_begins_at_a_box_and_ends_at_one_or_joins_another_line() {
    each_svg(|path, document| {
        let boxes: Vec<Sides> = groups(document, "box").into_iter().map(sides).collect();
        let at_box = |end: (i32, i32)| boxes.iter().any(|sides| is_on_border(*sides, end));
        let dashes: Vec<_> =
            groups(document, "dashes").iter().map(|line| parts(line.attribute("d").unwrap())).collect();
        let lines = groups(document, "line").into_iter().map(|line| (line, None));
        let joining = groups(document, "dashes").into_iter().enumerate().map(|(place, line)| (line, Some(place)));
        for (line, place) in lines.chain(joining) {
            let others = place.map_or(&[][..], |place| dashes.get(..place).unwrap());
            let pieces = pieces(line.attribute("d").unwrap());
            let mut open: Option<(i32, i32)> = None;
            for [start, end] in pieces {
                let goes_on = open.is_some_and(|(x, y)| x == start.0 || y == start.1);
                assert!(goes_on || open.is_none() && at_box(start), "{start:?} in {}", path.display());
                open = (!at_box(end)).then_some(end);
            }
            let joins = open.is_some_and(|end| is_on_line(others, end));
            assert!(open.is_none() || joins, "{open:?} in {}", path.display());
        }
    });
}

/// What two straight parts share is drawn twice.
fn share(one: &[(i32, i32); 2], other: &[(i32, i32); 2]) -> bool {
    let span = |[from, to]: &[(i32, i32); 2], axis: fn(&(i32, i32)) -> i32| {
        let (from, to) = (axis(from), axis(to));
        (from.min(to), from.max(to))
    };
    let along = |axis: fn(&(i32, i32)) -> i32, across: fn(&(i32, i32)) -> i32| {
        let (one_across, other_across) = (span(one, across), span(other, across));
        let (one_along, other_along) = (span(one, axis), span(other, axis));
        let on_one_line = one_across.0 == one_across.1 && one_across == other_across;
        on_one_line && one_along.0.max(other_along.0) < one_along.1.min(other_along.1)
    };
    along(|point| point.0, |point| point.1) || along(|point| point.1, |point| point.0)
}

#[test]
fn no_two_dashed_lines_lie_on_each_other() {
    let mut count = 0;
    each_svg(|path, document| {
        let lines: Vec<_> = groups(document, "dashes").iter().map(|line| parts(line.attribute("d").unwrap())).collect();
        for (place, one) in lines.iter().enumerate() {
            for other in lines.iter().skip(place + 1) {
                let shared = one.iter().find(|part| other.iter().any(|other| share(part, other)));
                assert_eq!(shared, None, "{}", path.display());
            }
        }
        count += lines.len();
    });
    assert!(count > 20, "only {count} lines");
}

/// From left to right and from top to bottom, the room of each label of a line.
fn labels(document: &Document<'_>) -> Vec<Sides> {
    let room = |text: &Node<'_, '_>| {
        let number = |name| text.attribute(name).unwrap().parse::<i32>().unwrap();
        let half = text_width(text.text().unwrap(), 9, Weight::Regular) / 2;
        [number("x") - half, number("y") - 7, number("x") + half, number("y") + 2]
    };
    groups(document, "purpose").iter().map(room).collect()
}

#[test]
fn no_label_of_a_line_lies_on_another_or_on_the_border_of_a_box() {
    let mut count = 0;
    each_svg(|path, document| {
        let labels = labels(document);
        let boxes: Vec<Sides> = groups(document, "box").into_iter().map(sides).collect();
        let apart = |one: &Sides, other: &Sides| {
            one[2] <= other[0] || other[2] <= one[0] || one[3] <= other[1] || other[3] <= one[1]
        };
        for (place, one) in labels.iter().enumerate() {
            let mut others = boxes.iter().chain(labels.iter().skip(place + 1));
            assert_eq!(others.find(|other| !apart(one, other)), None, "{one:?} in {}", path.display());
        }
        count += labels.len();
    });
    assert!(count > 20, "only {count} labels");
}

/// The dotted lines of which something is said, as it is said on demand: purpose, share, note.
fn said(document: &Document<'_>) -> Vec<Vec<String>> {
    let titles = groups(document, "dotted").into_iter().filter_map(|line| line.first_element_child());
    let said = titles.map(|title| title.text().unwrap_or_default().lines().skip(1).map(str::to_owned).collect());
    said.filter(|lines: &Vec<String>| !lines.is_empty()).collect()
}

#[test]
fn every_purpose_in_the_examples_is_in_the_picture_in_full() {
    let mut count = 0;
    each_svg(|path, document| {
        let purposes: Vec<&str> = groups(document, "purpose").iter().filter_map(Node::text).collect();
        let said = said(document);
        for lines in said.iter().filter(|_| path.to_string_lossy().contains("examples")) {
            let forms = [lines.first().cloned(), Some(lines.iter().take(2).cloned().collect::<Vec<_>>().join(" · "))];
            let shown = forms.iter().flatten().any(|form| purposes.contains(&form.as_str()));
            assert!(shown, "{lines:?} in {}", path.display());
            count += 1;
        }
    });
    assert!(count > 15, "only {count} purposes");
}

#[test]
fn what_is_shortened_beside_a_line_is_said_in_full_on_demand() {
    let mut count = 0;
    each_svg(|path, document| {
        let letters = |text: &str| text.split_whitespace().filter(|word| *word != "·").collect::<String>();
        let said: Vec<String> = said(document).iter().map(|lines| letters(&lines.join(" "))).collect();
        for purpose in groups(document, "purpose").iter().filter_map(Node::text) {
            let (beginning, is_whole) = (letters(purpose.trim_end_matches('…')), !purpose.ends_with('…'));
            let goes_on = |(_, rest): (&str, &str)| is_whole || !rest.is_empty();
            let tells = |line: &String| line.split_once(&beginning).is_some_and(goes_on);
            assert!(said.iter().any(tells), "{purpose} in {}", path.display());
            count += usize::from(!is_whole);
        }
    });
    assert!(count > 0, "no text is shortened");
}

#[test]
fn every_text_stands_in_its_box_by_the_widths_that_are_known() {
    each_svg(|path, document| {
        for group in groups(document, "box") {
            let [left, top, right, bottom] = sides(group);
            for text in group.children().filter(|child| child.has_tag_name("text")) {
                let number = |name| text.attribute(name).map(|number| number.parse::<i32>().unwrap());
                let (x, y) = (number("x").unwrap(), number("y").unwrap());
                let (size, weight) = match text.attribute("class") {
                    Some("title") => (11, Weight::Bold),
                    Some("struck") => (11, Weight::Regular),
                    Some("small") => (9, Weight::Regular),
                    _ => (10, Weight::Regular),
                };
                let label = text.text().unwrap();
                let half = number("textLength").unwrap_or(0).max(text_width(label, size, weight)) / 2;
                assert!(left < x - half && x + half < right, "{label} in {}", path.display());
                assert!(top + size <= y + 3 && y + 3 <= bottom, "{label} in {}", path.display());
            }
        }
    });
}

#[test]
fn drawings_for_browsers_need_nothing_else() {
    each_svg(|path, document| {
        for node in document.descendants().filter(Node::is_element) {
            assert!(node.tag_name().name() != "script", "{}", path.display());
            for attribute in node.attributes() {
                let (name, value) = (attribute.name(), attribute.value().to_ascii_lowercase());
                assert!(!name.starts_with("on") && name != "style" && name != "src", "{name} in {}", path.display());
                let is_safe = ["http://", "https://", "mailto:"].iter().any(|scheme| value.starts_with(scheme));
                assert!(name != "href" || is_safe, "{value} in {}", path.display());
            }
        }
        let sheet: String = groups_named(document, "style");
        assert!(!sheet.contains("url(") && !sheet.contains("@import"), "{}", path.display());
    });
}

fn groups_named(document: &Document<'_>, element: &str) -> String {
    document.descendants().filter(|node| node.has_tag_name(element)).filter_map(|node| node.text()).collect()
}
