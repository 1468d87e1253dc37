//! Where checks write what they find, and how much of it is listed.
//!
//! Knows limits and waivers; must not know what any finding is about.

use std::collections::{BTreeMap, BTreeSet};

use super::finding::Finding;
use crate::calendar::Interval;
use crate::model::DeclarationId;
use crate::timeline::Timeline;

/// So many places of one finding are listed …
pub(super) const MOST_PLACES: usize = 100;
/// … and so many who suffer.
pub(super) const MOST_GROUNDS: usize = 1000;
/// So many findings of one check are kept: a text may have the square of its length, where each of many things is
/// wrong on each of many days.
const MOST_FOUND: usize = 100_000;
/// So many places are listed for all that one check finds …
const ROOM: usize = 20_000;
/// … and of each finding that is beyond it only so many.
const FEW_PLACES: usize = 8;

/// The findings of one check. Of many that rest on the same many places each lists a part: together they would soon
/// be larger than what they are found in.
pub(super) struct Findings<'t> {
    timeline: &'t Timeline,
    /// What carries a waiver, by its rule.
    carriers: BTreeMap<&'t str, BTreeSet<DeclarationId>>,
    found: Vec<Finding>,
    /// How many places may still be listed.
    room: usize,
}

impl<'t> Findings<'t> {
    pub(super) fn of(timeline: &'t Timeline) -> Self {
        let mut carriers: BTreeMap<&str, BTreeSet<DeclarationId>> = BTreeMap::new();
        for waiver in &timeline.chart().waivers {
            carriers.entry(&waiver.rule).or_default().insert(waiver.on);
        }
        Self { timeline, carriers, found: Vec::new(), room: ROOM }
    }

    /// Adds a finding that holds on `days`, a maximal run of judged days.
    pub(super) fn report(&mut self, days: Interval, finding: Finding) {
        let days = days.open_before(self.timeline.judged());
        self.push(finding.on(days));
    }

    /// Adds a finding in which time plays no part: it holds on every judged day.
    pub(super) fn report_always(&mut self, finding: Finding) {
        self.push(finding.on(Interval::ALWAYS));
    }

    /// Whether there is no room for more: who has very many need not describe the others.
    pub(super) fn is_full(&self) -> bool {
        self.found.len() > MOST_FOUND
    }

    pub(super) fn into_vec(self) -> Vec<Finding> {
        self.found
    }

    fn push(&mut self, finding: Finding) {
        if self.found.len() >= MOST_FOUND {
            if !self.is_full() {
                self.found.push(beyond(&finding));
            }
            return;
        }
        let few = finding.places() > self.room;
        let (places, grounds) = if few { (FEW_PLACES, FEW_PLACES) } else { (MOST_PLACES, MOST_GROUNDS) };
        let (carriers, chart) = (self.carriers.get(finding.rule().slug), self.timeline.chart());
        let waived = |sufferer| {
            let carriers = carriers.map(|carriers| chart.outward(sufferer).filter(|id| carriers.contains(id)));
            carriers.into_iter().flatten().collect()
        };
        let finding = finding.listing(places, grounds, waived);
        self.room = self.room.saturating_sub(finding.places());
        self.found.push(finding);
    }
}

/// What is said of all findings that are not kept. It is about nothing that could have a waiver.
fn beyond(first: &Finding) -> Finding {
    let message = format!("there are more findings of `{}` than the {MOST_FOUND} that are listed", first.rule().slug);
    let more = Finding::new(first.rule(), message).help("repair some of those that are listed, to see the others");
    match first.primary() {
        Some(place) => more.label(place, "the first that is not listed"),
        None => more,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Date;
    use crate::catalog;
    use crate::model::Chart;
    use crate::source::{FileId, Span};

    fn places(number: u32) -> impl Iterator<Item = Span> {
        (0..number).map(|start| Span::new(FileId(0), start, start + 1))
    }

    /// A finding about the organization with so many places and so many who suffer.
    fn finding(labels: u32, grounds: u32) -> Finding {
        let about = Finding::new(&catalog::GAP, "").about(DeclarationId::Organization);
        about.labels(places(labels), |place| Some((place, String::new()))).grounds(
            places(grounds),
            |_| DeclarationId::Organization,
            |place| Some((place, String::new())),
        )
    }

    /// What is reported with so much room: causes, places, sufferers and notes of each.
    fn listed(room: usize, findings: Vec<Finding>) -> Vec<(usize, usize, usize, Vec<String>)> {
        let timeline = Timeline::new(Chart::default(), Date::new(2026, 11, 1).unwrap(), false, 1000);
        let mut reported = Findings { room, ..Findings::of(&timeline) };
        findings.into_iter().for_each(|finding| reported.report_always(finding));
        let count = |finding: Finding| {
            let (grounds, diagnostic) = (finding.grounds.len(), finding.into_diagnostic(timeline.chart()));
            (diagnostic.subject.len(), diagnostic.labels.len() - grounds, grounds, diagnostic.notes)
        };
        reported.into_vec().into_iter().map(count).collect()
    }

    fn not_all() -> Vec<String> {
        vec!["not all places are listed".to_owned()]
    }

    #[test]
    fn of_very_many_places_the_first_are_listed() {
        let found = vec![finding(100, 1000), finding(101, 1), finding(1, 1001)];
        let expected = [(1, 100, 1000, vec![]), (1, 100, 1, not_all()), (1, 1, 1000, not_all())];
        assert_eq!(listed(ROOM, found), expected);
    }

    #[test]
    fn of_findings_without_end_some_are_kept_and_the_rest_is_one() {
        let found = listed(ROOM, (0..MOST_FOUND + 2).map(|_| finding(1, 0)).collect());
        assert_eq!((found.len(), found.last()), (MOST_FOUND + 1, Some(&(0, 1, 0, vec![]))));
    }

    #[test]
    fn findings_share_the_room_for_places() {
        // A cause counts as a place, too.
        let found = vec![finding(0, 0), finding(9, 9), finding(0, 0), finding(9, 10)];
        let expected = [(1, 0, 0, vec![]), (1, 9, 9, vec![]), (1, 0, 0, vec![]), (1, 8, 8, not_all())];
        assert_eq!(listed(20, found), expected);
    }
}
