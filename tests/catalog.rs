//! Every rule has its page, and cases that find it. What is missing is named.

#![expect(clippy::disallowed_methods, reason = "this test reads pages and cases")]
#![expect(clippy::unwrap_used, reason = "a file that cannot be read is a failure")]

use std::fs;
use std::path::{Path, PathBuf};

mod support {
    pub(crate) mod blocks;
    pub(crate) mod expect;
    pub(crate) mod files_below;
}

use orgc::catalog::{self, RULES};
use orgc::diagnostic::Rule;
use support::blocks::blocks;
use support::expect;
use support::files_below::files_below;

/// Rules that no file of the corpus can break: what `tests/cli` and `tests/limits.rs` test in its place.
const NOT_IN_CORPUS: &[&str] = &["unreadable-file", "too-large"];

/// What every page says, in this order.
const HEADINGS: &[&str] = &[
    "## What it means",
    "## Why it matters",
    "## Example",
    "## How to fix",
    "## When it is silent",
    "## How to switch it off",
];

/// Rules that no block of text on a page can break.
const NOT_SHOWABLE: &[&str] =
    &["unreadable-file", "not-utf8", "too-large", "too-deep", "control-character", "too-many-dates"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn page_of(rule: &Rule) -> PathBuf {
    root().join("docs/checks").join(rule.slug).with_extension("md")
}

fn names_in(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(root().join(folder)).into_iter().flatten();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Fails with everything that is wrong.
fn none(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} rules lack something:\n{}", wrong.len(), wrong.join("\n"));
}

/// What is wrong with each rule.
fn judge(complaint: impl Fn(&Rule) -> Option<String>) {
    let wrong: Vec<String> =
        RULES.iter().filter_map(|rule| complaint(rule).map(|text| format!("{}: {text}", rule.slug))).collect();
    none(&wrong);
}

#[test]
fn every_rule_has_a_page_that_says_what_pages_say() {
    judge(|rule| {
        let Ok(page) = fs::read_to_string(page_of(rule)) else { return Some("no page in docs/checks".to_owned()) };
        let title = format!("# {} ({}, {})", rule.slug, rule.code(), level(rule));
        if page.lines().next() != Some(title.as_str()) {
            return Some(format!("its page does not begin with {title:?}"));
        }
        let headings: Vec<&str> = page.lines().filter(|line| line.starts_with("## ")).collect();
        (headings != HEADINGS).then(|| format!("its page has {headings:?} instead of {HEADINGS:?}"))
    });
}

#[test]
fn every_page_shows_what_is_wrong_and_what_is_right() {
    judge(|rule| {
        let blocks = blocks(&fs::read_to_string(page_of(rule)).unwrap_or_default());
        let infos: Vec<&str> = blocks.iter().map(|block| block.info.as_str()).collect();
        let shows_it = infos.iter().any(|info| info.starts_with("org ") && info.contains(rule.slug));
        let repairs_it = infos.contains(&"org");
        let lacks = !(shows_it && repairs_it || NOT_SHOWABLE.contains(&rule.slug));
        lacks.then(|| format!("its page needs a block that has it and one that is sound: {infos:?}"))
    });
}

#[test]
fn every_rule_is_found_by_a_case() {
    let expectations = expectations();
    judge(|rule| {
        let found = expectations.contains(&format!("[{}]: ", rule.slug)) || NOT_IN_CORPUS.contains(&rule.slug);
        (!found).then(|| "no case of the corpus finds it".to_owned())
    });
}

#[test]
fn every_check_has_its_folder_of_cases_with_a_sound_one() {
    judge(|rule| {
        let folder = root().join("tests/corpus/check").join(rule.slug);
        let sound =
            |path: PathBuf| fs::read_to_string(path).is_ok_and(|text| !text.contains(&format!("[{}]: ", rule.slug)));
        let entries = fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path());
        let mut expected = entries.filter(|path| path.extension().is_some_and(|suffix| suffix == "expected"));
        let lacks = !rule.is_about_text() && !expected.any(sound);
        lacks.then(|| "no case in its folder is silent".to_owned())
    });
}

#[test]
fn there_are_no_pages_and_cases_of_other_rules() {
    let slugs = names_in("docs/checks").into_iter().filter_map(|name| name.strip_suffix(".md").map(str::to_owned));
    let strange = slugs.filter(|slug| slug != "README").chain(names_in("tests/corpus/check"));
    let wrong: Vec<String> = strange.filter(|slug| slug != "lawful" && catalog::find(slug).is_none()).collect();
    none(&wrong);
}

#[test]
fn the_list_of_checks_is_true() {
    let path = root().join("docs/checks/README.md");
    let list = list();
    if expect::updating() {
        fs::write(&path, &list).unwrap();
    }
    expect::same("docs/checks/README.md", &fs::read_to_string(&path).unwrap_or_default(), &list).unwrap();
}

fn level(rule: &Rule) -> &'static str {
    rule.level.map_or("off", |level| level.word())
}

fn list() -> String {
    let mut list = "\
# The checks

Everything that orgc can find. `orgc explain SLUG` shows a page; `--level SLUG=LEVEL` and a policy's `level` change a level, `waive` silences one place.

| code | check | level | finds |
|---|---|---|---|
"
    .to_owned();
    for rule in RULES {
        list.push_str(&format!(
            "| {} | [`{slug}`]({slug}.md) | {} | {} |\n",
            rule.code(),
            level(rule),
            rule.summary,
            slug = rule.slug
        ));
    }
    list
}

/// All expectations of the corpus, joined.
fn expectations() -> String {
    let files = files_below(&root().join("tests/corpus"), &["expected"]);
    files.into_iter().map(|path| fs::read_to_string(path).unwrap()).collect()
}
