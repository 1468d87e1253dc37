//! How many dotted lines run in each part of each channel: where there is no lane left, others look for another way.

use std::collections::{BTreeMap, BTreeSet};

use super::bundle::DOTTED;
use super::nets::Net;
use super::trail::Run;

/// The width of a part.
const PART: i32 = 64;

/// The lines in each part of each channel.
#[derive(Debug, Default)]
pub(super) struct Crowds {
    parts: BTreeMap<(usize, i32), BTreeSet<Net>>,
}

impl Crowds {
    /// A line runs here.
    pub(super) fn add(&mut self, net: Net, run: Run) {
        for part in parts(run.span()) {
            self.parts.entry((run.channel, part)).or_default().insert(net);
        }
    }

    /// Whether there is no lane left for another line, somewhere on its way along a channel.
    pub(super) fn is_full(&self, net: Net, channel: usize, from: i32, to: i32) -> bool {
        let span = parts((from.min(to), from.max(to)));
        let mut lines = self.parts.range((channel, *span.start())..=(channel, *span.end()));
        lines.any(|(_, lines)| lines.len() >= DOTTED && !lines.contains(&net))
    }
}

const fn parts((from, to): (i32, i32)) -> std::ops::RangeInclusive<i32> {
    from.div_euclid(PART)..=to.div_euclid(PART)
}
