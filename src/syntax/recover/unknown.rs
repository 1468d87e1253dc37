//! Statements that begin with no keyword of the language.

use super::damage::Damage;
use super::keyword::{Keyword, Meant, Spelling};
use super::tokens::{Kind, Token};
use super::wording::short;
use crate::catalog::UNKNOWN_STATEMENT;
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::place;
use crate::syntax::tree::DeclKind;
use crate::syntax::words;

/// What a file is made of.
pub(super) const DECLARATIONS: &str = "a file is made of declarations: `organization`, `department`, `role`, \
                                       `person`, `agent`, `objective`, `responsibility`, `policy` and `view`";

/// So many words are prose.
const PROSE: usize = 3;

/// Whether what was meant belongs to so different a block that it was not meant at all.
pub(super) fn is_far(damage: &Damage<'_>, meant: Meant) -> bool {
    let is_special = matches!(damage.kind, Some(DeclKind::Policy | DeclKind::View));
    let is_guess = !matches!(meant.spelling, Spelling::Exact | Spelling::Joined);
    let fits = matches!(meant.keyword, Keyword::Statement(rule) if place::may_stand(rule, damage.kind));
    is_special && is_guess && !fits
}

/// What begins with a word, mark or text that begins nothing.
pub(super) fn statement(damage: &Damage<'_>) -> Option<Diagnostic> {
    if damage.meant.is_some_and(|meant| !is_far(damage, meant)) {
        return None;
    }
    let first = damage.tokens.first()?;
    Some(match first.kind {
        Kind::Text { .. } => lone_text(damage, first),
        Kind::Tag => tag(damage, first),
        Kind::Word => word(damage, first),
        _ => mark(damage, first),
    })
}

fn what(damage: &Damage<'_>) -> &'static str {
    if damage.kind.is_some() { "statement" } else { "declaration" }
}

/// `"Leads the company"`
fn lone_text(damage: &Damage<'_>, text: &Token) -> Diagnostic {
    let found = Diagnostic::new(&UNKNOWN_STATEMENT, "a text cannot stand alone")
        .label(damage.span(&text.range), "what does this text say?");
    let Some(kind) = damage.kind else {
        return found
            .help("write a title behind its declaration, as in `role name \"Title\"`; a comment begins with `//`");
    };
    let note = [(0..0, "note ")];
    let otherwise = format!("write what it is before it, as in `note {}`", short(damage.shown(text)));
    let help = damage.write_or(&note, otherwise);
    let fix = Fix { certain: false, ..damage.fix("make it a note", &note) };
    found.help(format!("{help}; the title of a {} stands before its block", kind.keyword())).fix(fix)
}

/// `#board`
fn tag(damage: &Damage<'_>, tag: &Token) -> Diagnostic {
    let shown = damage.shown(tag);
    let kind = damage.kind.map_or("role", DeclKind::keyword);
    Diagnostic::new(&UNKNOWN_STATEMENT, format!("a {} cannot begin with `{shown}`", what(damage)))
        .label(damage.span(&tag.range), "a tag stands behind the title")
        .help(format!(
            "write tags before the block, as in `{kind} {} \"Title\" {shown} {{`; a comment begins with `//`",
            damage.within.as_deref().unwrap_or("name")
        ))
}

fn mark(damage: &Damage<'_>, mark: &Token) -> Diagnostic {
    let what = what(damage);
    Diagnostic::new(&UNKNOWN_STATEMENT, format!("a {what} cannot begin with `{}`", short(damage.shown(mark))))
        .label(damage.span(&mark.range), "a word of the language belongs here")
        .help(main_words(damage.kind))
}

fn word(damage: &Damage<'_>, first: &Token) -> Diagnostic {
    let (what, shown) = (what(damage), damage.shown(first));
    let label = match damage.kind {
        Some(kind) => format!("no statement of {}", words::with_article(kind)),
        None => "begins no declaration".to_owned(),
    };
    let found = Diagnostic::new(&UNKNOWN_STATEMENT, format!("there is no {what} `{}`", short(shown)))
        .label(damage.span(&first.range), label);
    if damage.kind.is_none() {
        return found.help(DECLARATIONS);
    }
    other_fact(damage, first, &found)
        .or_else(|| prose(damage, &found))
        .unwrap_or_else(|| found.help(main_words(damage.kind)))
}

/// `location "Berlin"`, `salary: 100000`
fn other_fact(damage: &Damage<'_>, first: &Token, found: &Diagnostic) -> Option<Diagnostic> {
    let behind = damage.tokens.get(1..)?;
    let (marks, value) = match behind {
        [value] => (None, value),
        [mark, value] if matches!(mark.kind, Kind::Mark(':' | '=')) => (Some(mark), value),
        _ => return None,
    };
    if !matches!(value.kind, Kind::Word | Kind::Text { closed: true }) {
        return None;
    }
    let mut edits = vec![(first.range.start..first.range.start, "set ")];
    edits.extend(marks.map(|mark| (mark.range.clone(), "")));
    if value.kind == Kind::Word {
        edits.push((value.range.start..value.range.start, "\""));
        edits.push((value.range.end..value.range.end, "\""));
    }
    let written = damage.rewritten(&edits)?;
    let list = list_of(damage.kind);
    let fix = Fix { certain: false, ..damage.fix(format!("write `{written}`"), &edits) };
    Some(found.clone().help(format!("write `{written}` to keep any other fact{list}")).fix(fix))
}

/// `Maya leads the company`
fn prose(damage: &Damage<'_>, found: &Diagnostic) -> Option<Diagnostic> {
    let is_word = |token: &Token| token.kind == Kind::Word || token.kind == Kind::Mark(',');
    if damage.tokens.len() < PROSE || !damage.tokens.iter().all(is_word) {
        return None;
    }
    let end = damage.text.len();
    let edits = [(0..0, "note \""), (end..end, "\"")];
    let written = damage.rewritten(&edits)?;
    let fix = Fix { certain: false, ..damage.fix("make it a note", &edits) };
    Some(found.clone().help(format!("write `{written}` for free text{}", list_of(damage.kind))).fix(fix))
}

/// Where all statements of a block are listed, as the end of a help.
fn list_of(kind: Option<DeclKind>) -> String {
    let list = |kind: DeclKind| format!("; `orgc explain {}` lists its statements", kind.keyword());
    kind.map(list).unwrap_or_default()
}

/// What is said most in a block, and where the rest stands.
fn main_words(kind: Option<DeclKind>) -> String {
    let Some(kind) = kind else { return DECLARATIONS.to_owned() };
    let main = match kind {
        DeclKind::Role => "`reports to`, `held by`, `owns`, `vacant`",
        DeclKind::Department => "`head`, `kind`, `part of`, `owns`",
        DeclKind::Organization => "`head`, `kind`, `note`",
        DeclKind::Person | DeclKind::Agent => "`email`, `external`, `note`",
        DeclKind::Objective => "`owner`, `measure`, `due`, `responsible`",
        DeclKind::Responsibility => "`owner`, `responsible`, `consulted`, `informed`",
        DeclKind::Policy => "`separate`, `at most`, `require`, `limit`, `level`",
        DeclKind::View => "`root`, `depth`, `show`, `hide`, `include`",
        DeclKind::Unknown => "`note`",
    };
    format!(
        "the block of {} says {main} and more; `orgc explain {}` lists all",
        words::with_article(kind),
        kind.keyword()
    )
}
