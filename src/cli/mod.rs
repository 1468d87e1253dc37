//! The command line: arguments in, texts and an exit code out.
//!
//! Knows files, terminals, the clock and the environment, which nothing else does. Each command is a
//! file; [`args`] holds what can be written after `orgc`. Outputs are built in memory and written once.

mod all_views;
pub mod args;
mod build;
mod change;
mod check;
mod clock;
mod explain;
mod failure;
mod fmt;
mod focus;
mod import;
mod init;
mod input;
mod job;
mod keywords;
mod markdown;
mod nearest;
mod output;
mod patch;
mod progress;
mod rules;
mod shelf;
mod terminal;
mod values;
mod write;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;
use clap::error::ErrorKind;

use args::{Args, Command};
use failure::Failure;
use terminal::Terminal;

/// How a command ended that could do its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// Nothing is wrong, or nothing that keeps outputs from being written.
    Clean,
    /// There are errors in what was read, or something is not as it was asked to be: not canonical, to be
    /// repaired, not placed.
    Findings,
}

/// Runs the program; the exit code is 0 for clean, 1 for findings, 2 for "could not run".
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let outcome = match Args::try_parse_from(arguments) {
        Ok(args) => dispatch(&args),
        Err(message) => usage(&message),
    };
    match outcome {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(failure) => {
            output::to_stderr(&failure.to_string());
            ExitCode::from(2)
        }
    }
}

fn dispatch(args: &Args) -> Result<Outcome, Failure> {
    let terminal = Terminal::new(args);
    match &args.command {
        Command::Check(check) => check::run(check, terminal),
        Command::Build(build) => build::run(build, terminal),
        Command::Fmt(fmt) => fmt::run(fmt, terminal),
        Command::Explain(explain) => explain::run(explain, terminal),
        Command::Rules(rules) => rules::run(rules),
        Command::Init(init) => init::run(init, terminal),
        Command::Import(import) => import::run(import, terminal),
    }
}

/// What clap has to say: help and version on standard output, complaints as a failure.
fn usage(message: &clap::Error) -> Result<Outcome, Failure> {
    let asked_for = matches!(message.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
    let terminal = Terminal::usual();
    let color = if asked_for { terminal.stdout_color() } else { terminal.stderr_color() };
    let text = message.render();
    let text = if color { text.ansi().to_string() } else { text.to_string() };
    if asked_for { output::to_stdout(&text).map(|()| Outcome::Clean) } else { Err(Failure::in_full(text)) }
}
