//! Room in the channels between rows: on which lane each link runs, and how far apart the lanes are.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use super::labels::{Crossings, Label, Seat, meet};
use super::nets::Net;
use super::plan::Plan;
use super::trail::Way;

/// From the lower end of a channel to the first lane, and from the last one to what is above it …
const ENDS: (i32, i32) = (6, 4);
/// … if labels stand there.
const LABELLED_ENDS: (i32, i32) = (9, 7);
/// From one lane to the next.
const LANE: i32 = 7;
/// The same between labels above each other.
const LABELS: i32 = 10;
/// From a line to the middle of its label, where that stands above.
pub(super) const RAISED: i32 = 7;
/// The lane of a single line is so far from the lower end.
const SINGLE: i32 = 13;
/// Between the ends of two links on one lane.
const APART: i32 = 8;

/// Where links run in all channels, and where their labels stand.
#[derive(Debug, Default)]
pub(super) struct Lanes {
    /// The lane of each line in each channel through which it runs.
    lanes: BTreeMap<(usize, Net), usize>,
    /// How far each lane is from the lower end of its channel.
    offsets: Vec<Vec<i32>>,
    /// How high the links in each channel need it to be.
    heights: Vec<i32>,
    /// Where the label of each link stands, if that is in a channel.
    labels: Vec<Option<Label>>,
}

/// What stands on a lane.
#[derive(Debug, Default)]
struct Filled {
    labels: Vec<(i32, i32)>,
    /// Whether one of them stands above the line.
    is_raised: bool,
}

impl Lanes {
    /// Gives every line its lane in each channel: as many lanes as there are lines beside each other.
    pub(super) fn of(plan: &Plan<'_>, channels: &[usize], ways: &[Way]) -> Self {
        if ways.is_empty() {
            return Self::default();
        }
        let crossings = Crossings::of(plan, channels, ways);
        let label = |(way, width): (&Way, &i32)| crossings.label(way, *width).filter(|_| *width > 0);
        let labels: Vec<Option<Label>> = ways.iter().zip(&plan.sizes.labels).map(label).collect();
        let mut stretches: Vec<BTreeMap<Net, (i32, i32)>> = vec![BTreeMap::new(); channels.len()];
        for ((way, net), label) in ways.iter().zip(plan.nets).zip(&labels) {
            for (place, run) in way.runs.iter().enumerate() {
                let beside = label.filter(|label| label.run == place && label.seat != Seat::Inside);
                let span = beside.map_or(run.span(), |label| joined(run.span(), label.span()));
                if let Some(channel) = stretches.get_mut(run.channel) {
                    channel.entry(*net).and_modify(|whole| *whole = joined(*whole, span)).or_insert(span);
                }
            }
        }
        let mut lanes = Self { labels, ..Self::default() };
        let mut counts = Vec::new();
        for (channel, stretches) in stretches.into_iter().enumerate() {
            let (of_net, count) = colours(stretches);
            lanes.lanes.extend(of_net.into_iter().map(|(net, lane)| ((channel, net), lane)));
            counts.push(count);
        }
        lanes.stand(plan, &crossings, ways, &counts);
        lanes
    }

    /// Chooses where on its run each label stands, lane by lane, and how far apart the lanes are.
    fn stand(&mut self, plan: &Plan<'_>, crossings: &Crossings<'_>, ways: &[Way], counts: &[usize]) {
        let mut labelled: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
        for (link, (way, net)) in ways.iter().zip(plan.nets).enumerate() {
            let label = self.labels.get(link).copied().flatten();
            let run = label.and_then(|label| way.runs.get(label.run));
            if let Some(run) = run {
                let lane = self.lanes.get(&(run.channel, *net)).copied().unwrap_or(0);
                labelled.entry((run.channel, lane)).or_default().push(link);
            }
        }
        let mut filled: BTreeMap<(usize, usize), Filled> = BTreeMap::new();
        for ((channel, lane), links) in labelled {
            let below = lane.checked_sub(1).and_then(|below| filled.remove(&(channel, below))).unwrap_or_default();
            let mut own = Filled::default();
            for link in links {
                let Some(Some(label)) = self.labels.get_mut(link) else { continue };
                let run = ways.get(link).and_then(|way| way.runs.get(label.run)).copied();
                if let Some(run) = run.filter(|_| label.seat == Seat::Inside) {
                    *label = crossings.inside(run, *label, &below.labels);
                }
                own.labels.push(label.span());
                own.is_raised |= label.seat == Seat::Above;
            }
            if lane > 0 {
                filled.insert((channel, lane - 1), below);
            }
            filled.insert((channel, lane), own);
        }
        for (channel, count) in counts.iter().enumerate() {
            let lanes = (0..*count).map(|lane| filled.remove(&(channel, lane)).unwrap_or_default());
            let (offsets, height) = offsets(&lanes.collect::<Vec<_>>());
            self.offsets.push(offsets);
            self.heights.push(height);
        }
    }

    /// How far above the lower end of a channel a line runs.
    pub(super) fn offset(&self, channel: usize, net: Net) -> i32 {
        let lane = self.lanes.get(&(channel, net)).copied().unwrap_or(0);
        self.offsets.get(channel).and_then(|offsets| offsets.get(lane)).copied().unwrap_or(SINGLE)
    }

    /// How high a channel has to be below everything else that is in it.
    pub(super) fn height(&self, channel: usize) -> i32 {
        self.heights.get(channel).copied().unwrap_or(0)
    }

    /// Where the label of a link stands, if that is in a channel.
    pub(super) fn label(&self, link: usize) -> Option<Label> {
        self.labels.get(link).copied().flatten()
    }
}

fn joined(one: (i32, i32), other: (i32, i32)) -> (i32, i32) {
    (one.0.min(other.0), one.1.max(other.1))
}

/// Gives each stretch the lowest lane that is free, from left to right; says how many lanes there are.
fn colours(stretches: BTreeMap<Net, (i32, i32)>) -> (Vec<(Net, usize)>, usize) {
    let mut stretches: Vec<((i32, i32), Net)> = stretches.into_iter().map(|(net, span)| (span, net)).collect();
    stretches.sort_unstable();
    let (mut busy, mut free, mut count) = (BinaryHeap::new(), BTreeSet::new(), 0);
    let mut lanes = Vec::new();
    for ((left, right), net) in stretches {
        while let Some(Reverse((end, lane))) = busy.peek().copied()
            && end + APART <= left
        {
            busy.pop();
            free.insert(lane);
        }
        let lane = free.pop_first().unwrap_or(count);
        count = count.max(lane + 1);
        busy.push(Reverse((right, lane)));
        lanes.push((net, lane));
    }
    (lanes, count)
}

/// How far above the lower end of its channel each lane is, from the labels on each; and how much room all need.
fn offsets(lanes: &[Filled]) -> (Vec<i32>, i32) {
    let mut offsets: Vec<i32> = Vec::new();
    let mut top = 0;
    let mut below: Option<&Filled> = None;
    for lane in lanes {
        let meets = |other: &Filled| other.labels.iter().any(|one| lane.labels.iter().any(|label| meet(*one, *label)));
        let stands = lane.labels.is_empty() || lane.is_raised;
        top += match below {
            Some(below) => {
                if meets(below) {
                    LABELS
                } else {
                    LANE
                }
            }
            None if lanes.len() == 1 => SINGLE,
            None => {
                if stands {
                    ENDS.0
                } else {
                    LABELLED_ENDS.0
                }
            }
        };
        offsets.push(top);
        top += if lane.is_raised { RAISED } else { 0 };
        below = Some(lane);
    }
    let above = below.map_or(0, |lane| if lane.labels.is_empty() { ENDS.1 } else { LABELLED_ENDS.1 });
    (offsets, top + above)
}
