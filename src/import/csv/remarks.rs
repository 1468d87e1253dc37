//! Where the cells go that have no place of their own: keys and notes of roles, people and departments.

use indexmap::{IndexMap, IndexSet};

use super::columns::Column;
use super::departments::Departments;
use super::own;
use super::people::{People, Person};
use super::report::Report;
use super::roles::{Role, Roles};
use super::table::{Cell, Table};
use crate::import::text::statement;
use crate::syntax::spell;

/// What is kept about one declaration.
#[derive(Debug, Clone, Default)]
pub(super) struct About {
    /// By key: the texts, each with its header.
    keys: IndexMap<String, IndexMap<String, String>>,
    notes: IndexSet<String>,
}

/// What is kept about every declaration, by its index.
#[derive(Debug)]
pub(super) struct Remarks {
    pub(super) roles: Vec<About>,
    pub(super) people: Vec<About>,
    pub(super) departments: Vec<About>,
}

impl About {
    pub(super) fn note(&mut self, text: String) {
        self.notes.insert(text);
    }

    /// A key can have one text; where there are several, all become notes.
    pub(super) fn statements(&self) -> Vec<String> {
        let (mut set, mut notes) = (Vec::new(), Vec::new());
        for (key, texts) in &self.keys {
            match texts.first() {
                Some((text, _)) if texts.len() == 1 => set.push(format!("set {key} {}", spell::string(text))),
                _ => notes.extend(texts.values().cloned()),
            }
        }
        notes.extend(self.notes.iter().cloned());
        set.into_iter().chain(notes.iter().map(|note| statement::note(note))).collect()
    }

    fn keep(&mut self, table: &Table, column: Column, cell: Cell<'_>) {
        if column == Column::Note {
            self.note(cell.text.to_owned());
        } else {
            let texts = self.keys.entry(table.key(cell.place.column)).or_default();
            texts.insert(cell.text.to_owned(), cell.kept());
        }
    }
}

impl Remarks {
    pub(super) fn of(
        table: &Table,
        people: &People,
        departments: &Departments,
        roles: &Roles<'_>,
        report: &mut Report,
    ) -> Self {
        let mut remarks = Self {
            roles: vec![About::default(); roles.all.len()],
            people: vec![About::default(); people.all.len()],
            departments: vec![About::default(); departments.all.len()],
        };
        let of_people = columns_of_people(table, roles);
        for (index, role) in roles.all.iter().enumerate() {
            remarks.of_role((table, people, &of_people), index, role, report);
        }
        for number in &roles.of_departments {
            remarks.of_department(table, *number, departments, report);
        }
        remarks
    }

    fn of_role(
        &mut self,
        (table, people, of_people): (&Table, &People, &IndexSet<usize>),
        index: usize,
        role: &Role,
        report: &mut Report,
    ) {
        let rows = role.rows.iter().filter_map(|number| Some((*number, table.rows.get(*number)?)));
        let is_external = own::is_external(table, role);
        for (number, row) in rows {
            let person = people.person_in(number);
            for (column, cell) in table.cells(row) {
                let Some(of_role) = self.roles.get_mut(index) else { return };
                let of_person = person.and_then(|person| self.people.get_mut(person));
                let holder = person.and_then(|person| people.all.get(person));
                if table.is_own && names_itself(column, cell, role, holder)
                    || own::is_placed((column, cell), people.in_row(number), is_external)
                {
                    continue;
                }
                let column = of_others(table, (column, cell), report);
                let is_of_people = column == Column::PersonId || of_people.contains(&cell.place.column);
                match (column, of_person) {
                    (Column::Other | Column::Note | Column::PersonId, Some(person)) if is_of_people => {
                        person.keep(table, column, cell);
                    }
                    (Column::Other | Column::Note | Column::PositionId, _) => of_role.keep(table, column, cell),
                    (Column::PersonId | Column::Email, None) => {
                        of_role.note(cell.kept());
                        let message =
                            format!("nobody with a name stands in this row; kept as a note on role `{}`", role.path);
                        report.unplaced(cell.place, message);
                    }
                    _ => {}
                }
            }
        }
    }

    /// A row without a person and without a position.
    fn of_department(&mut self, table: &Table, number: usize, departments: &Departments, report: &mut Report) {
        let (Some(row), Some(index)) = (table.rows.get(number), departments.of_row(number)) else { return };
        let Some(about) = self.departments.get_mut(index) else { return };
        for (column, cell) in table.cells(row) {
            match of_others(table, (column, cell), report) {
                Column::Division | Column::Department | Column::Team | Column::ParentDepartment => {}
                Column::Other | Column::Note => about.keep(table, column, cell),
                _ => {
                    about.note(cell.kept());
                    let path = departments.path(Some(index));
                    let message =
                        format!("this row has neither a person nor a title; kept as a note on department `{path}`");
                    report.unplaced(cell.place, message);
                }
            }
        }
    }
}

/// A column of ours in which somebody has put a word of their own is any column.
fn of_others(table: &Table, (column, cell): (Column, Cell<'_>), report: &mut Report) -> Column {
    if !matches!(column, Column::State | Column::External) {
        return column;
    }
    let key = table.key(cell.place.column);
    report.unplaced(cell.place, format!("\"{}\" does not fit the rest of this row; kept as `set {key}`", cell.text));
    Column::Other
}

/// Whether a cell of a table of ours says nothing but what the role or person is called. The numbers of others are
/// kept, even where what they number is called the same.
fn names_itself(column: Column, cell: Cell<'_>, role: &Role, person: Option<&Person>) -> bool {
    match column {
        Column::PositionId => cell.text == role.path,
        Column::PersonId => person.is_some_and(|person| cell.text == person.id),
        _ => false,
    }
}

/// A column is about roles if the rows of each role agree in it; else it is about people.
fn columns_of_people(table: &Table, roles: &Roles<'_>) -> IndexSet<usize> {
    let mut of_people = IndexSet::new();
    for role in &roles.all {
        let rows = || role.rows.iter().filter_map(|number| table.rows.get(*number));
        let text =
            |row, column| table.cells(row).find(|(_, cell)| cell.place.column == column).map(|(_, cell)| cell.text);
        let columns: IndexSet<usize> =
            rows().flat_map(|row| table.cells(row)).map(|(_, cell)| cell.place.column).collect();
        for column in columns {
            let mut texts = rows().map(|row| text(row, column));
            let first = texts.next();
            if texts.any(|text| Some(text) != first) {
                of_people.insert(column);
            }
        }
    }
    of_people
}
