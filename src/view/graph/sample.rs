//! Hand-made pictures for tests, in a few words a box:
//! `name < manager in frame` (`beside` for assistants, `apart` for no line), `frame name in outer`,
//! `name ~ boss for "purpose"`.

use indexmap::IndexMap;

use super::{Content, Frame, FrameId, Graph, HolderText, Info, Link, LinkKind, Node, Presence, RoleText, Stands};

/// A picture of what the lines say.
pub(crate) fn picture(text: &str) -> Graph {
    let mut graph = Graph { title: "Sample".to_owned(), ..Graph::default() };
    let (mut frames, mut nodes) = (IndexMap::new(), IndexMap::new());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let after = |word: &str| words.iter().skip_while(|other| **other != word).nth(1).copied();
        let around = after("in").and_then(|name| frames.get(name).copied());
        match (words.first(), words.get(1)) {
            (Some(&"frame"), Some(name)) => {
                frames.insert(*name, graph.frames.push(frame(name, around)));
            }
            (Some(name), _) if !words.contains(&"~") => {
                let mut node = node(name);
                node.frame = around;
                node.above = after("<").and_then(|manager| nodes.get(manager).copied());
                node.stands = match words.last() {
                    Some(&"beside") => Stands::Beside,
                    Some(&"apart") => Stands::Apart,
                    _ => Stands::Below,
                };
                nodes.insert(*name, graph.nodes.push(node));
            }
            (Some(name), _) => {
                let to = after("~").and_then(|boss| nodes.get(boss).copied());
                let label = line.split('"').nth(1).map(str::to_owned);
                let ends = nodes.get(*name).copied().zip(to);
                let info = Info::default();
                graph.links.extend(ends.map(|(from, to)| Link { from, to, kind: LinkKind::Dotted, label, info }));
            }
            (None, _) => {}
        }
    }
    graph
}

fn frame(name: &str, around: Option<FrameId>) -> Frame {
    Frame { id: name.to_owned(), title: name.replace('_', " "), kind: None, around, info: Info::default() }
}

/// A role with one holder.
pub(crate) fn node(name: &str) -> Node {
    let holder =
        HolderText { name: Some(format!("N. {name}")), share: None, acting: false, agent: false, external: false };
    let role = RoleText {
        title: name.replace('_', " "),
        presence: Presence::Quiet,
        holders: vec![holder],
        deputy: None,
        seats: None,
        fte: None,
        external: false,
        assists_from_afar: false,
    };
    Node {
        id: name.to_owned(),
        frame: None,
        above: None,
        stands: Stands::Below,
        content: Content::Role(role),
        left_out: 0,
        info: Info::default(),
    }
}
