//! Which findings are about which declarations.

use indexmap::{IndexMap, IndexSet};

use super::places::Places;
use crate::calendar::Date;
use crate::check::CheckedChart;
use crate::model::{Chart, DeclarationId};
use crate::source::Span;

/// What each finding of a checked chart is about: its cause and those who suffer, as far as they are declared.
///
/// A finding names paths. Where a role, an item and others have the same one, it is about those in which, or in a
/// claim to which, one of its places lies.
pub(crate) struct About {
    declarations: Vec<Vec<DeclarationId>>,
    findings: IndexMap<DeclarationId, Vec<usize>>,
}

impl About {
    /// What is found on a day, or is to come.
    pub(crate) fn on(checked: &CheckedChart, day: Date) -> Self {
        let mut about = Self { declarations: Vec::new(), findings: IndexMap::new() };
        if checked.findings().is_empty() {
            return about;
        }
        let by_path = by_path(checked.chart());
        for (place, finding) in checked.findings().iter().enumerate() {
            let mut declarations = Vec::new();
            if !finding.is_over(day) {
                let named =
                    finding.subject.iter().chain(&finding.grounds).filter_map(|path| by_path.get(path.as_str()));
                declarations = meant(named, || finding.labels.iter().map(|label| label.span), checked.chart());
            }
            for id in &declarations {
                about.findings.entry(*id).or_default().push(place);
            }
            about.declarations.push(declarations);
        }
        about
    }

    /// What the finding at a place among all findings is about, each once.
    pub(crate) fn declarations(&self, finding: usize) -> &[DeclarationId] {
        self.declarations.get(finding).map_or(&[], Vec::as_slice)
    }

    /// The places of the findings about a declaration, in their order.
    pub(crate) fn findings(&self, id: DeclarationId) -> &[usize] {
        self.findings.get(&id).map_or(&[], Vec::as_slice)
    }
}

fn by_path(chart: &Chart) -> IndexMap<&str, Vec<DeclarationId>> {
    let organization = chart.organization.iter().map(|_| DeclarationId::Organization);
    let all = organization
        .chain(chart.departments.ids().map(DeclarationId::Department))
        .chain(chart.roles.ids().map(DeclarationId::Role))
        .chain(chart.items.ids().map(DeclarationId::Item))
        .chain(chart.people.ids().map(DeclarationId::Person))
        .chain(chart.policies.ids().map(DeclarationId::Policy))
        .chain(chart.views.ids().map(DeclarationId::View));
    let mut by_path: IndexMap<&str, Vec<DeclarationId>> = IndexMap::new();
    for (id, header) in all.filter_map(|id| Some((id, chart.header(id)?))) {
        by_path.entry(header.path.as_str()).or_default().push(id);
    }
    by_path
}

/// Of all that bear each of the paths those that are meant.
fn meant<'a, S: Iterator<Item = Span>>(
    named: impl Iterator<Item = &'a Vec<DeclarationId>>,
    places: impl Fn() -> S,
    chart: &Chart,
) -> Vec<DeclarationId> {
    let (mut meant, mut known_places) = (IndexSet::new(), None);
    for bearers in named {
        if let [only] = bearers.as_slice() {
            meant.insert(*only);
        } else {
            let places = known_places.get_or_insert_with(|| Places::of(places()));
            meant.extend(bearers.iter().filter(|id| is_shown(**id, places, chart)));
        }
    }
    meant.into_iter().collect()
}

/// Whether one of the places lies in a declaration, or in a claim to it.
fn is_shown(id: DeclarationId, places: &Places, chart: &Chart) -> bool {
    let claims = if let DeclarationId::Item(id) = id { chart.items[id].claims.as_slice() } else { &[] };
    chart.header(id).is_some_and(|header| places.any_in(header.span))
        || claims.iter().any(|claim| places.any_is(claim.span))
}
