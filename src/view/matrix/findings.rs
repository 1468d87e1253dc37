//! Which checks found something in which item.

use indexmap::IndexMap;

use super::{Desk, FindingRow, RowFinding, Scope};
use crate::calendar::{Date, Interval};
use crate::check::CheckedChart;
use crate::model::{DeclarationId, ItemId};
use crate::view::places::Places;

/// The checks that found something in each item.
pub(super) type Findings = IndexMap<ItemId, Vec<RowFinding>>;

/// What was found about each item, once a check. A finding names paths; since a role may have the path of
/// an item, one of its places must lie in the item, too, or in a claim to it.
pub(super) fn of_items(checked: &CheckedChart, day: Date) -> Findings {
    let items = &checked.chart().items;
    let by_path: IndexMap<&str, ItemId> = items.iter().map(|(id, item)| (item.header.path.as_str(), id)).collect();
    let mut found = Findings::new();
    for finding in checked.findings() {
        let places = Places::of(finding.labels.iter().map(|label| label.span));
        let named = finding.subject.iter().chain(&finding.grounds);
        for id in named.filter_map(|path| by_path.get(path.as_str())) {
            let item = &items[*id];
            let touches = places.any_in(item.header.span) || item.claims.iter().any(|claim| places.any_is(claim.span));
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

/// What was found about what is shown, errors first, each in the order of its places; and how many errors
/// are about something else.
pub(super) fn rows(desk: &Desk<'_>, scope: &Scope) -> (Vec<FindingRow>, usize) {
    let paths = Paths::of(desk);
    let is_shown = |path: &String| paths.at(path).any(|id| scope.concerns(desk, id));
    let is_over = |days: Interval| days.is_over(desk.day);
    let (mut rows, mut elsewhere) = (Vec::new(), 0);
    let findings = desk.checked.findings().iter().enumerate();
    for (place, finding) in findings.filter(|(_, finding)| !finding.interval.is_some_and(is_over)) {
        let row = FindingRow {
            place,
            level: finding.level.word(),
            slug: finding.rule.slug,
            message: finding.message.clone(),
            from: finding.interval.and_then(Interval::from).filter(|from| *from > desk.day),
            until: finding.interval.and_then(Interval::until),
        };
        if scope.is_whole || finding.subject.iter().chain(&finding.grounds).any(is_shown) {
            rows.push(row);
        } else {
            elsewhere += usize::from(finding.is_error());
        }
    }
    rows.sort_by_key(|row| row.level != "error");
    (rows, elsewhere)
}

/// What has which path. A role and an item may have the same one.
struct Paths<'a>(IndexMap<&'a str, Vec<DeclarationId>>);

impl<'a> Paths<'a> {
    fn of(desk: &Desk<'a>) -> Self {
        let chart = desk.checked.chart();
        let items = chart.items.iter().map(|(id, one)| (&one.header, DeclarationId::Item(id)));
        let roles = chart.roles.iter().map(|(id, one)| (&one.header, DeclarationId::Role(id)));
        let departments = chart.departments.iter().map(|(id, one)| (&one.header, DeclarationId::Department(id)));
        let mut paths: IndexMap<&str, Vec<DeclarationId>> = IndexMap::new();
        for (header, id) in items.chain(roles).chain(departments) {
            paths.entry(header.path.as_str()).or_default().push(id);
        }
        Self(paths)
    }

    fn at(&self, path: &str) -> impl Iterator<Item = DeclarationId> {
        self.0.get(path).into_iter().flatten().copied()
    }
}

impl Desk<'_> {
    /// The checks that found something in an item.
    pub(super) fn found(&self, id: ItemId) -> Vec<RowFinding> {
        self.findings.get(&id).cloned().unwrap_or_default()
    }
}
