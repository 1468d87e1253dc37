//! Sentences of the grammar, with some edits: every statement in every company, which no list of fragments has.

use std::sync::OnceLock;

use super::derivation::Grammar;
use super::edits::edited;
use super::{grammar, organisations};

/// The last bytes, at most, are edits.
const EDITS: usize = 8;

/// Holds for the sentence that an input stands for.
pub(crate) fn bytes(bytes: &[u8]) {
    static GRAMMAR: OnceLock<Grammar> = OnceLock::new();
    let grammar = GRAMMAR.get_or_init(|| Grammar::of(grammar::rules()));
    // Every second input is a sentence as it is.
    let is_edited = bytes.first().is_some_and(|first| first % 2 == 1) && bytes.len() > 4 * EDITS;
    let (choices, edits) = bytes.split_at(bytes.len() - if is_edited { EDITS } else { 0 });
    organisations::check(&edited(&grammar.sentence("file", choices), edits));
}
