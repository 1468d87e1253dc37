//! A table of people and positions to text.
//!
//! ```text
//!  text ─► table ─► people      ─► roles ─► lines ─► declarations
//!          rows,    departments    posts,   who is    what is written,
//!          columns  who is who     their    meant by  what could not be
//!                                  rows     a manager placed
//! ```
//!
//! Nothing is dropped: a cell that cannot be placed is kept as a note on the declaration it belongs to, and
//! reported by row and column. Identifiers come from names and titles, never from the place of a row.

mod columns;
mod date;
mod departments;
mod fold;
mod holding;
mod lines;
mod managers;
mod own;
mod people;
mod remarks;
mod report;
mod roles;
mod share;
mod slug;
mod table;
mod words;
mod write;

use super::problem::Problem;
use super::text::{self, File};
use departments::Departments;
use people::People;
use report::Report;
use roles::Roles;
use table::Table;

/// What came of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The files.
    pub files: Vec<File>,
    /// Cells that could not be placed, and what was done with them, in the order of the rows.
    pub unplaced: Vec<Problem>,
    /// What else is worth knowing about how the table was read.
    pub notes: Vec<Problem>,
}

/// The files of the organisation that a table tells of.
///
/// # Errors
/// If it is no table of people or positions.
pub fn csv(text: &str) -> Result<Imported, Problem> {
    let mut report = Report::default();
    let table = Table::read(text, &mut report)?;
    let people = People::of(&table, &mut report);
    let departments = Departments::of(&table, &mut report);
    let roles = Roles::of(&table, &people, &departments, &mut report);
    let declarations = write::declarations(&table, &people, &departments, &roles, &mut report);
    let (unplaced, notes) = report.finish();
    Ok(Imported { files: text::files(&declarations)?, unplaced, notes })
}
