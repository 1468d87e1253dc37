//! People and software agents.

use serde::Serialize;

use super::common::{Naming, Place, Texts};
use super::context::Context;
use crate::model::{self, DeclarationId, PersonId, PersonKind};

#[derive(Serialize)]
pub(super) struct Person<'a> {
    id: String,
    #[serde(flatten)]
    naming: Naming<'a>,
    /// Not so for people who are only quoted where they hold a role.
    declared: bool,
    #[serde(flatten)]
    texts: Texts<'a>,
    email: Option<&'a str>,
    external: bool,
    now: PersonNow,
    source: Place<'a>,
}

#[derive(Serialize)]
struct PersonNow {
    state: &'static str,
}

pub(super) fn people<'a>(context: &Context<'a>) -> Vec<Person<'a>> {
    of_kind(context, PersonKind::Human)
}

pub(super) fn agents<'a>(context: &Context<'a>) -> Vec<Person<'a>> {
    of_kind(context, PersonKind::Agent)
}

fn of_kind<'a>(context: &Context<'a>, kind: PersonKind) -> Vec<Person<'a>> {
    let people = context.chart.people.iter().filter(|(_, person)| person.kind == kind);
    people.map(|(id, person)| one(context, id, person)).collect()
}

fn one<'a>(context: &Context<'a>, id: PersonId, person: &'a model::Person) -> Person<'a> {
    Person {
        id: context.person(id),
        naming: (&person.header).into(),
        declared: person.header.declared,
        texts: (&person.header).into(),
        email: person.email.as_deref(),
        external: person.external,
        now: PersonNow { state: context.life_now(DeclarationId::Person(id)) },
        source: Place::of(context, person.header.span),
    }
}
