//! `orgc check --fix`: the texts after all certain repairs, written or shown.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::failure::Failure;
use super::input::STDIN;
use super::output;
use super::patch::patch;
use super::terminal::Terminal;
use super::write::{Output, write_all};
use crate::render::counted;
use crate::repair::{Change, Repair};

/// Writes all changed files, or none. Standard input has no file: its text goes to standard output, also
/// where nothing was to be repaired.
pub(super) fn write(repair: &Repair) -> Result<(), Failure> {
    let on_disk = repair.changed.iter().filter(|(path, _)| *path != STDIN);
    let outputs: Vec<Output> =
        on_disk.map(|(path, change)| Output { path: PathBuf::from(path), text: change.after.clone() }).collect();
    write_all(&outputs, &BTreeSet::new())?;
    let sources = &repair.compilation.sources;
    if let Some((_, stdin)) = sources.iter().find(|(_, file)| file.path() == STDIN) {
        let changed = repair.changed.get(STDIN).map(|change| change.after.as_str());
        output::to_stdout(changed.unwrap_or(stdin.text()))?;
    }
    Ok(())
}

/// Shows all changes without making them.
pub(super) fn show(changed: &BTreeMap<String, Change>, terminal: Terminal) -> Result<(), Failure> {
    let changes = changed.iter().map(|(path, change)| patch(path, &change.before, &change.after, terminal));
    output::to_stdout(&changes.collect::<String>())
}

/// `3 problems in 2 files`
pub(super) fn problems(repair: &Repair) -> String {
    format!("{} in {}", counted(repair.fixes, "problem"), counted(repair.changed.len(), "file"))
}
