//! Repairs applied to a text.

use std::collections::BTreeMap;

use crate::diagnostic::{Edit, Fix};
use crate::source::FileId;

/// A text after repairs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repaired {
    /// The text.
    pub text: String,
    /// How many repairs were applied.
    pub fixes: usize,
}

/// Applies repairs to the text of `file`, in source order. Each is applied whole or not at all: one that
/// touches what an earlier one changes is left out, as is one that does not fit the text. The line ends of
/// what is inserted are those of the text.
#[must_use]
pub fn repaired<'f>(text: &str, file: FileId, fixes: impl IntoIterator<Item = &'f Fix>) -> Repaired {
    let mut fitting: Vec<&Fix> = fixes.into_iter().filter(|fix| fits(fix, file, text)).collect();
    fitting.sort_by_key(|fix| fix.edits.first().map(|edit| edit.span));
    let mut taken = Taken::new();
    let mut count = 0;
    for fix in fitting {
        if !fix.edits.iter().any(|edit| neighbours(&taken, edit).any(|other| collide(edit, other))) {
            fix.edits.iter().for_each(|edit| taken.entry(edit.span.start).or_default().push(edit));
            count += 1;
        }
    }
    let taken: Vec<&Edit> = taken.into_values().flatten().collect();
    Repaired { text: edited(text, &taken), fixes: count }
}

/// Whether all edits lie in this text, between its characters, in order.
fn fits(fix: &Fix, file: FileId, text: &str) -> bool {
    let is_place = |edit: &Edit| text.get(edit.span.start as usize..edit.span.end as usize).is_some();
    let lie_within = fix.edits.iter().all(|edit| edit.span.file == file && is_place(edit));
    let pairs = fix.edits.windows(2);
    let in_order = pairs.into_iter().all(|pair| matches!(pair, [one, next] if one.span.end <= next.span.start));
    !fix.edits.is_empty() && lie_within && in_order
}

/// Edits by where they start, of which those of one repair do not collide with those of another.
type Taken<'f> = BTreeMap<u32, Vec<&'f Edit>>;

/// Those of which one collides with `edit` if any does: the last that do not start behind it, and the next.
fn neighbours<'t>(taken: &'t Taken<'_>, edit: &Edit) -> impl Iterator<Item = &'t Edit> {
    let before = taken.range(..=edit.span.start).next_back();
    let behind = taken.range(edit.span.start..).find(|(start, _)| **start > edit.span.start);
    before.into_iter().chain(behind).flat_map(|(_, edits)| edits.iter().copied())
}

/// Whether two edits change the same text, or insert at the same place.
fn collide(one: &Edit, other: &Edit) -> bool {
    let overlap = one.span.start < other.span.end && other.span.start < one.span.end;
    overlap || one.span.start == other.span.start
}

/// The text after edits that are in order and do not overlap.
fn edited(text: &str, edits: &[&Edit]) -> String {
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut edited = String::with_capacity(text.len() + 16);
    let mut at = 0;
    for edit in edits {
        edited.push_str(text.get(at..edit.span.start as usize).unwrap_or_default());
        edited.push_str(&edit.replacement.replace('\n', newline));
        at = edit.span.end as usize;
    }
    edited.push_str(text.get(at..).unwrap_or_default());
    edited
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    fn fix(edits: &[(u32, u32, &str)]) -> Fix {
        let edit = |(start, end, text): &(u32, u32, &str)| Edit {
            span: Span::new(FileId(3), *start, *end),
            replacement: (*text).to_owned(),
        };
        Fix { title: "mend".to_owned(), edits: edits.iter().map(edit).collect(), certain: true }
    }

    fn after(text: &str, fixes: &[Fix]) -> (String, usize) {
        let repaired = repaired(text, FileId(3), fixes);
        (repaired.text, repaired.fixes)
    }

    #[test]
    fn repairs_are_applied_whatever_their_order() {
        let (one, other) = (fix(&[(0, 1, "A"), (2, 3, "")]), fix(&[(1, 2, "BB")]));
        assert_eq!(after("abcd", &[one.clone(), other.clone()]), ("ABBd".to_owned(), 2));
        assert_eq!(after("abcd", &[other, one]), ("ABBd".to_owned(), 2));
    }

    #[test]
    fn of_repairs_that_collide_only_the_first_is_applied() {
        assert_eq!(after("abcd", &[fix(&[(1, 3, "x")]), fix(&[(0, 2, "y")])]), ("ycd".to_owned(), 1));
        assert_eq!(after("abcd", &[fix(&[(1, 1, "x")]), fix(&[(1, 1, "y")])]), ("axbcd".to_owned(), 1));
        let whole = after("abcd", &[fix(&[(0, 1, "")]), fix(&[(0, 1, "x"), (3, 4, "x")])]);
        assert_eq!(whole, ("bcd".to_owned(), 1), "a repair is applied whole or not at all");
    }

    #[test]
    fn repairs_collide_with_any_of_those_before_them() {
        let wide = [fix(&[(0, 1, ""), (4, 8, "x")]), fix(&[(2, 3, "y")]), fix(&[(3, 5, "z")]), fix(&[(6, 7, "z")])];
        assert_eq!(after("abcdefghi", &wide), ("bydxi".to_owned(), 2));
        let within = [fix(&[(0, 9, "all")]), fix(&[(2, 2, "y")]), fix(&[(8, 9, "z")]), fix(&[(9, 9, "end")])];
        assert_eq!(after("abcdefghi", &within), ("allend".to_owned(), 2));
        assert_eq!(after("ab", &[fix(&[(1, 1, "x"), (1, 2, "y")])]), ("axy".to_owned(), 1));
    }

    #[test]
    fn repairs_may_stand_side_by_side() {
        assert_eq!(after("abcd", &[fix(&[(0, 2, "x")]), fix(&[(2, 2, "y")])]), ("xycd".to_owned(), 2));
    }

    #[test]
    fn repairs_that_do_not_fit_the_text_are_left_out() {
        for foreign in [fix(&[(1, 2, "")]), fix(&[(3, 9, "")]), fix(&[(3, 4, ""), (2, 3, "")]), fix(&[])] {
            assert_eq!(after("äbc", std::slice::from_ref(&foreign)), ("äbc".to_owned(), 0), "{foreign:?}");
        }
        let elsewhere = repaired("abc", FileId(4), &[fix(&[(0, 1, "")])]);
        assert_eq!(elsewhere, Repaired { text: "abc".to_owned(), fixes: 0 });
    }

    #[test]
    fn inserted_lines_end_as_the_others_do() {
        assert_eq!(after("a\r\nb", &[fix(&[(4, 4, "\n}")])]).0, "a\r\nb\r\n}");
        assert_eq!(after("a\nb", &[fix(&[(3, 3, "\n}")])]).0, "a\nb\n}");
    }
}
