//! One problem, as data.

use super::fix::Fix;
use super::identity::Identity;
use super::rule::{Level, Rule};
use crate::calendar::{Date, Interval};
use crate::source::Span;

/// The note of a finding that rests on more places, or makes more suffer, than it lists.
pub const NOT_ALL_LISTED: &str = "not all places are listed";

/// A place and what is to be said about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What about it: lower case, no full stop, user text in backticks. May be empty.
    pub text: String,
}

/// One problem with every place it rests on.
///
/// Texts are one line, lower case, without full stop, with user text in backticks (raw: renderers
/// make it harmless).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which rule is broken.
    pub rule: &'static Rule,
    /// How bad it is here and now.
    pub level: Level,
    /// What is wrong.
    pub message: String,
    /// The cause: paths (or names) of what the finding is about. A set is sorted.
    pub subject: Vec<String>,
    /// Who suffers: paths of what rests on the cause.
    pub grounds: Vec<String>,
    /// All places; the first is the primary one.
    pub labels: Vec<Label>,
    /// When it holds; `None` where time plays no part (syntax, names).
    pub interval: Option<Interval>,
    /// The steps by which it was reached, each a short line.
    pub proof: Vec<String>,
    /// More to say, a line each.
    pub notes: Vec<String>,
    /// What to do about it.
    pub help: Option<String>,
    /// The repair, where there is one.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// A finding of `rule` at its default level (a warning, where that is *off*).
    #[must_use]
    pub fn new(rule: &'static Rule, message: impl Into<String>) -> Self {
        Self {
            rule,
            level: rule.level.unwrap_or(Level::Warning),
            message: message.into(),
            subject: Vec::new(),
            grounds: Vec::new(),
            labels: Vec::new(),
            interval: None,
            proof: Vec::new(),
            notes: Vec::new(),
            help: None,
            fix: None,
        }
    }

    /// Adds to the cause.
    #[must_use]
    pub fn subject(mut self, subject: impl Into<String>) -> Self {
        self.subject.push(subject.into());
        self
    }

    /// Adds one who suffers.
    #[must_use]
    pub fn ground(mut self, ground: impl Into<String>) -> Self {
        self.grounds.push(ground.into());
        self
    }

    /// Adds a place. The first one is the primary one.
    #[must_use]
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { span, text: text.into() });
        self
    }

    /// Says when it holds.
    #[must_use]
    pub fn holds(mut self, interval: Interval) -> Self {
        self.interval = Some(interval);
        self
    }

    /// Adds steps of the proof.
    #[must_use]
    pub fn proof(mut self, steps: impl IntoIterator<Item = String>) -> Self {
        self.proof.extend(steps);
        self
    }

    /// Adds a note.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// Says what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Offers a repair.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    /// The same with one space in place of every line end of a text that it quotes, and of the spaces around it.
    #[must_use]
    pub fn on_one_line(mut self) -> Self {
        let labels = self.labels.iter_mut().map(|label| &mut label.text);
        let texts = std::iter::once(&mut self.message).chain(labels).chain(&mut self.help);
        for text in texts.filter(|text| text.contains('\n')) {
            *text = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
        }
        self
    }

    /// What stays the same of it while it moves in its file.
    #[must_use]
    pub fn identity(&self) -> Identity {
        Identity::new(self.rule.slug, &self.subject, &self.message)
    }

    /// Whether it is an error.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.level == Level::Error
    }

    /// Whether it held only on days before this one.
    #[must_use]
    pub fn is_over(&self, day: Date) -> bool {
        self.interval.is_some_and(|days| days.is_over(day))
    }

    /// The first day on which it holds, if that is after this one.
    #[must_use]
    pub fn begins_after(&self, day: Date) -> Option<Date> {
        self.interval.and_then(Interval::from).filter(|from| *from > day)
    }

    /// The primary place.
    #[must_use]
    pub fn primary(&self) -> Option<Span> {
        self.labels.first().map(|label| label.span)
    }
}
