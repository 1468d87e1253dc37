//! Linking: reads every statement and turns the names in it into ids.
//!
//! One file a kind of declaration. What a statement says stands in the chart afterwards; a name that
//! was not found is kept as a [`Miss`], to be explained when the whole chart is known.

mod about;
mod department;
mod exception;
mod holder;
mod item;
mod policy;
mod post;
mod role;
mod view;

pub(super) use holder::{Holders, Quoted};

use indexmap::IndexSet;

use super::damage;
use super::declare::{Declarations, Placed, Standing};
use super::kinds::{Entry, Kinds};
use super::lookup::{Found, Lookup, Scope};
use super::miss::{Miss, Sought, Titled};
use super::names::NodeId;
use crate::diagnostic::Diagnostics;
use crate::model::{Chart, Dated, DeclarationId, DepartmentId, Holder, ItemId, PersonId, Post, RoleId};
use crate::syntax::tree::{self, BodyItem, Path, Relation, Statement, StatementKind};

/// A declaration whose statements are read, and where names in them are looked up.
#[derive(Debug, Clone, Copy)]
struct Carrier {
    id: DeclarationId,
    scope: Scope,
}

/// Everything that linking needs at hand.
pub(super) struct Linker<'a, 't> {
    declared: &'a Declarations<'t>,
    chart: &'a mut Chart,
    lookup: Lookup<'a, 't>,
    holders: Holders,
    misses: Vec<Miss<'t>>,
    titled: Vec<Titled<'t>>,
    diagnostics: &'a mut Diagnostics,
}

/// Reads all statements. Gives back who is named as a holder, and all names that were not found.
pub(super) fn link<'t>(
    declared: &Declarations<'t>,
    chart: &mut Chart,
    diagnostics: &mut Diagnostics,
) -> (Holders, Vec<Miss<'t>>, Vec<Titled<'t>>) {
    let lookup = Lookup::new(&declared.names);
    let holders = Holders::default();
    let mut linker = Linker { declared, chart, lookup, holders, misses: Vec::new(), titled: Vec::new(), diagnostics };
    for placed in &declared.placed {
        match placed.standing {
            Standing::Declared(id) => linker.declaration(placed, id),
            Standing::Duplicate(first) => linker.duplicate(placed, first),
            Standing::Lost => {}
        }
    }
    linker.doubt_holders();
    linker.restore_source_order();
    (linker.holders, linker.misses, linker.titled)
}

impl<'t> Linker<'_, 't> {
    fn declaration(&mut self, placed: &Placed<'t>, id: DeclarationId) {
        let carrier = Carrier { id, scope: self.scope(placed.node, id) };
        let mut measures = placed.measures.iter();
        for body_item in &placed.decl.body {
            match body_item {
                BodyItem::Statement(statement) => {
                    if let StatementKind::Measure(measure) = &statement.kind {
                        let id = measures.next().copied().flatten();
                        self.measure(measure, id, carrier.scope);
                    } else if !self.about(carrier, statement) {
                        self.statement(carrier, statement);
                    }
                }
                BodyItem::Damaged(damaged) => damage::note(&mut self.chart.damage, id, damaged.relation),
                BodyItem::Decl(_) => {}
            }
        }
    }

    /// Titles and people where names are due lead to nothing; they are explained later.
    fn note_titles(&mut self, carrier: Carrier, statement: &'t Statement) {
        let StatementKind::Relation(relation, items) = &statement.kind else { return };
        if matches!(relation, Relation::HeldBy | Relation::FormerlyHeldBy) {
            return;
        }
        for item in items {
            if let tree::Target::Quoted(text) = &item.target {
                self.titled.push(Titled { text, relation: *relation, scope: carrier.scope });
                damage::note(&mut self.chart.damage, carrier.id, Some(*relation));
            }
        }
    }

    fn statement(&mut self, carrier: Carrier, statement: &'t Statement) {
        self.note_titles(carrier, statement);
        match carrier.id {
            DeclarationId::Organization => self.organization(carrier, statement),
            DeclarationId::Department(id) => self.department(id, carrier, statement),
            DeclarationId::Role(id) => self.role(id, carrier, statement),
            DeclarationId::Person(id) => self.person(id, statement),
            DeclarationId::Item(id) => self.item(id, carrier, statement),
            DeclarationId::Policy(id) => self.policy(id, carrier, statement),
            DeclarationId::View(id) => self.view(id, carrier, statement),
        }
    }

    /// The second declaration of a name says nothing, but what it was going to say is not known either.
    fn duplicate(&mut self, placed: &Placed<'t>, first: DeclarationId) {
        let scope = self.scope(placed.node, first);
        let mut measures = placed.measures.iter();
        for body_item in &placed.decl.body {
            match body_item {
                BodyItem::Statement(Statement { kind: StatementKind::Measure(measure), .. }) => {
                    let id = measures.next().copied().flatten();
                    self.measure(measure, id, scope);
                }
                BodyItem::Statement(Statement { kind: StatementKind::Relation(relation, items), .. }) => {
                    damage::note(&mut self.chart.damage, first, Some(*relation));
                    if matches!(relation, Relation::HeldBy | Relation::FormerlyHeldBy) {
                        self.count_as_used(items);
                    }
                }
                BodyItem::Statement(_) => damage::note_other(&mut self.chart.damage, first),
                BodyItem::Damaged(damaged) => damage::note(&mut self.chart.damage, first, damaged.relation),
                BodyItem::Decl(_) => {}
            }
        }
    }

    fn scope(&self, node: NodeId, id: DeclarationId) -> Scope {
        match id {
            DeclarationId::Department(_) => Scope::department(node),
            DeclarationId::Role(_) => Scope::department(self.declared.names.parent(node)),
            DeclarationId::Item(id) => {
                let department = self.chart.items[id].department;
                let around = department.map_or(NodeId::TOP, |id| self.declared.department_node(id));
                Scope { department: around, item: Some(node) }
            }
            _ => Scope::TOP,
        }
    }

    /// Looks a name up; if that fails, notes what is not known now.
    fn find(&mut self, path: &'t Path, kinds: Kinds, carrier: Carrier, relation: Option<Relation>) -> Option<Entry> {
        let found = self.lookup.find(path, carrier.scope, kinds);
        self.settle(found, path, Sought::OneOf(kinds), carrier, relation)
    }

    fn settle(
        &mut self,
        found: Found,
        path: &'t Path,
        sought: Sought,
        carrier: Carrier,
        relation: Option<Relation>,
    ) -> Option<Entry> {
        let candidates = match found {
            Found::One(entry) => return Some(entry),
            Found::Nothing => Vec::new(),
            Found::Several(candidates) => candidates,
        };
        self.misses.push(Miss { candidates, ..Miss::new(path, carrier.scope, sought) });
        damage::note(&mut self.chart.damage, carrier.id, relation);
        None
    }

    fn find_role(&mut self, path: &'t Path, carrier: Carrier, relation: Option<Relation>) -> Option<RoleId> {
        match self.find(path, Kinds::ROLE, carrier, relation)? {
            Entry::Role(id) => Some(id),
            _ => None,
        }
    }

    fn find_department(
        &mut self,
        path: &'t Path,
        carrier: Carrier,
        relation: Option<Relation>,
    ) -> Option<DepartmentId> {
        match self.find(path, Kinds::DEPARTMENT, carrier, relation)? {
            Entry::Department(id) => Some(id),
            _ => None,
        }
    }

    fn find_post(&mut self, path: &'t Path, carrier: Carrier, relation: Option<Relation>) -> Option<Post> {
        match self.find(path, Kinds::POSTS, carrier, relation)? {
            Entry::Role(id) => Some(Post::Role(id)),
            Entry::Department(id) => Some(Post::Department(id)),
            _ => None,
        }
    }

    fn find_item(
        &mut self,
        path: &'t Path,
        kinds: Kinds,
        carrier: Carrier,
        relation: Option<Relation>,
    ) -> Option<ItemId> {
        match self.find(path, kinds, carrier, relation)? {
            Entry::Item(id, _) => Some(id),
            _ => None,
        }
    }

    /// Where one identifier stands for two people, it is not known who holds a role.
    fn doubt_holders(&mut self) {
        let doubtful: IndexSet<PersonId> = self.declared.placed.iter().filter_map(Placed::second_person).collect();
        if doubtful.is_empty() {
            return;
        }
        for (id, role) in self.chart.roles.iter() {
            let mut holders = role.holdings.iter().filter_map(|holding| holding.value.holder.as_ref());
            if holders.any(|holder| matches!(holder, Holder::Person(person) if doubtful.contains(person))) {
                damage::note(&mut self.chart.damage, DeclarationId::Role(id), Some(Relation::HeldBy));
            }
        }
    }

    /// Declarations are read one after the other, but a block goes on behind what is nested in it.
    fn restore_source_order(&mut self) {
        let ids: Vec<ItemId> = self.chart.items.ids().collect();
        for id in ids {
            self.chart.items[id].claims.sort_by_key(|claim| claim.span);
        }
        self.chart.waivers.sort_by_key(|waiver| waiver.span);
        self.chart.levels.sort_by_key(|level| level.span);
    }
}

/// What an item of a list says, with its dates, note and place.
fn dated<T>(value: T, item: &tree::Item) -> Dated<T> {
    Dated {
        value,
        dates: super::header::dates(item.modifiers().bounds),
        note: item.modifiers().note.as_ref().map(|note| note.value.clone()),
        span: item.span,
    }
}

/// The path of an item; none for quoted names and `nobody`.
fn path_of(item: &tree::Item) -> Option<&Path> {
    match &item.target {
        tree::Target::Path(path) => Some(path),
        tree::Target::Quoted(_) | tree::Target::Nobody(_) => None,
    }
}
