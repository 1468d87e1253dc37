//! Objectives and responsibilities, wholes before their parts: who answers for each, and why.

use super::desk::{Desk, days, item_anchor};
use super::findings;
use super::letter::letter;
use super::markup::{Markup, Tag, classed, tag};
use super::proof::proof;
use super::role::{Fact, facts_list};
use crate::model::{DeclarationId, ItemId, ItemKind, Post};
use crate::timeline::{LineAbove, Sitter};
use crate::view::matrix::{Row, Symbol};

/// Deeper parts look like those of this depth.
const DEEPEST: usize = 6;

/// All items of a kind, under its name.
pub(super) fn cascade(desk: &Desk<'_>) -> Markup {
    let kinds = [(ItemKind::Objective, "Objectives"), (ItemKind::Responsibility, "Responsibilities")];
    let groups: Vec<Markup> = kinds.into_iter().filter_map(|(kind, title)| group(desk, kind, title)).collect();
    if groups.is_empty() {
        return classed("p", "empty").with("There are no objectives or responsibilities to show.").into();
    }
    groups.into()
}

/// What of the two there is.
pub(super) fn title(desk: &Desk<'_>) -> &'static str {
    let has = |kind| rows(desk).any(|row| row.kind == kind);
    match (has(ItemKind::Objective), has(ItemKind::Responsibility)) {
        (true, true) => "Objectives and responsibilities",
        (false, true) => "Responsibilities",
        _ => "Objectives",
    }
}

fn rows<'a>(desk: &'a Desk<'_>) -> impl Iterator<Item = &'a Row> {
    desk.matrix.tables.iter().flat_map(|table| &table.rows)
}

fn group(desk: &Desk<'_>, kind: ItemKind, title: &'static str) -> Option<Markup> {
    let cards: Vec<Tag> = rows(desk).filter(|row| row.kind == kind).map(|row| card(desk, row)).collect();
    let list = (!cards.is_empty()).then(|| classed("div", "cards").all(cards))?;
    Some(Markup::from(tag("h3").with(title)).then(list))
}

fn card(desk: &Desk<'_>, row: &Row) -> Tag {
    let item = &desk.chart.items[row.item];
    let heading = match row.depth {
        0 => "h4",
        1 => "h5",
        _ => "h6",
    };
    let department = item.department.map(|id| tag("span").with(desk.department(id)));
    let tags = item.header.annotations().tags.iter().map(|tag| classed("span", "tag").with(format!("#{}", tag.name)));
    let path = tag("code").with(item.header.path.as_str());
    let whereabouts = [path].into_iter().chain(department).chain(tags);
    classed("article", "card")
        .set("id", &item_anchor(item))
        .set("data-depth", &row.depth.min(DEEPEST).to_string())
        .with(tag(heading).set("dir", "auto").with(row.title.as_str()))
        .with(classed("p", "whereabouts").with(Markup::joined(whereabouts, " · ")))
        .all(Desk::texts(&item.header))
        .with(facts_list(facts(desk, row.item)))
        .with(findings::about(desk, DeclarationId::Item(row.item)))
        .with(desk.source(&item.header))
}

fn facts(desk: &Desk<'_>, id: ItemId) -> Vec<Fact> {
    let item = &desk.chart.items[id];
    let one = |name: &str, value: Option<Markup>| Fact::new(name, value.into_iter().collect());
    let aims = item.contributes_to.iter().filter_map(|aim| Some(vec![desk.item(aim.value?), days(&aim.dates).into()]));
    let mut facts = vec![
        one("Part of", item.parent.map(|whole| desk.item(whole))),
        one("Unowned", item.unowned.as_ref().map(|(reason, _)| reason.as_str().into())),
    ];
    facts.extend(answer(desk, id));
    facts.extend(Symbol::ALL.into_iter().skip(1).map(|symbol| others(desk, id, symbol)));
    facts.extend([
        Fact::new("Measures", desk.measures[id].iter().map(|measure| figures(desk, *measure, id)).collect()),
        one("Due", item.due.map(|(due, _)| due.to_string().into())),
        one("Period", item.period.map(|(period, _)| period.to_string().into())),
        Fact::new("Contributes to", aims.map(Markup::from).collect()),
        Fact::new("Needs", item.needs.iter().map(|(capability, _)| capability.as_str().into()).collect()),
        Fact::new("Links", Desk::links(&item.header)),
    ]);
    facts
}

/// Who owns it and answers in person, the proof, and the line to the top.
fn answer(desk: &Desk<'_>, id: ItemId) -> Vec<Fact> {
    let answer = desk.timeline.answer(id, desk.day);
    let owners = desk.letters_in[id].iter().filter(|held| held.symbol == Symbol::Accountable);
    let owners: Vec<Markup> = owners.filter_map(|held| held.role).map(|role| desk.role(role)).collect();
    let none = if desk.chart.items[id].unowned.is_some() { Vec::new() } else { vec!["nobody".into()] };
    let is_heading = owners.is_empty() && desk.has_parts[id];
    let owners = if owners.is_empty() && !is_heading { none } else { owners };
    let people = answer.people.iter().filter(|_| desk.people).map(|sitter| who(desk, sitter)).collect();
    let path = answer.path_to_top.split_first().and_then(|(_, above)| {
        let line = LineAbove { first: above.to_vec(), length: above.len(), last: *above.last()? };
        Some(desk.way(&line, String::new()))
    });
    let proof = (!is_heading).then(|| proof(desk, id)).filter(|proof| !proof.is_empty());
    vec![
        Fact::new("Accountable", owners),
        Fact::new("Answers in person", people),
        Fact::new("Proof", proof.into_iter().collect()),
        Fact::new("Under", path.into_iter().collect()),
    ]
}

fn who(desk: &Desk<'_>, sitter: &Sitter) -> Markup {
    let name = sitter.who.person().map_or("name withheld", |person| desk.names.person(person));
    let acting = sitter.acting.then_some(" (acting)");
    Markup::from(tag("bdi").with(name)).then(acting)
}

/// Who bears another letter.
fn others(desk: &Desk<'_>, id: ItemId, symbol: Symbol) -> Fact {
    let held = desk.letters_in[id].iter().filter(|held| held.symbol == symbol);
    let bearers: Vec<Markup> = held
        .map(|held| match held.bearer {
            Post::Role(role) => desk.role(role),
            Post::Department(department) => tag("bdi").with(desk.names.department(department)).into(),
        })
        .collect();
    let word = symbol.word();
    let name = word.chars().next().map(|first| first.to_uppercase().chain(word.chars().skip(1)).collect::<String>());
    let all = (!bearers.is_empty()).then(|| Markup::joined(bearers, ", "));
    Fact::new(&name.unwrap_or_default(), all.into_iter().collect())
}

/// `Escaped defects a release: 42 → 10 by 2026-12-31`, with its owner, if it is another than that of the whole.
fn figures(desk: &Desk<'_>, id: ItemId, whole: ItemId) -> Markup {
    let item = &desk.chart.items[id];
    let figures = item.measure.as_ref().map(|measure| {
        let from = measure.from.as_ref().map(|from| format!("{from} → ")).unwrap_or_default();
        let unit = measure.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
        format!(": {from}{}{unit}", measure.to)
    });
    let due = item.due.map(|(due, _)| format!(" by {due}"));
    let owner = |id: ItemId| desk.letters_in[id].iter().find(|held| held.symbol == Symbol::Accountable)?.role;
    let other = owner(id).filter(|role| Some(*role) != owner(whole));
    let other =
        other.map(|role| Markup::from(" – ").then(letter(Symbol::Accountable, false)).then(": ").then(desk.role(role)));
    Markup::from(tag("bdi").with(item.header.title())).then(figures).then(due).then(other)
}
