//! How to write a checked chart down: one file (or folder) a format, each a pure function to text.
//!
//! Knows formats and their escaping, which lives with each of them. What is to be shown is decided in
//! [`view`](crate::view). A further format is one more file here and one more [`Format`].

mod csv;
mod dot;
mod html;
mod json;
mod markdown;
mod mermaid;
mod picture;
mod svg;
mod writing;

pub use markdown::{IndexEntry, index};

use crate::calendar::Date;
use crate::check::CheckedChart;
use crate::model::Columns;
use crate::source::SourceMap;
use crate::view::Focus;

/// What can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// The roles as a table for spreadsheets.
    Csv,
    /// The chart as a Graphviz drawing.
    Dot,
    /// Everything, as a page for browsers.
    Html,
    /// Everything, for other tools.
    Json,
    /// The responsibilities as tables.
    Markdown,
    /// The responsibilities as a table for spreadsheets.
    MatrixCsv,
    /// The chart as a Mermaid flowchart.
    Mermaid,
    /// The chart as a drawing for browsers and pages.
    Svg,
}

/// What is wanted of an output.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The day whose truth is shown.
    pub as_of: Date,
    /// What of the chart is shown.
    pub focus: Focus,
    /// What the columns of a matrix are, whatever the view says.
    pub columns: Option<Columns>,
    /// Whether there are errors, so that the output must be marked as a draft.
    pub draft: bool,
    /// The texts the chart was made from, for places in them.
    pub sources: &'a SourceMap,
}

/// Why a format cannot hold what is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unwritable {
    /// Why.
    pub message: String,
    /// What can be done.
    pub help: String,
}

/// One of several texts that hold a chart together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartText {
    /// Path and title of the department that it is about; none for what belongs to no other part.
    pub department: Option<(String, String)>,
    /// The text.
    pub text: String,
}

/// Writes a checked chart in as many texts as its readers need.
///
/// # Errors
/// If they would refuse the parts as well.
pub fn write_in_parts(
    format: Format,
    checked: &CheckedChart,
    request: &Request<'_>,
) -> Result<Vec<PartText>, Unwritable> {
    match format {
        Format::Mermaid => mermaid::in_parts(checked, request),
        _ => Ok(vec![PartText { department: None, text: write(format, checked, request)? }]),
    }
}

/// Writes a checked chart.
///
/// # Errors
/// If the readers of the format would refuse it.
pub fn write(format: Format, checked: &CheckedChart, request: &Request<'_>) -> Result<String, Unwritable> {
    Ok(match format {
        Format::Csv => csv::roles(checked, request),
        Format::MatrixCsv => csv::matrix(checked, request),
        Format::Html => html::html(checked, request),
        Format::Json => json::json(checked, request),
        Format::Dot => dot::dot(checked, request),
        Format::Svg => svg::svg(checked, request),
        Format::Markdown => markdown::markdown(checked, request),
        Format::Mermaid => return mermaid::mermaid(checked, request),
    })
}

impl Format {
    /// All formats, in the order in which they are listed.
    pub const ALL: [Self; 8] =
        [Self::Csv, Self::Dot, Self::Html, Self::Json, Self::Markdown, Self::MatrixCsv, Self::Mermaid, Self::Svg];

    /// The word for it on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Dot => "dot",
            Self::Html => "html",
            Self::Json => "json",
            Self::Markdown => "markdown",
            Self::MatrixCsv => "matrix-csv",
            Self::Mermaid => "mermaid",
            Self::Svg => "svg",
        }
    }

    /// The ending of its files, without the dot.
    #[must_use]
    pub const fn suffix(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Dot => "dot",
            Self::Html => "html",
            Self::Json => "json",
            Self::Markdown => "md",
            Self::MatrixCsv => "matrix.csv",
            Self::Mermaid => "mmd",
            Self::Svg => "svg",
        }
    }

    /// Whether it holds everything, whatever is wanted.
    #[must_use]
    pub const fn is_always_whole(self) -> bool {
        matches!(self, Self::Json)
    }

    /// Whether it holds a matrix whose columns can be chosen.
    #[must_use]
    pub const fn has_columns(self) -> bool {
        matches!(self, Self::Html | Self::Markdown)
    }

    /// The format with this name, or with files that end so.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| word == format.name() || word == format.suffix())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_known_by_its_name_and_by_its_suffix() {
        for format in Format::ALL {
            assert_eq!(Format::parse(format.name()), Some(format));
            assert_eq!(Format::parse(format.suffix()), Some(format));
        }
        assert_eq!(Format::parse("pdf"), None);
    }
}
