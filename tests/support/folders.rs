//! What stands in folders.

use std::fs;
use std::path::{Path, PathBuf};

/// What stands in a directory, sorted.
pub(crate) fn entries(directory: &Path) -> Result<Vec<PathBuf>, String> {
    let describe = |error: std::io::Error| format!("{}: {error}", directory.display());
    let listing = fs::read_dir(directory).map_err(describe)?;
    let mut paths = listing.map(|entry| Ok(entry.map_err(describe)?.path())).collect::<Result<Vec<_>, String>>()?;
    paths.sort();
    Ok(paths)
}
