//! What a box says, as lines of text, and how much room they take.

use super::words::{self, Words};
use crate::layout::{Size, Weight, text_width, wrap};
use crate::model::ItemKind;
use crate::view::graph::{Content, Fault, Frame, ItemText, Link, Node, Presence, RoleText};

/// A line of a title has at most so many columns.
const TITLE_COLUMNS: usize = 24;
/// Any other line has at most so many.
const COLUMNS: usize = 30;
/// The label of a line has at most so many; where there is no room, fewer.
const LINK_COLUMNS: [usize; 4] = [60, 40, 24, 14];
/// A text has at most so many lines.
const MOST_LINES: usize = 8;
/// So many errors of a box are named; of more, the rest is counted.
const FAULTS: usize = 3;
/// Between the text and the sides of a box, together.
const MARGIN: Size = Size { width: 18, height: 12 };
/// No box is narrower.
const NARROWEST: i32 = 96;

/// How a line looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::emit) enum Look {
    /// A title.
    Title,
    /// The title of what is not there any more.
    Struck,
    /// A name.
    Plain,
    /// A mark: vacant, acting, and the like.
    Mark,
    /// Something small.
    Small,
    /// An error.
    Fault,
}

/// A line of a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::emit) struct Line {
    /// How it looks.
    pub(in crate::emit) look: Look,
    /// What it says; nothing, if the line is only to keep a place.
    pub(in crate::emit) text: String,
}

impl Look {
    /// How large its letters are.
    pub(in crate::emit) const fn font_size(self) -> i32 {
        match self {
            Self::Title | Self::Struck => 11,
            Self::Plain | Self::Mark => 10,
            Self::Small | Self::Fault => 9,
        }
    }
}

impl Line {
    fn new(look: Look, text: impl Into<String>) -> Self {
        Self { look, text: text.into() }
    }

    /// How wide it is.
    pub(in crate::emit) fn width(&self) -> i32 {
        let weight = if matches!(self.look, Look::Title | Look::Fault) { Weight::Bold } else { Weight::Regular };
        text_width(&self.text, self.look.font_size(), weight)
    }

    /// From its upper side to that of the next line.
    pub(in crate::emit) fn height(&self) -> i32 {
        self.look.font_size() * 6 / 5 + 1
    }
}

/// The room that lines take.
pub(in crate::emit) fn text_size(lines: &[Line]) -> Size {
    let width = lines.iter().map(Line::width).max().unwrap_or(0);
    Size { width, height: lines.iter().map(Line::height).sum() }
}

/// The room that a box with these lines takes.
pub(in crate::emit) fn box_size(lines: &[Line]) -> Size {
    let text = text_size(lines);
    Size { width: (text.width + MARGIN.width).max(NARROWEST), height: text.height + MARGIN.height }
}

/// The label of a line, in one line, and ever shorter beginnings of it for where there is less room. All of it is
/// said on demand.
pub(in crate::emit) fn link_labels(link: &Link) -> Vec<String> {
    let label = link.label.as_deref().unwrap_or_default().replace('\n', " ");
    let mut forms: Vec<String> = Vec::new();
    for columns in LINK_COLUMNS {
        let Some(first) = wrap(&label, columns).into_iter().next().filter(|first| !first.trim().is_empty()) else {
            break;
        };
        let form =
            if first.len() < label.len() { first.trim_end_matches([' ', '·']).to_owned() + "…" } else { first };
        if forms.last().is_none_or(|longer| link_width(&form) < link_width(longer)) {
            forms.push(form);
        }
    }
    forms
}

/// How wide the label of a line is.
pub(in crate::emit) fn link_width(label: &str) -> i32 {
    text_width(label, Look::Small.font_size(), Weight::Regular)
}

/// The title of a frame.
pub(in crate::emit) fn frame_lines(frame: &Frame) -> Vec<Line> {
    let mut lines = titled(Look::Title, &frame.title, COLUMNS);
    lines.extend(frame.kind.iter().flat_map(|kind| wrapped(Look::Small, kind)));
    lines
}

/// What a box says.
pub(in crate::emit) fn node_lines(node: &Node) -> Vec<Line> {
    let mut lines = match &node.content {
        Content::Role(role) => role_lines(role),
        Content::Item(item) => item_lines(item),
        Content::Empty => Vec::new(),
    };
    if node.left_out > 0 {
        lines.push(Line::new(Look::Small, format!("+{} more", node.left_out)));
    }
    lines
}

fn role_lines(role: &RoleText) -> Vec<Line> {
    let gone = role.presence == Presence::Ended;
    let mut lines = titled(if gone { Look::Struck } else { Look::Title }, &role.title, TITLE_COLUMNS);
    lines.extend(words::holders(role).flat_map(|holder| worded(&holder)));
    lines.extend(words::more_holders(role).map(|rest| Line::new(Look::Small, rest)));
    lines.extend(words::presence(role.presence).map(|mark| Line::new(Look::Mark, mark)));
    lines.extend(words::deputy(role).iter().flat_map(|deputy| wrapped(Look::Small, deputy)));
    lines.extend(words::work(role).map(|work| Line::new(Look::Small, work)));
    lines.extend(role.external.then(|| Line::new(Look::Mark, "external")));
    lines.extend(role.assists_from_afar.then(|| Line::new(Look::Mark, "assistant")));
    lines
}

fn item_lines(item: &ItemText) -> Vec<Line> {
    let mut lines = titled(Look::Title, &item.title, TITLE_COLUMNS);
    lines.extend(words::owner(&item.owner).iter().flat_map(worded));
    lines.extend(item.measures.iter().flat_map(|measure| wrapped(Look::Small, measure)));
    lines.extend(item.due.iter().map(|due| Line::new(Look::Small, format!("due {due}"))));
    if item.kind == ItemKind::Responsibility && lines.is_empty() {
        lines.push(Line::new(Look::Plain, ""));
    }
    lines
}

fn worded(words: &Words) -> Vec<Line> {
    wrapped(if words.slanted { Look::Mark } else { Look::Plain }, &words.text)
}

/// What is wrong, one a line; of much, the beginning.
pub(in crate::emit) fn fault_lines(faults: &[Fault]) -> Vec<Line> {
    let more = faults.len().checked_sub(FAULTS).filter(|rest| *rest > 0).map(|rest| format!("{rest} more errors"));
    let named = faults.iter().take(FAULTS).map(words::fault);
    named.chain(more).flat_map(|fault| wrapped(Look::Fault, &fault)).collect()
}

/// A text in lines; of a very long one, the first lines. All of it is said on demand.
fn titled(look: Look, title: &str, columns: usize) -> Vec<Line> {
    let mut lines = wrap(title, columns);
    if lines.len() > MOST_LINES {
        lines.truncate(MOST_LINES);
        let last = lines.pop().unwrap_or_default();
        lines.push(last + "…");
    }
    lines.into_iter().map(|line| Line::new(look, line)).collect()
}

fn wrapped(look: Look, text: &str) -> Vec<Line> {
    titled(look, text, COLUMNS)
}
