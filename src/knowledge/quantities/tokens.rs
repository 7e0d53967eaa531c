//! A sentence as the words, figures and marks that numbers are read from.

/// A word, a figure or a mark.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token<'a> {
    /// Where it begins in the sentence.
    pub(super) start: usize,
    /// Where it ends.
    pub(super) end: usize,
    /// As it is written.
    pub(super) text: &'a str,
    /// In lower case.
    pub(super) lower: String,
    /// Whether a hyphen joins it to the one before.
    pub(super) is_joined: bool,
}

impl Token<'_> {
    pub(super) fn is_word(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_alphabetic)
    }

    pub(super) fn is_figure(&self) -> bool {
        self.text.starts_with(|first: char| first.is_ascii_digit())
    }

    pub(super) fn is_capitalised(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }
}

/// The tokens of a sentence, in order. Hyphens stand between tokens and are told by [`Token::is_joined`]; blanks are
/// left out, and so are points between figures and commas between thousands, which belong to their number.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found: Vec<Token<'_>> = Vec::new();
    let mut characters = text.char_indices().peekable();
    let mut hyphen = false;
    while let Some((start, first)) = characters.next() {
        if first.is_whitespace() {
            hyphen = false;
            continue;
        }
        if matches!(first, '-' | '‐' | '‑') {
            hyphen = found.last().is_some_and(|last| last.end == start);
            continue;
        }
        let mut end = start + first.len_utf8();
        if first.is_alphanumeric() {
            let begins_as_figure = first.is_ascii_digit();
            while let Some(&(place, next)) = characters.peek() {
                let after = text[place + next.len_utf8()..].chars().next();
                let is_inside = match next {
                    ',' | '.' => begins_as_figure && after.is_some_and(|after| after.is_ascii_digit()),
                    '\'' | '’' => !begins_as_figure && after.is_some_and(char::is_alphabetic),
                    other => other.is_alphanumeric(),
                };
                if !is_inside {
                    break;
                }
                end = place + next.len_utf8();
                characters.next();
            }
        }
        let word = &text[start..end];
        found.push(Token { start, end, text: word, lower: word.to_lowercase(), is_joined: hyphen });
        hyphen = false;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_keep_their_points_and_hyphens_join() {
        let found = tokens("The 46-member body spent €1,200.5m, or 4.5%, in Mr O’Brien's town.");
        let words: Vec<&str> = found.iter().map(|token| token.text).collect();
        assert_eq!(
            words,
            [
                "The",
                "46",
                "member",
                "body",
                "spent",
                "€",
                "1,200.5m",
                ",",
                "or",
                "4.5",
                "%",
                ",",
                "in",
                "Mr",
                "O’Brien's",
                "town",
                "."
            ]
        );
        assert!(found[2].is_joined && !found[3].is_joined);
        assert_eq!((found[6].start, found[6].end), (28, 36));
    }
}
