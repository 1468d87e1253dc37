//! Which marks occur in a matrix, so that a legend tells of no others.

use super::{Cell, Matrix, Row};

impl Matrix {
    /// Whether something is borne by a role further below, which is not shown.
    #[must_use]
    pub fn has_deeper(&self) -> bool {
        self.tables.iter().flat_map(|table| &table.rows).any(Row::has_deeper)
    }

    /// Whether a check found something in a row or measure.
    #[must_use]
    pub fn has_findings(&self) -> bool {
        let mut rows = self.tables.iter().flat_map(|table| &table.rows);
        rows.any(|row| !row.findings.is_empty()) || self.measures.iter().any(|row| !row.findings.is_empty())
    }
}

impl Row {
    /// Whether a letter is that of the whole around it.
    #[must_use]
    pub fn has_inherited(&self) -> bool {
        self.cells.iter().any(|cell| match cell {
            Cell::Letters(marks) => marks.iter().any(|mark| mark.inherited),
            Cell::Bearers(names) => names.iter().any(|named| named.inherited),
        })
    }

    /// Whether a letter is that of a role that nobody holds.
    #[must_use]
    pub fn has_nobody(&self) -> bool {
        self.cells.iter().any(|cell| match cell {
            Cell::Letters(marks) => marks.iter().any(|mark| mark.nobody),
            Cell::Bearers(_) => false,
        })
    }

    fn has_deeper(&self) -> bool {
        self.cells.iter().any(|cell| match cell {
            Cell::Letters(marks) => marks.iter().any(|mark| mark.from_below),
            Cell::Bearers(names) => names.iter().any(|named| named.from_below),
        })
    }
}
