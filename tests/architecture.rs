//! The layers of `docs/architecture.md`, and the house rules that no compiler checks.

#![expect(clippy::disallowed_methods, reason = "this test reads the sources of the project")]
#![expect(clippy::unwrap_used, reason = "a file that cannot be read is a failure")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

#[path = "support/files_below.rs"]
mod files_below;

use files_below::files_below;

/// Longer than this no file may be …
const MAX_LINES: usize = 400;

/// … except these, which are lists.
const LISTS: &[(&str, &str)] = &[("src/syntax/tree.rs", "a type for every construct of the language")];

/// Words in comments that stand for unfinished work.
const UNFINISHED: &[&str] = &["TODO", "FIXME", "HACK", "XXX"];

/// What the architecture has no place for (printing and panics are forbidden by clippy).
const ABSENT: &[&str] = &["#[allow", "HashMap", "HashSet", "static mut", "unsafe "];

/// A module, and what it may use.
type Layers = BTreeMap<String, BTreeSet<String>>;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn name(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/")
}

/// The rows of the table under "Who may use whom".
fn layers() -> Layers {
    let page = fs::read_to_string(root().join("docs/architecture.md")).unwrap();
    let section = page.split("\n## ").find(|section| section.starts_with("Who may use whom")).unwrap();
    let words = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    let row = |line: &str| {
        let mut cells = line.trim_matches('|').split(" |");
        let module = words(cells.next().unwrap_or("")).remove(0);
        (module, words(cells.next().unwrap_or("")).into_iter().collect())
    };
    rows.map(row).collect()
}

/// `src/check/two_owners.rs` belongs to `check`; `lib.rs` and `main.rs` to none.
fn module_of(path: &Path) -> Option<String> {
    let below = path.strip_prefix(root().join("src")).unwrap();
    let module = below.components().next()?.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned();
    (module != "lib" && module != "main").then_some(module)
}

/// The text without its comments.
fn code(text: &str) -> String {
    let comment = |line: &&str| line.trim_start().starts_with("//");
    text.lines().filter(|line| !comment(line)).map(|line| format!("{line}\n")).collect()
}

/// Whether the foreign path `path` (`pest`, `std::fs`) is named, as a whole word, in front of `::`.
fn names(code: &str, path: &str) -> bool {
    let whole = |before: &str| !before.ends_with(|last: char| last.is_alphanumeric() || last == '_' || last == ':');
    code.match_indices(&format!("{path}::")).any(|(at, _)| whole(code.get(..at).unwrap_or("")))
}

/// Every module that is named behind `crate::`, alone, in a path, renamed, or as a member of a brace group.
fn own_modules(code: &str) -> BTreeSet<String> {
    let tails = code.split("crate::").skip(1);
    tails.flat_map(|tail| tail.strip_prefix('{').map_or_else(|| vec![word(tail)], members)).collect()
}

/// The first word of each member of a brace group that has just been opened.
fn members(group: &str) -> Vec<String> {
    let (mut depth, mut at_member, mut found) = (0, true, Vec::new());
    for (at, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' => at_member = depth == 0,
            _ if at_member && depth == 0 && !character.is_whitespace() => {
                found.push(word(group.get(at..).unwrap_or("")));
                at_member = false;
            }
            _ => {}
        }
    }
    found
}

fn word(text: &str) -> String {
    text.chars().take_while(|character| character.is_alphanumeric() || *character == '_').collect()
}

#[test]
fn a_module_is_seen_however_it_is_named() {
    for code in [
        "use crate::emit;",
        "use crate::emit::dot;",
        "use crate::emit as e;",
        "use crate::{model::{Chart, Role}, emit::Format};",
        "use crate::{\n    model,\n    emit,\n};",
        "fn f() -> crate::emit::Format",
    ] {
        assert!(own_modules(code).contains("emit"), "{code}");
    }
    assert!(!own_modules("use crate::{model::{emit, Role}, view};").contains("emit"));
}

#[test]
fn modules_use_only_what_their_row_allows() {
    let layers = layers();
    let vocabulary: BTreeSet<&String> = layers.keys().chain(layers.values().flatten()).collect();
    let mut wrong = Vec::new();
    for file in files_below(&root().join("src"), &["rs"]) {
        let Some(module) = module_of(&file) else { continue };
        let Some(allowed) = layers.get(&module) else {
            wrong.push(format!("{}: `{module}` has no row in docs/architecture.md", name(&file)));
            continue;
        };
        let code = code(&fs::read_to_string(&file).unwrap());
        let own = own_modules(&code);
        for word in vocabulary.iter().filter(|word| ***word != module && !allowed.contains(**word)) {
            let is_used = if layers.contains_key(*word) { own.contains(*word) } else { names(&code, word) };
            if is_used {
                wrong.push(format!("{}: `{module}` may not use `{word}`", name(&file)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_row_is_a_module() {
    for module in layers().keys() {
        let source = root().join("src").join(module);
        assert!(source.is_dir() || source.with_extension("rs").is_file(), "docs/architecture.md lists `{module}`");
    }
}

#[test]
fn files_are_short() {
    let is_list = |path: &str| LISTS.iter().any(|(list, _)| *list == path);
    let lines = |path: &Path| fs::read_to_string(path).unwrap().lines().count();
    let long: Vec<String> = ["src", "tests", "benches"]
        .iter()
        .map(|folder| root().join(folder))
        .filter(|folder| folder.exists())
        .flat_map(|folder| files_below(&folder, &["rs"]))
        .filter(|path| lines(path) > MAX_LINES && !is_list(&name(path)))
        .map(|path| format!("{}: {} lines", name(&path), lines(&path)))
        .collect();
    assert!(long.is_empty(), "longer than {MAX_LINES} lines:\n{}", long.join("\n"));
}

#[test]
fn nothing_is_left_unfinished() {
    let mut found = Vec::new();
    for file in files_below(&root().join("src"), &["rs"]) {
        let text = fs::read_to_string(&file).unwrap();
        for (number, line) in (1..).zip(text.lines()) {
            let (code, comment) = line.split_once("//").unwrap_or((line, ""));
            let words = UNFINISHED.iter().filter(|word| comment.contains(**word));
            let words = words.chain(ABSENT.iter().filter(|word| code.contains(**word)));
            found.extend(words.map(|word| format!("{}:{number}: `{word}`", name(&file))));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
