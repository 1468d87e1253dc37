//! Names of boxes and frames that mean nothing to Mermaid: letters, digits and `_`, behind a prefix, so that
//! none is a word such as `end`. They are made of the paths, so that a new role changes no other name.

use std::fmt;

use indexmap::IndexSet;

use super::text::Mermaid;
use crate::emit::writing::FitFor;
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
        let mut taken = IndexSet::new();
        let frames = graph.frames.table(|_, frame| free(&mut taken, &format!("d_{}", plain(&frame.id))));
        let nodes = graph.nodes.table(|_, node| {
            let prefix = if matches!(node.content, Content::Item(_)) { 'i' } else { 'r' };
            free(&mut taken, &format!("{prefix}_{}", plain(&node.id)))
        });
        Self { nodes, frames }
    }
}

/// Letters and digits of ASCII; for any other, its number; for any sign, `_`.
fn plain(id: &str) -> String {
    let mut plain = String::new();
    for c in id.chars().take(LONGEST) {
        match c {
            _ if c.is_ascii_alphanumeric() => plain.push(c),
            _ if c.is_ascii() => plain.push('_'),
            _ => plain.push_str(&format!("u{:x}", u32::from(c))),
        }
    }
    plain
}

/// The name itself, or, where it is taken, the first with a number that is not.
fn free(taken: &mut IndexSet<String>, name: &str) -> Name {
    let numbered = (2_usize..).map(|number| format!("{name}_{number}"));
    let found = std::iter::once(name.to_owned()).chain(numbered).find(|name| taken.insert(name.clone()));
    Name(found.unwrap_or_default())
}
