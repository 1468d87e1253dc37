//! The responsibilities matrix: who has which letter in what.
//!
//! Knows what its rows, columns and cells are, and when a table is too wide to be read. Must not know how
//! a table is written.

mod columns;
mod entries;
mod findings;
mod held;
mod letters;
mod measures;
mod rows;
mod scope;
mod waivers;

use crate::calendar::{Date, Interval};
use crate::check::CheckedChart;
use crate::model::{Chart, Columns, ItemId, ItemKind, RoleId};
use crate::timeline::{State, Timeline};
use crate::view::{ChartOrder, Focus, Names};

pub use held::{Held, held};
pub use letters::{LetterRow, letters};
use scope::Scope;

/// What is wanted.
#[derive(Debug, Clone, Copy)]
pub struct Question {
    /// The day whose truth is shown.
    pub day: Date,
    /// What chooses the rows: a view perhaps the columns, too.
    pub focus: Focus,
    /// What the columns are, whatever the view says. Without a choice they are roles, as long as a table
    /// stays narrow.
    pub columns: Option<Columns>,
}

/// All tables.
#[derive(Debug)]
pub struct Matrix {
    /// What it is about: the title of the view or organization, if there is one.
    pub title: Option<String>,
    /// The days on which all of it is true.
    pub truth: Interval,
    /// One table for each department that declares rows, those of the top level first.
    pub tables: Vec<Table>,
    /// The success measures.
    pub measures: Vec<MeasureRow>,
    /// The exceptions.
    pub waivers: Vec<WaiverRow>,
}

/// The rows that one department declares.
#[derive(Debug)]
pub struct Table {
    /// The department; `None` for what is declared outside of all.
    pub department: Option<String>,
    /// What its columns are.
    pub columns: TableColumns,
    /// Its rows in source order, wholes before their parts.
    pub rows: Vec<Row>,
}

/// The columns of one table.
#[derive(Debug)]
pub enum TableColumns {
    /// One for each bearer of a letter; the cells have the letters.
    Bearers(Vec<Bearer>),
    /// One for each letter; the cells have the bearers.
    Letters(Vec<Symbol>),
}

/// A role, department or person that bears letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bearer {
    /// What it is called.
    pub label: String,
    /// The role, if it is one.
    pub role: Option<RoleId>,
    /// The state of the role, where that is worth saying: nobody named is there.
    pub state: Option<State>,
}

/// The letters, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Symbol {
    /// A
    Accountable,
    /// R
    Responsible,
    /// S
    Supporting,
    /// C
    Consulted,
    /// I
    Informed,
}

/// One objective or responsibility.
#[derive(Debug)]
pub struct Row {
    /// Which one.
    pub item: ItemId,
    /// How many wholes are around it.
    pub depth: usize,
    /// Which of the two.
    pub kind: ItemKind,
    /// Its title.
    pub title: String,
    /// Why nobody owns it, on purpose.
    pub unowned: Option<String>,
    /// The checks that found something in it.
    pub findings: Vec<RowFinding>,
    /// One cell for each column.
    pub cells: Vec<Cell>,
}

/// A check that found something in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowFinding {
    /// The slug of the check.
    pub slug: &'static str,
    /// The day on which it begins, if that is still to come.
    pub from: Option<Date>,
}

/// What stands where a row and a column meet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// The letters of the column's bearer.
    Letters(Vec<Mark>),
    /// The bearers of the column's letter.
    Bearers(Vec<Named>),
}

/// A letter in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// Which one.
    pub symbol: Symbol,
    /// Whether it comes from the whole.
    pub inherited: bool,
    /// Whether nobody holds the role that bears it (somebody may stand in), and the column's head does not
    /// say so.
    pub nobody: bool,
}

/// A bearer in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Who.
    pub bearer: Bearer,
    /// Whether the letter comes from the whole.
    pub inherited: bool,
}

/// One success measure.
#[derive(Debug)]
pub struct MeasureRow {
    /// Its title.
    pub title: String,
    /// Where it begins.
    pub from: Option<String>,
    /// Where it is to go.
    pub to: Option<String>,
    /// What is counted.
    pub unit: Option<String>,
    /// When it is to be there.
    pub due: Option<Date>,
    /// The accountable role.
    pub owner: Option<Bearer>,
    /// The roles from the owner to the top, both included; empty where there is no unbroken line.
    pub path: Vec<String>,
    /// The checks that found something in it.
    pub findings: Vec<RowFinding>,
}

/// One exception.
#[derive(Debug)]
pub struct WaiverRow {
    /// The declaration that carries it.
    pub on: String,
    /// The slug of the check.
    pub rule: String,
    /// Why.
    pub reason: String,
    /// The last day on which it holds.
    pub until: Date,
}

/// What all parts of the work need.
struct Desk<'a> {
    checked: &'a CheckedChart,
    timeline: &'a Timeline,
    day: Date,
    names: Names,
    order: ChartOrder,
    findings: findings::Findings,
}

impl<'a> Desk<'a> {
    fn of(checked: &'a CheckedChart, day: Date) -> Self {
        let timeline = checked.timeline();
        let (names, order) = (Names::on(timeline, day), ChartOrder::on(timeline, day));
        let findings = findings::of_items(checked, day);
        Self { checked, timeline, day, names, order, findings }
    }
}

impl Matrix {
    /// The matrix that `question` asks for.
    #[must_use]
    pub fn of(checked: &CheckedChart, question: &Question) -> Self {
        let desk = Desk::of(checked, question.day);
        let (timeline, day) = (checked.timeline(), question.day);
        let (chart, focus) = (checked.chart(), question.focus);
        let scope = Scope::of(&desk, focus);
        let columns = question.columns.or(focus.view(chart).and_then(|view| view.columns));
        Self {
            title: title(chart, focus),
            truth: timeline.truth_around(day),
            tables: rows::tables(&desk, &scope, columns),
            measures: measures::rows(&desk, &scope),
            waivers: waivers::rows(&desk),
        }
    }
}

/// The titles of what was chosen; without a choice, that of the organisation.
fn title(chart: &Chart, focus: Focus) -> Option<String> {
    let chosen: Vec<&str> = focus.titles(chart).collect();
    let organization = || chart.organization.as_ref().map(|organization| organization.header.title().to_owned());
    if chosen.is_empty() { organization() } else { Some(chosen.join(" – ")) }
}

impl Symbol {
    /// All letters, strongest first.
    pub const ALL: [Self; 5] =
        [Self::Accountable, Self::Responsible, Self::Supporting, Self::Consulted, Self::Informed];

    /// The letter itself.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::Accountable => 'A',
            Self::Responsible => 'R',
            Self::Supporting => 'S',
            Self::Consulted => 'C',
            Self::Informed => 'I',
        }
    }

    /// What the letter stands for.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Accountable => "accountable",
            Self::Responsible => "responsible",
            Self::Supporting => "supports",
            Self::Consulted => "consulted",
            Self::Informed => "informed",
        }
    }
}
