//! What each row says about managers.

use super::columns::Column;
use super::managers::{Index, Miss, Target};
use super::table::{Cell, Row, Table};

/// The cells of a row that name managers, and who is meant.
#[derive(Debug, Default)]
pub(super) struct Said<'t> {
    pub(super) solid: Option<(Target, Cell<'t>)>,
    pub(super) dotted: Vec<(Target, Cell<'t>)>,
    pub(super) missed: Vec<Missed<'t>>,
    /// Cells that mean somebody else than the one before them.
    pub(super) contrary: Vec<Cell<'t>>,
}

/// A text that means nobody for certain.
#[derive(Debug)]
pub(super) struct Missed<'t> {
    pub(super) cell: Cell<'t>,
    pub(super) text: String,
    pub(super) miss: Miss,
    pub(super) is_dotted: bool,
}

/// The columns of a manager, the surest first.
const MANAGERS: &[Column] = &[Column::ManagerId, Column::ManagerEmail, Column::Manager];

impl<'t> Said<'t> {
    pub(super) fn of(table: &'t Table, row: &'t Row, index: &Index) -> Self {
        let mut said = Self::default();
        for cell in MANAGERS.iter().filter_map(|column| table.cell(row, *column)) {
            match (index.find(cell.text), &said.solid) {
                (Ok(target), None) => said.solid = Some((target, cell)),
                (Ok(target), Some((first, _))) if target != *first => said.contrary.push(cell),
                (Ok(_), Some(_)) => {}
                (Err(miss), _) => said.missed.push(Missed { cell, text: cell.text.to_owned(), miss, is_dotted: false }),
            }
        }
        if let Some(cell) = table.cell(row, Column::Dotted) {
            said.dotted(cell, index);
        }
        said
    }

    /// One manager, or several with marks between them.
    fn dotted(&mut self, cell: Cell<'t>, index: &Index) {
        let texts: Vec<&str> = match index.find(cell.text) {
            Ok(_) => vec![cell.text],
            Err(_) if cell.text.contains([';', '\n', '|']) => cell.text.split([';', '\n', '|']).collect(),
            Err(_) => cell.text.split(',').collect(),
        };
        let found: Vec<(&str, Result<Target, Miss>)> = texts
            .into_iter()
            .map(str::trim)
            .filter(|text| !text.is_empty())
            .map(|text| (text, index.find(text)))
            .collect();
        // `Last, First` of somebody unknown is one name.
        if found.len() == 2 && found.iter().all(|(_, found)| found.is_err()) {
            return self.miss_dotted(cell, cell.text, index.find(cell.text));
        }
        for (text, found) in found {
            match found {
                Ok(Target::Nobody) => {}
                Ok(target) => self.dotted.push((target, cell)),
                missed => self.miss_dotted(cell, text, missed),
            }
        }
    }

    fn miss_dotted(&mut self, cell: Cell<'t>, text: &str, found: Result<Target, Miss>) {
        let missed = |miss| Missed { cell, text: text.to_owned(), miss, is_dotted: true };
        self.missed.extend(found.err().map(missed));
    }
}

/// Why nobody is meant by a text, for people.
pub(super) fn reason(text: &str, miss: &Miss) -> String {
    match miss {
        Miss::Unknown { nearest: Some(nearest) } => format!("no one is called \"{text}\"; nearest: \"{nearest}\""),
        Miss::Unknown { nearest: None } => format!("no one is called \"{text}\""),
        Miss::Several { count } => format!("\"{text}\" may be any of {count}; name an address or a number"),
    }
}
