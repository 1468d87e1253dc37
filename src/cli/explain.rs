//! `orgc explain`: the page of a check, or what the reference says of a word of the language.

use super::args::Explain;
use super::failure::Failure;
use super::nearest::{nearest, question};
use super::terminal::Terminal;
use super::{Outcome, keywords, markdown, output};
use crate::{catalog, syntax};

pub(super) fn run(args: &Explain, terminal: Terminal) -> Result<Outcome, Failure> {
    let asked = args.words.join(" ").to_lowercase();
    let page = match catalog::find(&asked) {
        Some(rule) => catalog::page(rule).to_owned(),
        None => keywords::page(&asked).ok_or_else(|| unknown(&asked))?,
    };
    output::to_stdout(&markdown::tidy(&page, terminal.stdout_color()))?;
    Ok(Outcome::Clean)
}

fn unknown(asked: &str) -> Failure {
    let codes: Vec<String> = catalog::RULES.iter().map(|rule| rule.code()).collect();
    let words = keywords::all();
    let slugs = catalog::RULES.iter().map(|rule| rule.slug);
    let names = slugs.chain(codes.iter().map(String::as_str)).chain(words.iter().map(String::as_str));
    let near = syntax::other_word(asked).map_or_else(|| nearest(asked, names), |keyword| vec![keyword]);
    let hint = question(&near)
        .unwrap_or_else(|| "`orgc rules` lists the checks, `orgc explain role` what a role can say".to_owned());
    Failure::new(format!("neither a check nor a word of the language is called `{asked}`")).help(hint)
}
