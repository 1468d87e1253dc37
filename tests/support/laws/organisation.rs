//! One input as the files of an organisation.

use orgc::calendar::Date;
use orgc::compile::{Compilation, Options, compile};
use orgc::source::MemoryFiles;

/// A line that ends a file: what stands behind it is the next one. To the language it is a comment.
pub(crate) const NEXT_FILE: &str = "\n//// next file\n";

/// More files than this an input does not make.
const MOST_FILES: usize = 8;

/// On the day that the tests share, with the dates before it left alone.
pub(crate) fn options() -> Options {
    Options::on(Date::new(2026, 11, 1).unwrap())
}

/// The files of an input.
pub(crate) fn files(bytes: &[u8]) -> MemoryFiles {
    let mut files = MemoryFiles::default();
    let (mut rest, mut count) = (bytes, 0);
    while count < MOST_FILES {
        let end = rest.windows(NEXT_FILE.len()).position(|window| window == NEXT_FILE.as_bytes());
        let (text, behind) = end.map_or((rest, None), |end| {
            let (text, behind) = rest.split_at(end);
            (text, behind.get(NEXT_FILE.len()..))
        });
        files.insert(format!("{count}.org"), text);
        count += 1;
        let Some(behind) = behind else { break };
        rest = behind;
    }
    files
}

/// What comes of all files together.
pub(crate) fn compiled(files: &MemoryFiles, options: &Options) -> Compilation {
    let paths: Vec<String> = files.paths().map(str::to_owned).collect();
    compile(files, &paths, options).unwrap()
}
