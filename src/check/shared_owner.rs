//! `shared-owner`: one person answers for each item, or a stated job share does.

use indexmap::IndexSet;

use super::accountable::{faulty_owners, item_paths, owned_within, with_claims};
use super::words::names;
use super::{Finding, Findings};
use crate::calendar::Interval;
use crate::catalog;
use crate::model::{DeclarationId, RoleId, Share};
use crate::timeline::{Seating, Sitter, State, Timeline, Who};

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    for (role, days) in faulty_owners(timeline, |role| timeline.seating(role).days(is_shared)) {
        findings.report(days, describe(timeline, role, days));
    }
}

/// Two or more answer, and not each of them for a part of the time.
fn is_shared(seating: &Seating) -> bool {
    let several = different(seating.answering()).len() >= 2;
    seating.state != State::Unknown && several && !seating.answering().all(is_job_share)
}

fn is_job_share(sitter: &Sitter) -> bool {
    sitter.share.is_some_and(|share| share < Share::WHOLE)
}

/// Each person once; who has no name is somebody else each time.
pub(super) fn different<'s>(answering: impl Iterator<Item = &'s Sitter>) -> Vec<&'s Sitter> {
    let mut known: IndexSet<Who> = IndexSet::new();
    answering.filter(|sitter| sitter.who == Who::Undisclosed || known.insert(sitter.who)).collect()
}

fn describe(timeline: &Timeline, role: RoleId, days: Interval) -> Finding {
    let chart = timeline.chart();
    let path = chart.role_path(role);
    let owned = owned_within(timeline, role, days);
    let items = names(item_paths(chart, &owned));
    let seating = timeline.seating(role).on(days.start());
    let answering = seating.map_or_else(Vec::new, |seating| different(seating.answering()));
    let message = format!("`{path}` owns {items}, and {} people answer for it", answering.len());
    let mut finding = Finding::new(&catalog::SHARED_OWNER, message).about(DeclarationId::Role(role));
    let seat = seating.and_then(|seating| seating.deputy).unwrap_or(role);
    for sitter in &answering {
        let name = sitter.name(chart).map_or_else(|| "somebody undisclosed".to_owned(), |name| format!("`{name}`"));
        if let Some(holding) = chart.roles[seat].holdings.get(sitter.holding) {
            finding = finding.label(holding.span, format!("{name} answers{}", share_text(sitter)));
        }
    }
    let owner = item_paths(chart, &owned).first().map(|item| format!("`{item}` is owned by `{path}`"));
    let steps = timeline.why_there(role, days.start()).into_iter().skip(1).map(|step| step.text(chart));
    finding = finding.proof(owner.into_iter().chain(steps));
    with_claims(finding, chart, &owned).help(format!(
        "say how they share it (a share below 100 % for each holder of `{}`), or give it to a role with one holder",
        chart.role_path(seat)
    ))
}

fn share_text(sitter: &Sitter) -> String {
    sitter.share.map_or_else(String::new, |share| format!(" with {share} of the time"))
}
