//! Chart entries as they are before any statement is read.

use crate::calendar::{Date, Period};
use crate::model::{
    Annotations, Claim, Dates, Department, Header, Item, ItemKind, Measure, Number, Person, PersonKind, Policy, Role,
    Tag, View,
};
use crate::source::Span;
use crate::syntax::tree::{self, Bounds, Decl, Moment, Path, Statement};

/// The header of a declaration that has a name.
pub(super) fn of(decl: &Decl, path: &Path, spelled: String) -> Header {
    let name = path.parts.last().map_or("", |part| part.text.as_str());
    Header {
        name_start: spelled.len().saturating_sub(name.len()),
        path: spelled,
        name_span: path.span,
        ..nameless(decl)
    }
}

pub(super) fn of_organization(decl: &Decl) -> Header {
    let name_span = decl.title.as_ref().map_or(decl.keyword, |title| title.span);
    Header { name_span, ..nameless(decl) }
}

/// The header of a policy; `number` counts those without name.
pub(super) fn of_policy(decl: &Decl, name: Option<&str>, number: usize) -> Header {
    let path = name.map_or_else(|| format!("policy {number}"), str::to_owned);
    let name_span = decl.path.as_ref().map_or(decl.keyword, |path| path.span);
    Header { path, name_span, ..nameless(decl) }
}

/// The header of a person who is only quoted.
pub(super) fn of_quoted(name: &str, span: Span) -> Header {
    Header { path: name.to_owned(), ..empty(span) }
}

fn nameless(decl: &Decl) -> Header {
    Header {
        title: decl.title.as_ref().map(|title| title.value.clone()),
        annotated: annotated(decl).map(Box::new),
        name_span: decl.keyword,
        declared: true,
        ..empty(decl.span)
    }
}

fn annotated(decl: &Decl) -> Option<Annotations> {
    if decl.tags.is_empty() && decl.doc.is_none() {
        return None;
    }
    let tags = decl.tags.iter().map(|tag| Tag { name: tag.text.clone(), span: tag.span });
    let doc = decl.doc.as_ref().map(|doc| doc.value.clone());
    Some(Annotations { tags: tags.collect(), doc, ..Annotations::default() })
}

fn empty(span: Span) -> Header {
    Header {
        path: String::new(),
        name_start: 0,
        title: None,
        annotated: None,
        limited: None,
        name_span: span,
        span,
        declared: false,
    }
}

pub(super) fn department(header: Header) -> Department {
    Department {
        header,
        parent: None,
        kind: None,
        heads: Vec::new(),
        part_of: Vec::new(),
        owns: Vec::new(),
        provides: Vec::new(),
    }
}

pub(super) fn role(header: Header) -> Role {
    Role {
        header,
        department: None,
        solid: Vec::new(),
        dotted: Vec::new(),
        part_of: Vec::new(),
        holdings: Vec::new(),
        vacancies: Vec::new(),
        seats: None,
        fte: None,
        deputies: Vec::new(),
        owns: Vec::new(),
        external: false,
    }
}

pub(super) fn person(header: Header, kind: PersonKind) -> Person {
    Person { header, kind, email: None, external: false }
}

pub(super) fn item(header: Header, kind: ItemKind) -> Item {
    Item {
        header,
        kind,
        parent: None,
        department: None,
        claims: Vec::<Claim>::new(),
        letters: Vec::new(),
        unowned: None,
        contributes_to: Vec::new(),
        needs: Vec::new(),
        period: None,
        due: None,
        measure: None,
    }
}

pub(super) fn measure(measure: &tree::Measure, statement: &Statement, path: String) -> Item {
    let header = Header {
        name_start: path.len().saturating_sub(measure.name.text.len()),
        path,
        title: measure.title.as_ref().map(|title| title.value.clone()),
        name_span: measure.name.span,
        declared: true,
        ..empty(statement.span)
    };
    let first = measure.from.as_ref().unwrap_or(&measure.to);
    let numbers = Measure {
        from: measure.from.as_ref().map(number),
        to: number(&measure.to),
        unit: measure.unit.as_ref().map(|unit| unit.value.clone()),
        span: first.span.to(measure.to.span),
    };
    Item { due: measure.due.map(last_day), measure: Some(Box::new(numbers)), ..item(header, ItemKind::Measure) }
}

pub(super) fn policy(header: Header) -> Policy {
    Policy { header, statements: Vec::new() }
}

pub(super) fn view(header: Header) -> View {
    View {
        header,
        root: None,
        depth: None,
        show: Vec::new(),
        hide: Vec::new(),
        include: Vec::new(),
        exclude: Vec::new(),
        columns: None,
        as_of: None,
    }
}

pub(super) fn number(number: &tree::Number) -> Number {
    Number { digits: number.digits.clone(), percent: number.percent }
}

pub(super) fn dates(bounds: Bounds) -> Dates {
    Dates {
        from: bounds.from.map(|moment| moment.period.first()),
        until: bounds.until.map(|moment| moment.period.last()),
        from_span: bounds.from.map(|moment| moment.span),
        until_span: bounds.until.map(|moment| moment.span),
    }
}

/// The last day of a date or period, and its place.
pub(super) fn last_day(moment: Moment) -> (Date, Span) {
    (moment.period.last(), moment.span)
}

/// A period and its place.
pub(super) fn period(moment: Moment) -> (Period, Span) {
    (moment.period, moment.span)
}
