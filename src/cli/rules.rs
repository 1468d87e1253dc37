//! `orgc rules`: all checks with their levels.

use serde::Serialize;

use super::args::{List, Rules};
use super::failure::Failure;
use super::{Outcome, output};
use crate::catalog::RULES;
use crate::diagnostic::Rule;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Document {
    schema_version: u32,
    rules: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    code: String,
    slug: &'static str,
    level: &'static str,
    summary: &'static str,
}

pub(super) fn run(args: &Rules) -> Result<Outcome, Failure> {
    let text = match args.format {
        List::Human => columns(),
        List::Json => json(),
    };
    output::to_stdout(&text)?;
    Ok(Outcome::Clean)
}

fn columns() -> String {
    let width = RULES.iter().map(|rule| rule.slug.len()).max().unwrap_or(0);
    let line = |rule: &&Rule| format!("{}  {:width$}  {:7}  {}\n", rule.code(), rule.slug, level(rule), rule.summary);
    RULES.iter().map(line).collect()
}

fn json() -> String {
    let entry =
        |rule: &&'static Rule| Entry { code: rule.code(), slug: rule.slug, level: level(rule), summary: rule.summary };
    let document = Document { schema_version: 1, rules: RULES.iter().map(entry).collect() };
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

fn level(rule: &Rule) -> &'static str {
    rule.level.map_or("off", |level| level.word())
}
