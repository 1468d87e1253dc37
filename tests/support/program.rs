//! The real program.

use std::path::Path;
use std::process::Command;

/// `orgc` in a directory, with an environment that the machine cannot disturb.
pub(crate) fn orgc(directory: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_orgc"));
    command.current_dir(directory).args(arguments);
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"] {
        command.env_remove(name);
    }
    // 2026-11-01
    command.env("SOURCE_DATE_EPOCH", "1793491200");
    command
}
