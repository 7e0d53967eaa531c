use super::*;
use crate::vocabulary::EntityKind;

fn named(name: &str) -> Vec<&'static str> {
    let reference = Reference::built_in();
    reference
        .named(name)
        .into_iter()
        .filter_map(|index| reference.thing(index))
        .map(|thing| thing.name)
        .collect()
}

#[test]
fn names_are_found_in_every_spelling() {
    assert_eq!(named("the Council of Europe"), ["Council of Europe"]);
    assert_eq!(named("U.S."), ["United States"]);
    assert_eq!(named("Turkiye"), ["Turkey"]);
    assert_eq!(named("Da’esh"), ["Islamic State"]);
    assert_eq!(named("Sinn Fein"), ["Sinn Féin"]);
    assert_eq!(named("Tories"), ["Conservative Party"]);
}

#[test]
fn letter_case_tells_a_name_from_a_word() {
    assert!(named("us").is_empty());
    assert!(named("labour").is_empty());
    assert!(named("Who").is_empty());
    assert_eq!(named("WHO"), ["World Health Organization"]);
}

#[test]
fn demonyms_lead_to_their_country() {
    let reference = Reference::built_in();
    let country = |word: &str| {
        reference
            .demonym(word)
            .and_then(|demonym| reference.thing(demonym.place))
            .map(|thing| thing.id.clone())
    };
    assert_eq!(country("Danish").as_deref(), Some("country:DK"));
    assert_eq!(country("Danes").as_deref(), Some("country:DK"));
    assert_eq!(country("Kazakhs").as_deref(), Some("country:KZ"));
    assert_eq!(country("danish"), None);
    assert_eq!(country("Table"), None);
}

#[test]
fn every_country_has_a_name_and_no_code_twice() {
    let reference = Reference::built_in();
    let mut index = 0;
    let mut ids = std::collections::BTreeSet::new();
    while let Some(thing) = reference.thing(index) {
        assert!(!thing.name.is_empty() && !thing.subtype.is_empty(), "{thing:?}");
        assert!(ids.insert(thing.id.clone()), "{} stands twice in the lists", thing.id);
        index += 1;
    }
    assert!(index > 1_000);
}

#[test]
fn the_words_of_a_name_tell_its_kind() {
    let reference = Reference::built_in();
    let kind = |name: &str| {
        let words: Vec<&str> = name.split(' ').collect();
        reference.kind_of_name(&words)
    };
    assert_eq!(kind("Department of Health"), Some((EntityKind::Organisation, "government department")));
    assert_eq!(kind("Harbour Bridge Ltd"), Some((EntityKind::Organisation, "company")));
    assert_eq!(kind("Treaty of Utrecht"), Some((EntityKind::Law, "treaty")));
    assert_eq!(kind("Aarhus Convention"), Some((EntityKind::Law, "treaty")));
    assert_eq!(kind("Lake Constance"), None);
    assert_eq!(kind("Security Council Resolution 1325"), Some((EntityKind::Law, "resolution")));
    assert_eq!(kind("Park"), None);
}

#[test]
fn given_names_tell_a_gender_only_where_it_is_plain() {
    let reference = Reference::built_in();
    assert_eq!(reference.given_name("Mette"), Some(Gender::Female));
    assert_eq!(reference.given_name("Keir"), Some(Gender::Male));
    assert_eq!(reference.given_name("Andrea"), None);
    assert!(reference.is_given_name("Andrea"));
}
