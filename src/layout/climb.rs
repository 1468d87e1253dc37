//! Ways of links through rows, and out of the columns in which boxes stand.

use std::collections::BTreeSet;

use super::crowds::Crowds;
use super::families::UnitId;
use super::nest::{Shell, common, exits, shells};
use super::nets::Net;
use super::plan::Plan;
use super::ports::Ports;
use super::trail::{End, Run, Trail, Way};
use crate::view::graph::{Link, LinkKind, NodeId};

/// Links over more rows than this run straight to their end, over what is between.
const FAR: usize = 60;
/// In so many channels above its higher end a link looks for a lane of its own.
const DETOUR: usize = 6;
/// From a label between two neighbours to their sides, together.
const BESIDE_LABEL: i32 = 8;

/// Finds ways between the boxes.
pub(super) struct Climber<'a> {
    plan: &'a Plan<'a>,
    ports: Ports<'a>,
    /// The gaps between neighbours through which links run, by row and left side.
    level: BTreeSet<(usize, i32)>,
    crowds: Crowds,
}

/// Where a link is on its way up: in the channel above a row, or still at its box.
struct Spot {
    net: Net,
    x: i32,
    row: usize,
    trail: Trail,
    /// The box that it has not left yet.
    at: Option<NodeId>,
}

/// The ways of all links.
pub(super) fn ways(plan: &Plan<'_>, channels: &[usize]) -> Vec<Way> {
    if plan.graph.links.is_empty() {
        return Vec::new();
    }
    let crowds = Crowds::new(plan.width());
    let mut climber = Climber { plan, ports: Ports::new(plan, channels), level: BTreeSet::new(), crowds };
    let mut ways: Vec<(usize, Way)> = Vec::new();
    // Lines that may make room look for their ways first, so that dotted lines do not change them.
    for dotted in [false, true] {
        let links = plan.graph.links.iter().enumerate().filter(|(_, link)| (link.kind == LinkKind::Dotted) == dotted);
        ways.extend(links.map(|(place, link)| (place, climber.way(link, place))));
    }
    ways.sort_unstable_by_key(|(place, _)| *place);
    ways.into_iter().map(|(_, way)| way).collect()
}

impl Climber<'_> {
    /// The way of a link, from its beginning to its end.
    fn way(&mut self, link: &Link, place: usize) -> Way {
        let plan = self.plan;
        let net = plan.nets.get(place).copied().unwrap_or(place);
        let label = plan.sizes.labels.get(place).and_then(|widths| widths.first()).copied().unwrap_or(0);
        let around = |id| shells(plan.graph, plan.rows, plan.grove, id);
        let (common, from_shells, to_shells) = common(around(link.from), around(link.to));
        let column = match common {
            Shell::Column(unit) => Some(unit),
            Shell::Block(_) => None,
        };
        if column.is_none()
            && from_shells.is_empty()
            && to_shells.is_empty()
            && let Some(way) = self.sideways(link, label)
        {
            return way;
        }
        let start = self.leave(net, link.from, link.to, &from_shells, column);
        let end = self.leave(net, link.to, link.from, &to_shells, column);
        let way = match common {
            Shell::Block(block) => self.join(block, start, end),
            Shell::Column(_) => start.trail.back_along(end.trail),
        };
        let level = way.runs.iter().filter(|run| run.from != run.to && plan.is_dotted(net));
        level.for_each(|run| self.crowds.add(net, *run));
        way
    }

    /// Out of all that only this end of a link has around it; then out of the column `last`, if both ends have
    /// one around them.
    fn leave(&mut self, net: Net, id: NodeId, other: NodeId, around: &[Shell], last: Option<UnitId>) -> Spot {
        let plan = self.plan;
        let (x, row) = (plan.center(id), plan.rows.of_node[id]);
        let mut spot = Spot { net, x, row, trail: Trail::from(End::Level(id)), at: Some(id) };
        // A box in a column is left at its side; all others above or below.
        if plan.rows.column[id].is_none() {
            spot.x = self.ports.end(net, id, other);
        }
        for exit in exits(plan.rows, plan.grove, id, around) {
            if exit.is_on_top {
                self.start_upwards(&mut spot);
            } else {
                self.leave_column(&mut spot, exit.unit, exit.block.is_some());
            }
            spot.row = plan.rows.of_column[exit.unit].0;
            spot.trail.passes.push((spot.row, spot.x));
        }
        if let Some(unit) = last {
            self.leave_column(&mut spot, unit, matches!(around.last(), Some(Shell::Block(_))));
        }
        spot
    }

    /// To a place beside a column: from a box in the column itself straight to the side, from inside a block
    /// through one of its channels.
    fn leave_column(&mut self, spot: &mut Spot, unit: UnitId, from_block: bool) {
        let x = self.plan.gutter(unit, spot.net);
        if let Some(id) = spot.at.filter(|_| !from_block) {
            let down = self.ports.side(spot.net, id);
            spot.trail = Trail::from(End::Side(id, down, x));
            spot.at = None;
        } else {
            self.start_upwards(spot);
            let first = self.plan.rows.first_of_block(spot.row);
            let mut ups = Vec::new();
            let mut at = spot.x;
            for channel in (first..=spot.row).rev().take(FAR) {
                ups.push(at);
                if !self.is_blocked(channel, at, x) {
                    break;
                }
                at = self.passage(spot.net, channel.saturating_sub(1), at, channel);
            }
            self.climb(spot, &ups);
            self.run(spot, x);
        }
        spot.x = x;
    }

    /// Leads two ends of a link together that are in the same block.
    fn join(&mut self, block: usize, start: Spot, end: Spot) -> Way {
        let upwards = start.row >= end.row;
        let (mut low, mut high) = if upwards { (start, end) } else { (end, start) };
        // Where there is a lane left; if there is none anywhere near, over others.
        let way = [true, false].into_iter().find_map(|alone| {
            let below = self.join_below(&mut low, &mut high, alone);
            below.or_else(|| self.join_above(block, &mut low, &mut high, alone))
        });
        let way = way.unwrap_or_else(|| {
            self.start_upwards(&mut low);
            self.start_upwards(&mut high);
            low.trail.back_along(high.trail)
        });
        if upwards { way } else { way.reversed() }
    }

    /// From the lower end up to a channel below the higher one, which is a box.
    fn join_below(&mut self, low: &mut Spot, high: &mut Spot, alone: bool) -> Option<Way> {
        let target = high.at.filter(|_| low.row > high.row && low.row - high.row <= FAR)?;
        let (mut ups, mut downs) = (vec![low.x], vec![high.x]);
        for channel in high.row + 1..low.row {
            downs.push(self.passage(high.net, channel, last(&downs), channel));
        }
        let (mut x, mut meeting) = (low.x, None);
        for (channel, down) in (high.row + 1..low.row + 1).zip(&downs).rev() {
            if !self.is_blocked(channel, x, *down) && self.has_lane(low.net, channel, (x, *down), alone) {
                meeting = Some(channel);
                break;
            }
            x = self.passage(low.net, channel - 1, x, channel);
            ups.push(x);
        }
        downs.truncate(meeting? - high.row);
        self.start_upwards(low);
        self.climb(low, &ups);
        high.trail = Trail::from(End::Bottom(target, high.x));
        high.row += 1;
        self.descend(high, &downs);
        Some(self.meet(low, high))
    }

    /// From both ends up to a channel above them.
    fn join_above(&mut self, block: usize, low: &mut Spot, high: &mut Spot, alone: bool) -> Option<Way> {
        let first = self.plan.rows.blocks.get(block).map_or(0, |block| block.first);
        let (mut left, mut right) = (vec![low.x], vec![high.x]);
        for channel in (high.row + 1..=low.row).rev().take(FAR) {
            left.push(self.passage(low.net, channel - 1, last(&left), channel));
        }
        let most = if alone { DETOUR } else { FAR };
        for channel in (first..=high.row).rev().take(most).filter(|_| low.row - high.row <= FAR) {
            let (from, to) = (last(&left), last(&right));
            if !self.is_blocked(channel, from, to) && self.has_lane(low.net, channel, (from, to), alone) {
                self.start_upwards(low);
                self.start_upwards(high);
                self.climb(low, &left);
                self.climb(high, &right);
                return Some(self.meet(low, high));
            }
            left.push(self.passage(low.net, channel.saturating_sub(1), last(&left), channel));
            right.push(self.passage(high.net, channel.saturating_sub(1), last(&right), channel));
        }
        None
    }

    /// Along the channel in which both are.
    fn meet(&self, low: &mut Spot, high: &mut Spot) -> Way {
        self.run(low, high.x);
        low.trail.clone().back_along(high.trail.clone())
    }

    /// From one side to the other, if both are boxes with nothing but room for the label between them, and no
    /// other link.
    fn sideways(&mut self, link: &Link, label: i32) -> Option<Way> {
        let Link { from, to, .. } = *link;
        let plan = self.plan;
        let is_in_row = |id: NodeId| plan.rows.column[id].is_none();
        let row = Some(plan.rows.of_node[from]).filter(|row| *row == plan.rows.of_node[to])?;
        let (left, right) = (plan.columns.nodes[from], plan.columns.nodes[to]);
        let (left, right) = (left.1.min(right.1), left.0.max(right.0));
        let has_room = left + label + BESIDE_LABEL < right && plan.obstacles.is_free(row, left, right);
        let is_free = is_in_row(from) && is_in_row(to) && has_room && self.level.insert((row, left));
        let ends = (End::Level(from), End::Level(to));
        is_free.then(|| Way { from: ends.0, to: ends.1, runs: Vec::new(), passes: Vec::new() })
    }

    /// Leaves a box at its upper side.
    fn start_upwards(&self, spot: &mut Spot) {
        if let Some(id) = spot.at.take() {
            spot.trail = Trail::from(End::Top(id, spot.x));
            spot.trail.passes.push((spot.row, spot.x));
        }
    }

    /// Up from channel to channel, each time to the next of these places.
    fn climb(&mut self, spot: &mut Spot, places: &[i32]) {
        for x in places.iter().skip(1) {
            self.run(spot, *x);
            spot.row = spot.row.saturating_sub(1);
            spot.x = *x;
            self.pass(spot);
        }
    }

    /// The same downwards.
    fn descend(&mut self, spot: &mut Spot, places: &[i32]) {
        for x in places.iter().skip(1) {
            self.run(spot, *x);
            spot.x = *x;
            self.pass(spot);
            spot.row += 1;
        }
    }

    /// Along the channel in which it is.
    fn run(&self, spot: &mut Spot, to: i32) {
        spot.trail.runs.push(Run { channel: self.ports.channel(spot.row), from: spot.x, to });
    }

    fn pass(&mut self, spot: &mut Spot) {
        self.ports.pass(spot.net, spot.row, spot.x);
        spot.trail.passes.push((spot.row, spot.x));
    }

    fn passage(&self, net: Net, row: usize, x: i32, channel: usize) -> i32 {
        self.ports.passage(net, row, x, channel)
    }

    /// Whether there is a lane left in a channel, if one is asked for.
    fn has_lane(&self, net: Net, row: usize, (from, to): (i32, i32), alone: bool) -> bool {
        !alone || !self.plan.is_dotted(net) || !self.crowds.is_full(net, self.ports.channel(row), from, to)
    }

    fn is_blocked(&self, channel: usize, from: i32, to: i32) -> bool {
        self.plan.obstacles.in_channel(channel, from, to).next().is_some()
    }
}

fn last(places: &[i32]) -> i32 {
    places.last().copied().unwrap_or(0)
}
