//! A drawing as a part of a page: without heading, ground and style sheet, every box a link to what the page
//! tells of it. Everything says what it belongs to, so that the page can hide it with that:
//!
//! | attribute | at | is |
//! |---|---|---|
//! | `data-box`, `data-in` | boxes | its number, that of its frame |
//! | `data-above`, `data-with` | boxes | the number of the box above it; of one that only stands beside another, of that |
//! | `data-frame`, `data-around`, `data-span` | frames | its number, that of the frame around it; from where to where its title reaches |
//! | `data-below` | solid lines | the box from which they lead down |
//! | `data-joins`, `data-whole` | the same lines | the number of the line that they only lead to; all of their course, for where that line is not seen |
//! | `data-from`, `data-to`, `data-span` | other lines and their labels | the boxes they join; from where to where the label reaches |

use super::lines::arrow;
use super::shapes::place;
use super::xml::{Attribute, Text, Value};
use super::{Stage, Writer};
use crate::emit::picture::Heading;
use crate::emit::picture::Look;
use crate::layout::{Course, Point, Rect, Size};
use crate::model::Id;
use crate::view::graph::{FrameId, Graph, Link, NodeId, Stands};

/// An element `svg`, without a style sheet.
#[derive(Debug)]
pub(in crate::emit) struct Part(String);

impl Part {
    /// The element, which is HTML as well as XML.
    pub(in crate::emit) fn as_str(&self) -> &str {
        &self.0
    }
}

/// A picture as a part of a page.
pub(in crate::emit) fn part(graph: &Graph) -> Part {
    let heading = Heading::default();
    let mut writer = Writer::new(graph, Stage::Page, &heading);
    let Size { width, height } = writer.size(&heading);
    let label = writer.description(&heading);
    let attributes: [Attribute; 8] = [
        ("class", "orgc".into()),
        ("viewBox", Value::Window(writer.picture.left(), width, height)),
        ("width", Value::Points(width)),
        ("height", Value::Points(height)),
        ("role", "group".into()),
        ("aria-label", Text::escaped(&label).into()),
        ("font-size", Look::Plain.font_size().into()),
        ("text-anchor", "middle".into()),
    ];
    writer.xml.open("svg", &attributes);
    writer.body();
    Part(writer.xml.into_string())
}

/// The number of a box or frame.
fn number<T>(id: Id<T>) -> Value {
    Value::Number(i32::try_from(id.index()).unwrap_or(i32::MAX))
}

impl Writer<'_> {
    /// The order of the boxes: in a page, in which they are read one after the other, each before those below it.
    pub(super) fn order(&self) -> Vec<NodeId> {
        let nodes = &self.graph.nodes;
        if self.stage == Stage::Alone {
            return nodes.ids().collect();
        }
        let mut below = nodes.table(|_, _| Vec::new());
        for (id, node) in nodes.iter() {
            node.above.into_iter().for_each(|above| below[above].push(id));
        }
        let tops = nodes.ids().filter(|id| nodes[*id].above.is_none());
        // What runs in a loop hangs on no top, and is begun where it is met.
        let mut waiting: Vec<NodeId> = nodes.ids().rev().chain(tops.rev()).collect();
        let (mut order, mut is_there) = (Vec::new(), nodes.table(|_, _| false));
        while let Some(id) = waiting.pop() {
            if !std::mem::replace(&mut is_there[id], true) {
                order.push(id);
                waiting.extend(below[id].iter().rev());
            }
        }
        order
    }

    /// What a box says of where it belongs.
    pub(super) fn belongs_in(&self, id: NodeId) -> Vec<Attribute> {
        let node = &self.graph.nodes[id];
        let mut attributes = vec![("data-box", number(id))];
        let joins = if node.stands == Stands::Aside { "data-with" } else { "data-above" };
        attributes.extend(node.above.map(|above| (joins, number(above))));
        attributes.extend(node.frame.map(|frame| ("data-in", number(frame))));
        attributes
    }

    /// What keeps a frame open that has no boxes.
    pub(super) fn keep_place(&mut self, id: NodeId, rect: Rect) {
        if self.stage == Stage::Page {
            let mut attributes = vec![("class", Value::Word("place"))];
            attributes.extend(self.belongs_in(id));
            attributes.extend(place(rect));
            self.xml.empty("rect", &attributes);
        }
    }

    /// The name of a frame in a file; in a page, where it belongs.
    pub(super) fn marks_of_frame(&self, id: FrameId, title: Rect) -> Vec<Attribute> {
        let frame = &self.graph.frames[id];
        if self.stage == Stage::Alone {
            return vec![("id", Text::escaped(&format!("frame.{}", frame.id)).into())];
        }
        let mut attributes = vec![("data-frame", number(id)), ("data-span", Value::Span(title.left, title.right))];
        attributes.extend(frame.around.map(|around| ("data-around", number(around))));
        attributes
    }

    /// From which box lines lead down.
    pub(super) fn belongs_below(&self, id: NodeId) -> Option<Attribute> {
        (self.stage == Stage::Page).then(|| ("data-below", number(id)))
    }

    /// Which boxes a line joins.
    pub(super) fn belongs_between(&self, link: &Link) -> Vec<Attribute> {
        match self.stage {
            Stage::Alone => Vec::new(),
            Stage::Page => vec![("data-from", number(link.from)), ("data-to", number(link.to))],
        }
    }

    /// Which line another one joins, by the number of both among all such lines, and its whole course, for where that
    /// line is not seen.
    pub(super) fn joins(&self, course: &Course) -> Vec<Attribute> {
        let joins = course.joins.as_ref().filter(|_| self.stage == Stage::Page);
        joins.map_or_else(Vec::new, |(host, whole)| {
            let host = i32::try_from(*host).unwrap_or(i32::MAX);
            vec![("data-joins", Value::Number(host)), ("data-whole", Value::Path(self.pieces(whole)))]
        })
    }

    /// The arrow at the end of a line; of one that joins another, only where that may not be seen.
    pub(super) fn tip(&self, course: &Course) -> Option<Vec<Point>> {
        let own = course.joins.is_none().then_some(&course.pieces);
        let whole = course.joins.as_ref().map(|(_, whole)| whole).filter(|_| self.stage == Stage::Page);
        arrow(&self.pieces(own.or(whole)?))
    }

    /// How much room the label of a line needs.
    pub(super) fn room_of_label(&self, width: i32, at: Point) -> Option<Attribute> {
        let half = width / 2;
        (self.stage == Stage::Page).then(|| ("data-span", Value::Span(at.x - half, at.x + half)))
    }
}
