//! What a check finds, before levels and waivers are applied.

use std::collections::BTreeSet;

use indexmap::IndexSet;

use super::findings::{MOST_GROUNDS, MOST_PLACES};
use super::words::elided;
use crate::calendar::{Interval, IntervalSet};
use crate::diagnostic::{Diagnostic, Fix, Label, Level, NOT_ALL_LISTED, Rule};
use crate::model::{Chart, DeclarationId};
use crate::source::Span;

/// One finding: a rule, its cause, those who suffer, and the judged days on which it holds.
#[derive(Debug, Clone)]
pub(super) struct Finding {
    /// The cause. Of a set: all members.
    pub(super) subjects: Vec<DeclarationId>,
    /// Who suffers. Empty where only the cause itself does.
    pub(super) grounds: Vec<Ground>,
    /// Who suffers, too, and is not listed.
    others: Vec<DeclarationId>,
    /// When it holds: a maximal run of judged days, with open ends where it has none.
    pub(super) days: Interval,
    diagnostic: Diagnostic,
    /// Whether there are places, or some who suffer, that are not listed.
    is_cut: bool,
}

/// One who suffers, with the statement that claims or suffers.
#[derive(Debug, Clone)]
pub(super) struct Ground {
    pub(super) sufferer: DeclarationId,
    /// On which of the days; every day, where that is not asked.
    pub(super) days: IntervalSet,
    label: Option<Label>,
}

impl Finding {
    /// A finding of `rule`. Say at least [`about`](Self::about) whom and one [`label`](Self::label).
    pub(super) fn new(rule: &'static Rule, message: impl Into<String>) -> Self {
        let diagnostic = Diagnostic::new(rule, message);
        let (subjects, grounds, others) = (Vec::new(), Vec::new(), Vec::new());
        Self { subjects, grounds, others, days: Interval::ALWAYS, diagnostic, is_cut: false }
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

    /// Shows many places. Nobody is asked what is to be said about those that are not listed.
    pub(super) fn labels<P>(
        mut self,
        places: impl IntoIterator<Item = P>,
        describe: impl Fn(P) -> Option<(Span, String)>,
    ) -> Self {
        for place in places {
            if self.diagnostic.labels.len() > MOST_PLACES {
                break;
            }
            if let Some((span, text)) = describe(place) {
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

    /// Names many who suffer. Nobody is asked what is to be said about those that are not listed.
    pub(super) fn grounds<P>(
        mut self,
        suffering: impl IntoIterator<Item = P>,
        who: impl Fn(&P) -> DeclarationId,
        describe: impl Fn(P) -> Option<(Span, String)>,
    ) -> Self {
        for one in suffering {
            let sufferer = who(&one);
            if self.grounds.len() >= MOST_GROUNDS {
                self.others.push(sufferer);
            } else if let Some((span, text)) = describe(one) {
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
        let first_sufferer = self.grounds.first().and_then(|ground| chart.header(ground.sufferer));
        diagnostic.subject = self.subjects.into_iter().map(path).collect();
        let mut shown: IndexSet<(Span, String)> = IndexSet::new();
        let mut sufferers = IndexSet::new();
        for ground in self.grounds {
            sufferers.insert(path(ground.sufferer));
            shown.extend(ground.label.map(|label| (label.span, label.text)));
        }
        diagnostic.grounds.extend(sufferers);
        diagnostic.labels.extend(shown.into_iter().map(|(span, text)| Label { span, text }));
        // Those who are not listed have no place of their own.
        if let Some(header) = first_sufferer.filter(|_| diagnostic.labels.is_empty()) {
            diagnostic = diagnostic.label(header.name_span, format!("`{}` is one of them", header.path));
        }
        if self.is_cut { diagnostic.note(NOT_ALL_LISTED) } else { diagnostic }
    }

    /// How many causes, places and sufferers it lists.
    pub(super) fn places(&self) -> usize {
        self.diagnostic.labels.len() + self.grounds.len() + self.subjects.len()
    }

    /// The same finding, which lists no more places and sufferers than so many. For each kind of others that
    /// `waived` tells apart one is left, so that what is waived, and what is left then, does not change.
    pub(super) fn listing(
        mut self,
        places: usize,
        grounds: usize,
        waived: impl Fn(DeclarationId) -> Vec<DeclarationId>,
    ) -> Self {
        self.is_cut |= self.diagnostic.labels.len() > places;
        self.diagnostic.labels.truncate(places);
        let cut = self.grounds.split_off(grounds.min(self.grounds.len()));
        let others: Vec<DeclarationId> =
            cut.into_iter().map(|ground| ground.sufferer).chain(self.others.drain(..)).collect();
        if others.is_empty() {
            return self;
        }
        self.is_cut = true;
        let mut kinds: BTreeSet<_> = self.grounds.iter().map(|ground| waived(ground.sufferer)).collect();
        let different = others.into_iter().filter(|sufferer| kinds.insert(waived(*sufferer)));
        self.grounds.extend(different.map(|sufferer| Ground { sufferer, days: Interval::ALWAYS.into(), label: None }));
        self
    }
}
