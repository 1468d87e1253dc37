//! What a name can stand for, and what may stand in one place.

use crate::diagnostic::wording;
use crate::model::{DeclarationId, DepartmentId, ItemId, ItemKind, RoleId};

/// A declaration that lies in a scope: what a path can lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Entry {
    Role(RoleId),
    Department(DepartmentId),
    Item(ItemId, ItemKind),
    /// Something that was reported already: a block of an unknown kind, or a scope that is only named.
    Ghost,
}

/// A set of kinds of declarations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Kinds(u8);

impl Entry {
    pub(super) const fn kinds(self) -> Kinds {
        match self {
            Self::Role(_) => Kinds::ROLE,
            Self::Department(_) => Kinds::DEPARTMENT,
            Self::Item(_, ItemKind::Objective) => Kinds::OBJECTIVE,
            Self::Item(_, ItemKind::Responsibility) => Kinds::RESPONSIBILITY,
            Self::Item(_, ItemKind::Measure) => Kinds::MEASURE,
            Self::Ghost => Kinds(0),
        }
    }

    /// The declaration; none for a ghost.
    pub(super) const fn id(self) -> Option<DeclarationId> {
        match self {
            Self::Role(id) => Some(DeclarationId::Role(id)),
            Self::Department(id) => Some(DeclarationId::Department(id)),
            Self::Item(id, _) => Some(DeclarationId::Item(id)),
            Self::Ghost => None,
        }
    }
}

impl Kinds {
    pub(super) const ROLE: Self = Self(1);
    pub(super) const DEPARTMENT: Self = Self(2);
    pub(super) const OBJECTIVE: Self = Self(4);
    pub(super) const RESPONSIBILITY: Self = Self(8);
    pub(super) const MEASURE: Self = Self(16);
    /// Who may be named where a role is due and a department stands for its head.
    pub(super) const POSTS: Self = Self(1 | 2);
    /// Everything that can be owned.
    pub(super) const ITEMS: Self = Self(4 | 8 | 16);
    /// Items that can have parts.
    pub(super) const WHOLES: Self = Self(4 | 8);
    pub(super) const ALL: Self = Self(1 | 2 | 4 | 8 | 16);

    const WORDS: [(Self, &'static str); 5] = [
        (Self::ROLE, "role"),
        (Self::DEPARTMENT, "department"),
        (Self::OBJECTIVE, "objective"),
        (Self::RESPONSIBILITY, "responsibility"),
        (Self::MEASURE, "measure"),
    ];

    pub(super) const fn overlaps(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether any of them is a name of the *what* namespace.
    pub(super) const fn has_items(self) -> bool {
        self.overlaps(Self::ITEMS)
    }

    /// Whether any of them is a name of the *who* namespace.
    pub(super) const fn has_posts(self) -> bool {
        self.overlaps(Self::POSTS)
    }

    /// What a path to one of them can lead through.
    pub(super) const fn scopes(self) -> Self {
        if self.has_items() { Self(Self::DEPARTMENT.0 | Self::WHOLES.0) } else { Self::DEPARTMENT }
    }

    /// `role`, `role or department`, `objective, responsibility or measure`
    pub(super) fn words(self) -> String {
        let words: Vec<&str> =
            Self::WORDS.iter().filter(|(kind, _)| self.overlaps(*kind)).map(|(_, word)| *word).collect();
        wording::one_of(&words)
    }

    /// What all of these are, in the plural: `roles`, `declarations`.
    pub(super) fn common(mut kinds: impl Iterator<Item = Self>) -> &'static str {
        let first = kinds.next();
        match first {
            Some(first) if kinds.all(|kinds| kinds == first) => match first {
                Self::ROLE => "roles",
                Self::DEPARTMENT => "departments",
                Self::OBJECTIVE => "objectives",
                Self::RESPONSIBILITY => "responsibilities",
                _ => "measures",
            },
            _ => "declarations",
        }
    }

    /// The keyword of a declaration that would fit.
    pub(super) const fn example(self) -> &'static str {
        match self {
            Self::OBJECTIVE => "objective",
            Self::ITEMS | Self::RESPONSIBILITY => "responsibility",
            _ if self.overlaps(Self::ROLE) => "role",
            _ => "department",
        }
    }

    /// The words with their article: `a role or department`.
    pub(super) fn with_article(self) -> String {
        wording::with_article(&self.words())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_named_as_in_a_sentence() {
        assert_eq!(Kinds::ROLE.with_article(), "a role");
        assert_eq!(Kinds::POSTS.with_article(), "a role or department");
        assert_eq!(Kinds::ITEMS.with_article(), "an objective, responsibility or measure");
    }
}
