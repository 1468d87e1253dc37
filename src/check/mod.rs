//! The rules of the language, over people and time.
//!
//! Knows what is wrong with an organisation; must not know how a file is written or how a finding is
//! shown. Reading [`CHECKS`] is reading the rules; each is one file here, one page in `docs/checks`,
//! one folder of cases. Checks ask [`Timeline`] and walk nowhere by themselves.
//!
//! A check says all it finds. That a stronger finding hides a weaker one ([`one_cause`]), that a waiver
//! covers it ([`waivers`]) and how bad it is ([`Levels`]) is decided here, once for all of them.

mod checked;
mod finding;
mod levels;
mod one_cause;
mod runs;
mod waivers;
mod words;

mod two_owners;

pub use checked::CheckedChart;
pub use levels::Levels;

use crate::catalog;
use crate::diagnostic::Rule;
use crate::timeline::Timeline;

use finding::{Finding, Findings};
use runs::Runs;

/// One rule and what finds it.
type Check = (&'static Rule, fn(&Timeline, &mut Findings));

/// Every check, in the order of the catalog.
const CHECKS: &[Check] = &[
    // Ownership
    (&catalog::TWO_OWNERS, two_owners::check),
];

/// Makes all checks. The only way to a [`CheckedChart`].
#[must_use]
pub fn run(timeline: Timeline, levels: &Levels) -> CheckedChart {
    let mut findings = Findings::of(&timeline);
    if !timeline.chart().damage.lost {
        CHECKS.iter().for_each(|(_, check)| check(&timeline, &mut findings));
    }
    let found = one_cause::keep_strongest(findings.into_vec(), timeline.chart());
    let judged = waivers::apply(found, &timeline);
    let diagnostics = judged.into_iter().map(|finding| finding.into_diagnostic(timeline.chart()));
    let findings = levels.apply(diagnostics.collect());
    CheckedChart::new(timeline, findings)
}
