//! The picture as plain data.
//!
//! Knows nothing of the chart, nor sizes, places, colours or any format.

use super::faults::Faults;
use crate::calendar::Interval;
use crate::model::{Arena, Id, ItemKind, Share};

/// A frame's place.
pub type FrameId = Id<Frame>;
/// A box's place.
pub type NodeId = Id<Node>;

/// The picture.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Graph {
    /// The name of the organisation, and of the view if there is one.
    pub title: String,
    /// The days for which the picture is true.
    pub truth: Option<Interval>,
    /// The frames, in source order.
    pub frames: Arena<Frame>,
    /// The boxes, in source order: also the order of siblings.
    pub nodes: Arena<Node>,
    /// The lines that have no part in the arrangement.
    pub links: Vec<Link>,
    /// What of it is wrong.
    pub faults: Faults,
}

impl Graph {
    /// How many departments it shows: what stands around objectives and responsibilities is none.
    #[must_use]
    pub fn departments(&self) -> usize {
        let mut is_of_items = self.frames.table(|_, _| false);
        let items = self.nodes.values().filter(|node| matches!(node.content, Content::Item(_)));
        items.filter_map(|node| node.frame).for_each(|frame| is_of_items[frame] = true);
        is_of_items.values().filter(|is_of_items| !**is_of_items).count()
    }

    /// When the picture is true: `since 2026-07-01, next change 2026-10-01`; `None` for all days.
    #[must_use]
    pub fn truth_words(&self) -> Option<String> {
        let truth = self.truth?;
        match (truth.from(), truth.until()) {
            (None, None) => None,
            (Some(from), None) => Some(format!("since {from}")),
            (None, Some(until)) => Some(format!("until the next change {}", until.next())),
            (Some(from), Some(until)) => Some(format!("since {from}, next change {}", until.next())),
        }
    }
}

impl Node {
    /// Whether it is an objective or a responsibility.
    #[must_use]
    pub const fn is_owned(&self) -> bool {
        matches!(self.content, Content::Item(_))
    }

    /// What it is called.
    #[must_use]
    pub fn title(&self) -> &str {
        match &self.content {
            Content::Role(role) => &role.title,
            Content::Item(item) => &item.title,
            Content::Empty => "",
        }
    }
}

/// What surrounds the boxes of a department, or of the objectives.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// A name that no other frame or box has.
    pub id: String,
    /// What it says.
    pub title: String,
    /// `team`, `Referat`, …
    pub kind: Option<String>,
    /// The frame around it.
    pub around: Option<FrameId>,
    /// What it says on demand.
    pub info: Info,
}

/// A box, with the solid line that leads to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// A name that no other frame or box has.
    pub id: String,
    /// The frame in which it stands.
    pub frame: Option<FrameId>,
    /// The box above it: its manager, or the whole of which it is a part.
    pub above: Option<NodeId>,
    /// How it stands to the box above it.
    pub stands: Stands,
    /// What it says.
    pub content: Content,
    /// How many boxes below it are left out.
    pub left_out: usize,
    /// What it says on demand.
    pub info: Info,
}

/// How a box stands to the one above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Below, joined by a line.
    Below,
    /// Beside, joined by a line: an assistant.
    Beside,
    /// Beside, without a line: an external without manager, beside the head of its department.
    Aside,
    /// Below, without a line: the empty place of a department without roles.
    Apart,
}

impl Stands {
    /// Whether a line joins it to the box above.
    #[must_use]
    pub const fn is_joined(self) -> bool {
        matches!(self, Self::Below | Self::Beside)
    }

    /// Whether it stands in the same row.
    #[must_use]
    pub const fn is_level(self) -> bool {
        matches!(self, Self::Beside | Self::Aside)
    }
}

/// What a box says.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// A role.
    Role(RoleText),
    /// An objective or responsibility.
    Item(ItemText),
    /// Nothing: it keeps a place in a department without roles.
    Empty,
}

/// What the box of a role says.
#[derive(Debug, Clone, PartialEq)]
pub struct RoleText {
    /// Its title.
    pub title: String,
    /// Whether somebody is there.
    pub presence: Presence,
    /// Who is there. Empty where people are not shown.
    pub holders: Vec<HolderText>,
    /// The title of the role that stands in, while it is vacant.
    pub deputy: Option<String>,
    /// How many seats it has, where they are several.
    pub seats: Option<SeatsText>,
    /// How much work it is, in full-time equivalents.
    pub fte: Option<String>,
    /// Whether it is outside the organisation.
    pub external: bool,
    /// Whether it is an assistant whose own department keeps it from standing beside its manager.
    pub assists_from_afar: bool,
}

/// Whether somebody is there, as the picture tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Somebody is, or the chart does not say (or the picture is not to say).
    Quiet,
    /// Nobody is.
    Vacant,
    /// Somebody is, only for now.
    Acting,
    /// Somebody is, whose name is withheld.
    Undisclosed,
    /// Only software is.
    Agent,
    /// The role is not there yet.
    Planned,
    /// The role is not there any more.
    Ended,
}

/// The seats of a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeatsText {
    /// How many are taken, if the chart says.
    pub taken: Option<u32>,
    /// How many there are.
    pub seats: u32,
}

/// Somebody in a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HolderText {
    /// The name; `None` if it is withheld.
    pub name: Option<String>,
    /// The written share of working time.
    pub share: Option<Share>,
    /// Whether only for now.
    pub acting: bool,
    /// Whether it is software.
    pub agent: bool,
    /// Whether it is somebody from outside, in a role of the organisation.
    pub external: bool,
}

/// What the box of something owned says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemText {
    /// Its title.
    pub title: String,
    /// Which of the two it is.
    pub kind: ItemKind,
    /// Who is accountable, as text.
    pub owner: OwnerText,
    /// When it is to be reached.
    pub due: Option<String>,
    /// Its success measures, one a line.
    pub measures: Vec<String>,
}

/// Who is accountable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OwnerText {
    /// The title of the role.
    Role(String),
    /// The owner of the whole, whose title this is.
    Inherited(String),
    /// Nobody, on purpose.
    Unowned,
    /// Nobody.
    Missing,
    /// Its parts are owned, each for itself: it is a heading.
    InParts,
}

/// A line that has no say in where boxes stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Where it begins.
    pub from: NodeId,
    /// Where it ends.
    pub to: NodeId,
    /// What it means.
    pub kind: LinkKind,
    /// What stands beside it.
    pub label: Option<String>,
    /// What it says on demand.
    pub info: Info,
}

/// What such a line means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkKind {
    /// A dotted line from a role to a second boss.
    Dotted,
    /// From something owned to the role that owns it.
    OwnedBy,
    /// From an objective to one that it contributes to.
    Contributes,
}

/// What is said on demand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Info {
    /// Lines of text: doc comment, notes, dates.
    pub lines: Vec<String>,
    /// The address of the first link that can be trusted.
    pub url: Option<String>,
}
