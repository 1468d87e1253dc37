//! Where the label of each link stands: in a gap of its line, above or below it, or at its side, where it lies on no
//! box, no title and no other label. If there is no such place for all of it, a shorter form takes its place; if there
//! is none for any form, the label is not drawn.

use super::geometry::{Label, Point, Rect};
use super::scene::Scene;

/// From a label to the ends of its gap in the line.
pub(super) const GAP: i32 = 3;
/// So much of a line is to be seen on each side of its label.
const LINE: i32 = 12;
/// How far a label reaches above its middle and below.
const REACH: (i32, i32) = (4, 5);
/// From a level line to the middle of a label above or below it.
const RAISED: i32 = 7;
/// From an upright line to a label at its side.
const BESIDE: i32 = 3;
/// So many parts of a line are looked at, the longest first.
const MOST_PARTS: usize = 8;
/// So many places are tried along each of them …
const MOST_TRIES: usize = 120;
/// … so far from each other, along level lines …
const STEP: usize = 8;
/// … and along upright ones, so that no gap between two boxes is missed.
const UPRIGHT_STEP: usize = 2;
/// What speaks against a place at the side of a line, above it and below it, which are not in it.
const ASIDE: [usize; 3] = [3, 2, 4];

/// A place for a label.
#[derive(Debug, Clone, Copy)]
struct Seat {
    middle: Point,
    /// Whether it stands in a gap of its line.
    is_inside: bool,
    cost: usize,
}

/// A label that has found its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed {
    pub(super) label: Label,
    /// How wide its line opens for it, if it stands in it.
    pub(super) gap: Option<i32>,
}

/// Places the labels of courses, whose forms are so wide each, those with the least room first.
pub(super) fn place(mut scene: Scene, courses: &[Vec<Point>], widths: &[Vec<i32>]) -> Vec<Option<Placed>> {
    let mut places = vec![None; courses.len()];
    let mut order: Vec<_> = places.iter_mut().zip(courses.iter().zip(widths)).collect();
    order.retain(|(_, (_, widths))| !widths.is_empty());
    order.sort_by_key(|(_, (course, _))| parts(course).first().map_or(0, |(from, to)| length(*from, *to)));
    for (place, (course, widths)) in order {
        let found =
            widths.iter().enumerate().find_map(|(form, width)| Some((form, *width, best(&scene, course, *width)?)));
        let Some((form, width, seat)) = found else { continue };
        scene.take(room(seat.middle, width));
        let label = Label { middle: seat.middle, form };
        *place = Some(Placed { label, gap: seat.is_inside.then_some(width) });
    }
    places
}

/// The room of a label.
const fn room(middle: Point, width: i32) -> Rect {
    let half = (width + 1) / 2;
    Rect { left: middle.x - half, top: middle.y - REACH.0, right: middle.x + half, bottom: middle.y + REACH.1 }
}

/// The best place for a label of this width, if there is any.
fn best(scene: &Scene, course: &[Point], width: i32) -> Option<Seat> {
    let (mut least, mut best) = (usize::MAX, None);
    for seat in seats(course, width) {
        let own = seat.is_inside.then_some(seat.middle.y);
        // Only a better place is of use: most others are known for worse before all that speaks against them is.
        let Some(better) = least.checked_sub(seat.cost) else { continue };
        let Some(cost) = scene.cost_below(better, room(seat.middle, width), own) else { continue };
        (least, best) = (cost + seat.cost, Some(seat));
        if least == 0 {
            break;
        }
    }
    best
}

/// All places of a label along its line, the better ones first.
fn seats(course: &[Point], width: i32) -> impl Iterator<Item = Seat> {
    let (level, upright): (Vec<_>, Vec<_>) = parts(course).into_iter().partition(|(from, to)| from.y == to.y);
    let level = move || level.clone().into_iter().take(MOST_PARTS);
    let inside = level().flat_map(move |(from, to)| inside(from, to, width));
    let near = level().flat_map(move |(from, to)| near(from, to, width));
    let aside = upright.into_iter().take(MOST_PARTS).flat_map(move |(from, to)| aside(from, to, width));
    inside.chain(near).chain(aside)
}

/// The straight parts of a course, the longest first.
fn parts(course: &[Point]) -> Vec<(Point, Point)> {
    let mut parts: Vec<(Point, Point)> = course.iter().copied().zip(course.iter().copied().skip(1)).collect();
    parts.sort_by_key(|(from, to)| std::cmp::Reverse(length(*from, *to)));
    parts
}

const fn length(from: Point, to: Point) -> i32 {
    (from.x - to.x).abs() + (from.y - to.y).abs()
}

/// In a gap of a level part, near its end first, which is where fewest other lines are.
fn inside(from: Point, to: Point, width: i32) -> impl Iterator<Item = Seat> {
    let (room, back) = (width / 2 + GAP + LINE, (from.x - to.x).signum());
    let tries = (room..=length(from, to) - room).step_by(STEP).take(MOST_TRIES);
    tries.map(move |out| Seat { middle: Point::new(to.x + back * out, to.y), is_inside: true, cost: 0 })
}

/// Above and below a level part, from its middle outwards, and beyond its ends.
fn near(from: Point, to: Point, width: i32) -> impl Iterator<Item = Seat> {
    let [beside, above, below] = ASIDE;
    let (left, right, y) = (from.x.min(to.x), from.x.max(to.x), from.y);
    let (middle, half) = (i32::midpoint(left, right), width / 2);
    let seat = move |x: i32, y: i32, cost: usize| Seat { middle: Point::new(x, y), is_inside: false, cost };
    let ends = [right + half + 2 * GAP, left - half - 2 * GAP].into_iter().map(move |x| seat(x, y, beside));
    let outwards = (0..=(right - left) / 2 + half).step_by(STEP).take(MOST_TRIES);
    let around = outwards.flat_map(move |out| {
        let places = [(middle - out, y - RAISED, above), (middle + out, y - RAISED, above)];
        places.into_iter().chain([(middle - out, y + RAISED, below), (middle + out, y + RAISED, below)])
    });
    ends.chain(around.map(move |(x, y, cost)| seat(x, y, cost)))
}

/// At both sides of an upright part, from its middle outwards.
fn aside(from: Point, to: Point, width: i32) -> impl Iterator<Item = Seat> {
    let ([cost, ..], x) = (ASIDE, from.x);
    let (middle, out) = (i32::midpoint(from.y, to.y), width / 2 + BESIDE + 1);
    let outwards = (0..=length(from, to) / 2).step_by(UPRIGHT_STEP).take(MOST_TRIES);
    let all = outwards.flat_map(move |far| [(out, -far), (out, far), (-out, -far), (-out, far)]);
    all.map(move |(out, far)| Seat { middle: Point::new(x + out, middle + far), is_inside: false, cost })
}
