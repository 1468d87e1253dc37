//! Solid and dotted lines, written and implied.

use serde::Serialize;

use super::common::{Fact, Fraction};
use super::context::{Context, Target};
use super::each::Each;
use super::role::manager_now;
use crate::model::{self, Dated, Dates, DeclarationId, DottedLine, Manager, RoleId, SolidLine};
use crate::source::Span;

#[derive(Serialize)]
pub(super) struct Line<'a> {
    #[serde(flatten)]
    fact: Fact<'a, Edge<'a>>,
    now: LineNow<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Edge<'a> {
    kind: &'static str,
    source: &'a str,
    target: Option<&'a str>,
    target_kind: &'static str,
    /// By default, not written.
    implied: bool,
    share: Option<Fraction>,
    purpose: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LineNow<'a> {
    in_force: bool,
    target: Option<&'a str>,
}

/// The written lines of each role in source order, then the one it has by default now.
pub(super) fn all<'c, 'a>(context: &'c Context<'a>) -> Each<'c, Line<'a>> {
    Each::of(|| context.chart.roles.iter().flat_map(|(id, role)| of_role(context, id, role)))
}

fn of_role<'a>(context: &Context<'a>, id: RoleId, role: &'a model::Role) -> Vec<Line<'a>> {
    let solid = role.solid.iter().filter_map(|fact| Some((fact.span, solid(context, id, fact)?)));
    let dotted = role.dotted.iter().filter_map(|fact| Some((fact.span, dotted(context, id, fact)?)));
    let mut lines: Vec<(Span, Line<'a>)> = solid.chain(dotted).collect();
    lines.sort_by_key(|(span, _)| *span);
    lines.into_iter().map(|(_, line)| line).chain(implied(context, id)).collect()
}

fn solid<'a>(context: &Context<'a>, id: RoleId, fact: &'a Dated<SolidLine>) -> Option<Line<'a>> {
    let manager = fact.value.to?;
    let kind = if fact.value.assistant { "assistant" } else { "solid" };
    let target_now = match manager {
        Manager::Post(post) => context.role_now(post),
        Manager::Nobody => None,
    };
    let edge = edge(kind, context.role(id), context.manager(manager));
    Some(line(context, id, fact, edge, target_now))
}

fn dotted<'a>(context: &Context<'a>, id: RoleId, fact: &'a Dated<DottedLine>) -> Option<Line<'a>> {
    let post = fact.value.to?;
    let edge = Edge {
        share: fact.value.share.map(Into::into),
        purpose: fact.value.purpose.as_deref(),
        ..edge("dotted", context.role(id), context.post(post))
    };
    Some(line(context, id, fact, edge, context.role_now(post)))
}

fn edge<'a>(kind: &'static str, source: &'a str, target: Target<'a>) -> Edge<'a> {
    Edge { kind, source, target: target.id, target_kind: target.kind, implied: false, share: None, purpose: None }
}

fn line<'a, T>(
    context: &Context<'a>,
    id: RoleId,
    fact: &'a Dated<T>,
    edge: Edge<'a>,
    target_now: Option<RoleId>,
) -> Line<'a> {
    let days = context.timeline.in_force(fact, DeclarationId::Role(id));
    let in_force = days.is_some_and(|days| days.contains(context.day));
    let target = target_now.filter(|_| in_force).map(|role| context.role(role));
    Line { fact: Fact::new(edge, fact.note.as_deref(), &fact.dates), now: LineNow { in_force, target } }
}

/// The default manager now. It has no dates of its own: it follows from heads and memberships.
fn implied<'a>(context: &Context<'a>, id: RoleId) -> Option<Line<'a>> {
    let (manager, _) = manager_now(context, id).filter(|(_, implied)| *implied)?;
    let target = context.role(manager);
    let solid = edge("solid", context.role(id), Target { id: Some(target), kind: "role" });
    let fact = Fact::new(Edge { implied: true, ..solid }, None, &Dates::default());
    Some(Line { fact, now: LineNow { in_force: true, target: Some(target) } })
}
