//! What policies demand.

use orgc::model::{
    DeclarationId, DepartmentId, ItemId, Letter, PolicyId, PolicyRule, Post, RequiredLetter, Requirement, RoleId, Side,
};
use orgc::source::Span;

use super::ownership::is_heading;
use super::{Verdict, Walk, matrix, separated};
use crate::terms::Day;

pub(crate) const RULES: &[&str] = &["separated-duties", "missing-consulted", "not-independent"];

pub(crate) fn verdicts(day: &Day) -> Vec<Verdict> {
    let mut all = Vec::new();
    for (id, policy) in day.chart.policies.iter().filter(|(id, _)| day.lives(DeclarationId::Policy(*id))) {
        for statement in &policy.statements {
            let found = match &statement.rule {
                PolicyRule::Separate(separation) => separated::too_many_sides(day, separation),
                PolicyRule::Require(requirement) => missing(day, requirement),
                PolicyRule::Independent { department: Some(department), of } => {
                    let others = of.iter().filter_map(|(other, _)| *other).filter(|other| other != department);
                    not_independent(day, *department, &others.collect::<Vec<_>>())
                }
                _ => Vec::new(),
            };
            all.extend(found.into_iter().map(|verdict| of_policy(id, statement.span, verdict)));
        }
    }
    all
}

fn of_policy(policy: PolicyId, statement: Span, mut verdict: Verdict) -> Verdict {
    verdict.subject.insert(0, DeclarationId::Policy(policy));
    Verdict { statement: Some(statement), ..verdict }
}

/// The items that bear the tag themselves, or are named, and do not list whom the policy requires.
fn missing(day: &Day, requirement: &Requirement) -> Vec<Verdict> {
    let on = |item: ItemId| {
        requirement.on.iter().any(|(side, _)| match side {
            Some(Side::Item(named)) => *named == item,
            Some(Side::Tag(tag)) => day.chart.items[item].header.has_tag(tag),
            _ => false,
        })
    };
    let owned = day.live_items().filter(|item| on(*item) && day.chart.items[*item].unowned.is_none());
    let owned = owned.filter(|item| day.owner(*item).is_some() || is_heading(day, *item));
    let wanting = owned.filter(|item| match requirement.letter {
        RequiredLetter::Responsible(role) => !lists(day, *item, role, &[Letter::Responsible]),
        RequiredLetter::Consulted(role) => {
            !lists(day, *item, role, &[Letter::Responsible, Letter::Supporting, Letter::Consulted])
        }
        RequiredLetter::Informed(role) => {
            !lists(day, *item, role, &[Letter::Responsible, Letter::Supporting, Letter::Consulted, Letter::Informed])
        }
        RequiredLetter::OwnerIn(department) => !has_owner_in(day, *item, department),
    });
    wanting.map(|item| Verdict::on_item("missing-consulted", item)).collect()
}

/// Whether the role is accountable for the item or a whole of it, or bears one of these letters on one of them.
fn lists(day: &Day, item: ItemId, role: Option<RoleId>, strong: &[Letter]) -> bool {
    let Some(role) = role.filter(|role| day.role_lives(*role)) else { return true };
    let bears = |(letter, to): &(Letter, Post)| strong.contains(letter) && day.role_of(*to) == Some(role);
    let mut wholes = std::iter::successors(Some(item), |part| day.chart.items[*part].parent);
    // Whom a department without head would name is not known.
    let is_unknown = |item: ItemId| {
        let mut claims = day.claims_in_force(item).into_iter().filter_map(|claim| claim.by);
        day.owner(item).is_none() && claims.any(|by| day.role_of(by).is_none())
    };
    wholes.any(|item| day.owner(item) == Some(role) || is_unknown(item) || matrix::letters(day, item).iter().any(bears))
}

/// Whether the owner, if it lives, is a role of the department, or of one inside it.
fn has_owner_in(day: &Day, item: ItemId, department: Option<DepartmentId>) -> bool {
    let Some(department) = department.filter(|department| day.department_lives(*department)) else { return true };
    let Some(owner) = day.owner(item).filter(|owner| day.role_lives(*owner)) else { return true };
    day.outward(day.department_of(owner)).contains(&department)
}

/// The first roles of the one department whose lines pass a role of another, and the people who hold a role in it and
/// in another. Where one department stands inside of another, its roles are its own.
fn not_independent(day: &Day, department: DepartmentId, others: &[DepartmentId]) -> Vec<Verdict> {
    let is_listed = |around: &DepartmentId| *around == department || others.contains(around);
    let is_independent = |role: RoleId| -> Option<bool> {
        let around = day.outward(day.department_of(role)).into_iter().filter(|around| day.department_lives(*around));
        around.into_iter().find(is_listed).map(|home| home == department)
    };
    let on_side = |wanted: bool| day.roles().filter(move |role| is_independent(*role) == Some(wanted));
    let mut all = Vec::new();
    for role in on_side(true) {
        let line = day.above(role).iter().filter(|above| day.role_lives(**above));
        if line.filter_map(|above| is_independent(*above)).next() == Some(false) {
            let below = on_side(true).filter(|below| *below != role && passes(day, *below, role, is_independent));
            all.push(Verdict::on_role("not-independent", role).roles(below).walked(Walk::Up, [role]));
        }
    }
    for person in day.chart.people.ids() {
        let holds = |role: RoleId| day.named(role).contains(&person);
        if on_side(true).any(holds) && on_side(false).any(holds) {
            all.push(Verdict::on_person("not-independent", person));
        }
    }
    all
}

/// Whether the line of the lower role comes to the upper one through roles of its own department, or of no side.
fn passes(day: &Day, lower: RoleId, upper: RoleId, is_independent: impl Fn(RoleId) -> Option<bool>) -> bool {
    let mut between = day.above(lower).iter().take_while(|above| **above != upper);
    day.above(lower).contains(&upper) && between.all(|role| is_independent(*role) != Some(false))
}
