//! The chart as a drawing for browsers and pages: one file that needs nothing else.
//!
//! Frames first, the outer before the inner, then lines, then boxes: what is written later lies above. All is
//! flat, so that no reader meets more nesting than it can take. There is no script, and no address but those
//! of links.

mod lines;
mod part;
mod shapes;
mod style;
#[cfg(test)]
mod tests;
mod xml;

use super::Request;
use super::picture::{HEADING_LINE, Heading, Look, Picture, SUBHEADING};
use crate::check::CheckedChart;
use crate::layout::{Point, Rect, Size};
use crate::view::graph::{Content, FrameId, Graph, Info, LinkKind};

use xml::{Attribute, Text, Value, Xml};

pub(super) use part::{Part, part};
pub(super) use style::SHEET;

/// Around the whole.
const EDGE: i32 = 20;
/// The chart, as the request wants to see it.
pub(super) fn svg(checked: &CheckedChart, request: &Request<'_>) -> String {
    drawing(&Graph::of(checked, request.focus, request.as_of), request.draft)
}

/// Writes a picture.
fn drawing(graph: &Graph, draft: bool) -> String {
    let heading = Heading::of(graph, draft);
    let mut writer = Writer::new(graph, Stage::Alone, &heading);
    writer.head(&heading);
    writer.heading(&heading);
    writer.body();
    writer.xml.into_string()
}

/// Where a drawing stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// In a file of its own.
    Alone,
    /// In a page that tells more of every box.
    Page,
}

struct Writer<'a> {
    graph: &'a Graph,
    picture: Picture,
    stage: Stage,
    /// How far down the picture begins.
    top: i32,
    xml: Xml,
}

impl<'a> Writer<'a> {
    fn new(graph: &'a Graph, stage: Stage, heading: &Heading) -> Self {
        Self { graph, picture: Picture::of(graph), stage, top: EDGE + heading.size.height, xml: Xml::default() }
    }

    fn body(&mut self) {
        self.frames();
        self.solid_lines();
        self.links();
        for id in self.order() {
            self.node(id);
        }
        self.link_labels();
    }

    fn head(&mut self, heading: &Heading) {
        let Size { width, height } = self.size(heading);
        let attributes: [Attribute; 10] = [
            ("xmlns", "http://www.w3.org/2000/svg".into()),
            ("class", "orgc".into()),
            ("viewBox", Value::Window(self.picture.left(), width, height)),
            ("width", Value::Points(width)),
            ("height", Value::Points(height)),
            ("role", "img".into()),
            ("aria-labelledby", "chart.title chart.description".into()),
            ("font-family", style::FONTS.into()),
            ("font-size", Look::Plain.font_size().into()),
            ("text-anchor", "middle".into()),
        ];
        self.xml.open("svg", &attributes);
        let title = if self.graph.title.trim().is_empty() { "Organisation chart" } else { &self.graph.title };
        self.xml.text("title", &[("id", "chart.title".into())], &Text::escaped(title));
        let description = Text::escaped(&self.description(heading));
        self.xml.text("desc", &[("id", "chart.description".into())], &description);
        self.xml.style(SHEET);
        let mut paper: Vec<Attribute> = vec![("class", "paper".into())];
        // At 0 it is without saying so.
        paper.extend(Some(self.picture.left()).filter(|left| *left != 0).map(|left| ("x", left.into())));
        paper.extend([("width", width.into()), ("height", height.into())]);
        self.xml.empty("rect", &paper);
    }

    /// What there is to be seen, for those who cannot.
    fn description(&self, heading: &Heading) -> String {
        let nodes = || self.graph.nodes.iter().map(|(_, node)| &node.content);
        let dotted = self.graph.links.iter().filter(|link| link.kind == LinkKind::Dotted).count();
        let counts = [
            (nodes().filter(|content| matches!(content, Content::Role(_))).count(), "role", "roles"),
            (self.graph.departments(), "frame around roles", "frames around roles"),
            (dotted, "dotted line", "dotted lines"),
            (nodes().filter(|content| matches!(content, Content::Item(_))).count(), "thing owned", "things owned"),
        ];
        let counts = counts.iter().filter(|(count, ..)| *count > 0);
        let counts = counts.map(|(count, one, many)| format!("{count} {}", if *count == 1 { one } else { many }));
        let counts: Vec<String> = counts.collect();
        let counts = if counts.is_empty() { "nothing is shown".to_owned() } else { counts.join(", ") };
        let mut text = format!("Organisation chart: {counts}.");
        text.extend(heading.truth.iter().map(|truth| format!(" True {truth}.")));
        text.push_str(if heading.draft { " A draft: there are errors." } else { "" });
        text
    }

    fn heading(&mut self, heading: &Heading) {
        let at = |class: &'static str, y: i32| -> [Attribute; 4] {
            [("class", class.into()), ("x", EDGE.into()), ("y", y.into()), ("text-anchor", "start".into())]
        };
        let mut y = EDGE;
        for line in &heading.lines {
            self.xml.text("text", &at("heading", y + Heading::FONT), &Text::escaped(line));
            y += HEADING_LINE;
        }
        if heading.draft {
            self.xml.text("text", &at("draft", y + HEADING_LINE / 2), &Text::escaped("DRAFT"));
            y += SUBHEADING;
        }
        if let Some(truth) = &heading.truth {
            self.xml.text("text", &at("small", y + HEADING_LINE / 2), &Text::escaped(truth));
        }
    }

    /// All frames, the outer before the inner.
    fn frames(&mut self) {
        let graph = self.graph;
        let mut inside = graph.frames.table(|_, _| Vec::new());
        let mut level: Vec<FrameId> = Vec::new();
        for (id, frame) in graph.frames.iter() {
            frame.around.map_or(&mut level, |around| &mut inside[around]).push(id);
        }
        let mut depth = 0;
        while !level.is_empty() {
            let mut next = Vec::new();
            for frame in level {
                self.frame(frame, depth);
                next.append(&mut inside[frame]);
            }
            (level, depth) = (next, depth + 1);
        }
    }

    /// Opens a group that says more on demand; inside of a link, if there is one.
    fn open(&mut self, mut attributes: Vec<Attribute>, info: &Info, title: &str) {
        let url = info.url.as_ref().filter(|_| self.stage == Stage::Alone);
        if let Some(url) = url {
            attributes.extend([("href", Text::escaped(url).into()), ("target", "_blank".into())]);
            attributes.push(("rel", "noopener".into()));
        }
        self.xml.open(if url.is_some() { "a" } else { "g" }, &attributes);
        let text = if info.lines.is_empty() { title.to_owned() } else { info.lines.join("\n") };
        self.xml.text("title", &[], &Text::escaped(&text));
    }

    fn size(&self, heading: &Heading) -> Size {
        let width = self.picture.width(heading) + 2 * EDGE;
        Size { width, height: self.top + self.picture.layout.height + EDGE }
    }

    fn point(&self, point: Point) -> Point {
        Point::new(point.x - self.picture.layout.left + EDGE, point.y + self.top)
    }

    fn rect(&self, rect: Rect) -> Rect {
        let (low, high) = (Point::new(rect.left, rect.top), Point::new(rect.right, rect.bottom));
        let (low, high) = (self.point(low), self.point(high));
        Rect { left: low.x, top: low.y, right: high.x, bottom: high.y }
    }
}
