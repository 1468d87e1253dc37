//! `empty-view`: a view shows something on its day.
//!
//! What a view hides by layer (`hide vacancies`) is not asked: only what it starts from, includes and
//! excludes. So a finding is certain, whatever the view is drawn as.

use super::{Finding, Findings};
use crate::calendar::Date;
use crate::catalog;
use crate::model::{DeclarationId, DepartmentId, Header, Item, ItemId, Post, RoleId, Side, View, ViewId};
use crate::source::Span;
use crate::timeline::{Epoch, Ownership, Timeline};

pub(super) fn check(timeline: &Timeline, findings: &mut Findings) {
    for (id, view) in timeline.chart().views.iter() {
        let day = view.as_of.map_or(timeline.as_of(), |(day, _)| day);
        let look = Look { timeline, epoch: &timeline.epoch_on(day), id, view, day };
        if look.is_understood() && !look.shows_roles() && !look.shows_items() {
            findings.report_always(describe(id, view, day));
        }
    }
}

struct Look<'a> {
    timeline: &'a Timeline,
    epoch: &'a Epoch,
    id: ViewId,
    view: &'a View,
    day: Date,
}

impl Look<'_> {
    /// Whether all that the view names is known, and its tags are borne (else that is the finding).
    fn is_understood(&self) -> bool {
        let is_damaged = self.timeline.chart().damage.declarations.contains(&DeclarationId::View(self.id));
        let root_is_known = !matches!(self.view.root, Some((None, _)));
        let mut sides = self.view.include.iter().chain(&self.view.exclude);
        !is_damaged && root_is_known && sides.all(|(side, _)| side.as_ref().is_some_and(|side| self.is_borne(side)))
    }

    fn is_borne(&self, side: &Side) -> bool {
        let Side::Tag(tag) = side else { return true };
        let chart = self.timeline.chart();
        chart.departments.values().any(|department| department.header.has_tag(tag))
            || chart.roles.values().any(|role| role.header.has_tag(tag))
            || chart.items.values().any(|item| item.header.has_tag(tag))
    }

    fn shows_roles(&self) -> bool {
        self.timeline.chart().roles.iter().any(|(id, role)| {
            let home = self.epoch.department_of(id);
            let is_named = self.view.include.iter().any(|(side, _)| *side == Some(Side::Role(id)));
            let names = |side: &Side| *side == Side::Role(id) || self.is_around(side, home, &role.header);
            if !self.epoch.is_live(id) {
                // What has ended, or is to come, is shown if it is asked for.
                return is_named;
            }
            self.is_chosen(names, names) && self.is_below_root(Some(id), home)
        })
    }

    fn shows_items(&self) -> bool {
        self.timeline.chart().items.iter().any(|(id, item)| {
            let named = |side: &Side| self.names_whole(side, id);
            let included = |side: &Side| named(side) || has_letter(side, item);
            self.timeline.is_live(DeclarationId::Item(id), self.day)
                && self.is_chosen(included, named)
                && self.is_below_root(self.owner(id), item.department)
        })
    }

    fn is_chosen(&self, included: impl Fn(&Side) -> bool, excluded: impl Fn(&Side) -> bool) -> bool {
        let any = |sides: &[(Option<Side>, Span)], names: &dyn Fn(&Side) -> bool| {
            sides.iter().filter_map(|(side, _)| side.as_ref()).any(names)
        };
        (self.view.include.is_empty() || any(&self.view.include, &included)) && !any(&self.view.exclude, &excluded)
    }

    /// Whether a side names this header, or a department around it.
    fn is_around(&self, side: &Side, home: Option<DepartmentId>, header: &Header) -> bool {
        let departments = &self.timeline.chart().departments;
        let mut around = self.epoch.departments_outward(home);
        match side {
            Side::Tag(tag) => header.has_tag(tag) || around.any(|id| departments[id].header.has_tag(tag)),
            Side::Department(named) => around.any(|id| id == *named),
            Side::Role(_) | Side::Item(_) => false,
        }
    }

    /// Whether a side names an item or a whole around it.
    fn names_whole(&self, side: &Side, id: ItemId) -> bool {
        let chart = self.timeline.chart();
        chart.wholes(id).any(|whole| {
            let item = &chart.items[whole];
            *side == Side::Item(whole) || self.is_around(side, item.department, &item.header)
        })
    }

    fn is_below_root(&self, role: Option<RoleId>, home: Option<DepartmentId>) -> bool {
        let below = |head: RoleId| role.is_some_and(|role| role == head || self.epoch.is_above(head, role));
        match self.view.root {
            Some((Some(Post::Role(head)), _)) => below(head),
            Some((Some(Post::Department(root)), _)) => {
                let head = self.timeline.head(root).on(self.day).copied().flatten();
                self.epoch.departments_outward(home).any(|around| around == root) || head.is_some_and(below)
            }
            _ => true,
        }
    }

    fn owner(&self, id: ItemId) -> Option<RoleId> {
        self.timeline.ownership(id).on(self.day).and_then(Ownership::role)
    }
}

/// Whether a role that is named has a letter in the item.
fn has_letter(side: &Side, item: &Item) -> bool {
    let Side::Role(role) = side else { return false };
    let letters = item.letters.iter().filter_map(|fact| fact.value.to);
    letters.chain(item.claims.iter().filter_map(|claim| claim.by)).any(|post| post == Post::Role(*role))
}

fn describe(id: ViewId, view: &View, day: Date) -> Finding {
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
    finding.help("start from more, include more, or exclude less")
}
