//! The chart as a Graphviz drawing.
//!
//! Every box, frame and line is written with its place, and `layout="nop2"` tells Graphviz to keep to it: so
//! a dotted line cannot move a box, siblings stand in source order, and ten thousand roles are drawn at
//! once. Without that word Graphviz arranges the same boxes by itself.

mod escape;
mod markup;
mod style;
#[cfg(test)]
mod tests;

use std::fmt;

use super::Request;
use super::picture::{Heading, Picture, Step, steps};
use super::writing::{FitFor, Writing};
use crate::check::CheckedChart;
use crate::layout::{Course, Point, Rect, Size};
use crate::view::graph::{Content, FrameId, Graph, NodeId};

use escape::{Dot, Html, Id, Tooltip};
use markup::markup;

/// Around the whole.
const EDGE: i32 = 12;
/// From the end of an arrow to the end of the line before it.
const ARROW: i32 = 6;
/// Ends a line that begins at the left.
const LEFT: &str = "<br align=\"left\"/>";
/// Deeper frames are not indented further.
const DEEPEST_INDENT: usize = 8;

/// The chart, as the view of the request wants to see it.
pub(super) fn dot(checked: &CheckedChart, request: &Request<'_>) -> String {
    drawing(&Graph::of(checked, request.focus, request.as_of), request.draft)
}

/// Writes a picture.
fn drawing(graph: &Graph, draft: bool) -> String {
    let mut writer = Writer { graph, picture: Picture::of(graph), out: Writing::of(&[]) };
    writer.write(draft);
    writer.out.into_string()
}

struct Writer<'a> {
    graph: &'a Graph,
    picture: Picture,
    out: Writing<Dot>,
}

impl Writer<'_> {
    fn write(&mut self, draft: bool) {
        self.head(draft);
        self.boxes();
        self.solid_lines();
        for place in 0..self.graph.links.len() {
            self.link(place);
        }
        self.out.put(&[&"}\n"]);
    }

    fn head(&mut self, draft: bool) {
        let heading = Heading::of(self.graph, draft);
        let (Size { width, height }, left) = (self.size(&heading), self.picture.left());
        let label = Self::heading(&heading);
        let (ink, line, fonts) = (style::INK, style::LINE, style::FONTS);
        let top = height + heading.size.height + EDGE / 2;
        let (heading_x, heading_y) = (EDGE + heading.size.width / 2, height + heading.size.height / 2);
        self.out.put(&[
            &"digraph \"organization\" {\n  graph [layout=\"nop2\", rankdir=\"TB\", ordering=\"out\", newrank=true, ",
            &"splines=true, bgcolor=\"white\",\n    charset=\"UTF-8\", outputorder=\"edgesfirst\", fontname=\"",
            &fonts,
            &"\", fontcolor=\"",
            &ink,
            &"\", tooltip=\" \",\n    label=",
            &label,
            &", labelloc=\"t\", bb=\"",
            &left,
            &",0,",
            &(left + width),
            &",",
            &top,
            &"\", lp=\"",
            &heading_x,
            &",",
            &heading_y,
            &"\"];\n  node [shape=\"box\", style=\"filled\", fillcolor=\"white\", color=\"",
            &line,
            &"\", fontname=\"",
            &fonts,
            &"\", fontsize=10, fontcolor=\"",
            &ink,
            &"\", margin=\"0.05,0.02\"];\n  edge [color=\"",
            &line,
            &"\", fontname=\"",
            &fonts,
            &"\", fontsize=9, fontcolor=\"",
            &style::SOFT_INK,
            &"\", arrowhead=\"none\"];\n",
        ]);
    }

    /// The heading as an HTML-like label, its lines beginning at the left.
    fn heading(heading: &Heading) -> Writing<Dot> {
        let big =
            |line: &String| Writing::of(&[&"<font point-size=\"18\"><b>", &Html::escaped(line), &"</b></font>", &LEFT]);
        let mut parts: Vec<Writing<Dot>> = heading.lines.iter().map(big).collect();
        if heading.draft {
            parts.push(Writing::of(&[&"<font color=\"", &style::ALARM, &"\"><b>DRAFT</b></font>", &LEFT]));
        }
        if let Some(truth) = &heading.truth {
            let (ink, truth) = (style::SOFT_INK, Html::escaped(truth));
            parts.push(Writing::of(&[&"<font point-size=\"9\" color=\"", &ink, &"\">", &truth, &"</font>", &LEFT]));
        }
        Writing::of(&[&"<", &Writing::joined(&parts, ""), &">"])
    }

    fn size(&self, heading: &Heading) -> Size {
        let width = self.picture.width(heading) + 2 * EDGE;
        Size { width, height: self.picture.layout.height + 2 * EDGE }
    }

    fn boxes(&mut self) {
        let mut depth = 0;
        for step in steps(self.graph) {
            match step {
                Step::Open(frame) => {
                    self.open(frame, depth);
                    depth += 1;
                }
                Step::Close => {
                    depth -= 1;
                    self.indent(depth);
                    self.out.put(&[&"}\n"]);
                }
                Step::Node(node) => self.node(node, depth),
            }
        }
    }

    fn indent(&mut self, depth: usize) {
        for _ in 0..=depth.min(DEEPEST_INDENT) {
            self.out.put(&[&"  "]);
        }
    }

    fn open(&mut self, id: FrameId, depth: usize) {
        let frame = &self.graph.frames[id];
        let (name, label) = (Id::escaped(&format!("cluster_{}", frame.id)), markup(&self.picture.titles[id]));
        let (rect, title) = (self.picture.layout.frames[id], self.picture.layout.titles[id]);
        let (low, high) = (self.point(rect.left, rect.bottom), self.point(rect.right, rect.top));
        let title = self.middle(title);
        self.indent(depth);
        let look = style::frame(depth, self.graph.faults.frames.contains_key(&id));
        self.out.put(&[&"subgraph ", &name, &" { graph [label=", &label, &", ", &look]);
        self.out.put(&[&", bb=\"", &low.x, &",", &low.y, &",", &high.x, &",", &high.y]);
        self.out.put(&[&"\", lp=\"", &title.x, &",", &title.y, &"\""]);
        self.info(&frame.info.lines, frame.info.url.as_deref(), &frame.title);
        self.out.put(&[&"];\n"]);
    }

    fn node(&mut self, id: NodeId, depth: usize) {
        let node = &self.graph.nodes[id];
        let (name, label) = (Id::escaped(&node.id), markup(&self.picture.lines[id]));
        let (middle, size) = (self.middle(self.picture.layout.nodes[id]), self.picture.sizes.nodes[id]);
        self.indent(depth);
        let label = if node.content == Content::Empty { Writing::of(&[&"\"\""]) } else { label };
        let faulty = if self.graph.faults.nodes.contains_key(&id) { style::FAULTY_BOX } else { "" };
        self.out.put(&[&name, &" [label=", &label, &", pos=\"", &middle.x, &",", &middle.y]);
        self.out.put(&[&"\", width=", &Inches(size.width), &", height=", &Inches(size.height)]);
        self.out.put(&[&style::node(node), &faulty]);
        self.info(&node.info.lines, node.info.url.as_deref(), node.title());
        self.out.put(&[&"];\n"]);
    }

    /// What is said on demand; at least what it is, so that no viewer shows inner names.
    fn info(&mut self, lines: &[String], url: Option<&str>, title: &str) {
        let text = if lines.is_empty() { title.to_owned() } else { lines.join("\n") };
        self.out.put(&[&", tooltip=", &Tooltip::escaped(&text)]);
        if let Some(url) = url {
            self.out.put(&[&", URL=", &Tooltip::escaped(url), &", target=\"_blank\""]);
        }
    }

    fn solid_lines(&mut self) {
        for (id, node) in self.graph.nodes.iter() {
            let (Some(above), Some(course)) = (node.above, self.picture.layout.lines[id].take()) else { continue };
            let (from, to) = (Id::escaped(&self.graph.nodes[above].id), Id::escaped(&node.id));
            let faulty = if self.graph.faults.lines.contains(&id) { style::FAULTY_LINE } else { "" };
            self.out.put(&[&"  ", &from, &" -> ", &to, &" [", &faulty, &"pos=\""]);
            self.course(&course, None);
            self.out.put(&[&"\"];\n"]);
        }
    }

    fn link(&mut self, place: usize) {
        let (Some(link), Some(course)) = (self.graph.links.get(place), self.picture.layout.links.get(place)) else {
            return;
        };
        let (from, to) = (&self.graph.nodes[link.from], &self.graph.nodes[link.to]);
        self.out.put(&[&"  ", &Id::escaped(&from.id), &" -> ", &Id::escaped(&to.id), &" [constraint=false, "]);
        let faulty = if self.graph.faults.links.contains(&place) { style::FAULTY_LINE } else { "" };
        self.out.put(&[&faulty, &style::link(link.kind), &", pos=\""]);
        let mut course = course.clone();
        let end = (style::has_arrow(link.kind) && course.joins.is_none()).then(|| shorten(&mut course)).flatten();
        self.course(&course, end);
        self.out.put(&[&"\""]);
        if let Some((text, at)) = self.picture.label(place) {
            let (place, text) = (self.point(at.x, at.y), Html::escaped(text));
            self.out.put(&[&", xlabel=<", &text, &">, xlp=\"", &place.x, &",", &place.y, &"\""]);
        }
        self.info(&link.info.lines, None, &format!("{} – {}", from.title(), to.title()));
        self.out.put(&[&"];\n"]);
    }

    /// Straight parts as Bézier curves whose handles lie on their ends; the last of them with the arrow.
    fn course(&mut self, course: &Course, arrow: Option<Point>) {
        for (place, piece) in course.pieces.iter().enumerate() {
            if place > 0 {
                self.out.put(&[&";"]);
            }
            if let Some(end) = arrow.filter(|_| place + 1 == course.pieces.len()) {
                let end = self.point(end.x, end.y);
                self.out.put(&[&"e,", &end.x, &",", &end.y, &" "]);
            }
            let mut last = None;
            for point in piece {
                let point = self.point(point.x, point.y);
                if let Some(Point { x, y }) = last.replace(point) {
                    self.out.put(&[&" ", &x, &",", &y, &" ", &point.x, &",", &point.y, &" "]);
                }
                self.out.put(&[&point.x, &",", &point.y]);
            }
        }
    }

    fn middle(&self, rect: Rect) -> Point {
        self.point(rect.center_x(), rect.center_y())
    }

    /// A place on the drawing, where `y` grows upwards.
    fn point(&self, x: i32, y: i32) -> Point {
        Point::new(x - self.picture.layout.left + EDGE, self.picture.layout.height + EDGE - y)
    }
}

/// Takes from a line what its arrow takes, and says where the arrow ends.
fn shorten(course: &mut Course) -> Option<Point> {
    let piece = course.pieces.last_mut()?;
    let (end, before) = (*piece.last()?, *piece.iter().nth_back(1)?);
    let step = |from: i32, to: i32| (to - from).clamp(-ARROW, ARROW);
    *piece.last_mut()? = Point::new(end.x - step(before.x, end.x), end.y - step(before.y, end.y));
    Some(end)
}

/// Points as inches, which is what Graphviz measures boxes in.
struct Inches(i32);

impl FitFor<Dot> for Inches {}

impl fmt::Display for Inches {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.{:03}", self.0 / 72, self.0 % 72 * 1000 / 72)
    }
}
