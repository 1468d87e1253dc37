//! What policies say.

use super::Drawing;
use super::waivers::RULES;
use super::writing::Declaration;

impl Drawing {
    pub(super) fn policies(&mut self) -> Vec<Declaration> {
        let mut all = Vec::new();
        for number in 0..self.random.between(0, self.mood.policies) {
            let mut policy = Declaration::new("policy", &[format!("y{number}")], Some("A rule"));
            if self.random.chance(self.mood.waivers) {
                let waiver = self.waiver("policy");
                policy.say(&waiver);
            }
            if self.random.chance(self.mood.lives / 2) {
                let life = self.life();
                policy.say(&life);
            }
            for _ in 0..self.random.between(1, 2) {
                let said = self.policy_statement();
                policy.say(&said);
            }
            all.push(policy);
        }
        if self.random.chance(35) {
            all.push(self.limits("limits"));
            if self.random.chance(20) {
                all.push(self.limits("stricter"));
            }
        }
        if self.random.chance(8) {
            all.push(self.levels());
        }
        all
    }

    fn policy_statement(&mut self) -> String {
        match self.random.below(5) {
            0 | 1 => self.separation(),
            2 | 3 => self.requirement(),
            _ => self.independence().unwrap_or_else(|| self.separation()),
        }
    }

    fn separation(&mut self) -> String {
        let count = self.random.between(2, 4);
        let sides: Vec<String> = (0..count).map(|_| self.side()).collect();
        let by = self.random.word(&["", "", " by person", " by role", " by department"]);
        match self.random.below(3) {
            0 if count > 2 => format!("at most {} of {}{by}", self.random.between(1, count - 1), sides.join(", ")),
            _ => format!("separate {}{by}", sides.join(", ")),
        }
    }

    fn side(&mut self) -> String {
        let other = match self.random.below(6) {
            0 => self.any_department(),
            1 | 2 => self.any_item(),
            3 => Some(format!("#{}", self.tag())),
            _ => None,
        };
        other.unwrap_or_else(|| self.any_role())
    }

    fn requirement(&mut self) -> String {
        let department = self.any_department();
        let role = self.any_role();
        let who = match (self.random.below(6), department) {
            (0 | 1, _) => format!("consulted {role}"),
            (2 | 3, _) => format!("informed {role}"),
            (4, Some(department)) => format!("owner in {department}"),
            _ => format!("responsible {role}"),
        };
        let item = if self.random.chance(25) { self.any_item() } else { None };
        let on = item.unwrap_or_else(|| format!("#{}", self.tag()));
        format!("require {who} on {on}")
    }

    fn independence(&mut self) -> Option<String> {
        let (one, other) = (self.any_department()?, self.any_department()?);
        let third = if self.random.chance(30) { self.any_department() } else { None };
        let third = third.map(|third| format!(", {third}")).unwrap_or_default();
        Some(format!("independent {one} of {other}{third}"))
    }

    fn limits(&mut self, name: &str) -> Declaration {
        let mut policy = Declaration::new("policy", &[name.to_owned()], None);
        if self.random.chance(self.mood.lives) {
            let life = self.life();
            policy.say(&life);
        }
        for (what, most) in [("span", 2), ("layers", 3), ("owned", 2), ("single-point", 2)] {
            if self.random.chance(60) {
                let number = self.random.between(1, most);
                policy.say(&format!("limit {what} {number}"));
            }
        }
        policy
    }

    fn levels(&mut self) -> Declaration {
        let mut policy = Declaration::new("policy", &["levels".to_owned()], None);
        let mut rules: Vec<&str> = RULES.to_vec();
        self.random.shuffle(&mut rules);
        for rule in rules.iter().take(3) {
            let level = self.random.word(&["error", "warn", "note", "off"]);
            policy.say(&format!("level {rule} {level} \"as decided\""));
        }
        policy
    }
}
