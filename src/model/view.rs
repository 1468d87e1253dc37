//! Pictures and tables of the model.

use super::fact::Post;
use super::header::Header;
use super::policy::Side;
use crate::calendar::Date;
use crate::source::Span;

/// `view id "Title" { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// Name, texts.
    pub header: Header,
    /// `root ROLE-or-DEPARTMENT`, and its place. An inner `None`: the reference failed.
    pub root: Option<(Option<Post>, Span)>,
    /// `depth N`
    pub depth: Option<u32>,
    /// `show …`
    pub show: Vec<Layer>,
    /// `hide …`
    pub hide: Vec<Layer>,
    /// `include PATH, #tag`, each with its place.
    pub include: Vec<(Option<Side>, Span)>,
    /// `exclude PATH, #tag`, each with its place.
    pub exclude: Vec<(Option<Side>, Span)>,
    /// `columns …`
    pub columns: Option<Columns>,
    /// `as of DATE` (the last day of a period), and its place.
    pub as_of: Option<(Date, Span)>,
}

/// What can be shown or hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// Names of holders.
    People,
    /// Dotted lines.
    Dotted,
    /// Objectives and their owners.
    Objectives,
    /// Responsibilities and their owners.
    Responsibilities,
    /// Vacant roles.
    Vacancies,
}

/// What the columns of a matrix are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Columns {
    /// One a role.
    Roles,
    /// One a department.
    Departments,
    /// One a person.
    People,
}
