//! `empty-view`: a view shows something on its day.
//!
//! What a view hides by layer (`hide vacancies`) is not asked: only what it starts from, includes and
//! excludes. So a finding is certain, whatever the view is drawn as.

use std::collections::BTreeMap;

use indexmap::IndexSet;

use super::contents::{Contents, Written};
use super::{Finding, Findings};
use crate::calendar::{Date, Interval};
use crate::catalog;
use crate::model::{Chart, DeclarationId, DepartmentId, Header, ItemId, Post, RoleId, Side, View, ViewId};
use crate::timeline::{Ownership, Timeline};

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    let chart = timeline.chart();
    if chart.views.ids().next().is_none() {
        return;
    }
    let written = Written::of(chart);
    for views in by_day(timeline).into_values() {
        let day = views.first().map_or(timeline.as_of(), |id| day_of(timeline, *id));
        let contents = Contents::on(timeline, &written, day);
        for id in views.into_iter().filter(|id| is_understood(chart, &written, *id)) {
            let look = Look::of(timeline, &contents, &chart.views[id], day);
            if !look.shows_roles() && !look.shows_items() {
                findings.report_always(describe(timeline, id, day_of(timeline, id)));
            }
        }
    }
}

/// The views by the first of the days on which the chart is as on theirs: what is there is gathered once for them.
fn by_day(timeline: &Timeline) -> BTreeMap<Date, Vec<ViewId>> {
    let mut views: BTreeMap<Date, Vec<ViewId>> = BTreeMap::new();
    for id in timeline.chart().views.ids() {
        let same = timeline.truth_around(day_of(timeline, id));
        views.entry(same.start()).or_default().push(id);
    }
    views
}

fn day_of(timeline: &Timeline, view: ViewId) -> Date {
    timeline.chart().views[view].as_of.map_or(timeline.as_of(), |(day, _)| day)
}

/// Whether all that the view names is known, and its tags are borne (else that is the finding).
fn is_understood(chart: &Chart, written: &Written<'_>, id: ViewId) -> bool {
    let view = &chart.views[id];
    let is_damaged = chart.damage.declarations.contains(&DeclarationId::View(id));
    let root_is_known = !matches!(view.root, Some((None, _)));
    let mut sides = view.include.iter().chain(&view.exclude);
    let is_borne = |side: &Side| if let Side::Tag(tag) = side { written.tagged.is_borne(tag) } else { true };
    !is_damaged && root_is_known && sides.all(|(side, _)| side.as_ref().is_some_and(is_borne))
}

struct Look<'a> {
    timeline: &'a Timeline,
    contents: &'a Contents<'a>,
    view: &'a View,
    excluded: IndexSet<&'a Side>,
    day: Date,
}

impl<'a> Look<'a> {
    fn of(timeline: &'a Timeline, contents: &'a Contents<'a>, view: &'a View, day: Date) -> Self {
        let excluded = view.exclude.iter().filter_map(|(side, _)| side.as_ref()).collect();
        Self { timeline, contents, view, excluded, day }
    }

    fn shows_roles(&self) -> bool {
        // What has ended, or is to come, is shown if it is asked for.
        let is_dead = |side: &Side| matches!(side, Side::Role(role) if !self.contents.epoch.is_live(*role));
        if self.included().any(is_dead) {
            return true;
        }
        if !self.view.include.is_empty() {
            let sides = self.included().filter(|side| !self.excluded.contains(*side));
            return self.any_role(sides.flat_map(|side| self.contents.roles_of(side)));
        }
        match self.root() {
            None => self.any_role(self.timeline.chart().roles.ids()),
            Some(Post::Role(head)) => self.any_role(self.below(Some(head))),
            Some(Post::Department(root)) => {
                self.any_role(self.contents.roles_in(root).chain(self.below(self.head(root))))
            }
        }
    }

    fn shows_items(&self) -> bool {
        if !self.view.include.is_empty() {
            // A role that is excluded is not drawn; the items in which it has a letter are.
            let is_left = |side: &&Side| matches!(side, Side::Role(_)) || !self.excluded.contains(*side);
            return self.any_item(self.included().filter(is_left).flat_map(|side| self.contents.items_of(side)));
        }
        let owned = |head| self.below(head).flat_map(|role| self.contents.owned_by(role));
        match self.root() {
            None => self.any_item(self.timeline.chart().items.ids()),
            Some(Post::Role(head)) => self.any_item(owned(Some(head))),
            Some(Post::Department(root)) => self.any_item(self.contents.items_in(root).chain(owned(self.head(root)))),
        }
    }

    fn included(&self) -> impl Iterator<Item = &'a Side> {
        self.view.include.iter().filter_map(|(side, _)| side.as_ref())
    }

    fn root(&self) -> Option<Post> {
        self.view.root.and_then(|(root, _)| root)
    }

    /// A role and all live ones below it.
    fn below(&self, head: Option<RoleId>) -> impl Iterator<Item = RoleId> {
        let epoch = &self.contents.epoch;
        head.into_iter().flat_map(|head| std::iter::once(head).chain(epoch.subtree(head).iter().copied()))
    }

    fn head(&self, department: DepartmentId) -> Option<RoleId> {
        self.timeline.head(department).on(self.day).copied().flatten()
    }

    /// Whether one of these roles lives and is neither excluded nor outside the root.
    fn any_role(&self, mut roles: impl Iterator<Item = RoleId>) -> bool {
        roles.any(|id| {
            let home = self.contents.epoch.department_of(id);
            let is_excluded = self.excluded.contains(&Side::Role(id))
                || self.is_excluded(&self.timeline.chart().roles[id].header, home);
            self.contents.epoch.is_live(id) && !is_excluded && self.is_below_root(Some(id), home)
        })
    }

    /// Whether one of these items lives and is neither excluded nor outside the root.
    fn any_item(&self, mut items: impl Iterator<Item = ItemId>) -> bool {
        let chart = self.timeline.chart();
        items.any(|id| {
            let is_excluded = |whole| {
                let item = &chart.items[whole];
                self.excluded.contains(&Side::Item(whole)) || self.is_excluded(&item.header, item.department)
            };
            self.timeline.is_live(DeclarationId::Item(id), self.day)
                && (self.excluded.is_empty() || !chart.wholes(id).any(is_excluded))
                && self.is_below_root(self.owner(id), chart.items[id].department)
        })
    }

    /// Whether this header, or a department around it, is excluded.
    fn is_excluded(&self, header: &Header, home: Option<DepartmentId>) -> bool {
        let departments = &self.timeline.chart().departments;
        let bears = |header: &Header| {
            header.annotations().tags.iter().any(|tag| self.excluded.contains(&Side::Tag(tag.name.clone())))
        };
        let is_named = |id| self.excluded.contains(&Side::Department(id)) || bears(&departments[id].header);
        !self.excluded.is_empty() && (bears(header) || self.contents.epoch.departments_outward(home).any(is_named))
    }

    fn is_below_root(&self, role: Option<RoleId>, home: Option<DepartmentId>) -> bool {
        let epoch = &self.contents.epoch;
        let below = |head: RoleId| role.is_some_and(|role| role == head || epoch.is_above(head, role));
        match self.root() {
            Some(Post::Role(head)) => below(head),
            Some(Post::Department(root)) => {
                epoch.departments_outward(home).any(|around| around == root) || self.head(root).is_some_and(below)
            }
            None => true,
        }
    }

    fn owner(&self, id: ItemId) -> Option<RoleId> {
        self.timeline.ownership(id).on(self.day).and_then(Ownership::role)
    }
}

fn describe(timeline: &Timeline, id: ViewId, day: Date) -> Finding {
    let view = &timeline.chart().views[id];
    let path = &view.header.path;
    let mut finding = Finding::new(&catalog::EMPTY_VIEW, format!("the view `{path}` shows nothing"))
        .about(DeclarationId::View(id))
        .label(view.header.name_span, "nothing is left of what it chooses");
    let places = view.root.iter().map(|(_, span)| *span);
    let places = places.chain(view.include.iter().chain(&view.exclude).map(|(_, span)| *span));
    for span in places {
        finding = finding.label(span, "chosen here");
    }
    if let Some((_, span)) = view.as_of {
        finding = finding.label(span, format!("on {day}"));
    }
    match view.root.and_then(|(root, _)| begins_after(timeline, root?, day)) {
        Some((root, begin)) => finding
            .note(format!("`{root}` begins on {begin}"))
            .help(format!("show a day on which it is there: `as of {begin}`")),
        None => finding.help("start from more, include more, or exclude less"),
    }
}

/// The path of a role or department, and when it begins, if that is still to come.
fn begins_after(timeline: &Timeline, post: Post, day: Date) -> Option<(&str, Date)> {
    let id = match post {
        Post::Role(id) => DeclarationId::Role(id),
        Post::Department(id) => DeclarationId::Department(id),
    };
    let begin = timeline.life(id).map(Interval::start).filter(|begin| *begin > day)?;
    Some((timeline.chart().header(id)?.path.as_str(), begin))
}
