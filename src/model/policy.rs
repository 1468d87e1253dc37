//! Rules that the organisation adds.

use smol_str::SmolStr;

use super::chart::{DepartmentId, ItemId, RoleId};
use super::header::Header;
use crate::source::Span;

/// `policy path "Title" { … }`. Its `level` statements stand in [`Chart::levels`](super::Chart::levels).
#[derive(Debug, Clone, PartialEq)]
pub struct Policy {
    /// Name, texts, life.
    pub header: Header,
    /// Its statements in source order.
    pub statements: Vec<PolicyStatement>,
}

/// One statement of a policy.
#[derive(Debug, Clone, PartialEq)]
pub struct PolicyStatement {
    /// What it demands.
    pub rule: PolicyRule,
    /// Where it stands.
    pub span: Span,
}

/// What a policy demands.
#[derive(Debug, Clone, PartialEq)]
pub enum PolicyRule {
    /// `separate …`, `at most N of …`
    Separate(Separation),
    /// `require …`
    Require(Requirement),
    /// `independent DEPARTMENT of …`
    Independent {
        /// Who must be independent.
        department: Option<DepartmentId>,
        /// Of whom, each with its place.
        of: Vec<(Option<DepartmentId>, Span)>,
    },
    /// `limit span N`
    Limit {
        /// What is limited.
        what: Limit,
        /// To how many.
        number: u32,
    },
}

/// Duties to be kept apart (NIST AC-5, ISO 27001 A.5.3: segregation of duties).
#[derive(Debug, Clone, PartialEq)]
pub struct Separation {
    /// How many of the sides one may have.
    pub allowed: u32,
    /// The sides, each with its place.
    pub sides: Vec<(Option<Side>, Span)>,
    /// Who may not have more.
    pub by: PolicySubject,
}

/// One side of a separation, or what a requirement is on.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Side {
    /// One role.
    Role(RoleId),
    /// The roles of a department.
    Department(DepartmentId),
    /// An item and all its parts.
    Item(ItemId),
    /// Everything that bears the tag.
    Tag(SmolStr),
}

/// Who may not have more than the allowed number of sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PolicySubject {
    /// A person or agent.
    Person,
    /// A role.
    Role,
    /// A department.
    Department,
}

/// `require consulted ROLE on #tag`
#[derive(Debug, Clone, PartialEq)]
pub struct Requirement {
    /// What is required.
    pub letter: RequiredLetter,
    /// On what, each with its place.
    pub on: Vec<(Option<Side>, Span)>,
}

/// The letter that is required, and of whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequiredLetter {
    /// `require responsible ROLE`
    Responsible(Option<RoleId>),
    /// `require consulted ROLE`
    Consulted(Option<RoleId>),
    /// `require informed ROLE`
    Informed(Option<RoleId>),
    /// `require owner in DEPARTMENT`
    OwnerIn(Option<DepartmentId>),
}

/// What a health check counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Limit {
    /// Direct reports of one role: the span of control.
    Span,
    /// Roles on the line from the lowest to the top.
    Layers,
    /// Items one person is accountable for.
    Owned,
    /// Owned items of a sole holder without deputy.
    SinglePoint,
}
