//! What two articles say of the same when they contradict each other, when one copies the other, and when
//! something happened more than once.

#![allow(clippy::panic, clippy::print_stdout, clippy::unwrap_used, reason = "a test reports by panicking")]

#[path = "support/texts.rs"]
mod texts;

use relata::app::disputes::{in_words, voices};
use relata::comparison::{Compared, Matter, Sides, compare};
use relata::export::graph_json::{self, Known};
use relata::export::picture::PictureOptions;
use relata::export::svg;
use relata::graph::{Chip, Condition, Dates, DayRange, Filter, Status, Support, View};
use relata::knowledge::{Knowledge, Relation};
use relata::layout::Point;
use relata::scene::{Drawing, LinePattern, Look, build, lines, node_radius};

use texts::knowledge;

const CONTRACT: &str = include_str!("contradictions/contract.txt");
const DENIAL: &str = include_str!("contradictions/denial.txt");

fn name(knowledge: &Knowledge, id: relata::knowledge::EntityId) -> String {
    knowledge.entity(id).unwrap().name.clone()
}

/// The relation with these ends and this phrase.
fn relation<'a>(knowledge: &'a Knowledge, subject: &str, phrase: &str, object: &str) -> &'a Relation {
    let is_it = |relation: &&Relation| {
        relation.phrase == phrase
            && name(knowledge, relation.subject) == subject
            && name(knowledge, relation.object) == object
    };
    knowledge.relations.iter().find(is_it).unwrap_or_else(|| panic!("no {subject} {phrase} {object}"))
}

#[test]
fn a_meeting_that_took_place_twice_keeps_both_dates() {
    let known = knowledge(&[CONTRACT]);
    let met = relation(&known, "Hanna Lind", "met", "Pavel Dorn");
    let days = |text: &str| (text.parse().unwrap(), text.parse().unwrap());
    assert_eq!(met.dates(), [days("2026-01-12"), days("2026-02-20")]);
    assert_eq!(met.evidence.iter().filter(|evidence| evidence.date.is_some()).count(), 2);
    for (day, shows) in [("2026-01-12", true), ("2026-02-20", true), ("2026-02-01", false)] {
        let range = DayRange { from: day.parse().ok(), to: day.parse().ok() };
        let filter =
            Filter { chips: vec![Chip::only(Condition::Dates(Dates::happened(range)))], ..Filter::default() };
        assert_eq!(View::new(&known, &filter).has_relation(met.id), shows, "{day}");
    }
    let written = graph_json::write(&known, Known::LeftOut);
    let read: serde_json::Value = serde_json::from_str(&written).unwrap();
    let id = graph_json::relation_id(met.id);
    let relation = read["relations"].as_array().unwrap().iter().find(|found| found["id"] == id.as_str());
    let dates: Vec<&str> = relation.unwrap()["evidence"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["date"].as_str().unwrap())
        .collect();
    assert_eq!(dates, ["2026-01-12", "2026-02-20"]);
}

#[test]
fn what_an_article_copies_makes_no_second_source() {
    let known = knowledge(&[CONTRACT, DENIAL]);
    let founded = relation(&known, "Mikael Strand", "founded", "Orla Energy");
    assert_eq!((founded.evidence.len(), founded.sentences(), founded.sources()), (2, 1, 1));
    assert_eq!(founded.copies(&founded.evidence[0]), 2);
}

#[test]
fn what_one_article_says_and_the_other_denies_is_disputed() {
    let known = knowledge(&[CONTRACT, DENIAL]);
    let disputed = |subject, phrase, object| {
        let found = relation(&known, subject, phrase, object);
        let opponents = found.contradicted_by.iter().map(|&id| known.relation(id).unwrap().phrase.clone());
        opponents.collect::<Vec<_>>()
    };
    for (subject, phrase, object, denial) in [
        ("Orla Energy", "signs contract with", "Norsk Gass", "did not sign contract with"),
        ("Orla Energy", "bought", "Kallas pipeline", "did not buy"),
        ("Hanna Lind", "met", "Pavel Dorn", "did not meet"),
        ("Denmark", "plans to join", "Baltic Grid Treaty", "does not plan to join"),
        ("Erik Aalto", "funded", "Northern Union", "denied having funded"),
    ] {
        assert_eq!(disputed(subject, phrase, object), [denial]);
        assert_eq!(disputed(subject, denial, object), [phrase]);
    }
    assert!(disputed("Mikael Strand", "founded", "Orla Energy").is_empty());
    assert!(disputed("Hanna Lind", "did not meet", "Karin Moe").is_empty());
    let alone = knowledge(&[CONTRACT]);
    assert!(alone.relations.iter().all(|relation| !relation.is_disputed()));
}

#[test]
fn the_sides_of_a_dispute_are_told_in_the_order_of_publication() {
    // Given the other way round: the date of the article counts, not the order of opening.
    let known = knowledge(&[DENIAL, CONTRACT]);
    let told = |phrase, object| {
        let found = relation(&known, "Orla Energy", phrase, object);
        voices(&known, found).iter().map(|voice| in_words(&known, voice)).collect::<Vec<_>>()
    };
    let both = ["Pavel Dorn says so, 3 March 2026", "0.txt denies it, 5 March 2026"];
    assert_eq!(told("bought", "Kallas pipeline"), both);
    assert_eq!(told("did not buy", "Kallas pipeline"), both, "the same from the other side");
    let contract = told("did not sign contract with", "Norsk Gass");
    assert_eq!(contract.last().unwrap(), "Karin Moe denies it, 5 March 2026");
    assert!(contract[..contract.len() - 1].iter().all(|side| side == "1.txt says so, 3 March 2026"));
}

#[test]
fn disputed_is_a_status_among_others() {
    let known = knowledge(&[CONTRACT, DENIAL]);
    let disputed = Condition::Statuses([Status::Disputed].into());
    let shown = |chip| View::new(&known, &Filter { chips: vec![chip], ..Filter::default() });
    let (only, not) = (shown(Chip::only(disputed.clone())), shown(Chip::not(disputed)));
    assert_eq!(only.relations.len() + not.relations.len(), known.relations.len());
    assert_eq!(only.relations.len(), 10);
    assert!(only.relations.iter().all(|&id| known.relation(id).unwrap().is_disputed()));
}

#[test]
fn reported_denied_and_disputed_lines_differ_in_every_picture() {
    let known = knowledge(&[CONTRACT, DENIAL]);
    let view = View::everything(&known);
    let lines = lines(&known, &view, &Drawing::of(&Look::default()));
    let line = |subject, phrase, object| {
        let id = relation(&known, subject, phrase, object).id;
        lines.iter().find(|line| line.relations.contains(&id)).unwrap()
    };
    let bought = line("Orla Energy", "bought", "Kallas pipeline");
    assert_eq!((bought.pattern, bought.negated, bought.disputed), (LinePattern::DashDot, false, true));
    let denied = line("Orla Energy", "did not buy", "Kallas pipeline");
    assert_eq!((denied.pattern, denied.negated, denied.disputed), (LinePattern::Solid, true, true));
    let founded = line("Mikael Strand", "founded", "Orla Energy");
    assert_eq!((founded.pattern, founded.disputed, founded.sources), (LinePattern::Solid, false, 1));
    let positions = (0..).zip(&view.entities);
    let positions =
        positions.map(|(index, &id)| (id, Point::new((index % 5) as f32 * 150.0, index as f32 * 40.0)));
    let scene = build(&known, &view, &positions.collect(), &Look::default());
    let written = svg::write(&scene, &PictureOptions::default()).unwrap();
    for words in [">reported<", ">denied<", ">disputed<", "(reported) (disputed)", "(denied) (disputed)"] {
        assert!(written.contains(words), "{words}");
    }
}

#[test]
fn an_entity_that_is_only_denied_anything_is_there_and_has_no_weight() {
    let known = knowledge(&[CONTRACT, DENIAL]);
    let support = Support::of_knowledge(&known);
    let moe = known.entities.iter().find(|entity| entity.name == "Karin Moe").unwrap().id;
    let denials: Vec<&Relation> = known.relations.iter().filter(|relation| relation.negated).collect();
    assert!(denials.iter().any(|relation| relation.object == moe));
    let asserted = known.relations.iter().filter(|relation| !relation.negated);
    let of_moe = asserted.filter(|relation| relation.subject == moe || relation.object == moe);
    let sentences = relata::knowledge::distinct_sentences(of_moe.flat_map(|relation| &relation.evidence));
    assert_eq!(support.sentences(moe), sentences);
    let only_denied = knowledge(&["The Northern Union did not criticise Karin Moe."]);
    let view = View::everything(&only_denied);
    let support = Support::of_knowledge(&only_denied);
    assert_eq!((view.entities.len(), view.relations.len()), (2, 1));
    assert!(view.entities.iter().all(|&id| support.sentences(id) == 0));
    assert_eq!(node_radius(0).to_bits(), 6.0_f32.to_bits(), "the smallest mark");
}

/// Two sentences, each an article, with what is to be found between them.
const PAIRS: &str = include_str!("contradictions/pairs.tsv");

/// The rows of the list: what is expected, and the two sentences.
fn rows() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let rows = PAIRS.lines().filter(|line| !line.starts_with('#'));
    rows.map(|line| {
        let mut cells = line.split('\t');
        (cells.next().unwrap(), cells.next().unwrap(), cells.next().unwrap())
    })
}

/// How many contradictions are right, wrong and missed.
#[derive(Debug, Default)]
struct Score {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Score {
    fn count(&mut self, is_expected: bool, is_found: bool) {
        self.right += usize::from(is_expected && is_found);
        self.wrong += usize::from(!is_expected && is_found);
        self.missed += usize::from(is_expected && !is_found);
    }

    fn precision(&self) -> f64 {
        self.right as f64 / (self.right + self.wrong).max(1) as f64
    }

    fn recall(&self) -> f64 {
        self.right as f64 / (self.right + self.missed).max(1) as f64
    }
}

fn compared(one: &str, other: &str) -> (Knowledge, Compared) {
    let known = knowledge(&[one, other]);
    let sides = Sides { one: [0].into(), other: [1].into() };
    let compared = compare(&known, &sides);
    (known, compared)
}

/// Whoever is compared with whom, the same is found.
fn both_ways_are_alike(known: &Knowledge, there: &Compared) {
    let back = compare(known, &Sides { one: [1].into(), other: [0].into() });
    let matters = |compared: &Compared| -> Vec<Matter> {
        let mut found: Vec<Matter> = compared.contradictions.iter().map(|pairing| pairing.matter).collect();
        found.sort();
        found
    };
    assert_eq!(matters(there), matters(&back), "{:?}", there.contradictions);
    assert_eq!(there.agreements.len(), back.agreements.len(), "{:?}", there.agreements);
}

#[test]
fn contradictions_between_two_articles_are_found_and_others_are_none() {
    let (mut found, mut marked, mut in_agreement) = (Score::default(), Score::default(), Score::default());
    for (expected, one, other) in rows() {
        let (known, compared) = compared(one, other);
        both_ways_are_alike(&known, &compared);
        let matters: Vec<&str> =
            compared.contradictions.iter().map(|pairing| pairing.matter.as_str()).collect();
        let is_contradiction = ["status", "number", "date"].contains(&expected);
        let is_right = if is_contradiction { matters.contains(&expected) } else { matters.is_empty() };
        if !is_right {
            println!("{expected}, found {matters:?}: {one} | {other}");
        }
        found.count(is_contradiction, !matters.is_empty());
        let is_disputed = known.relations.iter().any(Relation::is_disputed);
        if is_disputed && !is_contradiction {
            println!("{expected}, disputed: {one} | {other}");
        }
        marked.count(is_contradiction, is_disputed);
        let agrees = !compared.agreements.is_empty();
        if expected == "agree" && !agrees || is_contradiction && agrees {
            println!("{expected}, agrees {agrees}: {one} | {other}");
        }
        if expected != "none" {
            in_agreement.count(expected == "agree", agrees);
        }
    }
    for (name, score) in
        [("contradictions", &found), ("disputed relations", &marked), ("agreements", &in_agreement)]
    {
        println!("{name}: precision {:.3}, recall {:.3} ({score:?})", score.precision(), score.recall());
    }
    assert!(rows().count() >= 60);
    assert!(found.precision() >= 0.95 && found.recall() >= 0.8, "{found:?}");
    assert!(marked.precision() >= 0.95, "{marked:?}");
    assert!(in_agreement.precision() >= 0.95 && in_agreement.recall() >= 0.8, "{in_agreement:?}");
}
