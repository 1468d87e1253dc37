//! Texts to the standard streams, each in one go.

use std::io::{self, ErrorKind, Write};

use super::failure::{Failure, why};

/// Writes to standard output. That the reader has gone away (`orgc … | head`) is no failure.
pub(super) fn to_stdout(text: &str) -> Result<(), Failure> {
    bytes_to_stdout(text.as_bytes())
}

/// The same for a text that may be none.
pub(super) fn bytes_to_stdout(bytes: &[u8]) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::new(format!("cannot write to standard output: {}", why(&error))))
        }
        _ => Ok(()),
    }
}

/// Writes to standard error. If that fails there is no one left to tell.
pub(super) fn to_stderr(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}
