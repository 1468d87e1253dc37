//! What stands where something of another sort is due: a text, a name, a number, or anything at all.

use super::damage::Damage;
use super::numbers::is_number;
use super::tokens::{Kind, Token};
use super::wording::short;
use crate::catalog::{BAD_NUMBER, MISSING_QUOTE, SYNTAX_ERROR};
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::grammar::Rule;
use crate::syntax::words;

/// A keyword with nothing behind it.
pub(super) fn nothing_follows(damage: &Damage<'_>) -> Option<Diagnostic> {
    let rule = damage.rule().filter(|_| damage.operands().is_empty())?;
    let keyword = words::keyword(rule);
    let found = Diagnostic::new(&SYNTAX_ERROR, format!("nothing stands behind `{keyword}`"))
        .label(damage.point(damage.text.len()), format!("{} belongs here", due(rule)))
        .help(format!("the statement is written like this: `{}`", words::form(rule)));
    Some(found)
}

/// What is due behind a keyword.
fn due(rule: Rule) -> &'static str {
    match rule {
        Rule::note | Rule::link | Rule::email | Rule::unowned => "a text in quotes",
        Rule::seats | Rule::fte | Rule::depth | Rule::at_most => "a number",
        Rule::due | Rule::period | Rule::as_of => "a date",
        Rule::waive | Rule::level => "the name of a check",
        Rule::require => "`consulted`, `informed`, `responsible` or `owner in`",
        Rule::limit => "`span`, `layers`, `owned` or `single-point`",
        Rule::columns => "`roles`, `departments` or `people`",
        Rule::show | Rule::hide => "`people`, `dotted`, `objectives`, `responsibilities` or `vacancies`",
        _ => "a name",
    }
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
    let written = damage.slice(&(first.range.start..end));
    let has_colon = written.replace("://", "").contains(':');
    let is_plain = !has_colon && operands.iter().all(|token| !matches!(token.kind, Kind::Text { .. }));
    let is_one = rule != Rule::link || !written.contains(char::is_whitespace);
    let edits = [(first.range.start..first.range.start, "\""), (end..end, "\"")];
    let form = format!("the statement is written like this: `{}`", words::form(rule));
    let found = Diagnostic::new(&MISSING_QUOTE, "a text stands in quotes")
        .label(damage.span(&(first.range.start..end)), "put `\"` before and behind it")
        .help(if is_plain { damage.write_or(&edits, form) } else { form });
    let fix = damage.fix("put it in quotes", &edits);
    Some(if is_plain { found.fix(Fix { certain: fix.certain && is_one, ..fix }) } else { found })
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
    let is_name = !inside.is_empty()
        && inside.chars().all(|c| unicode_ident::is_xid_continue(c) && !c.is_uppercase() || c == '-' || c == '.');
    let found = Diagnostic::new(&SYNTAX_ERROR, format!("`{}` takes a name, not a text", words::keyword(rule)))
        .label(damage.span(&token.range), "nothing can be referred to by its title")
        .help(name_help(rule));
    Some(if is_name {
        found.fix(Fix { certain: false, ..damage.fix("remove the quotes", &[(token.range.clone(), inside)]) })
    } else {
        found
    })
}

/// What is written where a name is due. The title or the person in quotes may be unlike the name.
const fn name_help(rule: Rule) -> &'static str {
    match rule {
        Rule::head | Rule::reports_to | Rule::assistant_to | Rule::dotted_to => {
            "a role is written by its name, such as `sales.lead`"
        }
        Rule::owner | Rule::responsible | Rule::supported_by | Rule::consulted | Rule::informed => {
            "a role or department is written by its name, such as `sales.lead`"
        }
        _ => "write the name that stands behind the keyword of the declaration; only holders may be quoted",
    }
}

/// The digits of a small number in words.
pub(super) fn number_word(word: &str) -> Option<&'static str> {
    let words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let digits = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"];
    let at = words.iter().position(|known| known.eq_ignore_ascii_case(word))?;
    digits.get(at).copied()
}

/// `seats four`, `fte 0,5`
pub(super) fn bad_number(damage: &Damage<'_>) -> Option<Diagnostic> {
    let rule = damage.rule().filter(|rule| matches!(rule, Rule::seats | Rule::fte | Rule::depth))?;
    let operands = damage.operands();
    let start = operands.first().filter(|first| first.kind == Kind::Word)?.range.start;
    let end = operands.last().map_or(start, |last| last.range.end);
    let shown = damage.slice(&(start..end));
    if let [_, comma, _] = operands
        && comma.kind == Kind::Mark(',')
    {
        let decimal = shown.replace(',', ".").replace(' ', "");
        let found = Diagnostic::new(&BAD_NUMBER, format!("`{shown}` is no number"))
            .label(damage.span(&comma.range), "decimals stand behind a point")
            .help(format!("write `{} {decimal}`", words::keyword(rule)));
        return Some(found.fix(damage.fix(format!("write `{decimal}`"), &[(start..end, decimal.as_str())])));
    }
    let is_wrong_at_start = damage.mismatch.offset <= start;
    let found = Diagnostic::new(&BAD_NUMBER, format!("`{}` is no number", short(shown)))
        .label(damage.span(&(start..end)), "write digits");
    if let Some(digits) = number_word(shown) {
        let edits = [(start..end, digits)];
        return Some(
            found
                .help(damage.write_or(&edits, format!("write `{digits}`")))
                .fix(damage.fix(format!("write `{digits}`"), &edits)),
        );
    }
    let found = found.help(format!("the statement is written like this: `{}`", words::form(rule)));
    is_wrong_at_start.then_some(found)
}

/// `waive two-owners`, without reason or end
pub(super) fn incomplete_waiver(damage: &Damage<'_>) -> Option<Diagnostic> {
    damage.rule().filter(|rule| *rule == Rule::waive)?;
    let operands = damage.operands();
    let end = damage.point(damage.text.len());
    let rule = operands.first().filter(|first| first.kind == Kind::Word).map_or("RULE", |first| damage.shown(first));
    let reason = operands.iter().find(|token| matches!(token.kind, Kind::Text { .. }));
    let reason = reason.map_or("\"reason\"", |reason| damage.shown(reason));
    let rule = if rule == "until" { "RULE" } else { rule };
    let help = format!(
        "a waiver says what it waives, why, and for how long: `waive {rule} {} until 2026-12-31`",
        short(reason)
    );
    let found = if operands.first().is_some_and(|first| first.kind != Kind::Word || damage.shown(first) == "until") {
        let place = operands.first().map_or(end, |first| damage.span(&first.range));
        Diagnostic::new(&SYNTAX_ERROR, "this waiver does not say what it waives")
            .label(place, "the name of a check belongs here")
    } else if !operands.iter().any(|token| matches!(token.kind, Kind::Text { .. })) {
        Diagnostic::new(&SYNTAX_ERROR, "this waiver gives no reason").label(end, "a text in quotes is missing")
    } else if !operands.iter().any(|token| damage.shown(token) == "until") {
        Diagnostic::new(&SYNTAX_ERROR, "this waiver has no end").label(end, "`until` and a date are missing")
    } else {
        return None;
    };
    Some(found.help(help))
}

/// `abolished 2026-01-01`
pub(super) fn date_of_abolished(damage: &Damage<'_>) -> Option<Diagnostic> {
    damage.rule().filter(|rule| *rule == Rule::abolished)?;
    let first = damage.operands().first()?;
    let found = Diagnostic::new(&SYNTAX_ERROR, "`abolished` says that the day is not known")
        .label(damage.span(&(first.range.start..damage.text.len())), "nothing stands behind it")
        .help("if the last day is known, write `exists until` and that day instead");
    Some(found)
}

/// A word that asks for something, at the end.
pub(super) fn dangling(damage: &Damage<'_>) -> Option<Diagnostic> {
    let rule = damage.rule()?;
    let operands = damage.operands();
    let is_comma = |token: &&Token| token.kind == Kind::Mark(',');
    let before_comma = operands.windows(2).skip(1).find_map(|pair| match pair {
        [word, comma] if is_comma(&comma) && matches!(damage.shown(word), "from" | "until") => Some(word),
        _ => None,
    });
    let last = before_comma.or(operands.last()).filter(|last| last.kind == Kind::Word)?;
    let word = damage.shown(last);
    let due = match word {
        "until" | "due" => "a date",
        "from" if rule != Rule::measure => "a date",
        "from" | "to" => "a number",
        "for" | "note" => "a text in quotes",
        "owner" | "of" | "on" | "in" => "a name",
        "by" => "`person`, `role` or `department`",
        _ => return None,
    };
    let found = Diagnostic::new(&SYNTAX_ERROR, format!("nothing stands behind `{word}`"))
        .label(damage.point(last.range.end), format!("{due} belongs here"))
        .help(format!("write what follows, or remove `{word}`"));
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
    is_path(word) || is_number(word)
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
        None if word.starts_with('-') => "a name begins with a letter, a digit or `_`".to_owned(),
        None => "a part of the path is empty".to_owned(),
    };
    // The dots of an address do not join the names of a path.
    let is_address = word.contains('@');
    let stays = |c: char| is_part(c) && !(is_address && c == '.');
    let plain: String = word.chars().map(|c| if stays(c) { c } else { '-' }).collect();
    let plain = plain.trim_matches(['-', '.']).to_lowercase();
    let made_of = "names are made of letters, digits, `_` and `-`; dots join the names of a path";
    let edits = [(token.range.clone(), plain.as_str())];
    let found =
        Diagnostic::new(&SYNTAX_ERROR, format!("`{}` is no name", short(word))).label(damage.span(&token.range), label);
    match damage.rewritten(&edits) {
        Some(written) => {
            let fix = Fix { certain: false, ..damage.fix(format!("write `{plain}`"), &edits) };
            found.help(format!("write `{written}`; {made_of}")).fix(fix)
        }
        None => found.help(made_of),
    }
}
