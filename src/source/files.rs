//! Where the texts come from: the only file access of the library.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// A place that has files: the disk, or memory (tests, editors).
pub trait Files {
    /// The bytes of one file.
    ///
    /// # Errors
    /// Whatever the place says: not there, not allowed, not a regular file.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;

    /// Every `.org` and `.orgchart` file that `path` stands for: itself if it is a file, all below it
    /// if it is a directory (ignore files honoured). Sorted by path, `/` between parts.
    ///
    /// # Errors
    /// If `path` is not there, or a directory below it cannot be read.
    fn expand(&self, path: &str) -> io::Result<Vec<String>>;
}

/// The files of this machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct DiskFiles;

/// Files that exist in memory only, by path.
#[derive(Debug, Clone, Default)]
pub struct MemoryFiles(BTreeMap<String, Vec<u8>>);

impl MemoryFiles {
    /// Adds a file, or replaces it.
    pub fn insert(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.0.insert(path.into(), bytes.into());
    }

    /// The paths of all files, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

impl Files for DiskFiles {
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads files")]
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        if !std::fs::metadata(path)?.is_file() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a regular file"));
        }
        std::fs::read(path)
    }

    fn expand(&self, path: &str) -> io::Result<Vec<String>> {
        if !std::fs::metadata(path)?.is_dir() {
            return Ok(vec![with_slashes(path)]);
        }
        let mut found = Vec::new();
        for entry in ignore::WalkBuilder::new(path).require_git(false).build() {
            let entry = entry.map_err(io::Error::other)?;
            let is_dir = entry.file_type().is_some_and(|kind| kind.is_dir());
            if !is_dir && has_org_suffix(entry.path()) {
                found.push(with_slashes(without_dot(entry.path())));
            }
        }
        found.sort();
        Ok(found)
    }
}

impl Files for MemoryFiles {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let bytes = self.0.get(path).cloned();
        bytes.ok_or_else(|| io::Error::new(io::ErrorKind::NotFound, "no such file"))
    }

    fn expand(&self, path: &str) -> io::Result<Vec<String>> {
        if self.0.contains_key(path) {
            return Ok(vec![path.to_owned()]);
        }
        let prefix = if path == "." { String::new() } else { format!("{}/", path.trim_end_matches('/')) };
        let below = self.0.keys().filter(|file| file.starts_with(&prefix) && has_org_suffix(Path::new(file)));
        Ok(below.cloned().collect())
    }
}

fn has_org_suffix(path: &Path) -> bool {
    path.extension().is_some_and(|suffix| suffix.eq_ignore_ascii_case("org") || suffix.eq_ignore_ascii_case("orgchart"))
}

fn without_dot(path: &Path) -> &Path {
    path.strip_prefix("./").unwrap_or(path)
}

fn with_slashes(path: impl AsRef<Path>) -> String {
    path.as_ref().to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}
