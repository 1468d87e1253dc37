//! `orgc explain`: the page of a check.

use super::args::Explain;
use super::failure::Failure;
use super::terminal::Terminal;
use super::{Outcome, markdown, output, values};
use crate::catalog;

pub(super) fn run(args: &Explain, terminal: Terminal) -> Result<Outcome, Failure> {
    let rule = values::rule(&args.rule).map_err(Failure::new)?;
    output::to_stdout(&markdown::tidy(catalog::page(rule), terminal.stdout_color()))?;
    Ok(Outcome::Clean)
}
