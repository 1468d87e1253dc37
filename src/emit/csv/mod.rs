//! Tables for spreadsheets: roles with their holders, and the matrix in long form.

mod table;

use super::Request;
use crate::calendar::{Date, Interval};
use crate::check::CheckedChart;
use crate::model::ItemKind;
use crate::view::matrix::{LetterRow, Question, letters};
use crate::view::{Occupant, RosterRow, roster};

use table::Table;

/// The columns of the roles: all but the last two have the names by which `orgc import csv` knows them.
const ROLES: [&str; 12] = [
    "Position ID",
    "Title",
    "Department",
    "Manager ID",
    "Dotted line",
    "Name",
    "Person ID",
    "Share",
    "From",
    "Until",
    "State",
    "External",
];

/// The columns of the matrix.
const MATRIX: [&str; 9] = ["Item ID", "Item", "Kind", "Part of", "Letter", "Role ID", "Role", "People", "Inherited"];

/// Several in one cell.
const AND: &str = "; ";

/// A row for each role and holder.
pub(super) fn roles(checked: &CheckedChart, request: &Request<'_>) -> String {
    let mut table = Table::with(&ROLES);
    for row in roster(checked.timeline(), request.focus, request.as_of) {
        let (from, until) = (day(row.days, Interval::from), day(row.days, Interval::until));
        let cells = [
            row.role.as_str(),
            &row.title,
            &row.departments.join(" / ").replace('\n', " "),
            row.manager.as_deref().unwrap_or_default(),
            &row.dotted.join(AND),
            name(&row),
            row.person.as_deref().unwrap_or_default(),
            row.share.as_deref().unwrap_or_default(),
            &from,
            &until,
            state(&row),
            yes(row.external),
        ];
        table.row(cells);
    }
    table.into_string()
}

/// A row for each letter.
pub(super) fn matrix(checked: &CheckedChart, request: &Request<'_>) -> String {
    let question = Question { day: request.as_of, focus: request.focus, columns: None };
    let mut table = Table::with(&MATRIX);
    for row in letters(checked, &question) {
        let letter = row.letter.map(|letter| letter.letter().to_string()).unwrap_or_default();
        let (id, title) = row.bearer.clone().unwrap_or_default();
        let (kind, people, inherited) = (kind(&row), row.people.join(AND), yes(row.inherited));
        let whole = row.whole.as_deref().unwrap_or_default();
        table.row([&row.item, &row.title, kind, whole, &letter, &id, &title, &people, inherited]);
    }
    table.into_string()
}

fn name(row: &RosterRow) -> &str {
    match &row.occupant {
        Occupant::Named(name) => name,
        Occupant::Withheld => "Undisclosed",
        Occupant::Nobody => "Vacant",
        Occupant::Unsaid => "",
    }
}

const fn state(row: &RosterRow) -> &'static str {
    match row.occupant {
        Occupant::Named(_) | Occupant::Withheld if row.acting => "acting",
        Occupant::Named(_) if row.agent => "agent",
        Occupant::Named(_) => "filled",
        Occupant::Withheld => "undisclosed",
        Occupant::Nobody => "vacant",
        Occupant::Unsaid => "",
    }
}

const fn kind(row: &LetterRow) -> &'static str {
    match row.kind {
        ItemKind::Objective => "objective",
        ItemKind::Responsibility => "responsibility",
        ItemKind::Measure => "measure",
    }
}

const fn yes(is_so: bool) -> &'static str {
    if is_so { "yes" } else { "" }
}

/// An end of the days, if it is not open.
fn day(days: Option<Interval>, end: impl Fn(Interval) -> Option<Date>) -> String {
    days.and_then(end).map(|day| day.to_string()).unwrap_or_default()
}
