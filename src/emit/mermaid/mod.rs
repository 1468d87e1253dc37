//! The chart as a Mermaid flowchart, for pages on code hosts.
//!
//! Mermaid arranges the boxes by itself; what is said here is who stands below whom and in which frame.
//! It draws nothing that is larger than its limits, which a page cannot lift: such a chart is written in parts,
//! or not at all.

mod ids;
mod label;
mod parts;
mod style;
#[cfg(test)]
mod tests;
mod text;

use super::picture::{Step, steps};
use super::writing::{FitFor, Writing};
use super::{PartText, Request, Unwritable};
use crate::check::CheckedChart;
use crate::view::Focus;
use crate::view::graph::{Content, FrameId, Graph, Link, Node, NodeId};

use ids::Ids;
use text::{Mermaid, Text};

/// More lines than this Mermaid does not draw.
const MOST_LINES: usize = 500;
/// Nor a text of more characters (as UTF-16 counts them).
const MOST_CHARACTERS: usize = 50_000;
/// A chart of more levels has more lines than that.
const MOST_LEVELS: u32 = 501;
/// Deeper frames are not indented further.
const DEEPEST_INDENT: usize = 8;

/// The chart, of what the request wants to see.
pub(super) fn mermaid(checked: &CheckedChart, request: &Request<'_>) -> Result<String, Unwritable> {
    let draw = |focus| drawing(&Graph::of(checked, focus, request.as_of), request.draft);
    let whole = draw(request.focus);
    let Some(excess) = whole.excess() else { return Ok(whole.text) };
    let depth = deepest(|depth| draw(Focus { depth: Some(depth), ..request.focus }).excess().is_none());
    let in_view =
        |depth| if request.focus.view.is_some() { format!(", or `depth {depth}` in the view,") } else { String::new() };
    let depth = depth.map(|depth| format!("`--depth {depth}`{} fits; ", in_view(depth))).unwrap_or_default();
    let parts = parts::parts(checked, request).map(|parts| parts.len());
    let parts = parts.map(|count| format!("`-o DIR/` writes it in {count} parts, by department; ")).unwrap_or_default();
    let help = format!("{parts}{depth}`--root ROLE-or-DEPARTMENT` and `--view ID` choose a part");
    Err(Unwritable { message: format!("the chart is too large for Mermaid: {excess}"), help })
}

/// The most levels that fit, if there are any: fewer levels are less of a chart.
fn deepest(fits: impl Fn(u32) -> bool) -> Option<u32> {
    let (mut fitting, mut too_deep) = (0, MOST_LEVELS + 1);
    while too_deep - fitting > 1 {
        let middle = u32::midpoint(fitting, too_deep);
        *(if fits(middle) { &mut fitting } else { &mut too_deep }) = middle;
    }
    (fitting > 0).then_some(fitting)
}

/// The same chart, in parts if it is too large for one.
pub(super) fn in_parts(checked: &CheckedChart, request: &Request<'_>) -> Result<Vec<PartText>, Unwritable> {
    let whole = drawing(&Graph::of(checked, request.focus, request.as_of), request.draft);
    match whole.excess() {
        None => Ok(vec![PartText { department: None, text: whole.text }]),
        Some(_) => match parts::parts(checked, request) {
            Some(parts) => Ok(parts),
            None => mermaid(checked, request).map(|text| vec![PartText { department: None, text }]),
        },
    }
}

/// A flowchart, and how many lines it has.
struct Drawing {
    text: String,
    lines: usize,
}

impl Drawing {
    /// What of it Mermaid would refuse.
    fn excess(&self) -> Option<String> {
        let characters = self.text.encode_utf16().count();
        if self.lines > MOST_LINES {
            Some(format!("it has {} lines, and {MOST_LINES} are drawn at most", self.lines))
        } else if characters > MOST_CHARACTERS {
            Some(format!("its text has {characters} characters, and {MOST_CHARACTERS} are read at most"))
        } else {
            None
        }
    }
}

/// Writes a picture.
fn drawing(graph: &Graph, draft: bool) -> Drawing {
    let mut writer = Writer { graph, ids: Ids::of(graph), text: Writing::of(&[&"flowchart TB\n"]), lines: 0, depth: 1 };
    writer.write(draft);
    Drawing { text: writer.text.into_string(), lines: writer.lines }
}

struct Writer<'a> {
    graph: &'a Graph,
    ids: Ids,
    text: Writing<Mermaid>,
    lines: usize,
    /// How many frames are open, and the chart itself.
    depth: usize,
}

impl Writer<'_> {
    fn write(&mut self, draft: bool) {
        let graph = self.graph;
        let heading = label::heading(graph, draft);
        let has_heading = !heading.as_str().is_empty();
        if has_heading {
            self.open(&"chart", &heading);
        }
        self.boxes();
        if has_heading {
            self.close();
        }
        for (id, node) in graph.nodes.iter() {
            self.solid_line(id, node);
        }
        graph.links.iter().for_each(|link| self.link(link));
        self.classes();
    }

    fn boxes(&mut self) {
        for step in steps(self.graph) {
            match step {
                Step::Open(id) => self.frame(id),
                Step::Close => self.close(),
                Step::Node(id) => self.node(id),
            }
        }
    }

    fn frame(&mut self, id: FrameId) {
        let (frame, faults) = (&self.graph.frames[id], self.graph.faults.frames.get(&id));
        let (name, title) = (self.ids.frames[id].clone(), label::frame(frame, faults.map_or(&[], Vec::as_slice)));
        self.open(&name, &title);
    }

    fn open(&mut self, name: &dyn FitFor<Mermaid>, title: &Text) {
        self.line(&[&"subgraph ", name, &"[\"", title, &"\"]"]);
        self.depth += 1;
        // Mermaid turns frames to which no line leads from outside, unless they say where they go.
        self.line(&[&"direction TB"]);
    }

    fn close(&mut self) {
        self.depth -= 1;
        self.line(&[&"end"]);
    }

    fn node(&mut self, id: NodeId) {
        let node = &self.graph.nodes[id];
        // A department without roles is a frame, empty.
        if node.content == Content::Empty {
            return;
        }
        let faults = self.graph.faults.nodes.get(&id).map_or(&[][..], Vec::as_slice);
        let (name, label) = (self.ids.nodes[id].clone(), label::node(node, faults));
        let (before, behind) = style::form(node);
        self.line(&[&name, &before, &"\"", &label, &"\"", &behind]);
    }

    fn solid_line(&mut self, id: NodeId, node: &Node) {
        let Some(above) = node.above.filter(|_| node.content != Content::Empty) else { return };
        let (above, below) = (self.ids.nodes[above].clone(), self.ids.nodes[id].clone());
        self.line(&[&above, &" ", &label::solid(node), &" ", &below]);
        self.lines += 1;
    }

    fn link(&mut self, link: &Link) {
        let (from, to) = (self.ids.nodes[link.from].clone(), self.ids.nodes[link.to].clone());
        self.line(&[&from, &" ", &label::link(link), &" ", &to]);
        self.lines += 1;
    }

    /// The classes that are there, each with its boxes.
    fn classes(&mut self) {
        for (class, look) in style::CLASSES {
            let has = |(id, node): &(NodeId, &Node)| match class {
                style::FAULTY => self.graph.faults.nodes.contains_key(id),
                class => style::classes(node).contains(&class),
            };
            let mut named = self.graph.nodes.iter().filter(has).map(|(id, _)| &self.ids.nodes[id]).peekable();
            if named.peek().is_some() {
                let named = Writing::joined(named, ",");
                self.line(&[&"classDef ", &class, &" ", &look]);
                self.line(&[&"class ", &named, &" ", &class]);
            }
        }
    }

    fn line(&mut self, parts: &[&dyn FitFor<Mermaid>]) {
        for _ in 0..self.depth.min(DEEPEST_INDENT) {
            self.text.put(&[&"  "]);
        }
        self.text.put(parts);
        self.text.put(&[&"\n"]);
    }
}
