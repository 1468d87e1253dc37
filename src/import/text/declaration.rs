//! A declaration that is to be written.

use crate::syntax::spell;
use crate::syntax::tree::DeclKind;

/// A declaration with all its statements, already spelt.
#[derive(Debug, Clone)]
pub(in crate::import) struct Declaration {
    pub(in crate::import) keyword: DeclKind,
    /// From the top; empty for the organization and for a policy without name.
    pub(in crate::import) path: String,
    /// The index of the declaration in whose block it stands.
    pub(in crate::import) scope: Option<usize>,
    pub(in crate::import) title: Option<String>,
    pub(in crate::import) tags: Vec<String>,
    pub(in crate::import) doc: Option<String>,
    pub(in crate::import) statements: Vec<String>,
}

impl Declaration {
    /// DeclKind, name, title and tags; the name from the top, if it does not stand in the block of its scope.
    pub(super) fn head(&self, at_top: bool) -> String {
        let name = if at_top { &self.path } else { self.path.rsplit('.').next().unwrap_or("") };
        let mut head = self.keyword.keyword().to_owned();
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
