//! Lists with a dash before each item, as in YAML and Markdown.

use std::ops::Range;

use super::keyword::{self, Keyword};
use super::lists;
use super::outline::Piece;
use super::statement;
use super::walk::Recovery;
use super::wording::{self, MOST_LABELS};
use crate::catalog::STRAY_PUNCTUATION;
use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::source::{FileId, Span};
use crate::syntax::cursor::offset;
use crate::syntax::grammar;
use crate::syntax::scan;
use crate::syntax::words;

/// A list that is written below its keyword.
pub(super) struct Below {
    /// From its keyword to its last item.
    pub(super) range: Range<usize>,
    keyword: &'static str,
    head: Range<usize>,
    /// Each dash, with what stands behind it.
    items: Vec<(Range<usize>, Range<usize>)>,
}

/// The dash at the start of a piece with the blanks behind it, and all that are like it.
pub(super) fn dash(text: &str) -> Option<usize> {
    let without = |text: &'_ str| -> Option<usize> {
        let rest = text.strip_prefix(['-', '*', '•', '–']).filter(|rest| rest.starts_with([' ', '\t']))?;
        Some(text.len() - rest.trim_start_matches([' ', '\t']).len())
    };
    let mut length = 0;
    while let Some(one) = text.get(length..).and_then(without) {
        length += one;
    }
    (length > 0).then_some(length)
}

/// The list below the keyword of the first of these pieces.
pub(super) fn below(text: &str, pieces: &[Piece]) -> Option<Below> {
    let (Piece::Line(line), behind) = pieces.split_first()? else { return None };
    let written = text.get(line.clone())?;
    let meant = keyword::meant(written)?;
    let Keyword::Statement(rule) = meant.keyword else { return None };
    let is_bare = written.get(meant.length..)?.trim_matches([' ', '\t', ':', '=']).is_empty();
    if !is_bare || !lists::is_list(rule) {
        return None;
    }
    let item = |piece: &Piece| match piece {
        Piece::Line(item) => {
            let length = dash(text.get(item.clone())?)?;
            let mark = text.get(item.start..)?.chars().next()?;
            Some((item.start..item.start + mark.len_utf8(), item.start + length..item.end))
        }
        Piece::Open(_) | Piece::Close(_) => None,
    };
    let items: Vec<_> = behind.iter().map_while(item).collect();
    let end = items.last()?.1.end;
    Some(Below { range: line.start..end, keyword: words::keyword(rule), head: line.clone(), items })
}

impl Below {
    /// How many pieces it is made of.
    pub(super) fn pieces(&self) -> usize {
        self.items.len() + 1
    }

    /// The statement that was meant.
    pub(super) fn statement(&self, text: &str) -> String {
        let items: Vec<&str> = self.items.iter().filter_map(|(_, item)| text.get(item.clone())).collect();
        format!("{} {}", self.keyword, items.join(", "))
    }

    /// The message about it.
    pub(super) fn report(&self, file: FileId, text: &str) -> Diagnostic {
        let span = |range: &Range<usize>| Span::new(file, offset(range.start), offset(range.end));
        let found =
            Diagnostic::new(&STRAY_PUNCTUATION, "a list stands behind its keyword, with commas between its items");
        let dashes = self.items.iter().take(MOST_LABELS);
        let found = dashes.fold(found, |found, (dash, _)| found.label(span(dash), "no dash stands before an item"));
        let statement = self.statement(text);
        let is_sound = grammar::statement(file, 0, &scan::plain(&statement)).is_ok();
        let mut edits = Vec::with_capacity(self.items.len());
        let mut before = (self.head.start, format!("{} ", self.keyword));
        for (_, item) in &self.items {
            edits.push(Edit { span: span(&(before.0..item.start)), replacement: before.1 });
            before = (item.end, ", ".to_owned());
        }
        let help = if is_sound && wording::fits(&statement) {
            format!("write `{statement}`")
        } else {
            format!("write `{}`, the first item, a comma, the next", self.keyword)
        };
        let found = found.help(help);
        let between = |edit: &Edit| text.get(edit.span.start as usize..edit.span.end as usize).unwrap_or_default();
        if edits.iter().any(|edit| scan::holds_comment(between(edit))) {
            return found;
        }
        found.fix(Fix { title: "write the list with commas".to_owned(), edits, certain: is_sound })
    }
}

impl Recovery<'_, '_, '_> {
    /// A list with dashes below its keyword.
    pub(super) fn list_below(&mut self, list: &Below) {
        self.builder.report(list.report(self.builder.file, self.text));
        let rule = keyword::meant(&list.statement(self.text)).and_then(|meant| match meant.keyword {
            Keyword::Statement(rule) => Some(rule),
            Keyword::Declaration(_) => None,
        });
        let (span, said) = (self.span(&list.range), rule.and_then(|rule| statement::said_in(rule, self.parent_kind())));
        self.keep(span, rule, statement::damaged_item(span, said));
    }

    /// One message about all dashes of a block.
    pub(super) fn report_dashes(&mut self) {
        let (places, are_sound) = std::mem::replace(&mut self.dashes, (Vec::new(), true));
        if let Some(found) = dashes(&places, self.builder.file, self.text, are_sound) {
            self.builder.report(found);
        }
    }
}

/// The message about statements with dashes before them.
pub(super) fn dashes(places: &[Span], file: FileId, text: &str, all_sound: bool) -> Option<Diagnostic> {
    let first = places.first()?;
    let shown = text.get(first.start as usize..).and_then(|rest| rest.chars().next()).unwrap_or('-');
    let found = Diagnostic::new(&STRAY_PUNCTUATION, format!("a statement does not begin with `{shown}`"));
    let found = places.iter().take(MOST_LABELS).fold(found, |found, place| {
        found.label(Span::new(file, place.start, place.start + offset(shown.len_utf8())), "remove this")
    });
    let edits = places.iter().map(|place| Edit { span: *place, replacement: String::new() }).collect();
    let help = format!("remove the `{shown}` before each: a statement begins with its keyword, on a line of its own");
    Some(found.help(help).fix(Fix { title: "remove the dashes".to_owned(), edits, certain: all_sound }))
}
