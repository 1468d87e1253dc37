//! Every organisation of the project is as `orgc fmt` leaves it: files, and blocks of pages.
//! `UPDATE_EXPECT=1 cargo test --test canonical` makes it so.
//!
//! Files with syntax errors are left as they are by definition; in two folders of the corpus, and in the
//! blocks listed here, layout is what is shown.

#![expect(clippy::disallowed_methods, reason = "tests read and write the files of the project")]
#![expect(clippy::unwrap_used, reason = "a file that cannot be read is a failure")]

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use orgc::format::format;
use orgc::syntax::decode;

#[path = "support/blocks.rs"]
mod blocks;
#[path = "support/expect.rs"]
mod expect;
#[path = "support/folders.rs"]
mod folders;

/// Where organisations are.
const FOLDERS: &[&str] = &["", "docs", "examples", "src", "tests"];

/// Folders whose cases are about layout, or about damage.
const LAYOUTS: &[&str] = &["tests/corpus/format", "tests/corpus/syntax"];

/// Blocks that show how freely a text may be laid out: page, and first line.
const FREE_BLOCKS: &[(&str, &str)] = &[("docs/reference/language.md", "role head \"Head of the house\" {")];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files with one of these suffixes, but for those that are about layout.
fn files(suffixes: &[&str]) -> Vec<(String, PathBuf)> {
    let (mut found, mut waiting) =
        (Vec::new(), FOLDERS.to_vec().into_iter().map(|folder| root().join(folder)).collect::<Vec<_>>());
    while let Some(folder) = waiting.pop() {
        for path in folders::entries(&folder).unwrap() {
            let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
            let is_sought = path.extension().is_some_and(|end| suffixes.iter().any(|suffix| end == *suffix));
            if path.is_dir() && folder != root() && !LAYOUTS.contains(&name.as_str()) {
                waiting.push(path);
            } else if path.is_file() && is_sought {
                found.push((name, path));
            }
        }
    }
    found.sort();
    found
}

/// Complains about a text that is not canonical, or writes it.
fn judge(path: &Path, name: &str, text: &str, canonical: &str) -> Option<String> {
    if expect::updating() && text != canonical {
        fs::write(path, canonical).unwrap();
        return None;
    }
    expect::same(name, text, canonical).err()
}

#[test]
fn all_files_are_canonical() {
    let mut failures = Vec::new();
    let files = files(&["org", "orgchart"]);
    assert!(files.len() > 500, "only {} files are there", files.len());
    for (name, path) in files {
        let decoded = decode(fs::read(&path).unwrap());
        if let (None, Ok(canonical)) = (decoded.problem, format(&decoded.text)) {
            failures.extend(judge(&path, &name, &decoded.text, &canonical));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn all_blocks_of_pages_are_canonical() {
    let mut failures = Vec::new();
    let pages = files(&["md"]);
    assert!(pages.len() > 90, "only {} pages are there", pages.len());
    for (name, path) in pages {
        let page = fs::read_to_string(&path).unwrap();
        failures.extend(judge(&path, &name, &page, &with_canonical_blocks(&name, &page)));
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn with_canonical_blocks(name: &str, page: &str) -> String {
    let mut canonical = page.to_owned();
    for block in blocks::blocks(page).into_iter().rev() {
        let is_free = FREE_BLOCKS.iter().any(|(page, first)| *page == name && block.text.starts_with(first));
        let is_verbatim = page.get(block.range.clone()) == Some(block.text.as_str());
        if block.info.split_whitespace().next() == Some("org") && is_verbatim && !is_free {
            replace(&mut canonical, block.range, format(&block.text).ok());
        }
    }
    canonical
}

fn replace(page: &mut String, range: Range<usize>, text: Option<String>) {
    if let Some(text) = text {
        page.replace_range(range, &text);
    }
}
