//! Text to rows and columns.

use csv::{ReaderBuilder, StringRecord};
use indexmap::IndexSet;

use super::columns::{self, Column};
use super::own;
use super::report::{Place, Report};
use super::slug::{self, Claim};
use crate::import::problem::Problem;
use crate::syntax::spell;

/// What may stand between cells.
const DELIMITERS: &[u8] = b",;\t|";

/// The columns by which a table that `orgc build --to csv` wrote is known: it says what everything is called.
const OWN: [&str; 5] = ["Position ID", "Title", "Department", "Manager ID", "Dotted line"];

/// The columns of a table of letters, which `orgc build --to matrix-csv` wrote: its rows are no positions.
const LETTERS: [&str; 6] = ["Item ID", "Item", "Kind", "Part of", "Letter", "Role ID"];

/// So many rows are searched for a header, to say where it is.
const MOST_ROWS_ABOVE: usize = 20;

/// A table whose columns are known.
#[derive(Debug)]
pub(super) struct Table {
    headers: Vec<String>,
    meanings: Vec<Column>,
    /// By which key a column is kept that has no place of its own.
    keys: Vec<String>,
    /// Whether it was written by `orgc build`.
    pub(super) is_own: bool,
    pub(super) rows: Vec<Row>,
}

/// A row that has any text.
#[derive(Debug)]
pub(super) struct Row {
    /// As a spreadsheet counts: the header is 1.
    pub(super) number: usize,
    cells: Vec<String>,
}

/// A cell that has any text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell<'t> {
    pub(super) text: &'t str,
    pub(super) place: Place<'t>,
}

impl Table {
    /// Reads a table and finds out what its columns mean.
    pub(super) fn read(text: &str, report: &mut Report) -> Result<Self, Problem> {
        let (text, said) = said_delimiter(text);
        let delimiter = said.unwrap_or_else(|| likely_delimiter(text));
        if let Some(row) = unclosed(text, delimiter) {
            return Err(row);
        }
        let mut records = records(text, delimiter);
        let Some(header) = records.next() else { return Err(problem("the table is empty")) };
        let headers: Vec<String> = header.1.iter().map(|cell| clean(cell).0).collect();
        if begins_with(&headers, &LETTERS) {
            return Err(problem(
                "this is a table of letters, which holds no organisation; `--to csv` and `--to json` do",
            ));
        }
        let is_own = begins_with(&headers, &OWN);
        let (mut meanings, keys) = (columns::meanings(&headers), keys(&headers));
        if is_own {
            own::name_columns(&headers, &mut meanings);
        }
        let mut table = Self { headers, meanings, keys, is_own, rows: Vec::new() };
        if !table.names_people_or_positions() {
            return Err(no_header(&table, records));
        }
        records.for_each(|(number, record)| table.add(number, &record, report));
        table.tell_of_other_columns(report);
        if table.rows.is_empty() { Err(problem("the table has no rows below its header")) } else { Ok(table) }
    }

    /// The cell of a column with this meaning, if anything stands in it.
    pub(super) fn cell<'t>(&'t self, row: &'t Row, column: Column) -> Option<Cell<'t>> {
        let index = self.meanings.iter().position(|meaning| *meaning == column)?;
        self.cell_at(row, index)
    }

    /// All cells of a row in which anything stands, and what their columns mean.
    pub(super) fn cells<'t>(&'t self, row: &'t Row) -> impl Iterator<Item = (Column, Cell<'t>)> {
        let meaning = |index: usize| self.meanings.get(index).copied().unwrap_or(Column::Other);
        (0..row.cells.len()).filter_map(move |index| Some((meaning(index), self.cell_at(row, index)?)))
    }

    /// The key by which the cells of a column are kept that have no place of their own.
    pub(super) fn key(&self, column: usize) -> String {
        self.keys.get(column).cloned().unwrap_or_else(|| format!("column-{}", column + 1))
    }

    pub(super) fn has(&self, column: Column) -> bool {
        self.meanings.contains(&column)
    }

    /// All texts in the columns with these meanings.
    pub(super) fn texts(&self, columns: &[Column]) -> impl Iterator<Item = &str> {
        let cells = self.rows.iter().flat_map(|row| columns.iter().filter_map(|column| self.cell(row, *column)));
        cells.map(|cell| cell.text).collect::<Vec<_>>().into_iter()
    }

    /// What a role or person is called, if the table was written by `orgc build` and says so.
    pub(super) fn own_path<'t>(&'t self, row: &'t Row, column: Column) -> Option<&'t str> {
        self.cell(row, column).map(|cell| cell.text).filter(|text| self.is_own && spell::is_path(text))
    }

    /// The names of the departments around the role of a row, the outermost first, if the table says them.
    pub(super) fn names_around(&self, row: &Row) -> Vec<String> {
        let path = self.own_path(row, Column::PositionId).unwrap_or_default();
        path.rsplit_once('.').map_or_else(Vec::new, |(around, _)| around.split('.').map(str::to_owned).collect())
    }

    fn cell_at<'t>(&'t self, row: &'t Row, index: usize) -> Option<Cell<'t>> {
        let text = row.cells.get(index).map(String::as_str).filter(|text| !text.is_empty())?;
        let header = self.headers.get(index).map_or("", String::as_str);
        Some(Cell { text, place: Place { row: row.number, column: index, header } })
    }

    fn names_people_or_positions(&self) -> bool {
        [Column::Name, Column::LastName, Column::Title].into_iter().any(|column| self.has(column))
    }

    fn add(&mut self, number: usize, record: &StringRecord, report: &mut Report) {
        let mut cells = Vec::with_capacity(record.len());
        for (column, cell) in record.iter().enumerate() {
            let (text, removed) = clean(cell);
            if let Some(what) = removed {
                let header = self.headers.get(column).map_or("", String::as_str);
                let place = Place { row: number, column, header };
                report.unplaced(place, format!("left out {what}, which no text of the language can hold"));
            }
            cells.push(text);
        }
        if cells.iter().any(|cell| !cell.is_empty()) {
            self.rows.push(Row { number, cells });
        }
    }

    fn tell_of_other_columns(&self, report: &mut Report) {
        for (column, (header, meaning)) in self.headers.iter().zip(&self.meanings).enumerate() {
            let is_used = self.rows.iter().any(|row| self.cell_at(row, column).is_some());
            if *meaning == Column::Other && is_used {
                report.note(Place { row: 1, column, header }, format!("kept as `set {}`", self.key(column)));
            }
        }
    }
}

impl Cell<'_> {
    /// `Manager: Bob Smith`: how a cell is kept that could not be placed.
    pub(super) fn kept(&self) -> String {
        let header = if self.place.header.is_empty() {
            format!("column {}", self.place.column + 1)
        } else {
            self.place.header.to_owned()
        };
        format!("{header}: {}", self.text)
    }
}

/// A key for each header, all different.
fn keys(headers: &[String]) -> Vec<String> {
    let claim = |(column, header): (usize, &String)| Claim {
        wanted: slug::slug(header, &format!("column-{}", column + 1)),
        rank: vec![format!("{column:06}")],
        ..Claim::default()
    };
    slug::assign(&headers.iter().enumerate().map(claim).collect::<Vec<_>>(), &mut IndexSet::new())
}

/// `sep=;` in the first line, as spreadsheets write and read it.
fn said_delimiter(text: &str) -> (&str, Option<u8>) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let said = first.trim_end_matches('\r').strip_prefix("sep=").map(str::as_bytes);
    match said {
        Some([delimiter]) => (rest, Some(*delimiter)),
        _ => (text, None),
    }
}

/// The delimiter with which most headers are known; of equals, the one that makes most columns.
fn likely_delimiter(text: &str) -> u8 {
    let score = |delimiter: &u8| {
        let header = records(text, *delimiter).next().map(|(_, record)| record).unwrap_or_default();
        let headers: Vec<String> = header.iter().map(str::to_owned).collect();
        let known = columns::meanings(&headers).iter().filter(|column| **column != Column::Other).count();
        (known, headers.len())
    };
    let mut best = (b',', (0, 0));
    for delimiter in DELIMITERS {
        let score = score(delimiter);
        if score > best.1 {
            best = (*delimiter, score);
        }
    }
    best.0
}

/// All records, with the numbers that a spreadsheet gives them: lines, but for line ends inside of cells.
fn records(text: &str, delimiter: u8) -> impl Iterator<Item = (usize, StringRecord)> {
    let reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let has_lines = text.contains('\n');
    let mut inside = 0;
    reader.into_records().filter_map(Result::ok).enumerate().map(move |(index, record)| {
        let number = if has_lines { line(text, &record).saturating_sub(inside) } else { index + 1 };
        inside += record.iter().map(|cell| cell.matches('\n').count()).sum::<usize>();
        (number, record)
    })
}

/// A quotation mark that is never closed makes one cell of all that follows.
fn unclosed(text: &str, delimiter: u8) -> Option<Problem> {
    let (number, last) = records(text, delimiter).last()?;
    let start = usize::try_from(last.position()?.byte()).unwrap_or(usize::MAX);
    // What stands behind the end of the text is another row, unless the end stands in a cell.
    let tail = format!("{}\nend", text.get(start..)?);
    let is_open = records(&tail, delimiter).count() == 1;
    let message = "a quotation mark is never closed: all that follows would be one cell; close it, or double it if it \
                   belongs to the text";
    is_open.then(|| Problem { place: format!("row {number}"), message: message.to_owned() })
}

/// The line in which a record begins, behind the empty ones that the reader skips with it.
fn line(text: &str, record: &StringRecord) -> usize {
    let number = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    let Some(position) = record.position() else { return 0 };
    let skipped = text.get(number(position.byte())..).unwrap_or("");
    let skipped = skipped.chars().take_while(|c| matches!(c, '\r' | '\n')).filter(|c| *c == '\n').count();
    number(position.line()) + skipped
}

/// The text of a cell without space around it, and what had to be taken out of it.
fn clean(cell: &str) -> (String, Option<String>) {
    let text = cell.replace("\r\n", "\n").replace('\r', "\n");
    let text = without_guard(text.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}'));
    let removed = spell::unwritable(text);
    if removed.is_none() {
        return (text.to_owned(), None);
    }
    let kept: String = text.chars().filter(|c| spell::unwritable(c.encode_utf8(&mut [0; 4])).is_none()).collect();
    (kept.trim().to_owned(), removed)
}

/// An apostrophe before what a spreadsheet would take for a formula is no part of the text.
fn without_guard(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@'])).unwrap_or(text)
}

fn no_header(table: &Table, mut below: impl Iterator<Item = (usize, StringRecord)>) -> Problem {
    let is_header = |record: &StringRecord| {
        let headers: Vec<String> = record.iter().map(|cell| clean(cell).0).collect();
        columns::meanings(&headers).iter().filter(|column| **column != Column::Other).count() > 1
    };
    let header = below.by_ref().take(MOST_ROWS_ABOVE).find(|(_, record)| is_header(record));
    match header {
        Some((number, _)) => problem(&format!("row {number} looks like the header: remove the rows above it")),
        None => {
            let found: Vec<String> = table.headers.iter().take(8).map(|header| format!("\"{header}\"")).collect();
            problem(&format!(
                "no column has names or job titles: the first row must name the columns, such as \
                 Name, Title, Department, Manager; found {}",
                found.join(", ")
            ))
        }
    }
}

fn begins_with(headers: &[String], known: &[&str]) -> bool {
    known.iter().eq(headers.iter().take(known.len()))
}

fn problem(message: &str) -> Problem {
    Problem { place: String::new(), message: message.to_owned() }
}
