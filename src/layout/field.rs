//! Rectangles and straight lines, found by where they are.

use std::collections::BTreeMap;

use super::geometry::{Point, Rect};

/// The size of the squares by which rectangles are found.
const SQUARE: (i32, i32) = (256, 64);

/// Rectangles that nothing may cover.
#[derive(Debug, Default)]
pub(super) struct Plots {
    by_square: BTreeMap<(i32, i32), Vec<Rect>>,
}

/// Straight lines. What lies on each other is one.
#[derive(Debug, Default)]
pub(super) struct Strokes {
    level: BTreeMap<i32, Vec<(i32, i32)>>,
    upright: BTreeMap<i32, Vec<(i32, i32)>>,
}

impl Plots {
    /// Nothing may cover this any more.
    pub(super) fn take(&mut self, rect: Rect) {
        for square in squares(rect) {
            self.by_square.entry(square).or_default().push(rect);
        }
    }

    /// Whether it covers nothing that is taken.
    pub(super) fn is_free(&self, rect: Rect) -> bool {
        squares(rect).all(|square| !self.by_square.get(&square).into_iter().flatten().any(|other| meet(rect, *other)))
    }
}

/// The squares that a rectangle touches.
fn squares(rect: Rect) -> impl Iterator<Item = (i32, i32)> {
    let (width, height) = SQUARE;
    let columns = rect.left.div_euclid(width)..=rect.right.div_euclid(width);
    columns.flat_map(move |column| {
        (rect.top.div_euclid(height)..=rect.bottom.div_euclid(height)).map(move |row| (column, row))
    })
}

const fn meet(one: Rect, other: Rect) -> bool {
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}

impl Strokes {
    /// All straight parts of these courses.
    pub(super) fn of<'a>(courses: impl Iterator<Item = &'a [Point]>) -> Self {
        let mut strokes = Self::default();
        for course in courses {
            course.iter().zip(course.iter().skip(1)).for_each(|(from, to)| strokes.add(*from, *to));
        }
        strokes.level.values_mut().chain(strokes.upright.values_mut()).for_each(merge);
        strokes
    }

    fn add(&mut self, from: Point, to: Point) {
        if from.y == to.y {
            self.level.entry(from.y).or_default().push((from.x.min(to.x), from.x.max(to.x)));
        } else {
            self.upright.entry(from.x).or_default().push((from.y.min(to.y), from.y.max(to.y)));
        }
    }

    /// How many run through a rectangle level, but for those at `own`, and how many up and down.
    pub(super) fn through(&self, rect: Rect, own: Option<i32>) -> (usize, usize) {
        let level = self.level.range(rect.top + 1..rect.bottom).filter(|(y, _)| Some(**y) != own);
        let upright = self.upright.range(rect.left + 1..rect.right);
        (
            level.map(|(_, spans)| crossed(spans, rect.left, rect.right)).sum(),
            upright.map(|(_, spans)| crossed(spans, rect.top, rect.bottom)).sum(),
        )
    }
}

/// Makes one of those that touch.
fn merge(spans: &mut Vec<(i32, i32)>) {
    spans.sort_unstable();
    spans.dedup_by(|next, kept| {
        let touch = next.0 <= kept.1;
        kept.1 = if touch { kept.1.max(next.1) } else { kept.1 };
        touch
    });
}

/// How many of these, which are apart, have something between two places.
fn crossed(spans: &[(i32, i32)], from: i32, to: i32) -> usize {
    spans.partition_point(|span| span.0 < to) - spans.partition_point(|span| span.1 <= from)
}
