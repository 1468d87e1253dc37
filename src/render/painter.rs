//! The colours of the rendering for people.

use std::io;

use anstyle::{AnsiColor, Style};
use codespan_reporting::diagnostic::{LabelStyle, Severity};
use codespan_reporting::term::WriteStyle;

const BOLD: Style = Style::new().bold();
const FRAME: Style = AnsiColor::Blue.on_default();

/// A text that grows, with or without colours.
#[derive(Debug, Default)]
pub(super) struct Painter {
    text: Vec<u8>,
    color: bool,
}

impl Painter {
    pub(super) fn new(color: bool) -> Self {
        Self { text: Vec::new(), color }
    }

    pub(super) fn into_text(self) -> String {
        String::from_utf8(self.text).unwrap_or_else(|bytes| String::from_utf8_lossy(bytes.as_bytes()).into_owned())
    }

    fn paint(&mut self, style: Style) -> io::Result<()> {
        if self.color {
            self.text.extend_from_slice(style.render().to_string().as_bytes());
        }
        Ok(())
    }
}

fn color_of(severity: Severity) -> Style {
    match severity {
        Severity::Bug | Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Note => AnsiColor::Green,
        Severity::Help => AnsiColor::Cyan,
    }
    .on_default()
}

impl io::Write for Painter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.text.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl WriteStyle for Painter {
    fn set_header(&mut self, severity: Severity) -> io::Result<()> {
        self.paint(color_of(severity).bold())
    }

    fn set_header_message(&mut self) -> io::Result<()> {
        self.reset()?;
        self.paint(BOLD)
    }

    fn set_line_number(&mut self) -> io::Result<()> {
        self.paint(FRAME)
    }

    fn set_note_bullet(&mut self) -> io::Result<()> {
        self.paint(FRAME)
    }

    fn set_source_border(&mut self) -> io::Result<()> {
        self.paint(FRAME)
    }

    fn set_label(&mut self, severity: Severity, style: LabelStyle) -> io::Result<()> {
        self.paint(match style {
            LabelStyle::Primary => color_of(severity),
            LabelStyle::Secondary => FRAME,
        })
    }

    fn reset(&mut self) -> io::Result<()> {
        if self.color { io::Write::write_all(self, b"\x1b[0m") } else { Ok(()) }
    }
}
