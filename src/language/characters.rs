//! The classes of characters that the tokenizer and the word shapes ask about.

use super::EngineError;
use super::container::{Container, unexpected};

/// A set of characters; the numbers are bits of the masks that `convert.py` writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CharacterClass(u16);

impl CharacterClass {
    /// spaCy's `ALPHA`: letters of the alphabets that its patterns know.
    pub(super) const LETTER: Self = Self(1);
    /// spaCy's `ALPHA_LOWER`: small letters and letters without case.
    pub(super) const SMALL_LETTER: Self = Self(1 << 1);
    /// spaCy's `ALPHA_UPPER`: capital letters and letters without case.
    pub(super) const CAPITAL_LETTER: Self = Self(1 << 2);
    /// Dingbats, emoji and other symbols.
    pub(super) const ICON: Self = Self(1 << 3);
    /// Characters that come off the front of a word whatever follows.
    pub(super) const PREFIX: Self = Self(1 << 4);
    /// Characters that come off the end of a word whatever stands before.
    pub(super) const SUFFIX: Self = Self(1 << 5);
    /// Currency signs.
    pub(super) const CURRENCY: Self = Self(1 << 6);
    /// What may stand before a full stop that comes off the end.
    pub(super) const BEFORE_FINAL_STOP: Self = Self(1 << 7);
    /// Quotation marks and brackets.
    pub(super) const QUOTE: Self = Self(1 << 8);
    /// Python's `str.isalpha`.
    pub(super) const PYTHON_ALPHABETIC: Self = Self(1 << 9);
    /// Python's `str.isupper`.
    pub(super) const PYTHON_UPPER: Self = Self(1 << 10);
    /// Python's `str.isdigit`.
    pub(super) const PYTHON_DIGIT: Self = Self(1 << 11);
    /// Python's `str.isspace`.
    pub(super) const PYTHON_SPACE: Self = Self(1 << 12);
    /// `\w` of Python's regular expressions.
    pub(super) const WORD: Self = Self(1 << 13);
    /// `\d` of Python's regular expressions.
    pub(super) const DECIMAL: Self = Self(1 << 14);
    /// What a host name may consist of, besides `-` and `_`.
    pub(super) const HOST_NAME: Self = Self(1 << 15);

    /// The members of either set.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

const PAGE_BITS: u32 = 8;
const PAGE_SIZE: usize = 1 << PAGE_BITS;
const CODE_POINTS: usize = 0x11_0000;

/// Looks up classes in a table of two levels: equal pages of 256 code points are stored once.
pub(super) struct CharacterClasses {
    page_of: Vec<u16>,
    pages: Vec<[u16; PAGE_SIZE]>,
}

impl CharacterClasses {
    pub(super) fn from_container(container: &Container<'_>) -> Result<Self, EngineError> {
        let starts = container.u32s("characters.starts")?;
        let masks = container.u16s("characters.masks")?;
        if starts.len() != masks.len() || starts.first() != Some(&0) || !starts.is_sorted() {
            return Err(unexpected("characters.starts", "content"));
        }
        let mut classes = Self { page_of: Vec::new(), pages: Vec::new() };
        let mut run = 0;
        for page_start in (0..CODE_POINTS as u32).step_by(PAGE_SIZE) {
            let mut page = [0; PAGE_SIZE];
            for (point, mask) in (page_start..).zip(&mut page) {
                while starts.get(run + 1).is_some_and(|start| *start <= point) {
                    run += 1;
                }
                *mask = masks[run];
            }
            // Runs of one class cover most of the planes, so equal pages follow each other.
            if classes.pages.last() != Some(&page) {
                classes.pages.push(page);
            }
            classes.page_of.push((classes.pages.len() - 1) as u16);
        }
        Ok(classes)
    }

    /// Whether the character belongs to the class.
    pub(super) fn is(&self, character: char, class: CharacterClass) -> bool {
        let point = u32::from(character);
        let page = self.page_of[(point >> PAGE_BITS) as usize];
        self.pages[usize::from(page)][point as usize % PAGE_SIZE] & class.0 != 0
    }

    /// Whether all characters belong to the class and there is at least one.
    pub(super) fn all(&self, text: &str, class: CharacterClass) -> bool {
        !text.is_empty() && text.chars().all(|character| self.is(character, class))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::assets;

    #[test]
    fn classes_are_those_of_the_patterns() {
        let classes = CharacterClasses::from_container(&Container::read(assets::WEIGHTS).unwrap()).unwrap();
        for (character, class, expected) in [
            ('a', CharacterClass::LETTER, true),
            ('a', CharacterClass::CAPITAL_LETTER, false),
            ('漢', CharacterClass::SMALL_LETTER, true),
            ('Ж', CharacterClass::CAPITAL_LETTER, true),
            ('Ω', CharacterClass::PYTHON_UPPER, true),
            ('²', CharacterClass::PYTHON_DIGIT, true),
            ('²', CharacterClass::DECIMAL, false),
            ('\u{1c}', CharacterClass::PYTHON_SPACE, true),
            ('\u{200b}', CharacterClass::PYTHON_SPACE, false),
            ('(', CharacterClass::BEFORE_FINAL_STOP, true),
            ('|', CharacterClass::BEFORE_FINAL_STOP, true),
            ('€', CharacterClass::PREFIX, true),
            ('€', CharacterClass::SUFFIX, false),
            ('☃', CharacterClass::ICON, true),
            ('_', CharacterClass::WORD, true),
            ('\u{10ffff}', CharacterClass::WORD, false),
        ] {
            assert_eq!(classes.is(character, class), expected, "{character:?} {class:?}");
        }
    }
}
