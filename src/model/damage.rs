//! What could not be read or resolved, so that checks can be silent about it.

use indexmap::IndexSet;

use super::chart::DeclarationId;

/// The parts of the text that are missing from the chart. A check that would need one of them, or
/// needs its absence, is silent.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Damage {
    /// A file or a block is lost: anything may have stood in it.
    pub lost: bool,
    /// An `owns`, or an unreadable statement of a role or department, is lost: anyone may own anything.
    pub claims: bool,
    /// Declarations with a statement that could not be read, or with a reference that failed.
    pub declarations: IndexSet<DeclarationId>,
    /// Roles whose solid line is not known: a damaged statement, or a target that failed.
    pub lines: IndexSet<DeclarationId>,
    /// Roles whose holders are not known, and people of whom it is not known which roles they hold.
    pub holders: IndexSet<DeclarationId>,
    /// The organization and departments whose head is not known.
    pub heads: IndexSet<DeclarationId>,
    /// Items whose owner is not known.
    pub owners: IndexSet<DeclarationId>,
    /// Items whose letters are not known.
    pub letters: IndexSet<DeclarationId>,
}
