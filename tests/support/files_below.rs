//! Files in a folder and in all folders below it.

use std::fs;
use std::path::{Path, PathBuf};

/// All files below a folder with one of these suffixes, sorted.
pub(crate) fn files_below(folder: &Path, suffixes: &[&str]) -> Vec<PathBuf> {
    let (mut found, mut waiting) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let is_sought = path.extension().is_some_and(|end| suffixes.iter().any(|suffix| end == *suffix));
            if path.is_dir() {
                waiting.push(path);
            } else if is_sought {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
