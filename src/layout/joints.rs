//! Where links that run as one join: what they share is drawn once.

use std::collections::BTreeMap;

use super::geometry::Point;
use super::nets::Net;

/// A line that runs level, or upright, so far down or to the right.
type Track = (Net, bool, i32);
/// From where to where something is drawn on a track, and with which link.
type Stretch = (i32, i32, usize);

/// What has been drawn.
#[derive(Debug, Default)]
pub(super) struct Joints {
    drawn: BTreeMap<Track, Vec<Stretch>>,
}

impl Joints {
    /// The link that a course joins on its way, and what of it is its own; `None` if all is.
    pub(super) fn join(&mut self, net: Net, link: usize, points: &[Point]) -> Option<(usize, Vec<Point>)> {
        let mut own: Vec<Point> = points.first().copied().into_iter().collect();
        let mut new: Vec<(Track, Stretch)> = Vec::new();
        let mut joined = None;
        for (from, to) in points.iter().zip(points.iter().skip(1)) {
            let (track, start, end) = match from.y == to.y {
                true => ((net, true, from.y), from.x, to.x),
                false => ((net, false, from.x), from.y, to.y),
            };
            let met = self.met(track, start, end);
            let stop = met.map_or(end, |(stop, _)| stop);
            if start != stop {
                own.push(if track.1 { Point::new(stop, from.y) } else { Point::new(from.x, stop) });
                new.push((track, (start.min(stop), start.max(stop), link)));
            }
            if let Some((_, host)) = met {
                joined = Some(host);
                break;
            }
        }
        for (track, stretch) in new {
            self.drawn.entry(track).or_default().push(stretch);
        }
        joined.map(|host| (host, own))
    }

    /// Where a part first runs along what has been drawn of the same line, and with which link.
    fn met(&self, track: Track, start: i32, end: i32) -> Option<(i32, usize)> {
        let drawn = self.drawn.get(&track).into_iter().flatten();
        let shared = drawn.filter(|(low, high, _)| start.min(end).max(*low) < start.max(end).min(*high));
        let first = shared.map(|(low, high, link)| {
            let entry = if start < end { *low.max(&start) } else { *high.min(&start) };
            (entry, *link)
        });
        first.min_by_key(|(entry, _)| (entry - start).abs())
    }
}
