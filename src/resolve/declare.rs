//! Declaring: gives every declaration its place in the chart and in the table of names.
//!
//! Afterwards every id exists, in source order, and every path leads to its declaration; no statement
//! has been read yet but `measure`, which declares. Says which names are declared twice.

use indexmap::IndexMap;

use super::counts::{Counts, measures};
use super::duplicate::Duplicates;
use super::header;
use super::kinds::Entry;
use super::names::{Names, NodeId};
use crate::catalog;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Chart, DeclarationId, DepartmentId, Item, ItemId, ItemKind, Organization, PersonId, PersonKind};
use crate::syntax::tree::{Decl, DeclIndex, DeclKind, Measure, Name, Path, Statement, Tree};

/// A path may have this many bytes. Longer ones would make the names of a small file fill the memory,
/// if they are the path of a block with many declarations in it.
const LONGEST_PATH: usize = 16 * 1024;

/// What declaring has found out.
#[derive(Debug)]
pub(super) struct Declarations<'t> {
    pub(super) names: Names<'t>,
    /// People and agents by identifier; none where a block of unknown kind bears it.
    pub(super) people: IndexMap<&'t str, Option<PersonId>>,
    /// The trees' declarations, in source order.
    pub(super) placed: Vec<Placed<'t>>,
    /// The node of each department of the chart.
    pub(super) department_nodes: Vec<NodeId>,
    /// Whether a declaration may be missing, as in a block of unknown kind: a name that is not found may
    /// be that of something lost.
    pub(super) lost: bool,
    policies: IndexMap<String, DeclarationId>,
    nameless_policies: usize,
    views: IndexMap<String, DeclarationId>,
}

/// A declaration of a tree and what became of it.
#[derive(Debug)]
pub(super) struct Placed<'t> {
    pub(super) decl: &'t Decl,
    pub(super) standing: Standing,
    /// Its own node: the scope of what stands in its block. The top, where it has no scope.
    pub(super) node: NodeId,
    /// Where its path starts: the node of the block around it.
    pub(super) base: NodeId,
    /// Its `measure` statements, in order; none where the name is one of another item.
    pub(super) measures: Vec<Option<ItemId>>,
}

/// What became of a declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It is this one.
    Declared(DeclarationId),
    /// This one was declared first; its own statements do not count.
    Duplicate(DeclarationId),
    /// It has no name, or is of unknown kind (already reported).
    Lost,
}

/// Something in a tree that declares.
#[derive(Debug, Clone, Copy)]
enum Declaring<'t> {
    Decl(&'t Decl),
    Measure(DeclIndex, &'t Measure, &'t Statement),
}

/// Declares everything that stands in the trees, which are in source order.
pub(super) fn declare<'t>(trees: &[&'t Tree], chart: &mut Chart, diagnostics: &mut Diagnostics) -> Declarations<'t> {
    let count = trees.iter().map(|tree| tree.decls.len()).sum();
    let counts = Counts::of(trees);
    counts.make_room(chart);
    let mut declarations = Declarations {
        names: Names::with_capacity(count),
        people: IndexMap::with_capacity(counts.people),
        placed: Vec::with_capacity(count),
        department_nodes: Vec::new(),
        lost: trees.iter().any(|tree| tree.lost),
        policies: IndexMap::new(),
        nameless_policies: 0,
        views: IndexMap::new(),
    };
    let (mut duplicates, mut last_scope) = (Duplicates::default(), (NodeId::TOP, String::new()));
    for tree in trees {
        let first = declarations.placed.len();
        for declaring in in_source_order(tree) {
            let mut place = Placing {
                declarations: &mut declarations,
                chart,
                duplicates: &mut duplicates,
                last_scope: &mut last_scope,
                first,
            };
            match declaring {
                Declaring::Decl(decl) => place.decl(decl, diagnostics),
                Declaring::Measure(owner, measure, statement) => place.measure(owner, measure, statement),
            }
        }
    }
    duplicates.report(diagnostics);
    declarations
}

/// Declarations stand in a tree as they begin, but a measure may stand behind what is nested in its objective.
fn in_source_order(tree: &Tree) -> Vec<Declaring<'_>> {
    let mut all: Vec<(u32, Declaring<'_>)> = Vec::with_capacity(tree.decls.len());
    for (decl, index) in tree.decls.iter().zip(0u32..) {
        all.push((decl.span.start, Declaring::Decl(decl)));
        let measures = measures(decl).map(|(measure, statement)| {
            (statement.span.start, Declaring::Measure(DeclIndex(index), measure, statement))
        });
        all.extend(measures);
    }
    all.sort_by_key(|(start, _)| *start);
    all.into_iter().map(|(_, declaring)| declaring).collect()
}

/// The declaring of one tree.
struct Placing<'a, 't> {
    declarations: &'a mut Declarations<'t>,
    chart: &'a mut Chart,
    duplicates: &'a mut Duplicates,
    /// The scope in which the last declaration stood, spelled: the next one mostly stands there, too.
    last_scope: &'a mut (NodeId, String),
    /// Where the declarations of this tree begin in [`Declarations::placed`].
    first: usize,
}

impl<'t> Placing<'_, 't> {
    fn decl(&mut self, decl: &'t Decl, diagnostics: &mut Diagnostics) {
        let base = decl.parent.and_then(|parent| self.placed(parent)).map_or(NodeId::TOP, |parent| parent.node);
        let (standing, node) = match decl.kind {
            DeclKind::Organization => (self.organization(decl), NodeId::TOP),
            DeclKind::Person => (self.person(decl, PersonKind::Human, diagnostics), NodeId::TOP),
            DeclKind::Agent => (self.person(decl, PersonKind::Agent, diagnostics), NodeId::TOP),
            DeclKind::Policy => (self.policy(decl), NodeId::TOP),
            DeclKind::View => (self.view(decl), NodeId::TOP),
            _ => self.scoped(decl, base, diagnostics),
        };
        self.declarations.placed.push(Placed { decl, standing, node, base, measures: Vec::new() });
    }

    fn placed(&self, index: DeclIndex) -> Option<&Placed<'t>> {
        self.declarations.placed.get(self.first + index.0 as usize)
    }

    fn organization(&mut self, decl: &'t Decl) -> Standing {
        if let Some(first) = &self.chart.organization {
            self.duplicates.organization(first.header.name_span, header::of_organization(decl).name_span);
            return Standing::Duplicate(DeclarationId::Organization);
        }
        let header = header::of_organization(decl);
        self.chart.organization = Some(Organization { header, kind: None, heads: Vec::new() });
        Standing::Declared(DeclarationId::Organization)
    }

    fn person(&mut self, decl: &'t Decl, kind: PersonKind, diagnostics: &mut Diagnostics) -> Standing {
        let Some((path, name)) = decl.path.as_ref().and_then(|path| Some((path, path.parts.last()?))) else {
            return self.lose();
        };
        if path.parts.len() > 1 {
            diagnostics.push(person_in_scope(decl, path, &name.text));
        }
        if let Some(Some(first)) = self.declarations.people.get(name.text.as_str()) {
            self.duplicates.person(*first, self.chart, path.span);
            return Standing::Duplicate(DeclarationId::Person(*first));
        }
        let person = header::person(header::of(decl, path, name.text.to_string()), kind);
        let id = self.chart.people.push(person);
        self.declarations.people.insert(&name.text, Some(id));
        Standing::Declared(DeclarationId::Person(id))
    }

    fn policy(&mut self, decl: &'t Decl) -> Standing {
        let name = decl.path.as_ref().map(|path| path.text().trim_start_matches('.').to_owned());
        if let Some(first) = name.as_ref().and_then(|name| self.declarations.policies.get(name)) {
            self.duplicates.declared(*first, self.chart, decl);
            return Standing::Duplicate(*first);
        }
        self.declarations.nameless_policies += usize::from(name.is_none());
        let header = header::of_policy(decl, name.as_deref(), self.declarations.nameless_policies);
        let id = DeclarationId::Policy(self.chart.policies.push(header::policy(header)));
        if let Some(name) = name {
            self.declarations.policies.insert(name, id);
        }
        Standing::Declared(id)
    }

    fn view(&mut self, decl: &'t Decl) -> Standing {
        let Some(path) = &decl.path else { return self.lose() };
        let name = path.text().trim_start_matches('.').to_owned();
        if let Some(first) = self.declarations.views.get(&name) {
            self.duplicates.declared(*first, self.chart, decl);
            return Standing::Duplicate(*first);
        }
        let id = DeclarationId::View(self.chart.views.push(header::view(header::of(decl, path, name.clone()))));
        self.declarations.views.insert(name, id);
        Standing::Declared(id)
    }

    /// A declaration that lies in a scope.
    fn scoped(&mut self, decl: &'t Decl, base: NodeId, diagnostics: &mut Diagnostics) -> (Standing, NodeId) {
        let Some(path) = &decl.path else {
            return (self.lose(), self.declarations.names.nameless(base));
        };
        let base = if path.absolute { NodeId::TOP } else { base };
        let spelled = self.spelled(base, &path.parts);
        if spelled.len() > LONGEST_PATH {
            diagnostics.push(path_too_long(path));
            return (self.lose(), self.declarations.names.nameless(base));
        }
        let node = self.declarations.names.path(base, &path.parts);
        if decl.kind == DeclKind::Unknown {
            self.declarations.lost = true;
            self.declarations.names.haunt(node);
            if let Some(name) = path.parts.last() {
                self.declarations.people.entry(&name.text).or_insert(None);
            }
            return (Standing::Lost, node);
        }
        (self.declare_at(node, decl, path, spelled), node)
    }

    fn declare_at(&mut self, node: NodeId, decl: &'t Decl, path: &Path, spelled: String) -> Standing {
        let names = &mut self.declarations.names;
        let namespace = if is_item(decl.kind) { names.what(node) } else { names.who(node) };
        if let Some(first) = namespace.and_then(Entry::id) {
            self.duplicates.declared(first, self.chart, decl);
            return Standing::Duplicate(first);
        }
        let header = header::of(decl, path, spelled);
        let entry = match decl.kind {
            DeclKind::Role => Entry::Role(self.chart.roles.push(header::role(header))),
            DeclKind::Department => {
                self.declarations.department_nodes.push(node);
                Entry::Department(self.chart.departments.push(header::department(header)))
            }
            DeclKind::Objective => self.item(header::item(header, ItemKind::Objective)),
            _ => self.item(header::item(header, ItemKind::Responsibility)),
        };
        let in_item =
            decl.parent.and_then(|parent| self.placed(parent)).is_some_and(|parent| is_item(parent.decl.kind));
        let is_part = in_item && path.parts.len() == 1 && !path.absolute;
        self.declarations.names.declare(node, entry, is_part);
        entry.id().map_or(Standing::Lost, Standing::Declared)
    }

    fn item(&mut self, item: Item) -> Entry {
        let kind = item.kind;
        Entry::Item(self.chart.items.push(item), kind)
    }

    fn measure(&mut self, owner: DeclIndex, measure: &'t Measure, statement: &'t Statement) {
        let Some(whole) = self.placed(owner) else { return };
        if whole.standing.item().is_none() {
            return;
        }
        let base = whole.node;
        let node = self.declarations.names.path(base, std::slice::from_ref(&measure.name));
        let id = match self.declarations.names.what(node).and_then(Entry::id) {
            Some(first) => {
                self.duplicates.measure(first, self.chart, measure);
                None
            }
            None => {
                let path = self.spelled(base, std::slice::from_ref(&measure.name));
                let entry = self.item(header::measure(measure, statement, path));
                self.declarations.names.declare(node, entry, true);
                entry.id()
            }
        };
        let id = id.and_then(|id| if let DeclarationId::Item(id) = id { Some(id) } else { None });
        if let Some(whole) = self.declarations.placed.get_mut(self.first + owner.0 as usize) {
            whole.measures.push(id);
        }
    }

    /// The path of a declaration from the top.
    fn spelled(&mut self, base: NodeId, parts: &[Name]) -> String {
        if self.last_scope.0 != base {
            *self.last_scope = (base, self.declarations.names.spell(base));
        }
        let scope = self.last_scope.1.as_str();
        let length = parts.iter().fold(scope.len(), |length, part| length + usize::from(length > 0) + part.text.len());
        let mut spelled = String::with_capacity(length);
        spelled.push_str(scope);
        for part in parts {
            if !spelled.is_empty() {
                spelled.push('.');
            }
            spelled.push_str(&part.text);
        }
        spelled
    }

    fn lose(&mut self) -> Standing {
        self.declarations.lost = true;
        Standing::Lost
    }
}

impl Standing {
    /// The item in whose scope its parts and measures are declared, also by a second block.
    pub(super) const fn item(self) -> Option<ItemId> {
        match self {
            Self::Declared(DeclarationId::Item(id)) | Self::Duplicate(DeclarationId::Item(id)) => Some(id),
            _ => None,
        }
    }
}

impl Placed<'_> {
    /// The person whose identifier is declared here again.
    pub(super) fn second_person(&self) -> Option<PersonId> {
        match self.standing {
            Standing::Duplicate(DeclarationId::Person(first)) => Some(first),
            _ => None,
        }
    }
}

impl Declarations<'_> {
    /// The node of a department: the scope of what is declared in it.
    pub(super) fn department_node(&self, id: DepartmentId) -> NodeId {
        self.department_nodes.get(id.index()).copied().unwrap_or(NodeId::TOP)
    }
}

pub(super) const fn is_item(kind: DeclKind) -> bool {
    matches!(kind, DeclKind::Objective | DeclKind::Responsibility)
}

fn person_in_scope(decl: &Decl, path: &Path, name: &str) -> Diagnostic {
    let kind = decl.kind.keyword();
    Diagnostic::new(&catalog::WRONG_KIND, format!("{kind} `{name}` cannot be declared in a scope"))
        .subject(name)
        .label(path.span, "people and agents belong to the whole model")
        .help(format!("write `{kind} {name}`"))
}

fn path_too_long(path: &Path) -> Diagnostic {
    Diagnostic::new(&catalog::TOO_DEEP, format!("a path longer than {LONGEST_PATH} bytes"))
        .label(path.span, "with the names of the blocks around it")
        .help("use shorter names, or fewer levels")
}
