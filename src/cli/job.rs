//! What `build` writes from: a chart, and what of it is wanted.

use super::failure::Failure;
use crate::calendar::Date;
use crate::check::CheckedChart;
use crate::emit::{self, Format, PartText, Request, Unwritable};
use crate::view::Focus;

/// A checked chart and a request.
pub(super) struct Job<'a> {
    pub(super) checked: &'a CheckedChart,
    pub(super) request: Request<'a>,
    /// The day of the command line.
    pub(super) asked_day: Option<Date>,
    /// The day, if nothing names one.
    pub(super) today: Date,
}

impl<'a> Job<'a> {
    /// The same chart, and something else of it. A view may bring its day.
    pub(super) fn about(&self, focus: Focus) -> Self {
        let views = &self.checked.chart().views;
        let of_view = focus.view.and_then(|view| views[view].as_of).map(|(date, _)| date);
        let as_of = self.asked_day.or(of_view).unwrap_or(self.today);
        Job { request: Request { as_of, focus, ..self.request }, ..*self }
    }

    /// What a format makes of it.
    pub(super) fn text(&self, format: Format) -> Result<String, Failure> {
        emit::write(format, self.checked, &self.request).map_err(|refused| self.failure(&refused))
    }

    /// The same in as many texts as its readers need.
    pub(super) fn parts(&self, format: Format) -> Result<Vec<PartText>, Failure> {
        emit::write_in_parts(format, self.checked, &self.request).map_err(|refused| self.failure(&refused))
    }

    fn failure(&self, refused: &Unwritable) -> Failure {
        let view = self.request.focus.view.map(|view| &self.checked.chart().views[view].header.path);
        let view = view.map(|path| format!("view `{path}`: ")).unwrap_or_default();
        Failure::new(format!("{view}{}", refused.message)).help(&refused.help)
    }
}
