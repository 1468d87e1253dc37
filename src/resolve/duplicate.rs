//! Names that are declared more than once.

use indexmap::IndexMap;

use crate::catalog;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Chart, DeclarationId, PersonId};
use crate::source::Span;
use crate::syntax::tree::{Decl, DeclKind, Measure};

/// All of them, each with the places at which it stands again.
#[derive(Debug, Default)]
pub(super) struct Duplicates {
    organizations: Option<(Span, Vec<Span>)>,
    names: IndexMap<DeclarationId, Duplicate>,
}

#[derive(Debug)]
struct Duplicate {
    path: String,
    first: Span,
    again: Vec<Span>,
    help: String,
}

impl Duplicates {
    pub(super) fn organization(&mut self, first: Span, again: Span) {
        self.organizations.get_or_insert((first, Vec::new())).1.push(again);
    }

    /// A declaration whose path is that of `first`.
    pub(super) fn declared(&mut self, first: DeclarationId, chart: &Chart, again: &Decl) {
        let place = again.path.as_ref().map_or(again.keyword, |path| path.span);
        self.add(first, chart, place, |path| advice(first, chart, again.kind, path));
    }

    pub(super) fn measure(&mut self, first: DeclarationId, chart: &Chart, again: &Measure) {
        self.add(first, chart, again.name.span, |_| {
            "the parts and measures of an objective need names of their own: rename one".to_owned()
        });
    }

    pub(super) fn person(&mut self, first: PersonId, chart: &Chart, again: Span) {
        self.add(DeclarationId::Person(first), chart, again, |_| {
            "people and agents share one set of identifiers: give everyone an own one".to_owned()
        });
    }

    fn add(&mut self, first: DeclarationId, chart: &Chart, again: Span, help: impl FnOnce(&str) -> String) {
        let Some(header) = chart.header(first) else { return };
        let found = self.names.entry(first).or_insert_with(|| Duplicate {
            path: header.path.clone(),
            first: header.name_span,
            again: Vec::new(),
            help: help(&header.path),
        });
        found.again.push(again);
    }

    /// Reports each name once, with all its places.
    pub(super) fn report(self, diagnostics: &mut Diagnostics) {
        if let Some((first, again)) = self.organizations {
            diagnostics.push(several_organizations(first, &again));
        }
        diagnostics.extend(self.names.into_values().map(Duplicate::diagnostic));
    }
}

impl Duplicate {
    fn diagnostic(self) -> Diagnostic {
        let message = match self.again.len() {
            1 => format!("`{}` is declared twice", self.path),
            more => format!("`{}` is declared {} times", self.path, more + 1),
        };
        let found = Diagnostic::new(&catalog::DUPLICATE_NAME, message).subject(self.path);
        let found = self.again.iter().fold(found, |found, place| found.label(*place, "declared again here"));
        found.label(self.first, "first declared here").help(self.help)
    }
}

fn several_organizations(first: Span, again: &[Span]) -> Diagnostic {
    let message = format!("{} organizations are read together", again.len() + 1);
    let found = Diagnostic::new(&catalog::SEVERAL_ORGANIZATIONS, message);
    let found = again.iter().fold(found, |found, place| found.label(*place, "another organization"));
    found.label(first, "the first one").help("check the directory of each organization by itself")
}

fn advice(first: DeclarationId, chart: &Chart, again: DeclKind, path: &str) -> String {
    let kind = match first {
        DeclarationId::Department(_) => "department",
        DeclarationId::Role(_) => "role",
        DeclarationId::Item(id) => chart.items[id].kind.word(),
        DeclarationId::Policy(_) => "policy",
        DeclarationId::View(_) => "view",
        DeclarationId::Organization | DeclarationId::Person(_) => again.keyword(),
    };
    if kind != again.keyword() {
        return format!("the {} is not found by this name while the {kind} bears it: rename one", again.keyword());
    }
    match again {
        DeclKind::Department => format!("a department is declared once; to add to it elsewhere, write `role {path}.x`"),
        DeclKind::Objective | DeclKind::Responsibility => {
            format!("rename one; to add a part elsewhere, write `{kind} {path}.x`")
        }
        _ => "put all that is to be said about it into one block, or rename one".to_owned(),
    }
}
