//! Lines and memberships between two structural changes.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use indexmap::IndexMap;

use super::Timeline;
use super::changes::{ends, structural_facts, truth_around};
use super::forest::Forest;
use super::life::Lives;
use super::managers::{self, Line, LineTo, Membership};
use crate::calendar::{Date, Interval};
use crate::model::{Chart, DeclarationId, DepartmentId, Role, RoleId, Table};

/// A stretch of days on which no line, head, membership or life of a role or department changes.
#[derive(Debug)]
pub struct Epoch {
    interval: Interval,
    lines: Table<Role, Line>,
    dotted: IndexMap<RoleId, Vec<Dotted>>,
    live: Table<Role, bool>,
    membership: Membership,
    headed: Table<Role, Option<DepartmentId>>,
    tops: Tops,
    forest: Forest,
}

/// A dotted line in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dotted {
    /// The live role to which it goes; of a department, its head.
    pub to: RoleId,
    /// The place of its statement in [`Role::dotted`].
    pub written: usize,
}

/// How a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineEnd {
    /// At this role, which has no manager.
    NoManager(RoleId),
    /// At this role, whose manager is not live.
    NotLive {
        /// The last live role.
        last: RoleId,
        /// Its manager.
        manager: RoleId,
    },
    /// At this role, whose manager is not known.
    Unknown(RoleId),
    /// In a loop.
    Cycle,
    /// The role itself is not live.
    NoLine,
}

/// The line of a role without the role itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineAbove {
    /// As many of its first roles as were asked for: the manager, the manager's manager, and so on.
    pub first: Vec<RoleId>,
    /// How many roles it has in all.
    pub length: usize,
    /// Its last role; the role itself where there is nobody above.
    pub last: RoleId,
}

/// Which roles are tops.
#[derive(Debug)]
struct Tops {
    head: Option<RoleId>,
    /// Externals without manager are tops only where nobody else is.
    externals_count: bool,
}

/// Where the judged days are cut, and the epochs themselves where they fit into memory.
#[derive(Debug, Default)]
pub(super) struct Epochs {
    cuts: Vec<Date>,
    judged: Option<Interval>,
    built: Vec<Arc<Epoch>>,
    /// Those that were last built for a day, the latest first.
    recent: Mutex<VecDeque<Arc<Epoch>>>,
}

/// So many epochs that are not kept are remembered: findings of one day ask for one epoch, each check for its own.
const REMEMBERED: usize = 4;

/// Up to this many entries (epochs × roles) all epochs are kept; above, all but the first are built again for each walk
/// over them, so that memory stays in proportion to the chart.
const KEPT_ENTRIES: usize = 2_000_000;

impl Epoch {
    fn build(timeline: &Timeline, interval: Interval, day: Date) -> Self {
        let chart = timeline.chart();
        let live = chart.roles.table(|id, _| timeline.is_live(DeclarationId::Role(id), day));
        let membership = Membership::on(timeline, day);
        let headed = managers::outermost_headed(timeline, &membership, day);
        let lines = managers::on(timeline, &membership, &headed, day);
        let head = timeline.organization_head().on(day).copied().flatten();
        let mut tops = Tops { head, externals_count: false };
        tops.externals_count = !chart.roles.ids().any(|role| live[role] && tops.has(chart, &lines, role));
        let forest =
            Forest::grow(&chart.roles, &lines, |role| live[role], |role| live[role] && tops.has(chart, &lines, role));
        let with_dotted = chart.roles.ids().filter(|role| live[*role] && !chart.roles[*role].dotted.is_empty());
        let dotted = with_dotted.map(|role| (role, managers::dotted_on(timeline, role, day, |to| live[to]))).collect();
        Self { interval, lines, dotted, live, membership, headed, tops, forest }
    }

    /// The days.
    #[must_use]
    pub fn interval(&self) -> Interval {
        self.interval
    }

    /// Whether a role lives.
    #[must_use]
    pub fn is_live(&self, role: RoleId) -> bool {
        self.live[role]
    }

    /// The solid line of a role, written or by default.
    #[must_use]
    pub fn line(&self, role: RoleId) -> Line {
        self.lines[role]
    }

    /// The manager of a role. It need not live.
    #[must_use]
    pub fn manager(&self, role: RoleId) -> Option<RoleId> {
        match self.lines[role].to {
            LineTo::Role(manager) => Some(manager),
            _ => None,
        }
    }

    /// The dotted lines of a role, in source order.
    #[must_use]
    pub fn dotted(&self, role: RoleId) -> &[Dotted] {
        self.dotted.get(&role).map_or(&[], Vec::as_slice)
    }

    /// Every role that has dotted lines, with these.
    pub fn all_dotted(&self) -> impl Iterator<Item = (RoleId, &[Dotted])> {
        self.dotted.iter().map(|(role, lines)| (*role, lines.as_slice()))
    }

    /// Every role whose line has an end, each after its manager.
    #[must_use]
    pub fn downward(&self) -> &[RoleId] {
        self.forest.order()
    }

    /// line(r): the role, its manager, and so on up, live ones only; a loop is walked once.
    #[must_use]
    pub fn line_of(&self, role: RoleId) -> Vec<RoleId> {
        if let Some(place) = self.forest.place(role) {
            let mut line = Vec::with_capacity(place.depth as usize);
            line.extend(self.upward(role));
            return line;
        }
        let mut line = Vec::new();
        let mut next = Some(role);
        while let Some(role) = next.filter(|role| self.live[*role]) {
            if let Some(around) = self.forest.around(role) {
                line.extend(around);
                break;
            }
            line.push(role);
            next = self.manager(role);
        }
        line
    }

    /// The line of a role from its manager on, of which no more than the first roles are needed: walking up every line
    /// to its end costs the square of a chain.
    #[must_use]
    pub fn line_above(&self, role: RoleId, first: usize) -> LineAbove {
        if let Some(place) = self.forest.place(role) {
            let first = self.upward(role).skip(1).take(first).collect();
            return LineAbove { first, length: place.depth as usize - 1, last: place.root };
        }
        let line = self.line_of(role);
        let above = line.get(1..).unwrap_or_default();
        let last = line.last().copied().unwrap_or(role);
        LineAbove { first: above.iter().take(first).copied().collect(), length: above.len(), last }
    }

    /// The line of a role up to one on it, both included.
    #[must_use]
    pub fn line_to(&self, role: RoleId, upper: RoleId) -> Vec<RoleId> {
        let mut next = Some(role).filter(|role| *role == upper || self.is_above(upper, *role));
        let mut line = Vec::new();
        while let Some(role) = next {
            line.push(role);
            next = self.manager(role).filter(|_| role != upper);
        }
        line
    }

    /// How the line of a role ends.
    #[must_use]
    pub fn line_end(&self, role: RoleId) -> LineEnd {
        let Some(place) = self.forest.place(role) else {
            return if self.live[role] { LineEnd::Cycle } else { LineEnd::NoLine };
        };
        match self.lines[place.root].to {
            LineTo::Role(manager) => LineEnd::NotLive { last: place.root, manager },
            LineTo::Unknown => LineEnd::Unknown(place.root),
            LineTo::Nobody | LineTo::Nowhere => LineEnd::NoManager(place.root),
        }
    }

    /// The highest top on the line of a role.
    #[must_use]
    pub fn top_of(&self, role: RoleId) -> Option<RoleId> {
        self.forest.place(role).and_then(|place| place.top)
    }

    /// How many roles lie on the line of a role, itself included; 0 where the line has no end.
    #[must_use]
    pub fn depth(&self, role: RoleId) -> u32 {
        self.forest.place(role).map_or(0, |place| place.depth)
    }

    /// Whether a role is a top: it heads the organization, says `reports to nobody`, or has no manager and
    /// is not external.
    #[must_use]
    pub fn is_top(&self, role: RoleId, chart: &Chart) -> bool {
        self.live[role] && self.tops.has(chart, &self.lines, role)
    }

    /// Whether a role is a top on purpose: it heads the organization, or says `reports to nobody`.
    #[must_use]
    pub fn is_declared_top(&self, role: RoleId) -> bool {
        self.live[role] && self.tops.is_declared(&self.lines, role)
    }

    /// Whether `upper` is later in the line of `lower`. False where either line meets a loop.
    #[must_use]
    pub fn is_above(&self, upper: RoleId, lower: RoleId) -> bool {
        self.forest.is_above(upper, lower)
    }

    /// The live roles that report to a role, assistants too, in source order.
    #[must_use]
    pub fn reports(&self, role: RoleId) -> &[RoleId] {
        self.forest.reports(role)
    }

    /// The solid subtree of a role: itself and every live role below it.
    #[must_use]
    pub fn subtree(&self, role: RoleId) -> &[RoleId] {
        self.forest.subtree(role)
    }

    /// Every loop of solid lines, each going up from one of its roles.
    #[must_use]
    pub fn cycles(&self) -> &[Vec<RoleId>] {
        self.forest.cycles()
    }

    /// The tops that say nothing of it: they have no manager, do not head the organization, and are not
    /// external.
    pub fn undeclared_tops<'c>(&'c self, chart: &'c Chart) -> impl Iterator<Item = RoleId> + 'c {
        let undeclared = |role: &RoleId| !self.is_declared_top(*role) && !chart.roles[*role].external;
        chart.roles.ids().filter(|role| self.is_top(*role, chart)).filter(undeclared)
    }

    /// Of these roles, each that lies below another of them, with the nearest such one: `(lower, upper)`.
    #[must_use]
    pub fn stacked(&self, roles: &[RoleId]) -> Vec<(RoleId, RoleId)> {
        self.forest.stacked(roles)
    }

    /// The department of a role, by `part of` or by where it is written.
    #[must_use]
    pub fn department_of(&self, role: RoleId) -> Option<DepartmentId> {
        self.membership.roles[role]
    }

    /// The departments that are asked for a head, one after the other, where a role has no written line.
    pub fn default_way(&self, role: RoleId) -> impl Iterator<Item = DepartmentId> + '_ {
        self.membership.outward(self.membership.begins(role, self.headed[role]))
    }

    /// The department around a department, by `part of` or by where it is written.
    #[must_use]
    pub fn department_around(&self, department: DepartmentId) -> Option<DepartmentId> {
        self.membership.departments[department]
    }

    /// A department and all around it, inside out.
    pub fn departments_outward(&self, from: Option<DepartmentId>) -> impl Iterator<Item = DepartmentId> + '_ {
        self.membership.outward(from)
    }

    /// A role that lies in the forest, its manager, and so on.
    fn upward(&self, role: RoleId) -> impl Iterator<Item = RoleId> {
        std::iter::successors(Some(role), |role| self.manager(*role).filter(|next| self.live[*next]))
    }
}

impl Tops {
    fn has(&self, chart: &Chart, lines: &Table<Role, Line>, role: RoleId) -> bool {
        let without_manager = lines[role].to == LineTo::Nowhere;
        let counts = !chart.roles[role].external || self.externals_count;
        self.is_declared(lines, role) || (without_manager && counts)
    }

    fn is_declared(&self, lines: &Table<Role, Line>, role: RoleId) -> bool {
        self.head == Some(role) || lines[role].to == LineTo::Nobody
    }
}

impl Epochs {
    /// Finds the days on which an epoch begins.
    pub(super) fn plan(chart: &Chart, lives: &Lives, judged: Interval) -> Self {
        let lives_end = lives.structural().flat_map(ends);
        let facts = structural_facts(chart).filter_map(|(carrier, dates)| lives.in_force(dates, carrier));
        let mut cuts: Vec<Date> = lives_end.chain(facts.flat_map(ends)).collect();
        cuts.sort_unstable();
        cuts.dedup();
        Self { cuts, judged: Some(judged), built: Vec::new(), recent: Mutex::default() }
    }

    /// Builds the first judged epoch, and the others if they fit into memory.
    pub(super) fn built(mut self, timeline: &Timeline) -> Self {
        let intervals = self.judged_intervals();
        let fits = intervals.len().saturating_mul(timeline.chart().roles.len()) <= KEPT_ENTRIES;
        let kept = if fits { intervals.len() } else { 1 };
        let build = |run: Interval| Arc::new(Epoch::build(timeline, run, run.start()));
        self.built = intervals.into_iter().take(kept).map(build).collect();
        self
    }

    pub(super) fn iter<'t>(&'t self, timeline: &'t Timeline) -> impl Iterator<Item = Arc<Epoch>> + 't {
        let missing = self.judged_intervals().into_iter().skip(self.built.len());
        let built = missing.map(|run| Arc::new(Epoch::build(timeline, run, run.start())));
        self.built.iter().cloned().chain(built)
    }

    pub(super) fn on(&self, timeline: &Timeline, day: Date) -> Arc<Epoch> {
        let after = self.built.partition_point(|epoch| epoch.interval.start() <= day);
        let known = after.checked_sub(1).and_then(|place| self.built.get(place));
        let known = known.filter(|epoch| epoch.interval.contains(day));
        known.cloned().or_else(|| self.remembered(day)).unwrap_or_else(|| {
            let around = truth_around(&self.cuts, day);
            let epoch = Arc::new(Epoch::build(timeline, around, day));
            self.remember(&epoch);
            epoch
        })
    }

    fn remembered(&self, day: Date) -> Option<Arc<Epoch>> {
        let recent = self.recent.lock().ok()?;
        recent.iter().find(|epoch| epoch.interval.contains(day)).cloned()
    }

    fn remember(&self, epoch: &Arc<Epoch>) {
        if let Ok(mut recent) = self.recent.lock() {
            recent.truncate(REMEMBERED - 1);
            recent.push_front(Arc::clone(epoch));
        }
    }

    fn judged_intervals(&self) -> Vec<Interval> {
        let Some(judged) = self.judged else { return Vec::new() };
        let inner = self.cuts.iter().copied().filter(|cut| *cut > judged.start() && *cut <= judged.end());
        let starts: Vec<Date> = [judged.start()].into_iter().chain(inner).collect();
        let ends = starts.iter().skip(1).map(|day| day.previous()).chain([judged.end()]);
        starts.iter().zip(ends).filter_map(|(start, end)| Interval::new(*start, end)).collect()
    }
}
