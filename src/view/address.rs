//! Which addresses can be followed.

/// Whether following an address can do no more than open a page or a letter.
#[must_use]
pub fn is_harmless_address(url: &str) -> bool {
    let scheme = url.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    let scheme = scheme.as_deref();
    matches!(scheme, Some("http" | "https" | "mailto")) && !url.chars().any(|c| c.is_control() || c == ' ')
}

#[cfg(test)]
mod tests {
    use super::is_harmless_address;

    #[test]
    fn only_pages_and_letters_are_linked() {
        for url in ["http://a.example", "HTTPS://a.example/?b=1&c", "mailto:a@b.example"] {
            assert!(is_harmless_address(url), "{url}");
        }
        for url in [
            "javascript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "//a.example",
            "a",
            " https://a",
            "java\nscript:x",
        ] {
            assert!(!is_harmless_address(url), "{url}");
        }
    }
}
