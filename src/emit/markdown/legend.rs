//! What the marks mean; only those that occur.

use super::page::Page;
use super::text::Text;
use crate::model::ItemKind;
use crate::view::matrix::{Cell, Mark, Matrix, Named, Row, Symbol};

pub(super) fn write(page: &mut Page, matrix: &Matrix) {
    let rows = || matrix.tables.iter().flat_map(|table| &table.rows);
    if rows().next().is_none() {
        return;
    }
    let marks = [
        (rows().any(|row| row.kind == ItemKind::Objective), "**bold**: an objective; else a responsibility"),
        (rows().any(|row| row.depth > 0), "↳: a part of the row above it"),
        (rows().any(has_inherited), "in brackets: accountable for the whole, and so for this part"),
        (rows().any(has_deeper), "↓: borne by a role further below, which is not shown"),
        (rows().any(has_nobody), "°: nobody holds the role that has the letter"),
        (has_findings(matrix), "⚠: found by this check; `orgc explain` tells more"),
    ];
    let used = marks.into_iter().filter(|(is_used, _)| *is_used).map(|(_, meaning)| Text::of(meaning));
    page.heading(2, &Text::of("Legend"));
    page.list(&[letters()].into_iter().chain(used).collect::<Vec<_>>());
}

fn letters() -> Text {
    let letter = |symbol: Symbol| Text::letter(symbol).bold().then(&Text::of(" ")).then(&Text::of(symbol.word()));
    Text::joined(Symbol::ALL.into_iter().map(letter), ", ")
}

fn has_findings(matrix: &Matrix) -> bool {
    let mut rows = matrix.tables.iter().flat_map(|table| &table.rows);
    rows.any(|row| !row.findings.is_empty()) || matrix.measures.iter().any(|row| !row.findings.is_empty())
}

fn has_inherited(row: &Row) -> bool {
    row.cells.iter().any(|cell| match cell {
        Cell::Letters(marks) => marks.iter().any(|mark: &Mark| mark.inherited),
        Cell::Bearers(names) => names.iter().any(|named: &Named| named.inherited),
    })
}

fn has_deeper(row: &Row) -> bool {
    row.cells.iter().any(|cell| match cell {
        Cell::Letters(marks) => marks.iter().any(|mark| mark.from_below),
        Cell::Bearers(names) => names.iter().any(|named| named.from_below),
    })
}

fn has_nobody(row: &Row) -> bool {
    row.cells.iter().any(|cell| match cell {
        Cell::Letters(marks) => marks.iter().any(|mark| mark.nobody),
        Cell::Bearers(_) => false,
    })
}
