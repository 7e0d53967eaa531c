//! Possible duplicates: how good the suggestions are, and what comes of a decision.

#![allow(
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test reports by panicking and prints its figures"
)]

#[path = "support/driver.rs"]
mod driver;
#[path = "support/marked.rs"]
mod marked;
#[path = "support/sample.rs"]
mod sample;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use driver::Driver;
use relata::app::duplicates::{DuplicateWish, count, current, listed, meant};
use relata::app::table::{is_enabled, is_on};
use relata::app::{Beneath, Command, Curation, beneath};
use relata::knowledge::{EntityId, Knowledge};
use relata::scene::Subject;
use relata::suggestions::{Evidence, Pair, Piece, Suggestion, Suggestions};

/// A collection of articles, and which of their entities are one.
struct Collection {
    knowledge: Knowledge,
    same: BTreeSet<Pair>,
    /// Pairs that one might take for one.
    apart: BTreeSet<Pair>,
}

fn collection(text: &str) -> Collection {
    let mut articles: Vec<(&str, Vec<&str>)> = Vec::new();
    let mut labels = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        if let Some(name) = line.strip_prefix("# ") {
            articles.push((name, Vec::new()));
        } else if line.starts_with("= ") || line.starts_with("! ") {
            labels.push((line.starts_with('='), &line[2..]));
        } else {
            articles.last_mut().unwrap().1.push(line);
        }
    }
    let sources = articles.iter().map(|(name, lines)| marked::source(name, lines)).collect();
    let knowledge = Knowledge::build(sources);
    let (mut same, mut apart) = (BTreeSet::new(), BTreeSet::new());
    for (is_same, names) in labels {
        let ids: Vec<EntityId> = names.split(" | ").map(|name| labelled(&knowledge, name)).collect();
        for (index, &one) in ids.iter().enumerate() {
            for &other in &ids[index + 1..] {
                assert_ne!(one, other, "{names} are one without a suggestion");
                if is_same {
                    same.insert(Pair::new(one, other))
                } else {
                    apart.insert(Pair::new(one, other))
                };
            }
        }
    }
    Collection { knowledge, same, apart }
}

/// The entity that a label means: a name, and the article where several have it.
fn labelled(knowledge: &Knowledge, label: &str) -> EntityId {
    let (name, article) =
        label.split_once(" @").map_or((label, None), |(name, article)| (name, Some(article)));
    let is_in = |source: u32| {
        article.is_none_or(|article| knowledge.sources[source as usize].document.name == article)
    };
    let found = knowledge.entities.iter().filter(|entity| {
        let is_called = entity.name == name || entity.aliases.iter().any(|alias| alias == name);
        is_called && entity.mentions.iter().any(|mention| is_in(mention.source))
    });
    let found: Vec<EntityId> = found.map(|entity| entity.id).collect();
    let [id] = found.as_slice() else { panic!("{label} means {} entities", found.len()) };
    *id
}

fn collections() -> Vec<(String, Collection)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/suggestions");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let name = |path: &PathBuf| path.file_stem().unwrap().to_string_lossy().into_owned();
    paths.iter().map(|path| (name(path), collection(&fs::read_to_string(path).unwrap()))).collect()
}

fn told(knowledge: &Knowledge, suggestion: &Suggestion) -> String {
    let name = |id: EntityId| knowledge.entity(id).unwrap().name.as_str();
    let mut told = format!(
        "{} = {} ({} %)",
        name(suggestion.pair.one),
        name(suggestion.pair.other),
        suggestion.percent()
    );
    for piece in &suggestion.pieces {
        let _ = write!(told, "\n    {:+.1} {:?}", piece.weight, piece.evidence);
    }
    told
}

/// What came of the suggestions for collections.
#[derive(Default)]
struct Figures {
    right: usize,
    wrong: usize,
    same: usize,
    apart: usize,
    in_order: f64,
    compared: f64,
    told: Vec<String>,
}

impl Figures {
    fn add(&mut self, name: &str, Collection { knowledge, same, apart }: &Collection) {
        let found = Suggestions::of(knowledge);
        self.same += same.len();
        self.apart += apart.len();
        for suggestion in found.likely().filter(|suggestion| !suggestion.is_suspicious()) {
            if same.contains(&suggestion.pair) {
                self.right += 1;
            } else {
                self.wrong += 1;
                self.told.push(format!("{name}: wrong {}", told(knowledge, suggestion)));
            }
        }
        let score = |pair: &Pair| found.get(*pair).map_or(0.0, |suggestion| suggestion.score);
        let is_missed =
            |pair: &&Pair| found.get(**pair).is_none_or(|found| found.percent() < Suggestions::BAR);
        for pair in same.iter().filter(is_missed) {
            let told = found.get(*pair).map_or_else(
                || pair.both().map(|id| knowledge.entity(id).unwrap().name.clone()).join(" = "),
                |suggestion| told(knowledge, suggestion),
            );
            self.told.push(format!("{name}: missed {told}"));
        }
        for (yes, no) in same.iter().flat_map(|yes| apart.iter().map(move |no| (yes, no))) {
            self.compared += 1.0;
            self.in_order += match score(yes).total_cmp(&score(no)) {
                std::cmp::Ordering::Greater => 1.0,
                std::cmp::Ordering::Equal => 0.5,
                std::cmp::Ordering::Less => 0.0,
            };
        }
    }

    /// Of those suggested how many are right, of the right ones how many are suggested, and how often a right one
    /// stands before one that is not.
    fn print(&self, name: &str) -> [f64; 3] {
        let precision = self.right as f64 / (self.right + self.wrong) as f64;
        let recall = self.right as f64 / self.same as f64;
        let ranking = self.in_order / self.compared;
        for line in &self.told {
            println!("{line}");
        }
        println!(
            "{name}: {} pairs that are one, {} that are not; at {} %: precision {precision:.3}, recall {recall:.3}; \
             ranking {ranking:.3}",
            self.same,
            self.apart,
            Suggestions::BAR
        );
        [precision, recall, ranking]
    }
}

#[test]
fn what_is_suggested_is_mostly_right_and_what_is_right_stands_first() {
    let (mut seen, mut unseen) = (Figures::default(), Figures::default());
    for (name, collection) in collections() {
        if name == "unseen" { unseen.add(&name, &collection) } else { seen.add(&name, &collection) }
    }
    assert!(seen.same + seen.apart >= 60 && unseen.same + unseen.apart >= 30);
    let [precision, recall, ranking] = seen.print("seen");
    assert!(precision >= 0.9 && recall >= 0.9 && ranking >= 0.95);
    let [precision, recall, ranking] = unseen.print("unseen");
    assert!(precision >= 0.8 && recall >= 0.6 && ranking >= 0.85);
}

#[test]
fn letters_of_another_alphabet_are_flagged_and_never_sure() {
    let collections = collections();
    let (_, companies) = collections.iter().find(|(name, _)| name == "companies").unwrap();
    let found = Suggestions::of(&companies.knowledge);
    let suspicious: Vec<&Suggestion> = found.pairs.iter().filter(|found| found.is_suspicious()).collect();
    assert!(!suspicious.is_empty());
    for suggestion in suspicious {
        assert!(suggestion.percent() < 90, "{}", told(&companies.knowledge, suggestion));
        let letters = suggestion.pieces.iter().find_map(|piece| match &piece.evidence {
            Evidence::LooksAlike { letters } => Some(letters.as_str()),
            _ => None,
        });
        assert_eq!(letters, Some("\u{435} (Cyrillic)"));
    }
}

#[test]
fn the_same_articles_give_the_same_suggestions() {
    for (name, collection) in collections() {
        let (one, other) = (Suggestions::of(&collection.knowledge), Suggestions::of(&collection.knowledge));
        assert_eq!(one, other, "{name}");
        for suggestion in &one.pairs {
            assert!(suggestion.pieces.iter().any(Piece::is_for), "{name}");
            for place in suggestion.pieces.iter().flat_map(|piece| &piece.sentences) {
                let source = &collection.knowledge.sources[place.source as usize];
                assert!(source.extraction.sentences.contains(&place.span), "{name}");
            }
        }
    }
}

fn doubles() -> Driver {
    Driver::with(&sample::DOUBLES)
}

fn wish(driver: &mut Driver, wish: DuplicateWish) {
    driver.give(Command::Duplicates(wish));
}

fn pair(driver: &Driver, one: &str, other: &str) -> Pair {
    Pair::new(driver.entity(one), driver.entity(other))
}

fn pairs(driver: &Driver) -> Vec<Pair> {
    listed(&driver.state).map(|found| found.pair).collect()
}

fn names(driver: &Driver) -> Vec<&str> {
    driver.state.derived.knowledge.entities.iter().map(|entity| entity.name.as_str()).collect()
}

#[test]
fn pairs_are_listed_the_best_first_and_the_panel_takes_the_place_beneath() {
    let mut driver = Driver::default();
    assert!(!is_enabled(&driver.state, &Command::ToggleDuplicates));
    for (name, text) in sample::DOUBLES {
        driver.give(Command::OpenText { name: name.to_owned(), text: text.to_owned() });
    }
    assert_eq!(count(&driver.state), 3);
    assert!(current(&driver.state).is_none(), "nothing is looked at while the panel is closed");
    driver.give(Command::ShowBeneath(Beneath::Timeline));
    driver.give(Command::ToggleDuplicates);
    assert_eq!(is_on(&driver.state, &Command::ToggleDuplicates), Some(true));
    assert_eq!(beneath::beneath(&driver.state), None);
    let first = listed(&driver.state).next().unwrap();
    assert_eq!(current(&driver.state), Some(first));
    let scores: Vec<f32> = listed(&driver.state).map(|found| found.score).collect();
    assert!(scores.is_sorted_by(|one, other| one >= other), "{scores:?}");
    driver.give(Command::Escape);
    assert!(driver.state.duplicates.is_none());
    assert!(beneath::beneath(&driver.state).is_some(), "what stood there is back");
}

#[test]
fn a_decision_is_one_step_leads_to_the_next_pair_and_back() {
    let mut driver = doubles();
    driver.give(Command::ToggleDuplicates);
    let all = pairs(&driver);
    let steps = driver.state.history.undo_step();
    assert_ne!(steps, Some("Make one"));
    wish(&mut driver, DuplicateWish::Same);
    assert_eq!(driver.state.history.undo_step(), Some("Make one"));
    assert_eq!(driver.state.ground.corrections.len(), 1);
    assert_eq!(pairs(&driver).len(), 2);
    assert_eq!(current(&driver.state).unwrap().pair, all[1], "the next pair takes its place");
    wish(&mut driver, DuplicateWish::Apart);
    assert_eq!(driver.state.history.undo_step(), Some("Keep apart"));
    assert_eq!(current(&driver.state).unwrap().pair, all[2]);
    wish(&mut driver, DuplicateWish::Choose(all[2]));
    wish(&mut driver, DuplicateWish::Apart);
    assert!(current(&driver.state).is_none() && count(&driver.state) == 0);
    wish(&mut driver, DuplicateWish::Same);
    assert_eq!(driver.state.ground.corrections.len(), 3, "where there is no pair there is nothing to decide");
    for expected in all.iter().rev() {
        driver.give(Command::Undo);
        assert_eq!(current(&driver.state).unwrap().pair, *expected, "one looks at what is open again");
    }
    assert_eq!((pairs(&driver), driver.state.ground.corrections.len()), (all, 0));
}

#[test]
fn marked_pairs_are_decided_together() {
    let mut driver = doubles();
    driver.give(Command::ToggleDuplicates);
    let all = pairs(&driver);
    wish(&mut driver, DuplicateWish::ToggleMark(all[2]));
    wish(&mut driver, DuplicateWish::ToggleMark(all[2]));
    assert_eq!(meant(&driver.state), [all[0]], "without a mark it is about the pair that is looked at");
    wish(&mut driver, DuplicateWish::Extend(all[1]));
    assert_eq!(meant(&driver.state), [all[0], all[1]]);
    wish(&mut driver, DuplicateWish::Same);
    assert_eq!((driver.state.ground.corrections.len(), pairs(&driver).len()), (2, 1));
    assert!(driver.state.duplicates.as_ref().unwrap().marked.is_empty());
    driver.give(Command::Undo);
    assert_eq!((driver.state.ground.corrections.len(), pairs(&driver)), (0, all.clone()));

    let sure = listed(&driver.state).nth(1).unwrap().percent();
    wish(&mut driver, DuplicateWish::MarkFrom(sure));
    assert!(meant(&driver.state).len() >= 2);
    wish(&mut driver, DuplicateWish::Unmark);
    wish(&mut driver, DuplicateWish::Extend(all[2]));
    wish(&mut driver, DuplicateWish::Apart);
    assert_eq!((driver.state.ground.corrections.len(), pairs(&driver).len()), (3, 0));
}

#[test]
fn what_was_decided_is_remembered_when_articles_come_and_go() {
    let mut driver = doubles();
    driver.give(Command::ToggleDuplicates);
    let byron = pair(&driver, "Ada Byron", "A. Byron");
    let roux = pair(&driver, "Élise Roux", "Elise Roux");
    wish(&mut driver, DuplicateWish::Choose(byron));
    wish(&mut driver, DuplicateWish::Same);
    wish(&mut driver, DuplicateWish::Choose(roux));
    wish(&mut driver, DuplicateWish::Apart);
    let decided = |driver: &Driver| {
        let found = &driver.state.derived.suggestions;
        !names(driver).contains(&"A. Byron")
            && found.get(roux).is_none()
            && names(driver).contains(&"Elise Roux")
    };
    assert!(decided(&driver));
    // The articles are read anew, and the corrections stand on their words.
    let corrections = driver.state.ground.corrections.clone();
    let mut again = doubles();
    assert_eq!(count(&again.state), 3);
    for correction in corrections.as_slice() {
        again.give(Command::Curate(Curation::Take(Box::new(correction.clone()))));
    }
    assert!(decided(&again));
    assert_eq!(count(&again.state), 1);
    // The inspector's words for it are the same: keeping apart there takes the pair off the list, too.
    let babbage = pair(&again, "Charles Babbage", "C. Babbage");
    again.give(Command::Curate(Curation::KeepApart(babbage.one, babbage.other)));
    assert_eq!(count(&again.state), 0);
}

#[test]
fn both_are_selected_on_the_graph_and_read() {
    let mut driver = doubles();
    driver.give(Command::ToggleDuplicates);
    let pair = current(&driver.state).unwrap().pair;
    wish(&mut driver, DuplicateWish::SelectBoth(pair));
    assert_eq!(driver.state.selection, pair.both().map(Subject::Entity).into());
    assert!(pair.both().iter().all(|id| driver.state.derived.view.has_entity(*id)));
    assert!(driver.state.reader.is_some());
    driver.give(Command::RemoveAllDocuments);
    assert!(driver.state.duplicates.is_none());
}
