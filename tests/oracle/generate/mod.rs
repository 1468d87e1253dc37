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

pub(crate) use days::as_of;
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
        while self.random.chance(self.mood.waivers) {
            let waiver = self.waiver(declaration.keyword);
            declaration.say(&waiver);
        }
    }

    pub(super) fn life(&mut self) -> String {
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
