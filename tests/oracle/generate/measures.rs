//! What is said of objectives only: measures, time frames, what they serve and need.

use super::Drawing;
use super::writing::Declaration;

impl Drawing {
    pub(super) fn goals(&mut self, number: usize, item: &mut Declaration) {
        if self.random.chance(60) {
            self.measure("m0", item);
        }
        if self.random.chance(20) {
            self.measure("m1", item);
        }
        if self.random.chance(self.mood.dated) {
            let due = self.last_day();
            item.say(&format!("due {due}"));
        }
        if self.random.chance(self.mood.dated / 3) {
            item.say(self.random.word(&[
                "period 2026-Q4",
                "period 2026-11",
                "period 2026-12",
                "period 2026",
                "period 2026-10",
            ]));
        }
        if self.random.chance(25) {
            item.say(self.random.word(&[
                "needs moderation",
                "needs campaigns, moderation",
                "needs \"first answers\"",
                "needs nothing-known",
            ]));
        }
        self.contributions(number, item);
    }

    fn measure(&mut self, name: &str, item: &mut Declaration) {
        let mut parts = vec![format!(" to {}", self.random.word(&["10", "70%", "4.0"]))];
        parts.extend(self.random.chance(50).then(|| format!(" from {}", self.random.word(&["10", "41%", "4", "70%"]))));
        if self.random.chance(15) {
            let due = self.last_day();
            parts.push(format!(" due {due}"));
        }
        if self.random.chance(15 + self.mood.odd / 3) {
            let owner = self.any_role();
            parts.push(format!(" owner {owner}"));
        }
        self.random.shuffle(&mut parts);
        let title = self.random.word(&["", " \"Answered\"", " \"answered?\"", " \"Turnover\""]);
        item.say(&format!("measure {name}{title}{}", parts.concat()));
        if self.random.chance(5 + self.mood.odd / 3) {
            let role = self.random.below(self.plan.roles.len());
            let dates = self.dates();
            let mut path = item.path.clone();
            path.push(name.to_owned());
            let owner = self.plan.roles.get(role).map(|role| role.path.clone()).unwrap_or_default();
            self.plan.claims.push((owner, format!("owns {}{dates}", Self::absolute(&path))));
        }
    }

    /// Objectives that come later serve those that come earlier; what is not sound serves any.
    fn contributions(&mut self, number: usize, item: &mut Declaration) {
        while self.random.chance(20) {
            let others = if self.odd() || self.random.chance(20) { self.plan.items.len() } else { number };
            let earlier = self.plan.items.iter().take(others).filter(|other| other.keyword == "objective");
            let paths: Vec<Vec<String>> = earlier.map(|other| other.path.clone()).collect();
            let Some(path) = self.random.any(&paths).cloned() else { return };
            let (to, dates) = (self.refer(&path), self.dates());
            item.say(&format!("contributes to {to}{dates}"));
        }
    }
}
