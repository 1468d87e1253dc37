//! The tree of departments: columns from the whole to the part, paths in one cell, or a column for the parent.

use indexmap::{IndexMap, IndexSet};

use super::columns::Column;
use super::fold;
use super::report::Report;
use super::slug::{self, Claim};
use super::table::{Row, Table};

/// What stands between the parts of a path in one cell. A table uses one of them, the first that it has.
const MARKS: &[&str] = &["\n", ">", "›", "»", "→", " \\ ", " / "];

/// The columns of a department, from the whole to the part.
const LEVELS: &[Column] = &[Column::Division, Column::Department, Column::Team];

#[derive(Debug)]
pub(super) struct Department {
    pub(super) title: String,
    pub(super) parent: Option<usize>,
    pub(super) path: String,
    /// Its name, if the table says it.
    name: Option<String>,
}

/// All departments, those above others before them, and the one of each row.
#[derive(Debug, Default)]
pub(super) struct Departments {
    pub(super) all: Vec<Department>,
    of_rows: Vec<Option<usize>>,
    /// By the department around it and its title.
    by_title: IndexMap<(Option<usize>, String), usize>,
}

/// What the column for parents says: of each title the titles above it.
type Parents = IndexMap<String, IndexMap<String, String>>;

impl Departments {
    pub(super) fn of(table: &Table, report: &mut Report) -> Self {
        let cells = Cells::of(table);
        let parents = cells.parents();
        cells.tell_of_doubtful_parents(&parents, report);
        let paths: Vec<Vec<String>> = table.rows.iter().map(|row| cells.path(row, &parents)).collect();
        let nested = Nested::of(&paths);
        let mut departments = Self::default();
        for (row, path) in table.rows.iter().zip(&paths) {
            let path = nested.only_end(path).unwrap_or(path);
            let department = departments.add(path, &table.names_around(row));
            departments.of_rows.push(department);
        }
        departments.name();
        departments
    }

    pub(super) fn of_row(&self, row: usize) -> Option<usize> {
        self.of_rows.get(row).copied().flatten()
    }

    /// The path of a department; empty at the top.
    pub(super) fn path(&self, department: Option<usize>) -> &str {
        department.and_then(|index| self.all.get(index)).map_or("", |department| &department.path)
    }

    /// The department and all around it, from the inside.
    pub(super) fn outward(&self, department: Option<usize>) -> impl Iterator<Item = Option<usize>> {
        let around = std::iter::successors(department, |index| self.all.get(*index)?.parent);
        around.map(Some).chain([None])
    }

    /// The department at the end of these titles, with all above it; they have these names, if they are as many.
    fn add(&mut self, titles: &[String], names: &[String]) -> Option<usize> {
        let mut parent = None;
        for (end, title) in titles.iter().enumerate() {
            let next = self.all.len();
            let index = *self.by_title.entry((parent, fold::exact(title))).or_insert(next);
            if index == next {
                let name = names.get(end).filter(|_| names.len() == titles.len()).cloned();
                self.all.push(Department { title: title.clone(), parent, path: String::new(), name });
            }
            parent = Some(index);
        }
        parent
    }

    /// Gives each its path. Parents stand before their parts.
    fn name(&mut self) {
        let mut siblings: IndexMap<Option<usize>, Vec<usize>> = IndexMap::new();
        for (index, department) in self.all.iter().enumerate() {
            siblings.entry(department.parent).or_default().push(index);
        }
        let claim = |department: &Department| Claim {
            wanted: department.name.clone().unwrap_or_else(|| slug::slug(&department.title, "department")),
            distinctions: Vec::new(),
            rank: vec![fold::exact(&department.title)],
        };
        for (parent, indices) in siblings {
            let claims: Vec<Claim> = indices.iter().filter_map(|index| self.all.get(*index)).map(claim).collect();
            let prefix = match self.path(parent) {
                "" => String::new(),
                path => format!("{path}."),
            };
            for (index, name) in indices.into_iter().zip(slug::assign(&claims, &mut IndexSet::new())) {
                if let Some(department) = self.all.get_mut(index) {
                    department.path = format!("{prefix}{name}");
                }
            }
        }
    }
}

fn folded(titles: &[String]) -> Vec<String> {
    titles.iter().map(|title| fold::exact(title)).collect()
}

/// How the cells of a table name departments.
struct Cells<'t> {
    table: &'t Table,
    /// What stands between the parts of a path. A table with a column for the parent has no paths.
    mark: Option<&'static str>,
}

impl<'t> Cells<'t> {
    fn of(table: &'t Table) -> Self {
        let is_used = |mark: &&&str| table.texts(LEVELS).any(|cell| cell.contains(**mark));
        let mark = MARKS.iter().find(is_used).copied();
        Self { table, mark: mark.filter(|_| !table.has(Column::ParentDepartment)) }
    }

    fn parents(&self) -> Parents {
        let mut parents = Parents::new();
        for row in &self.table.rows {
            let parent = self.table.cell(row, Column::ParentDepartment);
            let (Some(parent), Some(title)) = (parent, self.titles(row).first().cloned()) else { continue };
            let key = fold::exact(parent.text);
            if key != fold::exact(&title) {
                parents.entry(fold::exact(&title)).or_default().insert(key, parent.text.to_owned());
            }
        }
        parents
    }

    /// A parent that is itself in several places, so that it is not known which one is meant.
    fn tell_of_doubtful_parents(&self, parents: &Parents, report: &mut Report) {
        for cell in self.table.rows.iter().filter_map(|row| self.table.cell(row, Column::ParentDepartment)) {
            if parents.get(&fold::exact(cell.text)).is_some_and(|above| above.len() > 1) {
                report.unplaced(cell.place, format!("\"{}\" stands in several departments; put at the top", cell.text));
            }
        }
    }

    /// The titles of the department of a row, from the whole to the part.
    fn titles(&self, row: &Row) -> Vec<String> {
        let cells = LEVELS.iter().filter_map(|column| self.table.cell(row, *column));
        without_repeats(cells.flat_map(|cell| self.split(cell.text)).collect())
    }

    /// The same with all that stands above them by the column for parents.
    fn path(&self, row: &Row, parents: &Parents) -> Vec<String> {
        let parent = self.table.cell(row, Column::ParentDepartment).map(|cell| cell.text.to_owned());
        let path = without_repeats(parent.into_iter().chain(self.titles(row)).collect());
        let mut seen: IndexSet<String> = path.iter().map(|title| fold::exact(title)).collect();
        let mut above = Vec::new();
        let mut next = seen.first().and_then(|title| parents.get(title));
        while let Some((key, title)) = next.filter(|next| next.len() == 1).and_then(IndexMap::first) {
            if !seen.insert(key.clone()) {
                break;
            }
            above.push(title.clone());
            next = parents.get(key);
        }
        above.into_iter().rev().chain(path).collect()
    }

    /// `Engineering / Platform`
    fn split(&self, cell: &str) -> Vec<String> {
        let parts = self.mark.into_iter().flat_map(|mark| cell.split(mark));
        let parts: Vec<String> = parts.map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect();
        if parts.is_empty() { vec![cell.to_owned()] } else { parts }
    }
}

/// A column that only repeats the one before it adds no level.
fn without_repeats(mut titles: Vec<String>) -> Vec<String> {
    titles.dedup_by_key(|title| fold::exact(title));
    titles
}

/// The departments that rows place inside of others.
#[derive(Debug, Default)]
struct Nested<'p> {
    /// By their last title.
    by_end: IndexMap<String, IndexMap<Vec<String>, &'p [String]>>,
    /// The titles at the top of them.
    tops: IndexSet<String>,
}

impl<'p> Nested<'p> {
    fn of(paths: &'p [Vec<String>]) -> Self {
        let mut nested = Self::default();
        for path in paths.iter().filter(|path| path.len() > 1) {
            let key = folded(path);
            nested.tops.extend(key.first().cloned());
            if let Some(end) = key.last() {
                nested.by_end.entry(end.clone()).or_default().entry(key).or_insert(path);
            }
        }
        nested
    }

    /// The department that is meant by a title alone: the only one that ends so, if nothing stands below that title.
    fn only_end(&self, path: &[String]) -> Option<&'p [String]> {
        let [title] = path else { return None };
        let title = fold::exact(title);
        let ends = self.by_end.get(&title).filter(|ends| ends.len() == 1 && !self.tops.contains(&title))?;
        ends.values().next().copied()
    }
}
