//! The whole.

use std::iter;

use super::arena::{Arena, Id};
use super::damage::Damage;
use super::department::Department;
use super::header::Header;
use super::item::Item;
use super::organization::Organization;
use super::person::Person;
use super::policy::Policy;
use super::role::Role;
use super::view::View;
use super::waiver::{LevelSetting, Waiver};

/// A department's place.
pub type DepartmentId = Id<Department>;
/// A role's place.
pub type RoleId = Id<Role>;
/// A person's or agent's place.
pub type PersonId = Id<Person>;
/// The place of an objective, responsibility or measure.
pub type ItemId = Id<Item>;
/// A policy's place.
pub type PolicyId = Id<Policy>;
/// A view's place.
pub type ViewId = Id<View>;

/// The merged, resolved organisation.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Chart {
    /// The organization, if one is declared.
    pub organization: Option<Organization>,
    /// All departments.
    pub departments: Arena<Department>,
    /// All roles.
    pub roles: Arena<Role>,
    /// All people and agents, also those who are only quoted (after the declared ones, in the order of
    /// their first quote).
    pub people: Arena<Person>,
    /// All objectives, responsibilities and measures. A whole may stand after its parts (paths).
    pub items: Arena<Item>,
    /// All policies.
    pub policies: Arena<Policy>,
    /// All views.
    pub views: Arena<View>,
    /// All waivers in source order.
    pub waivers: Vec<Waiver>,
    /// All levels that policies set, in source order.
    pub levels: Vec<LevelSetting>,
    /// What could not be read.
    pub damage: Damage,
}

/// Any declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DeclarationId {
    /// The organization.
    Organization,
    /// A department.
    Department(DepartmentId),
    /// A role.
    Role(RoleId),
    /// A person or agent.
    Person(PersonId),
    /// An objective, responsibility or measure.
    Item(ItemId),
    /// A policy.
    Policy(PolicyId),
    /// A view.
    View(ViewId),
}

impl Chart {
    /// The header of any declaration; `None` only for an organization that is not declared.
    #[must_use]
    pub fn header(&self, id: DeclarationId) -> Option<&Header> {
        match id {
            DeclarationId::Organization => self.organization.as_ref().map(|organization| &organization.header),
            DeclarationId::Department(id) => Some(&self.departments[id].header),
            DeclarationId::Role(id) => Some(&self.roles[id].header),
            DeclarationId::Person(id) => Some(&self.people[id].header),
            DeclarationId::Item(id) => Some(&self.items[id].header),
            DeclarationId::Policy(id) => Some(&self.policies[id].header),
            DeclarationId::View(id) => Some(&self.views[id].header),
        }
    }

    /// The declaration in which this one stands, by its path.
    #[must_use]
    pub fn enclosing(&self, id: DeclarationId) -> Option<DeclarationId> {
        match id {
            DeclarationId::Department(id) => self.departments[id].parent.map(DeclarationId::Department),
            DeclarationId::Role(id) => self.roles[id].department.map(DeclarationId::Department),
            DeclarationId::Item(id) => {
                let item = &self.items[id];
                item.parent.map(DeclarationId::Item).or(item.department.map(DeclarationId::Department))
            }
            _ => None,
        }
    }

    /// A declaration and all in which it stands by their paths, inside out.
    pub fn outward(&self, id: DeclarationId) -> impl Iterator<Item = DeclarationId> + '_ {
        iter::successors(Some(id), |id| self.enclosing(*id))
    }

    /// A department and all in which it is declared, inside out.
    pub fn departments_outward(&self, id: DepartmentId) -> impl Iterator<Item = DepartmentId> + '_ {
        iter::successors(Some(id), |id| self.departments[*id].parent)
    }

    /// An item and all of which it is a part, inside out.
    pub fn wholes(&self, id: ItemId) -> impl Iterator<Item = ItemId> + '_ {
        iter::successors(Some(id), |id| self.items[*id].parent)
    }

    /// The path of a role: what messages call it.
    #[must_use]
    pub fn role_path(&self, id: RoleId) -> &str {
        &self.roles[id].header.path
    }

    /// The path of an item.
    #[must_use]
    pub fn item_path(&self, id: ItemId) -> &str {
        &self.items[id].header.path
    }

    /// The path of a department.
    #[must_use]
    pub fn department_path(&self, id: DepartmentId) -> &str {
        &self.departments[id].header.path
    }
}
