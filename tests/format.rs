//! Laws of the formatter, and its corpus: `tests/corpus/format/NAME.org` becomes `NAME.expected`.
//! `UPDATE_EXPECT=1 cargo test --test format` rewrites the expectations.

#![expect(clippy::disallowed_methods, reason = "tests read their cases and write expectations")]
#![expect(clippy::unwrap_used, reason = "a case that cannot be read is a failure")]

use std::fs;
use std::path::{Path, PathBuf};

use orgc::diagnostic::{Diagnostics, Level};
use orgc::format::{Refusal, format};
use orgc::source::FileId;
use orgc::syntax::{decode, is_well_formed, parse};
use proptest::prelude::*;

#[path = "support/blocks.rs"]
mod blocks;
#[path = "support/expect.rs"]
mod expect;
#[path = "support/files_below.rs"]
mod files_below;
#[path = "support/laws/format.rs"]
mod law;
#[path = "support/respaced.rs"]
mod respaced;

use files_below::files_below;
use respaced::respaced;

/// How many layouts are tried.
const LAYOUTS: u64 = 1_500;

/// Texts of this size are given other layouts; larger ones only take longer.
const SMALL: usize = 1_500;

/// Pieces of which texts are made that are sometimes sound.
const FRAGMENTS: &[&str] = &[
    "role a",
    "role b {",
    "department d \"D\"",
    "{",
    "{",
    "}",
    "}",
    "}",
    "\n",
    "\n",
    "\n\n",
    ";",
    ",",
    " ",
    " ",
    "// c\n",
    "/* c */",
    "/// d\n",
    "/*\n c\n*/",
    "\"\"\"\n  x\n\"\"\"",
    "note \"n\"",
    "vacant",
    "held by ana",
    "reports to b",
    "#tag",
    "\r\n",
    "\t",
    "\"",
    "é",
    "\u{a0}",
    "objective o {",
    "measure m from 1 to 2",
    "consulted a, b",
    "person p",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every source file below a folder, with its text; what is no text is left out.
fn texts_below(folder: &str) -> Vec<(PathBuf, String)> {
    let text = |path: PathBuf| {
        let decoded = decode(fs::read(&path).unwrap());
        decoded.problem.is_none().then_some((path, decoded.text))
    };
    files_below(&root().join(folder), &["org", "orgchart"]).into_iter().filter_map(text).collect()
}

/// Every organisation of the project: files, and the blocks of the reference, which have every statement.
fn all_texts() -> Vec<(PathBuf, String)> {
    let files = ["examples", "tests/corpus", "src/cli/init"].into_iter().flat_map(texts_below);
    let pages = ["docs/reference/language.md", "docs/reference/style.md"].into_iter().flat_map(|name| {
        let page = fs::read_to_string(root().join(name)).unwrap();
        let organisations = blocks::blocks(&page).into_iter().filter(|block| block.info.starts_with("org"));
        organisations.map(|block| (PathBuf::from(name), block.text)).collect::<Vec<_>>()
    });
    files.chain(pages).collect()
}

#[test]
fn all_texts_of_the_project_obey_the_laws() {
    all_texts().iter().for_each(|(_, text)| law::text(text));
}

#[test]
fn every_layout_obeys_the_laws() {
    let texts: Vec<String> = all_texts()
        .into_iter()
        .map(|(_, text)| text)
        .filter(|text| text.len() < SMALL && is_well_formed(text))
        .collect();
    let mut sound = 0;
    for seed in 0..LAYOUTS {
        let mut random = fastrand::Rng::with_seed(seed);
        let text = respaced(&texts[random.usize(..texts.len())], &mut random);
        let text = if seed % 8 == 0 { text.replace("\r\n", "\n").replace('\n', "\r\n") } else { text };
        if is_well_formed(&text) {
            sound += 1;
            law::obeyed(&text).unwrap_or_else(|broken| panic!("seed {seed}: {broken}"));
        }
    }
    assert!(sound > LAYOUTS * 9 / 10, "only {sound} layouts were sound");
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(pieces in prop::collection::vec(prop::sample::select(FRAGMENTS), 0..20)) {
        let text = pieces.concat();
        law::bytes(text.as_bytes());
    }
}

#[test]
fn what_is_not_sound_is_left_alone_and_has_an_error() {
    for (path, text) in all_texts() {
        if !is_well_formed(&text) {
            assert_eq!(format(&text), Err(Refusal::SyntaxErrors));
            let mut found = Diagnostics::default();
            let _ = parse(FileId(0), &text, &mut found);
            assert!(found.iter().any(|found| found.level == Level::Error), "{}", path.display());
        }
    }
}

#[test]
fn every_case_becomes_what_stands_beside_it() {
    for (path, text) in texts_below("tests/corpus/format") {
        let formatted = format(&text).unwrap();
        let expectation = path.with_extension("expected");
        if expect::updating() {
            fs::write(&expectation, formatted).unwrap();
        } else {
            let expected = fs::read_to_string(&expectation).unwrap_or_default();
            expect::same(&expectation.display().to_string(), &expected, &formatted).unwrap();
        }
    }
}
