//! `orgc explain`: the page of a check.

use super::args::Explain;
use super::failure::Failure;
use super::terminal::Terminal;
use super::{Outcome, markdown, output, values};
use crate::catalog;

pub(super) fn run(args: &Explain, terminal: Terminal) -> Result<Outcome, Failure> {
    let rule = values::rule(&args.rule).map_err(Failure::new)?;
    let page = catalog::page(rule);
    let text = if terminal.stdout_is_terminal() || terminal.stdout_color() {
        markdown::tidy(page, terminal.stdout_color())
    } else {
        page.to_owned()
    };
    output::to_stdout(&text)?;
    Ok(Outcome::Clean)
}
