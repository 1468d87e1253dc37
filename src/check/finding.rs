//! What a check finds, before levels and waivers are applied.

use indexmap::IndexSet;

use super::words::elided;
use crate::calendar::{Interval, IntervalSet};
use crate::diagnostic::{Diagnostic, Fix, Label, Level, Rule};
use crate::model::{Chart, DeclarationId};
use crate::source::Span;
use crate::timeline::Timeline;

/// So many places of one finding are listed, where there may be very many …
const MOST_PLACES: usize = 100;
/// … and so many who suffer, each of whom may have a waiver.
const MOST_GROUNDS: usize = 1000;
/// So many places are listed for all that one check finds …
const ROOM: usize = 20_000;
/// … and of each finding that is beyond it only so many.
const FEW_PLACES: usize = 8;

/// One finding: a rule, its cause, those who suffer, and the judged days on which it holds.
#[derive(Debug, Clone)]
pub(super) struct Finding {
    /// The cause. Of a set: all members.
    pub(super) subjects: Vec<DeclarationId>,
    /// Who suffers. Empty where only the cause itself does.
    pub(super) grounds: Vec<Ground>,
    /// When it holds: a maximal run of judged days, with open ends where it has none.
    pub(super) days: Interval,
    diagnostic: Diagnostic,
    /// How many places there are that are not listed.
    unlisted: usize,
}

/// One who suffers, with the statement that claims or suffers.
#[derive(Debug, Clone)]
pub(super) struct Ground {
    pub(super) sufferer: DeclarationId,
    /// On which of the days; every day, where that is not asked.
    pub(super) days: IntervalSet,
    label: Option<Label>,
}

/// Where checks write what they find.
#[derive(Debug)]
pub(super) struct Findings {
    judged: Interval,
    found: Vec<Finding>,
    /// How many places may still be listed: many findings that rest on the same many places are soon larger
    /// than what they are found in.
    room: usize,
}

impl Findings {
    pub(super) fn of(timeline: &Timeline) -> Self {
        Self { judged: timeline.judged(), found: Vec::new(), room: ROOM }
    }

    /// Adds a finding that holds on `days`, a maximal run of judged days.
    pub(super) fn report(&mut self, days: Interval, finding: Finding) {
        let days = days.open_before(self.judged);
        self.push(finding.on(days));
    }

    /// Adds a finding in which time plays no part: it holds on every judged day.
    pub(super) fn report_always(&mut self, finding: Finding) {
        self.push(finding.on(Interval::ALWAYS));
    }

    fn push(&mut self, mut finding: Finding) {
        if finding.places() > self.room {
            finding.shorten(FEW_PLACES);
        }
        self.room = self.room.saturating_sub(finding.places());
        self.found.push(finding);
    }

    pub(super) fn into_vec(self) -> Vec<Finding> {
        self.found
    }
}

impl Finding {
    /// A finding of `rule`. Say at least [`about`](Self::about) whom and one [`label`](Self::label).
    pub(super) fn new(rule: &'static Rule, message: impl Into<String>) -> Self {
        let diagnostic = Diagnostic::new(rule, message);
        Self { subjects: Vec::new(), grounds: Vec::new(), days: Interval::ALWAYS, diagnostic, unlisted: 0 }
    }

    /// The same finding on other days.
    pub(super) fn on(mut self, days: Interval) -> Self {
        self.days = days;
        self
    }

    /// Names the cause, or a member of it.
    pub(super) fn about(mut self, subject: DeclarationId) -> Self {
        self.subjects.push(subject);
        self
    }

    /// Shows a place. The first is the primary one.
    pub(super) fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.diagnostic = self.diagnostic.label(span, text);
        self
    }

    /// Shows many places, of very many the first. Nobody is asked what is to be said about the others.
    pub(super) fn labels<P>(
        mut self,
        places: impl IntoIterator<Item = P>,
        describe: impl Fn(P) -> Option<(Span, String)>,
    ) -> Self {
        for place in places {
            if self.diagnostic.labels.len() >= MOST_PLACES {
                self.unlisted += 1;
            } else if let Some((span, text)) = describe(place) {
                self.diagnostic = self.diagnostic.label(span, text);
            }
        }
        self
    }

    /// Names one who suffers, and shows where it claims or suffers.
    pub(super) fn ground(self, sufferer: DeclarationId, span: Span, text: impl Into<String>) -> Self {
        self.ground_on(Interval::ALWAYS.into(), sufferer, span, text)
    }

    /// The same for one who suffers on some of the days only.
    pub(super) fn ground_on(
        mut self,
        days: IntervalSet,
        sufferer: DeclarationId,
        span: Span,
        text: impl Into<String>,
    ) -> Self {
        self.grounds.push(Ground { sufferer, days, label: Some(Label { span, text: text.into() }) });
        self
    }

    /// Names many who suffer, of very many the first.
    pub(super) fn grounds<P>(
        mut self,
        suffering: impl IntoIterator<Item = P>,
        describe: impl Fn(P) -> Option<(DeclarationId, Span, String)>,
    ) -> Self {
        for place in suffering {
            if self.grounds.len() >= MOST_GROUNDS {
                self.unlisted += 1;
            } else if let Some((sufferer, span, text)) = describe(place) {
                self = self.ground(sufferer, span, text);
            }
        }
        self
    }

    /// Adds steps of the proof.
    pub(super) fn proof(mut self, steps: impl IntoIterator<Item = String>) -> Self {
        self.diagnostic = self.diagnostic.proof(steps);
        self.diagnostic.proof = elided(self.diagnostic.proof);
        self
    }

    /// Adds a note.
    pub(super) fn note(mut self, note: impl Into<String>) -> Self {
        self.diagnostic = self.diagnostic.note(note);
        self
    }

    /// Says what to do about it.
    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.diagnostic = self.diagnostic.help(help);
        self
    }

    fn places(&self) -> usize {
        self.diagnostic.labels.len() + self.grounds.len() + self.subjects.len()
    }

    /// Lists no more causes, places and those who suffer there than so many of each.
    fn shorten(&mut self, most: usize) {
        let labels = self.diagnostic.labels.len() + self.grounds.len();
        self.diagnostic.labels.truncate(most);
        self.grounds.truncate(most);
        self.subjects.truncate(most);
        self.unlisted += labels - self.diagnostic.labels.len() - self.grounds.len();
    }

    /// Offers a repair.
    pub(super) fn fix(mut self, fix: Fix) -> Self {
        self.diagnostic = self.diagnostic.fix(fix);
        self
    }

    /// The same finding, at most a note whatever the level of its rule.
    pub(super) fn only_as_note(mut self) -> Self {
        self.diagnostic.level = Level::Note;
        self
    }

    /// The rule it breaks.
    pub(super) fn rule(&self) -> &'static Rule {
        self.diagnostic.rule
    }

    /// What is wrong, in one line.
    pub(super) fn message(&self) -> &str {
        &self.diagnostic.message
    }

    /// The primary place.
    pub(super) fn primary(&self) -> Option<Span> {
        self.diagnostic.primary().or_else(|| self.grounds.iter().find_map(|ground| Some(ground.label.as_ref()?.span)))
    }

    /// The finding as data for people and programs.
    pub(super) fn into_diagnostic(self, chart: &Chart) -> Diagnostic {
        let path = |id: DeclarationId| chart.header(id).map_or_else(String::new, |header| header.path.clone());
        let mut diagnostic = self.diagnostic.holds(self.days);
        diagnostic.subject = self.subjects.into_iter().map(path).collect();
        let mut shown: IndexSet<(Span, String)> = IndexSet::new();
        let mut sufferers = IndexSet::new();
        for ground in self.grounds {
            sufferers.insert(path(ground.sufferer));
            shown.extend(ground.label.map(|label| (label.span, label.text)));
        }
        diagnostic.grounds.extend(sufferers);
        diagnostic.labels.extend(shown.into_iter().map(|(span, text)| Label { span, text }));
        match self.unlisted {
            0 => diagnostic,
            more => diagnostic.note(format!("{more} more places are not listed")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog;
    use crate::source::FileId;

    fn places(number: u32) -> impl Iterator<Item = Span> {
        (0..number).map(|start| Span::new(FileId(0), start, start + 1))
    }

    /// A finding about the organization with so many places and so many who suffer.
    fn finding(labels: u32, grounds: u32) -> Finding {
        let about = Finding::new(&catalog::GAP, "").about(DeclarationId::Organization);
        about
            .labels(places(labels), |place| Some((place, String::new())))
            .grounds(places(grounds), |place| Some((DeclarationId::Organization, place, String::new())))
    }

    /// How many causes, places and sufferers a finding lists, and what it says of the others.
    fn listed(finding: Finding) -> (usize, usize, usize, Vec<String>) {
        let grounds = finding.grounds.len();
        let diagnostic = finding.into_diagnostic(&Chart::default());
        (diagnostic.subject.len(), diagnostic.labels.len() - grounds, grounds, diagnostic.notes)
    }

    #[test]
    fn of_very_many_places_the_first_are_listed() {
        assert_eq!(listed(finding(100, 1000)), (1, 100, 1000, vec![]));
        assert_eq!(listed(finding(103, 1002)), (1, 100, 1000, vec!["5 more places are not listed".to_owned()]));
    }

    #[test]
    fn findings_share_the_room_for_places() {
        let mut findings = Findings { judged: Interval::ALWAYS, found: Vec::new(), room: 20 };
        // A cause counts as a place, too.
        [finding(0, 0), finding(9, 9), finding(0, 0), finding(9, 10)].into_iter().for_each(|one| findings.push(one));
        let listed: Vec<_> = findings.into_vec().into_iter().map(listed).collect();
        let more = vec!["3 more places are not listed".to_owned()];
        assert_eq!(listed, [(1, 0, 0, vec![]), (1, 9, 9, vec![]), (1, 0, 0, vec![]), (1, 8, 8, more)]);
    }
}
