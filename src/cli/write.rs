//! Files written whole or not at all: all of them, or none.

use std::collections::BTreeSet;
use std::fs::{self, Permissions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, TempPath};

use super::failure::{Failure, why};

/// How many symbolic links are followed before they are taken for a loop.
const MAX_LINKS: usize = 40;

/// One file to be written.
pub(super) struct Output {
    /// Where, as it was said.
    pub(super) path: PathBuf,
    /// What.
    pub(super) text: String,
    /// What was read there and is to be replaced; nothing else is.
    pub(super) read: Option<String>,
}

/// An output that waits beside its target.
struct Prepared<'a> {
    output: &'a Output,
    target: PathBuf,
    /// Closed: there may be more of them than files may be open.
    temporary: TempPath,
    before: Option<Vec<u8>>,
}

/// Writes all outputs, none of them over an input (`inputs` are canonical paths).
pub(super) fn write_all(outputs: &[Output], inputs: &BTreeSet<PathBuf>) -> Result<(), Failure> {
    let (mut prepared, mut devices) = (Vec::new(), Vec::new());
    let are_several = outputs.len() > 1;
    for output in outputs {
        let target = resolve(&output.path).map_err(|error| cannot_write(output, &error))?;
        if inputs.contains(&target) {
            return Err(Failure::new(format!("`{}` is one of the sources", output.path.display()))
                .help("choose another name for the output"));
        }
        if is_device(&target) {
            devices.push((output, target));
        } else {
            prepared.push(prepare(output, target, are_several).map_err(|error| cannot_write(output, &error))?);
        }
    }
    // What a device has got cannot be taken back: it gets it when all that can be prepared is.
    for (output, target) in devices {
        write_to_device(&target, &output.text).map_err(|error| cannot_write(output, &error))?;
    }
    persist(prepared)
}

fn cannot_write(output: &Output, error: &io::Error) -> Failure {
    let why = if error.kind() == ErrorKind::NotFound { "there is no such directory".to_owned() } else { why(error) };
    Failure::new(format!("cannot write `{}`: {why}", output.path.display()))
}

/// Where the text is to end up: a symbolic link stays, and what it points at is replaced.
fn resolve(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..MAX_LINKS {
        let directory = match path.parent() {
            Some(parent) if parent.as_os_str().is_empty() => fs::canonicalize(".")?,
            Some(parent) => fs::canonicalize(parent)?,
            None => return Err(io::Error::other("it has no name")),
        };
        let name = path.file_name().ok_or_else(|| io::Error::other("it has no name"))?;
        let target = directory.join(name);
        if is_device(&target) {
            // Where the link of a pipe leads has no name: it is opened by the link.
            return Ok(target);
        }
        match fs::read_link(&target) {
            Ok(link) => path = directory.join(link),
            Err(_) => return Ok(target),
        }
    }
    Err(io::Error::other("its symbolic links loop"))
}

/// Whether it is there and is no file that could be replaced: a terminal, a pipe, `/dev/null`.
fn is_device(target: &Path) -> bool {
    fs::metadata(target).is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir())
}

fn write_to_device(target: &Path, text: &str) -> io::Result<()> {
    let mut device = fs::OpenOptions::new().write(true).open(target)?;
    device.write_all(text.as_bytes())?;
    device.flush()
}

/// Writes the text beside its target, with the mode that the target has or would get. What stands there is kept if it
/// may have to be put back, which may be large.
fn prepare(output: &Output, target: PathBuf, may_put_back: bool) -> io::Result<Prepared<'_>> {
    let directory = target.parent().unwrap_or_else(|| Path::new("."));
    let mut builder = Builder::new();
    let replaced = fs::metadata(&target).ok();
    match &replaced {
        Some(metadata) => refuse_to_replace(metadata)?,
        #[cfg(unix)]
        None => _ = builder.permissions(usual_permissions()),
        #[cfg(not(unix))]
        None => {}
    }
    let is_compared = output.read.is_some();
    let before = replaced.as_ref().filter(|_| may_put_back || is_compared).map(|_| read_before(&target)).transpose()?;
    refuse_what_was_not_read(output, before.as_deref())?;
    let mut temporary = builder.prefix(".orgc-").tempfile_in(directory)?;
    temporary.write_all(output.text.as_bytes())?;
    temporary.flush()?;
    if let Some(metadata) = replaced {
        temporary.as_file().set_permissions(metadata.permissions())?;
    }
    Ok(Prepared { output, target, temporary: temporary.into_temp_path(), before })
}

/// Another program may have written the file since.
fn refuse_what_was_not_read(output: &Output, there: Option<&[u8]>) -> io::Result<()> {
    match &output.read {
        Some(read) if there != Some(read.as_bytes()) => {
            Err(io::Error::other("it has changed since it was read; run the command again"))
        }
        _ => Ok(()),
    }
}

fn refuse_to_replace(metadata: &fs::Metadata) -> io::Result<()> {
    if metadata.is_dir() {
        return Err(io::Error::other("it is a directory"));
    }
    if metadata.permissions().readonly() {
        return Err(io::Error::other("it is read-only"));
    }
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "what is replaced is kept, to be put back if a later file fails")]
fn read_before(target: &Path) -> io::Result<Vec<u8>> {
    fs::read(target)
}

#[cfg(unix)]
fn usual_permissions() -> Permissions {
    std::os::unix::fs::PermissionsExt::from_mode(0o666)
}

/// Moves every file to its place; if one cannot be moved, those before it are put back.
fn persist(prepared: Vec<Prepared<'_>>) -> Result<(), Failure> {
    let mut done: Vec<(PathBuf, Option<Vec<u8>>)> = Vec::new();
    for Prepared { output, target, temporary, before } in prepared {
        if let Err(failed) = temporary.persist(&target) {
            done.iter().rev().for_each(|(target, before)| put_back(target, before.as_deref()));
            return Err(cannot_write(output, &failed.error));
        }
        done.push((target, before));
    }
    Ok(())
}

/// As well as it can be done: the failure that led here is the one to be told.
#[expect(clippy::disallowed_methods, reason = "restores what stood there, where nothing better is left to do")]
fn put_back(target: &Path, before: Option<&[u8]>) {
    let _ = match before {
        Some(bytes) => fs::write(target, bytes),
        None => fs::remove_file(target),
    };
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the test plays the other program")]
mod tests {
    use super::*;

    #[test]
    fn what_another_program_wrote_meanwhile_stays_and_so_do_all_others() {
        let directory = tempfile::tempdir().unwrap();
        let output = |name: &str| Output {
            path: directory.path().join(name),
            text: "new".to_owned(),
            read: Some("old".to_owned()),
        };
        let outputs = ["a.org", "b.org"].map(output);
        fs::write(directory.path().join("a.org"), "old").unwrap();
        let text = |name: &str| fs::read_to_string(directory.path().join(name));
        for other in [None, Some("other")] {
            if let Some(other) = other {
                fs::write(directory.path().join("b.org"), other).unwrap();
            }
            let failure = write_all(&outputs, &BTreeSet::new()).unwrap_err().to_string();
            assert!(failure.ends_with("it has changed since it was read; run the command again\n"), "{failure}");
            assert_eq!((text("a.org").unwrap().as_str(), text("b.org").ok().as_deref()), ("old", other));
        }
        fs::write(directory.path().join("b.org"), "old").unwrap();
        write_all(&outputs, &BTreeSet::new()).unwrap();
        assert_eq!((text("a.org").unwrap().as_str(), text("b.org").unwrap().as_str()), ("new", "new"));
    }
}
