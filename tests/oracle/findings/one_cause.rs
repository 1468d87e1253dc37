//! The section "One cause" of the semantics: what follows from something stronger, on the same day, is not
//! reported beside it.

use orgc::model::{DeclarationId, DepartmentId, RoleId};

use crate::rules::Verdict;
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
    let is_broken = |role: &RoleId| {
        let step = day.step(*role);
        let ended = step.manager.is_some_and(|manager| !day.role_lives(manager));
        day.in_cycle(*role) || ended || step.headless.iter().any(headless)
    };
    let by_place =
        verdict.rule != "outside-dates" && verdict.headed.iter().any(headless) || verdict.walked.iter().any(is_broken);
    by_place
        || match verdict.rule {
            "department-without-head" => stronger(&["head-ended"]),
            "island" => all.iter().any(|other| other.rule == "several-tops"),
            "gap" | "acting-over" => stronger(&["owner-nobody"]),
            "outside-dates" => {
                let by_head = verdict.headed.iter().any(|id| about("head-ended", DeclarationId::Department(*id)));
                by_head || stronger(&["owner-nobody", "reports-to-ended"])
            }
            "no-path-to-top" | "delegation-outside" => stronger(&["owner-external"]),
            "nobody-responsible" | "missing-consulted" => stronger(&["no-owner"]),
            _ => false,
        }
}
