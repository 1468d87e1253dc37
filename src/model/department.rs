//! Units.

use smol_str::SmolStr;

use super::chart::{DepartmentId, ItemId, RoleId};
use super::fact::Dated;
use super::header::Header;

/// `department path "Title" { … }`: an `OrganizationalUnit` of W3C ORG.
#[derive(Debug, Clone, PartialEq)]
pub struct Department {
    /// Name, texts, life.
    pub header: Header,
    /// The department in which it is declared, by its path.
    pub parent: Option<DepartmentId>,
    /// `kind …`
    pub kind: Option<SmolStr>,
    /// `head ROLE`, in source order.
    pub heads: Vec<Dated<Option<RoleId>>>,
    /// `part of DEPARTMENT`, in source order.
    pub part_of: Vec<Dated<Option<DepartmentId>>>,
    /// `owns PATH`, in source order. The claims stand at the items, too.
    pub owns: Vec<Dated<Option<ItemId>>>,
    /// `provides capability`
    pub provides: Vec<SmolStr>,
}
