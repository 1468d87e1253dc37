//! What was found, with its places, its proof and what to do about it.

use super::desk::{Desk, prose};
use super::markup::{Markup, Tag, classed, tag};
use super::role::{Fact, facts_list};
use crate::calendar::Interval;
use crate::model::DeclarationId;

/// All findings about what is shown, the worst first, and the exceptions that were granted.
pub(super) fn list(desk: &Desk<'_>) -> Markup {
    let findings = desk.checked.findings();
    let mut places: Vec<usize> = desk.told_findings.iter().copied().collect();
    places.sort_by_key(|place| findings.get(*place).map(|finding| std::cmp::Reverse(finding.level)));
    let list: Vec<Tag> = places.iter().filter_map(|place| finding(desk, *place)).collect();
    let list: Markup = if list.is_empty() {
        classed("p", "empty").with(nothing(desk)).into()
    } else {
        classed("div", "cards").all(list).into()
    };
    list.then(elsewhere(desk)).then(waivers(desk))
}

fn nothing(desk: &Desk<'_>) -> &'static str {
    if desk.checked.findings().is_empty() {
        "Nothing was found: every check holds."
    } else {
        "Nothing was found about what is shown here."
    }
}

/// How many errors are about what is not shown.
fn elsewhere(desk: &Desk<'_>) -> Option<Tag> {
    let words = match desk.errors_elsewhere {
        0 => return None,
        1 => "There is 1 more error, about what is not shown here.".to_owned(),
        many => format!("There are {many} more errors, about what is not shown here."),
    };
    Some(tag("p").with(words))
}

/// The findings about a declaration, with links to those that the page tells of.
pub(super) fn about(desk: &Desk<'_>, id: DeclarationId) -> Option<Tag> {
    let findings = desk.checked.findings();
    let link = |place: usize| {
        let finding = findings.get(place)?;
        let message = prose(&finding.message);
        let is_told = desk.told_findings.contains(&place);
        let message =
            if is_told { tag("a").set("href", &format!("#{}", anchor(place))).with(message).into() } else { message };
        Some(tag("li").with(level(finding.level.word())).with(" ").with(message))
    };
    let links: Vec<Tag> = desk.findings_about(id).filter_map(link).collect();
    (!links.is_empty()).then(|| classed("ul", "found").all(links))
}

fn anchor(place: usize) -> String {
    format!("finding.{}", place + 1)
}

fn level(word: &'static str) -> Tag {
    classed("span", "level").set("data-level", word).with(word)
}

fn finding(desk: &Desk<'_>, place: usize) -> Option<Tag> {
    let finding = desk.checked.findings().get(place)?;
    let rule = tag("code").with(finding.rule.slug);
    let head = tag("h3").with(level(finding.level.word())).with(" ").with(prose(&finding.message));
    let rule =
        classed("p", "whereabouts").with(rule).with(format!(" · {} · {}", finding.rule.code(), finding.rule.summary));
    let steps = finding.proof.iter().map(|step| tag("li").with(prose(step)));
    let proof = (!finding.proof.is_empty()).then(|| Markup::from(tag("ol").all(steps)));
    let places = finding.labels.iter().map(|label| {
        let position = desk.sources.position(label.span);
        let place = format!("{}:{}:{}", desk.sources.path(label.span.file), position.line, position.column);
        Markup::from(tag("code").with(place)).then(" ").then(prose(&label.text))
    });
    let facts = [
        Fact::new("Holds", when(finding.interval).map(Markup::from).into_iter().collect()),
        Fact::new("Where", places.collect()),
        Fact::new("Proof", proof.into_iter().collect()),
        Fact::new("Note", finding.notes.iter().map(|note| prose(note)).collect()),
        Fact::new("Help", finding.help.iter().map(|help| prose(help)).collect()),
    ];
    Some(classed("article", "card").set("id", &anchor(place)).with(head).with(rule).with(facts_list(facts)))
}

fn when(interval: Option<Interval>) -> Option<String> {
    interval.filter(|days| *days != Interval::ALWAYS).map(|days| days.to_string())
}

fn waivers(desk: &Desk<'_>) -> Option<Tag> {
    let heads = ["Waived for", "Check", "Reason", "Until"].map(|head| tag("th").set("scope", "col").with(head));
    let rows: Vec<Tag> = desk
        .matrix
        .waivers
        .iter()
        .map(|waiver| {
            tag("tr")
                .with(tag("th").set("scope", "row").with(waiver.on.as_str()))
                .with(tag("td").with(tag("code").with(waiver.rule.as_str())))
                .with(tag("td").with(waiver.reason.as_str()))
                .with(tag("td").with(waiver.until.to_string()))
        })
        .collect();
    let table = tag("table")
        .with(tag("caption").with("Waivers: exceptions that were granted"))
        .with(tag("thead").with(tag("tr").all(heads)))
        .with(tag("tbody").all(rows));
    (!desk.matrix.waivers.is_empty()).then(|| super::matrix::scrolling("Waivers", table))
}
