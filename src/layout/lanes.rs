//! Lanes in the channels between rows: how far above the lower end of its channel each link runs.

use super::bundle::{Bundle, Stretches, widen};
use super::nets::Net;
use super::plan::Plan;
use super::trail::Way;

/// Between the ends of two links on one lane.
const APART: i32 = 8;

/// Where links run in all channels.
#[derive(Debug, Default)]
pub(super) struct Lanes {
    channels: Vec<Bundle>,
}

impl Lanes {
    /// Gives every line its lane in each channel through which it runs.
    pub(super) fn of(plan: &Plan<'_>, channels: usize, ways: &[Way]) -> Self {
        let mut stretches = vec![Stretches::new(); channels];
        for (way, net) in ways.iter().zip(plan.nets) {
            for run in way.runs.iter().filter(|run| run.from != run.to) {
                let channel = stretches.get_mut(run.channel);
                channel.into_iter().for_each(|channel| widen(channel, *net, run.span()));
            }
        }
        let bundle = |stretches| Bundle::of(stretches, |net| plan.is_dotted(net), APART);
        Self { channels: stretches.into_iter().map(bundle).collect() }
    }

    /// How far above the lower end of a channel a line runs.
    pub(super) fn offset(&self, channel: usize, net: Net) -> i32 {
        self.channels.get(channel).and_then(|bundle| bundle.place_freely(net)).unwrap_or(0)
    }

    /// How much room a channel has for links.
    pub(super) fn height(&self, channel: usize) -> i32 {
        self.channels.get(channel).unwrap_or(&Bundle::default()).width()
    }
}
