//! Objectives with their measures, and responsibilities.

use serde::Serialize;

use super::common::{Day, Fact, Naming, Place, Texts, facts, value};
use super::context::Context;
use super::each::Each;
use crate::model::{self, Claim, ClaimSide, Dated, DeclarationId, ItemId, ItemKind, LetterEntry, Number, RoleId};
use crate::timeline::{self, Who};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Item<'a> {
    id: &'a str,
    parent_id: Option<&'a str>,
    department: Option<&'a str>,
    contributes_to: Vec<Fact<'a, Aim<'a>>>,
    #[serde(flatten)]
    naming: Naming<'a>,
    #[serde(flatten)]
    texts: Texts<'a>,
    period: Option<String>,
    due: Option<Day>,
    owners: Vec<Fact<'a, Owner<'a>>>,
    unowned: Option<&'a str>,
    letters: Vec<Fact<'a, Letter<'a>>>,
    needs: Vec<&'a str>,
    measures: Vec<Measure<'a>>,
    now: ItemNow<'a>,
    source: Place<'a>,
}

#[derive(Serialize)]
struct Measure<'a> {
    id: &'a str,
    #[serde(flatten)]
    naming: Naming<'a>,
    from: Option<Figure<'a>>,
    to: Option<Figure<'a>>,
    unit: Option<&'a str>,
    due: Option<Day>,
    owners: Vec<Fact<'a, Owner<'a>>>,
    now: ItemNow<'a>,
    source: Place<'a>,
}

/// A number as it is written, and its value for those who compute.
#[derive(Serialize)]
struct Figure<'a> {
    value: Option<serde_json::Number>,
    percent: bool,
    text: &'a str,
}

#[derive(Serialize)]
struct Aim<'a> {
    objective: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Owner<'a> {
    target: &'a str,
    target_kind: &'static str,
    /// On which side it is written: `owner` here, or `owns` there.
    written: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Letter<'a> {
    letter: char,
    target: &'a str,
    target_kind: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ItemNow<'a> {
    state: &'static str,
    owner: Option<&'a str>,
    via: Option<String>,
    inherited: bool,
    inherited_from: Option<&'a str>,
    people: Vec<String>,
    undisclosed: usize,
    proof: Vec<String>,
    path_to_top: Vec<&'a str>,
}

pub(super) fn objectives<'c, 'a>(context: &'c Context<'a>) -> Each<'c, Item<'a>> {
    of_kind(context, ItemKind::Objective)
}

pub(super) fn responsibilities<'c, 'a>(context: &'c Context<'a>) -> Each<'c, Item<'a>> {
    of_kind(context, ItemKind::Responsibility)
}

fn of_kind<'c, 'a>(context: &'c Context<'a>, kind: ItemKind) -> Each<'c, Item<'a>> {
    Each::of(move || {
        let items = context.chart.items.iter().filter(move |(_, item)| item.kind == kind);
        items.map(|(id, item)| one(context, id, item))
    })
}

fn one<'a>(context: &Context<'a>, id: ItemId, item: &'a model::Item) -> Item<'a> {
    Item {
        id: context.item(id),
        parent_id: item.parent.map(|whole| context.item(whole)),
        department: item.department.map(|department| context.department(department)),
        contributes_to: facts(&item.contributes_to, |aim| aim.map(|id| Aim { objective: context.item(id) })),
        naming: (&item.header).into(),
        texts: (&item.header).into(),
        period: item.period.map(|(period, _)| period.to_string()),
        due: item.due.map(|(date, _)| Day(date)),
        owners: owners(context, &item.claims),
        unowned: item.unowned.as_ref().map(|(reason, _)| reason.as_str()),
        letters: letters(context, &item.letters),
        needs: item.needs.iter().map(|(capability, _)| capability.as_str()).collect(),
        measures: context.measures(id).iter().map(|id| measure(context, *id)).collect(),
        now: now(context, id),
        source: Place::of(context, item.header.span),
    }
}

fn measure<'a>(context: &Context<'a>, id: ItemId) -> Measure<'a> {
    let item = &context.chart.items[id];
    let figures = item.measure.as_ref();
    Measure {
        id: context.item(id),
        naming: (&item.header).into(),
        from: figures.and_then(|measure| measure.from.as_ref()).map(figure),
        to: figures.map(|measure| figure(&measure.to)),
        unit: figures.and_then(|measure| measure.unit.as_deref()),
        due: item.due.map(|(date, _)| Day(date)),
        owners: owners(context, &item.claims),
        now: now(context, id),
        source: Place::of(context, item.header.span),
    }
}

fn figure(number: &Number) -> Figure<'_> {
    Figure { value: value(number), percent: number.percent, text: &number.digits }
}

fn owners<'a>(context: &Context<'a>, claims: &'a [Claim]) -> Vec<Fact<'a, Owner<'a>>> {
    let owner = |claim: &'a Claim| {
        let target = context.post(claim.by?);
        let written = match claim.side {
            ClaimSide::Owner => "owner",
            ClaimSide::Owns => "owns",
        };
        let owner = Owner { target: target.id?, target_kind: target.kind, written };
        Some(Fact::new(owner, claim.note.as_deref(), &claim.dates))
    };
    claims.iter().filter_map(owner).collect()
}

fn letters<'a>(context: &Context<'a>, letters: &'a [Dated<LetterEntry>]) -> Vec<Fact<'a, Letter<'a>>> {
    facts(letters, |entry| {
        let target = context.post(entry.to?);
        Some(Letter { letter: entry.letter.symbol(), target: target.id?, target_kind: target.kind })
    })
}

fn now<'a>(context: &Context<'a>, id: ItemId) -> ItemNow<'a> {
    let answer = context.timeline.answer(id, context.day);
    ItemNow {
        state: context.life_now(DeclarationId::Item(id)),
        owner: owner_now(answer.owner).map(|role| context.role(role)),
        via: answer.via.map(|department| format!("department {}", context.department(department))),
        inherited: answer.inherited_from.is_some(),
        inherited_from: answer.inherited_from.map(|whole| context.item(whole)),
        people: context.named(answer.people.iter().map(|sitter| sitter.who)),
        undisclosed: answer.people.iter().filter(|sitter| sitter.who == Who::Undisclosed).count(),
        proof: answer.proof.iter().map(|step| step.text(context.chart)).collect(),
        path_to_top: answer.path_to_top.iter().map(|role| context.role(*role)).collect(),
    }
}

const fn owner_now(owner: timeline::Owner) -> Option<RoleId> {
    match owner {
        timeline::Owner::Role(role) => Some(role),
        _ => None,
    }
}
