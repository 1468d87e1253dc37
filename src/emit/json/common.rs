//! The small parts that occur all over the document.

use indexmap::IndexMap;
use serde::{Serialize, Serializer};
use smol_str::SmolStr;

use super::context::Context;
use crate::calendar::Date;
use crate::model::{Dated, Dates, Header, Number, Share};
use crate::source::Span;

/// A day as ISO 8601 text.
#[derive(Clone, Copy)]
pub(super) struct Day(pub(super) Date);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// A share of working time as a fraction of one: 60 % is `0.6`.
#[derive(Serialize)]
pub(super) struct Fraction(f64);

impl From<Share> for Fraction {
    fn from(share: Share) -> Self {
        Self(f64::from(share.0) / f64::from(Share::WHOLE.0))
    }
}

/// The value of a number, where a computer can hold it.
pub(super) fn value(number: &Number) -> Option<serde_json::Number> {
    let whole: Option<i64> = number.digits.parse().ok();
    let broken = || number.digits.parse().ok().and_then(serde_json::Number::from_f64);
    whole.map(Into::into).or_else(broken)
}

/// Where something is declared.
#[derive(Serialize)]
pub(super) struct Place<'a> {
    file: &'a str,
    line: u32,
    column: u32,
    offset: u32,
}

impl<'a> Place<'a> {
    pub(super) fn of(context: &Context<'a>, span: Span) -> Self {
        let at = context.sources.position(span);
        Self { file: context.sources.path(span.file), line: at.line, column: at.column, offset: span.start }
    }
}

/// When a fact holds, as written.
#[derive(Serialize)]
pub(super) struct When {
    from: Option<Day>,
    until: Option<Day>,
}

impl From<&Dates> for When {
    fn from(dates: &Dates) -> Self {
        Self { from: dates.from.map(Day), until: dates.until.map(Day) }
    }
}

/// A fact with its note and dates.
#[derive(Serialize)]
pub(super) struct Fact<'a, T: Serialize> {
    #[serde(flatten)]
    what: T,
    note: Option<&'a str>,
    #[serde(flatten)]
    when: When,
}

impl<'a, T: Serialize> Fact<'a, T> {
    pub(super) fn new(what: T, note: Option<&'a str>, dates: &Dates) -> Self {
        Self { what, note, when: dates.into() }
    }
}

/// Facts whose references all resolved: one that failed is an error, which keeps every output back.
pub(super) fn facts<'a, T, U: Serialize>(
    facts: &'a [Dated<T>],
    mut what: impl FnMut(&'a T) -> Option<U>,
) -> Vec<Fact<'a, U>> {
    let fact = |fact: &'a Dated<T>| Some(Fact::new(what(&fact.value)?, fact.note.as_deref(), &fact.dates));
    facts.iter().filter_map(fact).collect()
}

/// What it is called.
#[derive(Serialize)]
pub(super) struct Naming<'a> {
    title: &'a str,
    titled: bool,
}

/// What every declaration may say about itself.
#[derive(Serialize)]
pub(super) struct Texts<'a> {
    tags: Vec<&'a str>,
    doc: Option<&'a str>,
    notes: &'a [SmolStr],
    links: Vec<Link<'a>>,
    properties: IndexMap<&'a str, &'a str>,
    was: &'a [String],
    exists: Option<Existence>,
}

#[derive(Serialize)]
struct Link<'a> {
    url: &'a str,
    label: Option<&'a str>,
}

#[derive(Serialize)]
struct Existence {
    #[serde(flatten)]
    when: When,
    abolished: bool,
}

impl<'a> From<&'a Header> for Naming<'a> {
    fn from(header: &'a Header) -> Self {
        Self { title: header.title(), titled: header.title.is_some() }
    }
}

impl<'a> From<&'a Header> for Texts<'a> {
    fn from(header: &'a Header) -> Self {
        let annotations = header.annotations();
        let links = annotations.links.iter().map(|link| Link { url: &link.url, label: link.label.as_deref() });
        let properties = annotations.properties.iter().map(|(key, value)| (key.as_str(), value.as_str()));
        Self {
            tags: annotations.tags.iter().map(|tag| tag.name.as_str()).collect(),
            doc: annotations.doc.as_deref(),
            notes: &annotations.notes,
            links: links.collect(),
            properties: properties.collect(),
            was: &annotations.was,
            exists: existence(header),
        }
    }
}

fn existence(header: &Header) -> Option<Existence> {
    let exists = header.exists();
    let abolished = exists.abolished.is_some();
    let written = abolished || exists.dates.from.is_some() || exists.dates.until.is_some();
    written.then(|| Existence { when: (&exists.dates).into(), abolished })
}
