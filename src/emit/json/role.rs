//! Roles and who holds them. Their lines stand in `lines`.

use serde::Serialize;

use super::common::{Fact, Fraction, Naming, Place, Texts, facts, value};
use super::context::Context;
use super::department::{Owned, PartOf, owns, part_of};
use super::each::Each;
use crate::model::{self, Dated, Holder, Holding, PersonKind, RoleId};
use crate::timeline::{LineTo, Seating, State, Who};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Role<'a> {
    id: &'a str,
    /// Its manager now.
    parent_id: Option<&'a str>,
    department: Option<&'a str>,
    #[serde(flatten)]
    naming: Naming<'a>,
    #[serde(flatten)]
    texts: Texts<'a>,
    external: bool,
    seats: Option<u32>,
    fte: Option<serde_json::Number>,
    holdings: Vec<Fact<'a, HoldingJson<'a>>>,
    vacancies: Vec<Fact<'a, Vacancy>>,
    deputies: Vec<Fact<'a, Deputy<'a>>>,
    part_of: Vec<Fact<'a, PartOf<'a>>>,
    owns: Vec<Fact<'a, Owned<'a>>>,
    now: RoleNow<'a>,
    source: Place<'a>,
}

#[derive(Serialize)]
struct HoldingJson<'a> {
    /// What kind of holder: `person`, `agent`, `undisclosed` or `placeholder`.
    holder: &'static str,
    person: Option<String>,
    name: Option<&'a str>,
    share: Option<Fraction>,
    acting: bool,
    former: bool,
}

#[derive(Serialize)]
struct Vacancy {}

#[derive(Serialize)]
struct Deputy<'a> {
    role: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RoleNow<'a> {
    state: &'static str,
    people: Vec<String>,
    undisclosed: usize,
    acting: bool,
    stands_in: Option<&'a str>,
    vacancies: usize,
    department: Option<&'a str>,
    manager: Option<&'a str>,
    manager_implied: bool,
    top: bool,
}

pub(super) fn all<'c, 'a>(context: &'c Context<'a>) -> Each<'c, Role<'a>> {
    Each::of(|| context.chart.roles.iter().map(|(id, role)| one(context, id, role)))
}

/// The role's manager now, and whether by default.
pub(super) fn manager_now(context: &Context<'_>, id: RoleId) -> Option<(RoleId, bool)> {
    let line = context.epoch.line(id);
    match line.to {
        LineTo::Role(manager) => Some((manager, line.written.is_none())),
        LineTo::Nobody | LineTo::Nowhere | LineTo::Unknown => None,
    }
}

/// How many holders a role lacks now: all its seats (or the one it has, where none are counted) if it is
/// vacant; the seats that are left, if somebody is there.
pub(super) fn vacancies(role: &model::Role, seating: &Seating) -> usize {
    let seats = role.seats.map_or(1, |seats| usize::try_from(seats).unwrap_or(usize::MAX));
    match seating.state {
        State::Vacant => seats,
        State::Filled | State::Undisclosed => seats.saturating_sub(occupied(seating)),
        State::Planned | State::Ended | State::Unspecified | State::Unknown => 0,
    }
}

/// Seats that are taken: two part-time holders share one.
fn occupied(seating: &Seating) -> usize {
    let part_time = |share: Option<model::Share>| share.is_some_and(|share| share < model::Share::WHOLE);
    let half = seating.holders.iter().filter(|sitter| part_time(sitter.share)).count();
    seating.holders.len() - half + half.div_ceil(2)
}

fn one<'a>(context: &Context<'a>, id: RoleId, role: &'a model::Role) -> Role<'a> {
    Role {
        id: context.role(id),
        parent_id: manager_now(context, id).map(|(manager, _)| context.role(manager)),
        department: role.department.map(|department| context.department(department)),
        naming: (&role.header).into(),
        texts: (&role.header).into(),
        external: role.external,
        seats: role.seats,
        fte: role.fte.as_ref().and_then(value),
        holdings: holdings(context, &role.holdings),
        vacancies: facts(&role.vacancies, |()| Some(Vacancy {})),
        deputies: facts(&role.deputies, |role| role.map(|id| Deputy { role: context.role(id) })),
        part_of: part_of(context, &role.part_of),
        owns: owns(context, &role.owns),
        now: now(context, id, role),
        source: Place::of(context, role.header.span),
    }
}

fn holdings<'a>(context: &Context<'a>, holdings: &'a [Dated<Holding>]) -> Vec<Fact<'a, HoldingJson<'a>>> {
    facts(holdings, |holding| {
        let (holder, person, name) = match holding.holder.as_ref()? {
            Holder::Person(id) => {
                let person = &context.chart.people[*id];
                let kind = if person.kind == PersonKind::Agent { "agent" } else { "person" };
                (kind, Some(context.person(*id)), Some(person.header.title()))
            }
            Holder::Undisclosed => ("undisclosed", None, None),
            Holder::Placeholder(text) => ("placeholder", None, Some(text.as_str())),
        };
        let share = holding.share.map(Into::into);
        Some(HoldingJson { holder, person, name, share, acting: holding.acting, former: holding.former })
    })
}

fn now<'a>(context: &Context<'a>, id: RoleId, role: &model::Role) -> RoleNow<'a> {
    let seating = context.seating(id);
    let manager = manager_now(context, id);
    let holders = seating.map_or(&[][..], |seating| &seating.holders);
    RoleNow {
        state: seating.map_or(State::Unknown, |seating| seating.state).word(),
        people: context.named(holders.iter().map(|sitter| sitter.who)),
        undisclosed: holders.iter().filter(|sitter| sitter.who == Who::Undisclosed).count(),
        acting: holders.iter().any(|sitter| sitter.acting),
        stands_in: seating.and_then(|seating| seating.deputy).map(|deputy| context.role(deputy)),
        vacancies: seating.map_or(0, |seating| vacancies(role, seating)),
        department: context.epoch.department_of(id).map(|department| context.department(department)),
        manager: manager.map(|(manager, _)| context.role(manager)),
        manager_implied: manager.is_some_and(|(_, implied)| implied),
        top: context.epoch.is_top(id, context.chart),
    }
}
