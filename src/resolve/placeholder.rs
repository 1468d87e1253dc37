//! Quoted names that name nobody, or more than one, and titles that say nothing.

use super::explain::{MOST_LABELS, MOST_OFFERED};
use crate::catalog;
use crate::diagnostic::wording::one_of;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Chart, Header, PersonId};
use crate::source::Span;

/// The warning about it.
pub(super) fn found(name: &str, span: Span, role: &str) -> Diagnostic {
    let message = match name.trim() {
        "" => "an empty text is no name of a holder".to_owned(),
        name => format!("`{name}` is no name of a holder"),
    };
    Diagnostic::new(&catalog::PLACEHOLDER_NAME, message)
        .subject(role)
        .label(span, "counts as a holder whose name is withheld")
        .help("write `vacant` as a statement of its own if nobody holds the role, `undisclosed` if somebody does")
}

/// Reports every title in which nothing stands: neither a picture nor a table has anything to show for it.
pub(super) fn check_titles(chart: &Chart, diagnostics: &mut Diagnostics) {
    // What was lost may be the title.
    if chart.damage.lost {
        return;
    }
    let headers = chart.organization.iter().map(|organization| &organization.header);
    let headers = headers.chain(chart.departments.iter().map(|(_, one)| &one.header));
    let headers = headers.chain(chart.roles.iter().map(|(_, one)| &one.header));
    let headers = headers.chain(chart.people.iter().map(|(_, one)| &one.header));
    let headers = headers.chain(chart.items.iter().map(|(_, one)| &one.header));
    let headers = headers.chain(chart.policies.iter().map(|(_, one)| &one.header));
    let headers = headers.chain(chart.views.iter().map(|(_, one)| &one.header));
    let is_blank = |header: &&Header| header.title.as_ref().is_some_and(|title| title.trim().is_empty());
    diagnostics.extend(headers.filter(is_blank).map(untitled));
}

fn untitled(header: &Header) -> Diagnostic {
    let (what, help) = match header.name() {
        "" => (
            "the title of the organization".to_owned(),
            "write what it is called between the quotation marks".to_owned(),
        ),
        name => (
            format!("the title of `{}`", header.path),
            format!("write one, or remove the quotation marks: without a title it is called `{name}`"),
        ),
    };
    Diagnostic::new(&catalog::PLACEHOLDER_NAME, format!("{what} is empty"))
        .subject(&header.path)
        .label(header.name_span, "nothing can be shown for it")
        .help(help)
}

/// The error about a quoted name that several declared people bear.
pub(super) fn namesakes(name: &str, span: Span, people: &[PersonId], chart: &Chart) -> Diagnostic {
    let found = Diagnostic::new(&catalog::AMBIGUOUS_NAME, format!("{} people are called `{name}`", people.len()))
        .subject(name)
        .label(span, "which of them?");
    let found = people.iter().take(MOST_LABELS).fold(found, |found, id| {
        let header = &chart.people[*id].header;
        found.label(header.name_span, format!("`{}`", header.path))
    });
    let offered = people.iter().take(MOST_OFFERED);
    let identifiers: Vec<String> = offered.map(|id| format!("`{}`", chart.people[*id].header.path)).collect();
    found.help(format!("write the identifier: {}", one_of(&identifiers)))
}
