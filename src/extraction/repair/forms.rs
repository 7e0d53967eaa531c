//! Dictionary forms of words whose tag was put right.

use crate::language::Tag;

/// The dictionary form of `word` as a word of this tag; `known` is the form it had before.
pub(super) fn lemma(word: &str, tag: Tag, known: &str) -> String {
    let word = word.to_lowercase();
    match tag {
        Tag::VerbGerund if known == word => word.strip_suffix("ing").map_or(word.clone(), base),
        Tag::VerbPast | Tag::VerbPastParticiple if known == word => {
            word.strip_suffix("ed").map_or(word.clone(), base)
        }
        Tag::VerbPresentThird if known == word => third_person(&word),
        Tag::Adverb | Tag::Noun | Tag::VerbBase => word,
        _ => known.to_owned(),
    }
}

/// The verb that a stem without its ending belongs to: "advanc" to advance, "plann" to plan, "carri" to
/// carry.
fn base(stem: &str) -> String {
    if let Some(before) = stem.strip_suffix('i') {
        return format!("{before}y");
    }
    let mut letters = stem.chars().rev();
    let (last, before, third) = (letters.next(), letters.next(), letters.next());
    let is_vowel = |letter: Option<char>| letter.is_some_and(|letter| "aeiou".contains(letter));
    match (last, before) {
        // "planned", but "told" words such as "fall", "pass" and "add" keep both letters.
        (Some(a), Some(b)) if a == b && !"lsdfz".contains(a) => stem[..stem.len() - a.len_utf8()].to_owned(),
        (Some('c' | 'v' | 'z' | 'u'), _) => format!("{stem}e"),
        (Some('s'), Some(b)) if b != 's' => format!("{stem}e"),
        (Some('g'), Some('n' | 'd' | 'a' | 'r')) if third.is_some() && !stem.ends_with("ang") => {
            format!("{stem}e")
        }
        (Some('t' | 'd'), Some('a' | 'i' | 'u' | 'o')) if !is_vowel(third) => format!("{stem}e"),
        _ => stem.to_owned(),
    }
}

fn third_person(word: &str) -> String {
    let endings: [(&str, &str); 4] = [("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss")];
    for (ending, replacement) in endings {
        if let Some(stem) = word.strip_suffix(ending) {
            return format!("{stem}{replacement}");
        }
    }
    word.strip_suffix('s').unwrap_or(word).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn participles_lead_back_to_their_verbs() {
        for (word, verb) in [
            ("advanced", "advance"),
            ("committed", "commit"),
            ("liberated", "liberate"),
            ("carried", "carry"),
            ("targeted", "target"),
            ("raided", "raid"),
            ("refused", "refuse"),
            ("passed", "pass"),
            ("attacked", "attack"),
        ] {
            assert_eq!(lemma(word, Tag::VerbPastParticiple, word), verb);
        }
        assert_eq!(lemma("clearing", Tag::VerbGerund, "clearing"), "clear");
        assert_eq!(lemma("channels", Tag::VerbPresentThird, "channels"), "channel");
    }
}
