//! What is written: departments, roles with their lines and holders, people.

use indexmap::IndexSet;

use super::departments::Departments;
use super::holding::{self, Forms};
use super::lines::reason;
use super::managers::{Miss, Target};
use super::own::{self, State};
use super::people::{Occupant, People, Person};
use super::remarks::{About, Remarks};
use super::report::Report;
use super::roles::{Role, Roles};
use super::table::{Cell, Table};
use crate::import::text::paths::{Paths, Scope};
use crate::import::text::{Declaration, statement};
use crate::syntax::spell;
use crate::syntax::tree::DeclKind;

/// What is said of roles and people outside of the organisation.
const EXTERNAL: &str = "external";

/// A department or role, in the order of the rows.
#[derive(Clone, Copy)]
enum Unit {
    Department(usize),
    Role(usize),
}

/// Everything that was found out.
struct Writer<'a> {
    table: &'a Table,
    people: &'a People,
    departments: &'a Departments,
    roles: &'a Roles<'a>,
    paths: Paths<'a>,
    forms: Forms,
    remarks: Remarks,
    /// The rows of roles that are outside of the organisation.
    external_rows: IndexSet<usize>,
    report: &'a mut Report,
}

/// All declarations, in the order of the rows.
pub(super) fn declarations(
    table: &Table,
    people: &People,
    departments: &Departments,
    roles: &Roles<'_>,
    report: &mut Report,
) -> Vec<Declaration> {
    let mut paths = Paths::default();
    let departments_and_roles = departments.all.iter().map(|department| department.path.as_str());
    departments_and_roles.chain(roles.all.iter().map(|role| role.path.as_str())).for_each(|path| {
        paths.add_who(path);
    });
    let remarks = Remarks::of(table, people, departments, roles, report);
    let forms = Forms::of(table);
    let external = roles.all.iter().filter(|role| own::is_external(table, role));
    let external_rows = external.flat_map(|role| &role.rows).copied().collect();
    let mut writer = Writer { table, people, departments, roles, paths, forms, remarks, external_rows, report };
    let mut declarations = writer.units();
    declarations.extend((0..people.all.len()).filter_map(|index| writer.person(index)));
    declarations
}

impl Writer<'_> {
    fn units(&mut self) -> Vec<Declaration> {
        let units = self.order();
        let mut places = vec![None; self.departments.all.len()];
        let mut declarations = Vec::new();
        for unit in units {
            let (scope, declaration) = match unit {
                Unit::Department(index) => {
                    if let Some(place) = places.get_mut(index) {
                        *place = Some(declarations.len());
                    }
                    (self.departments.all.get(index).and_then(|department| department.parent), self.department(index))
                }
                Unit::Role(index) => (self.roles.all.get(index).and_then(|role| role.department), self.role(index)),
            };
            let scope = scope.and_then(|department| places.get(department).copied().flatten());
            declarations.extend(declaration.map(|declaration| Declaration { scope, ..declaration }));
        }
        declarations
    }

    /// By the first row that speaks of it; a department before what stands in it.
    fn order(&self) -> Vec<Unit> {
        let rows = 0..self.table.rows.len();
        let mut first = vec![usize::MAX; self.departments.all.len()];
        for row in rows {
            for department in self.departments.outward(self.departments.of_row(row)).flatten() {
                if let Some(first) = first.get_mut(department) {
                    *first = row.min(*first);
                }
            }
        }
        // Parents stand before their parts in the list.
        let departments = first.into_iter().enumerate().map(|(index, row)| (row, 0, index, Unit::Department(index)));
        let role =
            |(index, role): (usize, &Role)| (role.rows.first().copied().unwrap_or(0), 1, index, Unit::Role(index));
        let mut units: Vec<(usize, u8, usize, Unit)> =
            departments.chain(self.roles.all.iter().enumerate().map(role)).collect();
        units.sort_by_key(|(row, rank, index, _)| (*row, *rank, *index));
        units.into_iter().map(|(_, _, _, unit)| unit).collect()
    }

    fn department(&self, index: usize) -> Option<Declaration> {
        let department = self.departments.all.get(index)?;
        let statements = self.remarks.departments.get(index).map(About::statements).unwrap_or_default();
        Some(declaration(DeclKind::Department, &department.path, &department.title, statements))
    }

    fn role(&mut self, index: usize) -> Option<Declaration> {
        let role = self.roles.all.get(index)?;
        let mut about = self.remarks.roles.get(index).cloned().unwrap_or_default();
        let mut statements = self.lines(index, role, &mut about);
        let seen = (self.table, self.people, self.roles, self.forms);
        statements.extend(holding::statements(seen, role, &mut about, self.report));
        let is_external = role.rows.first().is_some_and(|row| self.external_rows.contains(row));
        statements.extend(is_external.then(|| EXTERNAL.to_owned()));
        statements.extend(about.statements());
        Some(declaration(DeclKind::Role, &role.path, &role.title, statements))
    }

    /// Solid lines, then dotted ones. A cell of which it is not known whom it means becomes a note.
    fn lines(&mut self, index: usize, role: &Role, about: &mut About) -> Vec<String> {
        let (mut solid, mut dotted) = (Vec::new(), Vec::new());
        for said in role.rows.iter().filter_map(|row| self.roles.said.get(*row)) {
            for missed in &said.missed {
                self.keep(missed.cell, &reason(&missed.text, &missed.miss), role, about);
            }
            for cell in &said.contrary {
                self.keep(*cell, "another column of this row means somebody else", role, about);
            }
            let lines = said.solid.iter().map(|line| (line, true)).chain(said.dotted.iter().map(|line| (line, false)));
            for ((target, cell), is_solid) in lines {
                let end = self.end((target, *cell), index, is_solid, about);
                let ends = if is_solid { &mut solid } else { &mut dotted };
                ends.extend(end.filter(|end| !ends.contains(end)));
            }
        }
        let solid = solid.into_iter().map(|end| ("reports to", end));
        statement::runs(solid.chain(dotted.into_iter().map(|end| ("dotted to", end))))
    }

    /// The end of a line as it is written.
    fn end(
        &mut self,
        (target, cell): (&Target, Cell<'_>),
        index: usize,
        is_solid: bool,
        about: &mut About,
    ) -> Option<String> {
        let role = self.roles.all.get(index)?;
        let reason = match self.roles.find(target, index, self.departments) {
            Ok(Some(found)) if found == index && is_solid => {
                let message = format!("role `{}` is its own manager: written as `reports to nobody`", role.path);
                self.report.note(cell.place, message);
                return Some("nobody".to_owned());
            }
            Ok(Some(found)) if found != index => {
                let scope = Scope { department: self.departments.path(role.department), item: None };
                return self.roles.all.get(found).map(|found| self.paths.who(&found.path, scope));
            }
            Ok(None) if is_solid => return Some("nobody".to_owned()),
            Ok(_) => "a role has no dotted line to itself".to_owned(),
            Err(Miss::Several { count }) => format!("\"{}\" may be any of {count} roles", cell.text),
            Err(Miss::Unknown { .. }) => format!("\"{}\" has no role", cell.text),
        };
        self.keep(cell, &reason, role, about);
        None
    }

    fn keep(&mut self, cell: Cell<'_>, reason: &str, role: &Role, about: &mut About) {
        about.note(cell.kept());
        self.report.unplaced(cell.place, format!("{reason}; kept as a note on role `{}`", role.path));
    }

    fn person(&mut self, index: usize) -> Option<Declaration> {
        let person: &Person = self.people.all.get(index)?;
        let mut about = self.remarks.people.get(index).cloned().unwrap_or_default();
        let mut emails = person.emails.iter();
        let email = emails.next().map(|email| format!("email {}", spell::string(email)));
        emails.for_each(|email| about.note(format!("another address: {email}")));
        let external = self.is_outside(person).then(|| EXTERNAL.to_owned());
        let statements = email.into_iter().chain(external).chain(about.statements()).collect();
        Some(declaration(self.kind(index, person), &person.id, &person.name, statements))
    }

    fn kind(&self, index: usize, person: &Person) -> DeclKind {
        let occupant = Occupant::Person(index);
        let mut rows = person.rows.iter().filter_map(|number| self.table.rows.get(*number));
        match rows.any(|row| own::state(self.table, row, &occupant) == Some(State::Agent)) {
            true => DeclKind::Agent,
            false => DeclKind::Person,
        }
    }

    /// Whether somebody is outside of the organisation in a role that is not.
    fn is_outside(&self, person: &Person) -> bool {
        let mut rows = person.rows.iter().filter(|number| !self.external_rows.contains(*number));
        rows.any(|number| self.table.rows.get(*number).is_some_and(|row| own::says_external(self.table, row)))
    }
}

fn declaration(keyword: DeclKind, path: &str, title: &str, statements: Vec<String>) -> Declaration {
    Declaration {
        keyword,
        path: path.to_owned(),
        scope: None,
        title: Some(title.to_owned()),
        tags: Vec::new(),
        doc: None,
        statements,
    }
}
