//! A declaration that is to be written.

use crate::syntax::spell;

/// The kinds of declarations, in the order in which they stand in a file of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::import) enum Keyword {
    Organization,
    Role,
    Department,
    Person,
    Agent,
    Objective,
    Responsibility,
    Policy,
    View,
}

/// A declaration with all its statements, already spelt.
#[derive(Debug, Clone)]
pub(in crate::import) struct Declaration {
    pub(in crate::import) keyword: Keyword,
    /// From the top; empty for the organization and for a policy without name.
    pub(in crate::import) path: String,
    /// The index of the declaration in whose block it stands.
    pub(in crate::import) scope: Option<usize>,
    pub(in crate::import) title: Option<String>,
    pub(in crate::import) tags: Vec<String>,
    pub(in crate::import) doc: Option<String>,
    pub(in crate::import) statements: Vec<String>,
}

impl Keyword {
    pub(in crate::import) const fn word(self) -> &'static str {
        match self {
            Self::Organization => "organization",
            Self::Role => "role",
            Self::Department => "department",
            Self::Person => "person",
            Self::Agent => "agent",
            Self::Objective => "objective",
            Self::Responsibility => "responsibility",
            Self::Policy => "policy",
            Self::View => "view",
        }
    }
}

impl Declaration {
    /// Keyword, name, title and tags; the name from the top, if it does not stand in the block of its scope.
    pub(super) fn head(&self, at_top: bool) -> String {
        let name = if at_top { &self.path } else { self.path.rsplit('.').next().unwrap_or("") };
        let mut head = self.keyword.word().to_owned();
        for part in [name.to_owned(), self.title.as_deref().map(spell::string).unwrap_or_default()] {
            if !part.is_empty() {
                head.push(' ');
                head.push_str(&part);
            }
        }
        self.tags.iter().for_each(|tag| head.push_str(&format!(" #{tag}")));
        head
    }
}
