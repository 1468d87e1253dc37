//! What stands where something of another sort is due: a text, a name, a number, or anything at all.

use super::damage::Damage;
use super::statement::short;
use super::tokens::{Kind, Token};
use crate::catalog::{BAD_NUMBER, MISSING_QUOTE, SYNTAX_ERROR};
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::grammar::Rule;
use crate::syntax::words;

/// A keyword with nothing behind it.
pub(super) fn nothing_follows(damage: &Damage<'_>) -> Option<Diagnostic> {
    let rule = damage.rule().filter(|_| damage.operands().is_empty())?;
    let keyword = words::keyword(rule);
    let found = Diagnostic::new(&SYNTAX_ERROR, format!("nothing stands behind `{keyword}`"))
        .label(damage.point(damage.text.len()), format!("expected {}", due(rule)))
        .help(format!("the statement is written like this: `{}`", words::form(rule)));
    Some(found)
}

/// What is due behind a keyword.
fn due(rule: Rule) -> &'static str {
    match rule {
        Rule::note | Rule::link | Rule::email | Rule::unowned => "a text in quotes",
        Rule::seats | Rule::fte | Rule::depth | Rule::at_most => "a number",
        Rule::due | Rule::period | Rule::as_of => "a date",
        Rule::waive | Rule::level => "the name of a rule",
        Rule::require => "`consulted`, `informed`, `responsible` or `owner in`",
        Rule::limit => "`span`, `layers`, `owned` or `single-point`",
        Rule::columns => "`roles`, `departments` or `people`",
        Rule::show | Rule::hide => "`people`, `dotted`, `objectives`, `responsibilities` or `vacancies`",
        _ => "a name",
    }
}

/// `50 %`, `50 percent`
pub(super) fn loose_percent(damage: &Damage<'_>) -> Option<Diagnostic> {
    let is_percent = |token: &Token| matches!(damage.shown(token), "%" | "percent" | "per cent" | "pct" | "Prozent");
    let is_number = |token: &Token| damage.shown(token).parse::<f64>().is_ok();
    let pair = damage
        .operands()
        .windows(2)
        .find(|pair| matches!(pair, [number, percent] if is_number(number) && is_percent(percent)))?;
    let (number, percent) = (pair.first()?, pair.last()?);
    let share = format!("{}%", damage.shown(number));
    let range = number.range.start..percent.range.end;
    let found = Diagnostic::new(&BAD_NUMBER, format!("a share is written without space: `{share}`"))
        .label(damage.span(&range), "not a share")
        .help(format!("write `{share}`"));
    Some(found.fix(damage.fix(format!("write `{share}`"), &[(range, share.as_str())])))
}

/// `note hello world`, `email ana@example.org`
pub(super) fn text_without_quotes(damage: &Damage<'_>) -> Option<Diagnostic> {
    let rule = damage.rule()?;
    let skipped = match rule {
        Rule::note | Rule::link | Rule::email | Rule::unowned => 0,
        Rule::set => 1,
        _ => return None,
    };
    let operands = damage.operands().get(skipped..)?;
    let first = operands.first().filter(|first| first.kind == Kind::Word)?;
    let end = operands.last().map_or(first.range.end, |last| last.range.end);
    let is_plain = operands.iter().all(|token| !matches!(token.kind, Kind::Text { .. }));
    let found = Diagnostic::new(&MISSING_QUOTE, "a text stands in quotes")
        .label(damage.span(&(first.range.start..end)), "put `\"` before and behind it")
        .help(format!("the statement is written like this: `{}`", words::form(rule)));
    let edits = [(first.range.start..first.range.start, "\""), (end..end, "\"")];
    Some(if is_plain { found.fix(damage.fix("put it in quotes", &edits)) } else { found })
}

/// `reports to "CEO"`
pub(super) fn name_in_quotes(damage: &Damage<'_>) -> Option<Diagnostic> {
    let rule = damage.rule()?;
    let takes_names = words::relation(rule).is_some() && !matches!(rule, Rule::held_by | Rule::formerly_held_by);
    let takes_names =
        takes_names || matches!(rule, Rule::was | Rule::root | Rule::separate | Rule::include | Rule::exclude);
    if !takes_names {
        return None;
    }
    let is_item = |token: &Token, before: Option<&Token>| {
        matches!(token.kind, Kind::Text { .. }) && before.is_none_or(|before| before.kind == Kind::Mark(','))
    };
    let operands = damage.operands();
    let before = std::iter::once(None).chain(operands.iter().map(Some));
    let token = operands.iter().zip(before).find(|(token, before)| is_item(token, *before)).map(|(token, _)| token)?;
    let inside = damage.shown(token).trim_matches('"');
    let is_name =
        !inside.is_empty() && inside.chars().all(|c| unicode_ident::is_xid_continue(c) || c == '-' || c == '.');
    let found = Diagnostic::new(
        &SYNTAX_ERROR,
        format!("`{}` refers to a declaration by its title", words::keyword(rule)),
    )
    .label(damage.span(&token.range), "a name is due here, not a text")
    .help(
        "write the name that stands behind the keyword of the declaration, without quotes; only holders may be quoted",
    );
    Some(if is_name {
        found.fix(Fix { certain: false, ..damage.fix("remove the quotes", &[(token.range.clone(), inside)]) })
    } else {
        found
    })
}

/// `seats four`
pub(super) fn bad_number(damage: &Damage<'_>) -> Option<Diagnostic> {
    let rule = damage.rule().filter(|rule| matches!(rule, Rule::seats | Rule::fte | Rule::depth))?;
    let operands = damage.operands();
    let first = operands.first()?;
    let shown = short(damage.shown(first));
    let decimal = shown.replace(',', ".");
    let _ = decimal;
    let found = Diagnostic::new(&BAD_NUMBER, format!("`{}` takes one number", words::keyword(rule)))
        .label(damage.span(&(first.range.start..damage.text.len())), "not a number")
        .help(format!("write digits, with a point before decimals: `{}`", words::form(rule)));
    Some(found)
}

/// `reports to R&D`, `reports to head-`, `reports to a..b`
pub(super) fn bad_name(damage: &Damage<'_>) -> Option<Diagnostic> {
    damage.rule()?;
    let token = damage.operands().iter().find(|token| token.kind == Kind::Word && !is_sound(damage.shown(token)))?;
    Some(explain_name(damage, token))
}

/// Whether a word can be read by the grammar: as a path, number, share or date.
fn is_sound(word: &str) -> bool {
    let number = word.trim_end_matches('%');
    is_path(word) || number.parse::<f64>().is_ok()
}

/// Whether a word is a name or path.
pub(super) fn is_path(word: &str) -> bool {
    let is_identifier = |part: &str| {
        let starts =
            part.chars().next().is_some_and(|c| unicode_ident::is_xid_start(c) || c == '_' || c.is_ascii_digit());
        let goes_on = part.chars().all(|c| unicode_ident::is_xid_continue(c) || c == '-');
        starts && goes_on && !part.ends_with('-')
    };
    word.strip_prefix('.').unwrap_or(word).split('.').all(is_identifier)
}

/// A word that is no name: which character of it cannot stand there.
pub(super) fn explain_name(damage: &Damage<'_>, token: &Token) -> Diagnostic {
    let word = damage.shown(token);
    let is_part = |c: char| unicode_ident::is_xid_continue(c) || c == '-' || c == '.';
    let odd = word.chars().find(|c| !is_part(*c));
    let label = match odd {
        Some(odd) => format!("`{odd}` cannot stand in a name"),
        None if word.ends_with('-') => "a name cannot end with `-`".to_owned(),
        None => "a part of the path is empty".to_owned(),
    };
    let plain: String = word.chars().map(|c| if is_part(c) { c } else { '-' }).collect();
    let plain = plain.trim_matches(['-', '.']).to_lowercase();
    let help = "names are made of letters, digits, `_` and `-`; dots join the names of a path";
    let found =
        Diagnostic::new(&SYNTAX_ERROR, format!("`{}` is no name", short(word))).label(damage.span(&token.range), label);
    if is_path(&plain) { found.help(format!("{help}; such as `{plain}`")) } else { found.help(help) }
}
