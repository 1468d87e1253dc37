//! Positions, their lines and their holders.

use smol_str::SmolStr;

use super::chart::{DepartmentId, ItemId, PersonId, RoleId};
use super::fact::{Dated, Number, Post, Share};
use super::header::Header;

/// `role path "Title" { … }`: a position in the chart (a `Post` of W3C ORG), with or without holder.
#[derive(Debug, Clone, PartialEq)]
pub struct Role {
    /// Name, texts, life.
    pub header: Header,
    /// The department in which it is declared, by its path.
    pub department: Option<DepartmentId>,
    /// `reports to`, `assistant to`, in source order.
    pub solid: Vec<Dated<SolidLine>>,
    /// `dotted to`, in source order.
    pub dotted: Vec<Dated<DottedLine>>,
    /// `part of DEPARTMENT`, in source order.
    pub part_of: Vec<Dated<Option<DepartmentId>>>,
    /// `held by`, `formerly held by`, `undisclosed`, in source order.
    pub holdings: Vec<Dated<Holding>>,
    /// `vacant`
    pub vacancies: Vec<Dated<()>>,
    /// `seats N`
    pub seats: Option<u32>,
    /// `fte X`
    pub fte: Option<Number>,
    /// `deputised by ROLE`
    pub deputies: Vec<Dated<Option<RoleId>>>,
    /// `owns PATH`. The claims stand at the items, too.
    pub owns: Vec<Dated<Option<ItemId>>>,
    /// `external`
    pub external: bool,
}

/// A written solid line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SolidLine {
    /// To whom.
    pub to: Option<Manager>,
    /// `assistant to`: drawn beside the manager.
    pub assistant: bool,
}

/// The end of a solid line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Manager {
    /// A role, or the head of a department.
    Post(Post),
    /// `nobody`: a top, on purpose.
    Nobody,
}

/// A dotted line. It never carries accountability.
#[derive(Debug, Clone, PartialEq)]
pub struct DottedLine {
    /// To whom.
    pub to: Option<Post>,
    /// How much of the time.
    pub share: Option<Share>,
    /// `for "purpose"`
    pub purpose: Option<SmolStr>,
}

/// Somebody holds, or held, a role.
#[derive(Debug, Clone, PartialEq)]
pub struct Holding {
    /// Who.
    pub holder: Option<Holder>,
    /// How much of the time.
    pub share: Option<Share>,
    /// Whether only for now.
    pub acting: bool,
    /// `formerly held by`: history, never counted.
    pub former: bool,
}

/// Who holds a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holder {
    /// A person or agent.
    Person(PersonId),
    /// `undisclosed`: somebody whose name is withheld.
    Undisclosed,
    /// A quoted name that is none: TBD, N.N. Counts as undisclosed; the text is kept.
    Placeholder(SmolStr),
}
