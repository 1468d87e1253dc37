//! What is said of roles but who holds them.

use super::Drawing;
use super::writing::Declaration;

impl Drawing {
    pub(super) fn roles(&mut self) -> Vec<Declaration> {
        (0..self.plan.roles.len()).map(|number| self.role_declaration(number)).collect()
    }

    fn role_declaration(&mut self, number: usize) -> Declaration {
        let path = self.plan.roles.get(number).map(|role| role.path.clone()).unwrap_or_default();
        let mut role = Declaration::new("role", &path, None);
        if number > 0 || self.odd() {
            self.common(&mut role);
        }
        self.solid_lines(number, &mut role);
        self.dotted_lines(&mut role);
        if self.odd()
            && let Some(department) = self.any_department()
        {
            let dates = self.dates();
            role.say(&format!("part of {department}{dates}"));
        }
        if number > 0 && self.random.chance(self.mood.externals) {
            role.say("external");
        }
        self.posts(&mut role);
        role
    }

    fn solid_lines(&mut self, number: usize, role: &mut Declaration) {
        let manager = self.plan.roles.get(number).and_then(|role| role.manager);
        let Some(manager) = manager else {
            if self.random.chance(40) {
                let dates = if self.odd() { self.dates() } else { String::new() };
                role.say(&format!("reports to nobody{dates}"));
            }
            if self.odd() {
                self.odd_line(role);
            }
            return;
        };
        // Without any line it reports to the head of its department.
        if self.random.chance(60) {
            let mut managers = vec![self.role(manager)];
            if self.random.chance(self.mood.dated / 2) {
                let above = self.above(manager);
                managers.push(self.role(above));
            }
            let managers = self.handover(&managers);
            let keyword = if self.random.chance(12) { "assistant to" } else { "reports to" };
            self.list(keyword, &managers, role);
        }
        if self.odd() {
            self.odd_line(role);
        }
    }

    fn odd_line(&mut self, role: &mut Declaration) {
        let (to, dates) = (self.any_post(), self.dates());
        let line = match self.random.below(8) {
            0 => format!("assistant to {}{dates}", self.any_role()),
            1 | 2 => format!("reports to nobody{dates}"),
            _ => format!("reports to {to}{dates}"),
        };
        role.say(&line);
    }

    fn dotted_lines(&mut self, role: &mut Declaration) {
        while self.random.chance(12 + self.mood.odd / 2) {
            let to = self.any_post();
            let mut modifiers = vec![self.dates()];
            modifiers.extend(self.random.chance(40).then(|| format!(" {}%", self.random.between(1, 8) * 10)));
            modifiers.extend(self.random.chance(50).then(|| " for \"speeches\"".to_owned()));
            self.random.shuffle(&mut modifiers);
            role.say(&format!("dotted to {to}{}", modifiers.concat()));
        }
    }
}
