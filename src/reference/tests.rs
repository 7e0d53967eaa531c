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

/// How many members a body says it has, and the parts of them that have a name.
#[test]
fn the_lists_of_members_are_as_long_as_the_bodies_say() {
    let reference = Reference::built_in();
    for (body, number, countries) in [
        ("Council of Europe", 46, 46),
        ("European Union", 27, 27),
        ("NATO", 32, 32),
        ("G7", 7, 7),
        // The European Union and the African Union are members as well.
        ("G20", 21, 19),
        ("United Nations", 193, 193),
        ("UN Security Council", 15, 15),
        ("Commonwealth of Nations", 56, 56),
        ("OECD", 38, 38),
        ("OSCE", 57, 57),
        // The Sahrawi Republic is a member as well.
        ("African Union", 55, 54),
        ("ASEAN", 11, 11),
        ("BRICS", 10, 10),
        ("Schengen area", 29, 29),
        ("Eurozone", 21, 21),
        ("European Economic Area", 30, 30),
        ("EFTA", 4, 4),
        ("Arab League", 22, 22),
        ("Organisation of Islamic Cooperation", 57, 57),
        ("APEC", 21, 21),
        ("CARICOM", 15, 14),
        ("Pacific Islands Forum", 18, 14),
        ("Southern African Development Community", 16, 16),
    ] {
        let thing = reference.named(body).first().copied().unwrap();
        let members = reference.members(thing).unwrap_or_else(|| panic!("{body}"));
        assert_eq!((members.number, members.members.len()), (number, countries), "{body}");
    }
    let council = reference.named("UN Security Council").first().copied().unwrap();
    let all = &reference.members(council).unwrap().members;
    let parts: Vec<_> = reference.parts_of_members(council).collect();
    assert_eq!(parts.iter().map(|part| part.number).collect::<Vec<_>>(), [5, 10]);
    let mut together: Vec<_> = parts.iter().flat_map(|part| &part.members).collect();
    together.sort_unstable();
    let mut whole: Vec<_> = all.iter().collect();
    whole.sort_unstable();
    assert_eq!(together, whole);
}

#[test]
fn every_member_of_the_united_nations_has_a_capital_and_adjectives() {
    let reference = Reference::built_in();
    let rows = super::lines::rows(include_str!("../../data/knowledge/countries.tsv"));
    let rows: std::collections::BTreeMap<&str, Vec<&str>> = rows.map(|row| (row[0], row)).collect();
    let nations = reference.named("United Nations").first().copied().unwrap();
    for member in &reference.members(nations).unwrap().members {
        let code = reference.thing(*member).unwrap().country.unwrap();
        let row = &rows[code];
        assert!(!row[5].is_empty(), "{code} has no capital");
        // "Dominican" is said of the Dominican Republic; the others use their name.
        let none = ["DM", "LI", "NZ", "SB"].contains(&code);
        assert_eq!(row[3].is_empty(), none, "{code}");
    }
    // Observers of the United Nations, and territories that the news names as it names countries.
    for code in ["VA", "PS", "TW", "XK", "HK", "MO", "GL", "FO", "GI", "BM", "PR"] {
        assert!(rows.contains_key(code), "{code}");
    }
}

#[test]
fn a_government_may_sit_in_another_city_than_the_capital() {
    assert_eq!(named("La Paz"), ["La Paz"]);
    assert_eq!(named("Sucre"), ["Sucre"]);
    assert_eq!(named("Peking"), ["Beijing"]);
    let reference = Reference::built_in();
    let seat = reference.thing(reference.named("La Paz")[0]).unwrap();
    assert_eq!((seat.id.as_str(), seat.country), ("city:BO:la-paz", Some("BO")));
}
