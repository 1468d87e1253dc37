//! What was found about what a matrix shows.

use super::{Desk, FindingRow, RowFinding, Scope};
use crate::calendar::Interval;
use crate::model::{DeclarationId, ItemId};

/// What was found about what is shown, errors first, each in the order of its places; and how many errors
/// are about something else.
pub(super) fn rows(desk: &Desk<'_>, scope: &Scope) -> (Vec<FindingRow>, usize) {
    let is_shown = |place| desk.about.declarations(place).iter().any(|id| scope.concerns(desk, *id));
    let (mut rows, mut elsewhere) = (Vec::new(), 0);
    let findings = desk.checked.findings().iter().enumerate();
    for (place, finding) in findings.filter(|(_, finding)| !finding.is_over(desk.day)) {
        let row = FindingRow {
            place,
            level: finding.level.word(),
            slug: finding.rule.slug,
            message: finding.message.clone(),
            from: finding.begins_after(desk.day),
            until: finding.interval.and_then(Interval::until),
        };
        if scope.is_whole || is_shown(place) {
            rows.push(row);
        } else {
            elsewhere += usize::from(finding.is_error());
        }
    }
    rows.sort_by_key(|row| row.level != "error");
    (rows, elsewhere)
}

impl Desk<'_> {
    /// The checks that found something in an item, each once.
    pub(super) fn found(&self, id: ItemId) -> Vec<RowFinding> {
        let findings = self.about.findings(DeclarationId::Item(id)).iter();
        let found = findings.filter_map(|place| self.checked.findings().get(*place));
        let mut marks = Vec::new();
        for mark in found.map(|finding| RowFinding { slug: finding.rule.slug, from: finding.begins_after(self.day) }) {
            if !marks.contains(&mark) {
                marks.push(mark);
            }
        }
        marks
    }
}
