//! Solid lines and dotted ones.

use super::Fact;
use super::people::note;
use crate::emit::html::desk::{Desk, days};
use crate::emit::html::markup::{Markup, tag};
use crate::model::RoleId;
use crate::timeline::LineTo;

/// The line up, dotted lines both ways, and who reports.
pub(super) fn facts(desk: &Desk<'_>, id: RoleId) -> Vec<Fact> {
    let mut facts = vec![Fact::new("Reports to", line_up(desk, id).into_iter().collect())];
    if desk.dotted {
        let to = desk.epoch.dotted(id).iter().map(|line| dotted(desk, id, line.to, line.written));
        let from = desk.dotted_to[id].iter().map(|(from, written)| dotted(desk, *from, *from, *written));
        facts.push(Fact::new("Dotted line to", to.collect()));
        facts.push(Fact::new("Dotted line from", from.collect()));
    }
    let reports: Vec<Markup> = desk.epoch.reports(id).iter().map(|report| desk.role(*report)).collect();
    let name = format!("Direct reports ({})", reports.len());
    let reports = (!reports.is_empty()).then(|| Markup::joined(reports, ", "));
    facts.push(Fact::new(&name, reports.into_iter().collect()));
    facts
}

/// The manager, and the way from there to the top.
fn line_up(desk: &Desk<'_>, id: RoleId) -> Option<Markup> {
    let line = desk.epoch.line(id);
    let LineTo::Role(manager) = line.to else {
        let is_top = desk.epoch.is_top(id, desk.chart);
        return is_top.then(|| "nobody: this is the top".into());
    };
    let written = line.written.and_then(|place| desk.chart.roles[id].solid.get(place));
    let how = match (written, line.assistant) {
        (None, _) => " (by default)".to_owned(),
        (Some(fact), true) => format!(" (as assistant{}){}", days(&fact.dates), note(fact.note.as_deref())),
        (Some(fact), false) => format!("{}{}", days(&fact.dates), note(fact.note.as_deref())),
    };
    let above = desk.line_above(id);
    // Who is not live, or reports to one who is not or to itself, has a manager and no line.
    Some(if above.length == 0 { desk.role(manager).then(how) } else { desk.way(&above, how) })
}

/// The other end of a dotted line that `from` has, with its purpose and share.
fn dotted(desk: &Desk<'_>, from: RoleId, other: RoleId, written: usize) -> Markup {
    let fact = desk.chart.roles[from].dotted.get(written);
    let purpose = fact.and_then(|fact| fact.value.purpose.as_ref());
    let purpose = purpose.map(|purpose| Markup::from(": ").then(tag("bdi").with(purpose.as_str())));
    let rest = fact.map(|fact| {
        let share = fact.value.share.map(|share| format!(" · {share}")).unwrap_or_default();
        format!("{share}{}{}", days(&fact.dates), note(fact.note.as_deref()))
    });
    desk.role(other).then(purpose).then(rest)
}
