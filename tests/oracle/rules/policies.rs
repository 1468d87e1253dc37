//! What policies demand.

use orgc::model::{
    DeclarationId, DepartmentId, ItemId, Letter, PersonId, PolicyId, PolicyRule, Post, RequiredLetter, Requirement,
    RoleId, Side,
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
                PolicyRule::Independent { department: Some(department), of } => of
                    .iter()
                    .filter_map(|(other, _)| *other)
                    .flat_map(|other| not_independent(day, *department, other))
                    .collect(),
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
    wholes.any(|item| day.owner(item) == Some(role) || matrix::letters(day, item).iter().any(bears))
}

/// Whether the owner is a role of the department, or of one inside it.
fn has_owner_in(day: &Day, item: ItemId, department: Option<DepartmentId>) -> bool {
    let Some(department) = department.filter(|department| day.department_lives(*department)) else { return true };
    day.owner(item).is_some_and(|owner| day.outward(day.department_of(owner)).contains(&department))
}

/// The first roles of the one department whose lines pass a role of the other, and the people who hold a role in
/// each. Where one department stands inside of the other, its roles are its own.
fn not_independent(day: &Day, department: DepartmentId, other: DepartmentId) -> Vec<Verdict> {
    let home = |role: RoleId| {
        let around = day.outward(day.department_of(role));
        around.into_iter().find(|around| *around == department || *around == other)
    };
    let roles_of = |wanted: DepartmentId| day.roles().filter(move |role| home(*role) == Some(wanted));
    let mut all = Vec::new();
    for role in roles_of(department) {
        let line = day.above(role);
        if let Some(passed) = line.iter().position(|above| day.role_lives(*above) && home(*above).is_some())
            && line.get(passed).is_some_and(|above| home(*above) == Some(other) && other != department)
        {
            let below = roles_of(department).filter(|below| *below != role && passes(day, *below, role, home));
            all.push(Verdict::on_role("not-independent", role).roles(below).walked(Walk::Up, [role]));
        }
    }
    for person in day.chart.people.ids().filter(|_| other != department) {
        if roles_of(department).any(|role| holds(day, person, role))
            && roles_of(other).any(|role| holds(day, person, role))
        {
            all.push(Verdict::on_person("not-independent", person));
        }
    }
    all
}

/// Whether the line of the lower role comes to the upper one through roles of neither department, or of its own.
fn passes(day: &Day, lower: RoleId, upper: RoleId, home: impl Fn(RoleId) -> Option<DepartmentId>) -> bool {
    let between: Vec<RoleId> = day.above(lower).iter().take_while(|above| **above != upper).copied().collect();
    day.above(lower).contains(&upper)
        && between.iter().all(|role| home(*role).is_none_or(|there| Some(there) == home(upper)))
}

fn holds(day: &Day, person: PersonId, role: RoleId) -> bool {
    day.named(role).contains(&person)
}
