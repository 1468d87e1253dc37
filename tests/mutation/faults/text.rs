//! Slips of the pen.

use orgc::model::{DeclarationId, Manager, PersonKind, Post};
use orgc::source::Span;

use super::each;
use crate::organisation::Organisation;
use crate::plant::Fault;

/// What is missing may be shown where the block opens.
pub(super) fn lost_brace(organisation: &Organisation) -> Vec<Fault> {
    let blocks = organisation.chart().departments.values().map(|department| department.header.span);
    let faults = blocks.filter(|block| organisation.text_of(*block).ends_with('}')).filter_map(|block| {
        let opening = organisation.text_of(block).find('{')? as u32;
        let opening = Span::new(block.file, block.start, block.start + opening + 1);
        let closing = Span::new(block.file, block.end - 1, block.end);
        Some(Fault::new("missing-brace", vec![organisation.mark(opening), organisation.replace(closing, "")]))
    });
    faults.collect()
}

/// The closing quote of a title.
pub(super) fn lost_quote(organisation: &Organisation) -> Vec<Fault> {
    let titled = organisation.chart().roles.values().filter(|role| role.header.title.is_some());
    let headers = titled.filter_map(|role| {
        let span = role.header.span;
        let (closing, _) = organisation.text_of(span).lines().next()?.match_indices('"').nth(1)?;
        let at = span.start + closing as u32;
        Some(organisation.replace(Span::new(span.file, at, at + 1), ""))
    });
    each("missing-quote", headers)
}

pub(super) fn misspelt_manager(organisation: &Organisation) -> Vec<Fault> {
    let lines = organisation.chart().roles.values().flat_map(|role| &role.solid);
    let written = lines.filter(|line| matches!(line.value.to, Some(Manager::Post(Post::Role(_)))));
    each("unknown-name", written.map(|line| organisation.replace(line.span, "nobody-of-this-name")))
}

pub(super) fn declared_twice(organisation: &Organisation) -> Vec<Fault> {
    let roles = organisation.chart().roles.values();
    each("duplicate-name", roles.map(|role| organisation.declare(&format!("role {} \"Again\"", role.header.path))))
}

pub(super) fn person_as_owner(organisation: &Organisation) -> Vec<Fault> {
    let chart = organisation.chart();
    let people = chart.people.values().filter(|person| person.header.declared && person.kind == PersonKind::Human);
    let is_no_role = |name: &str| {
        chart.roles.values().all(|role| role.header.name() != name)
            && chart.departments.values().all(|department| department.header.name() != name)
    };
    let people = people.filter(|person| is_no_role(person.header.name()));
    each(
        "wrong-kind",
        people
            .map(|person| organisation.declare(&format!("responsibility planted {{ owner {} }}", person.header.path))),
    )
}

pub(super) fn no_such_day(organisation: &Organisation) -> Vec<Fault> {
    let roles = organisation.roles().into_iter();
    each(
        "bad-date",
        roles.map(|role| organisation.say(DeclarationId::Role(role), "held by \"Planted Person\" from 2026-02-30")),
    )
}

pub(super) fn unknown_statement(organisation: &Organisation) -> Vec<Fault> {
    let roles = organisation.roles().into_iter();
    each(
        "unknown-statement",
        roles.map(|role| organisation.say(DeclarationId::Role(role), "frobnicates \"everything\"")),
    )
}

pub(super) fn ends_before_it_begins(organisation: &Organisation) -> Vec<Fault> {
    let roles = organisation.roles().into_iter();
    let backwards = "formerly held by \"Planted Person\" from 2025-03-01 until 2025-02-01";
    each("bad-interval", roles.map(|role| organisation.say(DeclarationId::Role(role), backwards)))
}
