//! What pictures of every format say in the same words.

use crate::view::graph::{Fault, HolderText, OwnerText, Presence, RoleText, SeatsText};

/// So many holders are named; of more, the rest is counted.
const HOLDERS: usize = 8;

/// A few words, and whether they are slanted, because they are no plain fact.
pub(in crate::emit) struct Words {
    pub(in crate::emit) text: String,
    pub(in crate::emit) slanted: bool,
}

impl Words {
    fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), slanted: false }
    }

    fn slanted(text: impl Into<String>) -> Self {
        Self { text: text.into(), slanted: true }
    }
}

/// Who holds a role, one a line.
pub(in crate::emit) fn holders(role: &RoleText) -> impl Iterator<Item = Words> {
    role.holders.iter().take(HOLDERS).map(holder)
}

/// How many more hold it.
pub(in crate::emit) fn more_holders(role: &RoleText) -> Option<String> {
    let rest = role.holders.len().checked_sub(HOLDERS).filter(|rest| *rest > 0)?;
    Some(format!("and {rest} more"))
}

fn holder(holder: &HolderText) -> Words {
    let mut text = holder.name.as_deref().unwrap_or("name withheld").to_owned();
    if let Some(share) = holder.share {
        text.push_str(&format!(" · {share}"));
    }
    let marks = [(holder.acting, "acting"), (holder.agent, "agent"), (holder.external, "external")];
    for (_, mark) in marks.iter().filter(|(is_so, _)| *is_so) {
        text.push_str(&format!(" ({mark})"));
    }
    Words { text, slanted: holder.acting || holder.name.is_none() }
}

/// That nobody is there.
pub(in crate::emit) const fn presence(presence: Presence) -> Option<&'static str> {
    match presence {
        Presence::Vacant => Some("vacant"),
        Presence::Planned => Some("planned"),
        Presence::Ended => Some("ended"),
        Presence::Quiet | Presence::Acting | Presence::Undisclosed | Presence::Agent => None,
    }
}

/// Who stands in.
pub(in crate::emit) fn deputy(role: &RoleText) -> Option<String> {
    role.deputy.as_ref().map(|deputy| format!("deputy: {deputy}"))
}

/// Seats and full-time equivalents: `2 of 4 seats · 1.5 FTE`.
pub(in crate::emit) fn work(role: &RoleText) -> Option<String> {
    let seats = role.seats.map(|SeatsText { taken, seats }| match taken {
        Some(taken) => format!("{taken} of {seats} seats"),
        None => format!("{seats} seats"),
    });
    let work: Vec<String> = seats.into_iter().chain(role.fte.as_ref().map(|fte| format!("{fte} FTE"))).collect();
    (!work.is_empty()).then(|| work.join(" · "))
}

/// Who is accountable.
pub(in crate::emit) fn owner(owner: &OwnerText) -> Option<Words> {
    Some(match owner {
        OwnerText::Role(title) => Words::plain(format!("owner: {title}")),
        OwnerText::Inherited(title) => Words::slanted(format!("owner: {title} (inherited)")),
        OwnerText::Unowned => Words::slanted("unowned, on purpose"),
        OwnerText::Missing => Words::slanted("no owner"),
        OwnerText::InParts => return None,
    })
}

/// An error: `error: no-owner from 2027-06-01`.
pub(in crate::emit) fn fault(fault: &Fault) -> String {
    let from = fault.from.map(|from| format!(" from {from}")).unwrap_or_default();
    format!("error: {}{from}", fault.slug)
}
