//! Which roles are listed for which items, own or on a whole.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use crate::calendar::{Interval, IntervalSet};
use crate::model::{DeclarationId, ItemId, Letter, RoleId};
use crate::timeline::{Owner, Timeline};

/// Who is listed where: for each role the letters that name it, or a department while it leads it.
pub(super) struct Listed(BTreeMap<RoleId, Vec<(ItemId, Letter, Interval)>>);

impl Listed {
    pub(super) fn of(timeline: &Timeline) -> Self {
        let mut listed: BTreeMap<RoleId, Vec<(ItemId, Letter, Interval)>> = BTreeMap::new();
        for (item, declared) in timeline.chart().items.iter() {
            for fact in &declared.letters {
                let Some((post, days)) = fact.value.to.zip(timeline.letter_days(item, fact)) else { continue };
                for (days, role) in timeline.roles_of(post, days) {
                    listed.entry(role).or_default().push((item, fact.value.letter, days));
                }
            }
        }
        Self(listed)
    }

    /// The days on which items live and neither they nor a whole of theirs list a live role with one of `letters`, or
    /// as owner.
    pub(super) fn missing(
        &self,
        timeline: &Timeline,
        items: impl Iterator<Item = ItemId>,
        role: RoleId,
        letters: &[Letter],
    ) -> Vec<(ItemId, IntervalSet)> {
        let mut own: IndexMap<ItemId, Vec<Interval>> = IndexMap::new();
        for (item, letter, days) in self.0.get(&role).into_iter().flatten() {
            if letters.contains(letter) {
                own.entry(*item).or_default().push(*days);
            }
        }
        let life = IntervalSet::from(timeline.life(DeclarationId::Role(role)));
        let mut known = IndexMap::new();
        let missing = items.map(|item| {
            let satisfied = satisfied(timeline, item, role, &own, &mut known);
            (item, judged_days(timeline, item).intersect(&life).minus(&satisfied))
        });
        missing.collect()
    }
}

/// The days on which an item lives, is not `unowned`, and its owner is known.
fn judged_days(timeline: &Timeline, item: ItemId) -> IntervalSet {
    timeline.ownership(item).days(|ownership| matches!(ownership.owner, Owner::Role(_) | Owner::Missing))
}

/// The days on which an item or a whole of it lists the role. What is found for a whole is kept for its other parts.
fn satisfied(
    timeline: &Timeline,
    item: ItemId,
    role: RoleId,
    own: &IndexMap<ItemId, Vec<Interval>>,
    known: &mut IndexMap<ItemId, IntervalSet>,
) -> IntervalSet {
    let unknown = timeline.chart().wholes(item).take_while(|item| !known.contains_key(item));
    let unknown: Vec<ItemId> = unknown.collect();
    let first_known = unknown.last().map_or(Some(item), |outermost| timeline.chart().items[*outermost].parent);
    let mut days = first_known.and_then(|whole| known.get(&whole)).cloned().unwrap_or_default();
    for item in unknown.into_iter().rev() {
        let letters = IntervalSet::of(own.get(&item).into_iter().flatten().copied());
        let may_own = |owner| matches!(owner, Owner::Unknown) || owner == Owner::Role(role);
        let owned = timeline.ownership(item).days(|ownership| may_own(ownership.owner));
        days = days.union(&letters).union(&owned);
        known.insert(item, days.clone());
    }
    days
}
