//! What is said of objectives and responsibilities.

use super::Drawing;
use super::writing::Declaration;

impl Drawing {
    pub(super) fn items(&mut self) -> Vec<Declaration> {
        (0..self.plan.items.len()).map(|number| self.item(number)).collect()
    }

    fn item(&mut self, number: usize) -> Declaration {
        let Some(thing) = self.plan.items.get(number) else { return Declaration::new("responsibility", &[], None) };
        let (keyword, path, is_part) = (thing.keyword, thing.path.clone(), thing.whole.is_some());
        let title = self.random.word(&["Answer mail", "answer mail!", "Answer  Mail", "Growth", "Safe payments"]);
        let mut item = Declaration::new(keyword, &path, Some(title).filter(|_| self.random.chance(60)));
        self.common(&mut item);
        if self.random.chance(if is_part { 30 } else { 92 }) {
            self.owners(number, &mut item);
        }
        if self.random.chance(if is_part { 4 } else { 1 } + self.mood.odd / 3) {
            item.say("unowned \"decided in May\"");
        }
        self.letters(number, &mut item);
        if keyword == "objective" {
            self.goals(number, &mut item);
        }
        item
    }

    /// Claims of one role after the other, from the side of the item or from that of the owner.
    fn owners(&mut self, number: usize, item: &mut Declaration) {
        let owner = self.owner_of(number);
        let mut owners = vec![self.plan.roles.get(owner).map(|role| role.path.clone()).unwrap_or_default()];
        if self.random.chance(self.mood.dated / 2) {
            let below = self.below(owner);
            owners.extend(self.plan.roles.get(below).map(|role| role.path.clone()));
        }
        if self.odd() {
            owners.extend(self.random.any(&self.plan.departments).cloned());
        }
        if self.odd() {
            owners.reverse();
        }
        self.claim(&owners, item);
        if self.odd() {
            let other = self.random.below(self.plan.roles.len());
            let other = self.plan.roles.get(other).map(|role| role.path.clone()).unwrap_or_default();
            self.claim(&[other], item);
        }
    }

    fn claim(&mut self, owners: &[Vec<String>], item: &mut Declaration) {
        if self.random.chance(60) {
            let names: Vec<String> = owners.iter().map(|owner| self.refer(owner)).collect();
            let owners = self.handover(&names);
            return self.list("owner", &owners, item);
        }
        let names = vec![self.refer(&item.path); owners.len()];
        for (owner, name) in owners.iter().zip(self.handover(&names)) {
            self.plan.claims.push((owner.clone(), format!("owns {name}")));
        }
    }

    /// The role that owns the item with this number; parts are delegated downwards.
    fn owner_of(&mut self, number: usize) -> usize {
        let (whole, owner) = self.plan.items.get(number).map(|item| (item.whole, item.owner)).unwrap_or_default();
        let owner = match whole {
            _ if self.odd() => self.random.below(self.plan.roles.len()),
            None => owner,
            Some(_) => self.below(owner),
        };
        self.plan.items.iter_mut().skip(number).take(1).for_each(|item| item.owner = owner);
        owner
    }

    fn letters(&mut self, number: usize, item: &mut Declaration) {
        let owner = self.plan.items.get(number).map(|item| item.owner).unwrap_or_default();
        if self.random.chance(self.mood.letters) {
            let below = self.below(owner);
            let (to, dates) = (self.role(below), self.dates());
            item.say(&format!("responsible {to}{dates}"));
        }
        while self.random.chance(self.mood.letters / 2 + self.mood.odd / 3) {
            let word =
                self.random.word(&["consulted", "informed", "supported by", "informed", "consulted", "responsible"]);
            let (to, dates) = (self.any_post(), self.dates());
            item.say(&format!("{word} {to}{dates}"));
        }
    }
}
