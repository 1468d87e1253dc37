//! A sound organisation of any size, always the same for the same number of roles.

use std::fmt::Write;

/// Roles in one department, its head included.
const ROLES_A_DEPARTMENT: usize = 8;
/// Departments directly below one department.
const BRANCHES: usize = 8;
/// Departments in one file: about a hundred roles.
const DEPARTMENTS_A_FILE: usize = 12;

/// The files of an organisation with `roles` roles, as `(path, text)`: a department for every eight of
/// them, eight below each; every role with title, holder and manager, one in ten with a dotted line; for
/// every five roles an objective with owner, whole and measure.
pub(crate) fn organization(roles: usize) -> Vec<(String, String)> {
    let departments = roles.div_ceil(ROLES_A_DEPARTMENT).max(1);
    let paths = department_paths(departments);
    let mut files = vec![("0000-organization.org".to_owned(), top(&paths))];
    for (number, group) in (0..departments).collect::<Vec<_>>().chunks(DEPARTMENTS_A_FILE).enumerate() {
        let text = group.iter().map(|department| one_department(*department, &paths)).collect::<Vec<_>>().join("\n");
        files.push((format!("{:05}.org", number + 1), text));
    }
    files
}

fn top(paths: &[String]) -> String {
    format!("organization \"Synthetic\" {{\n  head .{}.lead\n}}\n", paths.first().map_or("", String::as_str))
}

fn department_paths(departments: usize) -> Vec<String> {
    let mut paths: Vec<String> = Vec::with_capacity(departments);
    for department in 0..departments {
        let around = department.checked_sub(1).and_then(|before| paths.get(before / BRANCHES));
        paths.push(around.map_or_else(|| "d0".to_owned(), |around| format!("{around}.d{department}")));
    }
    paths
}

fn one_department(department: usize, paths: &[String]) -> String {
    let mut text = String::new();
    let path = paths.get(department).map_or("", String::as_str);
    let first = department * ROLES_A_DEPARTMENT;
    for role in first..first + ROLES_A_DEPARTMENT {
        let _ = writeln!(text, "person p{role} \"Person Number {role}\"");
    }
    let _ = writeln!(text, "\ndepartment {path} \"Department {department}\" #unit {{\n  kind team\n  head lead\n");
    let _ = writeln!(text, "  role lead \"Head of Department {department}\" {{\n    held by p{first}\n  }}");
    for seat in 1..ROLES_A_DEPARTMENT {
        member(&mut text, department, seat, paths);
    }
    objectives(&mut text, department);
    text.push_str("}\n");
    text
}

fn member(text: &mut String, department: usize, seat: usize, paths: &[String]) {
    let role = department * ROLES_A_DEPARTMENT + seat;
    let _ = writeln!(text, "  role r{role} \"Specialist for Subject {role}\" {{\n    reports to lead");
    if role.is_multiple_of(10) && department > 0 {
        let other = paths.get(department - 1).map_or("", String::as_str);
        let _ = writeln!(text, "    dotted to .{other}.lead for \"subject {role}\"");
    }
    let _ = writeln!(text, "    held by p{role}\n  }}");
}

/// Eight objectives for every five departments: one, and a part of it in three of five.
fn objectives(text: &mut String, department: usize) {
    let role = department * ROLES_A_DEPARTMENT + 1;
    let _ = writeln!(text, "  objective o{department} \"Goal of Department {department}\" {{\n    owner lead");
    let _ = writeln!(text, "    responsible r{role}\n    measure done \"Done\" from 10% to 90%");
    if department % 5 < 3 {
        let _ = writeln!(text, "    objective part \"First part of it\" {{\n      owner r{role}");
        let _ = writeln!(text, "      measure cases \"Cases a month\" from 42 to 10\n    }}");
    }
    text.push_str("  }\n");
}
