//! `too-many-dates`: every date is judged, as long as there is no end to it.

use super::words::count;
use super::{Finding, Findings};
use crate::calendar::Interval;
use crate::catalog;
use crate::timeline::{Timeline, Unjudged};

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    if let Some(unjudged) = timeline.unjudged() {
        findings.report(Interval::since(unjudged.first), describe(timeline, unjudged));
    }
}

fn describe(timeline: &Timeline, unjudged: &Unjudged) -> Finding {
    let Unjudged { first, carrier, dates, steps, allowed } = unjudged;
    let message = format!("there are more dates than can be judged: nothing is checked from {first} on");
    let mut finding = Finding::new(&catalog::TOO_MANY_DATES, message).about(*carrier);
    if let Some(header) = timeline.chart().header(*carrier) {
        finding = finding.label(header.name_span, format!("`{}` changes on that day", header.path));
    }
    finding
        .proof([
            format!(
                "something changes on {}, and each costs a step for every role or holder it may concern",
                count(*dates, "date")
            ),
            format!("all of them would cost {steps} steps; {allowed} are allowed"),
        ])
        .help("let changes that belong together begin on the same day, or allow more with `--max-steps`")
}
