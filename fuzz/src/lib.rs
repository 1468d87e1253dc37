//! The laws that every input obeys, for the fuzzer. They are written in `tests/support/laws`, where the tests hold
//! the finds of the fuzzer against them with a stable compiler.

#[path = "../../tests/support/laws/mod.rs"]
mod laws;

/// Holds an input against the law of a target.
pub fn obey(target: &str, bytes: &[u8]) {
    let (_, law) = laws::LAWS.iter().find(|(name, _)| *name == target).expect("every target has a law");
    law(bytes);
}
