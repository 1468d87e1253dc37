//! Laws of reading: whatever a text is, it is read without panic, in linear time, and every place that is
//! reported lies in it.

#![expect(clippy::disallowed_methods, reason = "tests read their cases")]
#![expect(clippy::unwrap_used, reason = "a case that cannot be read is a failure")]

use std::fs;
use std::path::Path;

use orgc::diagnostic::Diagnostics;
use orgc::repair::repaired;
use orgc::syntax::decode;
use proptest::prelude::*;

#[path = "support/folders.rs"]
mod folders;
#[path = "support/laws/parse.rs"]
mod reading;
#[path = "support/laws/repair.rs"]
mod repair;

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

/// The text after all certain repairs of what was found in it.
fn repaired_once(text: &str, diagnostics: &Diagnostics) -> String {
    repaired(text, reading::FILE, diagnostics.certain_fixes()).text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(text in "\\PC*") {
        reading::text(&text);
    }

    #[test]
    fn any_mixture_of_fragments_is_read(pieces in proptest::collection::vec(proptest::sample::select(FRAGMENTS), 0..40)) {
        reading::text(&pieces.concat());
        reading::text(&pieces.join(" "));
    }

    #[test]
    fn any_mixture_of_fragments_is_repaired_or_left(
        pieces in proptest::collection::vec(proptest::sample::select(FRAGMENTS), 0..40)
    ) {
        repair::text(&pieces.join(" "));
        repair::text(&pieces.join("\n"));
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
        reading::text(&damaged);
        repair::text(&damaged);
        reading::text(&characters[..from].iter().collect::<String>());
    }

    #[test]
    fn any_bytes_are_decoded(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        reading::bytes(&bytes);
        repair::bytes(&bytes);
    }
}

#[test]
fn all_of_the_corpus_is_read() {
    for (path, text) in corpus() {
        println!("{path}");
        reading::text(&text);
    }
}

#[test]
fn certain_repairs_repair() {
    for (path, text) in corpus() {
        let (_, found) = reading::read(&text);
        repair::check_comments(&text, &repaired_once(&text, &found));
        let mut text = text;
        for _ in 0..4 {
            let (_, found) = reading::read(&text);
            text = repaired_once(&text, &found);
        }
        let (_, left) = reading::read(&text);
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
        let (_, found) = reading::read(&text);
        assert!(!found.is_empty(), "nothing is found in `{statement}`");
        let repairs: Vec<&str> = found.certain_fixes().map(|fix| fix.title.as_str()).collect();
        assert!(repairs.is_empty(), "`{statement}` is repaired: {repairs:?}");
    }
}

#[test]
fn a_list_with_dashes_keeps_its_comments() {
    let list = |comment: &str| format!("objective a \"A\" {{\n  consulted:{comment}\n    - b\n    - c{comment}\n}}\n");
    let (_, found) = reading::read(&list(""));
    assert_eq!(repaired_once(&list(""), &found), "objective a \"A\" {\n  consulted b, c\n}\n");
    let commented = list(" // all of them");
    let (_, found) = reading::read(&commented);
    assert_eq!(repaired_once(&commented, &found), commented);
    repair::text(&commented);
}

#[test]
fn a_sound_declaration_is_read_the_same_in_damaged_company() {
    let sound = "role ceo \"Chief\" #top { reports to nobody; held by \"Maya\" 50% from 2026 }\n";
    let (alone, _) = reading::read(sound);
    let (company, _) = reading::read(&format!("{sound}role x {{ reports_to: y }}\nzzz\ndepartment d {{\n"));
    assert_eq!(alone.decls.first(), company.decls.first());
}

#[test]
fn hostile_texts_are_read() {
    let unclosed = |count: usize| "department d { ".repeat(count);
    for count in [22, 64, 65, 1000] {
        reading::text(&unclosed(count));
        reading::text(&unclosed(count).replace("{ ", "{\n"));
    }
    let nested = format!("{}{}", "department d {\n".repeat(20_000), "}\n".repeat(20_000));
    let (_, found) = reading::read(&nested);
    assert_eq!(found.len(), 1, "one finding: too deep");
    reading::text(&"}".repeat(5_000));
    reading::text(&"{".repeat(20_000));
    reading::text(&"role a\n".repeat(2_000));
    reading::text(&format!("role a \"{}\"", "x".repeat(2_000_000)));
    reading::text(&format!("role a {{ note \"x\" {} }}", "y".repeat(200_000)));
    reading::text(&format!("role a {{ held by {} }}", "ana, ".repeat(5_000)));
    reading::text(&"role a { zzz } ".repeat(300));
    reading::text(&"/* ".repeat(20_000));
    reading::text(&"\" ".repeat(5_000));
    reading::text(&format!("{}\n", "x".repeat(500_000)));
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
