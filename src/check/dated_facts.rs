//! Every fact that may have dates, with the declarations whose lives it must keep to.

use crate::model::{
    Chart, ClaimSide, Dated, Dates, DeclarationId, Department, DepartmentId, Holder, Item, ItemId, Post, Role, RoleId,
};
use crate::source::Span;

/// A fact with a written date.
pub(super) struct DatedFact<'c> {
    /// The declaration in which it stands.
    pub(super) carrier: DeclarationId,
    /// When it is said to hold.
    pub(super) dates: &'c Dates,
    /// Where.
    pub(super) span: Span,
    /// Whose life it must keep to beside that of the carrier. Not a manager, and not a department that
    /// stands for its head: rules of their own judge whether these live.
    pub(super) other: Option<DeclarationId>,
    /// The department of which it names the head.
    pub(super) heads: Option<DepartmentId>,
}

impl DatedFact<'_> {
    /// Whose lives it must keep to.
    pub(super) fn ends(&self) -> impl Iterator<Item = DeclarationId> {
        [self.carrier].into_iter().chain(self.other)
    }
}

/// All of them, former holdings excepted.
pub(super) fn of(chart: &Chart) -> impl Iterator<Item = DatedFact<'_>> {
    let departments = chart.departments.iter().flat_map(|(id, department)| of_department(id, department));
    let roles = chart.roles.iter().flat_map(|(id, role)| of_role(id, role));
    let items = chart.items.iter().flat_map(|(id, item)| of_item(id, item));
    let heads = chart.organization.iter().flat_map(|organization| &organization.heads);
    let heads = heads.map(|head| fact(DeclarationId::Organization, head, head.value.map(DeclarationId::Role)));
    let all = heads.chain(departments).chain(roles).chain(items);
    all.filter(|fact| fact.dates.from.is_some() || fact.dates.until.is_some())
}

fn of_department(id: DepartmentId, department: &Department) -> impl Iterator<Item = DatedFact<'_>> {
    let carrier = DeclarationId::Department(id);
    let heads = department.heads.iter().map(move |head| {
        let fact = fact(carrier, head, head.value.map(DeclarationId::Role));
        DatedFact { heads: Some(id), ..fact }
    });
    let moves =
        department.part_of.iter().map(move |part| fact(carrier, part, part.value.map(DeclarationId::Department)));
    heads.chain(moves)
}

fn of_role(id: RoleId, role: &Role) -> impl Iterator<Item = DatedFact<'_>> {
    let carrier = DeclarationId::Role(id);
    let solid = role.solid.iter().map(move |line| fact(carrier, line, None));
    let dotted = role.dotted.iter().map(move |line| fact(carrier, line, line.value.to.and_then(only_role)));
    let moves = role.part_of.iter().map(move |part| fact(carrier, part, part.value.map(DeclarationId::Department)));
    let holdings = role.holdings.iter().filter(|holding| !holding.value.former);
    let holdings = holdings.map(move |holding| fact(carrier, holding, holding.value.holder.as_ref().and_then(person)));
    let vacancies = role.vacancies.iter().map(move |vacancy| fact(carrier, vacancy, None));
    let deputies = role.deputies.iter().map(move |deputy| fact(carrier, deputy, deputy.value.map(DeclarationId::Role)));
    solid.chain(dotted).chain(moves).chain(holdings).chain(vacancies).chain(deputies)
}

fn of_item(id: ItemId, item: &Item) -> impl Iterator<Item = DatedFact<'_>> {
    let carrier = DeclarationId::Item(id);
    let claims = item.claims.iter().map(move |claim| {
        let (carrier, other) = match claim.by.filter(|_| claim.side == ClaimSide::Owns) {
            Some(owner) => (declaration(owner), Some(carrier)),
            None => (carrier, claim.by.and_then(only_role)),
        };
        DatedFact { carrier, dates: &claim.dates, span: claim.span, other, heads: None }
    });
    let letters = item.letters.iter().map(move |letter| fact(carrier, letter, letter.value.to.map(declaration)));
    let aims = item.contributes_to.iter().map(move |aim| fact(carrier, aim, aim.value.map(DeclarationId::Item)));
    claims.chain(letters).chain(aims)
}

fn fact<T>(carrier: DeclarationId, fact: &Dated<T>, other: Option<DeclarationId>) -> DatedFact<'_> {
    DatedFact { carrier, dates: &fact.dates, span: fact.span, other, heads: None }
}

fn declaration(post: Post) -> DeclarationId {
    match post {
        Post::Role(role) => DeclarationId::Role(role),
        Post::Department(department) => DeclarationId::Department(department),
    }
}

fn only_role(post: Post) -> Option<DeclarationId> {
    match post {
        Post::Role(role) => Some(DeclarationId::Role(role)),
        Post::Department(_) => None,
    }
}

fn person(holder: &Holder) -> Option<DeclarationId> {
    match holder {
        Holder::Person(person) => Some(DeclarationId::Person(*person)),
        Holder::Undisclosed | Holder::Placeholder(_) => None,
    }
}
