//! The responsibilities matrix as tables.

use super::desk::{Desk, item_anchor};
use super::letter::letter;
use super::markup::{Markup, Tag, classed, tag};
use crate::model::ItemKind;
use crate::timeline::State;
use crate::view::matrix::{
    Bearer, Cell, Mark, Matrix, MeasureRow, Named, Place, Row, RowFinding, Symbol, Table, TableColumns,
};

/// One table for each department that declares rows, and one of the success measures.
pub(super) fn tables(desk: &Desk<'_>) -> Markup {
    let matrix = &desk.matrix;
    if matrix.tables.is_empty() {
        return classed("p", "empty").with("There are no objectives or responsibilities to show.").into();
    }
    let mut all: Vec<Tag> = matrix.tables.iter().map(|table| one(desk, table)).collect();
    all.extend((!matrix.measures.is_empty()).then(|| measures(desk, &matrix.measures)));
    all.push(legend(matrix));
    all.into()
}

/// A table that may be wider than the page: it scrolls by itself, also by keys.
pub(super) fn scrolling(name: &str, table: Tag) -> Tag {
    classed("div", "wide").set("role", "region").set("aria-label", name).set("tabindex", "0").with(table)
}

fn one(desk: &Desk<'_>, table: &Table) -> Tag {
    let title = match &table.place {
        Place::Top => "Declared outside of all departments",
        Place::Department(title) => title.as_str(),
        Place::Elsewhere => "In what others answer for",
    };
    let first = tag("th").set("scope", "col").with("Objective or responsibility");
    let columns: Vec<Tag> = match &table.columns {
        TableColumns::Bearers(bearers) => bearers.iter().map(|bearer| column(desk, bearer)).collect(),
        TableColumns::Letters(symbols) => symbols.iter().map(|symbol| head(*symbol)).collect(),
    };
    let class = match table.columns {
        TableColumns::Bearers(_) => "matrix crosses",
        TableColumns::Letters(_) => "matrix",
    };
    let rows =
        table.rows.iter().map(|row| tag("tr").with(row_head(desk, row)).all(row.cells.iter().map(|it| cell(desk, it))));
    let body = classed("table", class)
        .with(tag("caption").set("dir", "auto").with(title))
        .with(tag("thead").with(tag("tr").with(first).all(columns)))
        .with(tag("tbody").all(rows));
    scrolling(title, body)
}

fn column(desk: &Desk<'_>, who: &Bearer) -> Tag {
    tag("th").set("scope", "col").with(bearer(desk, who))
}

fn head(symbol: Symbol) -> Tag {
    let word = symbol.word();
    tag("th").set("scope", "col").with(letter(symbol, false)).with(format!(" {word}"))
}

/// The label, and the state where that is worth saying.
fn bearer(desk: &Desk<'_>, bearer: &Bearer) -> Markup {
    let state = match bearer.state {
        Some(State::Filled | State::Unspecified | State::Unknown) | None => None,
        Some(state) => Some(format!(" ({})", state.word())),
    };
    let label: Markup = match bearer.role {
        Some(role) if desk.names.role(role) == bearer.label => desk.role(role),
        _ => tag("bdi").with(bearer.label.as_str()).into(),
    };
    label.then(state)
}

/// The title, indented under its whole; why nobody owns it; what was found.
fn row_head(desk: &Desk<'_>, row: &Row) -> Tag {
    let item = &desk.chart.items[row.item];
    let link = tag("a").set("href", &format!("#{}", item_anchor(item))).with(tag("bdi").with(row.title.as_str()));
    let unowned = row.unowned.as_ref().map(|reason| format!(" – unowned: {reason}"));
    let class = if row.kind == ItemKind::Objective { "objective" } else { "responsibility" };
    tag("th")
        .set("scope", "row")
        .set("class", class)
        .set("data-depth", &row.depth.min(DEEPEST).to_string())
        .with((row.depth > 0).then_some("↳ "))
        .with(link)
        .with(unowned)
        .all(row.findings.iter().map(found))
}

/// Rows are indented up to this depth.
const DEEPEST: usize = 6;

fn found(finding: &RowFinding) -> Tag {
    let from = finding.from.map(|from| format!(" from {from}"));
    classed("span", "finding").with(" ⚠ ").with(tag("code").with(finding.slug)).with(from)
}

fn cell(desk: &Desk<'_>, cell: &Cell) -> Tag {
    tag("td").with(match cell {
        Cell::Letters(marks) => Markup::joined(marks.iter().map(mark), "/"),
        Cell::Bearers(names) => Markup::joined(names.iter().map(|name| named(desk, name)), ", "),
    })
}

fn mark(mark: &Mark) -> Markup {
    let nobody = mark.nobody.then(|| tag("abbr").set("title", "nobody holds the role").with("°"));
    letter(mark.symbol, mark.inherited).then(nobody).then(mark.from_below.then(below))
}

/// The mark of what is borne by somebody who is not shown.
fn below() -> Tag {
    tag("abbr").set("title", "borne by a role further below, which is not shown").with("↓")
}

fn named(desk: &Desk<'_>, named: &Named) -> Markup {
    let name = bearer(desk, &named.bearer).then(named.from_below.then(below));
    if named.inherited { Markup::from("(").then(name).then(")") } else { name }
}

fn measures(desk: &Desk<'_>, measures: &[MeasureRow]) -> Tag {
    let heads = ["Measure", "From", "To", "Role", "Accountability path"];
    let heads = heads.map(|head| tag("th").set("scope", "col").with(head));
    let table = classed("table", "matrix")
        .with(tag("caption").with("Success measures"))
        .with(tag("thead").with(tag("tr").all(heads)))
        .with(tag("tbody").all(measures.iter().map(|row| measure(desk, row))));
    scrolling("Success measures", table)
}

fn measure(desk: &Desk<'_>, row: &MeasureRow) -> Tag {
    let unit = row.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
    let figure = |figure: &Option<String>| figure.as_ref().map(|figure| format!("{figure}{unit}"));
    let due = row.due.map(|due| format!(" by {due}"));
    let path = match (&row.owner, row.path.is_empty()) {
        (Some(_), true) => "no line to the top".into(),
        _ => Markup::joined(row.path.iter().map(|role| tag("bdi").with(role.as_str())), " › "),
    };
    let owner = row.owner.as_ref().map_or_else(|| "nobody".into(), |owner| bearer(desk, owner));
    let title = tag("bdi").with(row.title.as_str());
    tag("tr")
        .with(tag("th").set("scope", "row").with(title).all(row.findings.iter().map(found)))
        .with(tag("td").with(figure(&row.from)))
        .with(tag("td").with(figure(&row.to)).with(due))
        .with(tag("td").with(owner))
        .with(tag("td").with(path))
}

/// What letters mean, and the marks that occur.
fn legend(matrix: &Matrix) -> Tag {
    let rows = || matrix.tables.iter().flat_map(|table| &table.rows);
    let letters = Symbol::ALL
        .map(|symbol| Markup::from(tag("b").with(symbol.letter().to_string())).then(format!(" {}", symbol.word())));
    let marks = [
        (rows().any(|row| row.kind == ItemKind::Objective), "bold: an objective; else a responsibility"),
        (rows().any(|row| row.depth > 0), "↳ a part of the row above it"),
        (rows().any(Row::has_inherited), "in brackets: accountable for the whole, and so for this part"),
        (matrix.has_deeper(), "↓ borne by a role further below, which is not shown"),
        (rows().any(Row::has_nobody), "° nobody holds the role that has the letter"),
        (matrix.has_findings(), "⚠ found by this check"),
    ];
    let marks = marks.into_iter().filter(|(occurs, _)| *occurs).map(|(_, meaning)| meaning);
    let entries = [Markup::joined(letters, ", ")].into_iter().chain(marks.map(Markup::from));
    classed("ul", "legend").all(entries.map(|entry| tag("li").with(entry)))
}
