//! What departments provide and items need.

use indexmap::IndexMap;

use crate::model::{Chart, DeclarationId, DepartmentId, ItemId};
use crate::source::Span;

/// A capability that an item needs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Need<'c> {
    pub(super) name: &'c str,
    pub(super) span: Span,
    /// Whether the item itself says so, and not a whole of it.
    pub(super) own: bool,
}

/// Which departments provide what.
pub(super) struct Capabilities<'c> {
    providers: IndexMap<&'c str, Vec<DepartmentId>>,
    damaged: Vec<DepartmentId>,
}

impl<'c> Capabilities<'c> {
    pub(super) fn of(chart: &'c Chart) -> Self {
        let mut providers: IndexMap<&str, Vec<DepartmentId>> = IndexMap::new();
        for (id, department) in chart.departments.iter() {
            department.provides.iter().for_each(|name| providers.entry(name).or_default().push(id));
        }
        let damaged =
            chart.departments.ids().filter(|id| chart.damage.declarations.contains(&DeclarationId::Department(*id)));
        Self { providers, damaged: damaged.collect() }
    }

    /// The departments that say they provide it, sorted.
    pub(super) fn providers(&self, name: &str) -> &[DepartmentId] {
        self.providers.get(name).map_or(&[], Vec::as_slice)
    }

    /// These, and those of which a statement could not be read.
    pub(super) fn may_provide(&self, name: &str) -> impl Iterator<Item = DepartmentId> {
        self.providers(name).iter().chain(&self.damaged).copied()
    }
}

/// What each item needs, its own needs first, then those of its wholes; only items that need something.
pub(super) fn needs(chart: &Chart) -> IndexMap<ItemId, Vec<Need<'_>>> {
    let all = chart.items.ids().map(|item| (item, needs_of(chart, item)));
    all.filter(|(_, needs)| !needs.is_empty()).collect()
}

fn needs_of(chart: &Chart, item: ItemId) -> Vec<Need<'_>> {
    let mut needs: IndexMap<&str, Need<'_>> = IndexMap::new();
    for at in chart.wholes(item) {
        for (name, span) in &chart.items[at].needs {
            needs.entry(name).or_insert(Need { name, span: *span, own: at == item });
        }
    }
    needs.into_values().collect()
}
