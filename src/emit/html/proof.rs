//! How it is known who answers for an item: step by step, with links to those who are named. Several holders of one
//! role are one step.

use super::desk::Desk;
use super::markup::{Markup, tag};
use crate::model::ItemId;
use crate::timeline::Step;

/// The steps, one after the other.
pub(super) fn proof(desk: &Desk<'_>, item: ItemId) -> Markup {
    let answer = desk.timeline.answer(item, desk.day);
    let mut proof = Markup::default();
    let mut is_holder = false;
    for one in answer.proof {
        let Some(told) = step(desk, one) else { continue };
        let was_holder = std::mem::replace(&mut is_holder, matches!(one, Step::Holder(..)));
        let between = if was_holder && is_holder { " and " } else { "; " };
        proof = if proof.is_empty() { told } else { proof.then(between).then(told) };
    }
    proof
}

/// A step; of those who hold a role nothing, where people are not to be seen.
fn step(desk: &Desk<'_>, step: Step) -> Option<Markup> {
    Some(match step {
        Step::Inherits(item) => behind("inherits from ", desk.item(item)),
        Step::Unclaimed => "nobody claims it".into(),
        Step::Unowned => "unowned on purpose".into(),
        Step::Department(department) => behind("head of ", tag("bdi").with(desk.names.department(department)).into()),
        Step::Role(role) => desk.role(role),
        Step::State(_, state) => state.word().into(),
        Step::StandsIn(role) => behind("stood in for by ", desk.role(role)),
        Step::Holder(..) if !desk.people => return None,
        Step::Holder(person, acting) => {
            let name = person.map_or("somebody whose name is withheld", |person| desk.names.person(person));
            let acting = acting.then_some(", acting");
            behind("held by ", Markup::from(tag("bdi").with(name)).then(acting))
        }
    })
}

fn behind(words: &'static str, name: Markup) -> Markup {
    Markup::from(words).then(name)
}
