//! Measures of objectives.

use super::cursor::Cursor;
use super::facts::date;
use super::header::title;
use super::reader::Reader;
use crate::import::text::paths;
use crate::syntax::spell;

impl<'d> Reader<'d> {
    pub(super) fn measure(&self, one: &Cursor<'d>, scope: paths::Scope<'_>) -> Option<String> {
        let id = one.key("id")?;
        let path = id.text()?;
        if scope.item != Some(paths::parent(path)) {
            id.problem("the id of a measure is that of its objective, a dot, and a name");
        }
        let mut parts = vec!["measure".to_owned(), paths::last(path).to_owned()];
        parts.extend(title(one).map(|title| spell::string(&title)));
        parts.extend(figure(one, "from").map(|figure| format!("from {figure}")));
        match figure(one, "to") {
            Some(figure) => parts.push(format!("to {figure}")),
            None => one.problem("a measure needs a number to reach: `to`"),
        }
        parts.extend(one.option_text_of("unit").map(spell::string));
        parts.extend(date(one, "due").map(|due| format!("due {due}")));
        parts.extend(self.owner_of_measure(one, scope));
        Some(parts.join(" "))
    }

    /// A measure names one owner, without dates.
    fn owner_of_measure(&self, one: &Cursor<'d>, scope: paths::Scope<'_>) -> Option<String> {
        let owners = self.owners(one, scope);
        if owners.len() > 1 || owners.iter().any(|owner| owner.contains(' ')) {
            one.problem("a measure can name one owner only, without dates and note");
        }
        Some(format!("owner {}", owners.first()?))
    }
}

/// A number as it is written.
fn figure(one: &Cursor<'_>, key: &str) -> Option<String> {
    let figure = one.object(key)?;
    let text = figure.key("text")?;
    let digits = text.string()?;
    if !is_number(digits) {
        text.problem(format!("`{digits}` is no number"));
        return None;
    }
    Some(format!("{digits}{}", if figure.flag_of("percent") { "%" } else { "" }))
}

fn is_number(digits: &str) -> bool {
    let unsigned = digits.strip_prefix('-').unwrap_or(digits);
    let (whole, decimals) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    [whole, decimals].iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}
