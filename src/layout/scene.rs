//! What labels find when they look for their places: all that is drawn, and the labels that stand already.

use super::field::{Plots, Strokes};
use super::geometry::{Course, Point, Rect};
use super::solid::Drawing;
use crate::model::Table;
use crate::view::graph::{Frame, Node};

/// What speaks against a place: the side of a frame, a line through the letters, a line across.
const COSTS: [usize; 3] = [12, 8, 3];
/// What speaks against the places beside the sides of the picture.
const OUTSIDE: usize = 5;

/// From a label to boxes and titles beside it, above and below: at least …
const CLEAR: (i32, i32) = (3, 1);
/// … and if there is a choice.
const APART: (i32, i32) = (3, 3);
/// What speaks against a place that is nearer.
const NEAR: usize = 4;

/// What is drawn.
pub(super) struct Scene {
    /// Boxes and titles.
    taken: Plots,
    /// Labels that have found their places.
    labels: Plots,
    /// All lines.
    lines: Strokes,
    /// The sides of frames.
    sides: Strokes,
    /// The whole, without what runs beside it.
    whole: Rect,
}

impl Scene {
    pub(super) fn of(
        drawing: &Drawing<'_>,
        frames: &Table<Frame, Rect>,
        lines: &Table<Node, Option<Course>>,
        links: &[Vec<Point>],
        whole: Rect,
    ) -> Self {
        let mut taken = Plots::default();
        drawing.nodes.values().chain(drawing.titles.values()).for_each(|rect| taken.take(*rect));
        let solid = lines.values().flatten().flat_map(|course| course.pieces.iter().map(Vec::as_slice));
        let borders: Vec<_> = frames.values().map(|frame| frame.border()).collect();
        Self {
            taken,
            labels: Plots::default(),
            lines: Strokes::of(solid.chain(links.iter().map(Vec::as_slice))),
            sides: Strokes::of(borders.iter().map(<[Point; 5]>::as_slice)),
            whole,
        }
    }

    /// No other label may stand here any more.
    pub(super) fn take(&mut self, label: Rect) {
        self.labels.take(label);
    }

    /// What speaks against a place, in a gap of a line that runs at `own`; `None` if it is taken, or if that is not
    /// less than `limit`.
    pub(super) fn cost_below(&self, limit: usize, rect: Rect, own: Option<i32>) -> Option<usize> {
        let is_inside = self.whole.top <= rect.top && rect.bottom <= self.whole.bottom;
        let is_outside = rect.left < self.whole.left || self.whole.right < rect.right;
        let outside = if is_outside { OUTSIDE } else { 0 };
        if !is_inside || outside >= limit || !self.taken.is_free(rect.grown(CLEAR)) || !self.labels.is_free(rect) {
            return None;
        }
        let near = if self.taken.is_free(rect.grown(APART)) { 0 } else { NEAR };
        let [side, along, across] = COSTS;
        Some(outside + near)
            .filter(|cost| *cost < limit)
            .map(|cost| cost + self.lines.level_through(rect, own) * along)
            .filter(|cost| *cost < limit)
            .map(|cost| cost + self.lines.upright_through(rect) * across)
            .filter(|cost| *cost < limit)
            .map(|cost| cost + self.sides.through(rect) * side)
            .filter(|cost| *cost < limit)
    }
}
