//! How findings put things into words.

use crate::model::{Chart, RoleId};

/// How many names a sentence bears.
const NAMED: usize = 4;
/// How many steps a proof bears.
const STEPS: usize = 16;

/// Names as a person lists them: `a`; `a` and `b`; `a`, `b` and `c`. Of many, the first, and how many more.
pub(super) fn names<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    let quoted: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    let shown = if quoted.len() > NAMED { NAMED - 1 } else { quoted.len() };
    let mut listed: Vec<String> = quoted.iter().take(shown).cloned().collect();
    if quoted.len() > shown {
        listed.push(format!("{} more", quoted.len() - shown));
    }
    let last = listed.pop().unwrap_or_default();
    if listed.is_empty() { last } else { format!("{} and {last}", listed.join(", ")) }
}

/// A number with its noun: 1 role, 2 roles.
pub(super) fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// A proof that a person can read: of a long one the beginning and the end.
pub(super) fn elided(steps: Vec<String>) -> Vec<String> {
    let Some(left_out) = steps.len().checked_sub(STEPS).filter(|over| *over > 0).map(|over| over + 1) else {
        return steps;
    };
    let head = STEPS / 2;
    let (beginning, end) = (steps.iter().take(head), steps.iter().skip(head + left_out));
    beginning.cloned().chain([format!("… {left_out} more …")]).chain(end.cloned()).collect()
}

/// Roles on a line, from the lowest up: `a` → `b` → `c`. Of a long one the beginning and the end.
pub(super) fn line(chart: &Chart, roles: &[RoleId]) -> String {
    let quoted = |roles: &[RoleId]| -> Vec<String> {
        roles.iter().map(|role| format!("`{}`", chart.role_path(*role))).collect()
    };
    let (head, tail) = (STEPS / 2, STEPS - STEPS / 2 - 1);
    let shown = match (roles.get(..head), roles.get(roles.len().saturating_sub(tail)..)) {
        (Some(first), Some(last)) if roles.len() > STEPS => {
            let left_out = format!("… {} more …", roles.len() - head - tail);
            [quoted(first), vec![left_out], quoted(last)].concat()
        }
        _ => quoted(roles),
    };
    shown.join(" → ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_names_are_the_first_and_a_number() {
        let name = |number| ["a", "b", "c", "d", "e", "f"].into_iter().take(number);
        let listed = [1, 2, 3, 4, 6].map(|number| names(name(number)));
        let expected = ["`a`", "`a` and `b`", "`a`, `b` and `c`", "`a`, `b`, `c` and `d`", "`a`, `b`, `c` and 3 more"];
        assert_eq!(listed, expected);
    }

    #[test]
    fn a_proof_never_has_more_than_its_steps() {
        let steps = |number: usize| (1..=number).map(|step| step.to_string()).collect::<Vec<_>>();
        assert_eq!(elided(steps(16)), steps(16));
        let shown = elided(steps(17));
        assert_eq!(
            (shown.len(), shown[7].as_str(), shown[8].as_str(), shown[9].as_str()),
            (16, "8", "… 2 more …", "11")
        );
        assert_eq!(elided(steps(300)).last().map(String::as_str), Some("300"));
    }
}
