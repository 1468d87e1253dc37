//! The rules of the language, over people and time.
//!
//! Knows what is wrong with an organisation; must not know how a file is written or how a finding is
//! shown. Reading [`CHECKS`] is reading the rules; each is one file here, one page in `docs/checks`,
//! one folder of cases. Checks ask [`Timeline`] and walk nowhere by themselves.
//!
//! A check says all it finds. That a stronger finding hides a weaker one ([`one_cause`]), that a waiver
//! covers it ([`waivers`]) and how bad it is ([`Levels`]) is decided here, once for all of them.

mod accountable;
mod capabilities;
mod checked;
mod contents;
mod dated_facts;
mod finding;
mod findings;
mod levels;
mod limits;
mod lines;
mod listed;
mod lives;
mod loops;
mod membership;
mod one_cause;
mod pairs;
mod parties;
mod presence;
mod runs;
mod sides;
mod tagged;
mod tops;
mod waivers;
mod words;

mod acting_over;
mod acting_without_end;
mod agent_alone;
mod crossed_lines;
mod delegation_outside;
mod department_without_head;
mod empty_view;
mod gap;
mod head_ended;
mod head_outside;
mod inverted_authority;
mod island;
mod lacks_capability;
mod late_part;
mod layers;
mod missing_consulted;
mod no_authority;
mod no_owner;
mod no_path_to_top;
mod no_progress;
mod nobody_responsible;
mod not_independent;
mod objective_cycle;
mod outside_dates;
mod overbooked;
mod overfilled;
mod overloaded_owner;
mod own_manager;
mod owned_twice_by_name;
mod owner_external;
mod owner_nobody;
mod redundant_dotted;
mod redundant_letter;
mod reporting_cycle;
mod reports_to_ended;
mod separated_duties;
mod several_tops;
mod shared_owner;
mod single_point;
mod span;
mod too_many_dates;
mod two_heads;
mod two_managers;
mod two_owners;
mod unmeasured;
mod vacant_but_held;

pub use checked::CheckedChart;
pub use levels::Levels;

use rayon::prelude::*;

use crate::catalog;
use crate::diagnostic::Rule;
use crate::timeline::Timeline;

use finding::Finding;
use findings::Findings;
use runs::Runs;

/// One rule and what finds it.
type Check = (&'static Rule, fn(&Timeline, &mut Findings<'_>));

/// Every check, in the order of the catalog.
const CHECKS: &[Check] = &[
    // Names
    (&catalog::DEPARTMENT_WITHOUT_HEAD, department_without_head::check),
    (&catalog::EMPTY_VIEW, empty_view::check),
    // Reporting
    (&catalog::REPORTING_CYCLE, reporting_cycle::check),
    (&catalog::TWO_MANAGERS, two_managers::check),
    (&catalog::TWO_HEADS, two_heads::check),
    (&catalog::SEVERAL_TOPS, several_tops::check),
    (&catalog::REPORTS_TO_ENDED, reports_to_ended::check),
    (&catalog::HEAD_ENDED, head_ended::check),
    (&catalog::HEAD_OUTSIDE, head_outside::check),
    (&catalog::CROSSED_LINES, crossed_lines::check),
    (&catalog::ISLAND, island::check),
    (&catalog::OWN_MANAGER, own_manager::check),
    (&catalog::LAYERS, layers::check),
    // Ownership
    (&catalog::NO_OWNER, no_owner::check),
    (&catalog::TWO_OWNERS, two_owners::check),
    (&catalog::OWNER_NOBODY, owner_nobody::check),
    (&catalog::SHARED_OWNER, shared_owner::check),
    (&catalog::OWNER_EXTERNAL, owner_external::check),
    (&catalog::AGENT_ALONE, agent_alone::check),
    (&catalog::NO_PATH_TO_TOP, no_path_to_top::check),
    (&catalog::NO_AUTHORITY, no_authority::check),
    (&catalog::INVERTED_AUTHORITY, inverted_authority::check),
    (&catalog::DELEGATION_OUTSIDE, delegation_outside::check),
    (&catalog::OWNED_TWICE_BY_NAME, owned_twice_by_name::check),
    (&catalog::OVERLOADED_OWNER, overloaded_owner::check),
    // Matrix
    (&catalog::NOBODY_RESPONSIBLE, nobody_responsible::check),
    (&catalog::REDUNDANT_LETTER, redundant_letter::check),
    // Policies
    (&catalog::SEPARATED_DUTIES, separated_duties::check),
    (&catalog::MISSING_CONSULTED, missing_consulted::check),
    (&catalog::NOT_INDEPENDENT, not_independent::check),
    // Posts, people, time
    (&catalog::OVERFILLED, overfilled::check),
    (&catalog::VACANT_BUT_HELD, vacant_but_held::check),
    (&catalog::OVERBOOKED, overbooked::check),
    (&catalog::GAP, gap::check),
    (&catalog::ACTING_WITHOUT_END, acting_without_end::check),
    (&catalog::ACTING_OVER, acting_over::check),
    (&catalog::OUTSIDE_DATES, outside_dates::check),
    (&catalog::TOO_MANY_DATES, too_many_dates::check),
    // Dotted lines
    (&catalog::REDUNDANT_DOTTED, redundant_dotted::check),
    // Objectives
    (&catalog::OBJECTIVE_CYCLE, objective_cycle::check),
    (&catalog::UNMEASURED, unmeasured::check),
    (&catalog::LATE_PART, late_part::check),
    (&catalog::NO_PROGRESS, no_progress::check),
    (&catalog::LACKS_CAPABILITY, lacks_capability::check),
    // Health
    (&catalog::SPAN, span::check),
    (&catalog::SINGLE_POINT, single_point::check),
];

/// Makes all checks. The only way to a [`CheckedChart`].
#[must_use]
pub fn run(timeline: Timeline, levels: &Levels) -> CheckedChart {
    let found = if timeline.chart().damage.lost { Vec::new() } else { find(&timeline) };
    let found = one_cause::keep_strongest(found, timeline.chart());
    let judged = waivers::apply(found, &timeline);
    let diagnostics = judged.into_iter().map(|finding| finding.into_diagnostic(timeline.chart()));
    let findings = levels.apply(diagnostics.collect());
    CheckedChart::new(timeline, findings)
}

/// What all checks find, in their order, on all processors: no check knows of another.
fn find(timeline: &Timeline) -> Vec<Finding> {
    let found = CHECKS.par_iter().map(|(_, check)| {
        let mut findings = Findings::of(timeline);
        check(timeline, &mut findings);
        findings.into_vec()
    });
    found.flatten_iter().collect()
}
