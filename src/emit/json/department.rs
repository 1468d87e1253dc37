//! The organization and its departments.

use serde::Serialize;
use smol_str::SmolStr;

use super::common::{Fact, Naming, Place, Texts, facts};
use super::context::Context;
use crate::model::{self, Dated, DeclarationId, DepartmentId, ItemId, RoleId};

#[derive(Serialize)]
pub(super) struct Organization<'a> {
    #[serde(flatten)]
    naming: Naming<'a>,
    kind: Option<&'a str>,
    #[serde(flatten)]
    texts: Texts<'a>,
    heads: Vec<Fact<'a, Head<'a>>>,
    now: OrganizationNow<'a>,
    source: Place<'a>,
}

#[derive(Serialize)]
struct OrganizationNow<'a> {
    state: &'static str,
    head: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Department<'a> {
    id: &'a str,
    parent_id: Option<&'a str>,
    #[serde(flatten)]
    naming: Naming<'a>,
    kind: Option<&'a str>,
    #[serde(flatten)]
    texts: Texts<'a>,
    heads: Vec<Fact<'a, Head<'a>>>,
    part_of: Vec<Fact<'a, PartOf<'a>>>,
    owns: Vec<Fact<'a, Owned<'a>>>,
    provides: &'a [SmolStr],
    now: DepartmentNow<'a>,
    source: Place<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct DepartmentNow<'a> {
    state: &'static str,
    head: Option<&'a str>,
    parent_id: Option<&'a str>,
}

#[derive(Serialize)]
struct Head<'a> {
    role: &'a str,
}

#[derive(Serialize)]
pub(super) struct PartOf<'a> {
    department: &'a str,
}

#[derive(Serialize)]
pub(super) struct Owned<'a> {
    item: &'a str,
}

pub(super) fn organization<'a>(context: &Context<'a>) -> Option<Organization<'a>> {
    let organization = context.chart.organization.as_ref()?;
    let head = context.timeline.organization_head().on(context.day).copied().flatten();
    Some(Organization {
        naming: (&organization.header).into(),
        kind: organization.kind.as_deref(),
        texts: (&organization.header).into(),
        heads: heads(context, &organization.heads),
        now: OrganizationNow {
            state: context.life_now(DeclarationId::Organization),
            head: head.map(|role| context.role(role)),
        },
        source: Place::of(context, organization.header.span),
    })
}

pub(super) fn all<'a>(context: &Context<'a>) -> Vec<Department<'a>> {
    context.chart.departments.iter().map(|(id, department)| one(context, id, department)).collect()
}

/// `part of`, of departments and of roles.
pub(super) fn part_of<'a>(
    context: &Context<'a>,
    memberships: &'a [Dated<Option<DepartmentId>>],
) -> Vec<Fact<'a, PartOf<'a>>> {
    facts(memberships, |department| department.map(|id| PartOf { department: context.department(id) }))
}

/// `owns`, of departments and of roles.
pub(super) fn owns<'a>(context: &Context<'a>, claims: &'a [Dated<Option<ItemId>>]) -> Vec<Fact<'a, Owned<'a>>> {
    facts(claims, |item| item.map(|id| Owned { item: context.item(id) }))
}

fn one<'a>(context: &Context<'a>, id: DepartmentId, department: &'a model::Department) -> Department<'a> {
    Department {
        id: context.department(id),
        parent_id: department.parent.map(|parent| context.department(parent)),
        naming: (&department.header).into(),
        kind: department.kind.as_deref(),
        texts: (&department.header).into(),
        heads: heads(context, &department.heads),
        part_of: part_of(context, &department.part_of),
        owns: owns(context, &department.owns),
        provides: &department.provides,
        now: now(context, id),
        source: Place::of(context, department.header.span),
    }
}

fn now<'a>(context: &Context<'a>, id: DepartmentId) -> DepartmentNow<'a> {
    let head = context.timeline.head(id).on(context.day).copied().flatten();
    let parent = context.epoch.department_around(id);
    DepartmentNow {
        state: context.life_now(DeclarationId::Department(id)),
        head: head.map(|role| context.role(role)),
        parent_id: parent.map(|parent| context.department(parent)),
    }
}

fn heads<'a>(context: &Context<'a>, heads: &'a [Dated<Option<RoleId>>]) -> Vec<Fact<'a, Head<'a>>> {
    facts(heads, |role| role.map(|id| Head { role: context.role(id) }))
}
