//! The rules, one file a group: what is wrong on one day, from the sentences of the semantics and the pages.

mod health;
mod matrix;
mod objectives;
mod outside_dates;
mod ownership;
mod policies;
mod posts;
mod reporting;
mod separated;

use orgc::model::{DeclarationId, DepartmentId, ItemId, PersonId, RoleId};
use orgc::source::Span;

use crate::terms::Day;

/// Something that is wrong on one day.
#[derive(Debug, Clone, Default)]
pub(crate) struct Verdict {
    /// The slug of the rule.
    pub(crate) rule: &'static str,
    /// The cause.
    pub(crate) subject: Vec<DeclarationId>,
    /// What tells findings with the same subject apart, such as the statement of a policy.
    pub(crate) statement: Option<Span>,
    /// Who suffers.
    pub(crate) grounds: Vec<DeclarationId>,
    /// The lines that were followed for it.
    pub(crate) walks: Vec<Walk>,
    /// The departments whose heads were asked for it.
    pub(crate) headed: Vec<DepartmentId>,
}

/// A walk up the line of a role, and how far the rule needs it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Walk {
    /// As far as what it has found.
    Up(RoleId),
    /// To the highest top.
    ToTop(RoleId),
    /// To the end of the line.
    ToEnd(RoleId),
}

/// The groups, each a list of all that is wrong on a day.
const GROUPS: &[fn(&Day) -> Vec<Verdict>] = &[
    reporting::verdicts,
    ownership::verdicts,
    matrix::verdicts,
    policies::verdicts,
    posts::verdicts,
    outside_dates::verdicts,
    objectives::verdicts,
    health::verdicts,
];

/// The rules that are judged. Findings of others are not compared.
pub(crate) const JUDGED: &[&[&str]] = &[
    reporting::RULES,
    ownership::RULES,
    matrix::RULES,
    policies::RULES,
    posts::RULES,
    outside_dates::RULES,
    objectives::RULES,
    health::RULES,
    &["waiver-expired", "waiver-unused"],
];

/// Everything that is wrong on a day, whatever else it follows from.
pub(crate) fn verdicts(day: &Day) -> Vec<Verdict> {
    GROUPS.iter().flat_map(|group| group(day)).collect()
}

impl Verdict {
    pub(crate) fn new(rule: &'static str, subject: impl IntoIterator<Item = DeclarationId>) -> Self {
        Self { rule, subject: subject.into_iter().collect(), ..Self::default() }
    }

    pub(crate) fn on_role(rule: &'static str, role: RoleId) -> Self {
        Self::new(rule, [DeclarationId::Role(role)])
    }

    pub(crate) fn on_department(rule: &'static str, department: DepartmentId) -> Self {
        Self::new(rule, [DeclarationId::Department(department)])
    }

    pub(crate) fn on_item(rule: &'static str, item: ItemId) -> Self {
        Self::new(rule, [DeclarationId::Item(item)])
    }

    pub(crate) fn on_person(rule: &'static str, person: PersonId) -> Self {
        Self::new(rule, [DeclarationId::Person(person)])
    }

    /// Adds items that suffer.
    pub(crate) fn items(mut self, items: impl IntoIterator<Item = ItemId>) -> Self {
        self.grounds.extend(items.into_iter().map(DeclarationId::Item));
        self
    }

    /// Adds roles that suffer.
    pub(crate) fn roles(mut self, roles: impl IntoIterator<Item = RoleId>) -> Self {
        self.grounds.extend(roles.into_iter().map(DeclarationId::Role));
        self
    }

    /// Says how the lines of these roles were followed.
    pub(crate) fn walked(mut self, how: fn(RoleId) -> Walk, roles: impl IntoIterator<Item = RoleId>) -> Self {
        self.walks.extend(roles.into_iter().map(how));
        self
    }
}
