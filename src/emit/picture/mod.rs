//! A picture, measured and arranged: what is the same in every format that says where things stand.
//!
//! Knows what boxes say and how large letters are. Must not know how any format is written.

mod heading;
mod label;
mod nesting;
#[cfg(test)]
pub(super) mod sample;
pub(super) mod words;

use crate::layout::{Layout, Point, Size, Sizes, arrange};
use crate::model::Table;
use crate::view::graph::{Content, Frame, Graph, Node};

pub(super) use heading::{HEADING_LINE, Heading, SUBHEADING};
pub(super) use label::{Line, Look, link_width, text_size};
pub(super) use nesting::{Step, steps};

/// The height of the place in a department without roles.
const EMPTY: i32 = 6;
/// The width of that place, where there are no boxes at all.
const NO_BOX: i32 = 140;
/// A box is as wide as all others unless it needs more than this.
const USUAL: i32 = 170;

/// What everything says, and where it stands.
pub(super) struct Picture {
    /// What each box says.
    pub(super) lines: Table<Node, Vec<Line>>,
    /// The title of each frame.
    pub(super) titles: Table<Frame, Vec<Line>>,
    /// What is said of each link, in all forms.
    pub(super) labels: Vec<Vec<String>>,
    /// How large everything is.
    pub(super) sizes: Sizes,
    /// Where everything stands.
    pub(super) layout: Layout,
}

impl Picture {
    /// Measures and arranges a picture.
    pub(super) fn of(graph: &Graph) -> Self {
        let mut lines = graph.nodes.table(|_, node| label::node_lines(node));
        for (id, faults) in &graph.faults.nodes {
            lines[*id].extend(label::fault_lines(faults));
        }
        let mut titles = graph.frames.table(|_, frame| label::frame_lines(frame));
        for (id, faults) in &graph.faults.frames {
            titles[*id].extend(label::fault_lines(faults));
        }
        let labels: Vec<Vec<String>> = graph.links.iter().map(label::link_labels).collect();
        let sizes = sizes(graph, &lines, &titles, &labels);
        let layout = arrange(graph, &sizes);
        Self { lines, titles, labels, sizes, layout }
    }

    /// The label of a link, and where it stands, if there is room for it.
    pub(super) fn label(&self, link: usize) -> Option<(&str, Point)> {
        let label = self.layout.links.get(link)?.label?;
        Some((self.labels.get(link)?.get(label.form)?, label.middle))
    }

    /// Where the drawing begins, as seen from the leftmost box or frame: left of it, if lines run beside all boxes,
    /// so that none of them ever moves a box.
    pub(super) fn left(&self) -> i32 {
        self.layout.reach.0 - self.layout.left
    }

    /// How wide it is, with a heading that begins above the leftmost box or frame.
    pub(super) fn width(&self, heading: &Heading) -> i32 {
        let right = self.layout.reach.1.max(self.layout.left + heading.size.width);
        right - self.layout.reach.0
    }
}

/// Boxes are as wide as each other, but for those with a word that is longer than a title should be.
fn sizes(
    graph: &Graph,
    lines: &Table<Node, Vec<Line>>,
    titles: &Table<Frame, Vec<Line>>,
    labels: &[Vec<String>],
) -> Sizes {
    let own = graph.nodes.table(|id, node| match node.content {
        Content::Empty => Size { width: 0, height: EMPTY },
        _ => label::box_size(&lines[id]),
    });
    let usual = own.values().map(|size| size.width).filter(|width| *width <= USUAL).max().unwrap_or(0);
    let usual = if usual == 0 { NO_BOX } else { usual };
    let nodes = graph.nodes.table(|id, _| Size { width: own[id].width.max(usual), height: own[id].height });
    let labels = labels.iter().map(|forms| forms.iter().map(|form| link_width(form)).collect()).collect();
    Sizes { nodes, titles: graph.frames.table(|id, _| text_size(&titles[id])), labels }
}
