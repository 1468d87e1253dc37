//! What boxes and frames say, and what they say on demand.

use super::picture::{HolderText, Info, Presence, RoleText, SeatsText};
use super::scope::Chooser;
use crate::calendar::Interval;
use crate::model::{DeclarationId, Header, Holder, Layer, PersonKind, Role, RoleId};
use crate::timeline::{Seating, Sitter, State, Who};
use crate::view::is_harmless_address;

impl Chooser<'_> {
    /// What the box of a role says.
    pub(super) fn role_text(&self, id: RoleId) -> RoleText {
        let chart = self.timeline.chart();
        let role = &chart.roles[id];
        let seating = self.timeline.seating(id).on(self.day);
        let sitters = seating.map_or(&[][..], |seating| &seating.holders);
        let people = self.shows(Layer::People);
        let deputy = seating.and_then(|seating| seating.deputy).filter(|_| people);
        RoleText {
            title: role.header.title().to_owned(),
            presence: self.presence(seating),
            holders: sitters.iter().filter(|_| people).map(|sitter| self.holder_text(id, sitter)).collect(),
            deputy: deputy.map(|deputy| chart.roles[deputy].header.title().to_owned()),
            seats: seats(role, seating),
            fte: role.fte.as_ref().map(ToString::to_string).filter(|fte| fte != "1"),
            external: role.external,
            assists_from_afar: false,
        }
    }

    fn presence(&self, seating: Option<&Seating>) -> Presence {
        let Some(seating) = seating else { return Presence::Quiet };
        match seating.state {
            State::Planned => Presence::Planned,
            State::Ended => Presence::Ended,
            State::Vacant => Presence::Vacant,
            State::Undisclosed => Presence::Undisclosed,
            State::Filled if seating.holders.iter().all(|sitter| self.is_agent(sitter)) => Presence::Agent,
            State::Filled if seating.holders.iter().any(|sitter| sitter.acting) => Presence::Acting,
            State::Filled | State::Unspecified | State::Unknown => Presence::Quiet,
        }
    }

    fn is_agent(&self, sitter: &Sitter) -> bool {
        let people = &self.timeline.chart().people;
        sitter.who.person().is_some_and(|person| people[person].kind == PersonKind::Agent)
    }

    fn holder_text(&self, role: RoleId, sitter: &Sitter) -> HolderText {
        let chart = self.timeline.chart();
        let person = sitter.who.person().map(|person| &chart.people[person]);
        let written = chart.roles[role].holdings.get(sitter.holding).and_then(|holding| holding.value.holder.as_ref());
        let name = match (sitter.who, written) {
            (Who::Undisclosed, Some(Holder::Placeholder(text))) => Some(text.to_string()),
            _ => person.map(|person| person.header.title().to_owned()),
        };
        HolderText {
            name,
            share: sitter.share,
            acting: sitter.acting,
            agent: self.is_agent(sitter),
            external: person.is_some_and(|person| person.external) && !chart.roles[role].external,
        }
    }

    /// What is said of a role on demand: its name, its doc comment and notes, who holds it since when.
    pub(super) fn role_info(&self, id: RoleId) -> Info {
        let chart = self.timeline.chart();
        let role = &chart.roles[id];
        let mut info = info(&role.header, self.timeline.life(DeclarationId::Role(id)));
        if !self.shows(Layer::People) {
            return info;
        }
        for fact in &role.holdings {
            let name = match &fact.value.holder {
                Some(Holder::Person(person)) => chart.people[*person].header.title(),
                Some(Holder::Placeholder(text)) => text,
                Some(Holder::Undisclosed) => "a holder whose name is withheld",
                None => continue,
            };
            let before = if fact.value.former { "formerly held by" } else { "held by" };
            let share = fact.value.share.map(|share| format!(" {share}")).unwrap_or_default();
            let acting = if fact.value.acting { " (acting)" } else { "" };
            let dates = dates(fact.dates.interval());
            let note = fact.note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
            info.lines.push(format!("{before} {name}{share}{acting}{dates}{note}"));
        }
        info
    }
}

fn seats(role: &Role, seating: Option<&Seating>) -> Option<SeatsText> {
    let seats = role.seats.filter(|seats| *seats > 1)?;
    let known = seating.filter(|seating| !matches!(seating.state, State::Unspecified | State::Unknown));
    let taken = known.map(|seating| u32::try_from(seating.holders.len()).unwrap_or(u32::MAX));
    Some(SeatsText { taken, seats })
}

/// What is said of any declaration on demand.
pub(super) fn info(header: &Header, life: Option<Interval>) -> Info {
    let annotations = header.annotations();
    let mut lines = vec![format!("{} ({})", header.title(), header.path)];
    lines.extend(life.filter(|life| *life != Interval::ALWAYS).map(|life| format!("exists {life}")));
    lines.extend(annotations.doc.iter().chain(&annotations.notes).map(ToString::to_string));
    Info {
        lines,
        url: annotations
            .links
            .iter()
            .map(|link| &link.url)
            .find(|url| is_harmless_address(url))
            .map(ToString::to_string),
    }
}

/// ` from 2026-07-01`, or nothing.
pub(super) fn dates(interval: Option<Interval>) -> String {
    interval.filter(|days| *days != Interval::ALWAYS).map(|days| format!(" {days}")).unwrap_or_default()
}
