//! Which roles are listed for which items, own or on a whole.

use indexmap::IndexMap;

use crate::calendar::{Interval, IntervalSet};
use crate::model::{DeclarationId, ItemId, Letter, RoleId};
use crate::source::Span;
use crate::timeline::{Owner, Timeline};

/// One letter of a role: which, when, and where it is written.
pub(super) struct Entry {
    pub(super) letter: Letter,
    pub(super) days: Interval,
    pub(super) span: Span,
}

/// Who is listed where: for each role and item the letters that name it, or a department while it leads it.
pub(super) struct Listed(IndexMap<(RoleId, ItemId), Vec<Entry>>);

impl Listed {
    pub(super) fn of(timeline: &Timeline) -> Self {
        let mut listed: IndexMap<(RoleId, ItemId), Vec<Entry>> = IndexMap::new();
        for (item, declared) in timeline.chart().items.iter() {
            for fact in &declared.letters {
                let Some((post, days)) = fact.value.to.zip(timeline.letter_days(item, fact)) else { continue };
                for (days, role) in timeline.roles_of(post, days) {
                    let entry = Entry { letter: fact.value.letter, days, span: fact.span };
                    listed.entry((role, item)).or_default().push(entry);
                }
            }
        }
        Self(listed)
    }

    /// The letters of a role in an item.
    pub(super) fn letters(&self, role: RoleId, item: ItemId) -> &[Entry] {
        self.0.get(&(role, item)).map_or(&[], Vec::as_slice)
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
        let life = IntervalSet::from(timeline.life(DeclarationId::Role(role)));
        let mut known = IndexMap::new();
        let missing = items.map(|item| {
            let satisfied = self.satisfied(timeline, item, role, letters, &mut known);
            (item, judged_days(timeline, item).intersect(&life).minus(&satisfied))
        });
        missing.collect()
    }

    /// The days on which an item or a whole of it lists the role. What is found for a whole is kept for its other
    /// parts.
    fn satisfied(
        &self,
        timeline: &Timeline,
        item: ItemId,
        role: RoleId,
        letters: &[Letter],
        known: &mut IndexMap<ItemId, IntervalSet>,
    ) -> IntervalSet {
        let unknown = timeline.chart().wholes(item).take_while(|item| !known.contains_key(item));
        let unknown: Vec<ItemId> = unknown.collect();
        let first_known = unknown.last().map_or(Some(item), |outermost| timeline.chart().items[*outermost].parent);
        let mut days = first_known.and_then(|whole| known.get(&whole)).cloned().unwrap_or_default();
        for item in unknown.into_iter().rev() {
            let own = self.letters(role, item).iter().filter(|entry| letters.contains(&entry.letter));
            let own = IntervalSet::of(own.map(|entry| entry.days));
            let may_own = |owner| matches!(owner, Owner::Unknown) || owner == Owner::Role(role);
            let owned = timeline.ownership(item).days(|ownership| may_own(ownership.owner));
            days = days.union(&own).union(&owned);
            known.insert(item, days.clone());
        }
        days
    }
}

/// The days on which an item lives, is not `unowned`, and its owner is known.
fn judged_days(timeline: &Timeline, item: ItemId) -> IntervalSet {
    timeline.ownership(item).days(|ownership| matches!(ownership.owner, Owner::Role(_) | Owner::Missing))
}
