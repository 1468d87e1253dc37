//! `orgc check`: says what is wrong.

use super::args::{Check, Report as Format};
use super::baseline::Baseline;
use super::failure::Failure;
use super::input::Input;
use super::terminal::Terminal;
use super::{Outcome, output};
use crate::render::{self, Look, Report};

pub(super) fn run(args: &Check, terminal: Terminal) -> Result<Outcome, Failure> {
    let baseline = args.baseline.as_deref().map(Baseline::read).transpose()?;
    let input = Input::open(&args.source)?;
    let mut compilation = input.compile()?;
    let compared = baseline.map(|baseline| baseline.take_known(&mut compilation.diagnostics));
    let report = Report { baseline: compared, ..super::input::report(&compilation) };
    let max_findings = input.max_findings();
    let text = match args.format {
        Format::Human => render::human(&report, Look { color: terminal.stdout_color(), max_findings }),
        Format::Short => render::short(&report, max_findings),
        Format::Json => render::json(&report),
    };
    output::to_stdout(&text)?;
    Ok(if compilation.diagnostics.has_errors() { Outcome::Findings } else { Outcome::Clean })
}
