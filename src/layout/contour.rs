//! The outline of what has been placed: how far it reaches to the left and right in each row.

use std::collections::VecDeque;

/// An outline.
#[derive(Debug, Default)]
pub(super) struct Contour {
    first_row: usize,
    /// What is to be added to every number below.
    shift: i32,
    reaches: VecDeque<Reach>,
    /// The least and greatest of all numbers, with the shift.
    extent: Option<Reach>,
}

/// From where to where something reaches; from right to left, if there is nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reach {
    /// Its left end.
    pub(super) left: i32,
    /// Its right end.
    pub(super) right: i32,
}

impl Reach {
    const NOTHING: Self = Self { left: i32::MAX / 4, right: i32::MIN / 4 };

    const fn is_nothing(self) -> bool {
        self.left > self.right
    }

    fn with(self, other: Self) -> Self {
        Self { left: self.left.min(other.left), right: self.right.max(other.right) }
    }

    const fn moved(self, by: i32) -> Self {
        if self.is_nothing() { self } else { Self { left: self.left + by, right: self.right + by } }
    }
}

impl Contour {
    /// The outline of one thing that reaches so far in each of its rows.
    pub(super) fn of(first_row: usize, reaches: impl IntoIterator<Item = Reach>) -> Self {
        let reaches: VecDeque<Reach> = reaches.into_iter().collect();
        let extent = reaches.iter().copied().reduce(Reach::with);
        Self { first_row, shift: 0, reaches, extent }
    }

    /// How far it reaches in any row.
    pub(super) const fn extent(&self) -> Option<Reach> {
        self.extent
    }

    /// Moves the whole to the right.
    pub(super) fn move_by(&mut self, by: i32) {
        self.shift += by;
        self.extent = self.extent.map(|extent| extent.moved(by));
    }

    /// How far `other` must be moved to the right, to stand to the right of this one in every row that both
    /// have; `None` if there is no such row.
    pub(super) fn room_for(&self, other: &Self, gap: i32) -> Option<i32> {
        let rows = self.first_row.max(other.first_row)..self.end_row().min(other.end_row());
        let mine = self.reaches.range(self.places(rows.clone()));
        let others = other.reaches.range(other.places(rows));
        let both = mine.zip(others).filter(|(mine, others)| !mine.is_nothing() && !others.is_nothing());
        both.map(|(mine, others)| mine.right + self.shift + gap - others.left - other.shift).max()
    }

    /// The outline of both. Costs no more than the shorter one and what is between them.
    pub(super) fn joined(self, other: Self) -> Self {
        let (mut long, short) = if self.reaches.len() < other.reaches.len() { (other, self) } else { (self, other) };
        if short.reaches.is_empty() {
            return long;
        }
        if long.reaches.is_empty() {
            return short;
        }
        while long.first_row > short.first_row {
            long.first_row -= 1;
            long.reaches.push_front(Reach::NOTHING);
        }
        while long.end_row() < short.end_row() {
            long.reaches.push_back(Reach::NOTHING);
        }
        let places = long.places(short.first_row..short.end_row());
        for (reach, added) in long.reaches.range_mut(places).zip(&short.reaches) {
            *reach = reach.with(added.moved(short.shift - long.shift));
        }
        long.extent = long.extent.into_iter().chain(short.extent).reduce(Reach::with);
        long
    }

    fn end_row(&self) -> usize {
        self.first_row + self.reaches.len()
    }

    /// Where rows are kept; rows that are not are left away.
    fn places(&self, rows: std::ops::Range<usize>) -> std::ops::Range<usize> {
        let end = rows.end.saturating_sub(self.first_row).min(self.reaches.len());
        rows.start.saturating_sub(self.first_row).min(end)..end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(first_row: usize, reaches: &[(i32, i32)]) -> Contour {
        Contour::of(first_row, reaches.iter().map(|&(left, right)| Reach { left, right }))
    }

    #[test]
    fn neighbours_keep_the_gap_in_every_common_row() {
        let left = outline(1, &[(0, 10), (0, 30)]);
        assert_eq!(left.room_for(&outline(2, &[(5, 9)]), 4), Some(29));
        assert_eq!(left.room_for(&outline(1, &[(0, 9)]), 4), Some(14));
        assert_eq!(left.room_for(&outline(3, &[(0, 9)]), 4), None);
    }

    #[test]
    fn a_joined_outline_reaches_as_far_as_both() {
        let mut right = outline(2, &[(0, 5), (0, 7), (0, 9)]);
        right.move_by(20);
        let both = outline(1, &[(0, 10), (0, 12)]).joined(right);
        assert_eq!(both.extent(), Some(Reach { left: 0, right: 29 }));
        let probe = |row| both.room_for(&outline(row, &[(0, 1)]), 0);
        assert_eq!((probe(1), probe(2), probe(4), probe(5)), (Some(10), Some(25), Some(29), None));
    }
}
