//! Whether anyone is watching.

use std::io::{self, IsTerminal};

use anstream::{AutoStream, ColorChoice};

use super::args::Color;

/// What the standard streams can show.
#[derive(Debug, Clone, Copy)]
pub(super) struct Terminal {
    color: Color,
}

impl Terminal {
    pub(super) fn new(color: Color) -> Self {
        Self { color }
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
