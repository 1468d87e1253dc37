//! The whole organisation.

use smol_str::SmolStr;

use super::chart::RoleId;
use super::fact::Dated;
use super::header::Header;

/// `organization "Name" { … }`: a `FormalOrganization` of W3C ORG.
#[derive(Debug, Clone, PartialEq)]
pub struct Organization {
    /// Name, texts, life.
    pub header: Header,
    /// `kind …`
    pub kind: Option<SmolStr>,
    /// `head ROLE`
    pub heads: Vec<Dated<Option<RoleId>>>,
}
