//! Numbers and shares.

use super::Builder;
use crate::catalog::BAD_NUMBER;
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::cursor::Node;
use crate::syntax::tree::{Number, Share};

impl Builder<'_> {
    pub(super) fn number(&self, node: &Node<'_>) -> Number {
        let digits = node.text().chars().filter(|c| !matches!(c, '_' | '%')).collect();
        Number { digits, percent: node.text().ends_with('%'), span: node.span() }
    }

    /// A number of things: whole, and at least one. `of` says of what.
    pub(super) fn count(&mut self, node: &Node<'_>, of: &str) -> Option<Number> {
        self.whole(node, of, 1)
    }

    /// Levels below something: whole; with none there is that alone.
    pub(super) fn levels(&mut self, node: &Node<'_>) -> Option<Number> {
        self.whole(node, "levels", 0)
    }

    fn whole(&mut self, node: &Node<'_>, of: &str, least: u32) -> Option<Number> {
        let number = self.number(node);
        let whole = !number.percent && number.digits.parse::<u32>().is_ok_and(|count| count >= least);
        if !whole {
            let message = format!("`{}` is no number of {of}", node.text());
            let help = format!("write a whole number from {least} upwards");
            self.report(Diagnostic::new(&BAD_NUMBER, message).label(node.span(), "not a count").help(help));
        }
        whole.then_some(number)
    }

    /// An amount of work: not negative, no percentage.
    pub(super) fn fte(&mut self, node: &Node<'_>) -> Option<Number> {
        let number = self.number(node);
        let is_amount = !number.percent && !number.digits.starts_with('-');
        if !is_amount {
            let message = format!("`{}` is no amount of full-time work", node.text());
            let found = Diagnostic::new(&BAD_NUMBER, message).label(node.span(), "not an amount");
            let jobs = node.text().strip_suffix('%').and_then(|percent| percent.parse::<f64>().ok());
            let help = "`fte 1` is one full-time job, `fte 0.5` half of one";
            self.report(match jobs.map(|percent| format!("{}", percent / 100.0)) {
                Some(jobs) => found.help(format!("write `fte {jobs}`: {help}")).fix(Fix::certain(
                    format!("write `{jobs}`"),
                    node.span(),
                    jobs,
                )),
                None => found.help(help),
            });
        }
        is_amount.then_some(number)
    }

    pub(super) fn share(&mut self, node: &Node<'_>) -> Option<Share> {
        let digits: String = node.text().chars().filter(char::is_ascii_digit).collect();
        let decimals = node.text().split_once('.').map_or(0, |(_, decimals)| decimals.trim_end_matches('%').len());
        if decimals > 2 {
            self.bad_share(node, "has more than two decimals", "write at most two digits behind the point");
            return None;
        }
        let scale = [100, 10, 1].get(decimals).copied().unwrap_or(1);
        let basis_points = digits.parse::<u16>().ok().and_then(|number| number.checked_mul(scale));
        let share = basis_points.filter(|points| (1..=10_000).contains(points));
        if share.is_none() {
            let is_zero = digits.chars().all(|digit| digit == '0');
            let problem = if is_zero { "is no time at all" } else { "is more than all of a person's time" };
            self.bad_share(node, problem, "write a share above 0%, up to 100%");
        }
        share.map(|basis_points| Share { basis_points, span: node.span() })
    }

    fn bad_share(&mut self, node: &Node<'_>, problem: &str, help: &str) {
        let message = format!("the share `{}` {problem}", node.text());
        self.report(Diagnostic::new(&BAD_NUMBER, message).label(node.span(), "not a share").help(help));
    }
}
