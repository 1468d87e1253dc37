//! Frames and boxes, and the text in them.

use super::xml::{Attribute, Text, Value};
use super::{Stage, Writer, style};
use crate::emit::picture::{Line, Look, text_size};
use crate::layout::Rect;
use crate::view::graph::{Content, FrameId, Node, NodeId, Presence, RoleText};

/// The corners of a frame.
const FRAME_CORNER: i32 = 8;
/// The corners of the box of a role.
const CORNER: i32 = 2;
/// The corners of a box that stands for something owned.
const ROUND: i32 = 9;
/// From the border to the inner one of what is outside the organisation.
const INSET: i32 = 3;
/// A lug of a box that software holds.
const LUG: (i32, i32) = (8, 5);
/// Text that fills more than this part of its room, in percent, is kept from growing with another font.
const TIGHT: i32 = 85;

impl Writer<'_> {
    /// A frame with its title.
    pub(super) fn frame(&mut self, id: FrameId, depth: usize) {
        let frame = &self.graph.frames[id];
        let mut classes = if depth.is_multiple_of(2) { vec!["frame"] } else { vec!["frame", "odd"] };
        classes.extend(self.graph.faults.frames.contains_key(&id).then_some(style::FAULTY));
        let (rect, title) = (self.rect(self.picture.layout.frames[id]), self.rect(self.picture.layout.titles[id]));
        let mut attributes = vec![("class", Value::Words(classes))];
        attributes.extend(self.marks_of_frame(id, title));
        self.open(attributes, &frame.info, &frame.title);
        self.border(rect, FRAME_CORNER);
        let lines = std::mem::take(&mut self.picture.titles[id]);
        self.lines(&lines, title, rect.width() - 2 * FRAME_CORNER);
        self.xml.close();
    }

    /// A box with all that it says.
    pub(super) fn node(&mut self, id: NodeId) {
        let node = &self.graph.nodes[id];
        let rect = self.rect(self.picture.layout.nodes[id]);
        if node.content == Content::Empty {
            self.keep_place(id, rect);
            return;
        }
        self.open_node(id);
        match &node.content {
            Content::Role(role) => self.role_border(role, rect),
            Content::Item(_) | Content::Empty => self.border(rect, ROUND),
        }
        let lines = std::mem::take(&mut self.picture.lines[id]);
        self.lines(&lines, rect, rect.width() - 4 * INSET);
        self.xml.close();
    }

    fn open_node(&mut self, id: NodeId) {
        let node = &self.graph.nodes[id];
        let mut classes = style::node(node);
        classes.extend(self.graph.faults.nodes.contains_key(&id).then_some(style::FAULTY));
        let mut attributes = vec![("class", Value::Words(classes))];
        match self.stage {
            Stage::Alone => {
                attributes.push(("id", Text::escaped(&name(node)).into()));
                self.open(attributes, &node.info, node.title());
            }
            Stage::Page => {
                attributes.push(("href", Text::escaped(&format!("#{}", name(node))).into()));
                attributes.extend(self.belongs_in(id));
                self.xml.open("a", &attributes);
            }
        }
    }

    /// Twice around what is outside of the organisation; with lugs, what software does.
    fn role_border(&mut self, role: &RoleText, rect: Rect) {
        self.border(rect, CORNER);
        if role.external {
            let Rect { left, top, right, bottom } = rect;
            let inner = Rect { left: left + INSET, top: top + INSET, right: right - INSET, bottom: bottom - INSET };
            self.border(inner, CORNER);
        }
        if role.presence == Presence::Agent {
            let (width, height) = LUG;
            for top in [rect.top + height, rect.bottom - 2 * height] {
                let left = rect.left - width / 2;
                self.border(Rect { left, top, right: left + width, bottom: top + height }, 0);
            }
        }
    }

    fn border(&mut self, rect: Rect, corner: i32) {
        let mut attributes = place(rect);
        attributes.extend((corner > 0).then(|| ("rx", corner.into())));
        self.xml.empty("rect", &attributes);
    }

    /// Lines of text in the middle of a rectangle, none of them wider than `room`.
    fn lines(&mut self, lines: &[Line], rect: Rect, room: i32) {
        let mut top = rect.top + (rect.height() - text_size(lines).height) / 2;
        for line in lines {
            let baseline = top + (line.height() * 10 + line.look.font_size() * 7) / 20;
            top += line.height();
            if line.text.trim().is_empty() {
                continue;
            }
            let mut attributes: Vec<Attribute> = vec![("x", rect.center_x().into()), ("y", baseline.into())];
            attributes.extend(class(line.look).map(|class| ("class", class.into())));
            if line.width() * 100 > room * TIGHT {
                attributes.push(("textLength", line.width().min(room).into()));
                attributes.push(("lengthAdjust", "spacingAndGlyphs".into()));
            }
            self.xml.text("text", &attributes, &Text::escaped(&line.text));
        }
    }
}

pub(super) fn place(rect: Rect) -> Vec<Attribute> {
    vec![
        ("x", rect.left.into()),
        ("y", rect.top.into()),
        ("width", rect.width().into()),
        ("height", rect.height().into()),
    ]
}

const fn class(look: Look) -> Option<&'static str> {
    match look {
        Look::Title => Some("title"),
        Look::Struck => Some("struck"),
        Look::Plain => None,
        Look::Mark => Some("mark"),
        Look::Small => Some("small"),
        Look::Fault => Some("fault"),
    }
}

/// The name of a box, under which pages can link to it.
fn name(node: &Node) -> String {
    match node.content {
        Content::Role(_) => format!("role.{}", node.id),
        Content::Item(_) | Content::Empty => node.id.replacen(' ', ".", 1),
    }
}
