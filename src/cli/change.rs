//! Texts that a command changes: written, passed on, or shown.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::failure::Failure;
use super::input::{STDIN, cannot_read};
use super::output;
use super::patch::patch;
use super::terminal::Terminal;
use super::write::{Output, write_all};
use crate::source::{Change, Files};

/// The files that are changed, by path.
pub(super) type Changes = BTreeMap<String, Change>;

/// Writes all changed files, or none. Standard input has no file.
pub(super) fn write(changes: &Changes) -> Result<(), Failure> {
    let on_disk = changes.iter().filter(|(path, _)| *path != STDIN);
    let outputs: Vec<Output> = on_disk.map(|(path, change)| output(path, change)).collect();
    write_all(&outputs, &BTreeSet::new())
}

fn output(path: &str, change: &Change) -> Output {
    Output { path: PathBuf::from(path), text: change.after.clone(), read: Some(change.before.clone()) }
}

/// Writes standard input as it is to be to standard output; to the byte as it came, if nothing changes
/// it. It has been read, within its limits.
pub(super) fn pass_on(changes: &Changes, files: &dyn Files) -> Result<(), Failure> {
    match changes.get(STDIN) {
        Some(change) => output::to_stdout(&change.after),
        None => output::bytes_to_stdout(&files.read(STDIN, u64::MAX).map_err(|error| cannot_read(STDIN, &error))?),
    }
}

/// Shows all changes without making them.
pub(super) fn show(changes: &Changes, terminal: Terminal) -> Result<(), Failure> {
    let changes = changes.iter().map(|(path, change)| patch(path, &change.before, &change.after, terminal));
    output::to_stdout(&changes.collect::<String>())
}
