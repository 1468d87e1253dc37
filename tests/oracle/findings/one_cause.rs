//! The section "One cause" of the semantics: what follows from something stronger, on the same day, is not
//! reported beside it.

use orgc::model::{DeclarationId, DepartmentId};

use crate::rules::{Verdict, Walk};
use crate::terms::Day;

/// The verdicts that nothing stronger explains.
pub(crate) fn strongest(day: &Day, verdicts: Vec<Verdict>) -> Vec<Verdict> {
    let explained: Vec<bool> = verdicts.iter().map(|verdict| is_explained(day, verdict, &verdicts)).collect();
    verdicts.into_iter().zip(explained).filter(|(_, explained)| !explained).map(|(verdict, _)| verdict).collect()
}

fn is_explained(day: &Day, verdict: &Verdict, all: &[Verdict]) -> bool {
    let about = |rule: &str, id: DeclarationId| all.iter().any(|other| other.rule == rule && other.subject == [id]);
    let stronger = |rules: &[&str]| verdict.subject.iter().any(|id| rules.iter().any(|rule| about(rule, *id)));
    let headless = |id: &DepartmentId| {
        let id = DeclarationId::Department(*id);
        about("head-ended", id) || about("department-without-head", id)
    };
    let by_head = verdict.rule != "outside-dates" && verdict.headed.iter().any(headless);
    let by_place = by_head || verdict.walks.iter().any(|walk| is_broken(day, *walk));
    by_place
        || match verdict.rule {
            "department-without-head" => stronger(&["head-ended"]),
            "island" => all.iter().any(|other| ["several-tops", "department-without-head"].contains(&other.rule)),
            "gap" | "acting-over" => stronger(&["owner-nobody"]),
            "outside-dates" => {
                let by_head = verdict.headed.iter().any(|id| about("head-ended", DeclarationId::Department(*id)));
                by_head || stronger(&["owner-nobody", "reports-to-ended"])
            }
            "delegation-outside" => stronger(&["owner-external"]),
            "nobody-responsible" | "missing-consulted" => in_wholes(day, verdict).any(|id| about("no-owner", id)),
            _ => false,
        }
}

/// Whether a walk up runs into a loop, or needs what lies behind a role that is not live or a department without
/// head.
fn is_broken(day: &Day, walk: Walk) -> bool {
    let (Walk::Up(role) | Walk::ToTop(role) | Walk::ToEnd(role)) = walk;
    let line = day.line(role);
    let is_cut = line.last().is_some_and(|last| !day.role_lives(*last) || day.step(*last).unknown);
    let has_top = line.iter().any(|above| day.tops().contains(above));
    let is_needed = match walk {
        Walk::Up(_) => false,
        Walk::ToTop(_) => !has_top,
        Walk::ToEnd(_) => true,
    };
    line.iter().any(|above| day.in_cycle(*above)) || (is_cut && is_needed)
}

/// The subject, and all wholes around it.
fn in_wholes(day: &Day, verdict: &Verdict) -> impl Iterator<Item = DeclarationId> {
    verdict.subject.iter().flat_map(|id| std::iter::successors(Some(*id), |inner| day.chart.enclosing(*inner)))
}
