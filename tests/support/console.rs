//! Commands that pages show, with what they print.

use std::path::Path;

use super::program::orgc;

/// The page with the true output below every line `$ orgc …` of its blocks of `console`.
pub(crate) fn replay(page: &str, directory: &Path) -> Result<String, String> {
    let mut replayed = String::new();
    let mut in_console = false;
    let mut in_output = false;
    for line in page.lines() {
        if line.starts_with("```") {
            (in_console, in_output) = (line == "```console", false);
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

fn output_of(arguments: &str, directory: &Path) -> Result<String, String> {
    let arguments: Vec<&str> = arguments.split_whitespace().collect();
    let output = orgc(directory, &arguments).output().map_err(|error| error.to_string())?;
    Ok(format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)))
}
