//! The responsibilities matrix: who has which letter in what.
//!
//! Knows what its rows, columns and cells are, and when a table is too wide to be read. Must not know how
//! a table is written.

mod columns;
mod entries;
mod findings;
mod held;
mod letters;
mod marks;
mod measures;
mod rows;
mod scope;
mod waivers;

use crate::calendar::{Date, Interval};
use crate::check::CheckedChart;
use crate::model::{self, Chart, Columns, ItemId, ItemKind, Layer, Role, RoleId};
use crate::timeline::{State, Timeline};
use crate::view::{About, ChartOrder, Focus, Names, levels};

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
    /// What was found, errors first.
    pub findings: Vec<FindingRow>,
    /// How many errors there are besides, about what is not shown.
    pub errors_elsewhere: usize,
    /// The exceptions.
    pub waivers: Vec<WaiverRow>,
}

/// Where the rows of a table are declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Outside of all departments.
    Top,
    /// In this department.
    Department(String),
    /// Outside of the root that was asked for, which has letters in them all the same.
    Elsewhere,
}

/// The rows that one department declares.
#[derive(Debug)]
pub struct Table {
    /// Where they are declared.
    pub place: Place,
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
    /// Whether it is borne by a role further below, which is not shown.
    pub from_below: bool,
}

/// A bearer in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Who.
    pub bearer: Bearer,
    /// Whether the letter comes from the whole.
    pub inherited: bool,
    /// Whether it is borne by a role further below, which is not shown.
    pub from_below: bool,
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

/// Something that a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingRow {
    /// Its place among all findings.
    pub place: usize,
    /// How bad it is: `error`, `warning` or `note`.
    pub level: &'static str,
    /// The slug of the check.
    pub slug: &'static str,
    /// What is wrong, with names in backticks.
    pub message: String,
    /// The day on which it begins, if that is still to come.
    pub from: Option<Date>,
    /// The last day on which it holds, if it ends.
    pub until: Option<Date>,
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
    about: About,
    /// Where there is a depth: the role that stands for each role of what is shown.
    standing: Option<model::Table<Role, Option<RoleId>>>,
}

impl<'a> Desk<'a> {
    fn of(checked: &'a CheckedChart, day: Date) -> Self {
        let timeline = checked.timeline();
        let (names, order) = (Names::on(timeline, day), ChartOrder::on(timeline, day));
        Self { checked, timeline, day, names, order, about: About::on(checked, day), standing: None }
    }

    /// The same, where nothing is shown below the depth that is wanted.
    fn down_to_depth(self, focus: Focus) -> Self {
        let (chart, epoch) = (self.checked.chart(), self.timeline.epoch_on(self.day));
        let standing = focus.depth(chart).map(|limit| {
            let is_below =
                |id| focus.root(chart).is_none_or(|root| levels::is_below(self.timeline, &epoch, self.day, root, id));
            let roles = chart.roles.table(|id, _| epoch.is_live(id) && is_below(id));
            levels::standing_for(chart, &epoch, &roles, limit)
        });
        Self { standing, ..self }
    }
}

impl Matrix {
    /// The matrix that `question` asks for.
    #[must_use]
    pub fn of(checked: &CheckedChart, question: &Question) -> Self {
        let (chart, focus) = (checked.chart(), question.focus);
        let desk = Desk::of(checked, question.day).down_to_depth(focus);
        let (timeline, day) = (checked.timeline(), question.day);
        let scope = Scope::of(&desk, focus);
        let (findings, errors_elsewhere) = findings::rows(&desk, &scope);
        let columns = question.columns.or(focus.view(chart).and_then(|view| view.columns));
        let is_hidden = |columns: &Columns| *columns == Columns::People && focus.hides(chart, Layer::People);
        let columns = columns.filter(|columns| !is_hidden(columns));
        Self {
            title: title(chart, focus),
            truth: timeline.truth_around(day),
            tables: rows::tables(&desk, &scope, columns)
                .into_iter()
                .chain(rows::elsewhere(&desk, &scope, columns))
                .collect(),
            measures: measures::rows(&desk, &scope),
            findings,
            errors_elsewhere,
            waivers: waivers::rows(&desk, &scope),
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
