//! Everything, for other tools: one document, described by `docs/reference/orgc.schema.json`.
//!
//! Written facts stand as they were written, with resolved paths and dates as days; what follows from
//! them on the as-of date stands under `now`. So nothing that the files say is lost, and the bytes change
//! only when the truth does.

mod chart;
mod common;
mod context;
mod department;
mod each;
mod item;
mod line;
mod metrics;
mod person;
mod policy;
mod role;
mod view;
mod waiver;

use serde::Serialize;

use super::Request;
use crate::calendar::{Date, Interval};
use crate::check::CheckedChart;
use crate::render::{FindingJson, json_document_of_about};
use chart::Node;
use common::Day;
use context::Context;
use department::{Department, Organization};
use each::Each;
use item::Item;
use line::Line;
use metrics::Metrics;
use person::Person;
use policy::Policy;
use role::Role;
use view::View;
use waiver::Waiver;

/// The version of the schema. It rises when a tool that reads the document may have to change.
const SCHEMA_VERSION: u32 = 1;

/// The document has about so many bytes for each byte of its sources.
const A_BYTE_OF_SOURCE: usize = 20;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Document<'a> {
    schema_version: u32,
    generator: String,
    valid_from: Option<Day>,
    next_change: Option<Day>,
    draft: bool,
    organization: Option<Organization<'a>>,
    departments: Vec<Department<'a>>,
    roles: Each<'a, Role<'a>>,
    people: Each<'a, Person<'a>>,
    agents: Each<'a, Person<'a>>,
    lines: Each<'a, Line<'a>>,
    objectives: Each<'a, Item<'a>>,
    responsibilities: Each<'a, Item<'a>>,
    policies: Vec<Policy<'a>>,
    views: Vec<View<'a>>,
    waivers: Vec<Waiver<'a>>,
    findings: Vec<FindingJson<'a>>,
    metrics: Metrics<'a>,
    chart: Each<'a, Node<'a>>,
}

/// The chart as one JSON document.
pub(super) fn json(checked: &CheckedChart, request: &Request<'_>) -> String {
    let context = Context::new(checked.timeline(), request);
    let truth = context.timeline.truth_around(context.day);
    let document = Document {
        schema_version: SCHEMA_VERSION,
        generator: concat!("orgc ", env!("CARGO_PKG_VERSION")).to_owned(),
        valid_from: truth.from().map(Day),
        next_change: next_change(truth).map(Day),
        draft: request.draft,
        organization: department::organization(&context),
        departments: department::all(&context),
        roles: role::all(&context),
        people: person::people(&context),
        agents: person::agents(&context),
        lines: line::all(&context),
        objectives: item::objectives(&context),
        responsibilities: item::responsibilities(&context),
        policies: policy::all(&context),
        views: view::all(&context),
        waivers: waiver::all(&context),
        findings: checked.findings().iter().map(|found| FindingJson::of(request.sources, found)).collect(),
        metrics: metrics::of(&context),
        chart: chart::nodes(&context),
    };
    // Nothing in these structs can fail to be written: every key is a text, every number is finite.
    json_document_of_about(request.sources.bytes().saturating_mul(A_BYTE_OF_SOURCE), &document)
}

/// The first day on which something is different.
fn next_change(truth: Interval) -> Option<Date> {
    truth.until().map(Date::next)
}
