//! Every version of every example is a test: broken ones give the findings beside them, all others are
//! clean and their committed outputs current. So is every README: its commands print what it shows.
//!
//! `examples/README.md` describes the folders. `UPDATE_EXPECT=1 cargo test --test examples` rewrites
//! findings, outputs and READMEs.

#![expect(clippy::disallowed_methods, reason = "tests read their cases and write expectations")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};

#[path = "support/console.rs"]
mod console;
#[path = "support/expect.rs"]
mod expect;
#[path = "support/folders.rs"]
mod folders;
#[path = "support/program.rs"]
mod program;

const AS_OF: [&str; 2] = ["--as-of", "2026-11-01"];
const OUTPUTS: [(&str, &str); 7] = [
    ("csv", "org.csv"),
    ("dot", "org.dot"),
    ("json", "org.json"),
    ("markdown", "org.md"),
    ("matrix-csv", "org.matrix.csv"),
    ("mermaid", "org.mmd"),
    ("svg", "org.svg"),
];
/// The page says nothing that the other outputs do not say, and half of it is a style sheet and a script that are the
/// same in all: one is enough to look at.
const PAGE: (&str, &str) = ("html", "org.html");
const WITH_PAGE: &str = "northwind";

fn main() -> Result<ExitCode, String> {
    let arguments = Arguments::from_args();
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/examples"));
    let mut trials = Vec::new();
    for example in folders_in(root)? {
        for version in folders_in(&example)?.into_iter().filter(|folder| !folder.ends_with("shared")) {
            let example = example.clone();
            trials.push(trial(root, &version.clone(), move || judge_version(&example, &version)));
        }
        let readme = example.join("README.md");
        trials.push(trial(root, &readme.clone(), move || judge_readme(&example, &readme)));
    }
    Ok(libtest_mimic::run(&arguments, trials).exit_code())
}

fn trial(root: &Path, path: &Path, test: impl FnOnce() -> Result<(), String> + Send + 'static) -> Trial {
    let name = path.strip_prefix(root).unwrap_or(path).display().to_string();
    Trial::test(name, || test().map_err(Failed::from))
}

fn judge_version(example: &Path, version: &Path) -> Result<(), String> {
    let folder = name_of(version);
    if folder.starts_with("broken") {
        let (findings, _) = orgc(example, &["check", "--format", "short"], &folder)?;
        return as_committed(&version.join("findings.expected"), &findings);
    }
    let (findings, clean) = orgc(example, &["check", "--format", "short", "--deny", "warnings"], &folder)?;
    if !clean {
        return Err(format!("{} is not clean:\n{findings}", version.display()));
    }
    let page = example.ends_with(WITH_PAGE).then_some(PAGE);
    for (format, file) in OUTPUTS.into_iter().chain(page) {
        let (output, _) = orgc(example, &["build", "--to", format], &folder)?;
        as_committed(&version.join("out").join(file), &output)?;
    }
    Ok(())
}

fn judge_readme(example: &Path, readme: &Path) -> Result<(), String> {
    let page = fs::read_to_string(readme).map_err(|error| format!("{}: {error}", readme.display()))?;
    as_committed(readme, &console::replay(&page, example)?)
}

/// Runs `orgc` on one version, together with what all versions share: what it writes, and whether all is well.
fn orgc(example: &Path, arguments: &[&str], version: &str) -> Result<(String, bool), String> {
    let shared = example.join("shared").is_dir().then_some("shared");
    let arguments: Vec<&str> = arguments.iter().copied().chain(shared).chain([version]).chain(AS_OF).collect();
    let output = program::orgc(example, &arguments).output().map_err(|error| error.to_string())?;
    Ok((String::from_utf8_lossy(&output.stdout).into_owned(), output.status.success()))
}

fn as_committed(path: &Path, actual: &str) -> Result<(), String> {
    let complain = |error: std::io::Error| format!("{}: {error}", path.display());
    if expect::updating() {
        path.parent().map_or(Ok(()), fs::create_dir_all).map_err(complain)?;
        return fs::write(path, actual).map_err(complain);
    }
    let expected = fs::read_to_string(path).map_err(complain)?;
    expect::same(&path.display().to_string(), &expected, actual)
}

fn folders_in(folder: &Path) -> Result<Vec<PathBuf>, String> {
    Ok(folders::entries(folder)?.into_iter().filter(|path| path.is_dir()).collect())
}

fn name_of(folder: &Path) -> String {
    folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
