//! The ways of links: from where to where they run in which channels. How high all of that is, is not known yet.

use crate::view::graph::NodeId;

/// Where a link leaves a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// Upwards, at this place.
    Top(NodeId, i32),
    /// Downwards, at this place.
    Bottom(NodeId, i32),
    /// Rightwards, so far below its upper side, to this place.
    Side(NodeId, i32, i32),
    /// To a neighbour on the same height.
    Level(NodeId),
}

/// A level part in a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    /// The channel, by the row below it.
    pub(super) channel: usize,
    /// Where it begins.
    pub(super) from: i32,
    /// Where it ends.
    pub(super) to: i32,
}

/// What has been gone so far from a box.
#[derive(Debug, Clone)]
pub(super) struct Trail {
    pub(super) end: End,
    pub(super) runs: Vec<Run>,
    /// Where it runs up or down past the boxes of a row and the titles above them.
    pub(super) passes: Vec<(usize, i32)>,
}

/// From one box to another. Between two runs a link goes straight up or down.
#[derive(Debug, Clone)]
pub(super) struct Way {
    pub(super) from: End,
    pub(super) to: End,
    pub(super) runs: Vec<Run>,
    pub(super) passes: Vec<(usize, i32)>,
}

impl Trail {
    pub(super) const fn from(end: End) -> Self {
        Self { end, runs: Vec::new(), passes: Vec::new() }
    }

    /// On as another one goes, from its end to its beginning.
    pub(super) fn back_along(self, other: Self) -> Way {
        let mut way = Way { from: self.end, to: other.end, runs: Vec::new(), passes: self.passes };
        way.passes.extend(other.passes);
        for run in self.runs.into_iter().chain(other.runs.into_iter().rev().map(Run::reversed)) {
            way.run(run);
        }
        way
    }
}

impl Way {
    /// Along a channel; what goes on in the same one is one run.
    fn run(&mut self, run: Run) {
        match self.runs.last_mut().filter(|last| last.channel == run.channel) {
            Some(last) => last.to = run.to,
            None => self.runs.push(run),
        }
    }

    /// The other way round.
    pub(super) fn reversed(self) -> Self {
        let runs = self.runs.into_iter().rev().map(Run::reversed).collect();
        Self { from: self.to, to: self.from, runs, passes: self.passes }
    }
}

impl Run {
    const fn reversed(self) -> Self {
        Self { from: self.to, to: self.from, ..self }
    }

    /// From left to right.
    pub(super) fn span(self) -> (i32, i32) {
        (self.from.min(self.to), self.from.max(self.to))
    }
}
