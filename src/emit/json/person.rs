//! People and software agents.

use serde::Serialize;

use super::common::{Naming, Place, Texts};
use super::context::Context;
use super::each::Each;
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

pub(super) fn people<'c, 'a>(context: &'c Context<'a>) -> Each<'c, Person<'a>> {
    of_kind(context, PersonKind::Human)
}

pub(super) fn agents<'c, 'a>(context: &'c Context<'a>) -> Each<'c, Person<'a>> {
    of_kind(context, PersonKind::Agent)
}

fn of_kind<'c, 'a>(context: &'c Context<'a>, kind: PersonKind) -> Each<'c, Person<'a>> {
    Each::of(move || {
        let people = context.chart.people.iter().filter(move |(_, person)| person.kind == kind);
        people.map(|(id, person)| one(context, id, person))
    })
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
