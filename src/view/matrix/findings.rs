//! Which checks found something in which item.

use indexmap::IndexMap;

use super::{Desk, RowFinding};
use crate::calendar::{Date, Interval};
use crate::check::CheckedChart;
use crate::model::ItemId;

/// The checks that found something in each item.
pub(super) type Findings = IndexMap<ItemId, Vec<RowFinding>>;

/// What was found about each item, once a check. A finding names paths; since a role may have the path of
/// an item, one of its places must lie in the item, too, or in a claim to it.
pub(super) fn of_items(checked: &CheckedChart, day: Date) -> Findings {
    let items = &checked.chart().items;
    let by_path: IndexMap<&str, ItemId> = items.iter().map(|(id, item)| (item.header.path.as_str(), id)).collect();
    let mut found = Findings::new();
    for finding in checked.findings() {
        let named = finding.subject.iter().chain(&finding.grounds);
        for id in named.filter_map(|path| by_path.get(path.as_str())) {
            let item = &items[*id];
            let touches = finding.labels.iter().any(|label| {
                item.header.span.contains(label.span) || item.claims.iter().any(|claim| claim.span == label.span)
            });
            let from = finding.interval.and_then(Interval::from).filter(|from| *from > day);
            let mark = RowFinding { slug: finding.rule.slug, from };
            let marks = found.entry(*id).or_default();
            if touches && !marks.contains(&mark) {
                marks.push(mark);
            }
        }
    }
    found
}

impl Desk<'_> {
    /// The checks that found something in an item.
    pub(super) fn found(&self, id: ItemId) -> Vec<RowFinding> {
        self.findings.get(&id).cloned().unwrap_or_default()
    }
}
