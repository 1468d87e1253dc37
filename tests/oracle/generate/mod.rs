//! Small random organisations, dense in dated facts.
//!
//! [`organisation`] draws one from a seed: its departments, roles, people, items and policies, written to
//! several files, nested or by path, in any order. The text is always sound (no error about files, syntax or
//! names); what it says is as wrong as its mood wants.

mod days;
mod departments;
mod items;
mod measures;
mod mood;
mod plan;
mod policies;
mod posts;
mod random;
mod references;
mod roles;
mod waivers;
mod writing;

use mood::Mood;
use plan::Plan;
use random::Random;
use writing::Declaration;

/// The files of one organisation, each with its path. The same seed gives the same files.
pub(crate) fn organisation(seed: u64) -> Vec<(String, String)> {
    let mut random = Random::new(seed);
    let mood = Mood::any(&mut random);
    let mut drawing = Drawing { plan: Plan::new(&mut random, &mood), mood, random };
    let declarations = drawing.declarations();
    writing::files(&declarations, &mut drawing.random)
}

/// What every declaration is drawn with.
struct Drawing {
    random: Random,
    mood: Mood,
    plan: Plan,
}

impl Drawing {
    fn declarations(&mut self) -> Vec<Declaration> {
        let mut all = self.organization();
        all.extend(self.departments());
        all.extend(self.roles());
        all.extend(self.people());
        all.extend(self.items());
        let claims = std::mem::take(&mut self.plan.claims);
        for (path, claim) in claims {
            all.iter_mut().filter(|one| one.path == path).take(1).for_each(|one| one.say(&claim));
        }
        all.extend(self.policies());
        all
    }

    /// What may be said of every declaration: tags, its life, a waiver.
    fn common(&mut self, declaration: &mut Declaration) {
        if self.random.chance(self.mood.tags) {
            declaration.tags.push(self.tag());
        }
        if self.random.chance(self.mood.lives) {
            let life = self.life();
            declaration.say(&life);
        }
        if self.random.chance(self.mood.waivers) {
            let waiver = self.waiver(declaration.keyword);
            declaration.say(&waiver);
        }
    }

    fn life(&mut self) -> String {
        match self.random.below(12) {
            0 if self.odd() => "abolished".to_owned(),
            _ => format!("exists{}", self.some_dates()),
        }
    }

    /// Whether to say here what a sound organisation would not.
    fn odd(&mut self) -> bool {
        self.random.chance(self.mood.odd)
    }

    fn tag(&mut self) -> String {
        self.random.word(&["money", "public", "members"]).to_owned()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::days;
    use super::organisation;
    use orgc::catalog;
    use orgc::compile::{Options, compile};
    use orgc::source::MemoryFiles;

    /// All findings about the text of one organisation, and the organisation.
    fn text_errors(seed: u64) -> (Vec<String>, Vec<(String, String)>) {
        let written = organisation(seed);
        let mut files = MemoryFiles::default();
        for (path, text) in &written {
            files.insert(path, text.clone());
        }
        let paths: Vec<String> = written.iter().map(|(path, _)| path.clone()).collect();
        let options = Options { as_of: days::as_of(), all_dates: true, levels: Vec::new(), deny_warnings: false };
        let compilation = compile(&files, &paths, &options).unwrap();
        let errors = compilation.diagnostics.iter().filter(|found| {
            found.level == orgc::diagnostic::Level::Error
                && found.rule.is_about_text()
                && found.rule.number != catalog::DEPARTMENT_WITHOUT_HEAD.number
        });
        (errors.map(|found| format!("{}: {}", found.rule.slug, found.message)).collect(), written)
    }

    #[test]
    fn no_text_is_in_error() {
        for seed in 0..400 {
            let (errors, written) = text_errors(seed);
            assert!(errors.is_empty(), "seed {seed}: {errors:#?}\n{written:#?}");
        }
    }

    #[test]
    fn seeds_give_different_organisations_and_each_always_the_same() {
        let all: BTreeSet<_> = (0..50).map(organisation).collect();
        assert_eq!(all.len(), 50);
        assert!((0..50).map(organisation).all(|again| all.contains(&again)));
    }
}
