//! Statements of policies and views, whose words stand in a fixed order: which of them is wrong or missing.

use super::damage::Damage;
use super::numbers::is_number;
use super::slots::{is_path, number_word};
use super::tokens::{Kind, Token};
use super::wording::{one_word_of, short};
use crate::catalog::SYNTAX_ERROR;
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::grammar::Rule;
use crate::syntax::words;

/// What stands in one place of a statement.
#[derive(Debug, Clone, Copy)]
enum Slot {
    /// This very word.
    Word(&'static str),
    /// A name.
    Name,
    /// Names and tags, with commas between them.
    Sides,
    /// A number.
    Number,
    /// One of these words.
    One(&'static [&'static str]),
    /// Some of these words, with commas between them.
    Some(&'static [&'static str]),
    /// `by`, and by whom.
    By,
}

const LETTERS: &[&str] = &["consulted", "informed", "responsible", "owner in"];
const LIMITS: &[&str] = &["span", "layers", "owned", "single-point"];
const LEVELS: &[&str] = &["error", "warn", "note", "off"];
const LAYERS: &[&str] = &["people", "dotted", "objectives", "responsibilities", "vacancies"];
const COLUMNS: &[&str] = &["roles", "departments", "people"];
const WHOM: &[&str] = &["person", "role", "department"];

/// Words that people write for those of the language.
const OTHER_WORDS: &[(&str, &[&str])] = &[
    ("people", &["persons", "person", "names", "holders", "staff", "employees"]),
    ("dotted", &["dotted-lines", "dashed", "dotted-line"]),
    ("objectives", &["goals", "okrs", "objective"]),
    ("responsibilities", &["tasks", "duties", "raci", "responsibility"]),
    ("vacancies", &["vacant", "vacancy", "open", "empty"]),
    ("roles", &["role", "positions", "posts"]),
    ("departments", &["department", "teams", "units"]),
    ("off", &["ignore", "disable", "disabled", "none", "silent", "hide", "allow", "never"]),
    ("warn", &["warnings", "warned"]),
    ("note", &["info", "hint", "notice"]),
    ("error", &["fatal", "deny", "forbid", "errors"]),
    ("span", &["reports", "directs", "direct-reports"]),
    ("layers", &["levels", "depth"]),
    ("owned", &["owns", "owner"]),
    ("person", &["people", "persons", "holder"]),
    ("role", &["roles"]),
    ("department", &["departments"]),
    ("consulted", &["consult", "consults"]),
    ("informed", &["inform", "informs"]),
];

fn shape(rule: Rule) -> Option<&'static [Slot]> {
    Some(match rule {
        Rule::separate => &[Slot::Sides, Slot::By],
        Rule::at_most => &[Slot::Number, Slot::Word("of"), Slot::Sides, Slot::By],
        Rule::require => &[Slot::One(LETTERS), Slot::Name, Slot::Word("on"), Slot::Sides],
        Rule::independent => &[Slot::Name, Slot::Word("of"), Slot::Sides],
        Rule::limit => &[Slot::One(LIMITS), Slot::Number],
        Rule::level => &[Slot::Name, Slot::One(LEVELS)],
        Rule::show | Rule::hide => &[Slot::Some(LAYERS)],
        Rule::columns => &[Slot::One(COLUMNS)],
        Rule::depth => &[Slot::Number],
        _ => return None,
    })
}

/// The first place of a statement in which something else stands, or nothing.
pub(super) fn misfit(damage: &Damage<'_>) -> Option<Diagnostic> {
    let rule = damage.rule()?;
    let mut rest = damage.operands();
    for slot in shape(rule)? {
        match fit(damage, *slot, rest) {
            Some(behind) => rest = behind,
            None => return explain(damage, rule, *slot, rest),
        }
    }
    None
}

/// What is left behind a slot; `None` if something else stands there.
fn fit<'k>(damage: &Damage<'_>, slot: Slot, rest: &'k [Token]) -> Option<&'k [Token]> {
    let shown = |at: usize| rest.get(at).map_or("", |token| damage.shown(token));
    let behind = |count: usize| rest.get(count..);
    match slot {
        Slot::Word(word) => behind(1).filter(|_| shown(0) == word),
        Slot::Name => behind(1).filter(|_| is_path(shown(0))),
        Slot::Number => behind(1).filter(|_| is_number(shown(0))),
        Slot::One(_) if shown(0) == "owner" => behind(2).filter(|_| shown(1) == "in"),
        Slot::One(words) => behind(1).filter(|_| words.contains(&shown(0)) || shown(0) == "warning"),
        Slot::Some(words) => list(rest, |token| words.contains(&damage.shown(token))),
        Slot::Sides => list(rest, |token| token.kind == Kind::Tag || is_path(damage.shown(token))),
        Slot::By if shown(0) == "by" => behind(2).filter(|_| WHOM.contains(&shown(1))),
        Slot::By => Some(rest),
    }
}

/// What is left behind items with commas between them, all of them sound.
fn list(rest: &[Token], is_item: impl Fn(&Token) -> bool) -> Option<&[Token]> {
    let mut rest = rest;
    loop {
        let (_, behind) = rest.split_first().filter(|(item, _)| is_item(item))?;
        match behind.split_first() {
            Some((comma, more)) if comma.kind == Kind::Mark(',') => rest = more,
            _ => return Some(behind),
        }
    }
}

fn explain(damage: &Damage<'_>, rule: Rule, slot: Slot, rest: &[Token]) -> Option<Diagnostic> {
    let Some(token) = rest.first() else { return Some(missing(damage, rule, slot)) };
    if matches!(token.kind, Kind::Text { .. }) {
        return None;
    }
    match slot {
        Slot::Word(word) => Some(other_word(damage, rule, word, token)),
        Slot::Number => number(damage, rule, token),
        Slot::One(words) => Some(choice(damage, rule, words, token)),
        Slot::Some(words) => {
            let is_wrong = |token: &&Token| token.kind == Kind::Word && !words.contains(&damage.shown(token));
            let wrong = rest.iter().find(is_wrong).filter(|wrong| !matches!(damage.shown(wrong), "and" | "&" | "+"))?;
            Some(choice(damage, rule, words, wrong))
        }
        Slot::By => rest.get(1).map(|whom| choice(damage, rule, WHOM, whom)),
        Slot::Name | Slot::Sides => None,
    }
}

/// Nothing stands where something is due.
fn missing(damage: &Damage<'_>, rule: Rule, slot: Slot) -> Diagnostic {
    let due = match slot {
        Slot::Word(word) => format!("`{word}`"),
        Slot::Name | Slot::Sides => "a name".to_owned(),
        Slot::Number => "a number".to_owned(),
        Slot::One(words) | Slot::Some(words) => one_word_of(words),
        Slot::By => one_word_of(WHOM),
    };
    Diagnostic::new(&SYNTAX_ERROR, format!("this `{}` is not complete", words::keyword(rule)))
        .label(damage.point(damage.text.len()), format!("{due} is missing here"))
        .help(as_in(rule))
}

fn as_in(rule: Rule) -> String {
    format!("the statement is written like this: `{}`", words::form(rule))
}

/// Another word where only one can stand, or that word is left out.
fn other_word(damage: &Damage<'_>, rule: Rule, word: &'static str, token: &Token) -> Diagnostic {
    let shown = short(damage.shown(token));
    let instead = [(token.range.clone(), word)];
    if let Some(written) = damage.rewritten(&instead) {
        return Diagnostic::new(&SYNTAX_ERROR, format!("`{shown}` stands where `{word}` belongs"))
            .label(damage.span(&token.range), format!("write `{word}`"))
            .help(format!("write `{written}`"))
            .fix(damage.fix(format!("write `{word}`"), &instead));
    }
    let inserted = format!("{word} ");
    let before = [(token.range.start..token.range.start, inserted.as_str())];
    let found = Diagnostic::new(&SYNTAX_ERROR, format!("`{word}` is missing before `{shown}`"))
        .label(damage.span(&token.range), format!("write `{word}` before this"))
        .help(damage.write_or(&before, as_in(rule)));
    let fix = damage.fix(format!("write `{word}`"), &before);
    if fix.certain { found.fix(fix) } else { found }
}

/// `limit span to 8`, `at most two of …`
fn number(damage: &Damage<'_>, rule: Rule, token: &Token) -> Option<Diagnostic> {
    let shown = short(damage.shown(token));
    let next = damage.operands().iter().find(|other| other.range.start > token.range.start);
    if let Some(next) = next.filter(|next| is_number(damage.shown(next))) {
        let edits = [(token.range.start..next.range.start, "")];
        let found = Diagnostic::new(&SYNTAX_ERROR, format!("`{shown}` is not needed"))
            .label(damage.span(&token.range), "remove this word")
            .help(damage.write_or(&edits, as_in(rule)));
        return Some(found.fix(damage.fix(format!("remove `{shown}`"), &edits)));
    }
    let found = Diagnostic::new(&SYNTAX_ERROR, format!("`{shown}` stands where a number belongs"))
        .label(damage.span(&token.range), "write digits");
    let Some(digits) = number_word(damage.shown(token)) else { return Some(found.help(as_in(rule))) };
    let edits = [(token.range.clone(), digits)];
    Some(found.help(damage.write_or(&edits, as_in(rule))).fix(damage.fix(format!("write `{digits}`"), &edits)))
}

/// Another word where only some can stand.
fn choice(damage: &Damage<'_>, rule: Rule, choices: &'static [&'static str], token: &Token) -> Diagnostic {
    let shown = damage.shown(token);
    let keyword = words::keyword(rule);
    let found = Diagnostic::new(&SYNTAX_ERROR, format!("`{}` cannot stand here", short(shown)));
    let place = damage.span(&token.range);
    let is_other = |choice: &str| OTHER_WORDS.iter().any(|(word, others)| *word == choice && others.contains(&shown));
    let meant = choices.iter().find(|choice| is_other(choice)).map(|meant| (meant, false));
    let near = || choices.iter().find(|choice| words::is_near(shown, choice)).map(|meant| (meant, true));
    if let Some((meant, is_slip)) = meant.or_else(near) {
        let edits = [(token.range.clone(), *meant)];
        let fix = damage.fix(format!("write `{meant}`"), &edits);
        return found
            .label(place, format!("did you mean `{meant}`?"))
            .help(damage.write_or(&edits, format!("write `{meant}`")))
            .fix(Fix { certain: fix.certain && is_slip, ..fix });
    }
    let found = found.label(place, format!("one of {} belongs here", one_word_of(choices)));
    let first = choices.first().copied().unwrap_or_default();
    let inserted = format!("{first} ");
    let before = [(token.range.start..token.range.start, inserted.as_str())];
    match (rule, damage.rewritten(&before)) {
        (Rule::show | Rule::hide, _) if matches!(shown, "roles" | "departments" | "titles" | "lines" | "all") => found
            .help(format!(
                "roles, departments and their lines are always shown; `{keyword}` is about {}",
                one_word_of(choices)
            )),
        (Rule::require, Some(written)) => {
            let others = choices.get(1..).unwrap_or_default();
            found.help(format!("write `{written}`, or {} in place of `{first}`", one_word_of(others)))
        }
        _ => found.help(as_in(rule)),
    }
}
