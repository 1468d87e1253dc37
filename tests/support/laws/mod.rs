//! What holds of every input, whoever wrote it. Each law is the body of the fuzz target of its name, and
//! `tests/fuzz_corpus.rs` holds what the fuzzer has found against it.

mod compile;
mod derivation;
mod documents;
mod drawing;
mod edits;
mod emit;
mod expression;
mod flowchart;
mod format;
#[path = "../grammar.rs"]
pub(crate) mod grammar;
mod import_csv;
mod import_json;
mod organisation;
mod organisations;
mod page;
mod parse;
mod repair;
mod sentences;

/// A law: it panics where an input does not obey it.
type Law = fn(&[u8]);

/// All laws, by the names of their fuzz targets.
pub(crate) const LAWS: &[(&str, Law)] = &[
    ("parse", parse::bytes),
    ("repair", repair::bytes),
    ("format", format::bytes),
    ("compile", compile::bytes),
    ("emit", emit::bytes),
    ("import_json", import_json::bytes),
    ("import_csv", import_csv::bytes),
    ("documents", documents::bytes),
    ("organisations", organisations::bytes),
    ("sentences", sentences::bytes),
];
