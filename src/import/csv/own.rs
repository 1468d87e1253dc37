//! What only a table of ours says: the state of a seat, and what is outside of the organisation.

use super::columns::Column;
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

/// The headers that mean something in a table of ours only.
pub(super) fn meaning(header: &str) -> Option<Column> {
    match header {
        "State" => Some(Column::State),
        "External" => Some(Column::External),
        _ => None,
    }
}

pub(super) fn state(table: &Table, row: &Row, occupant: &Occupant) -> Option<State> {
    match (table.cell(row, Column::State)?.text, occupant) {
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
    table.cell(row, Column::External).is_some_and(|cell| cell.text == YES)
}

/// Whether all that a cell says is written elsewhere. What people have put there instead is kept.
pub(super) fn is_placed((column, cell): (Column, Cell<'_>), occupant: &Occupant, external_role: bool) -> bool {
    let holds = matches!(occupant, Occupant::Person(_));
    match (column, cell.text) {
        (Column::State, "filled" | "agent") => holds,
        (Column::State, "acting") => holds || matches!(occupant, Occupant::Withheld(_)),
        (Column::State, "undisclosed") => matches!(occupant, Occupant::Withheld(_)),
        (Column::State, "vacant") => matches!(occupant, Occupant::Nobody(_)),
        (Column::External, YES) => external_role || holds,
        _ => false,
    }
}

const YES: &str = "yes";
