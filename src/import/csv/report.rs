//! What is told about a table.

use crate::import::problem::Problem;

/// Remarks with the place they are about, in any order.
#[derive(Debug, Default)]
pub(super) struct Report {
    unplaced: Vec<(usize, usize, Problem)>,
    notes: Vec<(usize, usize, Problem)>,
}

/// A cell: row from 1 (the header), column from 0, and the text of its header.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'t> {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) header: &'t str,
}

impl Report {
    /// Something of a cell could not be placed where it belongs.
    pub(super) fn unplaced(&mut self, place: Place<'_>, message: impl Into<String>) {
        self.unplaced.push((place.row, place.column, problem(place, message.into())));
    }

    /// Everything is placed, but it may not be what was meant.
    pub(super) fn note(&mut self, place: Place<'_>, message: impl Into<String>) {
        self.notes.push((place.row, place.column, problem(place, message.into())));
    }

    /// What could not be placed, and what else there is to say; in the order of rows and columns.
    pub(super) fn finish(self) -> (Vec<Problem>, Vec<Problem>) {
        let sorted = |mut remarks: Vec<(usize, usize, Problem)>| {
            remarks.sort_by_key(|(row, column, _)| (*row, *column));
            remarks.into_iter().map(|(_, _, problem)| problem).collect()
        };
        (sorted(self.unplaced), sorted(self.notes))
    }
}

fn problem(place: Place<'_>, message: String) -> Problem {
    Problem { place: format!("row {}, column \"{}\"", place.row, place.header), message }
}
