//! Numbers in words and figures.

use crate::extraction::tree::Tree;
use crate::language::{Dependency, Tag};

/// How many members the words before a noun give it: "46 member states", "more than 2 million".
pub(super) fn count_of(tree: &Tree, noun: u32) -> Option<u32> {
    let number = tree.children(noun).iter().copied().find(|child| {
        matches!(tree.dependency(*child), Dependency::NumericModifier)
            || (*child < noun && tree.token(*child).tag == Tag::Cardinal)
    })?;
    value(tree, number)
}

/// The value of a number with the parts of it that stand before it ("2 million", "twenty-one").
pub(super) fn value(tree: &Tree, number: u32) -> Option<u32> {
    let mut first = number;
    while first > 0 && (tree.token(first - 1).tag == Tag::Cardinal || tree.word(first - 1) == "-") {
        first -= 1;
    }
    value_of((first..=number).map(|token| tree.lower_word(token)))
}

/// Whether a description begins with this number: "46 member states", "four suspects".
pub(in crate::extraction) fn begins_with(description: &str, number: u32) -> bool {
    let is_number = |word: &String| value_of(std::iter::once(word)).is_some();
    let words: Vec<String> = description.split(' ').map(str::to_lowercase).take_while(is_number).collect();
    value_of(words.into_iter()) == Some(number)
}

/// The number that one word says.
pub(in crate::extraction) fn number_of_word(word: &str) -> Option<u32> {
    value_of(std::iter::once(word.to_lowercase()))
}

/// The value of the words of one number.
fn value_of<Word: AsRef<str>>(words: impl Iterator<Item = Word>) -> Option<u32> {
    let mut total = 0.0_f64;
    let mut current = 0.0_f64;
    let mut known = false;
    for word in words {
        for part in word.as_ref().split('-').filter(|part| !part.is_empty()) {
            match scale(part) {
                Some(scale) => {
                    current = if current == 0.0 { scale } else { current * scale };
                    if scale > 100.0 {
                        total += current;
                        current = 0.0;
                    }
                }
                None => current += plain(part)?,
            }
            known = true;
        }
    }
    let value = total + current;
    (known && value >= 0.0 && value <= f64::from(u32::MAX) && value.fract() == 0.0).then_some(value as u32)
}

fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "hundred" => 100.0,
        "thousand" => 1e3,
        "million" | "m" => 1e6,
        "billion" | "bn" => 1e9,
        "dozen" => 12.0,
        _ => return None,
    })
}

fn plain(word: &str) -> Option<f64> {
    small(word).or_else(|| {
        let figures: String = word.chars().filter(|letter| *letter != ',').collect();
        figures.parse::<f64>().ok().filter(|value| value.is_finite())
    })
}

/// The value of a word for a number below a hundred.
pub(crate) fn small(word: &str) -> Option<f64> {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let index = |list: &[&str]| list.iter().position(|other| *other == word);
    index(&SMALL).map(|value| value as f64).or_else(|| index(&TENS).map(|ten| (ten as f64 + 2.0) * 10.0))
}
