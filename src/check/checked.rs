//! A chart of which everything has been checked.

use crate::calendar::Date;
use crate::diagnostic::Diagnostic;
use crate::model::Chart;
use crate::timeline::Timeline;

/// A chart with all that was found in it. Only [`run`](super::run) makes one, so that an unchecked chart
/// cannot be emitted.
#[derive(Debug)]
pub struct CheckedChart {
    timeline: Timeline,
    findings: Vec<Diagnostic>,
}

impl CheckedChart {
    pub(super) fn new(timeline: Timeline, findings: Vec<Diagnostic>) -> Self {
        Self { timeline, findings }
    }

    /// The chart on every date.
    #[must_use]
    pub fn timeline(&self) -> &Timeline {
        &self.timeline
    }

    /// The chart.
    #[must_use]
    pub fn chart(&self) -> &Chart {
        self.timeline.chart()
    }

    /// The day on which the chart was looked at.
    #[must_use]
    pub fn as_of(&self) -> Date {
        self.timeline.as_of()
    }

    /// All findings of all stages, in source order, with levels and waivers applied.
    #[must_use]
    pub fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }

    /// Replaces the findings by those of all stages.
    pub(crate) fn with_findings(self, findings: Vec<Diagnostic>) -> Self {
        Self { findings, ..self }
    }
}
