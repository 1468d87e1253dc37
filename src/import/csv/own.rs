//! What only a table of ours says: the state of a seat, and what is outside of the organisation.

use super::columns::Column;
use super::fold;
use super::people::Occupant;
use super::roles::Role;
use super::table::{Cell, Row, Table};

/// What the state of a seat says that the name in its row does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Who holds it does so for the time being.
    Acting,
    /// Who holds it is software.
    Agent,
}

/// Gives their meaning to the columns that have one in a table of ours only; each to the first of its name.
pub(super) fn name_columns(headers: &[String], meanings: &mut [Column]) {
    for (name, column) in [("State", Column::State), ("External", Column::External)] {
        let place = headers.iter().position(|header| header == name);
        if let Some(meaning) = place.and_then(|place| meanings.get_mut(place)) {
            *meaning = column;
        }
    }
}

pub(super) fn state(table: &Table, row: &Row, occupant: &Occupant) -> Option<State> {
    let word = fold::letters(table.cell(row, Column::State)?.text);
    match (word.as_str(), occupant) {
        ("acting", Occupant::Person(_) | Occupant::Withheld(_)) => Some(State::Acting),
        ("agent", Occupant::Person(_)) => Some(State::Agent),
        _ => None,
    }
}

/// Whether the role itself is outside: all its rows say so. Else those are who hold it in the rows that do.
pub(super) fn is_external(table: &Table, role: &Role) -> bool {
    let mut rows = role.rows.iter().filter_map(|number| table.rows.get(*number));
    rows.all(|row| says_external(table, row))
}

pub(super) fn says_external(table: &Table, row: &Row) -> bool {
    table.cell(row, Column::External).is_some_and(|cell| yes_or_no(cell) == Some(true))
}

/// Whether all that a cell says is written elsewhere. What people have put there instead is kept.
pub(super) fn is_placed((column, cell): (Column, Cell<'_>), occupant: &Occupant, external_role: bool) -> bool {
    let holds = matches!(occupant, Occupant::Person(_));
    let is_withheld = matches!(occupant, Occupant::Withheld(_));
    match (column, fold::letters(cell.text).as_str()) {
        (Column::State, "filled" | "agent") => holds,
        (Column::State, "acting") => holds || is_withheld,
        (Column::State, "undisclosed") => is_withheld,
        (Column::State, "vacant") => matches!(occupant, Occupant::Nobody(_)),
        (Column::External, _) => match yes_or_no(cell) {
            Some(says_yes) => !says_yes || external_role || holds,
            None => false,
        },
        _ => false,
    }
}

/// As people write it in spreadsheets.
fn yes_or_no(cell: Cell<'_>) -> Option<bool> {
    match fold::letters(cell.text).as_str() {
        "yes" | "y" | "true" | "x" => Some(true),
        "no" | "n" | "false" => Some(false),
        _ => None,
    }
}
