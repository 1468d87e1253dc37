//! Who is there, was there and will be there.

use super::Fact;
use crate::emit::html::desk::{Desk, address, days};
use crate::emit::html::markup::{Markup, Tag, classed, tag};
use crate::model::{Dated, Holder, Holding, PersonKind, RoleId};
use crate::timeline::{Seating, State};

/// What is to be known of a role at once.
pub(super) fn marks(desk: &Desk<'_>, id: RoleId) -> Option<Tag> {
    let (role, seating) = (&desk.chart.roles[id], seating(desk, id));
    let state = seating.map_or(State::Unknown, |seating| seating.state);
    let acting = seating.is_some_and(|seating| seating.holders.iter().any(|sitter| sitter.acting));
    let is_said = matches!(state, State::Vacant | State::Planned | State::Ended | State::Undisclosed);
    let seats = role.seats.filter(|seats| *seats > 1).map(|seats| format!("{seats} seats"));
    let marks: Vec<String> = is_said
        .then(|| state.word().to_owned())
        .into_iter()
        .chain(acting.then(|| "acting".to_owned()))
        .chain(role.external.then(|| "external".to_owned()))
        .chain(seats)
        .chain(role.fte.as_ref().map(|fte| format!("{fte} FTE")))
        .collect();
    (!marks.is_empty()).then(|| {
        classed("p", "marks").all(marks.into_iter().map(|mark| tag("span").set("data-find", "state").with(mark)))
    })
}

/// Holders over time, vacancies, deputies.
pub(super) fn facts(desk: &Desk<'_>, id: RoleId) -> Vec<Fact> {
    if !desk.people {
        return Vec::new();
    }
    let role = &desk.chart.roles[id];
    let mut of_tense = [Vec::new(), Vec::new(), Vec::new()];
    let [now, later, before] = &mut of_tense;
    for (place, holding) in role.holdings.iter().enumerate() {
        let (tense, find) = match tense(desk, id, place, holding) {
            Tense::Now => (&mut *now, "holder"),
            Tense::Later => (&mut *later, "other"),
            Tense::Before => (&mut *before, "other"),
        };
        tense.extend(holder(desk, holding, find));
    }
    now.extend(
        role.vacancies
            .iter()
            .map(|vacancy| format!("vacant{}{}", days(&vacancy.dates), note(vacancy.note.as_deref())).into()),
    );
    let deputies = role.deputies.iter().filter_map(|deputy| {
        Some(desk.role(deputy.value?).then(format!("{}{}", days(&deputy.dates), note(deputy.note.as_deref()))))
    });
    let deputies = Fact::new("Deputy", deputies.collect());
    let [now, later, before] = of_tense;
    vec![Fact::new("Held by", now), Fact::new("Later", later), Fact::new("Before", before), deputies]
}

enum Tense {
    Before,
    Now,
    Later,
}

fn tense(desk: &Desk<'_>, id: RoleId, place: usize, holding: &Dated<Holding>) -> Tense {
    let is_there = seating(desk, id).is_some_and(|seating| seating.holders.iter().any(|one| one.holding == place));
    if is_there {
        return Tense::Now;
    }
    let begins_later = holding.dates.from.is_some_and(|from| from > desk.day);
    if begins_later && !holding.value.former { Tense::Later } else { Tense::Before }
}

fn seating<'a>(desk: &Desk<'a>, id: RoleId) -> Option<&'a Seating> {
    desk.timeline.seating(id).on(desk.day)
}

/// `Ana Ruiz · 50 % (acting) from 2026-07-01 – a note`; the search finds the name as `find`.
fn holder(desk: &Desk<'_>, holding: &Dated<Holding>, find: &'static str) -> Option<Markup> {
    let share = holding.value.share.map(|share| format!(" · {share}")).unwrap_or_default();
    let acting = if holding.value.acting { " (acting)" } else { "" };
    let rest = format!("{share}{acting}{}{}", days(&holding.dates), note(holding.note.as_deref()));
    Some(match holding.value.holder.as_ref()? {
        Holder::Person(id) => {
            let person = &desk.chart.people[*id];
            let name = tag("bdi").set("data-find", find).with(desk.names.person(*id));
            let agent = (person.kind == PersonKind::Agent).then_some(" (agent)");
            let external = person.external.then_some(" (external)");
            let email = person.email.as_ref().map(|email| address(&format!("mailto:{email}"), email));
            let email = email.map(|email| Markup::from(" · ").then(email));
            Markup::from(name).then(agent).then(external).then(rest).then(email)
        }
        Holder::Undisclosed => Markup::from("name withheld").then(rest),
        Holder::Placeholder(text) => Markup::from(tag("bdi").with(text.as_str())).then(rest),
    })
}

/// What was noted at a fact, behind it.
pub(super) fn note(note: Option<&str>) -> String {
    note.map(|note| format!(" – {note}")).unwrap_or_default()
}
