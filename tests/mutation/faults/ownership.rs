//! Who answers: taken away, doubled, cut off.

use orgc::model::{ClaimSide, DeclarationId, ItemId, ItemKind, RoleId};

use super::each;
use crate::organisation::Organisation;
use crate::plant::Fault;

/// Objectives and responsibilities that stand by themselves, with their owners.
fn owned(organisation: &Organisation) -> Vec<(ItemId, RoleId)> {
    let items = organisation.chart().items.iter().filter(|(_, item)| item.kind != ItemKind::Measure);
    items.filter_map(|(id, _)| organisation.owner(id).map(|owner| (id, owner))).collect()
}

/// Roles that own something and are held by one person, with the statement that says so.
fn held_owners(organisation: &Organisation) -> Vec<(RoleId, orgc::source::Span)> {
    let chart = organisation.chart();
    let mut owners: Vec<RoleId> = owned(organisation).into_iter().map(|(_, owner)| owner).collect();
    owners.sort();
    owners.dedup();
    let single = owners.into_iter().filter_map(|role| match chart.roles[role].holdings.as_slice() {
        [holding] if organisation.holders(role).len() == 1 && chart.roles[role].deputies.is_empty() => {
            organisation.statement_around(holding.span).map(|statement| (role, statement))
        }
        _ => None,
    });
    single.collect()
}

pub(super) fn taken_away(organisation: &Organisation) -> Vec<Fault> {
    let chart = organisation.chart();
    let roots = chart.items.values().filter(|item| item.parent.is_none() && item.claims.len() == 1);
    let faults = roots.filter_map(|item| {
        let claim = item.claims.first().filter(|claim| claim.side == ClaimSide::Owner)?;
        let statement = organisation.statement_around(claim.span)?;
        Some(Fault::new(
            "no-owner",
            vec![organisation.replace(statement, ""), organisation.mark(item.header.name_span)],
        ))
    });
    faults.collect()
}

pub(super) fn second(organisation: &Organisation) -> Vec<Fault> {
    let mut edits = Vec::new();
    for (item, owner) in
        owned(organisation).into_iter().filter(|(item, _)| !organisation.chart().items[*item].claims.is_empty())
    {
        let others = organisation.roles().into_iter().filter(|role| *role != owner);
        edits.extend(
            others.map(|other| {
                organisation.say(DeclarationId::Role(other), &format!("owns {}", organisation.item(item)))
            }),
        );
    }
    each("two-owners", edits.into_iter())
}

pub(super) fn leaves(organisation: &Organisation) -> Vec<Fault> {
    let owners = held_owners(organisation).into_iter();
    each("owner-nobody", owners.map(|(_, holding)| organisation.replace(holding, "vacant")))
}

/// Sound today, broken on a date.
pub(super) fn leaves_in_spring(organisation: &Organisation) -> Vec<Fault> {
    let owners = held_owners(organisation).into_iter();
    let undated = owners.filter(|(role, holding)| {
        !organisation.text_of(*holding).contains(" until ")
            && owned(organisation).iter().any(|(item, owner)| owner == role && organisation.lives_for_ever(*item))
    });
    each(
        "owner-nobody",
        undated.map(|(_, holding)| {
            organisation.replace(holding, &format!("{} until 2027-03-31", organisation.text_of(holding)))
        }),
    )
}

pub(super) fn shared(organisation: &Organisation) -> Vec<Fault> {
    let owners = held_owners(organisation).into_iter();
    each(
        "shared-owner",
        owners.map(|(role, _)| organisation.say(DeclarationId::Role(role), "held by \"Planted Person\"")),
    )
}

/// Owners who manage nobody: the lines of others stay as they are. What suffers is the claim.
pub(super) fn outside(organisation: &Organisation) -> Vec<Fault> {
    let (chart, today) = (organisation.chart(), organisation.today());
    let owners = held_owners(organisation).into_iter().filter(|(role, _)| today.reports(*role).is_empty());
    let faults = owners.map(|(role, _)| {
        let external = organisation.say(DeclarationId::Role(role), "external");
        let claims = owned(organisation)
            .into_iter()
            .filter(|(_, owner)| *owner == role)
            .flat_map(|(item, _)| &chart.items[item].claims);
        Fault::new("owner-external", claims.map(|claim| organisation.mark(claim.span)).chain([external]).collect())
    });
    faults.collect()
}

/// The line of an owner ends at a contractor.
pub(super) fn cut_off(organisation: &Organisation) -> Vec<Fault> {
    let (chart, today) = (organisation.chart(), organisation.today());
    let owners = held_owners(organisation).into_iter().filter(|(role, _)| {
        chart.roles[*role].solid.is_empty() && today.depth(*role) > 0 && today.reports(*role).is_empty()
    });
    let faults = owners.map(|(role, _)| {
        let line = organisation.say(DeclarationId::Role(role), "reports to planted-contractor");
        Fault::new("no-path-to-top", vec![line, organisation.declare("role planted-contractor { external }")])
    });
    faults.collect()
}

pub(super) fn agent(organisation: &Organisation) -> Vec<Fault> {
    let text = "agent planted-bot\nrole planted-post { held by planted-bot; reports to nobody }\nresponsibility planted { owner planted-post }";
    each("agent-alone", std::iter::once(organisation.declare(text)))
}

pub(super) fn inverted(organisation: &Organisation) -> Vec<Fault> {
    let today = organisation.today();
    let mut edits = Vec::new();
    for (item, owner) in owned(organisation) {
        let above = today.line_of(owner).into_iter().skip(1);
        edits.extend(above.map(|upper| {
            organisation.say(DeclarationId::Item(item), &format!("responsible {}", organisation.role(upper)))
        }));
    }
    each("inverted-authority", edits.into_iter())
}

/// Somebody in another line, whom no dotted line and no person ties to the owner.
pub(super) fn stranger(organisation: &Organisation) -> Vec<Fault> {
    let (chart, today) = (organisation.chart(), organisation.today());
    let ties = today.ties(chart);
    let mut edits = Vec::new();
    for (item, owner) in owned(organisation) {
        let others = organisation.roles().into_iter().filter(|other| {
            !today.has_authority(owner, *other)
                && !today.is_above(*other, owner)
                && today.have_one_top(owner, *other)
                && !chart.roles[*other].external
                && organisation.holders(*other).len() < 2
                && !ties.join(*other, owner)
                && organisation.holders(*other).iter().all(|person| !organisation.holders(owner).contains(person))
        });
        edits.extend(others.map(|other| {
            organisation.say(DeclarationId::Item(item), &format!("responsible {}", organisation.role(other)))
        }));
    }
    each("no-authority", edits.into_iter())
}

pub(super) fn one_title(organisation: &Organisation) -> Vec<Fault> {
    let chart = organisation.chart();
    let fit = |role: &RoleId| !chart.roles[*role].external && organisation.holders(*role).len() == 1;
    let roles: Vec<RoleId> = organisation.roles().into_iter().filter(fit).collect();
    let pairs = roles.iter().zip(roles.iter().skip(1));
    let text = |(one, other): (&RoleId, &RoleId)| {
        let (one, other) = (organisation.role(*one), organisation.role(*other));
        format!(
            "responsibility planted-one \"Planted Work\" {{ owner {one}; responsible {one} }}\nresponsibility planted-two \"planted work\" {{ owner {other}; responsible {other} }}"
        )
    };
    each("owned-twice-by-name", pairs.map(|pair| organisation.declare(&text(pair))))
}

pub(super) fn waiver_of_nothing(organisation: &Organisation) -> Vec<Fault> {
    let items = owned(organisation).into_iter();
    each(
        "waiver-unused",
        items.map(|(item, _)| {
            organisation.say(DeclarationId::Item(item), "waive two-owners \"planted\" until 2027-12-31")
        }),
    )
}

pub(super) fn waiver_expired(organisation: &Organisation) -> Vec<Fault> {
    let text = "responsibility planted { waive no-owner \"planted\" until 2026-06-30 }";
    each("waiver-expired", std::iter::once(organisation.declare(text)))
}
