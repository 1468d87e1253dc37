//! What boxes, frames and lines say.

use super::text::{Mermaid, Text};
use crate::emit::picture::words::{self, Words};
use crate::emit::writing::Writing;
use crate::view::graph::{Content, Fault, Frame, Graph, ItemText, Link, LinkKind, Node, RoleText, Stands};

/// The heading: the name of the whole, whether it is a draft, and when it is true.
pub(super) fn heading(graph: &Graph, draft: bool) -> Text {
    let draft = draft.then(|| Text::of("DRAFT").bold());
    let title = Text::escaped(&graph.title);
    let truth = graph.truth_words().map(|truth| Text::escaped(&truth));
    let parts = draft.into_iter().chain([title]).chain(truth).filter(|part| !part.as_str().is_empty());
    Text::joined(&parts.collect::<Vec<_>>())
}

/// The title of a frame, in one line, for which Mermaid keeps room.
pub(super) fn frame(frame: &Frame, faults: &[Fault]) -> Text {
    let kind = frame.kind.as_ref().map(|kind| Text::escaped(kind));
    let faults = faults.iter().map(|fault| Text::escaped(&words::fault(fault)).bold());
    Text::joined(&[Text::escaped(&frame.title)].into_iter().chain(kind).chain(faults).collect::<Vec<_>>())
}

/// What stands beside a line from a box to the one below it.
pub(super) const fn solid(node: &Node) -> &'static str {
    match node.stands {
        Stands::Below => "-->",
        Stands::Beside => "---|assistant|",
        Stands::Aside | Stands::Apart => "~~~",
    }
}

/// A line that has no part in the arrangement, with what stands beside it.
pub(super) fn link(link: &Link) -> Writing<Mermaid> {
    match (link.kind, &link.label) {
        (LinkKind::OwnedBy, _) => Writing::of(&[&"-.-"]),
        (LinkKind::Contributes, _) => Writing::of(&[&"-.->|contributes to|"]),
        (LinkKind::Dotted, Some(label)) => Writing::of(&[&"-.->|\"", &Text::escaped(label), &"\"|"]),
        (LinkKind::Dotted, None) => Writing::of(&[&"-.->"]),
    }
}

/// What a box says.
pub(super) fn node(node: &Node, faults: &[Fault]) -> Text {
    let mut lines = match &node.content {
        Content::Role(text) => role(text),
        Content::Item(text) => item(text),
        Content::Empty => Vec::new(),
    };
    if node.left_out > 0 {
        lines.push(Text::escaped(&format!("+{} more", node.left_out)));
    }
    lines.extend(faults.iter().map(|fault| Text::escaped(&words::fault(fault)).bold()));
    lines.retain(|line| !line.as_str().is_empty());
    Text::lines(&lines)
}

fn role(role: &RoleText) -> Vec<Text> {
    let mut lines = vec![Text::escaped(&role.title).bold()];
    lines.extend(words::holders(role).map(worded));
    lines.extend(words::more_holders(role).map(|rest| Text::escaped(&rest)));
    lines.extend(words::presence(role.presence).map(|mark| Text::of(mark).slanted()));
    lines.extend(words::deputy(role).map(|deputy| Text::escaped(&deputy)));
    lines.extend(words::work(role).map(|work| Text::escaped(&work)));
    lines.extend(role.external.then(|| Text::of("external").slanted()));
    lines
}

fn item(item: &ItemText) -> Vec<Text> {
    let measures = item.measures.iter().map(|measure| Text::escaped(measure));
    let due = item.due.iter().map(|due| Text::escaped(&format!("due {due}")));
    let title = Text::escaped(&item.title).bold();
    [title].into_iter().chain(words::owner(&item.owner).map(worded)).chain(measures).chain(due).collect()
}

fn worded(Words { text, slanted }: Words) -> Text {
    let text = Text::escaped(&text);
    if slanted { text.slanted() } else { text }
}
