//! What holds for every text, however cut, joined or damaged.

#![allow(clippy::unwrap_used, reason = "a test reports by panicking")]

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use proptest::prelude::*;
use relata::document::{Document, ReadOptions, Span, read};
use relata::extraction::{Claim, Extraction, Mention};
use relata::jobs::{Analyst as _, English};
use relata::knowledge::{Knowledge, Relation, Source, SourceIndex};

/// Sentences of all kinds of news, each by itself.
static SENTENCES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders =
        [root.join("data/examples"), root.join("tests/extraction"), root.join("tests/extraction/claims")];
    let mut paths: Vec<_> = folders
        .iter()
        .flat_map(|folder| std::fs::read_dir(folder).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .collect();
    paths.sort();
    let texts = paths.iter().filter_map(|path| std::fs::read_to_string(path).ok());
    let sentences: BTreeSet<String> = texts
        .flat_map(|text| {
            text.split_inclusive(['.', '\n']).map(|line| line.trim().to_owned()).collect::<Vec<_>>()
        })
        .filter(|line| line.split(' ').count() > 3 && line.len() < 300)
        .collect();
    assert!(sentences.len() > 300, "{}", sentences.len());
    sentences.into_iter().collect()
});

/// What comes between two parts of a text.
const JOINTS: [&str; 12] = [
    " ",
    " ",
    " ",
    "\n\n",
    "\n\n",
    "\n",
    "",
    ", and ",
    " “",
    "” ",
    "\u{a0}—\u{2009}",
    "\u{200b}e\u{301}😀İß ",
];

/// One part of a text: a sentence, what is left of it, and what comes after it.
type Part = (prop::sample::Index, Range<u8>, usize, Option<char>);

fn parts(most: usize) -> impl Strategy<Value = Vec<Part>> {
    let cut = prop_oneof![3 => Just(0..255), 1 => (0_u8..128, 128_u8..=255).prop_map(|(from, to)| from..to)];
    let damage = prop_oneof![4 => Just(None), 1 => any::<char>().prop_map(Some)];
    prop::collection::vec((any::<prop::sample::Index>(), cut, 0..JOINTS.len(), damage), 1..most)
}

/// The text that the parts make; a cut falls anywhere, also within a word, and leaves whole characters.
fn text_of(parts: &[Part]) -> String {
    let mut text = String::new();
    for (sentence, cut, joint, damage) in parts {
        let letters: Vec<char> = sentence.get(&SENTENCES).chars().collect();
        let place = |at: u8| letters.len() * usize::from(at) / 255;
        text.extend(&letters[place(cut.start)..place(cut.end)]);
        text.extend(damage);
        text.push_str(JOINTS[*joint]);
    }
    text
}

fn source(text: &str) -> Source {
    let document = read("article.txt", text.as_bytes(), &ReadOptions::default());
    let extraction = English.analyse(&document, &mut |_| true).unwrap().unwrap();
    Source { document: Arc::new(document), extraction: Arc::new(extraction) }
}

/// The words of a span, which has to lie in the text and begin and end between two characters.
fn words(document: &Document, span: Span) -> &str {
    let words = document.text.get(span.start as usize..span.end as usize);
    assert!(words.is_some_and(|words| !words.is_empty()), "{span:?} of {:?}", document.text);
    words.unwrap()
}

fn contains(outer: Span, inner: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

fn check_mention(source: &Source, mention: &Mention) {
    let Source { document, extraction } = source;
    words(document, mention.span);
    let paragraph = document.paragraphs[mention.paragraph as usize].span;
    assert!(contains(paragraph, mention.span), "{mention:?}");
    assert!((mention.first_token..mention.end_token).contains(&mention.head_token), "{mention:?}");
    assert!((mention.entity as usize) < extraction.entities.len(), "{mention:?}");
}

fn check_claim(source: &Source, claim: &Claim) {
    let Source { document, extraction } = source;
    let mention = |index: u32| &extraction.mentions[index as usize];
    let (subject, object) = (mention(claim.subject), mention(claim.object));
    assert_ne!(subject.entity, object.entity, "{claim:?}");
    for speaker in &claim.speakers {
        mention(*speaker);
    }
    words(document, claim.evidence);
    assert!(extraction.sentences.contains(&claim.evidence), "{claim:?}");
    for trigger in &claim.trigger {
        words(document, *trigger);
        assert!(contains(claim.evidence, *trigger), "{claim:?} in {:?}", document.text);
    }
    assert!(claim.trigger.windows(2).all(|pair| pair[0].end <= pair[1].start), "{claim:?}");
    assert!((0.0..=1.0).contains(&claim.confidence), "{claim:?}");
    if let Some(date) = claim.date {
        words(document, date.text);
    }
}

fn check(source: &Source) {
    let Source { document, extraction } = source;
    let mut end = 0;
    for sentence in &extraction.sentences {
        words(document, *sentence);
        assert!(sentence.start >= end, "sentences are in order");
        end = sentence.end;
    }
    assert!(extraction.mentions.windows(2).all(|pair| pair[0].span.start <= pair[1].span.start));
    extraction.mentions.iter().for_each(|mention| check_mention(source, mention));
    extraction.claims.iter().for_each(|claim| check_claim(source, claim));
    let mut spoken = vec![false; extraction.entities.len()];
    for mention in &extraction.mentions {
        spoken[mention.entity as usize] = true;
    }
    assert!(spoken.iter().all(|spoken| *spoken), "every entity has a mention");
}

/// What is known, by document and place alone: the mentions of every entity, and of every relation what
/// it says and where.
type Content = (BTreeSet<Vec<Place>>, BTreeSet<(Vec<Place>, String)>);

/// A document and a place in it.
type Place = (String, Span);

/// The content; `without` leaves out what one document said.
fn content(knowledge: &Knowledge, without: Option<&str>) -> Content {
    let place =
        |source: SourceIndex, span: Span| (knowledge.sources[source as usize].document.id.0.clone(), span);
    let kept = |places: Vec<Place>| -> Vec<Place> {
        let mut places: Vec<Place> =
            places.into_iter().filter(|(document, _)| without != Some(document.as_str())).collect();
        places.sort();
        places
    };
    let entities = knowledge.entities.iter().map(|entity| {
        kept(entity.mentions.iter().map(|mention| place(mention.source, mention.span)).collect())
    });
    let says = |relation: &Relation| {
        format!(
            "{:?} {} {:?} {}",
            relation.relation,
            relation.negated,
            relation.modality,
            relation.attribution.len()
        )
    };
    let relations = knowledge.relations.iter().map(|relation| {
        let evidence = relation.evidence.iter().flat_map(|evidence| {
            [evidence.sentence, evidence.subject, evidence.object].map(|span| place(evidence.source, span))
        });
        (kept(evidence.collect()), says(relation))
    });
    (
        entities.filter(|places| !places.is_empty()).collect(),
        relations.filter(|(places, _)| !places.is_empty()).collect(),
    )
}

/// Several documents of different content.
fn sources(documents: &[Vec<Part>]) -> Vec<Source> {
    let mut seen = BTreeSet::new();
    let all = documents.iter().map(|parts| source(&text_of(parts)));
    all.filter(|source| seen.insert(source.document.id.clone())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn everything_found_lies_in_the_text_and_holds_together(parts in parts(12)) {
        check(&source(&text_of(&parts)));
    }

    #[test]
    fn any_bytes_give_what_lies_in_their_text(mut bytes in parts(6).prop_map(|parts| text_of(&parts).into_bytes()),
                                              damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6)) {
        for (place, byte) in damage {
            if !bytes.is_empty() {
                let place = place.index(bytes.len());
                bytes[place] = byte;
            }
        }
        let document = read("article.txt", bytes, &ReadOptions::default());
        let extraction = English.analyse(&document, &mut |_| true).unwrap().unwrap();
        check(&Source { document: Arc::new(document), extraction: Arc::new(extraction) });
    }

    #[test]
    fn the_same_text_says_the_same(parts in parts(8)) {
        let text = text_of(&parts);
        let (first, second): (Arc<Extraction>, Arc<Extraction>) = (source(&text).extraction, source(&text).extraction);
        prop_assert_eq!(first, second);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn removing_a_document_takes_away_exactly_what_it_gave(
        documents in prop::collection::vec(parts(6), 2..5), gone in any::<prop::sample::Index>()
    ) {
        let sources = sources(&documents);
        let all = Knowledge::build(sources.clone());
        let gone = gone.index(sources.len());
        let mut rest = sources;
        let removed = rest.remove(gone);
        prop_assert_eq!(
            content(&all, Some(removed.document.id.0.as_str())),
            content(&Knowledge::build(rest), None)
        );
    }

    #[test]
    fn the_order_of_documents_changes_nothing_but_order(
        documents in prop::collection::vec(parts(6), 2..5), first in any::<prop::sample::Index>()
    ) {
        let sources = sources(&documents);
        let all = Knowledge::build(sources.clone());
        let mut turned = sources;
        let first = first.index(turned.len());
        turned.rotate_left(first);
        turned.reverse();
        prop_assert_eq!(content(&all, None), content(&Knowledge::build(turned), None));
    }
}
