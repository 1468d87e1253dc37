//! Who answers for an item on a date, and why.

use super::seating::{Sitter, State, Who};
use super::{LineEnd, Owner, Timeline};
use crate::calendar::Date;
use crate::model::{Chart, DepartmentId, ItemId, PersonId, Post, RoleId};

/// Who answers for an item, with the steps that lead there.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The accountable role, or why there is none.
    pub owner: Owner,
    /// The department through which the owner was named.
    pub via: Option<DepartmentId>,
    /// The item whose claim it is, if it is not an own one.
    pub inherited_from: Option<ItemId>,
    /// answering(owner): who answers in person.
    pub people: Vec<Sitter>,
    /// How that was reached.
    pub proof: Vec<Step>,
    /// The line from the owner to the top, both included; empty where there is no unbroken line.
    pub path_to_top: Vec<RoleId>,
}

/// One step of a proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The item takes its owner from this one.
    Inherits(ItemId),
    /// Nobody claims it.
    Unclaimed,
    /// It is unowned on purpose.
    Unowned,
    /// This department is named as owner.
    Department(DepartmentId),
    /// This role is accountable.
    Role(RoleId),
    /// The role is in this state.
    State(RoleId, State),
    /// This role stands in for the one before.
    StandsIn(RoleId),
    /// This person is there, or somebody without a name; perhaps only acting.
    Holder(Option<PersonId>, bool),
}

impl Timeline {
    /// Who answers for `item` on `day`.
    #[must_use]
    pub fn answer(&self, item: ItemId, day: Date) -> Answer {
        let ownership = self.ownership(item).on(day);
        let owner = ownership.map_or(Owner::NotLive, |ownership| ownership.owner);
        let inherited_from = ownership.and_then(|ownership| ownership.inherited_from);
        let mut proof: Vec<Step> = inherited_from.map(Step::Inherits).into_iter().collect();
        let via = self.department_named(inherited_from.unwrap_or(item), day);
        match owner {
            Owner::Unowned => proof.push(Step::Unowned),
            Owner::Missing => proof.push(Step::Unclaimed),
            _ => proof.extend(via.map(Step::Department)),
        }
        let (mut people, mut path_to_top) = (Vec::new(), Vec::new());
        if let Owner::Role(role) = owner {
            proof.extend(self.why_there(role, day));
            people = self.answering(role, day);
            path_to_top = self.path_to_top(role, day);
        }
        Answer { owner, via, inherited_from, people, proof, path_to_top }
    }

    /// people(r) on a day.
    #[must_use]
    pub fn people(&self, role: RoleId, day: Date) -> Vec<Sitter> {
        self.seating(role).on(day).map_or_else(Vec::new, |seating| seating.people().to_vec())
    }

    /// answering(r) on a day.
    #[must_use]
    pub fn answering(&self, role: RoleId, day: Date) -> Vec<Sitter> {
        self.seating(role).on(day).map_or_else(Vec::new, |seating| seating.answering().copied().collect())
    }

    /// How it comes that these people answer in a role: the role, its state, its deputy, its holders.
    #[must_use]
    pub fn why_there(&self, role: RoleId, day: Date) -> Vec<Step> {
        let mut steps = vec![Step::Role(role)];
        let Some(seating) = self.seating(role).on(day) else { return steps };
        if !matches!(seating.state, State::Filled | State::Undisclosed) {
            steps.push(Step::State(role, seating.state));
        }
        if let Some(deputy) = seating.deputy {
            steps.push(Step::StandsIn(deputy));
            let theirs = self.seating(deputy).on(day).filter(|theirs| theirs.state.is_nobody());
            steps.extend(theirs.map(|theirs| Step::State(deputy, theirs.state)));
        }
        steps.extend(seating.answering().map(|sitter| Step::Holder(sitter.who.person(), sitter.acting)));
        steps
    }

    /// The line from a role up to the highest top on it; empty where the line is broken before one.
    #[must_use]
    pub fn path_to_top(&self, role: RoleId, day: Date) -> Vec<RoleId> {
        let epoch = self.epoch_on(day);
        let Some(top) = epoch.top_of(role) else { return Vec::new() };
        if epoch.line_end(role) == LineEnd::Cycle {
            return Vec::new();
        }
        let line = epoch.line_of(role);
        let length = line.iter().position(|above| *above == top).map_or(0, |place| place + 1);
        line.into_iter().take(length).collect()
    }

    /// The department that the first counting claim of an item names.
    fn department_named(&self, item: ItemId, day: Date) -> Option<DepartmentId> {
        let claim = self.ownership(item).on(day)?.claims.first()?;
        match self.chart().items[item].claims.get(claim.place)?.by? {
            Post::Department(department) => Some(department),
            Post::Role(_) => None,
        }
    }
}

impl Step {
    /// The step as a short line, with paths in backticks.
    #[must_use]
    pub fn text(&self, chart: &Chart) -> String {
        match self {
            Self::Inherits(item) => format!("inherits from `{}`", chart.item_path(*item)),
            Self::Unclaimed => "nobody claims it".to_owned(),
            Self::Unowned => "unowned on purpose".to_owned(),
            Self::Department(department) => format!("head of department `{}`", chart.department_path(*department)),
            Self::Role(role) => format!("role `{}`", chart.role_path(*role)),
            Self::State(_, state) => state.word().to_owned(),
            Self::StandsIn(role) => format!("`{}` stands in", chart.role_path(*role)),
            Self::Holder(person, acting) => {
                let name = person.map_or("somebody undisclosed", |person| chart.people[person].header.title());
                format!("held by {name}{}", if *acting { ", acting" } else { "" })
            }
        }
    }
}

impl Sitter {
    /// The name as people say it; `None` if it is withheld.
    #[must_use]
    pub fn name<'c>(&self, chart: &'c Chart) -> Option<&'c str> {
        match self.who {
            Who::Person(person) => Some(chart.people[person].header.title()),
            Who::Undisclosed => None,
        }
    }
}
