//! People that are named without being declared, or declared without being named.

use super::link::{Holders, Quoted};
use crate::catalog;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Chart, Person, PersonKind};
use crate::syntax::spell;

/// So many roles of one person are shown.
const MOST_ROLES: usize = 20;

/// Reports `undeclared-person` and `unused-person`.
pub(super) fn check(chart: &Chart, holders: &Holders, diagnostics: &mut Diagnostics) {
    for (name, quoted) in &holders.quoted {
        if quoted.roles.len() > 1 {
            diagnostics.push(undeclared(name, quoted, chart));
        }
    }
    if chart.damage.lost || !chart.damage.holders.is_empty() {
        return;
    }
    let unused = chart.people.iter().filter(|(id, person)| person.header.declared && !holders.used.contains(id));
    diagnostics.extend(unused.map(|(_, person)| nowhere(person)));
}

fn undeclared(name: &str, quoted: &Quoted, chart: &Chart) -> Diagnostic {
    let message = format!("`{name}` holds {} roles and is declared nowhere", quoted.roles.len());
    let found = Diagnostic::new(&catalog::UNDECLARED_PERSON, message).subject(name);
    let roles = quoted.roles.iter().take(MOST_ROLES);
    let found =
        roles.fold(found, |found, (role, span)| found.label(*span, format!("holds `{}`", chart.role_path(*role))));
    let identifier = spell::identifier(name);
    let identifier = if identifier.is_empty() { "name" } else { &identifier };
    found
        .note("the same quoted name is one person")
        .help(format!("declare `person {identifier} \"{name}\"`; if these are two people, give each an identifier"))
}

fn nowhere(person: &Person) -> Diagnostic {
    let word = if person.kind == PersonKind::Human { "person" } else { "agent" };
    let path = &person.header.path;
    Diagnostic::new(&catalog::UNUSED_PERSON, format!("{word} `{path}` holds no role and never held one"))
        .subject(path)
        .label(person.header.name_span, "declared here, named nowhere")
        .help(format!("write `held by {path}` at a role, or remove the declaration"))
}
