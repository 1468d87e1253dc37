//! Who holds a role, and since when.

use super::columns::Column;
use super::date::{self, Doubt, Order};
use super::fold;
use super::own::{self, State};
use super::people::{Occupant, People};
use super::remarks::About;
use super::report::Report;
use super::roles::{Role, Roles};
use super::share::{self, Unit};
use super::table::{Cell, Row, Table};
use crate::calendar::Period;
use crate::import::text::statement;
use crate::syntax::spell;

/// Full time, in hundredths of a percent.
const FULL_TIME: u32 = 10_000;

/// The end of an endless contract in some systems.
const NEVER: &str = "9999-12-31";

/// How the table writes shares and dates.
#[derive(Debug, Clone, Copy)]
pub(super) struct Forms {
    unit: Unit,
    order: Order,
}

/// What a row says besides who it is about.
#[derive(Debug, Default)]
struct Terms {
    share: Option<u32>,
    /// ` from … until …`
    dates: String,
    /// Cells that could not be understood.
    kept: Vec<String>,
}

/// The rows of one role, by who stands in them.
struct Seats<'a> {
    table: &'a Table,
    people: &'a People,
    roles: &'a Roles<'a>,
    forms: Forms,
    role: &'a Role,
}

impl Forms {
    pub(super) fn of(table: &Table) -> Self {
        let unit = Unit::of(table.texts(&[Column::Share]));
        Self { unit, order: Order::of(table.texts(&[Column::Start, Column::End])) }
    }
}

/// All that is said about the holders of a role. What has no place goes to the notes of the role.
pub(super) fn statements(
    (table, people, roles, forms): (&Table, &People, &Roles<'_>, Forms),
    role: &Role,
    about: &mut About,
    report: &mut Report,
) -> Vec<String> {
    let seats = Seats { table, people, roles, forms, role };
    let rows: Vec<(&Row, &Occupant)> =
        role.rows.iter().filter_map(|number| Some((table.rows.get(*number)?, people.in_row(*number)))).collect();
    let is_empty = |occupant: &Occupant| matches!(occupant, Occupant::Nobody(_) | Occupant::Unsaid);
    let (empty, held): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(_, occupant)| is_empty(occupant));
    let mut statements = seats.holders(&held, report);
    statements.extend(seats.posts(&empty, held.len(), about, report));
    statements
}

impl Seats<'_> {
    fn holders(&self, rows: &[(&Row, &Occupant)], report: &mut Report) -> Vec<String> {
        let mut items: Vec<(&'static str, String)> = Vec::new();
        let mut work = 0;
        for (row, occupant) in rows {
            let item = match occupant {
                Occupant::Person(index) => ("held by", self.holder(*index, (row, occupant), report)),
                Occupant::Withheld(word) => ("", self.undisclosed(word, (row, occupant), &mut work, report)),
                Occupant::Nobody(_) | Occupant::Unsaid => continue,
            };
            if items.contains(&item) && !item.0.is_empty() {
                if let Some((_, cell)) = self.table.cells(row).next() {
                    report.note(cell.place, format!("this row says again who holds role `{}`", self.role.path));
                }
            } else {
                items.push(item);
            }
        }
        let work = (work > 0).then(|| format!("fte {}", share::full_time(work)));
        statement::runs(items).into_iter().chain(work).collect()
    }

    fn holder(&self, index: usize, (row, occupant): (&Row, &Occupant), report: &mut Report) -> String {
        let terms = self.terms(row, report);
        let id = self.people.all.get(index).map_or("", |person| &person.id);
        // Full time goes without saying, unless there is something besides.
        let share = terms.share.filter(|share| *share != FULL_TIME || self.roles.holds_several(index));
        format!("{id}{}{}{}", written(share), self.acting(row, occupant), terms.tail())
    }

    /// More than full time is the work of several people who are not named.
    fn undisclosed(
        &self,
        word: &str,
        (row, occupant): (&Row, &Occupant),
        work: &mut u32,
        report: &mut Report,
    ) -> String {
        let mut terms = self.terms_of_post(row, report);
        if let Some(share) = terms.share.take_if(|share| *share > FULL_TIME) {
            *work += share;
        }
        if fold::letters(word) != "undisclosed" {
            terms.kept.push(word.to_owned());
        }
        let share = written(terms.share.filter(|share| *share != FULL_TIME));
        format!("undisclosed{share}{}{}", self.acting(row, occupant), terms.tail())
    }

    fn acting(&self, row: &Row, occupant: &Occupant) -> &'static str {
        if own::state(self.table, row, occupant) == Some(State::Acting) { " acting" } else { "" }
    }

    /// Positions that nobody holds, or of which the table does not say who does.
    fn posts(&self, rows: &[(&Row, &Occupant)], held: usize, about: &mut About, report: &mut Report) -> Vec<String> {
        let mut statements = Vec::new();
        let mut work = Some(0);
        for (row, occupant) in rows {
            let mut terms = self.terms_of_post(row, report);
            work = work.and_then(|work: u32| Some(work + terms.share.take()?));
            if let Occupant::Nobody(word) = occupant {
                terms.kept.extend(word.clone());
            }
            match occupant {
                Occupant::Nobody(_) if held == 0 => {
                    let vacant = format!("vacant{}", terms.tail());
                    if !statements.contains(&vacant) {
                        statements.push(vacant);
                    }
                }
                Occupant::Unsaid if rows.len() == 1 && !terms.dates.is_empty() => {
                    statements.push(format!("exists{}", terms.dates));
                    terms.kept.drain(..).for_each(|kept| about.note(kept));
                }
                _ => self.keep_dates(row, &mut terms, about, report),
            }
        }
        let seats = held + rows.len();
        statements.extend((!rows.is_empty() && seats > 1).then(|| format!("seats {seats}")));
        // The work of a role of which some are there is not that of the others.
        let work = work.filter(|work| *work > 0 && held == 0);
        statements.extend(work.map(|work| format!("fte {}", share::full_time(work))));
        statements
    }

    /// One seat of several has no dates of its own.
    fn keep_dates(&self, row: &Row, terms: &mut Terms, about: &mut About, report: &mut Report) {
        if !terms.dates.is_empty() {
            for cell in [Column::Start, Column::End].into_iter().filter_map(|column| self.table.cell(row, column)) {
                let path = &self.role.path;
                report
                    .unplaced(cell.place, format!("one seat of several has no dates; kept as a note on role `{path}`"));
                about.note(format!("free seat: {}", cell.kept()));
            }
        }
        terms.kept.drain(..).for_each(|kept| about.note(format!("free seat: {kept}")));
    }

    fn terms(&self, row: &Row, report: &mut Report) -> Terms {
        let mut terms = self.terms_of_post(row, report);
        if let Some(cell) =
            self.table.cell(row, Column::Share).filter(|_| terms.share.is_some_and(|share| share > FULL_TIME))
        {
            terms.share = None;
            self.unplaced(cell, "nobody can hold more than all of a role", &mut terms, report);
        }
        terms
    }

    /// A post may be worth more than one full time.
    fn terms_of_post(&self, row: &Row, report: &mut Report) -> Terms {
        let mut terms = Terms::default();
        if let Some(cell) = self.table.cell(row, Column::Share) {
            terms.share = share::parse(cell.text, self.forms.unit);
            if terms.share.is_none() {
                self.unplaced(cell, &format!("\"{}\" is no share such as 50%", cell.text), &mut terms, report);
            }
        }
        let from = self.date(row, Column::Start, &mut terms, report);
        let until = self.date(row, Column::End, &mut terms, report).filter(|until| until != NEVER);
        if let (Some(from), Some(until)) = (&from, &until)
            && is_backwards(from, until)
        {
            for cell in [Column::Start, Column::End].into_iter().filter_map(|column| self.table.cell(row, column)) {
                self.unplaced(cell, "it ends before it begins", &mut terms, report);
            }
            return terms;
        }
        let bound = |word: &str, date: Option<String>| date.map(|date| format!(" {word} {date}")).unwrap_or_default();
        terms.dates = bound("from", from) + &bound("until", until);
        terms
    }

    fn date(&self, row: &Row, column: Column, terms: &mut Terms, report: &mut Report) -> Option<String> {
        let cell = self.table.cell(row, column)?;
        match date::parse(cell.text, self.forms.order) {
            Ok(date) => Some(date),
            Err(doubt) => {
                let reason = match doubt {
                    Doubt::Ambiguous(one, other) => {
                        format!("\"{}\" may be two days; write {one} or {other}", cell.text)
                    }
                    Doubt::Serial => format!(
                        "\"{}\" is the number of a day in a spreadsheet; format the column as a date",
                        cell.text
                    ),
                    Doubt::NoDate => format!("\"{}\" is no date such as 2026-12-31", cell.text),
                };
                self.unplaced(cell, &reason, terms, report);
                None
            }
        }
    }

    fn unplaced(&self, cell: Cell<'_>, reason: &str, terms: &mut Terms, report: &mut Report) {
        terms.kept.push(cell.kept());
        report.unplaced(cell.place, format!("{reason}; kept as a note on role `{}`", self.role.path));
    }
}

impl Terms {
    /// ` note "…" from … until …`
    fn tail(&self) -> String {
        let note = (!self.kept.is_empty()).then(|| format!(" note {}", spell::string(&self.kept.join("; "))));
        note.unwrap_or_default() + &self.dates
    }
}

/// ` 60%`
fn written(share: Option<u32>) -> String {
    share.map(|share| format!(" {}", share::percent(share))).unwrap_or_default()
}

fn is_backwards(from: &str, until: &str) -> bool {
    match (Period::parse(from), Period::parse(until)) {
        (Ok(from), Ok(until)) => from.first() > until.last(),
        _ => false,
    }
}
