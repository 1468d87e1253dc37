//! `missing-consulted`: every item lists those whom a policy requires for it.

use std::collections::BTreeMap;

use indexmap::IndexSet;

use super::listed::Listed;
use super::tagged::Tagged;
use super::words::of_letter;
use super::{Finding, Findings, Runs};
use crate::calendar::{Date, IntervalSet};
use crate::catalog;
use crate::model::{
    Chart, DeclarationId, DepartmentId, ItemId, Letter, PolicyId, PolicyRule, RequiredLetter, Requirement, Side, Tag,
};
use crate::source::Span;
use crate::timeline::Timeline;

/// One `require`, and where it stands.
struct Statement<'c> {
    policy: PolicyId,
    requirement: &'c Requirement,
    /// The tags it is on.
    tags: IndexSet<&'c str>,
    span: Span,
}

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    let statements = statements(timeline.chart());
    if statements.is_empty() {
        return;
    }
    let (listed, tagged) = (Listed::of(timeline), Tagged::of(timeline.chart()));
    let mut runs = Runs::of(timeline);
    for (nth, statement) in statements.iter().enumerate() {
        for (item, days) in missing(timeline, statement.requirement, &listed, &tagged) {
            let in_force = IntervalSet::from(timeline.life(DeclarationId::Policy(statement.policy)));
            days.intersect(&in_force).runs().iter().for_each(|days| runs.add((nth, item), *days));
        }
    }
    for ((nth, item), days) in runs.into_runs() {
        if findings.is_full() {
            break;
        }
        if let Some(statement) = statements.get(nth) {
            findings.report(days, describe(timeline, statement, item, &listed, days.start()));
        }
    }
}

fn statements(chart: &Chart) -> Vec<Statement<'_>> {
    let policies = chart.policies.iter();
    let all = policies.flat_map(|(id, policy)| policy.statements.iter().map(move |statement| (id, statement)));
    let requirements = all.filter_map(|(policy, statement)| match &statement.rule {
        PolicyRule::Require(requirement) => {
            let sides = requirement.on.iter().filter_map(|(side, _)| side.as_ref());
            let tags = sides.filter_map(|side| if let Side::Tag(tag) = side { Some(tag.as_str()) } else { None });
            Some(Statement { policy, requirement, tags: tags.collect(), span: statement.span })
        }
        _ => None,
    });
    requirements.collect()
}

/// Every item on which it is required, with the days on which it is missing.
fn missing(
    timeline: &Timeline,
    requirement: &Requirement,
    listed: &Listed,
    tagged: &Tagged<'_>,
) -> Vec<(ItemId, IntervalSet)> {
    let chart = timeline.chart();
    let items = required_on(tagged, requirement);
    let items = items.into_iter().filter(|item| chart.items[*item].unowned.is_none());
    let items = items.filter(|item| !are_letters_damaged(chart, *item));
    match requirement.letter {
        RequiredLetter::OwnerIn(Some(department)) => {
            items.map(|item| (item, days_owned_outside(timeline, item, department))).collect()
        }
        RequiredLetter::Responsible(Some(role)) => listed.missing(timeline, items, role, &[Letter::Responsible]),
        RequiredLetter::Consulted(Some(role)) => {
            listed.missing(timeline, items, role, &[Letter::Responsible, Letter::Supporting, Letter::Consulted])
        }
        RequiredLetter::Informed(Some(role)) => listed.missing(timeline, items, role, ALL_LETTERS),
        _ => Vec::new(),
    }
}

const ALL_LETTERS: &[Letter] = &[Letter::Responsible, Letter::Supporting, Letter::Consulted, Letter::Informed];

/// The items that are named, and those that bear a tag themselves.
fn required_on(tagged: &Tagged<'_>, requirement: &Requirement) -> IndexSet<ItemId> {
    let mut items = IndexSet::new();
    for side in requirement.on.iter().filter_map(|(side, _)| side.as_ref()) {
        match side {
            Side::Item(item) => _ = items.insert(*item),
            Side::Tag(tag) => items.extend(tagged.items(tag)),
            Side::Role(_) | Side::Department(_) => {}
        }
    }
    items
}

/// Whether a letter of the item, or of a whole of it, could not be read.
fn are_letters_damaged(chart: &Chart, item: ItemId) -> bool {
    let damaged = &chart.damage.letters;
    !damaged.is_empty() && chart.wholes(item).any(|item| damaged.contains(&DeclarationId::Item(item)))
}

/// The days on which the item is owned by a live role of another department, and that one lives, too.
fn days_owned_outside(timeline: &Timeline, item: ItemId, department: DepartmentId) -> IntervalSet {
    let mut outside = Vec::new();
    for (days, ownership) in timeline.ownership(item).within(timeline.judged()) {
        let Some(owner) = ownership.role() else { continue };
        let days = IntervalSet::from(days).intersect(&timeline.life(DeclarationId::Role(owner)).into());
        let days = days.intersect(&timeline.life(DeclarationId::Department(department)).into());
        outside.extend(days.minus(&timeline.days_inside(owner, department)).runs());
    }
    IntervalSet::of(outside)
}

fn describe(timeline: &Timeline, statement: &Statement<'_>, item: ItemId, listed: &Listed, day: Date) -> Finding {
    let chart = timeline.chart();
    let (path, header) = (chart.item_path(item), &chart.items[item].header);
    let policy = chart.policies[statement.policy].header.title();
    let (what, help) = demand(timeline, statement.requirement.letter, item, day);
    let mut finding = Finding::new(&catalog::MISSING_CONSULTED, format!("`{path}` {what}, as `{policy}` requires"))
        .about(DeclarationId::Policy(statement.policy))
        .about(DeclarationId::Item(item))
        .label(header.name_span, format!("`{path}` {what}"));
    let mut borne: BTreeMap<usize, &Tag> = BTreeMap::new();
    for tag in &header.annotations().tags {
        if let Some(place) = statement.tags.get_index_of(tag.name.as_str()) {
            borne.entry(place).or_insert(tag);
        }
    }
    for tag in borne.into_values() {
        finding = finding.label(tag.span, format!("it bears `#{}`", tag.name));
    }
    for (span, text) in said_instead(timeline, statement.requirement.letter, item, listed, day) {
        finding = finding.label(span, text);
    }
    finding.label(statement.span, "required here").help(help)
}

/// What is missing, and what to write.
fn demand(timeline: &Timeline, letter: RequiredLetter, item: ItemId, day: Date) -> (String, String) {
    let chart = timeline.chart();
    let path = chart.item_path(item);
    let (word, role) = match letter {
        RequiredLetter::Responsible(role) => ("responsible", role),
        RequiredLetter::Consulted(role) => ("consulted", role),
        RequiredLetter::Informed(role) => ("informed", role),
        RequiredLetter::OwnerIn(department) => {
            let path = department.map_or("", |department| chart.department_path(department));
            let head = department.and_then(|department| head_elsewhere(timeline, department, day));
            let help = match head {
                Some(head) => {
                    format!("let a role of `{path}` own it: its head, `{head}`, is a role of another department")
                }
                None => format!("let a role of `{path}` own it, such as its head: `owner {path}`"),
            };
            return (format!("has no owner in `{path}`"), help);
        }
    };
    let role = role.map_or("", |role| chart.role_path(role));
    (format!("does not list `{role}` as {word}"), format!("add `{word} {role}` to `{path}`"))
}

/// The head of a department, if that is a role of another one.
fn head_elsewhere(timeline: &Timeline, department: DepartmentId, day: Date) -> Option<&str> {
    let head = timeline.head(department).on(day).copied().flatten()?;
    let around = timeline.departments_around(head, day);
    (!around.contains(&department)).then(|| timeline.chart().role_path(head))
}

/// A letter that is too weak, or the owner who stands elsewhere.
fn said_instead(
    timeline: &Timeline,
    letter: RequiredLetter,
    item: ItemId,
    listed: &Listed,
    day: Date,
) -> Vec<(Span, String)> {
    let chart = timeline.chart();
    let wanted = match letter {
        RequiredLetter::Responsible(role) | RequiredLetter::Consulted(role) | RequiredLetter::Informed(role) => role,
        RequiredLetter::OwnerIn(_) => {
            let own = timeline.ownership(item).on(day).and_then(|own| own.claims.first());
            let claim = own.and_then(|own| Some((own.place, chart.items[item].claims.get(own.place)?.span)));
            return claim
                .map(|(place, span)| (span, super::accountable::claim_text(chart, item, place)))
                .into_iter()
                .collect();
        }
    };
    let letters = wanted.map_or(&[][..], |role| listed.letters(role, item)).iter();
    let there = letters.filter(|entry| entry.days.contains(day));
    there.map(|entry| (entry.span, format!("listed here, but only as {}", of_letter(entry.letter)))).collect()
}
