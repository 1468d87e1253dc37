//! Every case of the corpus whose text is sound.

use std::fs;
use std::path::Path;

use libtest_mimic::{Failed, Trial};
use orgc::calendar::{Date, Period};
use orgc::source::MemoryFiles;

use crate::compared::compared;
use crate::folders::entries;

/// Fewer cases are a sign that they are not found.
const FEWEST: usize = 250;

/// A trial for each file or folder below `tests/corpus/check`.
pub(crate) fn trials() -> Result<Vec<Trial>, String> {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/check"));
    let mut trials = Vec::new();
    for group in entries(root)? {
        for case in entries(&group)?.into_iter().filter(|path| path.is_dir() || is_source(path)) {
            let name = case.strip_prefix(root).unwrap_or(&case).with_extension("").display().to_string();
            trials.push(Trial::test(name, move || agree(&case).map_err(Failed::from)));
        }
    }
    if trials.len() < FEWEST { Err(format!("only {} cases are there", trials.len())) } else { Ok(trials) }
}

/// Whether both find the same in a case.
fn agree(case: &Path) -> Result<(), String> {
    let files = load(case)?;
    let (as_of, all_dates) = settings(&files)?;
    let Some(compared) = compared(&files, as_of, all_dates) else { return Ok(()) };
    let differences = compared.differences();
    if differences.is_empty() { Ok(()) } else { Err(differences.join("\n")) }
}

fn load(case: &Path) -> Result<MemoryFiles, String> {
    let mut files = MemoryFiles::default();
    let paths = if case.is_dir() { entries(case)? } else { vec![case.to_owned()] };
    for path in paths.into_iter().filter(|path| is_source(path)) {
        let bytes = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        files.insert(path.display().to_string(), bytes);
    }
    Ok(files)
}

/// What the comments at the top of a case say: the as-of date, and whether all dates are judged.
fn settings(files: &MemoryFiles) -> Result<(Date, bool), String> {
    use orgc::source::Files;
    let first = files.paths().next().and_then(|path| files.read(path, u64::MAX).ok()).unwrap_or_default();
    let text = String::from_utf8_lossy(&first);
    let comments: Vec<&str> = text.lines().map_while(|line| line.strip_prefix("//")).map(str::trim).collect();
    let as_of = comments.iter().find_map(|line| line.strip_prefix("as-of:")).map_or("2026-11-01", str::trim);
    let as_of = Period::parse(as_of).map_err(|_| format!("`{as_of}` is no date"))?.first();
    Ok((as_of, comments.contains(&"all-dates")))
}

fn is_source(path: &Path) -> bool {
    path.extension().is_some_and(|suffix| suffix == "org" || suffix == "orgchart")
}
