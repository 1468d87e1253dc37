//! How many dotted lines run in each part of each channel: where there is no lane left, others look for another way.

use std::collections::{BTreeMap, BTreeSet};

use super::bundle::DOTTED;
use super::nets::Net;
use super::trail::Run;

/// The width of a part, at least …
const PART: i32 = 64;
/// … so that a picture has no more parts than this beside each other.
const MOST_PARTS: i32 = 64;

/// The lines in each part of each channel.
#[derive(Debug)]
pub(super) struct Crowds {
    /// The width of a part.
    width: i32,
    /// Of those in a part where no lane is left, the first only.
    parts: BTreeMap<(usize, i32), BTreeSet<Net>>,
}

impl Crowds {
    /// No lines yet, in a picture of this width.
    pub(super) const fn new(width: i32) -> Self {
        let part = width / MOST_PARTS;
        Self { width: if part > PART { part } else { PART }, parts: BTreeMap::new() }
    }

    /// A line runs here.
    pub(super) fn add(&mut self, net: Net, run: Run) {
        for part in self.parts_of(run.span()) {
            let lines = self.parts.entry((run.channel, part)).or_default();
            if lines.len() < DOTTED {
                lines.insert(net);
            }
        }
    }

    /// Whether there is no lane left for another line, somewhere on its way along a channel.
    pub(super) fn is_full(&self, net: Net, channel: usize, from: i32, to: i32) -> bool {
        let span = self.parts_of((from.min(to), from.max(to)));
        let mut lines = self.parts.range((channel, *span.start())..=(channel, *span.end()));
        lines.any(|(_, lines)| lines.len() >= DOTTED && !lines.contains(&net))
    }

    const fn parts_of(&self, (from, to): (i32, i32)) -> std::ops::RangeInclusive<i32> {
        from.div_euclid(self.width)..=to.div_euclid(self.width)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn however_many_lines_run_along_a_wide_channel_little_is_kept() {
        let mut crowds = Crowds::new(200_000);
        (0..10_000).for_each(|net| crowds.add(net, Run { channel: 3, from: 100 * (net as i32 % 7), to: 199_000 }));
        assert!(crowds.is_full(10_000, 3, 500, 198_000) && !crowds.is_full(10_000, 2, 500, 198_000));
        assert!(!crowds.is_full(0, 3, 500, 198_000), "it has its lane");
        let kept: usize = crowds.parts.values().map(BTreeSet::len).sum();
        assert!(kept <= DOTTED * (MOST_PARTS as usize + 1), "{kept}");
    }
}
