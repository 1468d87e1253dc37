//! Where lines run up and down through the channels.

use std::collections::BTreeMap;

use super::nets::Net;

/// All lines but links.
const OTHERS: Net = Net::MAX;

/// By channel and place, which line runs there.
#[derive(Debug)]
pub(super) struct Uprights {
    channels: Vec<BTreeMap<i32, Net>>,
    /// By channel, from where to where dotted lines only may come up from beside columns.
    reserved: Vec<BTreeMap<i32, i32>>,
}

impl Uprights {
    pub(super) fn new(channels: usize) -> Self {
        Self { channels: vec![BTreeMap::new(); channels], reserved: vec![BTreeMap::new(); channels] }
    }

    /// Something runs here that is no link.
    pub(super) fn bar(&mut self, channel: usize, x: i32) {
        self.stand(channel, x, OTHERS);
    }

    pub(super) fn stand(&mut self, channel: usize, x: i32, net: Net) {
        self.channels.get_mut(channel).into_iter().for_each(|channel| {
            channel.insert(x, net);
        });
    }

    /// Dotted lines only come up here.
    pub(super) fn reserve(&mut self, channel: usize, (from, to): (i32, i32)) {
        self.reserved.get_mut(channel).into_iter().for_each(|channel| {
            channel.insert(from, to);
        });
    }

    /// All reserves are equally wide, so that none reaches over one that begins behind it.
    pub(super) fn is_reserved(&self, channel: usize, x: i32) -> bool {
        let before = self.reserved.get(channel).and_then(|channel| channel.range(..x).next_back());
        before.is_some_and(|(_, to)| x < *to)
    }

    /// Whether no other line is nearer than this.
    pub(super) fn is_free(&self, channel: usize, x: i32, net: Net, apart: i32) -> bool {
        let near = self.channels.get(channel).into_iter().flat_map(|channel| channel.range(x - apart + 1..x + apart));
        near.into_iter().all(|(_, other)| *other == net)
    }
}
