//! Reading: whatever a text is, it is read without panic, every place that is reported lies in it, and what
//! cannot be read is said.

use orgc::diagnostic::{Diagnostic, Diagnostics};
use orgc::source::{FileId, Span};
use orgc::syntax::tree::{DeclKind, Tree};
use orgc::syntax::{decode, is_well_formed, parse};

/// The file of all texts: no place is of the first one by chance.
pub(crate) const FILE: FileId = FileId(7);

/// Holds for the bytes of a file.
pub(crate) fn bytes(bytes: &[u8]) {
    let decoded = decode(bytes.to_vec());
    match decoded.problem {
        None => text(&decoded.text),
        Some(problem) => check_places(&decoded.text, &problem.report(FILE)),
    }
}

/// Holds for a text.
pub(crate) fn text(text: &str) {
    let (tree, found) = read(text);
    for (index, decl) in tree.decls.iter().enumerate() {
        assert!(decl.parent.is_none_or(|parent| (parent.0 as usize) < index), "parents stand before their parts");
        assert!(decl.kind != DeclKind::Unknown || decl.body.is_empty(), "what is unknown is not read");
    }
    places(&tree).into_iter().for_each(|place| check_place(text, place));
    found.iter().for_each(|found| check_finding(text, found));
    assert!(is_well_formed(text) || found.has_errors(), "neither sound nor in error: {text:?}");
}

/// What is read of a text, and what is wrong with it.
pub(crate) fn read(text: &str) -> (Tree, Diagnostics) {
    let mut found = Diagnostics::default();
    let tree = parse(FILE, text, &mut found);
    (tree, found)
}

/// Every place in a tree, at whatever depth: none can be forgotten.
fn places(tree: &Tree) -> Vec<Span> {
    let shown = format!("{tree:?}");
    let start = format!("Span {{ file: {FILE:?}, start: ");
    let place = |rest: &str| {
        let (numbers, _) = rest.split_once(" }")?;
        let (start, end) = numbers.split_once(", end: ")?;
        Some(Span::new(FILE, start.parse().ok()?, end.parse().ok()?))
    };
    shown.split(&start).skip(1).filter_map(place).collect()
}

fn check_place(text: &str, place: Span) {
    let is_sound = place.file == FILE && text.get(place.start as usize..place.end as usize).is_some();
    assert!(is_sound, "{place:?} is no place of {text:?}");
}

fn check_places(text: &str, found: &Diagnostic) {
    assert!(!found.labels.is_empty(), "without place: {}", found.message);
    found.labels.iter().for_each(|label| check_place(text, label.span));
    found.fix.iter().flat_map(|fix| &fix.edits).for_each(|edit| check_place(text, edit.span));
}

/// A message is one line without full stop, and says what to do.
fn check_finding(text: &str, found: &Diagnostic) {
    check_places(text, found);
    let texts = std::iter::once(&found.message).chain(found.labels.iter().map(|label| &label.text)).chain(&found.help);
    for text in texts {
        assert!(!text.contains('\n') && !text.ends_with('.'), "not in style: {text:?}");
    }
    assert!(found.help.is_some(), "without help: {}", found.message);
}
