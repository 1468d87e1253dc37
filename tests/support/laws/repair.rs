//! Repairing: a text is no worse for it, stays as it is where nothing is wrong, and keeps its comments.

use orgc::calendar::Date;
use orgc::compile::{Options, compile};
use orgc::diagnostic::Diagnostics;
use orgc::repair::repair;
use orgc::source::MemoryFiles;
use orgc::syntax::{Piece, decode, pieces};

/// Holds for the bytes of a file.
pub(crate) fn bytes(bytes: &[u8]) {
    let decoded = decode(bytes.to_vec());
    if decoded.problem.is_none() {
        text(&decoded.text);
    }
}

/// Holds for a text.
pub(crate) fn text(text: &str) {
    let mut files = MemoryFiles::default();
    files.insert("a.org", text);
    let as_of = Date::new(2026, 11, 1).unwrap();
    let options = Options::on(as_of);
    let inputs = ["a.org".to_owned()];
    let before = compile(&files, &inputs, &options).unwrap();
    let outcome = repair(&files, &inputs, &options).unwrap();
    let after = &outcome.compilation.diagnostics;
    assert!(syntax_errors(after) <= syntax_errors(&before.diagnostics), "repaired to worse: {text:?}");
    assert!(!before.diagnostics.is_empty() || outcome.changed.is_empty(), "sound, but repaired: {text:?}");
    assert_eq!(outcome.fixes == 0, outcome.changed.is_empty());
    if let Some(change) = outcome.changed.get("a.org") {
        assert_eq!(change.before, text);
        check_comments(text, &change.after);
        files.insert("a.org", change.after.as_str());
        let again = repair(&files, &inputs, &options).unwrap();
        assert!(again.changed.is_empty() || outcome.fixes > 1, "not repaired at once: {text:?}");
    }
}

fn syntax_errors(found: &Diagnostics) -> usize {
    found.iter().filter(|found| found.rule.is_about_syntax()).count()
}

/// Every comment is there after a repair, in the same order; some may have become part of a longer one.
pub(crate) fn check_comments(before: &str, after: &str) {
    let kept = comments(after).join("\n");
    let mut rest = kept.as_str();
    for comment in comments(before) {
        let behind = rest.split_once(comment).map(|(_, behind)| behind);
        assert!(behind.is_some(), "a repair takes the comment `{comment}` from:\n{before}\nwhich leaves:\n{after}");
        rest = behind.unwrap_or_default();
    }
}

fn comments(text: &str) -> Vec<&str> {
    pieces(text).into_iter().filter(Piece::is_comment).map(|piece| piece.text.trim_end()).collect()
}
