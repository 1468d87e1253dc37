//! The rules of the grammar, for tests that nothing of the language is forgotten.

/// All rules: each its name, and what it matches, without mark and braces. One begins at the start of a line and
/// goes on to the next that does.
pub(crate) fn rules() -> Vec<(String, String)> {
    let mut rules: Vec<(String, String)> = Vec::new();
    for line in include_str!("../../grammar/org.pest").lines().filter(|line| !line.starts_with("//")) {
        match (line.split_once('='), rules.last_mut()) {
            (Some((name, body)), _) if line.starts_with(|c: char| c.is_ascii_lowercase()) => {
                rules.push((name.trim().to_owned(), body.to_owned()));
            }
            (_, Some((_, body))) => body.push_str(line),
            _ => {}
        }
    }
    let bare = |body: &str| body.trim().trim_start_matches(['_', '@', '$']).trim_matches(['{', '}', ' ']).to_owned();
    rules.into_iter().map(|(name, body)| (name, bare(&body))).collect()
}
