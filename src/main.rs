//! The program `orgc`.

use std::process::ExitCode;

/// A large organisation is many small texts: reading one is for a good part allocating them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    orgc::cli::run(std::env::args_os())
}
