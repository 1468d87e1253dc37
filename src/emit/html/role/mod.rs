//! What the page tells of each role: who is there, its lines, its letters with their proofs.

mod letters;
mod lines;
mod people;

use super::desk::{Desk, role_anchor};
use super::findings;
use super::markup::{Markup, Tag, classed, tag};
use crate::model::{DeclarationId, Role, RoleId};

/// One card for each role, in the order of the chart.
pub(super) fn cards(desk: &Desk<'_>) -> Markup {
    if desk.roles.is_empty() {
        return classed("p", "empty").with("There are no roles to show.").into();
    }
    let cards: Vec<Tag> = desk.roles.iter().map(|id| card(desk, *id)).collect();
    classed("div", "cards").all(cards).into()
}

fn card(desk: &Desk<'_>, id: RoleId) -> Tag {
    let role = &desk.chart.roles[id];
    let anchor = role_anchor(role);
    let title = tag("a").set("href", &format!("#{anchor}")).with(role.header.title());
    let title = tag("h3").set("dir", "auto").set("data-find", "title").with(title);
    let facts = people::facts(desk, id).into_iter().chain(lines::facts(desk, id)).chain(about(role));
    classed("article", "card")
        .set("id", &anchor)
        .with(title)
        .with(whereabouts(desk, id))
        .with(people::marks(desk, id))
        .all(Desk::texts(&role.header))
        .with(facts_list(facts))
        .with(letters::table(desk, id))
        .with(findings::about(desk, DeclarationId::Role(id)))
        .with(desk.source(&role.header))
}

/// Its path and its department.
fn whereabouts(desk: &Desk<'_>, id: RoleId) -> Tag {
    let role = &desk.chart.roles[id];
    let path = tag("code").set("data-find", "id").with(role.header.path.as_str());
    let department = desk.epoch.department_of(id);
    let department = department.map(|id| tag("span").set("data-find", "department").with(desk.department(id)));
    let tags = role.header.annotations().tags.iter().map(|tag| classed("span", "tag").with(format!("#{}", tag.name)));
    let parts = [Markup::from(path)].into_iter().chain(department.map(Into::into)).chain(tags.map(Into::into));
    classed("p", "whereabouts").with(Markup::joined(parts, " · "))
}

/// Properties and links.
fn about(role: &Role) -> Vec<Fact> {
    let properties = role.header.annotations().properties.iter();
    let mut facts: Vec<Fact> =
        properties.map(|(key, value)| Fact { name: key.to_string(), values: vec![value.as_str().into()] }).collect();
    facts.push(Fact::new("Links", Desk::links(&role.header)));
    facts
}

/// Something that is told, under its name.
pub(super) struct Fact {
    name: String,
    values: Vec<Markup>,
}

impl Fact {
    pub(super) fn new(name: &str, values: Vec<Markup>) -> Self {
        Self { name: name.to_owned(), values }
    }
}

/// All facts that have something to tell.
pub(super) fn facts_list(facts: impl IntoIterator<Item = Fact>) -> Option<Tag> {
    let told = facts.into_iter().filter(|fact| !fact.values.is_empty());
    let rows: Vec<Tag> = told
        .map(|fact| {
            let values = fact.values.into_iter().map(|value| tag("dd").with(value));
            tag("div").with(tag("dt").with(fact.name)).all(values)
        })
        .collect();
    (!rows.is_empty()).then(|| classed("dl", "facts").all(rows))
}
