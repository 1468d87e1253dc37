//! What every part of the page needs: the chart, the day, how things are called, and which of them are told of.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::markup::{Markup, Tag, classed, tag};
use crate::calendar::{Date, Interval};
use crate::check::CheckedChart;
use crate::emit::Request;
use crate::model::{
    Chart, Dates, DeclarationId, DepartmentId, Header, Id, Item, ItemId, ItemKind, Layer, Link, Role, RoleId, Table,
};
use crate::source::SourceMap;
use crate::timeline::{Epoch, LineAbove, Timeline};
use crate::view::graph::shown_roles;
use crate::view::matrix::{Held, Matrix, Question, held};
use crate::view::{About, ChartOrder, Names, is_harmless_address};

/// How many roles of a long line are named, from the bottom, before its top.
const NEAREST: usize = 5;
/// Up to so many roles a line is told in full: to count one of them would save nothing.
const LONGEST_IN_FULL: usize = NEAREST + 2;

/// All that the parts of the page are made from.
pub(super) struct Desk<'a> {
    pub(super) checked: &'a CheckedChart,
    pub(super) chart: &'a Chart,
    pub(super) timeline: &'a Timeline,
    pub(super) sources: &'a SourceMap,
    pub(super) day: Date,
    pub(super) epoch: Arc<Epoch>,
    pub(super) names: Names,
    pub(super) matrix: Matrix,
    /// The roles that the page tells of, in the order of the chart.
    pub(super) roles: Vec<RoleId>,
    /// Whether people are named, and dotted lines shown.
    pub(super) people: bool,
    pub(super) dotted: bool,
    /// The letters of each role, and in each item.
    pub(super) letters_of: Table<Role, Vec<Held>>,
    pub(super) letters_in: Table<Item, Vec<Held>>,
    /// The dotted lines that lead to each role.
    pub(super) dotted_to: Table<Role, Vec<(RoleId, usize)>>,
    /// The parts of each item that are measures.
    pub(super) measures: Table<Item, Vec<ItemId>>,
    /// Whether an item has any other parts.
    pub(super) has_parts: Table<Item, bool>,
    /// The places of the findings that the page tells of.
    pub(super) told_findings: BTreeSet<usize>,
    /// How many errors it does not tell of.
    pub(super) errors_elsewhere: usize,
    about: About,
    told_roles: Table<Role, bool>,
    told_items: Table<Item, bool>,
}

impl<'a> Desk<'a> {
    pub(super) fn of(checked: &'a CheckedChart, request: &Request<'a>) -> Self {
        let (timeline, chart, day, focus) = (checked.timeline(), checked.chart(), request.as_of, request.focus);
        let question = Question { day, focus, columns: request.columns };
        let matrix = Matrix::of(checked, &question);
        let held = held(checked, &question);
        let order = ChartOrder::on(timeline, day);
        let mut roles = shown_roles(timeline, focus, day);
        roles.sort_by_key(|role| order.role(*role));
        let epoch = timeline.epoch_on(day);
        let desk = Self {
            checked,
            chart,
            timeline,
            sources: request.sources,
            day,
            names: Names::on(timeline, day),
            people: !focus.hides(chart, Layer::People),
            dotted: !focus.hides(chart, Layer::Dotted),
            letters_of: by(chart.roles.table(|_, _| Vec::new()), &held, |held| held.role),
            letters_in: by(chart.items.table(|_, _| Vec::new()), &held, |held| Some(held.item)),
            dotted_to: dotted_to(chart, &epoch),
            measures: measures(timeline, day),
            has_parts: told(
                chart.items.table(|_, _| false),
                matrix_items(&matrix).filter_map(|item| chart.items[item].parent),
            ),
            told_findings: matrix.findings.iter().map(|row| row.place).collect(),
            errors_elsewhere: matrix.errors_elsewhere,
            about: About::on(checked, day),
            told_roles: told(chart.roles.table(|_, _| false), roles.iter().copied()),
            told_items: told(chart.items.table(|_, _| false), matrix_items(&matrix)),
            epoch,
            matrix,
            roles,
        };
        desk.with_findings_about_roles()
    }

    /// The same, which also tells what was found about the roles that it tells of, and about their departments: a
    /// matrix has only what is owned.
    fn with_findings_about_roles(mut self) -> Self {
        let department = |id| self.epoch.department_of(id).map(DeclarationId::Department);
        let told = self.roles.iter().flat_map(|id| [DeclarationId::Role(*id)].into_iter().chain(department(*id)));
        let told: BTreeSet<usize> = told.flat_map(|id| self.findings_about(id)).collect();
        let added: Vec<usize> = told.difference(&self.told_findings).copied().collect();
        let findings = self.checked.findings();
        let errors = added.iter().filter_map(|place| findings.get(*place)).filter(|finding| finding.is_error());
        self.errors_elsewhere = self.errors_elsewhere.saturating_sub(errors.count());
        self.told_findings.extend(added);
        self
    }

    /// What a role is called, with a link to what is told of it.
    pub(super) fn role(&self, id: RoleId) -> Markup {
        let name = tag("bdi").with(self.names.role(id));
        if !self.told_roles[id] {
            return name.into();
        }
        tag("a").set("href", &format!("#{}", role_anchor(&self.chart.roles[id]))).with(name).into()
    }

    /// The line of a role from its manager on, as far as [`way`](Self::way) tells it.
    pub(super) fn line_above(&self, role: RoleId) -> LineAbove {
        self.epoch.line_above(role, LONGEST_IN_FULL)
    }

    /// A line of which at least the first [`LONGEST_IN_FULL`] roles are known, with what is to be said of its first
    /// step. Of a long one, what is in the middle is only counted: all lines in full would make the page grow with the
    /// square of its roles.
    pub(super) fn way(&self, line: &LineAbove, how: String) -> Markup {
        let mut how = Some(how);
        let near = line.first.iter().map(|role| self.role(*role).then(how.take()));
        let parts: Vec<Markup> = if line.length > LONGEST_IN_FULL {
            let middle = Markup::from(format!("… {} more …", line.length - NEAREST - 1));
            near.take(NEAREST).chain([middle, self.role(line.last)]).collect()
        } else {
            near.collect()
        };
        Markup::joined(parts, " › ")
    }

    /// What an item is called, with a link to what is told of it; a measure is told of with its objective.
    pub(super) fn item(&self, id: ItemId) -> Markup {
        let name = tag("bdi").with(self.names.item(id));
        let item = &self.chart.items[id];
        let place = if item.kind == ItemKind::Measure { item.parent.unwrap_or(id) } else { id };
        if !self.told_items[place] {
            return name.into();
        }
        tag("a").set("href", &format!("#{}", item_anchor(&self.chart.items[place]))).with(name).into()
    }

    /// A department, after those around it.
    pub(super) fn department(&self, id: DepartmentId) -> String {
        let outward = self.epoch.departments_outward(Some(id));
        let mut titles: Vec<&str> = outward.map(|id| self.chart.departments[id].header.title()).collect();
        titles.reverse();
        titles.join(" › ")
    }

    /// The places of the findings about a declaration.
    pub(super) fn findings_about(&self, id: DeclarationId) -> impl Iterator<Item = usize> {
        self.about.findings(id).iter().copied()
    }

    /// Where a declaration stands in the files.
    pub(super) fn source(&self, header: &Header) -> Tag {
        let position = self.sources.position(header.name_span);
        let path = self.sources.path(header.name_span.file);
        classed("p", "source").with(format!("declared in {path}:{}", position.line))
    }

    /// What anybody wrote about a declaration.
    pub(super) fn texts(header: &Header) -> Vec<Tag> {
        let annotations = header.annotations();
        let texts = annotations.doc.iter().chain(&annotations.notes);
        texts.map(|text| classed("p", "prose").set("dir", "auto").with(text.as_str())).collect()
    }

    /// Its links; of those that could do more than open a page or a letter, the text.
    pub(super) fn links(header: &Header) -> Vec<Markup> {
        let link = |link: &Link| address(&link.url, link.label.as_deref().unwrap_or(&link.url));
        header.annotations().links.iter().map(link).collect()
    }
}

/// A text that leads to a page or a letter, if the address is of that kind.
pub(super) fn address(url: &str, text: &str) -> Markup {
    if !is_harmless_address(url) {
        return tag("bdi").with(text).into();
    }
    tag("a").set("href", url).set("target", "_blank").set("rel", "noopener noreferrer").with(text).into()
}

/// Under which name the page tells of a role.
pub(super) fn role_anchor(role: &Role) -> String {
    format!("role.{}", role.header.path)
}

/// Under which name the page tells of an objective or responsibility.
pub(super) fn item_anchor(item: &Item) -> String {
    format!("{}.{}", item.kind.word(), item.header.path)
}

/// ` from 2026-07-01`, or nothing.
pub(super) fn days(dates: &Dates) -> String {
    dates.interval().filter(|days| *days != Interval::ALWAYS).map(|days| format!(" {days}")).unwrap_or_default()
}

/// What this program says of the organisation: names stand between backticks.
pub(super) fn prose(text: &str) -> Markup {
    let parts: Vec<&str> = text.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return text.into();
    }
    let part = |(place, part): (usize, &&str)| {
        if place.is_multiple_of(2) { Markup::from(*part) } else { tag("code").with(*part).into() }
    };
    Markup::joined(parts.iter().enumerate().map(part), "")
}

fn by<T>(mut table: Table<T, Vec<Held>>, held: &[Held], key: impl Fn(&Held) -> Option<Id<T>>) -> Table<T, Vec<Held>> {
    for one in held {
        if let Some(key) = key(one) {
            table[key].push(*one);
        }
    }
    table
}

fn told<T>(mut table: Table<T, bool>, ids: impl Iterator<Item = Id<T>>) -> Table<T, bool> {
    ids.for_each(|id| table[id] = true);
    table
}

fn matrix_items(matrix: &Matrix) -> impl Iterator<Item = ItemId> {
    matrix.tables.iter().flat_map(|table| &table.rows).map(|row| row.item)
}

fn dotted_to(chart: &Chart, epoch: &Epoch) -> Table<Role, Vec<(RoleId, usize)>> {
    let mut table = chart.roles.table(|_, _| Vec::new());
    for from in chart.roles.ids() {
        for line in epoch.dotted(from) {
            table[line.to].push((from, line.written));
        }
    }
    table
}

fn measures(timeline: &Timeline, day: Date) -> Table<Item, Vec<ItemId>> {
    let items = &timeline.chart().items;
    let mut table = items.table(|_, _| Vec::new());
    for (id, item) in items.iter().filter(|(_, item)| item.kind == ItemKind::Measure) {
        let is_live = timeline.is_live(DeclarationId::Item(id), day);
        if let Some(whole) = item.parent.filter(|_| is_live) {
            table[whole].push(id);
        }
    }
    table
}
