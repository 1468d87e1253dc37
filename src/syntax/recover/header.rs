//! What is wrong with the head of a declaration, and what of it can be read all the same.

use super::damage::Damage;
use super::keyword::{self, Keyword, Spelling};
use super::mistakes;
use super::slots::{explain_name, is_path};
use super::statement::unexpected;
use super::tokens::{Kind, Token};
use super::unknown::DECLARATIONS;
use super::wording::short;
use crate::catalog::{MISSING_QUOTE, STRAY_COMMA, STRAY_PUNCTUATION, SYNTAX_ERROR, UNKNOWN_STATEMENT};
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::build::path_of;
use crate::syntax::spell;
use crate::syntax::tree::{Decl, DeclKind, Name, Path, Text};

type Mistake = fn(&Damage<'_>) -> Option<Diagnostic>;

/// The foreseeable mistakes, in the order in which they explain a head.
const MISTAKES: &[Mistake] = &[
    mistakes::odd_space,
    mistakes::full_width,
    quoted_keyword,
    unknown_keyword,
    misspelt_keyword,
    mistakes::odd_comment,
    mistakes::missing_opening_quote,
    mistakes::inner_quotes,
    mistakes::missing_quote,
    mistakes::odd_quotes,
    mistakes::punctuation,
    stray_comma,
    organization_with_name,
    missing_name,
    bad_name,
    title_without_quotes,
    order,
    second_title,
];

/// The declaration that a damaged head says as far as it can be read, and what is wrong with it; `None` if
/// that has been reported already.
pub(super) fn damaged(damage: &Damage<'_>) -> (Decl, Option<Diagnostic>) {
    let found = if damage.is_reported() {
        None
    } else {
        MISTAKES.iter().find_map(|mistake| mistake(damage)).or_else(|| Some(unexpected(damage)))
    };
    (salvage(damage), found)
}

/// The kind that was meant. A word that is like no declaration's keyword declares something unknown.
fn kind_of(damage: &Damage<'_>) -> DeclKind {
    match damage.meant.map(|meant| meant.keyword) {
        Some(Keyword::Declaration(kind)) => kind,
        _ => DeclKind::Unknown,
    }
}

fn salvage(damage: &Damage<'_>) -> Decl {
    let kind = kind_of(damage);
    let operands = damage.operands();
    let keyword = damage.span(&damage.keyword());
    let tags = operands.iter().filter(|token| token.kind == Kind::Tag && token.range.len() > 1);
    Decl {
        kind,
        keyword,
        path: name_token(damage).map(|token| path(damage, token)),
        title: title(damage),
        tags: tags.map(|token| tag(damage, token)).collect(),
        doc: None,
        parent: None,
        body: Vec::new(),
        header: damage.whole(),
        span: damage.whole(),
    }
}

/// The word that stands where the name does.
fn name_token<'d>(damage: &'d Damage<'_>) -> Option<&'d Token> {
    if kind_of(damage) == DeclKind::Organization {
        return None;
    }
    let is_name = |token: &&Token| token.kind == Kind::Word && is_path(damage.shown(token));
    damage.operands().iter().find(is_name)
}

fn path(damage: &Damage<'_>, token: &Token) -> Path {
    let first = path_of(damage.shown(token), damage.span(&token.range));
    if !damage.text.get(token.range.end..).is_some_and(|rest| rest.starts_with("::")) {
        return first;
    }
    let start = token.range.end + "::".len();
    let is_second = |token: &&Token| token.range.start == start && is_path(damage.shown(token));
    let Some(second) = damage.operands().iter().find(is_second) else { return first };
    let second = path_of(damage.shown(second), damage.span(&second.range));
    Path {
        absolute: first.absolute,
        span: first.span.to(second.span),
        parts: first.parts.into_iter().chain(second.parts).collect(),
    }
}

fn tag(damage: &Damage<'_>, token: &Token) -> Name {
    Name { text: damage.shown(token).trim_start_matches('#').into(), span: damage.span(&token.range) }
}

/// The text in quotes of any sort, or the words behind the name.
fn title(damage: &Damage<'_>) -> Option<Text> {
    let is_text = |token: &&Token| matches!(token.kind, Kind::Text { .. } | Kind::OddText);
    let text = |range: std::ops::Range<usize>| {
        let value = damage.slice(&range).trim_matches(|c: char| c == '"' || c == '\'' || "“”„«»‘’‚`".contains(c));
        Text { value: value.trim().into(), span: damage.span(&range) }
    };
    if let Some(token) = damage.operands().iter().find(is_text) {
        // A lone quotation mark says nothing of a title.
        return Some(text(token.range.clone())).filter(|text| !text.value.is_empty());
    }
    let words = title_words(damage);
    let (first, last) = (words.first()?, words.last()?);
    Some(text(first.range.start..last.range.end))
}

/// The words that look like a title without quotes: those behind the name, or all where a title begins at once.
fn title_words<'d>(damage: &'d Damage<'_>) -> &'d [Token] {
    let operands = damage.operands();
    let is_word = |at: usize| operands.get(at).is_some_and(|token| token.kind == Kind::Word);
    let is_title = match kind_of(damage) {
        DeclKind::Organization => true,
        DeclKind::Policy => is_word(0) && is_word(1),
        _ => is_word(1) && begins_title(damage),
    };
    let skipped = usize::from(!is_title);
    let behind = operands.get(skipped..).unwrap_or_default();
    let count = behind.iter().take_while(|token| token.kind == Kind::Word).count();
    behind.get(..count).unwrap_or_default()
}

/// Whether the first word looks like that of a title, not like a name: `Ann Lee`, `Chief Executive`.
fn begins_title(damage: &Damage<'_>) -> bool {
    let mut letters = damage.operands().first().map_or("", |first| damage.shown(first)).chars();
    letters.next().is_some_and(char::is_uppercase) && letters.all(|c| !c.is_uppercase() && c != '.')
}

/// `"role": {`
fn quoted_keyword(damage: &Damage<'_>) -> Option<Diagnostic> {
    let first = damage.tokens.first().filter(|first| matches!(first.kind, Kind::Text { closed: true }))?;
    let meant = keyword::meant(damage.shown(first).trim_matches('"'))?;
    let Keyword::Declaration(kind) = meant.keyword else { return None };
    let found = Diagnostic::new(&STRAY_PUNCTUATION, "keywords stand without quotes")
        .label(damage.span(&first.range), "what stands in its block is not read")
        .help(format!("write `{} name \"Title\" {{`, and nothing between the keyword and the name", kind.keyword()));
    Some(found)
}

/// A word that is like no keyword of a declaration.
fn unknown_keyword(damage: &Damage<'_>) -> Option<Diagnostic> {
    if kind_of(damage) != DeclKind::Unknown {
        return None;
    }
    let first = damage.tokens.first()?;
    let message = format!("there is no declaration `{}`", short(damage.shown(first)));
    let label = "begins no declaration; what stands in its block is not read";
    let found = Diagnostic::new(&UNKNOWN_STATEMENT, message).label(damage.span(&first.range), label).help(DECLARATIONS);
    Some(found)
}

/// A word that is nearly a keyword, or another word for one.
fn misspelt_keyword(damage: &Damage<'_>) -> Option<Diagnostic> {
    let meant = damage.meant.filter(|meant| meant.spelling != Spelling::Exact)?;
    let (written, keyword) = (damage.slice(&damage.keyword()), meant.keyword.text());
    let is_department = meant.keyword == Keyword::Declaration(DeclKind::Department);
    let more = match meant.spelling {
        Spelling::Alias(_) if is_department && written.to_lowercase() != "dept" => {
            format!(", and `kind {}` in its block", written.to_lowercase())
        }
        _ => String::new(),
    };
    let edits = [(0..meant.length, keyword)];
    let found = Diagnostic::new(&UNKNOWN_STATEMENT, format!("there is no declaration `{written}`"))
        .label(damage.span(&(0..meant.length)), format!("did you mean `{keyword}`?"))
        .help(format!("{}{more}", damage.write_or(&edits, format!("write `{keyword}`"))));
    let fix = damage.fix(format!("write `{keyword}`"), &edits);
    let is_alias = matches!(meant.spelling, Spelling::Alias(_));
    Some(found.fix(Fix { certain: fix.certain && !is_alias, ..fix }))
}

fn stray_comma(damage: &Damage<'_>) -> Option<Diagnostic> {
    let comma = damage.operands().iter().find(|token| token.kind == Kind::Mark(','))?;
    let found = Diagnostic::new(&STRAY_COMMA, "no commas stand before a block")
        .label(damage.span(&comma.range), "remove this comma")
        .help("name, title and tags are separated by spaces; each declaration names one thing");
    Some(found.fix(damage.fix("remove the comma", &[(comma.range.clone(), "")])))
}

/// `organization northwind "Northwind"`
fn organization_with_name(damage: &Damage<'_>) -> Option<Diagnostic> {
    let operands = damage.operands();
    let first = operands.first().filter(|first| first.kind == Kind::Word)?;
    let has_title = operands.iter().any(|token| matches!(token.kind, Kind::Text { .. }));
    if kind_of(damage) != DeclKind::Organization || !has_title {
        return None;
    }
    let next = operands.get(1).map_or(first.range.end, |next| next.range.start);
    let edits = [(first.range.start..next, "")];
    let found = Diagnostic::new(&SYNTAX_ERROR, "an organization has a title and no name")
        .label(damage.span(&first.range), "nothing refers to the organization by a name")
        .help(damage.write_or(&edits, "write only the title: `organization \"Northwind Software\"`"));
    Some(found.fix(damage.fix("remove the name", &edits)))
}

/// `role "Chief Executive" {`
fn missing_name(damage: &Damage<'_>) -> Option<Diagnostic> {
    let kind = kind_of(damage);
    let operands = damage.operands();
    let needs_name = !matches!(kind, DeclKind::Organization | DeclKind::Policy | DeclKind::Unknown);
    if kind == DeclKind::Organization && operands.is_empty() {
        return Some(without_title(damage));
    }
    if !needs_name || operands.first().is_some_and(|first| first.kind == Kind::Word) {
        return None;
    }
    let keyword = kind.keyword();
    let end = damage.keyword().end;
    if let Some(found) = title_before_name(damage, keyword).or_else(|| name_in_quotes(damage, keyword)) {
        return Some(found);
    }
    let found = Diagnostic::new(&SYNTAX_ERROR, format!("this {keyword} has no name"))
        .label(damage.point(end), "a name belongs behind the keyword");
    let title = title(damage).map(|title| title.value).unwrap_or_default();
    let name = spell::identifier(&title);
    if name.is_empty() || damage.operands().iter().any(|token| token.kind == Kind::Word) {
        return Some(found.help(format!("write a name, then the title: `{keyword} name \"Title\"`")));
    }
    let fix = damage.fix(format!("name it `{name}`"), &[(end..end, format!(" {name}").as_str())]);
    Some(
        found
            .help(format!("write a name before the title, such as `{keyword} {name} \"{title}\"`"))
            .fix(Fix { certain: false, ..fix }),
    )
}

/// `role "Chief Executive" ceo`
fn title_before_name(damage: &Damage<'_>, keyword: &str) -> Option<Diagnostic> {
    let [title, name, ..] = damage.operands() else { return None };
    let is_swapped = matches!(title.kind, Kind::Text { closed: true }) && name.kind == Kind::Word;
    let edits = [(title.range.clone(), damage.shown(name)), (name.range.clone(), damage.shown(title))];
    let written = damage.rewritten(&edits).filter(|_| is_swapped)?;
    let found = Diagnostic::new(&SYNTAX_ERROR, format!("the name of a {keyword} stands before its title"))
        .label(damage.span(&name.range), "move this before the title")
        .help(format!("write `{written}`"));
    Some(found.fix(damage.fix("put the name before the title", &edits)))
}

/// `role "ceo"`
fn name_in_quotes(damage: &Damage<'_>, keyword: &str) -> Option<Diagnostic> {
    let [first, rest @ ..] = damage.operands() else { return None };
    let inside = damage.shown(first).trim_matches('"');
    let is_name =
        is_path(inside) && !inside.chars().any(char::is_uppercase) && first.kind == Kind::Text { closed: true };
    let edits = [(first.range.clone(), inside)];
    let written = damage.rewritten(&edits).filter(|_| is_name)?;
    let found = Diagnostic::new(&SYNTAX_ERROR, "a name stands without quotes")
        .label(damage.span(&first.range), format!("write `{inside}`"));
    let help = if rest.iter().any(|token| matches!(token.kind, Kind::Text { .. })) {
        format!("write `{written}`")
    } else {
        format!("write `{keyword} {inside}`; a title stands behind the name in quotes: `{keyword} {inside} \"Title\"`")
    };
    Some(found.help(help).fix(Fix { certain: false, ..damage.fix("remove the quotes", &edits) }))
}

fn without_title(damage: &Damage<'_>) -> Diagnostic {
    Diagnostic::new(&SYNTAX_ERROR, "this organization has no title")
        .label(damage.point(damage.keyword().end), "a text in quotes belongs here")
        .help("write its title: `organization \"Northwind Software\"`")
}

/// A word in place of the name that is none.
fn bad_name(damage: &Damage<'_>) -> Option<Diagnostic> {
    if kind_of(damage) == DeclKind::Organization {
        return None;
    }
    let first = damage.operands().first().filter(|first| first.kind == Kind::Word)?;
    (!is_path(damage.shown(first))).then(|| explain_name(damage, first))
}

/// `role cmo Chief Marketing Officer {`
fn title_without_quotes(damage: &Damage<'_>) -> Option<Diagnostic> {
    let words = title_words(damage);
    let (first, last) = (words.first()?, words.last()?);
    let range = first.range.start..last.range.end;
    let has_title = damage.operands().iter().any(|token| matches!(token.kind, Kind::Text { .. }));
    if has_title {
        return Some(name_of_words(damage, &range));
    }
    if !matches!(kind_of(damage), DeclKind::Organization | DeclKind::Policy) && begins_title(damage) {
        return Some(title_as_name(damage, &range));
    }
    let edits = [(range.start..range.start, "\""), (range.end..range.end, "\"")];
    let found = Diagnostic::new(&MISSING_QUOTE, "a title stands in quotes")
        .label(damage.span(&range), "put `\"` before and behind it")
        .help(damage.write_or(&edits, format!("write `\"{}\"`", damage.slice(&range))));
    let fix = damage.fix("put the title in quotes", &edits);
    Some(found.fix(Fix { certain: fix.certain && is_surely_title(damage, &range), ..fix }))
}

/// Whether the words can be nothing but a title, and the word before them nothing but a name.
fn is_surely_title(damage: &Damage<'_>, title: &std::ops::Range<usize>) -> bool {
    let is_capital = |text: &str| text.starts_with(char::is_uppercase);
    let name = damage.operands().first().map_or("", |first| damage.shown(first));
    match kind_of(damage) {
        DeclKind::Organization | DeclKind::Policy => true,
        DeclKind::Person | DeclKind::Agent => false,
        _ => !is_capital(name) && is_capital(damage.slice(title)),
    }
}

/// `person Ann Lee {`: a title in quotes, and no name before it.
fn title_as_name(damage: &Damage<'_>, range: &std::ops::Range<usize>) -> Diagnostic {
    let title = damage.slice(range);
    let named = format!("{} \"{title}\"", spell::identifier(title));
    let edits = [(range.clone(), named.as_str())];
    Diagnostic::new(&MISSING_QUOTE, "a title stands in quotes, behind a name of one word")
        .label(damage.span(range), "a title, or a name and a title?")
        .help(damage.write_or(&edits, format!("write `{named}`")))
        .fix(Fix { certain: false, ..damage.fix(format!("write `{named}`"), &edits) })
}

/// `role chief executive "Chief Executive"`: the words behind the first one stand in `range`.
fn name_of_words(damage: &Damage<'_>, range: &std::ops::Range<usize>) -> Diagnostic {
    let operands = damage.operands();
    let gaps = operands.windows(2).filter_map(|pair| match pair {
        [word, next] if next.range.end <= range.end => Some((word.range.end..next.range.start, "-")),
        _ => None,
    });
    let edits: Vec<_> = gaps.collect();
    let start = operands.first().map_or(range.start, |first| first.range.start);
    let otherwise = "join the words of a name with `-`; the title stands behind it in quotes";
    Diagnostic::new(&SYNTAX_ERROR, "a name is one word")
        .label(damage.span(&(start..range.end)), "several words")
        .help(damage.write_or(&edits, otherwise))
        .fix(Fix { certain: false, ..damage.fix("join the words with `-`", &edits) })
}

/// A tag before the title, or a name behind it.
fn order(damage: &Damage<'_>) -> Option<Diagnostic> {
    let operands = damage.operands();
    let is_title = |token: &Token| matches!(token.kind, Kind::Text { .. });
    let is_swapped = |pair: &&[Token]| matches!(pair, [tag, title] if tag.kind == Kind::Tag && is_title(title));
    let pair = operands.windows(2).find(is_swapped)?;
    let (tag, title) = (pair.first()?, pair.last()?);
    let keyword = kind_of(damage).keyword();
    let edits = [(tag.range.clone(), damage.shown(title)), (title.range.clone(), damage.shown(tag))];
    let found = Diagnostic::new(&SYNTAX_ERROR, "tags stand behind the title")
        .label(damage.span(&tag.range), "move this behind the title")
        .help(damage.write_or(&edits, format!("write `{keyword} name \"Title\" {}`", damage.shown(tag))));
    Some(found.fix(damage.fix("put the tag behind the title", &edits)))
}

/// Two texts.
fn second_title(damage: &Damage<'_>) -> Option<Diagnostic> {
    let mut titles = damage.operands().iter().filter(|token| matches!(token.kind, Kind::Text { .. }));
    let (first, second) = (titles.next()?, titles.next()?);
    let found = Diagnostic::new(&SYNTAX_ERROR, "a declaration has one title")
        .label(damage.span(&second.range), "a second title")
        .label(damage.span(&first.range), "the first title")
        .help(format!("keep one; the other may stand in the block: `note {}`", short(damage.shown(second))));
    Some(found)
}
