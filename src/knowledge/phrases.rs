//! What is left of a phrase when what changes with time, person and denial is taken away: "did not sign" and
//! "has signed" are both "sign".
//!
//! A cut of endings in the manner of M. F. Porter, "An algorithm for suffix stripping" (1980), but of those
//! of verbs and plurals alone, and a list of the irregular verbs that news use most.

use crate::reference::normal::normal;

/// Words that say when, how certainly or whether not, but not what. [`normal`] leaves no apostrophes.
const PASSED_OVER: &[&str] = &[
    "not", "never", "no", "neither", "nor", "longer", "didnt", "doesnt", "dont", "wont", "wouldnt", "hasnt",
    "havent", "hadnt", "isnt", "arent", "wasnt", "werent", "cannot", "cant", "couldnt", "do", "does", "did",
    "has", "have", "had", "having", "is", "are", "was", "were", "be", "been", "being", "am", "will", "would",
    "shall", "again", "also", "already", "ever", "still", "yet", "the", "a", "an", "any", "that",
];

/// Irregular forms after the stem that they belong to.
const IRREGULAR: &[(&str, &[&str])] = &[
    ("beat", &["beaten"]),
    ("becom", &["became"]),
    ("begin", &["began", "begun"]),
    ("break", &["broke", "broken"]),
    ("bring", &["brought"]),
    ("build", &["built"]),
    ("buy", &["bought"]),
    ("chos", &["chose", "chosen", "choose", "chooses", "choosing"]),
    ("com", &["came"]),
    ("draw", &["drew", "drawn"]),
    ("driv", &["drove", "driven"]),
    ("fal", &["fell", "fallen"]),
    ("fight", &["fought"]),
    ("find", &["found"]),
    ("get", &["got", "gotten"]),
    ("giv", &["gave", "given"]),
    ("go", &["went", "gone", "goes"]),
    ("grow", &["grew", "grown"]),
    ("hear", &["heard"]),
    ("hold", &["held"]),
    ("keep", &["kept"]),
    ("know", &["knew", "known"]),
    ("lead", &["led"]),
    ("leav", &["left"]),
    ("lend", &["lent"]),
    ("los", &["lost", "lose", "loses", "losing"]),
    ("mak", &["made"]),
    ("mean", &["meant"]),
    ("meet", &["met"]),
    ("oversee", &["oversaw", "overseen"]),
    ("pay", &["paid"]),
    ("run", &["ran"]),
    ("say", &["said"]),
    ("see", &["saw", "seen"]),
    ("seek", &["sought"]),
    ("sel", &["sold"]),
    ("send", &["sent"]),
    ("shoot", &["shot"]),
    ("speak", &["spoke", "spoken"]),
    ("spend", &["spent"]),
    ("stand", &["stood"]),
    ("steal", &["stole", "stolen"]),
    ("strik", &["struck"]),
    ("swear", &["swore", "sworn"]),
    ("tak", &["took", "taken"]),
    ("tel", &["told"]),
    ("think", &["thought"]),
    ("win", &["won"]),
    ("withdraw", &["withdrew", "withdrawn"]),
    ("writ", &["wrote", "written"]),
];

/// The stems of the words of `phrase` that say what, in order.
pub(crate) fn stems(phrase: &str) -> Vec<String> {
    let phrase = normal(phrase);
    phrase.split_whitespace().filter(|word| !PASSED_OVER.contains(word)).map(stem).collect()
}

/// The same without a verb of denial at the beginning: what it is that somebody denies.
pub(super) fn denied_stems(phrase: &str) -> Vec<String> {
    let mut stems = stems(phrase);
    if stems.first().is_some_and(|first| first == "deny") {
        stems.remove(0);
    }
    stems
}

fn stem(word: &str) -> String {
    let irregular = IRREGULAR.iter().find(|(_, forms)| forms.contains(&word));
    if let Some((stem, _)) = irregular {
        return (*stem).to_owned();
    }
    let cut = |ending: &str, least: usize| word.strip_suffix(ending).filter(|rest| rest.len() >= least);
    // "deny", "denies", "denied", but "die" and "dies" as they are.
    if let Some(rest) = cut("ies", 2).or_else(|| cut("ied", 2)) {
        return format!("{rest}y");
    }
    // "Agreed", "guaranteed", but "need" and "succeed" as they are.
    if let Some(rest) = cut("d", 4).filter(|rest| rest.ends_with("ee") && !rest.ends_with("cee")) {
        return rest.strip_suffix('e').unwrap_or(rest).to_owned();
    }
    let without = cut("ing", 3)
        .or_else(|| cut("ed", 2).filter(|rest| !rest.ends_with('e')))
        .or_else(|| hissing(word))
        .or_else(|| cut("s", 2).filter(|rest| !rest.ends_with(['s', 'u', 'i'])))
        .unwrap_or(word);
    let without = without.strip_suffix('e').filter(|rest| rest.len() > 1).unwrap_or(without);
    once(without).to_owned()
}

/// A word in "es" after a hissing sound without it.
fn hissing(word: &str) -> Option<&str> {
    let rest = word.strip_suffix("es")?;
    ["sh", "ch", "ss", "x", "z"].iter().any(|sound| rest.ends_with(sound)).then_some(rest)
}

/// A consonant that is doubled at the end only once: "stopp" and "stop", "kill" and "kil".
fn once(word: &str) -> &str {
    let bytes = word.as_bytes();
    match bytes {
        [.., before, last]
            if before == last && last.is_ascii_lowercase() && !b"aeiou".contains(last) && bytes.len() > 3 =>
        {
            word.get(..word.len() - 1).unwrap_or(word)
        }
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_verb_have_one_stem() {
        for forms in [
            &["sign", "signs", "signed", "signing", "did not sign", "has never signed", "won’t sign"][..],
            &["support", "supports", "supported", "doesn't support", "no longer supports"],
            &["announces", "announced", "announcing", "did not announce"],
            &["stop", "stops", "stopped", "stopping"],
            &["kill", "kills", "killed"],
            &["pass", "passes", "passed"],
            &["reach", "reaches", "reached"],
            &["deny", "denies", "denied", "denying"],
            &["agree with", "agrees with", "agreed with", "did not agree with"],
            &["buy", "bought", "buys", "did not buy"],
            &["take over", "took over", "has taken over", "takes over"],
            &["sell", "sold", "sells", "selling"],
            &["plans to join", "does not plan to join", "planned to join"],
        ] {
            let first = stems(forms[0]);
            assert!(!first.is_empty());
            for form in forms {
                assert_eq!(stems(form), first, "{form}");
            }
        }
    }

    #[test]
    fn different_verbs_have_different_stems() {
        let verbs = [
            "found", "founded", "sign", "sign up", "sell", "say", "meet", "met with", "bus", "buy", "lose",
            "leave",
        ];
        let all: std::collections::BTreeSet<_> = verbs.iter().map(|verb| stems(verb)).collect();
        assert_eq!(all.len(), verbs.len());
    }

    #[test]
    fn what_is_denied_is_what_comes_after() {
        assert_eq!(denied_stems("denied having funded"), stems("funded"));
        assert_eq!(denied_stems("denies that it bought"), [stems("it"), stems("buy")].concat());
    }
}
