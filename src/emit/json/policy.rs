//! Policies: every statement in source order, each with its kind.

use serde::Serialize;

use super::common::{Naming, Place, Texts};
use super::context::Context;
use crate::model::{
    self, LevelSetting, Limit, PolicyId, PolicyRule, PolicySubject, RequiredLetter, Requirement, Separation, Side,
};
use crate::source::Span;

#[derive(Serialize)]
pub(super) struct Policy<'a> {
    id: &'a str,
    #[serde(flatten)]
    naming: Naming<'a>,
    #[serde(flatten)]
    texts: Texts<'a>,
    statements: Vec<Statement<'a>>,
    source: Place<'a>,
}

#[derive(Serialize)]
struct Statement<'a> {
    #[serde(flatten)]
    rule: Rule<'a>,
    source: Place<'a>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
enum Rule<'a> {
    Separate { allowed: u32, sides: Vec<SideJson<'a>>, by: &'static str },
    Require { letter: &'static str, target: &'a str, on: Vec<SideJson<'a>> },
    Independent { department: &'a str, of: Vec<&'a str> },
    Limit { what: &'static str, number: u32 },
    Level { rule: &'a str, level: &'a str, reason: Option<&'a str> },
}

/// Something that a policy or a view names.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SideJson<'a> {
    pub(super) target: &'a str,
    pub(super) target_kind: &'static str,
}

pub(super) fn all<'a>(context: &Context<'a>) -> Vec<Policy<'a>> {
    context.chart.policies.iter().map(|(id, policy)| one(context, id, policy)).collect()
}

/// All that resolved: what did not is an error, which keeps every output back.
pub(super) fn sides<'a>(context: &Context<'a>, sides: &'a [(Option<Side>, Span)]) -> Vec<SideJson<'a>> {
    let side = |side: &'a Side| match side {
        Side::Role(id) => SideJson { target: context.role(*id), target_kind: "role" },
        Side::Department(id) => SideJson { target: context.department(*id), target_kind: "department" },
        Side::Item(id) => SideJson { target: context.item(*id), target_kind: context.chart.items[*id].kind.word() },
        Side::Tag(tag) => SideJson { target: tag, target_kind: "tag" },
    };
    sides.iter().filter_map(|(resolved, _)| resolved.as_ref()).map(side).collect()
}

fn one<'a>(context: &Context<'a>, id: PolicyId, policy: &'a model::Policy) -> Policy<'a> {
    let demands =
        policy.statements.iter().filter_map(|statement| Some((statement.span, demand(context, &statement.rule)?)));
    let levels = context.chart.levels.iter().filter(|level| level.policy == id);
    let mut rules: Vec<(Span, Rule<'a>)> =
        demands.chain(levels.map(|setting| (setting.span, level(setting)))).collect();
    rules.sort_by_key(|(span, _)| *span);
    let statement = |(span, rule)| Statement { rule, source: Place::of(context, span) };
    Policy {
        id: &policy.header.path,
        naming: (&policy.header).into(),
        texts: (&policy.header).into(),
        statements: rules.into_iter().map(statement).collect(),
        source: Place::of(context, policy.header.span),
    }
}

fn demand<'a>(context: &Context<'a>, rule: &'a PolicyRule) -> Option<Rule<'a>> {
    Some(match rule {
        PolicyRule::Separate(separation) => separate(context, separation),
        PolicyRule::Require(requirement) => return require(context, requirement),
        PolicyRule::Independent { department, of } => {
            let of = of.iter().filter_map(|(department, _)| department.map(|id| context.department(id)));
            Rule::Independent { department: context.department((*department)?), of: of.collect() }
        }
        PolicyRule::Limit { what, number } => Rule::Limit { what: limit(*what), number: *number },
    })
}

fn separate<'a>(context: &Context<'a>, separation: &'a Separation) -> Rule<'a> {
    let by = match separation.by {
        PolicySubject::Person => "person",
        PolicySubject::Role => "role",
        PolicySubject::Department => "department",
    };
    Rule::Separate { allowed: separation.allowed, sides: sides(context, &separation.sides), by }
}

fn require<'a>(context: &Context<'a>, requirement: &'a Requirement) -> Option<Rule<'a>> {
    let role = |role: Option<model::RoleId>| role.map(|id| context.role(id));
    let (letter, target) = match requirement.letter {
        RequiredLetter::Responsible(id) => ("responsible", role(id)?),
        RequiredLetter::Consulted(id) => ("consulted", role(id)?),
        RequiredLetter::Informed(id) => ("informed", role(id)?),
        RequiredLetter::OwnerIn(department) => ("ownerIn", context.department(department?)),
    };
    Some(Rule::Require { letter, target, on: sides(context, &requirement.on) })
}

const fn limit(what: Limit) -> &'static str {
    match what {
        Limit::Span => "span",
        Limit::Layers => "layers",
        Limit::Owned => "owned",
        Limit::SinglePoint => "single-point",
    }
}

fn level(setting: &LevelSetting) -> Rule<'_> {
    Rule::Level { rule: &setting.rule, level: &setting.level, reason: setting.reason.as_deref() }
}
