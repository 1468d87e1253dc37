//! Where along its way the label of each link stands.

use super::plan::Plan;
use super::solid::uprights;
use super::trail::{Run, Way};

/// From a label to the ends of its gap in the line.
pub(super) const GAP: i32 = 3;
/// So much of a line is to be seen on each side of its label.
const LINE: i32 = 12;
/// So many places are tried for a label …
const MOST_TRIES: usize = 80;
/// … each so far from the one before.
const STEP: usize = 8;
/// So many parts of a way are looked at.
const MOST_RUNS: usize = 8;
/// What speaks against a place: a column in the way, or the end of the room; the label of a neighbouring line; the
/// side of a frame; a line across.
const COSTS: [usize; 4] = [400, 20, 12, 3];
/// What speaks against a label above its line.
const ABOVE: usize = 2;

/// Where a label stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Label {
    /// On or beside which run of its link.
    pub(super) run: usize,
    /// Its middle.
    pub(super) x: i32,
    /// How wide it is.
    pub(super) width: i32,
    /// How it stands to the line.
    pub(super) seat: Seat,
}

/// How a label stands to its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seat {
    /// In a gap.
    Inside,
    /// Beside the end of a run that is too short for it.
    Beside,
    /// Above such a run.
    Above,
}

impl Label {
    /// From where to where it needs to be alone.
    pub(super) const fn span(&self) -> (i32, i32) {
        (self.x - self.width / 2 - GAP, self.x + self.width / 2 + GAP)
    }
}

/// What runs across the channels.
pub(super) struct Crossings<'a> {
    plan: &'a Plan<'a>,
    /// Where lines cross each channel.
    lines: Vec<Vec<i32>>,
    /// Where the sides of frames do.
    frames: Vec<Vec<i32>>,
}

impl<'a> Crossings<'a> {
    pub(super) fn of(plan: &'a Plan<'a>, channels: &[usize], ways: &[Way]) -> Self {
        let mut lines = vec![Vec::new(); channels.len()];
        let mut frames = vec![Vec::new(); channels.len()];
        let add = |all: &mut Vec<Vec<i32>>, channel: usize, xs: [i32; 2]| {
            all.get_mut(channel).into_iter().for_each(|channel| channel.extend(xs));
        };
        for (row, x) in uprights(plan.graph, plan.families, plan.rows, plan.columns) {
            add(&mut lines, channels.get(row).copied().unwrap_or(row), [x, x]);
        }
        for run in ways.iter().flat_map(|way| &way.runs) {
            add(&mut lines, run.channel, [run.from, run.to]);
        }
        for id in plan.graph.frames.ids() {
            let ((first, last), (left, right)) = (plan.rows.of_frame[id], plan.columns.frames[id]);
            (first.saturating_add(1)..=last).for_each(|channel| add(&mut frames, channel, [left, right]));
        }
        lines.iter_mut().chain(&mut frames).for_each(|channel| channel.sort_unstable());
        Self { plan, lines, frames }
    }

    /// The part of a way on which its label stands. A label that is wider than the line there, and what of the line
    /// is to be seen, stands beside an end of it, or above it.
    pub(super) fn label(&self, way: &Way, width: i32) -> Option<Label> {
        let (place, run) = way.runs.iter().copied().enumerate().max_by_key(|(_, run)| run.length())?;
        if run.length() >= width + 2 * (GAP + LINE) {
            let x = i32::midpoint(run.from, run.to);
            return Some(Label { run: place, x, width, seat: Seat::Inside });
        }
        let mut runs: Vec<(usize, Run)> = way.runs.iter().copied().enumerate().collect();
        runs.sort_by_key(|(_, run)| std::cmp::Reverse(run.length()));
        let seats = runs.into_iter().take(MOST_RUNS).flat_map(|(place, run)| {
            let ((left, right), aside) = (run.span(), width / 2 + 2 * GAP);
            let middle = i32::midpoint(left, right);
            let beside = [right + aside, left - aside].map(|x| (x, Seat::Beside)).into_iter();
            let out = (0..=aside).step_by(STEP).flat_map(move |out| [middle - out, middle + out]);
            let all = beside.chain(out.map(|x| (x, Seat::Above)));
            all.map(move |(x, seat)| (run.channel, Label { run: place, x, width, seat }))
        });
        let cost = |(channel, label): &(usize, Label)| {
            self.cost(*channel, label.span(), &[]) + if label.seat == Seat::Above { ABOVE } else { 0 }
        };
        seats.min_by_key(cost).map(|(_, label)| label)
    }

    /// The best place of a label in a gap of its run, near the end of the line, which is where fewest others are.
    pub(super) fn inside(&self, run: Run, label: Label, near: &[(i32, i32)]) -> Label {
        let room = label.width / 2 + GAP + LINE;
        let back = (run.from - run.to).signum();
        let tries = (room..=run.length() - room).step_by(STEP).take(MOST_TRIES);
        let places = tries.map(|out| Label { x: run.to + back * out, ..label });
        places.min_by_key(|label| self.cost(run.channel, label.span(), near)).unwrap_or(label)
    }

    fn cost(&self, channel: usize, (left, right): (i32, i32), near: &[(i32, i32)]) -> usize {
        let [wall, label, frame, line] = COSTS;
        let crossed = |all: &[Vec<i32>]| {
            let all = all.get(channel).map_or(&[][..], Vec::as_slice);
            all.partition_point(|x| *x <= right) - all.partition_point(|x| *x < left)
        };
        let is_walled = self.plan.obstacles.in_channel(channel, left, right).next().is_some();
        let near = near.iter().filter(|other| meet(**other, (left, right))).count();
        usize::from(is_walled || self.is_outside(channel, left, right)) * wall
            + near * label
            + crossed(&self.frames) * frame
            + crossed(&self.lines) * line
    }

    /// Whether a place in a block is outside of its frame.
    fn is_outside(&self, channel: usize, left: i32, right: i32) -> bool {
        let seat = self.plan.rows.block_of_row(channel).and_then(|block| block.seat);
        seat.is_some_and(|(frame, _)| {
            let sides = self.plan.columns.frames[frame];
            left < sides.0 || sides.1 < right
        })
    }
}

/// Whether two stretches have something in common.
pub(super) const fn meet(one: (i32, i32), other: (i32, i32)) -> bool {
    one.0 <= other.1 && other.0 <= one.1
}
