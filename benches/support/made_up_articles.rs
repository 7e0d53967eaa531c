//! As many articles as one wants: the examples with other names in them, the same ones every time.

use std::path::Path;

/// The text of each of so many articles, with its name.
pub(crate) fn articles(count: usize) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/examples");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.file_name().is_some_and(|name| name != "README.md"));
    paths.sort();
    let texts: Vec<String> = paths.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect();
    let article = |number: usize| {
        (format!("article-{number}.txt"), varied(&texts[number % texts.len()], number / texts.len()))
    };
    (0..count).map(article).collect()
}

/// The text with other names: long words that begin with a capital get another end, the same word always the same.
fn varied(text: &str, version: usize) -> String {
    const ENDS: [&str; 8] = ["", "ov", "sen", "ini", "ez", "ski", "ard", "aki"];
    let varied = |word: &str| {
        let is_name =
            word.len() > 5 && word.chars().all(char::is_alphabetic) && word.starts_with(char::is_uppercase);
        let sum =
            word.bytes().fold(version, |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(byte)));
        if version > 0 && is_name { format!("{word}{}", ENDS[sum % ENDS.len()]) } else { word.to_owned() }
    };
    let text: String = text
        .split_inclusive(' ')
        .map(|word| match word.strip_suffix(' ') {
            Some(word) => varied(word) + " ",
            None => varied(word),
        })
        .collect();
    // No two are one document.
    text + &format!("\n\nThis is version {version}.\n")
}
