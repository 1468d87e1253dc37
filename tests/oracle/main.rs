//! An independent checker: every rule again, by brute force over every day, written from the sentences of
//! `docs/reference/semantics.md` and the pages of the checks. It shares the model with the compiler, and
//! neither `check` nor `timeline`. Both must find the same: rule, subject, first and last day.
//!
//! It looks at every case of `tests/corpus/check` whose text is sound, and at random organisations.
//! `ORGC_ORGANISATIONS=100000 cargo test --test oracle` looks at more of them, `ORGC_SEED=N` begins at that
//! one. Where the two disagree the organisation is shown, as small as it can be made.

#![expect(clippy::disallowed_methods, reason = "tests read their cases")]
#![expect(clippy::print_stdout, reason = "a test program says how much it has compared")]

mod compared;
mod corpus;
mod findings;
#[path = "../support/folders.rs"]
mod folders;
mod generate;
mod rules;
mod sample;
mod smaller;
mod terms;

use std::process::ExitCode;

use libtest_mimic::Arguments;

fn main() -> Result<ExitCode, String> {
    let arguments = Arguments::from_args();
    let mut trials = corpus::trials()?;
    trials.extend([sample::seeds(), sample::trial()?]);
    Ok(libtest_mimic::run(&arguments, trials).exit_code())
}
