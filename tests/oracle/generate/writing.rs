//! Declarations as files: nested or by path, in any order, in one file or in several.

use super::random::Random;

/// One declaration, not yet at a place.
pub(super) struct Declaration {
    pub(super) keyword: &'static str,
    /// From the top; empty for the organization.
    pub(super) path: Vec<String>,
    title: Option<String>,
    pub(super) tags: Vec<String>,
    statements: Vec<String>,
}

impl Declaration {
    pub(super) fn new(keyword: &'static str, path: &[String], title: Option<&str>) -> Self {
        let title = title.map(str::to_owned);
        Self { keyword, path: path.to_vec(), title, tags: Vec::new(), statements: Vec::new() }
    }

    /// Adds a statement.
    pub(super) fn say(&mut self, statement: &str) {
        self.statements.push(statement.to_owned());
    }
}

/// All declarations, each in the block of one around it or at the top of some file.
pub(super) fn files(declarations: &[Declaration], random: &mut Random) -> Vec<(String, String)> {
    let scopes: Vec<&[String]> = declarations.iter().map(|declaration| scope(declaration, random)).collect();
    let placed: Vec<(&[String], &Declaration)> = scopes.into_iter().zip(declarations).collect();
    let mut tops: Vec<String> =
        placed.iter().filter(|(scope, _)| scope.is_empty()).map(|(_, one)| text(one, 0, &placed, random)).collect();
    random.shuffle(&mut tops);
    let names = ["a.org", "b/c.orgchart", "b.org"].get(..random.between(1, 3)).unwrap_or_default();
    let mut files: Vec<(String, String)> = names.iter().map(|name| ((*name).to_owned(), String::new())).collect();
    let count = files.len();
    for top in tops {
        files.iter_mut().skip(random.below(count)).take(1).for_each(|(_, content)| content.push_str(&top));
    }
    files
}

/// The declaration in whose block it stands: mostly the one around it; none is the top.
fn scope<'a>(declaration: &'a Declaration, random: &mut Random) -> &'a [String] {
    let around = declaration.path.split_last().map_or(&[][..], |(_, around)| around);
    let outward = if random.chance(75) { around.len() } else { random.below(around.len() + 1) };
    around.get(..outward).unwrap_or_default()
}

fn text(one: &Declaration, level: usize, all: &[(&[String], &Declaration)], random: &mut Random) -> String {
    let scope = all.iter().find(|(_, other)| std::ptr::eq(*other, one)).map_or(0, |(scope, _)| scope.len());
    let mut header = one.keyword.to_owned();
    if let Some(path) = one.path.get(scope..).filter(|path| !path.is_empty()) {
        header = format!("{header} {}", path.join("."));
    }
    header.extend(one.title.iter().map(|title| format!(" \"{title}\"")));
    header.extend(one.tags.iter().map(|tag| format!(" #{tag}")));
    let indent = "  ".repeat(level);
    let mut inner: Vec<String> = one.statements.iter().map(|said| format!("{indent}  {said}\n")).collect();
    let nested = all.iter().filter(|(scope, _)| !one.path.is_empty() && *scope == one.path && can_hold(one));
    inner.extend(nested.map(|(_, other)| text(other, level + 1, all, random)));
    random.shuffle(&mut inner);
    match inner.is_empty() {
        true => format!("{indent}{header}\n"),
        false => format!("{indent}{header} {{\n{}{indent}}}\n", inner.concat()),
    }
}

/// Whether others may stand in its block.
fn can_hold(one: &Declaration) -> bool {
    ["department", "objective", "responsibility"].contains(&one.keyword)
}
