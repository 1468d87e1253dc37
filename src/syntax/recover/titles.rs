//! Titles and people where the name of a declaration is due: `owner "Ana Ruiz"`, `reports to Chief Executive`.
//!
//! Who is meant is not known here. The statement is read with the text as it stands, and what it should say
//! is told when all names are known.

use std::ops::Range;

use super::damage::Damage;
use super::lists;
use super::tokens::{Kind, Token};
use super::walk::Recovery;
use crate::syntax::grammar::{self, Rule};
use crate::syntax::tree::{BodyItem, Statement, StatementKind, Target, Text};
use crate::syntax::{place, scan, words};

impl Recovery<'_, '_, '_> {
    /// A statement in which titles stand in place of names, if that is all that is wrong with it.
    pub(super) fn titled(&mut self, damage: &Damage<'_>, base: usize, text: &str) -> Option<BodyItem> {
        let titles = titles(damage);
        let rule = damage.rule().filter(|rule| !titles.is_empty() && place::may_stand(*rule, damage.kind))?;
        let named = with_names(text, &titles);
        let named = scan::plain(&named);
        let node = grammar::statement(self.builder.file, base, &named).ok().filter(|node| node.rule() == rule)?;
        let mut item = self.builder.body_item(node);
        let BodyItem::Statement(Statement { kind: StatementKind::Relation(_, items), .. }) = &mut item else {
            return None;
        };
        let mut items = items.iter_mut();
        for title in titles {
            let span = damage.span(&title);
            let value = damage.slice(&title).trim_matches('"').to_owned();
            // Both are in the order of the text.
            let titled = items.find(|item| matches!(&item.target, Target::Path(path) if path.span == span));
            if let Some(titled) = titled {
                titled.target = Target::Quoted(Text { value: value.into(), span });
            }
        }
        Some(item)
    }
}

/// Where texts stand in place of names, in order; nothing if the rest of the statement is not sound.
fn titles(damage: &Damage<'_>) -> Vec<Range<usize>> {
    let Some(rule) = damage.rule().filter(|rule| takes_names(*rule)) else { return Vec::new() };
    let mut titles = Vec::new();
    let mut rest = damage.operands();
    while let Some(first) = rest.first() {
        let length = title_length(damage, rule, rest);
        if length > 0 {
            let last = rest.get(length - 1).unwrap_or(first);
            titles.push(first.range.start..last.range.end);
        }
        let behind = lists::skip_modifiers(damage, rest.get(length.max(1)..).unwrap_or_default());
        match behind.split_first() {
            Some((comma, more)) if comma.kind == Kind::Mark(',') => rest = more,
            None => break,
            Some(_) => return Vec::new(),
        }
    }
    titles
}

fn takes_names(rule: Rule) -> bool {
    words::relation(rule).is_some() && !matches!(rule, Rule::held_by | Rule::formerly_held_by)
}

/// How many tokens are a title; none, where a name stands.
fn title_length(damage: &Damage<'_>, rule: Rule, tokens: &[Token]) -> usize {
    if tokens.first().is_some_and(|first| matches!(first.kind, Kind::Text { closed: true })) {
        return 1;
    }
    let goes_on = |token: &&Token| {
        let shown = damage.shown(token);
        let is_modifier = matches!(shown, "from" | "until" | "for" | "note" | "acting" | "and" | "&" | "+" | "/");
        token.kind == Kind::Word && !is_modifier && shown.chars().all(|c| c.is_alphabetic() || c == '-')
    };
    let count = tokens.iter().take_while(goes_on).count();
    let is_capital = |token: &Token| damage.shown(token).starts_with(char::is_uppercase);
    let begins_so =
        tokens.first().is_some_and(|first| is_capital(first) || matches!(damage.shown(first), "the" | "our"));
    if count > 1 && (begins_so || lists::names_one(&rule) && tokens.iter().take(count).any(is_capital)) {
        count
    } else {
        0
    }
}

/// The statement with names of the same length in place of its titles.
fn with_names(text: &str, titles: &[Range<usize>]) -> String {
    let mut named = String::with_capacity(text.len());
    let mut at = 0;
    for title in titles {
        named.push_str(text.get(at..title.start).unwrap_or_default());
        named.extend(std::iter::repeat_n('x', title.len()));
        at = title.end;
    }
    named.push_str(text.get(at..).unwrap_or_default());
    named
}
