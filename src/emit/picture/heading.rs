//! What stands above a picture.

use super::label::Look;
use crate::layout::{Size, Weight, text_width, wrap};
use crate::view::graph::Graph;

/// A line of the title of the whole has at most so many columns.
const COLUMNS: usize = 60;
/// So many lines it has.
const MOST_LINES: usize = 3;
/// From one line of the title to the next.
pub(in crate::emit) const HEADING_LINE: i32 = 22;
/// For each line below it.
pub(in crate::emit) const SUBHEADING: i32 = 16;
/// From the heading to the picture.
const BELOW: i32 = 4;

/// The name of the organisation, whether it is a draft, and when the picture is true.
#[derive(Default)]
pub(in crate::emit) struct Heading {
    /// The lines of the title.
    pub(in crate::emit) lines: Vec<String>,
    /// Whether there are errors.
    pub(in crate::emit) draft: bool,
    /// When the picture is true.
    pub(in crate::emit) truth: Option<String>,
    /// The room that all of it takes.
    pub(in crate::emit) size: Size,
}

impl Heading {
    /// The size of the letters of the title.
    pub(in crate::emit) const FONT: i32 = 18;

    /// What stands above this picture.
    pub(in crate::emit) fn of(graph: &Graph, draft: bool) -> Self {
        let mut lines = wrap(&graph.title, COLUMNS);
        lines.truncate(MOST_LINES);
        lines.retain(|line| !line.trim().is_empty());
        let truth = graph.truth_words();
        let widths = lines.iter().map(|line| text_width(line, Self::FONT, Weight::Bold));
        let below = truth.iter().map(|truth| text_width(truth, Look::Small.font_size(), Weight::Regular));
        let width = widths.chain(below).max().unwrap_or(0);
        let sum = |count: usize, each: i32| i32::try_from(count).unwrap_or(0) * each;
        let height = sum(lines.len(), HEADING_LINE) + sum(usize::from(draft) + truth.iter().len(), SUBHEADING);
        let height = if height == 0 { 0 } else { height + BELOW };
        Self { lines, draft, truth, size: Size { width, height } }
    }
}
