//! Who is accountable.

use orgc::model::{Claim, ClaimSide, ItemId, Post, RoleId};

use super::day::Day;
use super::life::has;

impl Day<'_> {
    /// The statements about who is accountable that are in force.
    pub(crate) fn claims_in_force(&self, item: ItemId) -> Vec<&Claim> {
        let carrier_lives = |claim: &&Claim| match (claim.side, claim.by) {
            (ClaimSide::Owns, Some(Post::Role(role))) => self.role_lives(role),
            (ClaimSide::Owns, Some(Post::Department(department))) => self.department_lives(department),
            _ => self.item_lives(item),
        };
        let claims = self.chart.items[item].claims.iter().filter(|claim| has(claim.dates, self.date));
        claims.filter(carrier_lives).collect()
    }

    /// The roles that are named. One that is not live does not count where another one is; the same role twice
    /// is one claim.
    pub(crate) fn find_claims(&self, item: ItemId) -> Vec<RoleId> {
        let named = self.claims_in_force(item).into_iter().filter_map(|claim| self.role_of(claim.by?));
        let named: Vec<RoleId> = named.collect();
        let any_lives = named.iter().any(|role| self.role_lives(*role));
        let mut claims = Vec::new();
        for role in named.into_iter().filter(|role| !any_lives || self.role_lives(*role)) {
            if !claims.contains(&role) {
                claims.push(role);
            }
        }
        claims
    }

    /// The role that is accountable: the one that is named; that of the enclosing item, if there is no claim at all,
    /// in force or not.
    pub(crate) fn find_owner(&self, item: ItemId) -> Option<RoleId> {
        let facts = &self.chart.items[item];
        let inherits = facts.claims.is_empty() && facts.unowned.is_none();
        let own = self.claims(item).first().copied();
        own.or_else(|| if inherits { self.find_owner(facts.parent?) } else { None })
    }

    /// The live items.
    pub(crate) fn live_items(&self) -> impl Iterator<Item = ItemId> {
        self.chart.items.ids().filter(|item| self.item_lives(*item))
    }

    /// The live items that name this role themselves as their owner.
    pub(crate) fn own_items(&self, owner: RoleId) -> Vec<ItemId> {
        self.live_items().filter(|item| self.claims(*item).first() == Some(&owner)).collect()
    }

    /// The live items that this role owns, inherited ones too.
    pub(crate) fn owned_items(&self, owner: RoleId) -> Vec<ItemId> {
        self.live_items().filter(|item| self.owner(*item) == Some(owner)).collect()
    }
}
