//! Dossiers for tests.

use super::{ClaimEntry, Contradiction, Dossier, EntityEntry, Part, Quotation, SourceEntry};

/// Two entities with one claim, and names that try to do harm.
pub(crate) fn hostile() -> Dossier {
    let entity = |id: &str, name: &str, is_chosen| EntityEntry {
        id: id.to_owned(),
        name: name.to_owned(),
        sort: "Person".to_owned(),
        aliases: vec!["</script><script>alert(2)</script><!--".to_owned()],
        mentions: 2,
        is_chosen,
        groups: vec![("other".to_owned(), vec![0])],
    };
    let quotation = Quotation {
        parts: vec![
            (Part::Name, "Ann <b>".to_owned()),
            (Part::Plain, " ".to_owned()),
            (Part::Deciding, "met".to_owned()),
            (Part::Plain, " Bo & left.".to_owned()),
        ],
        place: "a.txt, paragraph 1, 2026-05-04".to_owned(),
    };
    Dossier {
        title: "=cmd|' /C calc'!A0 <title>".to_owned(),
        origin: "Source: a.txt".to_owned(),
        entities: vec![entity("e1", "Ann <b>", true), entity("e2", "Bo\u{202e}\u{2028}\u{1}", false)],
        claims: vec![ClaimEntry {
            id: "r1".to_owned(),
            subject: ("e1".to_owned(), "Ann <b>".to_owned()),
            phrase: "met".to_owned(),
            object: ("e2".to_owned(), "Bo".to_owned()),
            qualifiers: vec!["denied".to_owned(), "according to Cy".to_owned()],
            quotations: vec![quotation.clone()],
        }],
        contradictions: vec![Contradiction {
            about: "Ann <b> met Bo".to_owned(),
            voices: vec![("Cy denies it".to_owned(), quotation)],
        }],
        sources: vec![SourceEntry {
            name: "a.txt".to_owned(),
            title: Some("<script>alert(1)</script>".to_owned()),
            date: Some("2026-05-04".to_owned()),
            sha256: "00ff".to_owned(),
            bytes: 30,
            quotations: 2,
        }],
    }
}
