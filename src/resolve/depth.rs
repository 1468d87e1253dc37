//! Departments that are part of departments that are part of …
//!
//! Blocks have a limit of their own; `part of` can put any number of departments into each other, and every
//! question about a role asks them all, one after the other.

use indexmap::IndexSet;

use crate::catalog;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Chart, Dated, DeclarationId, Department, DepartmentId};

/// Around a department may lie so many others, counted over all dates.
const MOST_AROUND: usize = 1_000;
/// They and the department itself.
const MOST: usize = MOST_AROUND + 1;

/// Where departments lie too deep, `part of` is left out, and what would follow from it is unknown.
pub(super) fn check(chart: &mut Chart, diagnostics: &mut Diagnostics) {
    let moved: Vec<DepartmentId> = chart.departments.ids().filter(|id| is_moved(&chart.departments[*id])).collect();
    let deep = moved.iter().find(|id| lies_too_deep(chart, **id));
    let Some(place) = deep.and_then(|id| Some((*id, chart.departments[*id].part_of.first()?.span))) else { return };
    let path = &chart.departments[place.0].header.path;
    let found = Diagnostic::new(&catalog::TOO_DEEP, format!("around `{path}` lie more than {MOST_AROUND} departments"))
        .subject(path.clone())
        .label(place.1, "is part of one that is part of one, and so on")
        .help("let departments be part of the one that they belong to, not of each other in a row");
    diagnostics.push(found);
    for id in moved {
        chart.departments[id].part_of.clear();
        chart.damage.lines.insert(DeclarationId::Department(id));
        chart.damage.declarations.insert(DeclarationId::Department(id));
    }
}

fn is_moved(department: &Department) -> bool {
    !department.part_of.is_empty()
}

fn lies_too_deep(chart: &Chart, department: DepartmentId) -> bool {
    let mut around = IndexSet::from([department]);
    let mut next = 0;
    while let Some(id) = around.get_index(next).copied().filter(|_| around.len() <= MOST) {
        let department = &chart.departments[id];
        around.extend(department.part_of.iter().filter_map(|Dated { value, .. }| *value));
        around.extend(department.parent);
        next += 1;
    }
    around.len() > MOST
}
