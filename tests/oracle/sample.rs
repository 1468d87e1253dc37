//! Random organisations, as many as wanted.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use libtest_mimic::{Failed, Trial};

use crate::compared::{Compared, compared, in_memory};
use crate::generate::{as_of, organisation};
use crate::rules::JUDGED;
use crate::smaller::smaller;

/// How many organisations each run of the tests looks at.
const USUAL: u64 = 2000;

/// What came of many organisations.
#[derive(Default)]
struct Tally {
    /// How many findings both agree on, by rule.
    agreed: BTreeMap<String, u64>,
    /// The first organisation on which they disagree, by rule, and on how many they do.
    disagreed: BTreeMap<String, (u64, u64)>,
}

/// The trial; `ORGC_ORGANISATIONS` says how many, `ORGC_SEED` which is the first.
pub(crate) fn trial() -> Result<Trial, String> {
    let number = |name: &str, usual: u64| match env::var(name) {
        Ok(text) => text.parse().map_err(|_| format!("{name}: `{text}` is no number")),
        Err(_) => Ok(usual),
    };
    let first = number("ORGC_SEED", 0)?;
    let many = number("ORGC_ORGANISATIONS", USUAL)?;
    Ok(Trial::test("random organisations", move || run(first, many).map_err(Failed::from)))
}

/// Another trial: the same seed gives the same organisation, and another one another.
pub(crate) fn seeds() -> Trial {
    Trial::test("seeds", || {
        let all: BTreeSet<_> = (0..50).map(organisation).collect();
        let again = (0..50).map(organisation).all(|again| all.contains(&again));
        if all.len() == 50 && again { Ok(()) } else { Err(Failed::from("seeds do not tell organisations apart")) }
    })
}

fn run(first: u64, many: u64) -> Result<(), String> {
    let (next, tally) = (AtomicU64::new(first), Mutex::new(Tally::default()));
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some(seed) = Some(next.fetch_add(1, Ordering::Relaxed)).filter(|seed| *seed < first + many) {
                    let compared = judged(seed);
                    if let Ok(mut tally) = tally.lock() {
                        tally.add(seed, compared);
                    }
                }
            });
        }
    });
    let tally = tally.into_inner().map_err(|_| "a thread has failed".to_owned())?;
    let findings: u64 = tally.agreed.values().sum();
    println!("{many} organisations from seed {first}: both find the same {findings} findings");
    if many > USUAL {
        tally.agreed.iter().for_each(|(rule, count)| println!("{count:>9} {rule}"));
    }
    for (rule, (seed, count)) in &tally.disagreed {
        println!("{rule}: {count} disagreements, the first one is seed {seed}");
    }
    let never: Vec<&str> = if many < USUAL { Vec::new() } else { tally.never_found() };
    if !never.is_empty() {
        return Err(format!("of all organisations none is found to have {}", never.join(", ")));
    }
    let shown: Vec<String> =
        tally.disagreed.iter().map(|(rule, (seed, count))| disagreement(rule, *seed, *count)).collect();
    if shown.is_empty() { Ok(()) } else { Err(shown.join("\n")) }
}

impl Tally {
    /// The rules of which no finding was compared.
    fn never_found(&self) -> Vec<&'static str> {
        let rules = JUDGED.iter().copied().flatten().copied();
        rules.filter(|rule| !self.agreed.contains_key(*rule) && !self.disagreed.contains_key(*rule)).collect()
    }

    fn add(&mut self, seed: u64, compared: Option<Compared>) {
        let Some(compared) = compared else {
            self.disagreed.entry("no sound text".to_owned()).or_insert((seed, 0)).1 += 1;
            return;
        };
        let differences = compared.differences();
        for line in compared.compiler.iter().filter(|line| compared.oracle.contains(line)) {
            *self.agreed.entry(rule_of(line).to_owned()).or_default() += 1;
        }
        let mut rules: Vec<&str> =
            differences.iter().filter_map(|line| Some(rule_of(line.split_once(": ")?.1))).collect();
        rules.dedup();
        for rule in rules {
            let (least, count) = self.disagreed.entry(rule.to_owned()).or_insert((seed, 0));
            (*least, *count) = (seed.min(*least), *count + 1);
        }
    }
}

/// Seeds that leave no remainder are judged on all dates.
fn judged(seed: u64) -> Option<Compared> {
    compared(&in_memory(&organisation(seed)), as_of(), seed.is_multiple_of(5))
}

/// A disagreement about a rule: its seed, its organisation, and what each finds.
fn disagreement(rule: &str, seed: u64, count: u64) -> String {
    let all_dates = seed.is_multiple_of(5);
    let about = |files: &[(String, String)]| -> Vec<String> {
        let compared = compared(&in_memory(files), as_of(), all_dates);
        let differences = compared.map(|compared| compared.differences()).unwrap_or_default();
        differences.into_iter().filter(|line| line.contains(&format!(": {rule} | "))).collect()
    };
    let least = smaller(organisation(seed), |files| !about(files).is_empty());
    let text: String = least.iter().map(|(path, text)| format!("// {path}\n{text}")).collect();
    let dates = if all_dates { "all-dates\n// " } else { "" };
    let differences = about(&least).join("\n");
    format!(
        "\n=== {rule}: {count} organisations, the first one is seed {seed}\n// {dates}as-of: {}\n{text}--- {differences}\n",
        as_of()
    )
}

fn rule_of(line: &str) -> &str {
    line.split(" | ").next().unwrap_or_default()
}
