//! Rectangles and straight lines, found by where they are.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::geometry::{Point, Rect};

/// The size of the squares by which rectangles are found.
const SQUARE: (i32, i32) = (256, 64);

/// Rectangles that nothing may cover.
#[derive(Debug, Default)]
pub(super) struct Plots {
    by_square: IndexMap<(i32, i32), Vec<Rect>>,
}

/// Straight lines. What lies on each other is one.
#[derive(Debug)]
pub(super) struct Strokes {
    level: Parallels,
    upright: Parallels,
}

/// For each place with lines, in order: where those begin and end, which are apart.
type Parallels = Vec<(i32, Vec<(i32, i32)>)>;

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
        let (mut level, mut upright) = (BTreeMap::new(), BTreeMap::new());
        for (from, to) in courses.flat_map(|course| course.iter().zip(course.iter().skip(1))) {
            if from.y == to.y {
                level.entry(from.y).or_insert_with(Vec::new).push((from.x.min(to.x), from.x.max(to.x)));
            } else {
                upright.entry(from.x).or_insert_with(Vec::new).push((from.y.min(to.y), from.y.max(to.y)));
            }
        }
        Self { level: level.into_iter().map(merged).collect(), upright: upright.into_iter().map(merged).collect() }
    }

    /// How many run through a rectangle.
    pub(super) fn through(&self, rect: Rect) -> usize {
        self.level_through(rect, None) + self.upright_through(rect)
    }

    /// How many run through a rectangle level, but for those at `own`.
    pub(super) fn level_through(&self, rect: Rect, own: Option<i32>) -> usize {
        let level = between(&self.level, rect.top, rect.bottom).iter().filter(|(y, _)| Some(*y) != own);
        level.map(|(_, spans)| crossed(spans, rect.left, rect.right)).sum()
    }

    /// How many run through a rectangle up and down.
    pub(super) fn upright_through(&self, rect: Rect) -> usize {
        let upright = between(&self.upright, rect.left, rect.right).iter();
        upright.map(|(_, spans)| crossed(spans, rect.top, rect.bottom)).sum()
    }
}

/// Makes one of those that touch.
fn merged((place, mut spans): (i32, Vec<(i32, i32)>)) -> (i32, Vec<(i32, i32)>) {
    spans.sort_unstable();
    spans.dedup_by(|next, kept| {
        let touch = next.0 <= kept.1;
        kept.1 = if touch { kept.1.max(next.1) } else { kept.1 };
        touch
    });
    (place, spans)
}

/// The lines that lie between two places.
fn between(lines: &Parallels, from: i32, to: i32) -> &[(i32, Vec<(i32, i32)>)] {
    let first = lines.partition_point(|(place, _)| *place <= from);
    let rest = lines.get(first..).unwrap_or_default();
    rest.get(..rest.partition_point(|(place, _)| *place < to)).unwrap_or_default()
}

/// How many of these, which are apart, have something between two places.
fn crossed(spans: &[(i32, i32)], from: i32, to: i32) -> usize {
    spans.partition_point(|span| span.0 < to) - spans.partition_point(|span| span.1 <= from)
}
