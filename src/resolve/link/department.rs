//! The statements of the organization, of departments and of people.

use super::super::kinds::{Entry, Kinds};
use super::super::miss::Sought;
use super::{Carrier, Linker, dated, path_of};
use crate::model::{Dated, DepartmentId, PersonId, Post, RoleId};
use crate::syntax::tree::{Item, Relation, Statement, StatementKind};

impl<'t> Linker<'_, 't> {
    pub(super) fn organization(&mut self, carrier: Carrier, statement: &'t Statement) {
        match &statement.kind {
            StatementKind::Relation(Relation::Head, items) => {
                let heads = self.heads(items, carrier);
                if let Some(organization) = &mut self.chart.organization {
                    organization.heads.extend(heads);
                }
            }
            StatementKind::Kind(kind) => {
                if let Some(organization) = &mut self.chart.organization {
                    organization.kind = Some(kind.value.clone());
                }
            }
            _ => {}
        }
    }

    pub(super) fn department(&mut self, id: DepartmentId, carrier: Carrier, statement: &'t Statement) {
        match &statement.kind {
            StatementKind::Relation(Relation::Head, items) => {
                let heads = self.heads(items, carrier);
                self.chart.departments[id].heads.extend(heads);
            }
            StatementKind::Relation(Relation::PartOf, items) => {
                let part_of = self.part_of(items, carrier);
                self.chart.departments[id].part_of.extend(part_of);
            }
            StatementKind::Relation(Relation::Owns, items) => {
                let owns = self.owns(Post::Department(id), items, carrier);
                self.chart.departments[id].owns.extend(owns);
            }
            StatementKind::Kind(kind) => self.chart.departments[id].kind = Some(kind.value.clone()),
            StatementKind::Provides(capabilities) => {
                let capabilities = capabilities.iter().map(|capability| capability.value.clone());
                self.chart.departments[id].provides.extend(capabilities);
            }
            _ => {}
        }
    }

    pub(super) fn person(&mut self, id: PersonId, statement: &'t Statement) {
        match &statement.kind {
            StatementKind::Email(address) => self.chart.people[id].email = Some(address.value.clone()),
            StatementKind::External => self.chart.people[id].external = true,
            _ => {}
        }
    }

    fn heads(&mut self, items: &'t [Item], carrier: Carrier) -> Vec<Dated<Option<RoleId>>> {
        items.iter().map(|item| dated(self.head(item, carrier), item)).collect()
    }

    /// A head without path is looked for in its own department only.
    fn head(&mut self, item: &'t Item, carrier: Carrier) -> Option<RoleId> {
        let path = path_of(item)?;
        let (found, sought) = match path.parts.as_slice() {
            [name] if !path.absolute => {
                (self.lookup.only_in(carrier.scope.department, name, Kinds::ROLE), Sought::Head(carrier.id))
            }
            _ => (self.lookup.find(path, carrier.scope, Kinds::ROLE), Sought::OneOf(Kinds::ROLE)),
        };
        match self.settle(found, path, sought, carrier, Some(Relation::Head))? {
            Entry::Role(id) => Some(id),
            _ => None,
        }
    }
}
