//! One picture of the chart on one day: boxes, frames around them, lines between them.
//!
//! Knows what of the chart is to be seen: the choices of a `view`, and what is shown without one. Must not
//! know sizes, places, colours or any format.

mod faults;
mod items;
mod part;
mod picture;
mod roles;
#[cfg(test)]
pub(crate) mod sample;
mod scope;
mod sketch;
mod texts;
mod units;

use crate::calendar::Date;
use crate::check::CheckedChart;
use crate::model::{RoleId, ViewId};
use crate::timeline::Timeline;
use crate::view::Focus;

pub use faults::{Fault, Faults};
pub use part::Part;
pub use picture::{
    Content, Frame, FrameId, Graph, HolderText, Info, ItemText, Link, LinkKind, Node, NodeId, OwnerText, Presence,
    RoleText, SeatsText, Stands,
};

impl Graph {
    /// The picture of a day, of what is wanted; without a choice, of everything but objectives and
    /// responsibilities.
    #[must_use]
    pub fn of(checked: &CheckedChart, focus: Focus, day: Date) -> Self {
        Self::of_part(checked, focus, &Part::default(), day)
    }

    /// A part of that picture.
    #[must_use]
    pub fn of_part(checked: &CheckedChart, focus: Focus, part: &Part, day: Date) -> Self {
        sketch::draw(checked.timeline(), &faults::findings(checked, day), focus, part, day)
    }
}

/// The roles that are wanted on a day, in source order.
#[must_use]
pub fn shown_roles(timeline: &Timeline, focus: Focus, day: Date) -> Vec<RoleId> {
    sketch::roles(timeline, focus, day)
}

/// Whether a view shows nothing on a day.
#[must_use]
pub fn is_empty(timeline: &Timeline, view: ViewId, day: Date) -> bool {
    let focus = Focus { view: Some(view), ..Focus::default() };
    sketch::draw(timeline, &[], focus, &Part::default(), day).nodes.is_empty()
}
