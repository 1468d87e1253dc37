//! The tables of the page.

use super::page::{Align, Page};
use super::text::Text;
use crate::model::ItemKind;
use crate::timeline::State;
use crate::view::matrix::{
    Bearer, Cell, FindingRow, Mark, MeasureRow, Named, Place, Row, RowFinding, Symbol, Table, TableColumns, WaiverRow,
};

/// One table for each department that declares rows.
pub(super) fn responsibilities(page: &mut Page, tables: &[Table]) {
    if tables.is_empty() {
        page.paragraph(&Text::of("There are no objectives or responsibilities to show."));
    }
    for table in tables {
        match &table.place {
            Place::Top => {}
            Place::Department(title) => page.heading(2, &Text::escaped(title)),
            Place::Elsewhere => page.heading(2, &Text::of("In what others answer for")),
        }
        let first = (Text::of("Objective or responsibility"), Align::Left);
        let heads: Vec<(Text, Align)> = [first].into_iter().chain(heads(&table.columns)).collect();
        let rows: Vec<Vec<Text>> = table.rows.iter().map(row).collect();
        page.table(&heads, &rows);
    }
}

/// The success measures, with the line that answers for each.
pub(super) fn measures(page: &mut Page, measures: &[MeasureRow]) {
    if measures.is_empty() {
        return;
    }
    let heads = ["Measure", "From", "To", "Role", "Accountability path"].map(|head| (Text::of(head), Align::Left));
    let rows: Vec<Vec<Text>> = measures.iter().map(measure).collect();
    page.heading(2, &Text::of("Success measures"));
    page.table(&heads, &rows);
}

/// What the checks found.
pub(super) fn findings(page: &mut Page, findings: &[FindingRow], elsewhere: usize) {
    if findings.is_empty() && elsewhere == 0 {
        return;
    }
    let heads = ["Level", "Check", "Finding", "When"].map(|head| (Text::of(head), Align::Left));
    let row = |found: &FindingRow| {
        vec![Text::of(found.level), Text::code(found.slug), Text::message(&found.message), days(found)]
    };
    page.heading(2, &Text::of("Findings"));
    if !findings.is_empty() {
        page.table(&heads, &findings.iter().map(row).collect::<Vec<_>>());
    }
    match elsewhere {
        0 => {}
        1 => page.paragraph(&Text::of("There is 1 more error, about what is not shown here.")),
        many => {
            let many = Text::of("There are ").then(&Text::count(many));
            page.paragraph(&many.then(&Text::of(" more errors, about what is not shown here.")));
        }
    }
}

fn days(found: &FindingRow) -> Text {
    let from = found.from.map(|day| Text::of("from ").then(&Text::day(day)));
    let until = found.until.map(|day| Text::of("until ").then(&Text::day(day)));
    Text::joined(from.into_iter().chain(until), " ")
}

/// The exceptions that were granted.
pub(super) fn waivers(page: &mut Page, waivers: &[WaiverRow]) {
    if waivers.is_empty() {
        return;
    }
    let heads = ["Waived for", "Check", "Reason", "Until"].map(|head| (Text::of(head), Align::Left));
    let row = |waiver: &WaiverRow| {
        let (on, reason) = (Text::escaped(&waiver.on), Text::escaped(&waiver.reason));
        vec![on, Text::code(&waiver.rule), reason, Text::day(waiver.until)]
    };
    page.heading(2, &Text::of("Waivers"));
    page.table(&heads, &waivers.iter().map(row).collect::<Vec<_>>());
}

fn heads(columns: &TableColumns) -> Vec<(Text, Align)> {
    match columns {
        TableColumns::Bearers(bearers) => bearers.iter().map(|who| (bearer(who), Align::Center)).collect(),
        TableColumns::Letters(symbols) => symbols.iter().map(|symbol| (letter_head(*symbol), Align::Left)).collect(),
    }
}

fn letter_head(symbol: Symbol) -> Text {
    Text::of(match symbol {
        Symbol::Accountable => "Accountable",
        Symbol::Responsible => "Responsible",
        Symbol::Supporting => "Supports",
        Symbol::Consulted => "Consulted",
        Symbol::Informed => "Informed",
    })
}

fn row(row: &Row) -> Vec<Text> {
    [row_head(row)].into_iter().chain(row.cells.iter().map(cell)).collect()
}

/// The title, indented under its whole; why nobody owns it; what was found.
fn row_head(row: &Row) -> Text {
    let title = Text::escaped(&row.title);
    let title = if row.kind == ItemKind::Objective { title.bold() } else { title };
    let unowned = row.unowned.iter().map(|reason| Text::of("unowned: ").then(&Text::escaped(reason)));
    let parts = [title].into_iter().chain(unowned).chain(row.findings.iter().map(finding));
    indent(row.depth).then(&Text::joined(parts, " – "))
}

fn indent(depth: usize) -> Text {
    let steps = depth.saturating_sub(1);
    let mark = Text::of(if depth > 0 { "↳ " } else { "" });
    Text::joined(std::iter::repeat_n(Text::of("&nbsp;&nbsp;&nbsp;"), steps), "").then(&mark)
}

fn finding(finding: &RowFinding) -> Text {
    let slug = Text::of("⚠ ").then(&Text::code(finding.slug));
    match finding.from {
        Some(from) => slug.then(&Text::of(" from ")).then(&Text::day(from)),
        None => slug,
    }
}

fn cell(cell: &Cell) -> Text {
    match cell {
        Cell::Letters(marks) => Text::joined(marks.iter().map(mark), "/"),
        Cell::Bearers(names) => Text::joined(names.iter().map(named), ", "),
    }
}

fn mark(mark: &Mark) -> Text {
    let letter = Text::letter(mark.symbol);
    let letter = if mark.nobody { letter.then(&Text::of("°")) } else { letter };
    let letter = if mark.from_below { letter.then(&Text::of("↓")) } else { letter };
    if mark.inherited { in_brackets(&letter) } else { letter }
}

fn named(named: &Named) -> Text {
    let name = bearer(&named.bearer);
    let name = if named.from_below { name.then(&Text::of(" ↓")) } else { name };
    if named.inherited { in_brackets(&name) } else { name }
}

fn in_brackets(text: &Text) -> Text {
    Text::of("(").then(text).then(&Text::of(")"))
}

/// The label, and the state where that is worth saying.
fn bearer(bearer: &Bearer) -> Text {
    let label = Text::escaped(&bearer.label);
    match bearer.state {
        Some(State::Vacant) => label.then(&Text::of(" *(vacant)*")),
        Some(State::Undisclosed) => label.then(&Text::of(" *(undisclosed)*")),
        Some(State::Planned) => label.then(&Text::of(" *(planned)*")),
        Some(State::Ended) => label.then(&Text::of(" *(ended)*")),
        Some(State::Filled | State::Unspecified | State::Unknown) | None => label,
    }
}

fn measure(measure: &MeasureRow) -> Vec<Text> {
    let unit = measure.unit.as_ref().map(|unit| Text::of(" ").then(&Text::escaped(unit))).unwrap_or_default();
    let figure =
        |figure: &Option<String>| figure.as_ref().map(|figure| Text::escaped(figure).then(&unit)).unwrap_or_default();
    let due = measure.due.map(|due| Text::of(" by ").then(&Text::day(due))).unwrap_or_default();
    let title = [Text::escaped(&measure.title)].into_iter();
    vec![
        Text::joined(title.chain(measure.findings.iter().map(finding)), " – "),
        figure(&measure.from),
        figure(&measure.to).then(&due),
        measure.owner.as_ref().map_or_else(|| Text::of("*nobody*"), bearer),
        path(measure),
    ]
}

fn path(measure: &MeasureRow) -> Text {
    if measure.path.is_empty() {
        return Text::of(if measure.owner.is_some() { "*no line to the top*" } else { "" });
    }
    Text::joined(measure.path.iter().map(|role| Text::escaped(role)), " → ")
}
