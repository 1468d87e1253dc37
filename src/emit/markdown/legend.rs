//! What the marks mean; only those that occur.

use super::page::Page;
use super::text::Text;
use crate::model::ItemKind;
use crate::view::matrix::{Matrix, Row, Symbol};

pub(super) fn write(page: &mut Page, matrix: &Matrix) {
    let rows = || matrix.tables.iter().flat_map(|table| &table.rows);
    if rows().next().is_none() {
        return;
    }
    let marks = [
        (rows().any(|row| row.kind == ItemKind::Objective), "**bold**: an objective; else a responsibility"),
        (rows().any(|row| row.depth > 0), "↳: a part of the row above it"),
        (rows().any(Row::has_inherited), "in brackets: accountable for the whole, and so for this part"),
        (matrix.has_deeper(), "↓: borne by a role further below, which is not shown"),
        (rows().any(Row::has_nobody), "°: nobody holds the role that has the letter"),
        (matrix.has_findings(), "⚠: found by this check; `orgc explain` tells more"),
    ];
    let used = marks.into_iter().filter(|(is_used, _)| *is_used).map(|(_, meaning)| Text::of(meaning));
    page.heading(2, &Text::of("Legend"));
    page.list(&[letters()].into_iter().chain(used).collect::<Vec<_>>());
}

fn letters() -> Text {
    let letter = |symbol: Symbol| Text::letter(symbol).bold().then(&Text::of(" ")).then(&Text::of(symbol.word()));
    Text::joined(Symbol::ALL.into_iter().map(letter), ", ")
}
