//! Commands that pages show, with what they print, and the files that they show on the way.

use std::fs;
use std::path::Path;

use super::program::orgc;

/// The name of the file that a block with this info string is: `org file=shop.org`, `csv file=staff.csv`.
pub(crate) fn file(info: &str) -> Option<&str> {
    info.split_once(" file=").map(|(_, name)| name)
}

/// The page with the true output below every line `$ orgc …` of its blocks of `console`.
pub(crate) fn replay(page: &str, directory: &Path) -> Result<String, String> {
    let mut replayed = String::new();
    let mut in_console = false;
    let mut in_output = false;
    let mut file: Option<(&str, String)> = None;
    for line in page.lines() {
        if let Some(info) = line.strip_prefix("```") {
            (in_console, in_output) = (info == "console", false);
            if let Some((name, text)) = file.take() {
                write(&directory.join(name), &text)?;
            }
            file = self::file(info).map(|name| (name, String::new()));
        } else if let Some((_, text)) = &mut file {
            text.push_str(&format!("{line}\n"));
        }
        let command = line.strip_prefix("$ ").filter(|_| in_console);
        if let Some(command) = command {
            in_output = command.starts_with("orgc ");
        }
        if command.is_some() || !in_output {
            replayed.push_str(&format!("{line}\n"));
        }
        if let Some(arguments) = command.and_then(|command| command.strip_prefix("orgc ")) {
            replayed.push_str(&output_of(arguments, directory)?);
        }
    }
    Ok(replayed)
}

#[expect(clippy::disallowed_methods, reason = "a page shows the files that its commands read")]
fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| error.to_string())
}

fn output_of(arguments: &str, directory: &Path) -> Result<String, String> {
    let arguments: Vec<&str> = arguments.split_whitespace().collect();
    let output = orgc(directory, &arguments).output().map_err(|error| error.to_string())?;
    Ok(format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)))
}
