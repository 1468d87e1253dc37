//! A line that is being led somewhere, point by point.

use super::geometry::Point;
use super::lanes::Run;

/// What has been gone so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Trail {
    pub(super) points: Vec<Point>,
    /// Its level parts in channels.
    pub(super) runs: Vec<Run>,
    /// Where it runs up or down past the boxes of a row and the titles above them.
    pub(super) passes: Vec<(usize, i32)>,
}

impl Trail {
    pub(super) fn from(point: Point) -> Self {
        Self { points: vec![point], ..Self::default() }
    }

    /// Along a channel.
    pub(super) fn run(&mut self, run: Run) {
        self.points.extend([run.from, run.to]);
        self.runs.push(run);
    }

    /// Goes on as another one goes, from its end to its beginning.
    pub(super) fn back_along(&mut self, other: Self) {
        self.points.extend(other.points.into_iter().rev());
        self.runs.extend(other.runs.into_iter().rev().map(Run::reversed));
        self.passes.extend(other.passes);
    }

    /// The other way round.
    pub(super) fn reversed(self) -> Self {
        let mut trail = Self::default();
        trail.back_along(self);
        trail
    }
}
