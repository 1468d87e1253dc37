//! Whether anyone is watching, and how much they want to hear.

use std::io::{self, IsTerminal};

use anstream::{AutoStream, ColorChoice};

use super::args::{Args, Color};
use super::failure::Failure;
use super::output;

/// What the standard streams can show.
#[derive(Debug, Clone, Copy)]
pub(super) struct Terminal {
    color: Color,
    quiet: bool,
}

impl Terminal {
    pub(super) fn new(args: &Args) -> Self {
        Self { color: args.color, quiet: args.quiet }
    }

    /// Before it is known what is wanted.
    pub(super) fn usual() -> Self {
        Self { color: Color::Auto, quiet: false }
    }

    /// Whether nothing but findings, failures and what was asked for is to be said.
    pub(super) fn is_quiet(self) -> bool {
        self.quiet
    }

    /// Says on standard error what was done, unless nobody wants to hear it.
    pub(super) fn tell(self, text: &str) {
        if !self.quiet {
            output::to_stderr(text);
        }
    }

    /// The same on standard output, of a command that has nothing else to write there.
    pub(super) fn report(self, text: &str) -> Result<(), Failure> {
        if self.quiet { Ok(()) } else { output::to_stdout(text) }
    }

    /// Whether standard output is shown at once, so that nothing in it may act on the terminal.
    pub(super) fn is_stdout_shown(self) -> bool {
        io::stdout().is_terminal()
    }

    pub(super) fn stdout_color(self) -> bool {
        self.decide(|| AutoStream::choice(&io::stdout()))
    }

    pub(super) fn stderr_color(self) -> bool {
        self.decide(|| AutoStream::choice(&io::stderr()))
    }

    fn decide(self, look: impl Fn() -> ColorChoice) -> bool {
        match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => look() != ColorChoice::Never,
        }
    }
}
