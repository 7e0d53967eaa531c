//! Texts that are found by their words.

use rustc_hash::FxHashMap;

use super::fold;
use super::query::{Level, Phrase, Query, Wanted};

/// How well a text fits; smaller is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// It is what is looked for.
    Whole,
    /// It begins so.
    Beginning,
    /// Its words stand together in it, in order.
    Together,
    /// Each of the words begins one of its own.
    Apart,
    /// One of the words is only inside of one of its own.
    Inside,
    /// One of the words fits one of its own but for a typing error.
    Near,
}

/// Texts, and where each word stands in them. A word that is looked for is compared once with each
/// word that occurs, however often it occurs: a thousand articles have some ten thousand words.
#[derive(Clone, Debug, Default)]
pub(super) struct Texts {
    /// The words that occur, in the order of their first occurrence.
    words: Vec<Box<str>>,
    numbers: FxHashMap<Box<str>, u32>,
    /// For each word the texts in which it is, in order.
    places: Vec<Vec<u32>>,
    /// The words of each text.
    contents: Vec<Box<str>>,
    /// Whether one or two letters are looked for inside of words, too.
    reaches_inside: bool,
}

impl Texts {
    /// No texts yet, in which one or two letters are found inside of words, too.
    pub(super) fn that_reach_inside() -> Self {
        Self { reaches_inside: true, ..Self::default() }
    }

    /// Adds a text; its number is how many there were before.
    pub(super) fn add(&mut self, text: &str) {
        let text = fold::words(text).into_boxed_str();
        let index = self.contents.len() as u32;
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            let number = if let Some(&number) = self.numbers.get(word) {
                number
            } else {
                let number = self.words.len() as u32;
                self.words.push(word.into());
                self.numbers.insert(word.into(), number);
                self.places.push(Vec::new());
                number
            };
            let places = &mut self.places[number as usize];
            if places.last() != Some(&index) {
                places.push(index);
            }
        }
        self.contents.push(text);
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.contents.len()
    }

    /// How well each of the texts fits one word.
    pub(super) fn levels(&self, wanted: &Wanted) -> Vec<Option<Level>> {
        let mut levels: Vec<Option<Level>> = vec![None; self.contents.len()];
        let mut letters = Vec::new();
        for (word, places) in self.words.iter().zip(&self.places) {
            let Some(level) = wanted.level(word, self.reaches_inside, &mut letters) else { continue };
            for &place in places {
                let best = &mut levels[place as usize];
                *best = Some(best.map_or(level, |best| best.min(level)));
            }
        }
        levels
    }

    /// How well a text fits whose words fit so at worst.
    pub(super) fn fit(&self, index: usize, worst: Level, query: &Query) -> Fit {
        let text = &self.contents[index];
        match worst {
            Level::Near => Fit::Near,
            Level::Inside => Fit::Inside,
            _ if **text == *query.joined => Fit::Whole,
            _ if text.starts_with(&query.joined) => Fit::Beginning,
            _ if holds_in_order(text, &query.joined) => Fit::Together,
            _ => Fit::Apart,
        }
    }

    /// The texts that have a place for every word, and how well they fit.
    pub(super) fn find(&self, query: &Query) -> Vec<(usize, Fit)> {
        let mut words = query.words.iter();
        let Some(first) = words.next() else { return Vec::new() };
        let mut worst = self.levels(first);
        for wanted in words {
            for (worst, level) in worst.iter_mut().zip(self.levels(wanted)) {
                *worst = worst.zip(level).map(|(one, other)| one.max(other));
            }
        }
        let found = worst.into_iter().enumerate().filter_map(|(index, worst)| Some((index, worst?)));
        let found = found.filter(|&(index, _)| {
            query.phrases.iter().all(|phrase| self.holds(index, phrase))
                && !query.without.iter().any(|phrase| self.holds(index, phrase))
        });
        found.map(|(index, worst)| (index, self.fit(index, worst, query))).collect()
    }

    /// Whether the words of a phrase stand together in a text.
    pub(super) fn holds(&self, index: usize, phrase: &Phrase) -> bool {
        self.contents.get(index).is_some_and(|text| phrase.is_in(text))
    }
}

/// Whether the words stand in the text together, the first at the beginning of a word.
fn holds_in_order(text: &str, joined: &str) -> bool {
    text.match_indices(joined).any(|(start, _)| text[..start].ends_with(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(text: &str, looked_for: &str) -> Option<Fit> {
        let mut texts = Texts::that_reach_inside();
        texts.add(text);
        texts.find(&Query::new(looked_for)).first().map(|&(_, fit)| fit)
    }

    #[test]
    fn texts_fit_in_good_order() {
        assert_eq!(fit("Oslo", "oslo"), Some(Fit::Whole));
        assert_eq!(fit("Oslo Airport", "oslo a"), Some(Fit::Beginning));
        assert_eq!(fit("The Oslo Airport", "Oslo airport"), Some(Fit::Together));
        assert_eq!(fit("The airport of Oslo", "oslo airport"), Some(Fit::Apart));
        assert_eq!(fit("Microslow", "oslo"), Some(Fit::Inside));
        assert_eq!(fit("Microslow", "os"), Some(Fit::Inside));
        assert_eq!(fit("The airport of Oslo", "airport olso"), Some(Fit::Near));
        assert_eq!(fit("Bergen", "oslo"), None);
        assert_eq!(fit("Oslo", " , "), None);
    }

    #[test]
    fn phrases_are_exact_and_what_is_left_out_is_not_found() {
        assert_eq!(fit("The Oslo Airport", "\"oslo airport\""), Some(Fit::Together));
        assert_eq!(fit("The airport of Oslo", "\"oslo airport\""), None);
        assert_eq!(fit("The Oslo Airport", "\"olso airport\""), None, "no typing errors in a phrase");
        assert_eq!(fit("The Oslo Airport", "oslo -airport"), None);
        assert_eq!(fit("The Oslo Airports", "oslo -airport"), Some(Fit::Together));
    }

    #[test]
    fn words_of_a_text_count_once() {
        let mut texts = Texts::default();
        texts.add("to be or not to be");
        texts.add("be");
        let found = texts.find(&Query::new("be"));
        assert_eq!(found, [(0, Fit::Together), (1, Fit::Whole)]);
        assert_eq!(texts.len(), 2);
    }
}
