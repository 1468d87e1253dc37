//! The rules of the grammar, for tests that nothing of the language is forgotten.

/// A rule of the grammar: its name, and what it matches, without mark and braces.
pub(crate) struct GrammarRule {
    pub(crate) name: String,
    pub(crate) body: String,
}

/// All rules. One begins at the start of a line and goes on to the next that does.
pub(crate) fn rules() -> Vec<GrammarRule> {
    let mut rules: Vec<GrammarRule> = Vec::new();
    for line in include_str!("../../grammar/org.pest").lines().filter(|line| !line.starts_with("//")) {
        match (line.split_once('='), rules.last_mut()) {
            (Some((name, body)), _) if line.starts_with(|c: char| c.is_ascii_lowercase()) => {
                rules.push(GrammarRule { name: name.trim().to_owned(), body: body.to_owned() });
            }
            (_, Some(rule)) => rule.body.push_str(line),
            _ => {}
        }
    }
    let bare = |body: &str| body.trim().trim_start_matches(['_', '@', '$']).trim_matches(['{', '}', ' ']).to_owned();
    rules.into_iter().map(|rule| GrammarRule { body: bare(&rule.body), ..rule }).collect()
}

impl GrammarRule {
    /// The words with which it begins: `formerly held by`.
    pub(crate) fn keyword(&self) -> Option<String> {
        let parts = self.body.split('~').map(str::trim).filter(|part| !matches!(*part, "\" \"+" | "gap"));
        let words = parts.map_while(|part| part.strip_prefix('"')?.strip_suffix('"'));
        let is_word = |word: &&str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
        let words: Vec<&str> = words.take_while(is_word).collect();
        (!words.is_empty()).then(|| words.join(" "))
    }

    /// The rules it names.
    pub(crate) fn names(&self, rule: &str) -> bool {
        self.body.split(|c: char| !(c.is_alphanumeric() || c == '_')).any(|word| word == rule)
    }
}
