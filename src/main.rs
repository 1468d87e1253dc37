//! The program `orgc`.

use std::process::ExitCode;

fn main() -> ExitCode {
    orgc::cli::run(std::env::args_os())
}
