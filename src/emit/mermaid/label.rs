//! What boxes, frames and lines say.

use super::text::Text;
use crate::view::graph::{
    Content, Frame, Graph, HolderText, ItemText, Link, LinkKind, Node, OwnerText, Presence, RoleText, SeatsText, Stands,
};

/// So many holders are named; of more, the rest is counted.
const HOLDERS: usize = 8;

/// The heading: the name of the whole, whether it is a draft, and when it is true.
pub(super) fn heading(graph: &Graph, draft: bool) -> Text {
    let draft = draft.then(|| Text::of("DRAFT").bold());
    let title = Text::escaped(&graph.title);
    let truth = graph.truth_words().map(|truth| Text::escaped(&truth));
    let parts = draft.into_iter().chain([title]).chain(truth).filter(|part| !part.as_str().is_empty());
    Text::joined(&parts.collect::<Vec<_>>())
}

/// The title of a frame, in one line, for which Mermaid keeps room.
pub(super) fn frame(frame: &Frame) -> Text {
    let kind = frame.kind.as_ref().map(|kind| Text::escaped(kind));
    Text::joined(&[Text::escaped(&frame.title)].into_iter().chain(kind).collect::<Vec<_>>())
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
pub(super) fn link(link: &Link) -> String {
    match link.kind {
        LinkKind::OwnedBy => "-.-".to_owned(),
        LinkKind::Contributes => "-.->|contributes to|".to_owned(),
        LinkKind::Dotted => match &link.label {
            Some(label) => format!("-.->|\"{}\"|", Text::escaped(label).as_str()),
            None => "-.->".to_owned(),
        },
    }
}

/// What a box says.
pub(super) fn node(node: &Node) -> Text {
    let mut lines = match &node.content {
        Content::Role(text) => role(text),
        Content::Item(text) => item(text),
        Content::Empty => Vec::new(),
    };
    if node.left_out > 0 {
        lines.push(Text::escaped(&format!("+{} more", node.left_out)));
    }
    lines.retain(|line| !line.as_str().is_empty());
    Text::lines(&lines)
}

fn role(role: &RoleText) -> Vec<Text> {
    let mut lines = vec![Text::escaped(&role.title).bold()];
    lines.extend(role.holders.iter().take(HOLDERS).map(holder));
    if let Some(rest) = role.holders.len().checked_sub(HOLDERS).filter(|rest| *rest > 0) {
        lines.push(Text::escaped(&format!("and {rest} more")));
    }
    lines.extend(presence_mark(role.presence).map(|mark| Text::of(mark).slanted()));
    lines.extend(role.deputy.as_ref().map(|deputy| Text::escaped(&format!("deputy: {deputy}"))));
    let seats = role.seats.map(|SeatsText { taken, seats }| match taken {
        Some(taken) => format!("{taken} of {seats} seats"),
        None => format!("{seats} seats"),
    });
    let work = seats.into_iter().chain(role.fte.as_ref().map(|fte| format!("{fte} FTE")));
    lines.push(Text::joined(&work.map(|work| Text::escaped(&work)).collect::<Vec<_>>()));
    lines.extend(role.external.then(|| Text::of("external").slanted()));
    lines
}

const fn presence_mark(presence: Presence) -> Option<&'static str> {
    match presence {
        Presence::Vacant => Some("vacant"),
        Presence::Planned => Some("planned"),
        Presence::Ended => Some("ended"),
        Presence::Quiet | Presence::Acting | Presence::Undisclosed | Presence::Agent => None,
    }
}

fn holder(holder: &HolderText) -> Text {
    let mut text = holder.name.clone().unwrap_or_else(|| "name withheld".to_owned());
    if let Some(share) = holder.share {
        text.push_str(&format!(" · {share}"));
    }
    let marks = [(holder.acting, "acting"), (holder.agent, "agent"), (holder.external, "external")];
    for (_, mark) in marks.iter().filter(|(is_so, _)| *is_so) {
        text.push_str(&format!(" ({mark})"));
    }
    let stands_back = holder.acting || holder.name.is_none();
    if stands_back { Text::escaped(&text).slanted() } else { Text::escaped(&text) }
}

fn item(item: &ItemText) -> Vec<Text> {
    let owner = match &item.owner {
        OwnerText::Role(title) => Text::escaped(&format!("owner: {title}")),
        OwnerText::Inherited(title) => Text::escaped(&format!("owner: {title} (inherited)")),
        OwnerText::Unowned => Text::of("unowned, on purpose").slanted(),
        OwnerText::Missing => Text::of("no owner").slanted(),
        OwnerText::InParts => Text::default(),
    };
    let measures = item.measures.iter().map(|measure| Text::escaped(measure));
    let due = item.due.iter().map(|due| Text::escaped(&format!("due {due}")));
    [Text::escaped(&item.title).bold(), owner].into_iter().chain(measures).chain(due).collect()
}
