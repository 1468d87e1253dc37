//! The README and the pages below `docs` are true.
//!
//! A block of `org` compiles without errors and warnings; one of `org findings=two-owners,gap` has
//! exactly these findings (`error=two-owners` says the same of one). In a block of `console`, every
//! line `$ orgc …` is run beside a copy of `examples`, and what follows is what it writes;
//! `UPDATE_EXPECT=1 cargo test --test docs` writes that. A page with blocks of `org file=NAME` or
//! `csv file=NAME` is run in a folder of its own, where each of them is written when the page comes to it.

#![expect(clippy::disallowed_methods, reason = "tests read pages and write expectations")]
#![expect(clippy::unwrap_used, reason = "a page that cannot be read is a failure")]

use std::fs;
use std::path::{Path, PathBuf};

mod support {
    pub(crate) mod blocks;
    pub(crate) mod case;
    pub(crate) mod console;
    pub(crate) mod expect;
    pub(crate) mod program;
}

use orgc::diagnostic::Level;
use orgc::source::MemoryFiles;
use pulldown_cmark::{Event, Parser, Tag};
use support::blocks::{Block, blocks};
use support::case::{self, Case};
use support::{console, expect};

/// Where the pages are.
const FOLDERS: &[&str] = &["", "docs", "docs/checks", "docs/reference"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn pages() -> Vec<PathBuf> {
    let is_page = |path: &PathBuf| path.extension().is_some_and(|end| end == "md");
    FOLDERS.iter().flat_map(|folder| case::entries(&root().join(folder)).unwrap()).filter(is_page).collect()
}

/// Runs `judge` on every block whose info string begins with `language`; all failures at once.
fn judge_all(language: &str, judge: impl Fn(&Block) -> Result<(), String>) {
    let mut failures = Vec::new();
    for path in pages() {
        for block in blocks(&fs::read_to_string(&path).unwrap()) {
            if block.info.split_whitespace().next() == Some(language)
                && let Err(failure) = judge(&block)
            {
                let page = path.strip_prefix(root()).unwrap_or(&path).display();
                failures.push(format!("{page}:{}: {failure}", block.line));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_organisation_is_as_its_page_says() {
    judge_all("org", |block| {
        if console::file(&block.info).is_some() {
            return Ok(());
        }
        let mut files = MemoryFiles::default();
        files.insert("example.org", block.text.as_str());
        let case = Case::of(files)?;
        let compilation = case.compile(&case.paths())?;
        let found = compilation.diagnostics.iter();
        let mut slugs: Vec<&str> = match promised(&block.info)? {
            Some(_) => found.map(|finding| finding.rule.slug).collect(),
            None => found.filter(|finding| finding.level != Level::Note).map(|finding| finding.rule.slug).collect(),
        };
        let mut expected: Vec<&str> = promised(&block.info)?.unwrap_or_default();
        slugs.sort_unstable();
        expected.sort_unstable();
        case.outputs(&compilation)?;
        case.repaired()?;
        let all = case::findings(&compilation);
        if slugs == expected { Ok(()) } else { Err(format!("promises {expected:?}, but is found to have:\n{all}")) }
    });
}

/// The slugs that the info string of a block promises.
fn promised(info: &str) -> Result<Option<Vec<&str>>, String> {
    let mut words = info.split_whitespace().skip(1);
    match (words.next(), words.next()) {
        (None, _) => Ok(None),
        (Some(word), None) => {
            let slugs = word.strip_prefix("findings=").or_else(|| word.strip_prefix("error="));
            slugs.map(|slugs| Some(slugs.split(',').collect())).ok_or(format!("`{word}` is not understood"))
        }
        (Some(_), Some(more)) => Err(format!("`{more}` is not understood")),
    }
}

#[test]
fn every_link_leads_somewhere() {
    let mut broken = Vec::new();
    for path in pages() {
        for event in Parser::new(&fs::read_to_string(&path).unwrap()) {
            let Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) = event else { continue };
            let file = dest_url.split('#').next().unwrap_or("");
            if !file.contains("://") && !path.parent().unwrap().join(file).exists() {
                broken.push(format!("{}: {dest_url}", path.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn every_command_writes_what_its_page_shows() {
    let sandbox = tempfile::TempDir::new().unwrap();
    copy(&root().join("examples"), &sandbox.path().join("examples"));
    let mut failures = Vec::new();
    for path in pages() {
        let page = fs::read_to_string(&path).unwrap();
        let own = tempfile::TempDir::new().unwrap();
        let has_files =
            page.lines().filter_map(|line| line.strip_prefix("```")).any(|info| console::file(info).is_some());
        let directory = if has_files { own.path() } else { sandbox.path() };
        let replayed = console::replay(&page, directory).unwrap();
        if expect::updating() {
            fs::write(&path, &replayed).unwrap();
        } else {
            failures.extend(expect::same(&path.display().to_string(), &page, &replayed).err());
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for path in case::entries(from).unwrap() {
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() { copy(&path, &target) } else { fs::copy(&path, &target).map(|_| ()).unwrap() }
    }
}
