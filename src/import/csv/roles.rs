//! Which rows speak of the same role.
//!
//! Rows with the same title, department and manager are one role with several holders, as charts show it. Who
//! is a manager of others has a role of their own, or their reports would have several managers. A number of
//! the position decides where there is one.

use indexmap::{IndexMap, IndexSet};

use super::columns::Column;
use super::departments::Departments;
use super::fold;
use super::lines::{Missed, Said};
use super::managers::{Index, Miss, Target};
use super::people::{Occupant, People, Person, name};
use super::report::Report;
use super::slug::{self, Claim};
use super::table::{Row, Table};
use crate::import::text::paths;

/// The title of a position of which nothing is known.
const UNTITLED: &str = "Untitled";

#[derive(Debug)]
pub(super) struct Role {
    pub(super) title: String,
    pub(super) department: Option<usize>,
    pub(super) rows: Vec<usize>,
    pub(super) path: String,
}

/// All roles in the order of their first rows.
#[derive(Debug, Default)]
pub(super) struct Roles<'t> {
    pub(super) all: Vec<Role>,
    /// What each row says about managers.
    pub(super) said: Vec<Said<'t>>,
    by_person: IndexMap<usize, IndexSet<usize>>,
    by_position: IndexMap<String, IndexSet<usize>>,
    by_title: IndexMap<String, IndexSet<usize>>,
    /// Rows that speak of a department only.
    pub(super) of_departments: Vec<usize>,
}

/// What two rows of one role have in common.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Key {
    department: Option<usize>,
    title: String,
    position: Option<String>,
    manager: Option<Manager>,
    dotted: Vec<Target>,
    /// The text of a manager who is not known.
    unknown: Vec<String>,
    boss: Option<usize>,
}

/// A manager as a cell says, or, when that is known, as the role it means.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Manager {
    Said(Target),
    Role(usize),
}

impl<'t> Roles<'t> {
    pub(super) fn of(table: &'t Table, people: &People, departments: &Departments, report: &mut Report) -> Self {
        let index = Index::of(table, people);
        let said: Vec<Said<'t>> = table.rows.iter().map(|row| Said::of(table, row, &index)).collect();
        let bosses = bosses(&said);
        let mut groups: IndexMap<Key, Vec<usize>> = IndexMap::new();
        let mut of_departments = Vec::new();
        for (number, row) in table.rows.iter().enumerate() {
            let title = title(table, row, people.in_row(number));
            let department = departments.of_row(number);
            if title.is_none() && department.is_some() {
                of_departments.push(number);
                continue;
            }
            let title = title.unwrap_or_else(|| UNTITLED.to_owned());
            let key = key(table, row, said.get(number), department, &title);
            let boss = people.person_in(number).filter(|person| key.position.is_none() && bosses.contains(person));
            groups.entry(Key { boss, ..key }).or_default().push(number);
        }
        let mut roles = Self { all: Vec::new(), said, of_departments, ..Self::default() };
        roles.enlist(table, people, departments, groups.values());
        let groups = roles.joined(groups, departments);
        roles.enlist(table, people, departments, groups.values());
        roles.name(table, people, departments);
        roles.tell_of_roles_without_title(table, report);
        roles
    }

    /// Whether somebody holds more than one role.
    pub(super) fn holds_several(&self, person: usize) -> bool {
        self.by_person.get(&person).is_some_and(|roles| roles.len() > 1)
    }

    /// The role that is meant, by the one that says so.
    pub(super) fn find(
        &self,
        target: &Target,
        asking: usize,
        departments: &Departments,
    ) -> Result<Option<usize>, Miss> {
        let found = match target {
            Target::Nobody => return Ok(None),
            Target::Person(person) => self.by_person.get(person),
            Target::Position(number) => self.by_position.get(number),
            Target::Title(title) => self.by_title.get(title),
        };
        let all: Vec<usize> = found.into_iter().flatten().copied().collect();
        let others: Vec<usize> = all.iter().copied().filter(|role| *role != asking).collect();
        let candidates = if others.is_empty() { all } else { others };
        self.nearest(&candidates, asking, departments)
    }

    /// The only one, or the only one in the innermost department around who asks that has any.
    fn nearest(&self, candidates: &[usize], asking: usize, departments: &Departments) -> Result<Option<usize>, Miss> {
        if let [only] = candidates {
            return Ok(Some(*only));
        }
        let department = |role: &usize| self.all.get(*role).and_then(|role| role.department);
        for around in departments.outward(department(&asking)) {
            let mut here = candidates.iter().filter(|role| department(role) == around);
            if let Some(first) = here.next() {
                return if here.next().is_none() {
                    Ok(Some(*first))
                } else {
                    Err(Miss::Several { count: candidates.len() })
                };
            }
        }
        Err(Miss::Several { count: candidates.len() })
    }

    /// Joins what differs only in how the cells name the manager.
    fn joined(&self, groups: IndexMap<Key, Vec<usize>>, departments: &Departments) -> IndexMap<Key, Vec<usize>> {
        let mut joined: IndexMap<Key, Vec<usize>> = IndexMap::new();
        for (index, (key, rows)) in groups.into_iter().enumerate() {
            let manager = key.manager.map(|manager| match &manager {
                Manager::Said(target) => match self.find(target, index, departments) {
                    Ok(Some(role)) => Manager::Role(role),
                    _ => manager,
                },
                Manager::Role(_) => manager,
            });
            joined.entry(Key { manager, ..key }).or_default().extend(rows);
        }
        joined.values_mut().for_each(|rows| rows.sort_unstable());
        joined.sort_by(|_, rows, _, others| rows.cmp(others));
        joined
    }

    /// Makes a role of each group of rows, in place of all there were.
    fn enlist<'g>(
        &mut self,
        table: &Table,
        people: &People,
        departments: &Departments,
        groups: impl Iterator<Item = &'g Vec<usize>>,
    ) {
        let said = std::mem::take(&mut self.said);
        let of_departments = std::mem::take(&mut self.of_departments);
        *self = Self { said, of_departments, ..Self::default() };
        for (index, rows) in groups.enumerate() {
            let first = rows.first().and_then(|number| Some((*number, table.rows.get(*number)?)));
            let title = first.and_then(|(number, row)| title(table, row, people.in_row(number)));
            let title = title.unwrap_or_else(|| UNTITLED.to_owned());
            self.by_title.entry(fold::loose(&title)).or_default().insert(index);
            for number in rows {
                if let Some(person) = people.person_in(*number) {
                    self.by_person.entry(person).or_default().insert(index);
                }
                if let Some(cell) = table.rows.get(*number).and_then(|row| table.cell(row, Column::PositionId)) {
                    self.by_position.entry(fold::exact(cell.text)).or_default().insert(index);
                }
            }
            let department = first.and_then(|(number, _)| departments.of_row(number));
            self.all.push(Role { title, department, rows: rows.clone(), path: String::new() });
        }
    }

    /// Gives each its path. Names of departments in the same scope are taken.
    fn name(&mut self, table: &Table, people: &People, departments: &Departments) {
        let mut scopes: IndexMap<Option<usize>, Vec<usize>> = IndexMap::new();
        for (index, role) in self.all.iter().enumerate() {
            scopes.entry(role.department).or_default().push(index);
        }
        for (department, indices) in scopes {
            let prefix = match departments.path(department) {
                "" => String::new(),
                path => format!("{path}."),
            };
            let inside = departments.all.iter().filter(|other| other.parent == department);
            let mut taken: IndexSet<String> = inside.map(|other| paths::last(&other.path).to_owned()).collect();
            let roles = indices.iter().filter_map(|index| self.all.get(*index));
            let claims: Vec<Claim> = roles.map(|role| self.claim(role, (table, people, departments), &taken)).collect();
            for (index, name) in indices.into_iter().zip(slug::assign(&claims, &mut taken)) {
                if let Some(role) = self.all.get_mut(index) {
                    role.path = format!("{prefix}{name}");
                }
            }
        }
    }

    fn claim(
        &self,
        role: &Role,
        (table, people, departments): (&Table, &People, &Departments),
        taken: &IndexSet<String>,
    ) -> Claim {
        let rows = || role.rows.iter().filter_map(|number| table.rows.get(*number));
        let own = rows().find_map(|row| table.own_path(row, Column::PositionId));
        let wanted = own.map_or_else(|| slug::slug(&role.title, "role"), |path| paths::last(path).to_owned());
        let wanted = if taken.contains(&wanted) { format!("{wanted}-role") } else { wanted };
        let position = rows().filter_map(|row| table.cell(row, Column::PositionId)).map(|cell| cell.text).min();
        let manager = self.manager_mark(role, table, people, departments);
        let dotted = rows().filter_map(|row| table.cell(row, Column::Dotted)).map(|cell| cell.text).min();
        let holder = self.holder(role, people);
        let marks = [position.unwrap_or_default().to_owned(), manager, dotted.unwrap_or_default().to_owned()];
        let told = marks.iter().map(|mark| slug::slug(mark, ""));
        let distinctions = told.chain(holder.map(|one| one.id.clone())).collect();
        // What a table of ours calls so keeps its name.
        let first = u8::from(own.is_none()).to_string();
        let rank = [first].into_iter().chain(marks).chain(holder.map(|one| one.rank.clone())).collect();
        Claim { wanted, distinctions, rank }
    }

    /// The first of those who hold a role.
    fn holder<'p>(&self, role: &Role, people: &'p People) -> Option<&'p Person> {
        let holders = role.rows.iter().filter_map(|number| people.all.get(people.person_in(*number)?));
        holders.min_by_key(|person| &person.rank)
    }

    /// The manager of a role, however its rows name them.
    fn manager_mark(&self, role: &Role, table: &Table, people: &People, departments: &Departments) -> String {
        let first = role.rows.first();
        let target = first.and_then(|row| self.said.get(*row)?.solid.as_ref()).map(|(target, _)| target);
        // Nobody asks, so nobody is left out of the answer.
        let found = target.and_then(|target| self.find(target, usize::MAX, departments).ok().flatten());
        match found.and_then(|index| self.all.get(index)) {
            Some(manager) => self.holder(manager, people).map_or_else(|| manager.title.clone(), |one| one.name.clone()),
            None => first.and_then(|row| manager_text(table, table.rows.get(*row)?)).unwrap_or_default().to_owned(),
        }
    }

    fn tell_of_roles_without_title(&self, table: &Table, report: &mut Report) {
        if !table.has(Column::Title) {
            return;
        }
        for role in &self.all {
            let rows = role.rows.iter().filter_map(|number| table.rows.get(*number));
            for row in rows.filter(|row| table.cell(row, Column::Title).is_none()) {
                if let Some((_, cell)) = table.cells(row).next() {
                    report.note(cell.place, format!("this row has no title; its role is called \"{}\"", role.title));
                }
            }
        }
    }
}

/// Everybody to whom others report.
fn bosses(said: &[Said<'_>]) -> IndexSet<usize> {
    let targets = said.iter().flat_map(|said| said.solid.iter().chain(&said.dotted));
    let people = targets.filter_map(|(target, _)| match target {
        Target::Person(person) => Some(*person),
        _ => None,
    });
    people.collect()
}

fn key(table: &Table, row: &Row, said: Option<&Said<'_>>, department: Option<usize>, title: &str) -> Key {
    let position = table.cell(row, Column::PositionId).map(|cell| fold::exact(cell.text));
    let (said, decides) = (said.into_iter(), position.is_none());
    let solid = said.clone().find_map(|said| said.solid.as_ref()).filter(|_| decides);
    let manager = solid.map(|(target, _)| Manager::Said(target.clone()));
    let is_in_doubt = |missed: &&Missed<'_>| decides && (missed.is_dotted || manager.is_none());
    let missed = said.clone().flat_map(|said| &said.missed).filter(is_in_doubt);
    let unknown = missed.map(|missed| fold::exact(&missed.text)).collect();
    let dotted = said.flat_map(|said| &said.dotted).filter(|_| decides);
    let mut dotted: Vec<Target> = dotted.map(|(target, _)| target.clone()).collect();
    dotted.sort();
    Key { department, title: fold::exact(title), position, manager, dotted, unknown, boss: None }
}

/// What a role is called: by its title, else by who holds it.
fn title(table: &Table, row: &Row, occupant: &Occupant) -> Option<String> {
    if let Some(cell) = table.cell(row, Column::Title) {
        return Some(cell.text.to_owned());
    }
    match occupant {
        Occupant::Person(_) => name(table, row),
        Occupant::Withheld(_) | Occupant::Nobody(Some(_)) => Some(UNTITLED.to_owned()),
        Occupant::Nobody(None) | Occupant::Unsaid => None,
    }
}

/// The manager as written, by name if there is one.
fn manager_text<'t>(table: &'t Table, row: &'t Row) -> Option<&'t str> {
    let columns = [Column::Manager, Column::ManagerEmail, Column::ManagerId];
    columns.into_iter().find_map(|column| table.cell(row, column)).map(|cell| cell.text)
}
