//! What is said of the organization and its departments.

use super::Drawing;
use super::writing::Declaration;

impl Drawing {
    /// The organization: mostly there, with the first role as its head.
    pub(super) fn organization(&mut self) -> Vec<Declaration> {
        if self.random.chance(8) {
            return Vec::new();
        }
        let mut organization = Declaration::new("organization", &[], Some("Northwind"));
        if !self.random.chance(12) {
            let mut heads = vec![Self::absolute(&self.role_path(0))];
            if self.odd() {
                let path = self.any_role_path();
                heads.push(Self::absolute(&path));
            }
            let heads = self.handover(&heads);
            self.list("head", &heads, &mut organization);
        }
        if self.odd() {
            let head = self.any_role_path();
            let dates = self.dates();
            organization.say(&format!("head {}{dates}", Self::absolute(&head)));
        }
        if self.random.chance(self.mood.waivers) {
            let waiver = self.waiver("organization");
            organization.say(&waiver);
        }
        vec![organization]
    }

    pub(super) fn departments(&mut self) -> Vec<Declaration> {
        (0..self.plan.departments.len()).map(|number| self.department(number)).collect()
    }

    fn department(&mut self, number: usize) -> Declaration {
        let path = self.plan.departments.get(number).cloned().unwrap_or_default();
        let mut department = Declaration::new("department", &path, None);
        self.common(&mut department);
        self.heads(&path, &mut department);
        if self.odd()
            && let Some(other) = self.any_department()
        {
            let dates = self.dates();
            department.say(&format!("part of {other}{dates}"));
        }
        if self.random.chance(40) {
            let capability = self.random.word(&["moderation", "\"first answers\"", "campaigns"]);
            department.say(&format!("provides {capability}"));
        }
        if self.random.chance(20) {
            department.say(self.random.word(&["kind team", "kind \"working group\"", "note \"new\""]));
        }
        department
    }

    fn heads(&mut self, path: &[String], department: &mut Declaration) {
        let inside = |role: &&super::plan::Post| role.path.len() == path.len() + 1 && role.path.starts_with(path);
        let inner: Vec<Vec<String>> = self.plan.roles.iter().filter(inside).map(|role| role.path.clone()).collect();
        let mut heads: Vec<Vec<String>> = inner.first().into_iter().cloned().collect();
        if self.random.chance(self.mood.dated / 2) {
            heads.extend(inner.get(1).cloned());
        }
        if self.odd() || inner.is_empty() && self.random.chance(60) {
            heads.push(self.any_role_path());
        }
        if self.odd() {
            heads.pop();
        }
        let heads: Vec<String> = heads.iter().map(|head| self.head(path, head)).collect();
        let heads = self.handover(&heads);
        self.list("head", &heads, department);
        if self.odd() {
            let (head, dates) = (self.any_role_path(), self.some_dates());
            department.say(&format!("head {}{dates}", self.head(path, &head)));
        }
    }

    /// A head is looked up in its own department, or is written with its path.
    fn head(&mut self, department: &[String], role: &[String]) -> String {
        match role.split_last() {
            Some((name, inside)) if inside == department && self.random.chance(70) => name.clone(),
            _ => Self::absolute(role),
        }
    }

    fn role_path(&self, number: usize) -> Vec<String> {
        self.plan.roles.get(number).map(|role| role.path.clone()).unwrap_or_default()
    }

    fn any_role_path(&mut self) -> Vec<String> {
        let number = self.random.below(self.plan.roles.len());
        self.role_path(number)
    }

    /// Says this of all of them, in one statement or in one each.
    pub(super) fn list(&mut self, keyword: &str, targets: &[String], declaration: &mut Declaration) {
        if targets.is_empty() {
            return;
        }
        if self.random.chance(60) {
            let comma = self.random.word(&[", ", ",\n    "]);
            declaration.say(&format!("{keyword} {}", targets.join(comma)));
        } else {
            targets.iter().for_each(|target| declaration.say(&format!("{keyword} {target}")));
        }
    }
}
