//! Laws of the formatter, and its corpus: `tests/corpus/format/NAME.org` becomes `NAME.expected`.
//! `UPDATE_EXPECT=1 cargo test --test format` rewrites the expectations.

#![expect(clippy::disallowed_methods, reason = "tests read their cases and write expectations")]
#![expect(clippy::unwrap_used, reason = "a case that cannot be read is a failure")]

use std::fs;
use std::path::{Path, PathBuf};

use orgc::diagnostic::{Diagnostics, Level};
use orgc::format::{Refusal, format};
use orgc::resolve;
use orgc::source::{FileId, SourceMap};
use orgc::syntax::{TextBlock, decode, is_well_formed, parse, pieces};
use proptest::prelude::*;

#[path = "support/blocks.rs"]
mod blocks;
#[path = "support/expect.rs"]
mod expect;
#[path = "support/files_below.rs"]
mod files_below;
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

/// All that is said, places aside: the tree of the file, the chart that is made of it, and what is wrong with it.
fn said(text: &str) -> (String, String, Vec<&'static str>) {
    let sources = SourceMap::new(vec![("a.org".to_owned(), text.to_owned())]);
    let mut found = Diagnostics::default();
    let tree = parse(FileId(0), sources.get(FileId(0)).unwrap().text(), &mut found);
    let decls = without_places(&format!("{:?}", tree.decls));
    let chart = resolve::run(&[tree], &mut found);
    let mut slugs: Vec<&str> = found.iter().map(|found| found.rule.slug).collect();
    slugs.sort_unstable();
    (decls, without_places(&format!("{chart:?}")), slugs)
}

/// A debug text without the contents of every `Span { … }`.
fn without_places(text: &str) -> String {
    let mut parts = text.split("Span {");
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |all, part| all + part.split_once('}').map_or("", |(_, rest)| rest))
}

/// All comments, in order, spaces at the ends of their lines aside.
fn comments(text: &str) -> Vec<Vec<String>> {
    let lines = |text: &str| text.lines().map(|line| line.trim().to_owned()).collect();
    pieces(text).iter().filter(|piece| piece.is_comment()).map(|piece| lines(piece.text)).collect()
}

/// Lines with space at their end, those in text blocks aside: there it belongs to the text.
fn has_trailing_space(text: &str) -> bool {
    let blocks = pieces(text).into_iter().filter(|piece| piece.text.starts_with(TextBlock::QUOTES));
    let laid_out = blocks.fold(text.to_owned(), |text, block| text.replace(block.text, "\"\""));
    laid_out.lines().any(|line| line.ends_with([' ', '\t']))
}

/// Everything that must hold of the canonical form of a sound text.
fn obeys_the_laws(text: &str) -> Result<(), String> {
    let formatted = format(text).map_err(|refusal| format!("{refusal:?}"))?;
    let laws = [
        ("it is canonical itself", format(&formatted).as_ref() == Ok(&formatted)),
        ("it says the same", said(text) == said(&formatted)),
        ("all comments are in it, in order", comments(text) == comments(&formatted)),
        ("no line ends with space", !has_trailing_space(&formatted)),
        (
            "it ends with one line end",
            formatted.is_empty() || formatted.ends_with('\n') && !formatted.ends_with("\n\n"),
        ),
    ];
    let broken = laws.into_iter().filter(|(_, holds)| !holds).map(|(law, _)| law).collect::<Vec<_>>();
    if broken.is_empty() {
        return Ok(());
    }
    let again = format(&formatted).unwrap_or_default();
    Err(format!("not true: {}\n--- text\n{text}\n--- formatted\n{formatted}\n--- again\n{again}", broken.join("; ")))
}

#[test]
fn all_texts_of_the_project_obey_the_laws() {
    for (path, text) in all_texts() {
        if is_well_formed(&text) {
            obeys_the_laws(&text).unwrap_or_else(|broken| panic!("{}: {broken}", path.display()));
        }
    }
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
            obeys_the_laws(&text).unwrap_or_else(|broken| panic!("seed {seed}: {broken}"));
        }
    }
    assert!(sound > LAYOUTS * 9 / 10, "only {sound} layouts were sound");
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(pieces in prop::collection::vec(prop::sample::select(FRAGMENTS), 0..20)) {
        let text = pieces.concat();
        if is_well_formed(&text) {
            obeys_the_laws(&text).map_err(TestCaseError::fail)?;
        } else {
            prop_assert_eq!(format(&text), Err(Refusal::SyntaxErrors));
        }
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
