//! What the fuzzer has found, and inputs that together reach what it reached, obey its laws: `fuzz/corpus/LAW/` is
//! held against `tests/support/laws/LAW.rs`, which is the body of the fuzz target of that name. `ORGC_FUZZ_CORPUS=fuzz/seeds.d` takes other inputs.

#![expect(clippy::disallowed_methods, reason = "tests read their cases")]
#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "what an input does not obey is a failure"
)]

use std::collections::BTreeSet;
use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

#[path = "support/folders.rs"]
mod folders;
#[path = "support/laws/mod.rs"]
mod laws;

use laws::{LAWS, grammar};

fn fuzz() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz")
}

/// The names of files, without suffix.
fn names(folder: &Path) -> BTreeSet<String> {
    let stem = |path: PathBuf| path.file_stem().unwrap().to_string_lossy().into_owned();
    folders::entries(folder).unwrap().into_iter().map(stem).collect()
}

#[test]
fn all_inputs_obey_their_law() {
    let corpus = std::env::var_os("ORGC_FUZZ_CORPUS").map_or_else(|| fuzz().join("corpus"), PathBuf::from);
    let (mut count, mut broken) = (0, Vec::new());
    for (name, law) in LAWS {
        for path in folders::entries(&corpus.join(name)).unwrap() {
            let bytes = fs::read(&path).unwrap();
            count += 1;
            if catch_unwind(|| law(&bytes)).is_err() {
                broken.push(path.display().to_string());
            }
        }
    }
    assert!(broken.is_empty(), "the law is broken by\n{}", broken.join("\n"));
    assert!(count > 50, "the corpus is gone");
}

#[test]
fn every_law_is_a_target_and_has_a_corpus() {
    let laws: BTreeSet<String> = LAWS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(names(&fuzz().join("fuzz_targets")), laws);
    assert_eq!(names(&fuzz().join("corpus")), laws);
    let manifest = fs::read_to_string(fuzz().join("Cargo.toml")).unwrap();
    for law in laws {
        let target = fs::read_to_string(fuzz().join(format!("fuzz_targets/{law}.rs"))).unwrap();
        assert!(target.contains("orgc_fuzz::obey(env!(\"CARGO_BIN_NAME\"), bytes)"), "{law} holds another law");
        assert!(manifest.contains(&format!("path = \"fuzz_targets/{law}.rs\"")), "{law} is not in fuzz/Cargo.toml");
    }
}

#[test]
fn the_dictionary_has_every_keyword() {
    let dictionary = fs::read_to_string(fuzz().join("org.dict")).unwrap();
    let words: BTreeSet<&str> =
        dictionary.lines().filter_map(|line| line.strip_prefix('"')?.strip_suffix('"')).collect();
    let is_keyword = |text: &&str| text.len() > 1 && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    let rules = grammar::rules();
    let keywords: BTreeSet<&str> =
        rules.iter().flat_map(|(_, body)| body.split('"').skip(1).step_by(2)).filter(is_keyword).collect();
    assert!(keywords.len() > 80, "{keywords:?}");
    let missing: Vec<&&str> = keywords.iter().filter(|keyword| !words.contains(**keyword)).collect();
    assert!(missing.is_empty(), "fuzz/org.dict lacks {missing:?}");
}
