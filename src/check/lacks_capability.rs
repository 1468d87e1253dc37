//! `lacks-capability`: the department of the owner provides what the item needs.

use std::collections::{BTreeMap, BTreeSet};

use super::capabilities::{self, Capabilities, Need};
use super::words::names;
use super::{Finding, Findings, Runs};
use crate::calendar::Date;
use crate::catalog;
use crate::model::{DeclarationId, DepartmentId, ItemId, RoleId};
use crate::source::Span;
use crate::timeline::{Epoch, LineEnd, Ownership, Timeline};

/// What is wrong with an item on some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Lack {
    /// Another department provides what the owner's does not.
    ProvidedElsewhere,
    /// No department provides it: a note on the item that says the need, since no other owner would be better.
    ProvidedByNobody,
}

/// For whom a capability is at hand, once it has been asked.
type Known<'c> = BTreeMap<&'c str, AtHand>;

/// For whom something that departments provide is at hand: who belongs to such a department or to one around it, or
/// leads it or those who do.
#[derive(Default)]
struct AtHand {
    members_of: BTreeSet<DepartmentId>,
    leaders: BTreeSet<RoleId>,
    /// The line of the head of a provider is broken: who leads it is not known.
    perhaps_all: bool,
}

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    let capabilities = Capabilities::of(timeline.chart());
    let needs = capabilities::needs(timeline.chart());
    let mut runs = Runs::of(timeline);
    for epoch in timeline.epochs() {
        let mut known = Known::new();
        for (item, needs) in &needs {
            for (days, ownership) in timeline.ownership(*item).within(epoch.interval()) {
                let unmet = unmet(timeline, &epoch, &capabilities, (ownership, needs), &mut known);
                let lack = lack(timeline, days.start(), &capabilities, &unmet);
                lack.into_iter().for_each(|lack| runs.add((*item, lack), days));
            }
        }
    }
    for ((item, lack), days) in runs.into_runs_by_day() {
        let needs = needs.get(&item).map_or(&[][..], Vec::as_slice);
        let finding = describe(timeline, &capabilities, (item, needs), days.start());
        findings.report(days, if lack == Lack::ProvidedByNobody { finding.only_as_note() } else { finding });
    }
}

/// The needs for which the owner has nothing at hand. Who inherits its owner is judged by its own needs: its
/// whole is judged by the others.
fn unmet<'c>(
    timeline: &Timeline,
    epoch: &Epoch,
    capabilities: &Capabilities<'c>,
    (ownership, needs): (&Ownership, &[Need<'c>]),
    known: &mut Known<'c>,
) -> Vec<Need<'c>> {
    let Some(owner) = ownership.role().filter(|owner| epoch.is_live(*owner)) else { return Vec::new() };
    let judged = needs.iter().filter(|need| need.own || ownership.inherited_from.is_none());
    let unmet = judged.filter(|need| {
        let at_hand =
            known.entry(need.name).or_insert_with(|| AtHand::of(timeline, epoch, capabilities.may_provide(need.name)));
        !at_hand.contains(epoch, owner)
    });
    unmet.copied().collect()
}

impl AtHand {
    fn of(timeline: &Timeline, epoch: &Epoch, providers: impl Iterator<Item = DepartmentId>) -> Self {
        let (mut at_hand, day) = (Self::default(), epoch.interval().start());
        for department in providers.filter(|department| is_live(timeline, *department, day)) {
            // Where one has been before, all that is further out or up is known, too.
            let mut outward = epoch.departments_outward(Some(department));
            while outward.next().is_some_and(|around| at_hand.members_of.insert(around)) {}
            let Some(head) = timeline.head(department).on(day).copied().flatten() else { continue };
            at_hand.perhaps_all |= !has_whole_line(epoch, head);
            let mut upward = std::iter::successors(Some(head), |role| epoch.manager(*role));
            while upward.next().is_some_and(|role| at_hand.leaders.insert(role)) {}
        }
        at_hand
    }

    fn contains(&self, epoch: &Epoch, owner: RoleId) -> bool {
        let is_member = || epoch.department_of(owner).is_some_and(|home| self.members_of.contains(&home));
        self.perhaps_all || self.leaders.contains(&owner) || is_member()
    }
}

fn has_whole_line(epoch: &Epoch, role: RoleId) -> bool {
    matches!(epoch.line_end(role), LineEnd::NoManager(_))
}

fn is_live(timeline: &Timeline, department: DepartmentId, day: Date) -> bool {
    timeline.is_live(DeclarationId::Department(department), day)
}

fn lack(timeline: &Timeline, day: Date, capabilities: &Capabilities<'_>, unmet: &[Need<'_>]) -> Option<Lack> {
    let live = |department: DepartmentId| is_live(timeline, department, day);
    let is_provided = |need: &Need<'_>| capabilities.providers(need.name).iter().any(|provider| live(*provider));
    let may_be_provided = |need: &Need<'_>| capabilities.may_provide(need.name).any(live);
    if unmet.iter().any(is_provided) {
        return Some(Lack::ProvidedElsewhere);
    }
    let own = || unmet.iter().filter(|need| need.own);
    let is_provided_by_nobody = own().next().is_some() && !own().any(may_be_provided);
    is_provided_by_nobody.then_some(Lack::ProvidedByNobody)
}

/// What is lacking on a day, sorted by whether any department provides it.
struct Shortfall<'c> {
    /// Each with the live departments that provide it.
    provided: Vec<(Need<'c>, Vec<DepartmentId>)>,
    unprovided: Vec<Need<'c>>,
}

fn shortfall<'c>(
    timeline: &Timeline,
    day: Date,
    capabilities: &Capabilities<'c>,
    unmet: Vec<Need<'c>>,
) -> Shortfall<'c> {
    let mut shortfall = Shortfall { provided: Vec::new(), unprovided: Vec::new() };
    for need in unmet {
        let providers = capabilities.providers(need.name).iter().copied();
        let live: Vec<DepartmentId> = providers.filter(|department| is_live(timeline, *department, day)).collect();
        match live.is_empty() {
            true => shortfall.unprovided.push(need),
            false => shortfall.provided.push((need, live)),
        }
    }
    shortfall
}

fn describe(
    timeline: &Timeline,
    capabilities: &Capabilities<'_>,
    (id, needs): (ItemId, &[Need<'_>]),
    day: Date,
) -> Finding {
    let (path, epoch) = (timeline.chart().item_path(id), timeline.epoch_on(day));
    let ownership = timeline.ownership(id).on(day);
    let unmet = ownership.map(|at| unmet(timeline, &epoch, capabilities, (at, needs), &mut Known::new()));
    let Shortfall { provided, unprovided } = shortfall(timeline, day, capabilities, unmet.unwrap_or_default());
    let owner = ownership.and_then(Ownership::role).map_or("", |owner| timeline.chart().role_path(owner));
    let nobody = names(unprovided.iter().map(|need| need.name));
    let elsewhere = names(provided.iter().map(|(need, _)| need.name));
    let message = match provided.is_empty() {
        true => format!("`{path}` needs {nobody}, which no department provides"),
        false => format!("`{path}` needs {elsewhere}, which the department of its owner `{owner}` does not provide"),
    };
    let mut finding = Finding::new(&catalog::LACKS_CAPABILITY, message).about(DeclarationId::Item(id));
    for need in provided.iter().map(|(need, _)| need).chain(unprovided.iter().filter(|_| provided.is_empty())) {
        finding = finding.label(need.span, format!("`{}` is needed here", need.name));
    }
    if let Some(span) = claim_place(timeline, id, day) {
        finding = finding.label(span, format!("`{owner}` owns it"));
    }
    let all = providers(&provided);
    finding = finding.labels(all.chunk_by(|(one, _), (other, _)| one == other), |theirs| {
        let header = &timeline.chart().departments[theirs.first()?.0].header;
        let needs = theirs.iter().filter_map(|(_, need)| Some(provided.get(*need)?.0.name));
        Some((header.name_span, format!("`{}` provides {}", header.path, names(needs))))
    });
    if !provided.is_empty() && !unprovided.is_empty() {
        finding = finding.note(format!("no department provides {nobody}"));
    }
    let provides = |department: &DepartmentId, need: &Need<'_>| {
        capabilities.providers(need.name).binary_search(department).is_ok()
    };
    let mut candidates = provided.first().into_iter().flat_map(|(_, providers)| providers);
    let fits = candidates.find(|department| needs.iter().all(|need| provides(department, need)));
    finding.help(match fits.copied() {
        Some(department) => who_fits(timeline, day, path, department),
        None if provided.is_empty() => format!("write `provides …` in the department that has {nobody}"),
        None => {
            format!("no department provides all of it: give `{path}` parts, each with an owner who has what it needs")
        }
    })
}

/// Where the owner is named: at the item, or at the whole from which it inherits.
fn claim_place(timeline: &Timeline, id: ItemId, day: Date) -> Option<Span> {
    let whole = timeline.ownership(id).on(day)?.inherited_from.unwrap_or(id);
    let claim = timeline.ownership(whole).on(day)?.claims.first()?;
    Some(timeline.chart().items[whole].claims.get(claim.place)?.span)
}

/// Each department that provides something of it, sorted, and the place of that.
fn providers(provided: &[(Need<'_>, Vec<DepartmentId>)]) -> Vec<(DepartmentId, usize)> {
    let all =
        provided.iter().enumerate().flat_map(|(need, (_, providers))| providers.iter().map(move |id| (*id, need)));
    let mut all: Vec<(DepartmentId, usize)> = all.collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Names the department that provides all of it, and who leads it.
fn who_fits(timeline: &Timeline, day: Date, item: &str, department: DepartmentId) -> String {
    let name = timeline.chart().department_path(department);
    let head = timeline.head(department).on(day).copied().flatten();
    let owner = head.map_or_else(
        || format!("a role of `{name}`"),
        |head| format!("its head `{}`", timeline.chart().role_path(head)),
    );
    format!("`{name}` provides all of it: let {owner} own `{item}`")
}
