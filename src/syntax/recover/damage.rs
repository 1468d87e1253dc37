//! A piece of text that the grammar does not accept, with all that helps to explain it.

use std::ops::Range;

use super::keyword::{self, Keyword, Meant};
use super::tokens::{self, Kind, Token};
use super::wording;
use crate::diagnostic::{Edit, Fix};
use crate::source::{FileId, Span};
use crate::syntax::characters;
use crate::syntax::cursor::offset;
use crate::syntax::grammar::{self, Mismatch, Rule};
use crate::syntax::scan;
use crate::syntax::tree::DeclKind;

/// A damaged statement or head of a declaration.
#[derive(Debug)]
pub(super) struct Damage<'t> {
    pub(super) text: &'t str,
    /// The kind of declaration in whose block it stands.
    pub(super) kind: Option<DeclKind>,
    pub(super) mismatch: Mismatch,
    pub(super) tokens: Vec<Token>,
    /// What its first words were going to be.
    pub(super) meant: Option<Meant>,
    /// The name of that declaration, as it is written.
    pub(super) within: Option<String>,
    /// Whether a brace stands behind it.
    pub(super) opens: bool,
    /// The statement before it in its block, and what it says.
    pub(super) previous: Option<(Span, Option<Rule>)>,
    file: FileId,
    base: usize,
}

impl<'t> Damage<'t> {
    pub(super) fn new(file: FileId, base: usize, text: &'t str, kind: Option<DeclKind>, mismatch: Mismatch) -> Self {
        let (tokens, meant) = (tokens::tokens(text), keyword::meant(text));
        Self { text, kind, mismatch, tokens, meant, within: None, opens: false, previous: None, file, base }
    }

    /// The statement it was going to be.
    pub(super) fn rule(&self) -> Option<Rule> {
        match self.meant?.keyword {
            Keyword::Statement(rule) => Some(rule),
            Keyword::Declaration(_) => None,
        }
    }

    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.file, offset(self.base + range.start), offset(self.base + range.end))
    }

    /// The empty place at `at`.
    pub(super) fn point(&self, at: usize) -> Span {
        self.span(&(at..at))
    }

    pub(super) fn whole(&self) -> Span {
        self.span(&(0..self.text.len()))
    }

    pub(super) fn slice(&self, range: &Range<usize>) -> &'t str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    pub(super) fn shown(&self, token: &Token) -> &'t str {
        self.slice(&token.range)
    }

    /// The place of the keyword.
    pub(super) fn keyword(&self) -> Range<usize> {
        let first = self.tokens.first().map_or(0..0, |token| token.range.clone());
        self.meant.map_or(first, |meant| 0..meant.length)
    }

    /// The tokens behind the keyword.
    pub(super) fn operands(&self) -> &[Token] {
        let end = self.keyword().end;
        let first = self.tokens.iter().position(|token| token.range.start >= end).unwrap_or(self.tokens.len());
        self.tokens.get(first..).unwrap_or_default()
    }

    /// Whether an error about it has been reported already: characters in it that cannot be seen, or a
    /// text block that does not end.
    pub(super) fn is_reported(&self) -> bool {
        let is_endless =
            |token: &Token| token.kind == Kind::Text { closed: false } && self.shown(token).starts_with("\"\"\"");
        self.text.chars().any(characters::is_reported) || self.tokens.iter().any(is_endless)
    }

    /// A repair by these edits, which are in order. It is certain if the grammar accepts the result, and no
    /// comment is lost.
    pub(super) fn fix(&self, title: impl Into<String>, edits: &[(Range<usize>, &str)]) -> Fix {
        let blanked = scan::plain(self.text);
        let keeps_comments = edits.iter().all(|(range, _)| blanked.get(range.clone()) == self.text.get(range.clone()));
        let certain = keeps_comments && self.accepts(&self.edited(edits));
        let edits = edits.iter().map(|(range, text)| Edit { span: self.span(range), replacement: (*text).to_owned() });
        Fix { title: title.into(), edits: edits.collect(), certain }
    }

    /// How it reads after some edits, if it is sound then and short enough for a message.
    pub(super) fn rewritten(&self, edits: &[(Range<usize>, &str)]) -> Option<String> {
        let edited = self.edited(edits);
        let shown = edited.trim();
        (wording::fits(shown) && self.accepts(&edited)).then(|| shown.to_owned())
    }

    /// What to write: all of it, if it can be shown; else what `otherwise` says.
    pub(super) fn write_or(&self, edits: &[(Range<usize>, &str)], otherwise: impl Into<String>) -> String {
        self.rewritten(edits).map_or_else(|| otherwise.into(), |written| format!("write `{written}`"))
    }

    /// The declaration in whose block it stands, as a message names it: `ceo`, or what kind it is.
    pub(super) fn around(&self) -> &str {
        self.within.as_deref().unwrap_or_else(|| self.kind.map_or("NAME", DeclKind::keyword))
    }

    /// The text after some edits, which are in order.
    pub(super) fn edited(&self, edits: &[(Range<usize>, &str)]) -> String {
        let mut edited = String::with_capacity(self.text.len() + 8);
        let mut at = 0;
        for (range, replacement) in edits {
            edited.push_str(self.slice(&(at..range.start)));
            edited.push_str(replacement);
            at = range.end;
        }
        edited.push_str(self.slice(&(at..self.text.len())));
        edited
    }

    /// Whether it could go on with a statement of this keyword.
    pub(super) fn goes_on(&self, keyword: &str) -> bool {
        self.is_statement(&format!("{keyword} {}", self.text))
    }

    /// Whether a text is a sound statement.
    pub(super) fn is_statement(&self, text: &str) -> bool {
        grammar::statement(self.file, 0, &scan::plain(text)).is_ok()
    }

    fn accepts(&self, text: &str) -> bool {
        let text = text.trim_end();
        match self.meant.map(|meant| meant.keyword) {
            Some(Keyword::Declaration(_)) => grammar::declaration(self.file, 0, &scan::plain(text)).is_ok(),
            _ => self.is_statement(text),
        }
    }
}
