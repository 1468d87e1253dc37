//! How a reference is written: as short as it is safe.

use indexmap::{IndexMap, IndexSet};

/// Every path that is declared, in the two namespaces of the language.
#[derive(Debug, Default)]
pub(in crate::import) struct Paths<'d> {
    who: IndexSet<&'d str>,
    what: IndexSet<&'d str>,
    /// How many paths end so.
    ends: IndexMap<&'d str, usize>,
}

/// Where a reference stands: the paths of the department and of the item around it; empty at the top.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::import) struct Scope<'d> {
    pub(in crate::import) department: &'d str,
    pub(in crate::import) item: Option<&'d str>,
}

impl<'d> Paths<'d> {
    /// Adds a department or role. Whether it is the first one of this path.
    pub(in crate::import) fn add_who(&mut self, path: &'d str) -> bool {
        let is_new = self.who.insert(path);
        if is_new {
            self.count(path);
        }
        is_new
    }

    /// Adds an objective, responsibility or measure. Whether it is the first one of this path.
    pub(in crate::import) fn add_what(&mut self, path: &'d str) -> bool {
        let is_new = self.what.insert(path);
        if is_new {
            self.count(path);
        }
        is_new
    }

    /// How a reference to a role or department is written there.
    pub(in crate::import) fn who(&self, path: &str, scope: Scope<'_>) -> String {
        match parent(path) {
            parent if parent == scope.department && path != "nobody" => last(path).to_owned(),
            _ => self.whole(path, scope.department),
        }
    }

    /// How a reference to an objective, responsibility or measure is written there.
    pub(in crate::import) fn what(&self, path: &str, scope: Scope<'_>) -> String {
        let around = scope.item.unwrap_or(scope.department);
        // What stands in an item of the same path as a department is not seen from that department.
        let is_doubtful = self.who.contains(around) && self.what.contains(around);
        match parent(path) {
            parent if parent == around && !is_doubtful => last(path).to_owned(),
            _ => self.whole(path, around),
        }
    }

    /// The path; with a leading dot, where something else might be meant by it.
    pub(in crate::import) fn whole(&self, path: &str, scope: &str) -> String {
        let first = path.split('.').next().unwrap_or(path);
        let here = format!("{scope}.{first}");
        let is_hidden = self.who.contains(here.as_str()) || self.what.contains(here.as_str());
        let is_safe = self.ends.get(path) == Some(&1) && !is_hidden && path != "nobody";
        if is_safe { path.to_owned() } else { format!(".{path}") }
    }

    fn count(&mut self, path: &'d str) {
        for end in ends(path) {
            *self.ends.entry(end).or_default() += 1;
        }
    }
}

/// The path without its last part; empty at the top.
pub(in crate::import) fn parent(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(parent, _)| parent)
}

pub(in crate::import) fn last(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}

/// The path, and all that is left of it when parts are taken off in front.
fn ends(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |rest| rest.split_once('.').map(|(_, rest)| rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_short_where_nothing_else_can_be_meant() {
        let mut paths = Paths::default();
        for path in ["ceo", "sales", "sales.lead", "sales.sub", "sales.sub.sales", "it", "it.lead", "nobody"] {
            assert!(paths.add_who(path));
        }
        let from = |department| Scope { department, item: None };
        assert_eq!(paths.who("sales.lead", from("sales")), "lead");
        assert_eq!(paths.who("ceo", from("sales")), "ceo");
        assert_eq!(paths.who("it.lead", from("sales")), "it.lead");
        assert_eq!(paths.who("sales.lead", from("sales.sub")), ".sales.lead");
        assert_eq!(paths.who("nobody", from("")), ".nobody");
    }
}
