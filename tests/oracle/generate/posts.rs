//! Who holds a role, and how many may.

use super::Drawing;
use super::plan::Human;
use super::writing::Declaration;

impl Drawing {
    pub(super) fn people(&mut self) -> Vec<Declaration> {
        (0..self.plan.people.len()).filter_map(|number| self.person(number)).collect()
    }

    fn person(&mut self, number: usize) -> Option<Declaration> {
        let human = self.plan.people.get(number).filter(|human| human.declared)?;
        let keyword = if human.agent { "agent" } else { "person" };
        let mut person = Declaration::new(keyword, std::slice::from_ref(&human.name), Some(&human.title));
        self.common(&mut person);
        if self.random.chance(self.mood.externals) {
            person.say("external");
        }
        Some(person)
    }

    /// Who holds this role, whether it is vacant, who stands in, how many seats it has.
    pub(super) fn posts(&mut self, role: &mut Declaration) {
        if self.plan.names_people && self.random.chance(self.mood.held) {
            self.holders(role);
            while self.odd() {
                self.odd_holding(role);
            }
        }
        if self.random.chance(15) {
            role.say(self.random.word(&["seats 1", "seats 1", "seats 2", "seats 3", "fte 1.5"]));
        }
        if self.random.chance(12 + self.mood.odd / 2) {
            let mut deputies = vec![self.any_role()];
            if self.odd() {
                deputies.push(self.any_role());
            }
            let deputies = self.handover(&deputies);
            self.list("deputised by", &deputies, role);
        }
    }

    fn holders(&mut self, role: &mut Declaration) {
        match self.random.below(12) {
            0 => role.say("vacant"),
            1 => role.say("undisclosed"),
            2 => {
                let (one, other) = (self.holder(), self.holder());
                role.say(&format!("held by {one} 50%, {other} 60%"));
            }
            3 => {
                let (one, until) = (self.holder(), self.last_day());
                role.say(&format!("held by {one} acting until {until}"));
            }
            4 => {
                let (vacancy, one) = (self.some_dates(), self.holder());
                role.say(&format!("vacant{vacancy}"));
                role.say(&format!("held by {one}{}", self.some_dates()));
            }
            5 | 6 => self.successors(role),
            _ => {
                let (one, modifiers) = (self.holder(), self.holding());
                role.say(&format!("held by {one}{modifiers}"));
            }
        }
    }

    fn successors(&mut self, role: &mut Declaration) {
        let count = self.random.between(2, 3);
        let mut holders = Vec::new();
        for _ in 0..count {
            let acting = if self.random.chance(25) { " acting" } else { "" };
            holders.push(format!("{}{acting}", self.holder()));
        }
        let holders = self.handover(&holders);
        self.list("held by", &holders, role);
    }

    fn odd_holding(&mut self, role: &mut Declaration) {
        let (holder, modifiers, dates) = (self.holder(), self.holding(), self.some_dates());
        let said = match self.random.below(7) {
            0 => format!("formerly held by {holder}{modifiers}"),
            1 => format!("undisclosed{modifiers}"),
            2 | 3 => format!("vacant{dates}"),
            _ => format!("held by {holder}{modifiers}"),
        };
        role.say(&said);
    }

    /// Dates, a share, and whether it is for the time being only.
    fn holding(&mut self) -> String {
        let mut modifiers = vec![self.dates()];
        modifiers.extend(self.random.chance(30).then(|| format!(" {}%", self.random.between(2, 10) * 10)));
        modifiers.extend(self.random.chance(8 + self.mood.odd / 2).then(|| " acting".to_owned()));
        self.random.shuffle(&mut modifiers);
        modifiers.concat()
    }

    /// A person by name, or by title in quotes; somebody who is only quoted; a name that is none.
    fn holder(&mut self) -> String {
        let quoted = |title: &str| format!("\"{title}\"");
        match self.random.any(&self.plan.people) {
            None => quoted(self.random.word(&["Ana Ruiz", "Kim", "TBD"])),
            Some(_) if self.random.chance(8) => quoted(self.random.word(&["Kim", "Noor", "N.N."])),
            Some(Human { name, declared: true, .. }) if self.random.chance(70) => name.clone(),
            Some(human) => quoted(&human.title),
        }
    }
}
