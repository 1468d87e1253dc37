//! One picture of the chart on one day: boxes, frames around them, lines between them.
//!
//! Knows what of the chart is to be seen: the choices of a `view`, and what is shown without one. Must not
//! know sizes, places, colours or any format.

mod faults;
mod items;
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
pub use picture::{
    Content, Frame, FrameId, Graph, HolderText, Info, ItemText, Link, LinkKind, Node, NodeId, OwnerText, Presence,
    RoleText, SeatsText, Stands,
};

impl Graph {
    /// The picture of a day, of what is wanted; without a choice, of everything but objectives and
    /// responsibilities.
    #[must_use]
    pub fn of(checked: &CheckedChart, focus: Focus, day: Date) -> Self {
        sketch::draw(checked.timeline(), &faults::findings(checked, day), focus, day)
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
    sketch::draw(timeline, &[], Focus { view: Some(view), ..Focus::default() }, day).nodes.is_empty()
}
