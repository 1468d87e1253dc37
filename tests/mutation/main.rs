//! Faults planted in sound organisations: each is found, at its place, and little else is said.
//!
//! Every sound version of every example, and what `sound` adds to them, gets one fault at a time, chosen at
//! random among all places where that fault can be planted (`faults` lists them). `ORGC_SEED` replays a run,
//! `ORGC_FAULTS` says how many of each kind are planted in each organisation, `ORGC_FOLDER` names a directory
//! whose folders of `.org` files are organisations, too.

#![expect(clippy::disallowed_methods, reason = "tests read the organisations in which they plant")]
#![expect(clippy::print_stdout, reason = "a run says its seed, and how much it planted")]
#![expect(clippy::panic, reason = "what cannot be read ends the run")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

mod faults;
#[path = "../support/folders.rs"]
mod folders;
mod organisation;
mod plant;

use std::collections::BTreeMap;
use std::env;

use fastrand::Rng;
use organisation::Organisation;
use plant::{Fault, Outcome};

#[test]
fn every_planted_fault_is_found_at_its_place_and_little_else_is_said() {
    let seed = number("ORGC_SEED", 1);
    let each = number("ORGC_FAULTS", 3) as usize;
    println!("ORGC_SEED={seed} ORGC_FAULTS={each}");
    let mut random = Rng::with_seed(seed);
    let mut failures = Vec::new();
    let mut tally: BTreeMap<&str, Tally> = BTreeMap::new();
    for organisation in organisation::all() {
        for (kind, candidates) in faults::KINDS {
            let mut candidates: Vec<Fault> = candidates(&organisation);
            for _ in 0..each.min(candidates.len()) {
                let fault = candidates.swap_remove(random.usize(..candidates.len()));
                let outcome = plant::plant(&organisation, &fault);
                failures.extend(complaint(&organisation, kind, &fault, &outcome));
                tally.entry(kind).or_default().add(&outcome);
            }
        }
    }
    report(&tally);
    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), failures.join("\n"));
    let missing: Vec<&str> =
        faults::KINDS.iter().map(|(kind, _)| *kind).filter(|kind| !tally.contains_key(kind)).collect();
    assert!(missing.is_empty(), "planted nowhere: {missing:?}");
    // A second owner may also lack authority, a second job is a job too many: two findings a fault are the
    // most for any kind, and most faults are one finding.
    let talkative: Vec<&str> =
        tally.iter().filter(|(_, kind)| kind.said > 2 * kind.planted).map(|(kind, _)| *kind).collect();
    assert!(talkative.is_empty(), "too much is said about {talkative:?}");
    let all = tally.values().fold(Tally::default(), Tally::and);
    assert!(all.said * 10 <= all.planted * 12, "{} findings for {} faults: too much is said", all.said, all.planted);
}

/// How many faults were planted, and how many findings they gave.
#[derive(Default, Clone, Copy)]
struct Tally {
    planted: usize,
    said: usize,
}

impl Tally {
    fn add(&mut self, outcome: &Outcome) {
        self.planted += 1;
        self.said += outcome.findings.len();
    }

    fn and(self, other: &Self) -> Self {
        Self { planted: self.planted + other.planted, said: self.said + other.said }
    }
}

fn report(tally: &BTreeMap<&str, Tally>) {
    for (kind, Tally { planted, said }) in tally {
        println!("{kind:24} {planted:5} planted {said:5} findings");
    }
    let Tally { planted, said } = tally.values().fold(Tally::default(), Tally::and);
    println!("{:24} {planted:5} planted {said:5} findings", "all");
}

fn complaint(organisation: &Organisation, kind: &str, fault: &Fault, outcome: &Outcome) -> Option<String> {
    let what = if !outcome.findings.iter().any(|finding| finding.slug == fault.rule) {
        "is not found"
    } else if !outcome.findings.iter().any(|finding| finding.slug == fault.rule && finding.is_at_its_place) {
        "is found at another place"
    } else {
        return None;
    };
    let edits: Vec<String> = fault.edits.iter().map(ToString::to_string).collect();
    let said: Vec<String> = outcome.findings.iter().map(ToString::to_string).collect();
    let (edits, said) = (edits.join("\n  "), said.join("\n    "));
    Some(format!("{}: `{kind}` {what}\n  {edits}\n  said:\n    {said}", organisation.name))
}

fn number(variable: &str, default: u64) -> u64 {
    env::var(variable)
        .map_or(default, |text| text.parse().unwrap_or_else(|_| panic!("{variable}: `{text}` is no number")))
}
