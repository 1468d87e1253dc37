//! Which role is accountable for what.

use indexmap::IndexSet;

use super::horizon::Followed;
use super::life::{Lives, both};
use crate::calendar::{Interval, Segments};
use crate::model::{Chart, Claim, ClaimSide, DeclarationId, Department, Item, ItemId, Post, RoleId, Table};

/// Who is accountable for an item on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ownership {
    /// The role, or why there is none.
    pub owner: Owner,
    /// The own claims that count on this day, in source order.
    pub claims: Vec<ClaimAt>,
    /// The item whose claim it is, if it is not an own one.
    pub inherited_from: Option<ItemId>,
}

/// The accountable role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// This one. Where several claim it: the first in source order. It may have ended.
    Role(RoleId),
    /// No claim, nothing to inherit.
    Missing,
    /// `unowned`, on purpose.
    Unowned,
    /// The item does not live.
    NotLive,
    /// What was written could not be read, or names a department without head.
    Unknown,
}

/// A claim as it stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClaimAt {
    /// Its place in [`Item::claims`].
    pub place: usize,
    /// The role: itself, or the head of the department on this day.
    pub role: RoleId,
    /// Whether that role is live.
    pub live: bool,
}

impl Ownership {
    /// The accountable role, if there is one.
    #[must_use]
    pub const fn role(&self) -> Option<RoleId> {
        match self.owner {
            Owner::Role(role) => Some(role),
            _ => None,
        }
    }

    /// The different live roles that claim it, in source order of their first claims.
    #[must_use]
    pub fn live_claimants(&self) -> Vec<RoleId> {
        let live = self.claims.iter().filter(|claim| claim.live);
        let different: IndexSet<RoleId> = live.map(|claim| claim.role).collect();
        different.into_iter().collect()
    }
}

type Heads = Table<Department, Segments<Option<RoleId>>>;

/// Owners of all items, wholes before their parts, however deep and in whatever order they stand.
pub(super) fn of_items(
    chart: &Chart,
    lives: &Lives,
    heads: &Heads,
    followed: &Followed,
) -> Table<Item, Segments<Ownership>> {
    let mut owners: Table<Item, Option<Segments<Ownership>>> = chart.items.table(|_, _| None);
    let mut waiting = Vec::new();
    for id in chart.items.ids() {
        let mut next = Some(id);
        while let Some(id) = next.filter(|id| owners[*id].is_none()) {
            waiting.push(id);
            next = chart.items[id].parent.filter(|_| inherits(&chart.items[id]));
        }
        while let Some(id) = waiting.pop() {
            let whole = chart.items[id].parent.and_then(|whole| Some((whole, owners[whole].as_ref()?)));
            owners[id] = Some(of_item(chart, lives, heads, followed, id, whole));
        }
    }
    let nobody = || Segments::constant(Interval::ALWAYS, ownership(Owner::Missing));
    chart.items.table(|id, _| owners[id].take().unwrap_or_else(nobody))
}

fn inherits(item: &Item) -> bool {
    item.claims.is_empty() && item.unowned.is_none()
}

fn of_item(
    chart: &Chart,
    lives: &Lives,
    heads: &Heads,
    followed: &Followed,
    id: ItemId,
    whole: Option<(ItemId, &Segments<Ownership>)>,
) -> Segments<Ownership> {
    let item = &chart.items[id];
    let damaged = chart.damage.owners.contains(&DeclarationId::Item(id));
    let lost = chart.damage.lost || chart.damage.claims;
    let owned = match whole {
        _ if damaged || (lost && inherits(item)) => Segments::constant(Interval::ALWAYS, ownership(Owner::Unknown)),
        Some((whole, owners)) if inherits(item) => owners.map(|owner| inherited(owner, whole)),
        _ => own(lives, heads, followed, item, id),
    };
    let life = Segments::first(Interval::ALWAYS, lives.of_item(id).map(|life| (life, ())));
    owned.zip(&life, |owned, live| if live.is_none() { ownership(Owner::NotLive) } else { owned.clone() })
}

fn inherited(owner: &Ownership, whole: ItemId) -> Ownership {
    let inherited_from = Some(owner.inherited_from.unwrap_or(whole));
    match owner.owner {
        Owner::Role(_) => Ownership { owner: owner.owner, claims: Vec::new(), inherited_from },
        Owner::Unowned => ownership(Owner::Missing),
        other => ownership(other),
    }
}

fn own(lives: &Lives, heads: &Heads, followed: &Followed, item: &Item, id: ItemId) -> Segments<Ownership> {
    let (mut claims, mut headless) = (Vec::new(), Vec::new());
    for (place, claim) in item.claims.iter().enumerate() {
        let Some(days) = claim_days(lives, claim, id) else { continue };
        match claim.by {
            Some(Post::Role(role)) => claims.push((days, (place, role))),
            Some(Post::Department(department)) => heads[department].iter().for_each(|(run, head)| {
                let run = run.intersect(days);
                match head {
                    Some(role) => claims.extend(run.map(|run| (run, (place, *role)))),
                    None => headless.extend(run.map(|run| (run, place))),
                }
            }),
            None => headless.push((days, place)),
        }
    }
    let claims = followed.only(split_by_life(lives, claims));
    let headless = Segments::first(Interval::ALWAYS, headless);
    Segments::active(Interval::ALWAYS, claims)
        .zip(&headless, |claims, headless| own_on_a_day(claims, headless.is_some(), item.unowned.is_some()))
}

/// An `owner` is carried by the item; an `owns` lapses with the life of the role or department, too.
pub(super) fn claim_days(lives: &Lives, claim: &Claim, item: ItemId) -> Option<Interval> {
    let days = lives.in_force(&claim.dates, DeclarationId::Item(item));
    let carrier = match (claim.side, claim.by) {
        (ClaimSide::Owns, Some(Post::Role(role))) => DeclarationId::Role(role),
        (ClaimSide::Owns, Some(Post::Department(department))) => DeclarationId::Department(department),
        _ => return days,
    };
    both(days, lives.of_declaration(carrier))
}

/// Cuts each claim where the life of its role begins and ends.
fn split_by_life(lives: &Lives, claims: Vec<(Interval, (usize, RoleId))>) -> Vec<(Interval, ClaimAt)> {
    let mut cut = Vec::with_capacity(claims.len());
    for (days, (place, role)) in claims {
        let Some(life) = lives.of_declaration(DeclarationId::Role(role)) else {
            cut.push((days, ClaimAt { place, role, live: false }));
            continue;
        };
        let before = life.from().and_then(|first| Interval::new(days.start(), first.previous().min(days.end())));
        let after = life.until().and_then(|last| Interval::new(last.next().max(days.start()), days.end()));
        cut.extend(days.intersect(life).map(|run| (run, ClaimAt { place, role, live: true })));
        cut.extend(before.into_iter().chain(after).map(|run| (run, ClaimAt { place, role, live: false })));
    }
    cut
}

fn own_on_a_day(claims: &[ClaimAt], headless: bool, unowned: bool) -> Ownership {
    let any_live = claims.iter().any(|claim| claim.live);
    let claims: Vec<ClaimAt> = claims.iter().filter(|claim| claim.live || !any_live).copied().collect();
    let owner = match claims.first() {
        Some(first) => Owner::Role(first.role),
        None if headless => Owner::Unknown,
        None if unowned => Owner::Unowned,
        None => Owner::Missing,
    };
    Ownership { owner, claims, inherited_from: None }
}

const fn ownership(owner: Owner) -> Ownership {
    Ownership { owner, claims: Vec::new(), inherited_from: None }
}
