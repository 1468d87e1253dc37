//! What is not known after an error, so that nothing is concluded from it.

use super::enclose::Enclosed;
use crate::model::{Chart, Damage, DeclarationId, DepartmentId};
use crate::syntax::tree::Relation;

/// A statement of `carrier` could not be read, or a reference in it failed. Without `relation` it may
/// have been any statement.
pub(super) fn note(damage: &mut Damage, carrier: DeclarationId, relation: Option<Relation>) {
    damage.declarations.insert(carrier);
    let Some(relation) = relation else {
        note_any(damage, carrier);
        return;
    };
    match relation {
        Relation::Head => _ = damage.heads.insert(carrier),
        Relation::PartOf | Relation::ReportsTo | Relation::AssistantTo => _ = damage.lines.insert(carrier),
        Relation::Owns => damage.claims = true,
        Relation::HeldBy | Relation::DeputisedBy => _ = damage.holders.insert(carrier),
        Relation::Owner => _ = damage.owners.insert(carrier),
        Relation::Responsible | Relation::SupportedBy | Relation::Consulted | Relation::Informed => {
            damage.letters.insert(carrier);
        }
        Relation::DottedTo | Relation::FormerlyHeldBy | Relation::ContributesTo => {}
    }
}

/// A statement of `carrier` that relates nothing does not count.
pub(super) fn note_other(damage: &mut Damage, carrier: DeclarationId) {
    damage.declarations.insert(carrier);
    match carrier {
        DeclarationId::Role(_) => _ = damage.holders.insert(carrier),
        DeclarationId::Item(_) => _ = damage.owners.insert(carrier),
        _ => {}
    }
}

fn note_any(damage: &mut Damage, carrier: DeclarationId) {
    match carrier {
        DeclarationId::Organization => _ = damage.heads.insert(carrier),
        DeclarationId::Department(_) => {
            damage.heads.insert(carrier);
            damage.lines.insert(carrier);
            damage.claims = true;
        }
        DeclarationId::Role(_) => {
            damage.lines.insert(carrier);
            damage.holders.insert(carrier);
            damage.claims = true;
        }
        DeclarationId::Item(_) => {
            damage.owners.insert(carrier);
            damage.letters.insert(carrier);
        }
        // It may have been going to say which roles they hold.
        DeclarationId::Person(_) => _ = damage.holders.insert(carrier),
        DeclarationId::Policy(_) | DeclarationId::View(_) => {}
    }
}

/// Where a declaration belongs is not known if its prefix names nothing, or two things: neither are the line and the
/// owner it would have by that.
pub(super) fn note_prefixes(enclosed: &Enclosed<'_>, damage: &mut Damage) {
    let doubtful = enclosed.doubtful.iter().map(|doubtful| &doubtful.declaration);
    for declaration in enclosed.lost.iter().flat_map(|lost| &lost.declarations).chain(doubtful) {
        damage.declarations.insert(*declaration);
        match declaration {
            DeclarationId::Item(_) => _ = damage.owners.insert(*declaration),
            _ => _ = damage.lines.insert(*declaration),
        }
    }
}

/// Where it is not known to what a department belongs, the lines of the roles in it are not either.
pub(super) fn spread(chart: &mut Chart) {
    if !chart.damage.lines.iter().any(|id| matches!(id, DeclarationId::Department(_))) {
        return;
    }
    let adrift: Vec<bool> = chart.departments.ids().map(|id| is_adrift(chart, id)).collect();
    for (id, role) in chart.roles.iter() {
        let department = role.department.and_then(|id| adrift.get(id.index()));
        if department == Some(&true) {
            chart.damage.lines.insert(DeclarationId::Role(id));
        }
    }
}

fn is_adrift(chart: &Chart, department: DepartmentId) -> bool {
    chart.departments_outward(department).any(|id| chart.damage.lines.contains(&DeclarationId::Department(id)))
}
