//! How findings put things into words.

use crate::model::{Chart, Letter, RoleId};

/// How many names a sentence bears.
const NAMED: usize = 4;
/// How many steps a proof bears.
const STEPS: usize = 16;

/// Names as a person lists them: `a`; `a` and `b`; `a`, `b` and `c`. Of many, the first, and how many more.
pub(super) fn names<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    let mut names = names.into_iter();
    let mut listed: Vec<String> = names.by_ref().take(NAMED).map(|name| format!("`{name}`")).collect();
    let more = names.count();
    if let Some(last) = listed.last_mut().filter(|_| more > 0) {
        *last = format!("{} more", more + 1);
    }
    let last = listed.pop().unwrap_or_default();
    if listed.is_empty() { last } else { format!("{} and {last}", listed.join(", ")) }
}

/// A number with its noun: 1 role, 2 roles.
pub(super) fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// What a letter makes of who bears it.
pub(super) const fn of_letter(letter: Letter) -> &'static str {
    match letter {
        Letter::Responsible => "responsible",
        Letter::Supporting => "supporting",
        Letter::Consulted => "consulted",
        Letter::Informed => "informed",
    }
}

/// A proof that a person can read: of a long one the beginning and the end.
pub(super) fn elided(steps: Vec<String>) -> Vec<String> {
    if steps.len() > STEPS { elided_with(&steps, Clone::clone).collect() } else { steps }
}

/// The same of what is a step only once it is written, as few are.
pub(super) fn elided_with<T>(steps: &[T], write: impl Fn(&T) -> String) -> impl Iterator<Item = String> {
    let is_long = steps.len() > STEPS;
    let (head, tail) = if is_long { (STEPS / 2, STEPS - STEPS / 2 - 1) } else { (steps.len(), 0) };
    let left_out = is_long.then(|| format!("… {} more …", steps.len() - head - tail));
    let (first, last) = (steps.iter().take(head), steps.iter().skip(steps.len() - tail));
    first.map(Some).chain([None]).chain(last.map(Some)).filter_map(move |step| match step {
        Some(step) => Some(write(step)),
        None => left_out.clone(),
    })
}

/// Roles on a line, from the lowest up: `a` → `b` → `c`. Of a long one the beginning and the end.
pub(super) fn line(chart: &Chart, roles: &[RoleId]) -> String {
    let shown = elided_with(roles, |role| format!("`{}`", chart.role_path(*role)));
    shown.collect::<Vec<_>>().join(" → ")
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
