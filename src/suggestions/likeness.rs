//! How alike the names of two entities are: the one thing about names that tells most.
//!
//! Weights are log-odds, on the scale of [`super::weigh`].

use super::confusable::told;
use super::evidence::Evidence;
use super::letters::at_most_one_change;
use super::names::{Name, Named, capital, is_small};
use crate::reference::Reference;
use crate::vocabulary::EntityKind;

/// What the names tell, and with what weight; the first is about likeness and speaks for.
pub(super) type Likeness = Vec<(Evidence, f32)>;

/// What the names of two entities tell; `None` where they have nothing in common that would make one think of one
/// entity.
pub(super) fn likeness(one: &Named, other: &Named) -> Option<Likeness> {
    if !one.has_name || !other.has_name {
        return descriptions(one, other);
    }
    let is_person = one.is_person() && other.is_person();
    let mut best: Option<(f32, Likeness)> = None;
    for (number, a) in one.names.iter().enumerate() {
        for (place, b) in other.names.iter().enumerate() {
            let found = if is_person { persons(a, b) } else { things(a, b) };
            let Some(mut found) = found else { continue };
            if number + place > 0 {
                other_name(&mut found, one, other, (a, b));
            }
            found.extend(numbers(a, b));
            let weight = found.iter().map(|(_, weight)| weight).sum();
            if best.as_ref().is_none_or(|(so_far, _)| weight > *so_far) {
                best = Some((weight, found));
            }
        }
    }
    best.map(|(_, found)| found)
}

/// The same name, where it is not the own name of both.
fn other_name(found: &mut Likeness, one: &Named, other: &Named, (a, b): (&Name, &Name)) {
    let Some((evidence, weight)) = found.first_mut() else { return };
    if matches!(evidence, Evidence::SameName(_)) {
        let is_part = |name: &Name, of: &Named| {
            name.words.len() < of.own().words.len()
                && name.words.iter().all(|word| of.own().words.contains(word))
        };
        // A surname by which a text calls somebody in short says no more than the surname itself.
        if is_part(a, one) && is_part(b, other) {
            *weight = 1.4;
            *evidence = Evidence::Within(a.written.clone(), b.written.clone());
        } else {
            *weight = weight.min(3.6);
            *evidence = Evidence::OtherName(a.written.clone());
        }
    }
}

/// What is called only by a description: the same words say that it is of the same sort, and little of which it is.
fn descriptions(one: &Named, other: &Named) -> Option<Likeness> {
    let (a, b) = (one.own(), other.own());
    if a.words != b.words || one.has_name != other.has_name || one.kind != other.kind {
        return None;
    }
    // There are many officials, some annual reports, and one climate change; but whether a phrase stands for one
    // topic or for things of one sort, only neighbours in common tell.
    let weight = match (one.kind, a.words.len()) {
        (EntityKind::Person | EntityKind::Group | EntityKind::Organisation, 1) => 0.2,
        (EntityKind::Concept, 2..) => 2.2,
        (_, 1) => 0.9,
        (_, _) => 1.7,
    };
    Some(vec![(Evidence::SameDescription(a.written.clone()), weight)])
}

/// What holds of names of whatever kind.
fn any(a: &Name, b: &Name) -> Option<(Evidence, f32)> {
    if a.words == b.words {
        if a.left_out != b.left_out {
            let but = if a.left_out.len() > b.left_out.len() { a } else { b };
            return Some((Evidence::SameBut(but.left_out_as_written()), 4.1));
        }
        // A single word names many things.
        return Some((Evidence::SameName(a.written.clone()), if a.is_long() { 4.6 } else { 3.4 }));
    }
    if let Some(letters) = told(&a.joined, &b.joined) {
        return Some((Evidence::LooksAlike { letters }, 3.6));
    }
    if a.is_long() && b.is_long() && are_reordered(a, b) {
        return Some((Evidence::OtherOrder, 3.8));
    }
    if let Some(word) = only_plural(a, b) {
        return Some((Evidence::SameBut(word), 3.4));
    }
    None
}

fn are_reordered(a: &Name, b: &Name) -> bool {
    let sorted = |name: &Name| {
        let mut words: Vec<String> = name.words.iter().filter(|word| !is_small(word)).cloned().collect();
        words.sort_unstable();
        words
    };
    sorted(a) == sorted(b)
}

/// The plural that only one of two names has, where nothing else differs.
fn only_plural(a: &Name, b: &Name) -> Option<String> {
    if a.words.len() != b.words.len() {
        return None;
    }
    let mut plural = None;
    for (one, other) in a.words.iter().zip(&b.words).filter(|(one, other)| one != other) {
        let is_of = |long: &str, short: &str| short.len() > 3 && long.strip_suffix('s') == Some(short);
        let longer = if is_of(one, other) { one } else { other };
        if plural.is_some() || !(is_of(one, other) || is_of(other, one)) {
            return None;
        }
        plural = Some(longer.clone());
    }
    plural
}

/// The names of two persons.
fn persons(a: &Name, b: &Name) -> Option<Likeness> {
    if let Some((evidence, weight)) = any(a, b) {
        let single = matches!(evidence, Evidence::SameName(_)) && !a.is_long();
        let evidence = if single { Evidence::Surname(a.written.clone()) } else { evidence };
        return Some(vec![(evidence, if single { 2.9 } else { weight })]);
    }
    let written = || (a.written.clone(), b.written.clone());
    if !a.is_long() || !b.is_long() {
        let (short, long) = if a.words.len() < b.words.len() { (a, b) } else { (b, a) };
        if long.is_long() && long.last() == short.first() {
            return Some(vec![(Evidence::Surname(short.written.clone()), 2.7)]);
        }
        if long.is_long() && long.first() == short.first() {
            return Some(vec![(Evidence::FirstName(short.written.clone()), 1.1)]);
        }
        return initials(a, b).or_else(|| spelling(a, b)).map(|found| vec![found]);
    }
    let (short, long) = if a.words.len() < b.words.len() { (a, b) } else { (b, a) };
    if long.words.ends_with(&short.words) {
        return Some(vec![(Evidence::Surname(short.written.clone()), 2.9)]);
    }
    if a.last() == b.last() {
        return Some(first_names(a, b));
    }
    if long.words.starts_with(&short.words) {
        // A second surname: "Juan Carlos" and "Juan Carlos Pérez", "Gabriel García" and "Gabriel García Márquez".
        return Some(vec![(Evidence::Within(short.written.clone(), long.written.clone()), 1.8)]);
    }
    if let Some(found) = initials(a, b) {
        return Some(vec![found]);
    }
    // A mistake in the surname, where the first name fits.
    let (first, second) = written();
    if fits(a.first(), b.first())
        && let Some((_, weight)) = words_alike(a.last_heard(), b.last_heard())
    {
        let is_abbreviated = a.first() != b.first();
        return Some(vec![(
            Evidence::SpelledAlike(first, second),
            if is_abbreviated { weight } else { weight + 0.6 },
        )]);
    }
    spelling(a, b).map(|found| vec![found])
}

/// The first names of two persons of one surname.
fn first_names(a: &Name, b: &Name) -> Likeness {
    let (one, other) = (a.first(), b.first());
    let both = (a.written.clone(), b.written.clone());
    let middle =
        |name: &Name| name.words.get(1..name.words.len().saturating_sub(1)).unwrap_or_default().to_vec();
    let (m, n) = (middle(a), middle(b));
    if one == other {
        // A middle name that only one has tells nothing; two that do not fit tell a lot.
        let is_told_apart = m.first().zip(n.first()).is_some_and(|(m, n)| !fits(m, n));
        return if is_told_apart {
            let apart = Evidence::DifferentFirstNames(m.join(" "), n.join(" "));
            vec![(Evidence::SameInitial(both.0, both.1), 3.0), (apart, -3.0)]
        } else {
            vec![(Evidence::SameInitial(both.0, both.1), 4.0)]
        };
    }
    if fits(one, other) {
        return vec![(Evidence::SameInitial(both.0, both.1), 3.1)];
    }
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    if short.chars().count() > 2 && long.starts_with(short) {
        return vec![(Evidence::ShortFirstName(both.0, both.1), 3.0)];
    }
    if let Some((sounds, weight)) = words_alike(a.first_heard(), b.first_heard()) {
        // Two given names of the lists are two names, however near: Maria and Mario, Erik and Erika.
        let reference = Reference::built_in();
        let are_known = [one, other].iter().all(|name| reference.is_given_name(&capital(name)));
        // But Mohammed and Muhammad are long enough to be one name in two spellings.
        let is_long = one.chars().count().min(other.chars().count()) > 5;
        if !are_known || sounds && is_long {
            let evidence = if sounds {
                Evidence::SoundsAlike(both.0, both.1)
            } else {
                Evidence::SpelledAlike(both.0, both.1)
            };
            return vec![(evidence, weight + 0.6)];
        }
    }
    let apart = Evidence::DifferentFirstNames(a.words[0].clone(), b.words[0].clone());
    vec![(Evidence::SameSurname(capital(a.last())), 1.2), (apart, -4.0)]
}

/// Whether one first name is the other or its first letter.
fn fits(one: &str, other: &str) -> bool {
    let is_initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    one == other || is_initial(one, other) || is_initial(other, one)
}

/// The names of two things, or of a thing and a person.
fn things(a: &Name, b: &Name) -> Option<Likeness> {
    let found = any(a, b).or_else(|| initials(a, b));
    if let Some(found) = found {
        return Some(vec![found]);
    }
    within(a, b).or_else(|| spelling(a, b).map(|found| vec![found]))
}

/// First letters.
fn initials(a: &Name, b: &Name) -> Option<(Evidence, f32)> {
    let (short, long) = if a.is_acronym { (a, b) } else { (b, a) };
    if !short.is_acronym || !long.initials().contains(&short.joined) {
        return None;
    }
    // Two letters are the first ones of many names.
    let weight = match short.joined.chars().count() {
        2 => 1.4,
        3 => 3.0,
        _ => 3.6,
    };
    Some((Evidence::Acronym(short.written.clone(), long.written.clone()), weight))
}

/// Where the head of a name stands: the last word before "of", "for", "in" that is no number.
fn head(words: &[String]) -> usize {
    let end = words.iter().position(|word| is_small(word)).filter(|place| *place > 0).unwrap_or(words.len());
    let is_figure = |place: &usize| is_number(&words[*place], *place);
    (0..end).rev().find(|place| !is_figure(place)).unwrap_or_default()
}

/// One name within the other, with the word that says what it is: "Supreme Court" in "Supreme Court of Norway", not
/// "Norway" in it. Words that say only of what sort something is may be missing: "Labour" in "Labour Party".
fn within(a: &Name, b: &Name) -> Option<Likeness> {
    let (short, long) = if a.words.len() < b.words.len() { (a, b) } else { (b, a) };
    let (few, many) = (short.words.len(), long.words.len());
    if few == many {
        return None;
    }
    let start = (0..=many - few).find(|&start| long.words[start..start + few] == short.words[..])?;
    let head = head(&long.words);
    let rest = || long.words[..start].iter().chain(&long.words[start + few..]);
    let reference = Reference::built_in();
    let is_sort = |word: &String| reference.noun(word).is_some() || is_small(word);
    let evidence = Evidence::Within(short.written.clone(), long.written.clone());
    let holds_head = (start..start + few).contains(&head);
    let weight = if !holds_head && start == 0 && rest().all(is_sort) {
        // What is left says of what sort it is.
        2.9
    } else if !holds_head {
        return None;
    } else if few > 1 {
        2.3
    } else if reference.noun(short.first()).is_some() {
        // "Court" in "Supreme Court".
        return None;
    } else {
        1.2
    };
    let mut found = vec![(evidence, weight)];
    if let Some(word) = rest().find(|word| is_telling(word)) {
        found.push((Evidence::TellingWord(capital(word)), -2.6));
    }
    Some(found)
}

/// Words that part what has them from what has them not.
fn is_telling(word: &str) -> bool {
    const TELLING: [&str; 30] = [
        "anti",
        "central",
        "deputy",
        "east",
        "eastern",
        "ex",
        "former",
        "great",
        "greater",
        "inner",
        "junior",
        "lower",
        "minor",
        "new",
        "non",
        "north",
        "northeastern",
        "northern",
        "northwestern",
        "opposition",
        "outer",
        "shadow",
        "south",
        "southern",
        "under",
        "upper",
        "vice",
        "west",
        "western",
        "youth",
    ];
    TELLING.contains(&word)
}

/// How near the spelling of whole names is.
fn spelling(a: &Name, b: &Name) -> Option<(Evidence, f32)> {
    let (sounds, weight) = words_alike((&a.joined, &a.sounds), (&b.joined, &b.sounds))?;
    let (one, other) = (a.written.clone(), b.written.clone());
    // A short word that lacks a letter is mostly another word.
    Some((
        if sounds { Evidence::SoundsAlike(one, other) } else { Evidence::SpelledAlike(one, other) },
        weight,
    ))
}

/// Whether two words are alike only in how they sound, and how much that weighs: the longer they are, the less likely
/// is chance.
fn words_alike((one, sound): (&str, &str), (other, other_sound): (&str, &str)) -> Option<(bool, f32)> {
    let sounds_alike = sound == other_sound;
    // A letter takes four bytes at most: what differs more in length is not spelled alike.
    if !sounds_alike && one.len().abs_diff(other.len()) > 4 {
        return None;
    }
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let length = a.len().min(b.len());
    let weight = match length {
        0..=3 => return None,
        4..=5 => 1.3,
        6..=8 => 2.3,
        9..=12 => 3.0,
        _ => 3.4,
    };
    if at_most_one_change(&a, &b).is_some() {
        // What begins otherwise is mostly something else.
        let less = if a.first() == b.first() { 0.0 } else { 0.8 };
        return (length > 4 || sounds_alike).then_some((false, weight - less));
    }
    let is_near = a.len().abs_diff(b.len()) * 3 <= length;
    let least = if length > 5 { 2 } else { 3 };
    (is_near && sounds_alike && sound.len() >= least).then_some((true, weight - 0.4))
}

/// Numbers in names that differ: "World War I" and "World War II", "2020" and "2024".
fn numbers(a: &Name, b: &Name) -> Option<(Evidence, f32)> {
    let of = |name: &Name| -> Vec<String> {
        let words = name.words.iter().enumerate();
        words.filter(|(place, word)| is_number(word, *place)).map(|(_, word)| word.to_uppercase()).collect()
    };
    let (one, other) = (of(a), of(b));
    if one == other {
        return None;
    }
    let is_on_both = !one.is_empty() && !other.is_empty();
    // The year of an act, a report or a meeting is often left out.
    let is_year = |word: &String| word.len() == 4 && word.chars().all(|letter| letter.is_ascii_digit());
    let weight = match () {
        () if is_on_both => -6.0,
        () if one.iter().chain(&other).all(is_year) => -0.3,
        () => -2.2,
    };
    Some((Evidence::DifferentNumbers(one.join(" "), other.join(" ")), weight))
}

/// Figures, and after the first word Roman numerals, ordinal words and what parts a son from his father.
fn is_number(word: &str, place: usize) -> bool {
    const WORDS: [&str; 26] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "one",
        "two", "three", "four", "five", "six", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "jr", "sr",
    ];
    word.chars().any(|letter| letter.is_ascii_digit())
        || (WORDS.contains(&word) && (place > 0 || word.len() > 3))
}
