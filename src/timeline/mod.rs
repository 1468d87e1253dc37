//! The chart on a date: who lives, who leads, who is there, who answers for what.
//!
//! Knows the dates of every fact and what follows from them; every question about a date is answered
//! here, once, so that no check walks from department to head to role to holder by itself. Must not know
//! what is wrong with an answer. The terms are those of `docs/reference/semantics.md`.
//!
//! A [`Timeline`] covers all days, history too. Which days are *judged* is kept beside: the as-of date
//! and every later one.

mod answer;
mod authority;
mod changes;
mod epoch;
mod forest;
mod heads;
mod horizon;
mod life;
mod managers;
mod owned;
mod ownership;
mod people;
mod seating;
mod ties;
mod written;

use std::sync::Arc;

use indexmap::IndexSet;
use rayon::join;

use crate::calendar::{Date, Interval, Segments};
use crate::model::{
    Chart, Claim, Dated, Dates, DeclarationId, Department, DepartmentId, Item, ItemId, Person, Role, RoleId, Table,
};

pub use answer::{Answer, Step};
pub use authority::Ties;
pub use epoch::{Dotted, Epoch, LineAbove, LineEnd};
pub use horizon::{MAX_STEPS, Unjudged};
pub use managers::{Line, LineTo};
pub use owned::Owned;
pub use ownership::{ClaimAt, Owner, Ownership};
pub use people::Hat;
pub use seating::{Seating, Sitter, State, Who};
pub use written::WrittenLine;

use epoch::Epochs;
use horizon::Followed;
use life::Lives;

/// A chart with everything that follows from its dates.
#[derive(Debug)]
pub struct Timeline {
    chart: Chart,
    as_of: Date,
    judged: Interval,
    unjudged: Option<Unjudged>,
    lives: Lives,
    heads: Table<Department, Segments<Option<RoleId>>>,
    organization_head: Segments<Option<RoleId>>,
    seating: Table<Role, Segments<Seating>>,
    hats: Table<Person, Vec<Hat>>,
    ownership: Table<Item, Segments<Ownership>>,
    owned: Table<Role, Vec<Owned>>,
    changes: Vec<Date>,
    epochs: Epochs,
}

impl Timeline {
    /// Works out what follows from the dates of `chart`. Checks judge the day `as_of` and all later ones;
    /// with `all_dates`, every day; but no more days than come to `max_steps` (see [`Unjudged`]).
    #[must_use]
    pub fn new(chart: Chart, as_of: Date, all_dates: bool, max_steps: usize) -> Self {
        let lives = Lives::of(&chart);
        let hats = people::hats(&chart, &lives, as_of);
        let judged = if all_dates { Interval::ALWAYS } else { Interval::since(as_of) };
        let unjudged = horizon::unjudged(&chart, &lives, &hats, as_of, judged, max_steps);
        let judged = unjudged.as_ref().map_or(judged, |unjudged| judged.extended_to(unjudged.first.previous()));
        let followed = Followed::new(&chart, judged);
        let heads = heads::of_departments(&chart, &lives);
        let organization_head = heads::of_organization(&chart, &lives);
        let seat = || seating::of_roles(&chart, &lives, &followed, as_of);
        let own = || {
            let ownership = ownership::of_items(&chart, &lives, &heads, &followed);
            let owned = owned::by_role(&chart, &ownership);
            (ownership, owned)
        };
        let date = || (changes::of(&chart, &lives, as_of), Epochs::plan(&chart, &lives, judged));
        let (seating, ((ownership, owned), (changes, epochs))) = join(seat, || join(own, date));
        let mut timeline = Self {
            chart,
            as_of,
            judged,
            unjudged,
            lives,
            heads,
            organization_head,
            seating,
            hats,
            ownership,
            owned,
            changes,
            epochs,
        };
        timeline.epochs = std::mem::take(&mut timeline.epochs).built(&timeline);
        timeline
    }

    /// The chart itself.
    #[must_use]
    pub fn chart(&self) -> &Chart {
        &self.chart
    }

    /// The day on which the chart is looked at.
    #[must_use]
    pub fn as_of(&self) -> Date {
        self.as_of
    }

    /// The days on which checks judge: the as-of date and all later ones, or every day.
    #[must_use]
    pub fn judged(&self) -> Interval {
        self.judged
    }

    /// Which days ought to be judged and are not, because there are too many before them.
    #[must_use]
    pub fn unjudged(&self) -> Option<&Unjudged> {
        self.unjudged.as_ref()
    }

    /// The life of a declaration, within the lives of all that enclose it; `None` if it has none.
    #[must_use]
    pub fn life(&self, id: DeclarationId) -> Option<Interval> {
        self.lives.of_declaration(id)
    }

    /// Whether a declaration lives on a day.
    #[must_use]
    pub fn is_live(&self, id: DeclarationId, day: Date) -> bool {
        self.life(id).is_some_and(|life| life.contains(day))
    }

    /// When a statement is in force: its dates within the life of what carries it.
    #[must_use]
    pub fn in_force<T>(&self, fact: &Dated<T>, carrier: DeclarationId) -> Option<Interval> {
        self.dates_in_force(&fact.dates, carrier)
    }

    /// When dates are in force that `carrier` carries.
    #[must_use]
    pub fn dates_in_force(&self, dates: &Dates, carrier: DeclarationId) -> Option<Interval> {
        self.lives.in_force(dates, carrier)
    }

    /// When a claim on an item counts, if its role lives: an `owns` lapses with what carries it, too.
    #[must_use]
    pub fn claim_in_force(&self, claim: &Claim, item: ItemId) -> Option<Interval> {
        ownership::claim_days(&self.lives, claim, item)
    }

    /// Every first day on which something is different from the day before, in order.
    #[must_use]
    pub fn change_dates(&self) -> &[Date] {
        &self.changes
    }

    /// The days around `day` on which the truth is the same as on that day.
    #[must_use]
    pub fn truth_around(&self, day: Date) -> Interval {
        changes::truth_around(&self.changes, day)
    }

    /// head(D): the role of the first `head` in force that is live.
    #[must_use]
    pub fn head(&self, department: DepartmentId) -> &Segments<Option<RoleId>> {
        &self.heads[department]
    }

    /// The head of the organization.
    #[must_use]
    pub fn organization_head(&self) -> &Segments<Option<RoleId>> {
        &self.organization_head
    }

    /// Every `head` of a department or of the organization that is in force and whose role lives, with its
    /// place in source order. The first one counts.
    #[must_use]
    pub fn heads(&self, carrier: DeclarationId) -> Segments<Vec<(usize, RoleId)>> {
        heads::of(&self.chart, carrier, &self.lives)
    }

    /// Who is there in a role, and what state it is in.
    #[must_use]
    pub fn seating(&self, role: RoleId) -> &Segments<Seating> {
        &self.seating[role]
    }

    /// Who is accountable for an item, own or inherited, as a role.
    #[must_use]
    pub fn ownership(&self, item: ItemId) -> &Segments<Ownership> {
        &self.ownership[item]
    }

    /// The judged days, cut where lines, heads, memberships or lives change, in order.
    pub fn epochs(&self) -> impl Iterator<Item = Arc<Epoch>> + '_ {
        self.epochs.iter(self)
    }

    /// The departments around a role on a day, inside out.
    #[must_use]
    pub fn departments_around(&self, role: RoleId, day: Date) -> IndexSet<DepartmentId> {
        managers::departments_around(self, role, day)
    }

    /// Lines and memberships as they are on one day, judged or not.
    #[must_use]
    pub fn epoch_on(&self, day: Date) -> Arc<Epoch> {
        self.epochs.on(self, day)
    }
}
