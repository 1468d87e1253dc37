//! Lines between boxes, their arrows and what stands beside them.

use super::xml::{Attribute, Text, Value};
use super::{Writer, style};
use crate::emit::picture::link_width;
use crate::layout::Point;
use crate::view::graph::NodeId;

/// How long the sides of an arrow are, along the line and across.
const ARROW: (i32, i32) = (6, 3);
/// From the middle of a small text down to its baseline.
const HALF_LETTER: i32 = 3;

impl Writer<'_> {
    /// The lines from each box to those below it: one path, so that what they share is drawn once.
    pub(super) fn solid_lines(&mut self) {
        let graph = self.graph;
        let mut below = graph.nodes.table(|_, _| Vec::new());
        let mut faulty = Vec::new();
        for (id, node) in graph.nodes.iter() {
            let course = self.picture.layout.lines[id].take();
            if let Some((above, course)) = node.above.zip(course) {
                let pieces = self.pieces(&course.pieces);
                if graph.faults.lines.contains(&id) {
                    faulty.push((above, pieces.clone()));
                }
                below[above].extend(pieces);
            }
        }
        for id in graph.nodes.ids() {
            let path = std::mem::take(&mut below[id]);
            if !path.is_empty() {
                self.solid_line("line", id, path);
            }
        }
        for (above, path) in faulty {
            self.solid_line("line faulty", above, path);
        }
    }

    fn solid_line(&mut self, class: &'static str, above: NodeId, path: Vec<Vec<Point>>) {
        let mut attributes = vec![("class", class.into()), ("d", Value::Path(path))];
        attributes.extend(self.belongs_below(above));
        self.xml.empty("path", &attributes);
    }

    /// The lines that have no say in where boxes stand.
    pub(super) fn links(&mut self) {
        let graph = self.graph;
        for (place, link) in graph.links.iter().enumerate() {
            let Some(course) = self.picture.layout.links.get(place).cloned() else { continue };
            let path = self.pieces(&course.pieces);
            let (from, to) = (&graph.nodes[link.from], &graph.nodes[link.to]);
            let mut classes = vec![style::link(link.kind)];
            classes.extend(graph.faults.links.contains(&place).then_some(style::FAULTY));
            let mut attributes = vec![("class", Value::Words(classes))];
            attributes.extend(self.belongs_between(link));
            self.open(attributes, &link.info, &format!("{} – {}", from.title(), to.title()));
            let tip = self.tip(&course).filter(|_| style::has_arrow(link.kind));
            let mut attributes: Vec<Attribute> = vec![("class", "dashes".into()), ("d", Value::Path(path))];
            attributes.extend(self.joins(&course));
            self.xml.empty("path", &attributes);
            if let Some(tip) = tip {
                self.xml.empty("path", &[("d", Value::Path(vec![tip]))]);
            }
            self.xml.close();
        }
    }

    /// What stands beside those lines, above everything else.
    pub(super) fn link_labels(&mut self) {
        let graph = self.graph;
        for (place, link) in graph.links.iter().enumerate() {
            let Some((text, at)) = self.picture.label(place) else { continue };
            let (text, at, width) = (Text::escaped(text), self.point(at), link_width(text));
            let mut attributes =
                vec![("class", "purpose".into()), ("x", at.x.into()), ("y", (at.y + HALF_LETTER).into())];
            attributes.extend(self.belongs_between(link));
            attributes.extend(self.room_of_label(width, at));
            self.xml.text("text", &attributes, &text);
        }
    }

    pub(super) fn pieces(&self, pieces: &[Vec<Point>]) -> Vec<Vec<Point>> {
        pieces.iter().map(|piece| piece.iter().map(|point| self.point(*point)).collect()).collect()
    }
}

/// An open arrow at the end of a line.
pub(super) fn arrow(pieces: &[Vec<Point>]) -> Option<Vec<Point>> {
    let piece = pieces.last()?;
    let (end, before) = (*piece.last()?, *piece.iter().nth_back(1)?);
    let (along, across) = ARROW;
    let (x, y) = ((end.x - before.x).signum(), (end.y - before.y).signum());
    let side = |side: i32| Point::new(end.x - x * along + side * y * across, end.y - y * along + side * x * across);
    Some(vec![side(1), end, side(-1)])
}
