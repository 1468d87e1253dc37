//! Names that may have been meant.

use strsim::damerau_levenshtein;

/// The names nearest to `wanted`: those that are equally near, at most three; none that is far from it.
pub(super) fn nearest<'a>(wanted: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let wanted = wanted.to_lowercase();
    let length = wanted.chars().count();
    let allowed = if length < 4 { 1 } else { length / 3 + 1 };
    let mut near: Vec<(usize, &str)> = names
        .into_iter()
        .map(|name| (distance(&wanted, name), name))
        .filter(|(distance, _)| *distance <= allowed)
        .collect();
    near.sort_unstable();
    let best = near.first().map_or(0, |(distance, _)| *distance);
    near.into_iter().take_while(|(distance, _)| *distance == best).map(|(_, name)| name).take(3).collect()
}

/// A part of the name counts as near: `owners` is meant for `two-owners`.
fn distance(wanted: &str, name: &str) -> usize {
    let edits = damerau_levenshtein(wanted, &name.to_lowercase());
    if wanted.len() >= 3 && name.contains(wanted) { edits.min(1) } else { edits }
}

/// `did you mean `a`, `b` or `c`?`, if there is any.
pub(super) fn question(near: &[&str]) -> Option<String> {
    let (last, rest) = near.split_last()?;
    let rest: Vec<String> = rest.iter().map(|name| format!("`{name}`")).collect();
    let before = if rest.is_empty() { String::new() } else { format!("{} or ", rest.join(", ")) };
    Some(format!("did you mean {before}`{last}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_names_are_offered_and_far_ones_not_at_all() {
        let names = ["two-owners", "two-heads", "no-owner", "span"];
        assert_eq!(nearest("two-owner", names), ["two-owners"]);
        assert_eq!(nearest("TWO-HAEDS", names), ["two-heads"]);
        assert_eq!(nearest("owner", names), ["no-owner", "two-owners"]);
        assert!(nearest("payroll", names).is_empty());
        assert!(nearest("png", ["svg", "csv"]).is_empty());
        assert_eq!(nearest("svq", ["svg", "csv"]), ["svg"]);
    }

    #[test]
    fn a_question_lists_all() {
        assert_eq!(question(&["a", "b", "c"]).as_deref(), Some("did you mean `a`, `b` or `c`?"));
        assert_eq!(question(&["a"]).as_deref(), Some("did you mean `a`?"));
        assert_eq!(question(&[]), None);
    }
}
