//! What the columns of a table are, and what stands in its cells.

use super::entries::{self, Entry, Who};
use super::{Bearer, Cell, Desk, Mark, Named, Symbol, TableColumns};
use crate::model::Columns;
use crate::timeline::State;

/// More columns than this cannot be read.
const MOST_COLUMNS: usize = 8;

/// The columns of a table and the cells of its rows, made from the letters of each row.
///
/// A role that is too deep to be shown has none: its letters stand with the one above it that is.
/// Chosen columns are kept, however many there are. Without a choice they are roles; above eight,
/// departments; above eight, too, the rows become lists.
pub(super) fn lay_out(desk: &Desk<'_>, rows: &[Vec<Entry>], chosen: Option<Columns>) -> (TableColumns, Vec<Vec<Cell>>) {
    let rows: Vec<Vec<Entry>> =
        rows.iter().map(|row| row.iter().map(|entry| entries::raised(desk, *entry)).collect()).collect();
    let rows = rows.as_slice();
    if let Some(columns) = chosen {
        return table(desk, &regrouped(desk, rows, columns), columns);
    }
    for columns in [Columns::Roles, Columns::Departments] {
        let rows = regrouped(desk, rows, columns);
        if bearers(desk, &rows).len() <= MOST_COLUMNS {
            return table(desk, &rows, columns);
        }
    }
    lists(desk, rows)
}

fn regrouped(desk: &Desk<'_>, rows: &[Vec<Entry>], columns: Columns) -> Vec<Vec<Entry>> {
    let regroup = |entry: &Entry| match columns {
        Columns::Roles => vec![*entry],
        Columns::Departments => vec![entries::by_department(desk, *entry)],
        Columns::People => entries::by_person(desk, *entry),
    };
    rows.iter().map(|row| row.iter().flat_map(regroup).collect()).collect()
}

/// Everybody who bears a letter, in the order of the chart; a department before its roles.
fn bearers(desk: &Desk<'_>, rows: &[Vec<Entry>]) -> Vec<Who> {
    let mut all: Vec<Who> = rows.iter().flatten().map(|entry| entry.who).collect();
    all.sort_unstable();
    all.dedup();
    all.sort_by_cached_key(|who| (desk.place(*who), *who));
    all
}

fn table(desk: &Desk<'_>, rows: &[Vec<Entry>], columns: Columns) -> (TableColumns, Vec<Vec<Cell>>) {
    let bearers = bearers(desk, rows);
    let cells = |row: &Vec<Entry>| bearers.iter().map(|who| letters(row, *who)).collect();
    let cells = rows.iter().map(cells).collect();
    let head = |who: &Who| match who {
        // Of people whose names are not known, the role stands for them, and its head says why.
        Who::Role(role) if columns == Columns::People => Bearer { state: desk.nameless(*role), ..desk.bearer(*who) },
        _ => desk.bearer(*who),
    };
    (TableColumns::Bearers(bearers.iter().map(head).collect()), cells)
}

fn letters(row: &[Entry], who: Who) -> Cell {
    // The head of a role's column says that nobody is there; that of a department's cannot.
    let in_head = matches!(who, Who::Role(_));
    let borne = row.iter().filter(|entry| entry.who == who);
    let mark = |entry: &Entry| Mark {
        symbol: entry.symbol,
        inherited: entry.inherited,
        nobody: (entry.from_below || !in_head) && entry.nobody.is_some(),
        from_below: entry.from_below,
    };
    let mut marks: Vec<Mark> = borne.map(mark).collect();
    marks.sort_unstable();
    // A letter that somebody who is there bears, too, needs no mark.
    marks.dedup_by_key(|mark| mark.symbol);
    Cell::Letters(marks)
}

fn lists(desk: &Desk<'_>, rows: &[Vec<Entry>]) -> (TableColumns, Vec<Vec<Cell>>) {
    let is_used = |symbol: &Symbol| rows.iter().flatten().any(|entry| entry.symbol == *symbol);
    let symbols: Vec<Symbol> = Symbol::ALL.into_iter().filter(is_used).collect();
    let cells = |row: &Vec<Entry>| symbols.iter().map(|symbol| names(desk, row, *symbol)).collect();
    let cells = rows.iter().map(cells).collect();
    (TableColumns::Letters(symbols), cells)
}

fn names(desk: &Desk<'_>, row: &[Entry], symbol: Symbol) -> Cell {
    let mut borne: Vec<&Entry> = row.iter().filter(|entry| entry.symbol == symbol).collect();
    borne.sort_by_cached_key(|entry| (desk.place(entry.who), entry.who));
    borne.dedup();
    let named = |entry: &Entry| Named {
        bearer: desk.bearer(entry.who),
        inherited: entry.inherited,
        from_below: entry.from_below,
    };
    Cell::Bearers(borne.into_iter().map(named).collect())
}

impl Desk<'_> {
    pub(super) fn bearer(&self, who: Who) -> Bearer {
        match who {
            Who::Department(id) => Bearer { label: self.names.department(id).to_owned(), role: None, state: None },
            Who::Person(id) => Bearer { label: self.names.person(id).to_owned(), role: None, state: None },
            Who::Role(id) => {
                let state = self.state(id).filter(|state| state.is_nobody());
                Bearer { label: self.names.role(id).to_owned(), role: Some(id), state }
            }
        }
    }

    pub(super) fn state(&self, role: crate::model::RoleId) -> Option<State> {
        self.timeline.seating(role).on(self.day).map(|seating| seating.state)
    }

    /// The state of a role of which a name is missing.
    fn nameless(&self, role: crate::model::RoleId) -> Option<State> {
        let state = self.state(role)?;
        Some(if state == State::Filled { State::Undisclosed } else { state })
    }

    fn place(&self, who: Who) -> usize {
        match who {
            Who::Department(id) => self.order.department(id),
            Who::Role(id) => self.order.role(id),
            Who::Person(id) => self.order.person(id),
        }
    }
}
