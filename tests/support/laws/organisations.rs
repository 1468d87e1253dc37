//! Organisations like those of the oracle, sound in their text, with some edits: what gets as far as the checks and
//! the emitters much more often than bytes do.

use orgc::compile::Options;

use super::edits::edited;
use super::organisation::{NEXT_FILE, compiled, files};
use super::{compile, emit, format, parse};

#[path = "../../oracle/generate/mod.rs"]
mod generate;

pub(crate) use generate::as_of;

/// So many bytes are the seed.
const SEED: usize = 4;

/// Holds for the organisation and the edits that an input stands for.
pub(crate) fn bytes(bytes: &[u8]) {
    let (text, edits) = drawn(bytes);
    check(&edited(&text, edits));
}

/// The organisation of which the first bytes are the seed, and the others.
pub(crate) fn drawn(bytes: &[u8]) -> (String, &[u8]) {
    let (seed, rest) = bytes.split_at(SEED.min(bytes.len()));
    let seed = seed.iter().fold(0, |seed, byte| seed * 256 + u64::from(*byte));
    let texts: Vec<String> = generate::organisation(seed).into_iter().map(|(_, text)| text).collect();
    (texts.join(NEXT_FILE), rest)
}

/// Every law about texts.
pub(crate) fn check(text: &str) {
    let files = files(text.as_bytes());
    for file in text.split(NEXT_FILE) {
        parse::bytes(file.as_bytes());
        format::bytes(file.as_bytes());
    }
    let options = Options::on(as_of());
    let compilation = compiled(&files, &options);
    compile::check(&compilation);
    emit::check(&compilation, options.as_of);
}
