//! What is wrong with a statement that the grammar does not accept.

use super::damage::Damage;
use super::keyword::{Keyword, Meant, Spelling};
use super::tokens::{Kind, Token};
use super::wording::{fits, short};
use super::{dates, habits, in_block, lists, measures, mistakes, shapes, shares, slots, strays, unknown};
use crate::catalog::{BAD_DATE, LEADING_DATE, STATEMENT_OUT_OF_PLACE, SYNTAX_ERROR, UNKNOWN_STATEMENT};
use crate::diagnostic::wording::one_of;
use crate::diagnostic::{Diagnostic, Fix};
use crate::source::Span;
use crate::syntax::grammar::Rule;
use crate::syntax::place;
use crate::syntax::tree::{BodyItem, Damaged, DeclKind, Relation};
use crate::syntax::words;

type Mistake = fn(&Damage<'_>) -> Option<Diagnostic>;

/// The foreseeable mistakes, in the order in which they explain a statement.
const MISTAKES: &[Mistake] = &[
    mistakes::odd_space,
    mistakes::full_width,
    in_block::habit,
    habits::quoted_key,
    habits::arrow,
    habits::past,
    habits::filler,
    habits::flag,
    leading_date,
    leading_modifier,
    title_statement,
    include_statement,
    lists::list_goes_on,
    habits::sentence,
    habits::assignment,
    misspelt_keyword,
    wrong_block,
    mistakes::odd_comment,
    mistakes::missing_opening_quote,
    mistakes::inner_quotes,
    mistakes::missing_quote,
    mistakes::odd_quotes,
    unknown::statement,
    slots::nothing_follows,
    slots::date_of_abolished,
    slots::incomplete_waiver,
    slots::text_without_quotes,
    dates::bad_date,
    dates::other_word,
    shares::loose_percent,
    shares::decimal_comma,
    slots::bad_number,
    measures::bad_measure,
    mistakes::punctuation,
    shapes::misfit,
    lists::stray_comma,
    strays::modifier_behind_comma,
    slots::dangling,
    strays::stray_word,
    lists::missing_comma,
    slots::name_in_quotes,
    slots::bad_name,
];

/// What is wrong with a statement; nothing if that has been reported already. Only bad dates may be several.
pub(super) fn damaged(damage: &Damage<'_>) -> Vec<Diagnostic> {
    if damage.is_reported() {
        return Vec::new();
    }
    let found = MISTAKES.iter().find_map(|mistake| mistake(damage)).unwrap_or_else(|| unexpected(damage));
    let dates = if found.rule == &BAD_DATE { dates::bad_dates(damage) } else { Vec::new() };
    if dates.is_empty() { vec![found] } else { dates }
}

/// What stays of a damaged statement.
pub(super) fn damaged_item(span: Span, relation: Option<Relation>) -> BodyItem {
    BodyItem::Damaged(Damaged { span, relation })
}

/// What a damaged statement was going to relate; nothing if that may have been anything.
pub(super) fn said(damage: &Damage<'_>) -> Option<Relation> {
    match in_block::meant(damage) {
        Some(rule) => said_in(rule?, damage.kind),
        None => said_in(damage.rule()?, damage.kind),
    }
}

/// What a statement relates in a block, if it belongs there or says the same from the other side.
pub(super) fn said_in(rule: Rule, kind: Option<DeclKind>) -> Option<Relation> {
    let rule = if place::may_stand(rule, kind) { rule } else { other_side(rule, kind)? };
    words::relation(rule)
}

/// A sound statement in the wrong block.
pub(super) fn out_of_place(rule: Rule, kind: Option<DeclKind>, span: Span, text: &str) -> Diagnostic {
    let keyword = words::keyword(rule);
    let homes = homes(rule);
    let found = match kind {
        None => Diagnostic::new(&STATEMENT_OUT_OF_PLACE, format!("`{keyword}` stands outside of every block"))
            .label(span, format!("belongs in the block of {homes}")),
        Some(kind) => {
            let message = format!("`{keyword}` does not belong in the block of {}", words::with_article(kind));
            Diagnostic::new(&STATEMENT_OUT_OF_PLACE, message).label(span, format!("belongs in the block of {homes}"))
        }
    };
    if let Some(written) = from_the_other_side(rule, kind, text) {
        let fix = Fix::possible(format!("write `{written}`"), span, written.as_str());
        return found.help(format!("write `{written}`")).fix(fix);
    }
    let advice = place::advice(rule, kind).map_or_else(|| format!("move it into the block of {homes}"), str::to_owned);
    found.help(advice)
}

/// What says the same in this block: `owner releases` in a role is `owns releases`.
fn from_the_other_side(rule: Rule, kind: Option<DeclKind>, text: &str) -> Option<String> {
    let keyword = other_side(rule, kind)?;
    let rest = text.strip_prefix(words::keyword(rule))?.trim_start_matches([' ', '\t', ':', '=']);
    let written = format!("{} {rest}", words::keyword(keyword));
    let is_plain = written.lines().count() == 1 && !written.contains('"');
    is_plain.then_some(written)
}

/// The statement of a block that says what another one says elsewhere.
fn other_side(rule: Rule, kind: Option<DeclKind>) -> Option<Rule> {
    Some(match (rule, kind?) {
        (Rule::owner, DeclKind::Role | DeclKind::Department) => Rule::owns,
        (Rule::owns | Rule::held_by, DeclKind::Objective | DeclKind::Responsibility) => Rule::owner,
        (Rule::reports_to, DeclKind::Objective) => Rule::contributes_to,
        _ => return None,
    })
}

/// `a role, person or agent`
fn homes(rule: Rule) -> String {
    let homes: Vec<String> = place::homes(rule).iter().map(|kind| words::with_article(*kind)).collect();
    if homes.is_empty() { "a declaration".to_owned() } else { one_of(&homes) }
}

/// `from 2026-01-01`, as a statement of its own
fn leading_date(damage: &Damage<'_>) -> Option<Diagnostic> {
    let first = damage.tokens.first().filter(|token| token.kind == Kind::Word)?;
    let word = damage.shown(first);
    if !matches!(word, "from" | "until") {
        return None;
    }
    let found = Diagnostic::new(&LEADING_DATE, format!("a statement cannot begin with `{word}`"))
        .label(damage.whole(), "to what does this date belong?");
    let block = damage.kind.map_or("declaration", DeclKind::keyword);
    let life = if fits(damage.text) { damage.text } else { "from 2026-01-01" };
    let life = format!("write `exists {life}`");
    Some(match damage.previous {
        Some((previous, _)) => found.label(previous, "if to this, put it at the end of this line").help(format!(
            "if it belongs to the statement above, write it at the end of that line; if to the whole {block}, {life}"
        )),
        None => found.help(format!("behind a name it says when that holds; to say when the {block} exists, {life}")),
    })
}

/// `acting held by ana`
fn leading_modifier(damage: &Damage<'_>) -> Option<Diagnostic> {
    let first = damage.tokens.first().filter(|token| token.kind == Kind::Word)?;
    let word = damage.shown(first);
    if word != "acting" && !word.ends_with('%') {
        return None;
    }
    let found = Diagnostic::new(&UNKNOWN_STATEMENT, format!("a statement cannot begin with `{word}`"))
        .label(damage.span(&first.range), "stands behind the name it belongs to")
        .help(format!("write it behind the holder, as in `held by PERSON {word}`"));
    Some(found)
}

/// `title "…"`, `name "…"`
fn title_statement(damage: &Damage<'_>) -> Option<Diagnostic> {
    let word = damage.tokens.first().map(|first| damage.shown(first).to_lowercase())?;
    if !matches!(word.as_str(), "title" | "name" | "label" | "fullname" | "id") {
        return None;
    }
    let kind = damage.kind.map_or("role", DeclKind::keyword);
    let name = damage.within.as_deref().unwrap_or("name");
    let title = damage.tokens.iter().find(|token| matches!(token.kind, Kind::Text { closed: true }));
    let title = title.map_or("\"Title\"", |title| damage.shown(title));
    let found = Diagnostic::new(&UNKNOWN_STATEMENT, format!("there is no statement `{word}`"))
        .label(damage.span(&damage.keyword()), "name and title stand before the block")
        .help(format!("write them behind the keyword: `{kind} {name} {} {{`", short(title)));
    Some(found)
}

/// `include "other.org"`
fn include_statement(damage: &Damage<'_>) -> Option<Diagnostic> {
    let word = damage.tokens.first().map(|first| damage.shown(first)).filter(|_| damage.kind.is_none())?;
    if !matches!(word, "include" | "import" | "use") {
        return None;
    }
    let found = Diagnostic::new(&UNKNOWN_STATEMENT, format!("there is no `{word}` of files"))
        .label(damage.whole(), "files do not name each other")
        .help("give all files, or their directory, to one run: what they declare is one model");
    Some(found)
}

/// A word that is nearly a keyword, or another word for one.
fn misspelt_keyword(damage: &Damage<'_>) -> Option<Diagnostic> {
    let meant = damage.meant.filter(|meant| meant.spelling != Spelling::Exact && !unknown::is_far(damage, *meant))?;
    let (written, keyword) = (damage.slice(&damage.keyword()), meant.keyword.text());
    let rest = damage.text.get(meant.length..).unwrap_or_default();
    let marks = rest.len() - rest.trim_start_matches([' ', '\t', ':', '=']).len();
    let kind = kind_in_path(rest.get(marks..).unwrap_or_default());
    let marks = marks + kind;
    let gap = if rest.is_empty() { "" } else { " " };
    let replacement = format!("{keyword}{gap}");
    let fix = damage.fix(format!("write `{keyword}`"), &[(0..meant.length + marks, replacement.as_str())]);
    let fix = Fix { certain: fix.certain && kind == 0, ..fix };
    let is_alias = matches!(meant.spelling, Spelling::Alias(_));
    let in_place = matches!(meant.keyword, Keyword::Statement(rule) if place::may_stand(rule, damage.kind));
    let fix = Fix { certain: fix.certain && in_place && !is_alias, ..fix };
    let message = if meant.spelling == Spelling::Partial {
        format!("`{written}` alone is no statement")
    } else {
        format!("there is no statement `{written}`")
    };
    let edits = [(0..meant.length + marks, replacement.as_str())];
    let help = match damage.rewritten(&edits).filter(|_| in_place) {
        Some(whole) => format!("write `{whole}`"),
        None => format!("write `{keyword}`{}", more_help(damage, meant)),
    };
    let found = Diagnostic::new(&UNKNOWN_STATEMENT, message)
        .label(damage.span(&(0..meant.length)), format!("did you mean `{keyword}`?"))
        .help(help);
    Some(found.fix(fix))
}

/// `role.` in `role.ceo`: no kind stands in a path.
fn kind_in_path(path: &str) -> usize {
    let kind = words::DECLARATIONS.iter().map(|kind| kind.keyword());
    kind.filter(|kind| path.strip_prefix(kind).is_some_and(|rest| rest.starts_with('.')))
        .map(|kind| kind.len() + 1)
        .sum()
}

/// What more to do than to write another keyword.
fn more_help(damage: &Damage<'_>, meant: Meant) -> String {
    match (meant.spelling, meant.keyword) {
        (Spelling::Alias(alias), _) if !alias.more.is_empty() => alias.more.to_owned(),
        (_, Keyword::Statement(rule)) if !place::may_stand(rule, damage.kind) => {
            format!(", and move it into the block of {}", homes(rule))
        }
        (_, Keyword::Statement(rule)) if words::form(rule) != words::keyword(rule) => {
            format!(", as in `{}`", words::form(rule))
        }
        _ => String::new(),
    }
}

/// A known statement in a block that does not take it: where it belongs matters more than what else is wrong.
fn wrong_block(damage: &Damage<'_>) -> Option<Diagnostic> {
    let is_meant = damage.meant.is_some_and(|meant| !unknown::is_far(damage, meant));
    let rule = damage.rule().filter(|rule| is_meant && !place::may_stand(*rule, damage.kind))?;
    Some(out_of_place(rule, damage.kind, damage.whole(), damage.text))
}

/// What is left: what was expected, and what stands there instead.
pub(super) fn unexpected(damage: &Damage<'_>) -> Diagnostic {
    let at = damage.mismatch.offset;
    let token = damage.tokens.iter().find(|token| token.range.end > at);
    let expected = expected(&damage.mismatch.expected);
    let found = match token {
        _ if at == 0 => {
            let keyword = damage.slice(&damage.keyword());
            Diagnostic::new(&SYNTAX_ERROR, format!("this `{keyword}` cannot be read"))
                .label(damage.whole(), "something is missing, or in another order")
        }
        Some(token) => {
            let message = format!("`{}` does not belong here", short(damage.shown(token)));
            let found = Diagnostic::new(&SYNTAX_ERROR, message).label(damage.span(&token.range), expected);
            match without(damage, token).filter(|_| damage.mismatch.expected == [Rule::EOI]) {
                Some(written) => return found.help(format!("write `{written}`")),
                None => found,
            }
        }
        None => Diagnostic::new(&SYNTAX_ERROR, "something is missing at the end of this")
            .label(damage.point(damage.text.len()), expected),
    };
    let form = damage.rule().map(words::form).filter(|form| !form.is_empty());
    match form {
        Some(form) => found.help(format!("the statement is written like this: `{form}`")),
        None => found.help("a declaration is written like this: `role name \"Title\" #tag { … }`"),
    }
}

/// How it reads without a word, if it is sound then.
fn without(damage: &Damage<'_>, token: &Token) -> Option<String> {
    let next = damage.tokens.iter().find(|next| next.range.start > token.range.start);
    damage.rewritten(&[(token.range.start..next.map_or(token.range.end, |next| next.range.start), "")])
}

/// `a name or a date belongs here`
fn expected(rules: &[Rule]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for name in rules.iter().filter_map(|rule| words::human(*rule)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.is_empty() { String::new() } else { format!("{} belongs here", one_of(&names)) }
}
