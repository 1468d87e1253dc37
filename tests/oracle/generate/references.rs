//! How something is referred to: by its name, by the end of its path, from the top.

use super::Drawing;

impl Drawing {
    /// A reference to what has this path, wherever that stands.
    pub(super) fn refer(&mut self, path: &[String]) -> String {
        // Only `lead` is the name of several.
        let is_unique = path.last().is_some_and(|name| name != "lead");
        match (path, self.random.below(4)) {
            ([.., name], 0 | 1) if is_unique => name.clone(),
            ([_, .., one, name], 2) => format!("{one}.{name}"),
            _ => format!(".{}", path.join(".")),
        }
    }

    /// A reference from the top.
    pub(super) fn absolute(path: &[String]) -> String {
        format!(".{}", path.join("."))
    }

    /// A reference to the role with this number.
    pub(super) fn role(&mut self, number: usize) -> String {
        let path = self.plan.roles.get(number).map(|role| role.path.clone()).unwrap_or_default();
        self.refer(&path)
    }

    /// A reference to any role.
    pub(super) fn any_role(&mut self) -> String {
        let number = self.random.below(self.plan.roles.len());
        self.role(number)
    }

    /// A reference to any department, if there is one.
    pub(super) fn any_department(&mut self) -> Option<String> {
        let path = self.random.any(&self.plan.departments).cloned()?;
        Some(self.refer(&path))
    }

    /// A reference to any role, or at times to a department.
    pub(super) fn any_post(&mut self) -> String {
        let department = if self.random.chance(25) { self.any_department() } else { None };
        department.unwrap_or_else(|| self.any_role())
    }

    /// A reference to any objective or responsibility, if there is one.
    pub(super) fn any_item(&mut self) -> Option<String> {
        let path = self.random.any(&self.plan.items)?.path.clone();
        Some(self.refer(&path))
    }

    /// A role that the role with this number has above it in a sound organisation, or itself.
    pub(super) fn above(&mut self, number: usize) -> usize {
        let managers = std::iter::successors(Some(number), |role| self.plan.roles.get(*role)?.manager);
        *self.random.pick(&managers.collect::<Vec<_>>())
    }

    /// A role that the role with this number has below it in a sound organisation, or itself.
    pub(super) fn below(&mut self, number: usize) -> usize {
        let managers = |role: usize| std::iter::successors(Some(role), |role| self.plan.roles.get(*role)?.manager);
        let all: Vec<usize> =
            (0..self.plan.roles.len()).filter(|role| managers(*role).any(|above| above == number)).collect();
        *self.random.pick(&all)
    }
}
