//! `orgc check`: says what is wrong, and repairs it where that is certain.

use super::args::{Check, Report as Format};
use super::baseline::Baseline;
use super::failure::Failure;
use super::input::{Input, STDIN};
use super::terminal::Terminal;
use super::{Outcome, fix, output};
use crate::compile::Compilation;
use crate::render::{self, Look, Report};

pub(super) fn run(args: &Check, terminal: Terminal) -> Result<Outcome, Failure> {
    let baseline = args.baseline.as_deref().map(Baseline::read).transpose()?;
    let input = Input::open(&args.source)?;
    if args.diff {
        return preview(&input, terminal);
    }
    if !args.fix {
        return say(args, &input, terminal, input.compile()?, baseline);
    }
    let repair = input.repair()?;
    fix::write(&repair)?;
    let fixed = fix::problems(&repair);
    let outcome = say(args, &input, terminal, repair.compilation, baseline)?;
    output::to_stderr(&format!("fixed {fixed}\n"));
    Ok(outcome)
}

/// What `--fix` would change.
fn preview(input: &Input, terminal: Terminal) -> Result<Outcome, Failure> {
    let repair = input.repair()?;
    fix::show(&repair.changed, terminal)?;
    output::to_stderr(&format!("{} would be fixed\n", fix::problems(&repair)));
    let is_clean = repair.fixes == 0 && !repair.compilation.diagnostics.has_errors();
    Ok(if is_clean { Outcome::Clean } else { Outcome::Findings })
}

/// Says what was found: on standard output, unless that is the repaired text of standard input.
fn say(
    args: &Check,
    input: &Input,
    terminal: Terminal,
    mut compilation: Compilation,
    baseline: Option<Baseline>,
) -> Result<Outcome, Failure> {
    let compared = baseline.map(|baseline| baseline.take_known(&mut compilation.diagnostics));
    let report = Report { baseline: compared, ..super::input::report(&compilation) };
    let is_taken = args.fix && args.source.paths.iter().any(|path| path == STDIN);
    let color = if is_taken { terminal.stderr_color() } else { terminal.stdout_color() };
    let max_findings = input.max_findings();
    let text = match args.format {
        Format::Human => render::human(&report, Look { color, max_findings }),
        Format::Short => render::short(&report, max_findings),
        Format::Json => render::json(&report),
        Format::Sarif => render::sarif(&report),
        Format::Github => render::github(&report),
    };
    if is_taken {
        output::to_stderr(&text);
    } else {
        output::to_stdout(&text)?;
    }
    Ok(if compilation.diagnostics.has_errors() { Outcome::Findings } else { Outcome::Clean })
}
