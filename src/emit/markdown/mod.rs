//! The responsibilities matrix as GitHub-flavoured Markdown, for a wiki.
//!
//! Every line is one row or one sentence, and no cell is padded: a small change of the organisation is a
//! small change of the text.

mod index;
mod legend;
mod page;
mod sheets;
mod text;

pub use index::{IndexEntry, index};

use super::Request;
use crate::calendar::{Date, Interval};
use crate::check::CheckedChart;
use crate::view::matrix::{Matrix, Question};

use page::Page;
use text::Text;

/// All tables of the matrix, under headings.
pub(super) fn markdown(checked: &CheckedChart, request: &Request<'_>) -> String {
    let question = Question { day: request.as_of, focus: request.focus, columns: request.columns };
    let matrix = Matrix::of(checked, &question);
    let mut page = Page::default();
    page.heading(1, &heading(&matrix, request.draft));
    if request.draft {
        page.paragraph(&Text::of(
            "> Written despite errors: do not rely on it. Rows with errors name the check, and all are listed below.",
        ));
    }
    if let Some(sentence) = validity(matrix.truth) {
        page.paragraph(&sentence);
    }
    sheets::responsibilities(&mut page, &matrix.tables);
    sheets::measures(&mut page, &matrix.measures);
    sheets::findings(&mut page, &matrix.findings, matrix.errors_elsewhere);
    sheets::waivers(&mut page, &matrix.waivers);
    legend::write(&mut page, &matrix);
    page.into_string()
}

fn heading(matrix: &Matrix, draft: bool) -> Text {
    let mark = Text::of(if draft { "DRAFT – " } else { "" });
    match &matrix.title {
        Some(title) => mark.then(&Text::escaped(title)).then(&Text::of(" – responsibilities")),
        None => mark.then(&Text::of("Responsibilities")),
    }
}

/// The interval for which the page is true; nothing, where nothing is dated.
fn validity(truth: Interval) -> Option<Text> {
    let since = |from: Date| Text::of("Since ").then(&Text::day(from));
    let next = |until: Date| Text::of("next change ").then(&Text::day(until.next()));
    let ended = |text: Text| text.then(&Text::of("."));
    match (truth.from(), truth.until()) {
        (None, None) => None,
        (Some(from), None) => Some(ended(since(from))),
        (None, Some(until)) => Some(ended(Text::of("Until the ").then(&next(until)))),
        (Some(from), Some(until)) => Some(ended(since(from).then(&Text::of(", ")).then(&next(until)))),
    }
}
