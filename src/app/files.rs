//! Names of files that the program suggests.

use crate::knowledge::Source;

/// A name for a file made from the open documents, without an ending.
pub(super) fn suggested_name(sources: &[Source]) -> String {
    match sources {
        [only] => {
            let name = &only.document.name;
            let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
            let safe: String =
                stem.chars().map(|character| if is_safe(character) { character } else { '-' }).collect();
            if safe.is_empty() { "graph".to_owned() } else { safe }
        }
        _ => "graph".to_owned(),
    }
}

/// Whether every system allows the character in the name of a file.
fn is_safe(character: char) -> bool {
    !character.is_control() && !r#"/\:*?"<>|"#.contains(character)
}
