//! `orgc init`: a small organisation to start from.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::args::Init;
use super::failure::Failure;
use super::write::{Output, write_all};
use super::{Outcome, output};

macro_rules! template {
    ($name:literal) => {
        ($name, include_str!(concat!("init/", $name)))
    };
    ($name:literal, $file:literal) => {
        ($name, include_str!(concat!("init/", $file)))
    };
}

/// The files and their texts.
const TEMPLATES: &[(&str, &str)] = &[
    template!("organization.org"),
    template!("product.org"),
    template!("community.org"),
    template!(".gitattributes", "gitattributes"),
    template!(".editorconfig", "editorconfig"),
];

pub(super) fn run(args: &Init) -> Result<Outcome, Failure> {
    let directory = Path::new(&args.directory);
    if fs::metadata(directory).is_ok_and(|there| !there.is_dir()) {
        return Err(Failure::new(format!("`{}` is a file, not a directory", args.directory))
            .help("nothing was written; name a new directory: `orgc init my-organization`"));
    }
    refuse_to_overwrite(directory)?;
    fs::create_dir_all(directory)
        .map_err(|error| Failure::new(format!("cannot make the directory `{}`: {error}", args.directory)))?;
    let output =
        |(name, text): &(&str, &str)| Output { path: directory.join(name), text: (*text).to_owned(), read: None };
    let outputs: Vec<Output> = TEMPLATES.iter().map(output).collect();
    write_all(&outputs, &BTreeSet::new())?;
    output::to_stdout(&told(&args.directory, &outputs))?;
    Ok(Outcome::Clean)
}

fn refuse_to_overwrite(directory: &Path) -> Result<(), Failure> {
    let there = |name: &str| fs::symlink_metadata(directory.join(name)).is_ok();
    let existing: Vec<String> =
        TEMPLATES.iter().filter(|(name, _)| there(name)).map(|(name, _)| format!("`{name}`")).collect();
    if existing.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!("`{}` already has {}", directory.display(), existing.join(", ")))
        .help("nothing was written; name a new directory: `orgc init my-organization`"))
}

fn told(directory: &str, outputs: &[Output]) -> String {
    let files: String = outputs.iter().map(|output| format!("wrote {}\n", shown(&output.path))).collect();
    let path = if directory == "." { String::new() } else { format!(" {}", crate::render::harmless(directory)) };
    format!("{files}\nnext: orgc check{path}\n      orgc build{path} --to dot -o org.dot\n")
}

fn shown(path: &Path) -> String {
    crate::render::harmless(&path.strip_prefix(".").unwrap_or(path).to_string_lossy()).into_owned()
}
