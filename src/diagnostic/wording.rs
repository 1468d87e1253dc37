//! How words are joined in a message.
//!
//! Knows English; must not know what any message is about.

/// `a`, `a or b`, `a, b or c`
pub(crate) fn one_of(words: &[impl AsRef<str>]) -> String {
    enumerate(words, "or")
}

/// `a`, `a and b`, `a, b and c`
pub(crate) fn all_of(words: &[impl AsRef<str>]) -> String {
    enumerate(words, "and")
}

/// `an objective`, `a role`
pub(crate) fn with_article(words: &str) -> String {
    let article = if words.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {words}")
}

fn enumerate(words: &[impl AsRef<str>], conjunction: &str) -> String {
    match words {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} {conjunction} {}", first.join(", "), last.as_ref())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_joined_as_in_a_sentence() {
        assert_eq!(one_of(&Vec::<String>::new()), "");
        assert_eq!(one_of(&["a"]), "a");
        assert_eq!(all_of(&["a", "b"]), "a and b");
        assert_eq!(one_of(&["a", "b", "c"]), "a, b or c");
        assert_eq!(with_article("objective"), "an objective");
        assert_eq!(with_article("role or agent"), "a role or agent");
    }
}
