//! Where the texts come from: the only file access of the library.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::Path;

/// A place that has files: the disk, or memory (tests, editors).
pub trait Files {
    /// The bytes of one file, if it has no more than `most`.
    ///
    /// # Errors
    /// [`FileTooLarge`](io::ErrorKind::FileTooLarge) if it has more, else whatever the place says: not there,
    /// not allowed, not a regular file.
    fn read(&self, path: &str, most: u64) -> io::Result<Vec<u8>>;

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
    fn read(&self, path: &str, most: u64) -> io::Result<Vec<u8>> {
        // Opening a pipe waits for somebody who writes to it.
        refuse_what_is_no_file(&std::fs::metadata(path).map_err(|error| or_a_lost_name(path, error))?)?;
        let file = std::fs::File::open(path)?;
        let metadata = file.metadata()?;
        refuse_what_is_no_file(&metadata)?;
        if metadata.len() > most {
            return Err(too_large());
        }
        let room = usize::try_from(metadata.len().saturating_add(1)).unwrap_or_default();
        read_into(Vec::with_capacity(room), file, most)
    }

    fn expand(&self, path: &str) -> io::Result<Vec<String>> {
        if !std::fs::metadata(path)?.is_dir() {
            return Ok(vec![with_slashes(path)]);
        }
        let mut found = Vec::new();
        for entry in ignore::WalkBuilder::new(path).require_git(false).build() {
            let entry = entry.map_err(|error| with_place(&error, Path::new(path)))?;
            let is_dir = entry.file_type().is_some_and(|kind| kind.is_dir());
            if !is_dir && is_source(entry.path()) {
                found.push(with_slashes(without_dot(entry.path())));
            }
        }
        found.sort();
        Ok(found)
    }
}

impl Files for MemoryFiles {
    fn read(&self, path: &str, most: u64) -> io::Result<Vec<u8>> {
        let bytes = self.0.get(path).ok_or_else(|| io::Error::new(io::ErrorKind::NotFound, "no such file"))?;
        read_all(bytes.as_slice(), most)
    }

    fn expand(&self, path: &str) -> io::Result<Vec<String>> {
        if self.0.contains_key(path) {
            return Ok(vec![path.to_owned()]);
        }
        let prefix = if path == "." { String::new() } else { format!("{}/", path.trim_end_matches('/')) };
        let below = self.0.keys().filter(|file| file.starts_with(&prefix) && is_source(Path::new(file)));
        Ok(below.cloned().collect())
    }
}

/// Everything that `reader` gives, if that is no more than `most` bytes: a file may grow while it is read, and
/// what is no file has no size before.
///
/// # Errors
/// [`FileTooLarge`](io::ErrorKind::FileTooLarge) if there is more; what the reader says.
pub fn read_all(reader: impl Read, most: u64) -> io::Result<Vec<u8>> {
    read_into(Vec::new(), reader, most)
}

/// Whether a file of this name is read where it lies in a directory that is compiled.
#[must_use]
pub fn is_source(path: &Path) -> bool {
    path.extension().is_some_and(|suffix| suffix.eq_ignore_ascii_case("org") || suffix.eq_ignore_ascii_case("orgchart"))
}

fn read_into(mut bytes: Vec<u8>, reader: impl Read, most: u64) -> io::Result<Vec<u8>> {
    reader.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { Err(too_large()) } else { Ok(bytes) }
}

/// A name that is no UTF-8 was found in a directory, and is not known to the bytes any more.
fn or_a_lost_name(path: &str, error: io::Error) -> io::Error {
    let is_lost = error.kind() == io::ErrorKind::NotFound && path.contains(char::REPLACEMENT_CHARACTER);
    if is_lost { io::Error::new(io::ErrorKind::InvalidFilename, "its name is not UTF-8") } else { error }
}

fn too_large() -> io::Error {
    io::Error::new(io::ErrorKind::FileTooLarge, "it is too large")
}

fn refuse_what_is_no_file(metadata: &std::fs::Metadata) -> io::Result<()> {
    if metadata.is_file() { Ok(()) } else { Err(io::Error::new(io::ErrorKind::InvalidInput, "not a regular file")) }
}

/// What cannot be read below a directory, and where, if it is not that one.
fn with_place(error: &ignore::Error, directory: &Path) -> io::Error {
    let mut inner = error;
    let mut place = None;
    loop {
        inner = match inner {
            ignore::Error::WithPath { path, err } => {
                place = Some(path).filter(|path| **path != directory);
                err
            }
            ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => err,
            _ => break,
        };
    }
    let is_closed = inner.io_error().is_some_and(|error| error.kind() == io::ErrorKind::PermissionDenied);
    let why = if is_closed { "permission denied".to_owned() } else { inner.to_string() };
    io::Error::other(place.map_or_else(|| why.clone(), |place| format!("`{}`: {why}", without_dot(place).display())))
}

fn without_dot(path: &Path) -> &Path {
    path.strip_prefix("./").unwrap_or(path)
}

fn with_slashes(path: impl AsRef<Path>) -> String {
    path.as_ref().to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}
