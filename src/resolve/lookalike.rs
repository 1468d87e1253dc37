//! `lookalike-name`: identifiers that look the same, because of other scripts or of joiners (UTS #39).

use indexmap::IndexMap;
use unicode_security::confusable_detection::skeleton;
use unicode_security::mixed_script::AugmentedScriptSet;

use crate::catalog;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::Span;
use crate::source::characters::joins;
use crate::syntax::tree::{BodyItem, Decl, DeclKind, Name, StatementKind, Tree};

/// Names that are compared with each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Namespace {
    Who,
    What,
    People,
    Tags,
}

const NAMESPACES: [Namespace; 4] = [Namespace::Who, Namespace::What, Namespace::People, Namespace::Tags];

/// Names, each with the first place where it stands.
type Names<'t> = IndexMap<&'t str, Span>;

/// Reports names that look alike, once for each look.
pub(super) fn check(trees: &[&Tree], diagnostics: &mut Diagnostics) {
    if trees.iter().flat_map(|tree| &tree.decls).all(is_ascii) {
        return;
    }
    for namespace in NAMESPACES {
        for alike in looking_alike(trees, namespace) {
            diagnostics.extend(finding(&alike));
        }
    }
}

/// Whether nothing that a declaration is called by can look like something else.
fn is_ascii(decl: &Decl) -> bool {
    NAMESPACES.into_iter().flat_map(|namespace| declared_by(decl, namespace)).all(|name| name.text.is_ascii())
}

/// The names of each look. Of names in ASCII only those count that another name looks like: among
/// themselves they are what people typed.
fn looking_alike<'t>(trees: &[&'t Tree], namespace: Namespace) -> Vec<Names<'t>> {
    let mut looks: IndexMap<String, Names<'_>> = IndexMap::new();
    for (name, span) in names(trees, namespace, |name| !name.is_ascii()) {
        looks.entry(look(name)).or_default().insert(name, span);
    }
    if looks.keys().any(|look| look.is_ascii()) {
        for (name, span) in names(trees, namespace, str::is_ascii) {
            if let Some(alike) = looks.get_mut(&look(name)) {
                alike.insert(name, span);
            }
        }
    }
    looks.into_values().filter(|alike| alike.len() > 1).collect()
}

/// What the eye sees: joiners have no shape, and letters stand for those that look like them.
fn look(name: &str) -> String {
    let visible: String = name.chars().filter(|character| !joins(*character)).collect();
    skeleton(&visible).collect()
}

fn names<'t>(trees: &[&'t Tree], namespace: Namespace, wanted: fn(&str) -> bool) -> Names<'t> {
    let mut names = IndexMap::new();
    for decl in trees.iter().flat_map(|tree| &tree.decls) {
        for name in declared_by(decl, namespace).filter(|name| wanted(&name.text)) {
            names.entry(name.text.as_str()).or_insert(name.span);
        }
    }
    names
}

fn declared_by(decl: &Decl, namespace: Namespace) -> impl Iterator<Item = &Name> {
    let own = decl.path.as_ref().and_then(|path| path.parts.last());
    let own = own.filter(|_| of_kind(decl.kind) == Some(namespace));
    let tags = if namespace == Namespace::Tags { decl.tags.as_slice() } else { &[] };
    let measures = if namespace == Namespace::What { decl.body.as_slice() } else { &[] };
    own.into_iter().chain(tags).chain(measures.iter().filter_map(measure))
}

const fn of_kind(kind: DeclKind) -> Option<Namespace> {
    match kind {
        DeclKind::Department | DeclKind::Role => Some(Namespace::Who),
        DeclKind::Objective | DeclKind::Responsibility => Some(Namespace::What),
        DeclKind::Person | DeclKind::Agent => Some(Namespace::People),
        DeclKind::Organization | DeclKind::Policy | DeclKind::View | DeclKind::Unknown => None,
    }
}

fn measure(item: &BodyItem) -> Option<&Name> {
    match item {
        BodyItem::Statement(statement) => match &statement.kind {
            StatementKind::Measure(measure) => Some(&measure.name),
            _ => None,
        },
        BodyItem::Decl(_) | BodyItem::Damaged(_) => None,
    }
}

/// The finding about names of one look, if they are not all of one script, or something in them cannot be seen.
fn finding(alike: &Names<'_>) -> Option<Diagnostic> {
    let mut places: Vec<(&str, Span)> = alike.iter().map(|(name, span)| (*name, *span)).collect();
    places.sort_by_key(|(_, span)| *span);
    let scripts = places.iter().map(|(name, _)| AugmentedScriptSet::for_str(name));
    let common = scripts.reduce(|mut common, scripts| {
        common.intersect_with(scripts);
        common
    })?;
    let is_hidden = places.iter().any(|(name, _)| name.chars().any(joins));
    if !common.is_empty() && !is_hidden {
        return None;
    }
    let (last, _) = places.last()?;
    let message = format!("{} names look like `{last}` and are not the same", places.len());
    let found = Diagnostic::new(&catalog::LOOKALIKE_NAME, message);
    let found = places.iter().rev().fold(found, |found, (name, span)| {
        found.subject(*name).label(*span, format!("`{name}`: {}", foreign_letters(name)))
    });
    let help = if is_hidden { "take the joiners out of it" } else { "write them in one script" };
    Some(Diagnostic { subject: sorted(found.subject), ..found }.help(format!("{help}, or choose another name")))
}

fn sorted(mut subject: Vec<String>) -> Vec<String> {
    subject.sort();
    subject
}

/// The letters of a name that are not ASCII, as code points: to the eye they all look the same.
fn foreign_letters(name: &str) -> String {
    let letters: Vec<String> =
        name.chars().filter(|c| !c.is_ascii()).map(|c| format!("U+{:04X}", u32::from(c))).collect();
    match letters.as_slice() {
        [] => "plain ASCII".to_owned(),
        letters => letters.join(" "),
    }
}
