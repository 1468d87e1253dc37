//! An organisation made as small as it can be while something stays true of it.

/// A file: path and text.
type File = (String, String);

/// Leaves out declarations, statements and modifiers, as long as `holds` holds of what is left.
pub(crate) fn smaller(mut files: Vec<File>, holds: impl Fn(&[File]) -> bool) -> Vec<File> {
    loop {
        let before = files.clone();
        for shorten in [without_lines, without_words] {
            let mut at = 0;
            while let Some(tried) = shorten(&files, at) {
                if tried != files && holds(&tried) {
                    files = tried;
                } else {
                    at += 1;
                }
            }
        }
        files.retain(|(_, text)| !text.is_empty());
        if files == before {
            return files;
        }
    }
}

/// Without the line of this number; if it opens a block, without the block.
fn without_lines(files: &[File], at: usize) -> Option<Vec<File>> {
    let (file, line) = place(files, at, |text| text.lines().count())?;
    let rest = |text: &str| {
        let lines: Vec<&str> = text.lines().collect();
        let mut depth = 0;
        let block = lines.iter().skip(line).take_while(|line| {
            let goes_on = depth > 0 || line.ends_with('{');
            depth += line.matches('{').count();
            depth -= line.matches('}').count().min(depth);
            goes_on && depth > 0
        });
        let length = block.count() + 1;
        let kept = lines.iter().enumerate().filter(|(number, _)| !(line..line + length).contains(number));
        kept.map(|(_, line)| format!("{line}\n")).collect()
    };
    Some(replaced(files, file, rest))
}

/// Without some words that follow each other: a modifier, an item of a list, a tag.
fn without_words(files: &[File], at: usize) -> Option<Vec<File>> {
    let (file, place) = place(files, at, |text| 3 * text.split(' ').count())?;
    let rest = |text: &str| {
        let words: Vec<&str> = text.split(' ').collect();
        let (word, length) = (place / 3, place % 3 + 1);
        let kept = words.iter().enumerate().filter(|(number, _)| !(word..word + length).contains(number));
        let dropped = words.iter().skip(word).take(length);
        let kept: Vec<&str> = kept.map(|(_, word)| *word).collect();
        if dropped.into_iter().any(|word| word.contains('\n')) { text.to_owned() } else { kept.join(" ") }
    };
    Some(replaced(files, file, rest))
}

/// The file that has the place of this number, and the number in it.
fn place(files: &[File], mut at: usize, places: impl Fn(&str) -> usize) -> Option<(usize, usize)> {
    for (file, (_, text)) in files.iter().enumerate() {
        if at < places(text) {
            return Some((file, at));
        }
        at -= places(text);
    }
    None
}

fn replaced(files: &[File], at: usize, rest: impl Fn(&str) -> String) -> Vec<File> {
    let replace =
        |(number, (path, text)): (usize, &File)| (path.clone(), if number == at { rest(text) } else { text.clone() });
    files.iter().enumerate().map(replace).collect()
}
