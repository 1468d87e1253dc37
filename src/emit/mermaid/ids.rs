//! Names of boxes and frames that mean nothing to Mermaid: letters, digits and `_`, behind a prefix, so that
//! none is a word such as `end`. They are made of the paths, so that a new role changes no other name.

use std::fmt;

use indexmap::IndexMap;

use super::text::Mermaid;
use crate::emit::writing::{FitFor, fingerprint};
use crate::model::Table;
use crate::view::graph::{Content, Frame, Graph, Node};

/// So many characters of a path are used.
const LONGEST: usize = 60;

/// The name of a box or frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name(String);

impl FitFor<Mermaid> for Name {}

impl fmt::Display for Name {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// The names of everything in a picture.
pub(super) struct Ids {
    pub(super) nodes: Table<Node, Name>,
    pub(super) frames: Table<Frame, Name>,
}

impl Ids {
    pub(super) fn of(graph: &Graph) -> Self {
        let mut taken = Taken::default();
        let frames = graph.frames.table(|_, frame| taken.free(format!("d_{}", plain(&frame.id))));
        let nodes = graph.nodes.table(|_, node| {
            let prefix = if matches!(node.content, Content::Item(_)) { 'i' } else { 'r' };
            taken.free(format!("{prefix}_{}", plain(&node.id)))
        });
        Self { nodes, frames }
    }
}

/// Letters and digits of ASCII; for any other, its number; for any sign, `_`. What is cut off leaves its print.
fn plain(id: &str) -> String {
    let mut plain = String::new();
    for c in id.chars().take(LONGEST) {
        match c {
            _ if c.is_ascii_alphanumeric() => plain.push(c),
            _ if c.is_ascii() => plain.push('_'),
            _ => plain.push_str(&format!("u{:x}", u32::from(c))),
        }
    }
    if id.chars().nth(LONGEST).is_some() {
        plain.push_str(&format!("_{:08x}", fingerprint(id) >> 32));
    }
    plain
}

/// Names that are taken, and the number that was last put behind each.
#[derive(Default)]
struct Taken(IndexMap<String, usize>);

impl Taken {
    /// The name itself, or, where it is taken (`a-b` and `a_b`), the next with a number that is not.
    fn free(&mut self, name: String) -> Name {
        let Some(last) = self.0.get(&name).copied() else {
            self.0.insert(name.clone(), 1);
            return Name(name);
        };
        let mut numbered = (last + 1..).map(|number| (number, format!("{name}_{number}")));
        let (number, free) = numbered.find(|(_, name)| !self.0.contains_key(name)).unwrap_or_default();
        self.0.insert(name, number);
        self.0.insert(free.clone(), 1);
        Name(free)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_different_and_stay_when_others_come() {
        let long = |end: &str| plain(&format!("{}.{end}", "department.".repeat(9)));
        assert_ne!(long("a"), long("b"));
        let mut taken = Taken::default();
        let names: Vec<String> =
            ["a_b", "a_b", "a_b_2", "a_b", "c"].map(|name| taken.free(name.to_owned()).to_string()).into();
        assert_eq!(names, ["a_b", "a_b_2", "a_b_2_2", "a_b_3", "c"]);
    }
}
