//! Numbers in a sentence and what they are numbers of: amounts of money, percentages, measures, counts.
//!
//! Reads words alone, so that it can be asked of any sentence. What is not plainly a quantity is passed over: years
//! and days, times, ages, the numbers of articles, models and roads, "one".

mod lists;
mod tokens;
mod units;

use lists::{ENDS, FATES, HARMS, MONTHS, NAMES, WORDS_FOR_PEOPLE};
use tokens::{Token, tokens};
pub use units::Unit;

use super::phrases::stems;
use crate::extraction::mentions::numbers::small;

/// A number with what it counts or measures.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Where its words stand, in bytes of the sentence.
    pub start: usize,
    /// Where they end.
    pub end: usize,
    /// The least that it may mean.
    pub least: f64,
    /// The most that it may mean; infinite for "more than 40".
    pub most: f64,
    /// In what unit.
    pub unit: Unit,
    /// The stem of what is counted; empty for money, percentages and measures.
    pub noun: String,
    /// The stems of what says more of it: "member" of "46 member states".
    pub modifiers: Vec<String>,
}

impl Quantity {
    /// Whether both are numbers of the same sort of thing.
    #[must_use]
    pub fn is_comparable(&self, other: &Self) -> bool {
        let have_common = self.modifiers.is_empty()
            || other.modifiers.is_empty()
            || self.modifiers.iter().any(|word| other.modifiers.contains(word));
        self.unit == other.unit && self.noun == other.noun && have_common
    }

    /// Whether one number may be meant by both.
    #[must_use]
    pub fn may_equal(&self, other: &Self) -> bool {
        // Conversions between units are exact to a ten thousandth.
        let slack = 1e-4 * self.least.abs().max(other.least.abs());
        self.least <= other.most + slack && other.least <= self.most + slack
    }

    /// Whether what is counted is so common that it says little of what the number is about.
    #[must_use]
    pub fn is_of_anything(&self) -> bool {
        self.unit != Unit::Count || self.noun == PEOPLE
    }
}

/// The stem of "people", for whom many words stand.
const PEOPLE: &str = "people";

/// The quantities of a sentence, in order of place.
#[must_use]
pub fn quantities(sentence: &str) -> Vec<Quantity> {
    if !may_hold_numbers(sentence) {
        return Vec::new();
    }
    let tokens = tokens(sentence);
    let mut found = Vec::new();
    let mut index = 0;
    while index < tokens.len() {
        let reader = Reader { tokens: &tokens };
        match reader.quantity(index) {
            Some((quantity, next)) => {
                found.extend(quantity);
                index = next.max(index + 1);
            }
            None => index += 1,
        }
    }
    found
}

/// Whether a look at the words is worth while: most sentences have neither a figure nor such a word.
pub(super) fn may_hold_numbers(sentence: &str) -> bool {
    sentence.bytes().any(|byte| byte.is_ascii_digit())
        || sentence.split(|character: char| !character.is_alphabetic()).any(|word| {
            matches!(word.len(), 3..=9) && {
                let lower = word.to_ascii_lowercase();
                small(&lower).is_some() || lower == "dozen"
            }
        })
}

/// A number before anything is known of its unit.
struct Number {
    value: f64,
    /// Half of the last place that is given.
    slack: f64,
    /// The first token after it.
    next: usize,
    is_figure: bool,
}

struct Reader<'a> {
    tokens: &'a [Token<'a>],
}

impl Reader<'_> {
    fn lower(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |token| token.lower.as_str())
    }

    fn before(&self, index: usize, back: usize) -> &str {
        index.checked_sub(back).map_or("", |index| self.lower(index))
    }

    /// The quantity that begins at this token, when there is a number; where to go on.
    fn quantity(&self, first: usize) -> Option<(Option<Quantity>, usize)> {
        let sign = units::sign(self.tokens.get(first)?.text).or_else(|| units::code(self.tokens[first].text));
        let start = first + usize::from(sign.is_some());
        let number = self.number(start)?;
        let (mut least, mut most) = (number.value - number.slack, number.value + number.slack);
        let mut end = number.next;
        // "40 to 50", "40–50", "between 40 and 50".
        let joins = match self.lower(end) {
            "to" | "–" | "—" => self.before(first, 1) != "from",
            "and" => self.before(first, 1) == "between",
            _ => self.tokens.get(end).is_some_and(|token| token.is_joined && token.is_figure()),
        };
        if joins {
            let is_glued = self.tokens.get(end).is_some_and(Token::is_figure);
            let second = end + usize::from(!is_glued);
            let second = second + usize::from(units::sign(self.lower(second)).is_some());
            if let Some(other) = self.number(second) {
                let scale = if number.value < other.value { shared_scale(&number, &other) } else { 1.0 };
                least *= scale;
                most = other.value + other.slack;
                end = other.next;
            }
        }
        if self.names_something(first, start, &number, end) || (self.before(first, 1) == "from" && !joins) {
            return Some((None, end));
        }
        let Some((unit, noun, modifiers, factor, end)) = self.unit(sign, first, &number, end) else {
            return Some((None, end));
        };
        let ((least, most), begin) = self.bounds(first, end, least.max(0.0), most);
        let quantity = Quantity {
            start: self.tokens[begin].start,
            end: self.tokens[end - 1].end,
            least: least * factor,
            most: most * factor,
            unit,
            noun,
            modifiers,
        };
        Some((Some(quantity), end))
    }

    /// The number at this token with the words that multiply it.
    fn number(&self, first: usize) -> Option<Number> {
        let token = self.tokens.get(first)?;
        if token.is_joined && !token.is_figure() {
            return None;
        }
        let (mut value, mut slack, mut next, is_figure);
        if token.is_figure() {
            (value, slack) = figure(&token.lower)?;
            (next, is_figure) = (first + 1, true);
        } else {
            (value, next) = self.words(first)?;
            (slack, is_figure) = (0.0, false);
        }
        while let Some(scale) = units::scale(self.lower(next)).filter(|_| self.lower(next).len() > 1) {
            let place = if token.is_figure() { half_of_last_place(&token.lower) } else { 0.0 };
            // "3 million" may be three and a little; "3 dozen" and "three hundred" are numbers.
            slack = if scale >= 1e3 { place.max(slack) * scale } else { 0.0 };
            value *= scale;
            next += 1;
        }
        Some(Number { value, slack: slack.min(value * 0.05), next, is_figure })
    }

    /// A number in words: "forty-six", "a dozen", "two hundred and ten".
    fn words(&self, first: usize) -> Option<(f64, usize)> {
        if matches!(self.lower(first), "a" | "an")
            && units::scale(self.lower(first + 1)).is_some_and(|scale| scale >= 12.0)
        {
            return Some((1.0, first + 1));
        }
        if self.lower(first) == "dozen" {
            return Some((1.0, first));
        }
        let mut value = small(self.lower(first))?;
        let mut next = first + 1;
        while let Some(token) = self.tokens.get(next) {
            if let Some(more) =
                small(&token.lower).filter(|more| *more < 10.0 && value % 10.0 == 0.0 && value >= 20.0)
            {
                value += more;
                next += 1;
            } else if token.lower == "hundred" {
                value *= 100.0;
                next +=
                    1 + usize::from(self.lower(next + 1) == "and" && small(self.lower(next + 2)).is_some());
                if let Some(more) = small(self.lower(next)) {
                    value += more;
                    next += 1;
                }
            } else {
                break;
            }
        }
        Some((value, next))
    }

    /// Whether the number is a year, a day, a time, an age, or part of a name.
    fn names_something(&self, first: usize, start: usize, number: &Number, end: usize) -> bool {
        let text = self.tokens[start].text;
        let (before, after) = (self.before(first, 1), self.lower(end));
        let has_sign = first != start;
        let is_year = number.is_figure
            && !has_sign
            && text.len() == 4
            && text.bytes().all(|byte| byte.is_ascii_digit())
            && (1500.0..2200.0).contains(&number.value)
            && end == start + 1;
        let is_date = MONTHS.contains(&before) || (MONTHS.contains(&after) && !has_sign);
        let is_time =
            after == ":" || before == ":" || matches!(after, "am" | "pm" | "gmt" | "o’clock" | "o'clock");
        let is_age = after == "old"
            || (matches!(after, "year" | "month" | "day" | "years" | "months" | "days" | "week" | "weeks")
                && matches!(self.lower(end + 1), "old" | "olds" | "ago"));
        let is_aside = before == "," && after == "," && !has_sign;
        let is_name = NAMES.contains(&before)
            || self.tokens[start].is_joined && number.is_figure
            || (first > 1
                && self.tokens[first - 1].is_capitalised()
                && !has_sign
                && self.plural(end).is_none());
        let is_one = number.value <= 1.0 && !has_sign && !number.is_figure;
        is_year && !self.counts_people(end) || is_date || is_time || is_age || is_aside || is_name || is_one
    }

    fn counts_people(&self, next: usize) -> bool {
        WORDS_FOR_PEOPLE.contains(&self.lower(next))
    }

    /// What the number is of: the unit, the noun with what stands before it, a factor, and where it all ends.
    fn unit(
        &self,
        sign: Option<&'static str>,
        first: usize,
        number: &Number,
        next: usize,
    ) -> Option<(Unit, String, Vec<String>, f64, usize)> {
        if let Some(currency) = sign {
            return Some((Unit::Money(currency), String::new(), Vec::new(), 1.0, next));
        }
        match (self.lower(next), self.lower(next + 1)) {
            ("%" | "percent" | "pct", _) => {
                return Some((Unit::Percent, String::new(), Vec::new(), 1.0, next + 1));
            }
            ("per", "cent") => return Some((Unit::Percent, String::new(), Vec::new(), 1.0, next + 2)),
            ("percentage", "points" | "point") => {
                return Some((Unit::Points, String::new(), Vec::new(), 1.0, next + 2));
            }
            ("square", _) => {
                let (name, factor) = units::measure(self.lower(next + 1))?;
                let unit = if name == "metre" { "square metre" } else { return None };
                return Some((Unit::Measure(unit), String::new(), Vec::new(), factor * factor, next + 2));
            }
            _ => {}
        }
        // "5 million US dollars", "5 million Swedish crowns".
        for skipped in 0..2 {
            let is_skipped = skipped == 0 || self.tokens.get(next).is_some_and(Token::is_capitalised);
            if let Some(currency) = units::currency(self.lower(next + skipped)).filter(|_| is_skipped) {
                return Some((Unit::Money(currency), String::new(), Vec::new(), 1.0, next + skipped + 1));
            }
        }
        if let Some((name, factor)) = units::measure(self.lower(next)) {
            return Some((Unit::Measure(name), String::new(), Vec::new(), factor, next + 1));
        }
        let glued = self.tokens.get(next).filter(|token| token.is_joined && token.is_word());
        if let Some(noun) = glued {
            return Some((Unit::Count, noun_stem(&noun.lower), Vec::new(), 1.0, next + 1));
        }
        let people = || Some((Unit::Count, PEOPLE.to_owned(), Vec::new(), 1.0, next));
        if number.value > 1.0 && FATES.contains(&self.lower(next)) {
            return people();
        }
        let Some(end) = self.plural(next) else {
            return if HARMS.contains(&self.before(first, 1)) { people() } else { None };
        };
        let noun = noun_stem(self.lower(end - 1));
        let modifiers = (next..end - 1).flat_map(|index| stems(self.lower(index))).collect();
        Some((Unit::Count, noun, modifiers, 1.0, end))
    }

    /// One past the plural that follows the number, with at most three words between.
    fn plural(&self, next: usize) -> Option<usize> {
        for index in next..(next + 4).min(self.tokens.len()) {
            let token = &self.tokens[index];
            if !token.is_word() || ENDS.contains(&token.lower.as_str()) {
                return None;
            }
            if is_plural(&token.lower) {
                return Some(index + 1);
            }
        }
        None
    }

    /// What the words around a number make of its bounds, and where they begin.
    fn bounds(&self, first: usize, end: usize, least: f64, most: f64) -> ((f64, f64), usize) {
        let (near, far) = (self.before(first, 1), self.before(first, 2));
        let farther = self.before(first, 3);
        let up = (least, f64::INFINITY);
        let down = (0.0, most);
        let about = (least * 0.9, most * 1.1);
        let (bounds, words) = match (far, near) {
            ("more" | "greater" | "higher", "than") if farther == "no" || farther == "not" => (down, 3),
            ("fewer" | "less" | "lower", "than") if farther == "no" || farther == "not" => (up, 3),
            ("more" | "greater" | "higher", "than") | ("at", "least") | ("upwards", "of") => (up, 2),
            ("less" | "fewer" | "lower", "than") | ("up", "to") | ("at", "most") => (down, 2),
            ("many" | "much", "as") => (down, 3),
            ("close", "to") => ((least * 0.88, most), 2),
            (_, "over" | "above" | "exceeding") => (up, 1),
            (_, "under" | "below") => (down, 1),
            (_, "nearly" | "almost") => ((least * 0.88, most), 1),
            (_, "about" | "around" | "some" | "roughly" | "approximately" | "estimated" | "circa") => {
                (about, 1)
            }
            _ => ((least, most), 0),
        };
        let bounds = match (self.lower(end), self.lower(end + 1)) {
            ("or", "more") => (bounds.0, f64::INFINITY),
            ("or", "so") => (bounds.0 * 0.9, bounds.1 * 1.1),
            ("or", "fewer" | "less") => (0.0, bounds.1),
            _ => bounds,
        };
        (bounds, first.saturating_sub(words))
    }
}

/// The scale of the second number where the first of a range leaves it out: "2 to 3 million".
fn shared_scale(first: &Number, second: &Number) -> f64 {
    let scale = [1e12, 1e9, 1e6, 1e3].into_iter().find(|scale| second.value >= *scale).unwrap_or(1.0);
    if first.value < 1e3 && second.value / scale > first.value { scale } else { 1.0 }
}

/// The value of a figure, perhaps with a letter for its scale, and half of its last place.
fn figure(text: &str) -> Option<(f64, f64)> {
    let digits = text.trim_end_matches(char::is_alphabetic);
    let ending = &text[digits.len()..];
    let scale = if ending.is_empty() { 1.0 } else { units::scale(ending)? };
    let value: f64 = digits.replace(',', "").parse().ok().filter(|value: &f64| value.is_finite())?;
    let slack = if ending.is_empty() && !digits.contains('.') {
        // "1,200" may be 1,230; "40" is 40.
        let zeros =
            digits.bytes().rev().take_while(|byte| matches!(byte, b'0' | b',')).filter(|byte| *byte == b'0');
        let zeros = zeros.count();
        if zeros >= 2 { 0.5 * 10_f64.powi(zeros as i32) } else { 0.0 }
    } else {
        half_of_last_place(digits)
    };
    Some((value * scale, slack * scale))
}

/// Half of the last place that a figure gives: 0.05 of "1.2".
fn half_of_last_place(figure: &str) -> f64 {
    let digits = figure.trim_end_matches(char::is_alphabetic);
    let places = digits.split_once('.').map_or(0, |(_, places)| places.len());
    0.5 * 10_f64.powi(-(places as i32))
}

fn is_plural(word: &str) -> bool {
    matches!(
        word,
        "people" | "men" | "women" | "children" | "police" | "troops" | "personnel" | "staff" | "dead"
    ) || (word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !word.ends_with("us")
        && !word.ends_with("is"))
}

fn noun_stem(word: &str) -> String {
    if WORDS_FOR_PEOPLE.contains(&word) {
        return PEOPLE.to_owned();
    }
    stems(word).into_iter().next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found: the words, the bounds, the unit and the noun.
    fn told(sentence: &str) -> Vec<String> {
        let told = |quantity: &Quantity| {
            let words = &sentence[quantity.start..quantity.end];
            let (least, most) = (quantity.least, quantity.most);
            let bounds = if least.to_bits() == most.to_bits() {
                format!("{least}")
            } else {
                format!("{least}..{most}")
            };
            format!("{words} = {bounds} {:?} {}", quantity.unit, quantity.noun).trim_end().to_owned()
        };
        quantities(sentence).iter().map(told).collect()
    }

    fn one(sentence: &str) -> String {
        let found = told(sentence);
        assert_eq!(found.len(), 1, "{sentence}: {found:?}");
        found[0].clone()
    }

    #[test]
    fn counts_have_a_noun() {
        assert_eq!(one("The Council has 46 member states."), "46 member states = 46 Count stat");
        assert_eq!(one("the 46-member Council"), "46-member = 46 Count member");
        assert_eq!(one("Forty-six states signed."), "Forty-six states = 46 Count stat");
        assert_eq!(one("At least 12 people were killed."), "At least 12 people = 12..inf Count people");
        assert_eq!(one("The fire left 12 dead."), "12 = 12 Count people");
        assert_eq!(one("A bomb killed 12 and the city mourns."), "12 = 12 Count people");
    }

    #[test]
    fn amounts_have_a_unit() {
        assert_eq!(one("It cost €1.2bn."), "€1.2bn = 1150000000..1250000000 Money(\"EUR\")");
        assert_eq!(
            one("It cost 1,200 million euros."),
            "1,200 million euros = 1150000000..1250000000 Money(\"EUR\")"
        );
        assert_eq!(one("It fell to 4.5 percent."), "4.5 percent = 4.45..4.55 Percent");
        assert_eq!(one("some 40 per cent of them"), "some 40 per cent = 36..44 Percent");
        assert_eq!(one("a pipeline of 300 kilometres"), "300 kilometres = 285000..315000 Measure(\"metre\")");
        assert_eq!(one("between 40 and 50 tonnes"), "40 and 50 tonnes = 40000..50000 Measure(\"kilogram\")");
        assert_eq!(one("2 to 3 million people"), "2 to 3 million people = 2000000..3150000 Count people");
    }

    #[test]
    fn what_is_no_quantity_is_passed_over() {
        for sentence in [
            "He was born on 3 March 1960 in Oslo.",
            "In 2024 the elections took place.",
            "Article 3 of Protocol 16 says so.",
            "A 45-year-old man, Hill, 45, said so.",
            "The Boeing 737 left at 10:30.",
            "One of them came three days ago.",
            "It rose from 40 people.",
            "No numbers here.",
        ] {
            assert_eq!(told(sentence), Vec::<String>::new(), "{sentence}");
        }
    }

    fn agree(one: &str, other: &str) -> Option<bool> {
        let (one, other) = (&quantities(one)[0], &quantities(other)[0]);
        one.is_comparable(other).then(|| one.may_equal(other))
    }

    #[test]
    fn equal_in_value_is_equal() {
        assert_eq!(agree("€1.2bn", "1,200 million euros"), Some(true));
        assert_eq!(agree("more than 40 people", "46 people"), Some(true));
        assert_eq!(agree("nearly 50 people", "46 people"), Some(true));
        assert_eq!(agree("about 1,000 people", "1,050 people"), Some(true));
        assert_eq!(agree("30 miles", "48.3 km"), Some(true));
        assert_eq!(agree("a dozen people", "12 people"), Some(true));
        assert_eq!(agree("46 states", "47 states"), Some(false));
        assert_eq!(agree("more than 40 people", "38 people"), Some(false));
        assert_eq!(agree("5 percent", "$5"), None);
        assert_eq!(agree("46 states", "46 people"), None);
        assert_eq!(agree("46 African states", "46 member states"), None);
    }
}
