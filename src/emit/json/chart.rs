//! The chart as one tree, for programs that draw trees: every role once, exactly one root.

use indexmap::IndexSet;
use serde::Serialize;

use super::context::Context;
use super::each::Each;
use super::role::manager_now;
use crate::model::{DeclarationId, Manager, Role, RoleId, Table};
use crate::timeline::{Seating, State, Who};

/// The root that is made where there is not exactly one top. No path has a `$`, so it is free.
const MADE_ROOT: &str = "$organization";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Node<'a> {
    id: &'a str,
    parent_id: Option<&'a str>,
    /// Who is there.
    name: String,
    /// What the role is called.
    title: &'a str,
    department: Option<&'a str>,
    state: &'static str,
}

/// The root first if it is made, then every role in source order.
pub(super) fn nodes<'c, 'a>(context: &'c Context<'a>) -> Each<'c, Node<'a>> {
    Each::of(move || {
        let parents = without_cycles(context, parents(context));
        let tops = context.chart.roles.ids().filter(|id| parents[*id].is_none()).count();
        let root = (tops != 1).then(|| made_root(context));
        let above = root.as_ref().map(|root| root.id);
        let parent = move |id: RoleId| parents[id].map(|parent| context.role(parent)).or(above);
        root.into_iter().chain(context.chart.roles.ids().map(move |id| node(context, id, parent(id))))
    })
}

/// The manager now; of a role that is not live, the one it is written to report to.
fn parents(context: &Context<'_>) -> Table<Role, Option<RoleId>> {
    context.chart.roles.table(|id, role| {
        let written = || {
            role.solid.iter().find_map(|line| match line.value.to? {
                Manager::Post(post) => context.role_now(post),
                Manager::Nobody => None,
            })
        };
        manager_now(context, id)
            .map(|(manager, _)| manager)
            .or_else(|| if context.is_live(DeclarationId::Role(id)) { None } else { written() })
    })
}

/// Cuts every cycle at its first role in source order: a draft may have some.
fn without_cycles(context: &Context<'_>, mut parents: Table<Role, Option<RoleId>>) -> Table<Role, Option<RoleId>> {
    let mut settled = IndexSet::new();
    for start in context.chart.roles.ids() {
        let mut path = IndexSet::new();
        let mut next = Some(start);
        while let Some(id) = next.filter(|id| !settled.contains(id)) {
            if !path.insert(id) {
                let place = path.get_index_of(&id).unwrap_or(0);
                if let Some(first) = path.iter().skip(place).min().copied() {
                    parents[first] = None;
                }
                break;
            }
            next = parents[id];
        }
        settled.extend(path);
    }
    parents
}

fn node<'a>(context: &Context<'a>, id: RoleId, parent_id: Option<&'a str>) -> Node<'a> {
    let seating = context.seating(id);
    Node {
        id: context.role(id),
        parent_id,
        name: seating.map(|seating| who(context, seating)).unwrap_or_default(),
        title: context.chart.roles[id].header.title(),
        department: context.epoch.department_of(id).map(|department| context.department(department)),
        state: seating.map_or(State::Unknown, |seating| seating.state).word(),
    }
}

/// The names of the holders; where there are none, the state, unless the chart says nothing about it.
fn who(context: &Context<'_>, seating: &Seating) -> String {
    let name = |who: Who| match who {
        Who::Person(person) => context.chart.people[person].header.title(),
        Who::Undisclosed => State::Undisclosed.word(),
    };
    let names: Vec<&str> = seating.holders.iter().map(|sitter| name(sitter.who)).collect();
    match seating.state {
        State::Filled | State::Undisclosed => names.join(", "),
        State::Unspecified | State::Unknown => String::new(),
        State::Vacant | State::Planned | State::Ended => seating.state.word().to_owned(),
    }
}

fn made_root<'a>(context: &Context<'a>) -> Node<'a> {
    let organization = context.chart.organization.as_ref();
    let title = organization.map_or("Organisation", |organization| organization.header.title());
    Node { id: MADE_ROOT, parent_id: None, name: title.to_owned(), title: "", department: None, state: "made" }
}
