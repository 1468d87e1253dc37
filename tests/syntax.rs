//! Laws of reading: whatever a text is, it is read without panic, in linear time, and every place that is
//! reported lies in it.

#![expect(clippy::disallowed_methods, reason = "tests read their cases")]
#![expect(clippy::unwrap_used, reason = "a case that cannot be read is a failure")]

use std::fs;
use std::path::Path;

use orgc::calendar::Date;
use orgc::compile::{Options, compile};
use orgc::diagnostic::{Diagnostic, Diagnostics};
use orgc::repair::{repair, repaired};
use orgc::source::{FileId, MemoryFiles, Span};
use orgc::syntax::tree::{BodyItem, Decl, DeclKind, Tree};
use orgc::syntax::{Piece, decode, parse, pieces};
use proptest::prelude::*;

#[path = "support/folders.rs"]
mod folders;

/// Pieces of which broken texts are made.
const FRAGMENTS: &[&str] = &[
    "role a \"A\" {",
    "department d \"D\"\n{",
    "}",
    "{",
    "\n",
    ";",
    ",",
    " ",
    "\"",
    "\"\"\"",
    "// c",
    "/*",
    "*/",
    "/// d\n",
    "reports to",
    "held by ana",
    "held by \"Li\" 50%",
    "from 2026",
    "until 2026-02-30",
    "#tag",
    "# x",
    "-- y",
    ":",
    "=",
    "objective o",
    "measure m from 1 to 2",
    "waive r \"x\" until 2027",
    "separate a, b",
    "rolle b",
    "organization \"O\"",
    "person p",
    "\\",
    "\u{202e}",
    "\u{a0}",
    "“",
    "'",
    "é",
    "日本",
    "note \"n\"",
    "vacant",
    "a.b",
    "%",
    "\r\n",
    "\t",
    "  ",
    "policy {",
    "view v { show people }",
    "at most 2 of a, b",
    "exists from",
    "reports_to: x",
    "zzz",
];

/// All texts of the corpus, sound and damaged.
fn corpus() -> Vec<(String, String)> {
    let folders = ["syntax", "mistakes"].map(|group| format!("{}/tests/corpus/{group}", env!("CARGO_MANIFEST_DIR")));
    let mut texts = Vec::new();
    for path in folders.iter().flat_map(|folder| folders::entries(Path::new(folder)).unwrap()) {
        if path.extension().is_some_and(|suffix| suffix == "org") {
            let decoded = decode(fs::read(&path).unwrap());
            if decoded.problem.is_none() {
                texts.push((path.display().to_string(), decoded.text));
            }
        }
    }
    texts.sort();
    texts
}

fn read(text: &str) -> (Tree, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let tree = parse(FileId(7), text, &mut diagnostics);
    (tree, diagnostics)
}

/// Reads a text and checks every place in what comes of it.
fn check(text: &str) {
    let (tree, diagnostics) = read(text);
    let lies_within = |span: Span| {
        let is_sound = span.file == FileId(7) && text.get(span.start as usize..span.end as usize).is_some();
        assert!(is_sound, "{span:?} is no place of {text:?}");
    };
    for (index, decl) in tree.decls.iter().enumerate() {
        spans(decl).into_iter().for_each(lies_within);
        assert!(decl.parent.is_none_or(|parent| (parent.0 as usize) < index), "parents stand before their parts");
        assert!(decl.kind != DeclKind::Unknown || decl.body.is_empty(), "what is unknown is not read");
    }
    tree.comments.iter().for_each(|comment| lies_within(comment.span));
    for found in &diagnostics {
        assert!(!found.labels.is_empty(), "without place: {}", found.message);
        found.labels.iter().for_each(|label| lies_within(label.span));
        found.fix.iter().flat_map(|fix| &fix.edits).for_each(|edit| lies_within(edit.span));
        check_style(found);
    }
}

fn spans(decl: &Decl) -> Vec<Span> {
    let mut spans = vec![decl.keyword, decl.header, decl.span];
    spans.extend(decl.path.iter().flat_map(|path| path.parts.iter().map(|part| part.span).chain([path.span])));
    spans.extend(decl.title.iter().chain(&decl.doc).map(|text| text.span));
    spans.extend(decl.tags.iter().map(|tag| tag.span));
    for item in &decl.body {
        match item {
            BodyItem::Statement(statement) => {
                assert!(statement.span.contains(statement.keyword));
                spans.extend([statement.span, statement.keyword]);
            }
            BodyItem::Damaged(damaged) => spans.push(damaged.span),
            BodyItem::Decl(_) => {}
        }
    }
    spans
}

/// A message is one line without full stop, and says what to do.
fn check_style(found: &Diagnostic) {
    let texts = std::iter::once(&found.message).chain(found.labels.iter().map(|label| &label.text)).chain(&found.help);
    for text in texts {
        assert!(!text.contains('\n') && !text.ends_with('.'), "not in style: {text:?}");
    }
    assert!(found.help.is_some(), "without help: {}", found.message);
}

/// The text after all certain repairs of what was found in it.
fn repaired_once(text: &str, diagnostics: &Diagnostics) -> String {
    repaired(text, FileId(7), diagnostics.certain_fixes()).text
}

fn syntax_errors(diagnostics: &Diagnostics) -> usize {
    diagnostics.iter().filter(|found| found.rule.is_about_syntax()).count()
}

/// Repairs a text, and checks that it is no worse for it, and stays as it is where nothing is wrong.
fn check_repair(text: &str) {
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

/// Every comment is there after a repair, in the same order; some may have become part of a longer one.
fn check_comments(before: &str, after: &str) {
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(text in "\\PC*") {
        check(&text);
    }

    #[test]
    fn any_mixture_of_fragments_is_read(pieces in proptest::collection::vec(proptest::sample::select(FRAGMENTS), 0..40)) {
        check(&pieces.concat());
        check(&pieces.join(" "));
    }

    #[test]
    fn any_mixture_of_fragments_is_repaired_or_left(
        pieces in proptest::collection::vec(proptest::sample::select(FRAGMENTS), 0..40)
    ) {
        check_repair(&pieces.join(" "));
        check_repair(&pieces.join("\n"));
    }

    #[test]
    fn any_damage_to_a_sound_text_is_survived(
        (from, length, insert) in (0usize..4000, 0usize..60, proptest::sample::select(FRAGMENTS))
    ) {
        let whole = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/syntax/every-statement.org")).unwrap();
        let characters: Vec<char> = whole.chars().collect();
        let from = from.min(characters.len());
        let to = (from + length).min(characters.len());
        let damaged: String =
            characters[..from].iter().copied().chain(insert.chars()).chain(characters[to..].iter().copied()).collect();
        check(&damaged);
        check_repair(&damaged);
        check(&characters[..from].iter().collect::<String>());
    }

    #[test]
    fn any_bytes_are_decoded(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let decoded = decode(bytes);
        if decoded.problem.is_none() {
            check(&decoded.text);
        }
        if let Some(problem) = decoded.problem {
            let found = problem.report(FileId(0));
            let end = found.primary().map_or(0, |span| span.end as usize);
            prop_assert!(end <= decoded.text.len(), "the place lies in the text that is shown");
        }
    }
}

#[test]
fn all_of_the_corpus_is_read() {
    for (path, text) in corpus() {
        println!("{path}");
        check(&text);
    }
}

#[test]
fn certain_repairs_repair() {
    for (path, text) in corpus() {
        let (_, found) = read(&text);
        check_comments(&text, &repaired_once(&text, &found));
        let mut text = text;
        for _ in 0..4 {
            let (_, found) = read(&text);
            text = repaired_once(&text, &found);
        }
        let (_, left) = read(&text);
        assert_eq!(left.certain_fixes().count(), 0, "{path}: still to be repaired:\n{text}");
        assert!(left.len() <= found.len(), "{path}: repaired to worse:\n{text}");
    }
}

/// Statements of a role that a person must repair, since more than one thing can have been meant.
const DOUBTFUL: &[&str] = &[
    "was held by \"Ana\"",
    "once held by \"Ana\"",
    "note \"Works; reports to ceo",
    "note \"Works // since May",
    "note \"Works {",
    "held by \"Ana from 2026-01-01",
    "held by \"Ana 50%",
    "held by \"Ana acting",
    "held by \"Ana until 2026",
    "dotted to ceo for \"Money note x",
    "held by ana?",
    "held by ana!",
    "reports to <ceo>",
    "reports to ~ceo",
    "reports to ceo | cfo",
    "held by \"Pam\" 0.5",
    "held by \"Pam\" 0,5",
    "held by \"Pam\" -1",
    "held by \"Pam\" half",
    "held by \"Tom\" Smith",
    "held by Ann Smith",
    "held by ana since 03/04/2026",
    "held by ana after 2026-01-01",
    "held by ana from today",
    "held by ana 2026-01-01",
    "held by ana tom",
    "manager ceo",
    "reports to \"CEO\"",
    "reports to R&D",
    "consulted /* who? */ : ceo",
    "is /* really */ vacant",
    "location \"Berlin\"",
    "Maya leads the company",
];

#[test]
fn what_may_mean_several_things_is_not_repaired() {
    for statement in DOUBTFUL {
        let text = format!("role a \"A\" {{\n  {statement}\n}}\n");
        let (_, found) = read(&text);
        assert!(!found.is_empty(), "nothing is found in `{statement}`");
        let repairs: Vec<&str> = found.certain_fixes().map(|fix| fix.title.as_str()).collect();
        assert!(repairs.is_empty(), "`{statement}` is repaired: {repairs:?}");
    }
}

#[test]
fn a_list_with_dashes_keeps_its_comments() {
    let list = |comment: &str| format!("objective a \"A\" {{\n  consulted:{comment}\n    - b\n    - c{comment}\n}}\n");
    let (_, found) = read(&list(""));
    assert_eq!(repaired_once(&list(""), &found), "objective a \"A\" {\n  consulted b, c\n}\n");
    let commented = list(" // all of them");
    let (_, found) = read(&commented);
    assert_eq!(repaired_once(&commented, &found), commented);
    check_repair(&commented);
}

#[test]
fn a_sound_declaration_is_read_the_same_in_damaged_company() {
    let sound = "role ceo \"Chief\" #top { reports to nobody; held by \"Maya\" 50% from 2026 }\n";
    let (alone, _) = read(sound);
    let (company, _) = read(&format!("{sound}role x {{ reports_to: y }}\nzzz\ndepartment d {{\n"));
    assert_eq!(alone.decls.first(), company.decls.first());
}

#[test]
fn hostile_texts_are_read() {
    let unclosed = |count: usize| "department d { ".repeat(count);
    for count in [22, 64, 65, 1000] {
        check(&unclosed(count));
        check(&unclosed(count).replace("{ ", "{\n"));
    }
    let nested = format!("{}{}", "department d {\n".repeat(20_000), "}\n".repeat(20_000));
    let (_, found) = read(&nested);
    assert_eq!(found.len(), 1, "one finding: too deep");
    check(&"}".repeat(5_000));
    check(&"{".repeat(20_000));
    check(&"role a\n".repeat(2_000));
    check(&format!("role a \"{}\"", "x".repeat(2_000_000)));
    check(&format!("role a {{ note \"x\" {} }}", "y".repeat(200_000)));
    check(&format!("role a {{ held by {} }}", "ana, ".repeat(5_000)));
    check(&"role a { zzz } ".repeat(300));
    check(&"/* ".repeat(20_000));
    check(&"\" ".repeat(5_000));
    check(&format!("{}\n", "x".repeat(500_000)));
}

#[test]
fn the_reference_shows_the_grammar() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/reference/language.md");
    let grammar = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/grammar/org.pest")).unwrap();
    let text = fs::read_to_string(page).unwrap();
    let (before, shown) = text.split_once("```pest\n").unwrap();
    let (shown, behind) = shown.split_once("```\n").unwrap();
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(page, format!("{before}```pest\n{grammar}```\n{behind}")).unwrap();
    } else {
        assert_eq!(shown, grammar, "UPDATE_EXPECT=1 rewrites the page");
    }
}
