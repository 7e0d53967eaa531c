//! Search, toasts, and the table of commands, driven by commands alone.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test reports by panicking")]

#[path = "support/driver.rs"]
mod driver;
#[path = "support/sample.rs"]
mod sample;

use std::collections::BTreeSet;

use driver::{Driver, one_article};
use relata::app::search::{Group, Place};
use relata::app::table::{COMMANDS, Menu, entry_of, is_enabled};
use relata::app::toast::Done;
use relata::app::{Command, Notice, Panel, State, ThemeChoice, obstacle};
use relata::graph::Condition;
use relata::knowledge::Knowledge;
use relata::scene::Subject;
use relata::vocabulary::EntityKind;

fn two_articles() -> Driver {
    Driver::with(&[("machine.txt", sample::ARTICLE), ("letters.txt", sample::SECOND)])
}

/// What a hit is, in words.
fn words(knowledge: &Knowledge, place: &Place) -> String {
    match place {
        Place::Entity { entity, .. } => knowledge.entity(*entity).unwrap().name.clone(),
        Place::Relation(id) => knowledge.relation(*id).unwrap().phrase.clone(),
        Place::Note(id) => format!("note {}", id.0),
        Place::Sentence { source, span } => {
            span.of(&knowledge.sources[*source as usize].document.text).to_owned()
        }
    }
}

/// What is found for a text, group by group.
fn found(driver: &mut Driver, text: &str) -> [Vec<String>; 3] {
    found_with_notes(driver, text)[..3].to_vec().try_into().unwrap()
}

/// The same, and the notes.
fn found_with_notes(driver: &mut Driver, text: &str) -> [Vec<String>; 4] {
    driver.give(Command::Search(text.to_owned()));
    let state = &driver.state;
    Group::ALL.map(|group| {
        let hits = &state.found.hits()[state.found.group(group)];
        hits.iter().map(|hit| words(&state.derived.knowledge, &hit.place)).collect()
    })
}

#[test]
fn names_relations_and_sentences_are_found() {
    let mut driver = two_articles();
    let [entities, relations, sentences] = found(&mut driver, "TRAVELLED");
    assert!(entities.is_empty());
    assert_eq!(relations, ["travelled to"]);
    assert_eq!(sentences, ["Charles Babbage travelled to Turin."]);
    let [entities, relations, sentences] = found(&mut driver, "lovelace");
    assert_eq!(entities, ["Ada Byron"]);
    assert!(relations.is_empty(), "an end alone does not make a relation a hit: {relations:?}");
    assert_eq!(sentences, ["Countess Lovelace praised the Royal Society."]);
    let [_, relations, sentences] = found(&mut driver, "babbage travelled");
    assert_eq!(relations, ["travelled to"], "the words may be said of the ends");
    assert_eq!(sentences.len(), 1);
    assert_eq!(found(&mut driver, "crowds came")[2], ["Crowds came."], "what gave no relation is found, too");
    assert!(found(&mut driver, " ,; ").concat().is_empty());
}

#[test]
fn accents_case_and_one_error_do_not_matter_and_exact_hits_come_first() {
    let mut driver = two_articles();
    assert_eq!(found(&mut driver, "elise")[0], ["Élise Roux"]);
    for typed in ["babage", "babbbage", "babbaeg", "babbige", "Babbgae"] {
        assert_eq!(found(&mut driver, typed)[0], ["Charles Babbage"], "{typed}");
        assert!(driver.state.found.hits()[0].is_near);
    }
    assert_eq!(found(&mut driver, "babagge x")[0], Vec::<String>::new());
    assert!(found(&mut driver, "elsei").concat().is_empty() || driver.state.found.hits()[0].is_near);
    let mut driver = Driver::with(&[("note.txt", "Spring came. The sprint began. Turin was quiet.\n")]);
    let [_, _, sentences] = found(&mut driver, "sprint");
    assert_eq!(sentences, ["The sprint began.", "Spring came."]);
    assert!(found(&mut driver, "trin")[0] == ["Turin"] && found(&mut driver, "trn")[0].is_empty());
}

#[test]
fn the_hits_follow_the_documents() {
    let mut driver = one_article();
    assert_eq!(found(&mut driver, "turin")[2].len(), 1);
    driver.give(Command::OpenText { name: "letters.txt".to_owned(), text: sample::SECOND.to_owned() });
    assert_eq!(driver.state.found.group(Group::Sentences).len(), 2);
    let first = driver.state.ground.sources[0].document.id.clone();
    driver.give(Command::RemoveDocument(first));
    let state = &driver.state;
    let sentences = &state.found.hits()[state.found.group(Group::Sentences)];
    assert_eq!(words(&state.derived.knowledge, &sentences[0].place), "Élise Roux lives in Turin.");
    driver.give(Command::Escape);
    assert!(driver.state.search.is_empty() && driver.state.found.hits().is_empty());
}

#[test]
fn every_hit_can_be_gone_to_and_the_keys_go_round() {
    let mut driver = two_articles();
    let [entities, _, sentences] = found(&mut driver, "turin");
    assert_eq!((entities.len(), sentences.len()), (1, 2));
    driver.give(Command::NextHit);
    let turin = driver.entity("Turin");
    assert_eq!(driver.state.selection, [Subject::Entity(turin)].into());
    driver.give(Command::TogglePanel(Panel::Reader));
    driver.give(Command::NextHit);
    let reader = driver.state.reader.clone().unwrap();
    let text = |driver: &Driver| {
        let place = driver.state.reader.clone().unwrap();
        let index = driver.state.source_index(&place.document).unwrap();
        let source = &driver.state.derived.knowledge.sources[index as usize];
        place.span.of(&source.document.text).to_owned()
    };
    assert_eq!(text(&driver), "Charles Babbage travelled to Turin.");
    assert!(driver.state.shows(Panel::Reader), "a sentence is of no use without the reader");
    driver.give(Command::NextHit);
    assert_ne!(driver.state.reader.as_ref(), Some(&reader));
    driver.give(Command::NextHit);
    assert_eq!(driver.state.found.at(), Some(0));
    driver.give(Command::PreviousHit);
    assert_eq!(text(&driver), "Élise Roux lives in Turin.");
    found(&mut driver, "met");
    driver.give(Command::GoToHit(0));
    assert!(matches!(driver.state.selection.first(), Some(Subject::Relation(_))));
}

#[test]
fn a_hit_that_is_hidden_is_shown() {
    let mut driver = one_article();
    let turin = driver.select("Turin");
    driver.give(Command::HideSelection);
    assert!(!driver.state.derived.view.has_entity(turin));
    found(&mut driver, "Turin");
    driver.give(Command::GoToHit(0));
    assert!(driver.state.derived.view.has_entity(turin));
}

#[test]
fn all_hits_are_selected() {
    let mut driver = one_article();
    driver.give(Command::Search("t".to_owned()));
    let expected: BTreeSet<Subject> = driver.state.found.subjects().collect();
    assert!(expected.iter().any(|subject| matches!(subject, Subject::Relation(_))));
    driver.give(Command::SelectHits);
    assert_eq!(driver.state.selection, expected);
    assert!(!expected.is_empty());
    driver.give(Command::Search("nothing like it".to_owned()));
    driver.give(Command::SelectHits);
    assert_eq!(driver.state.selection, expected, "nothing found changes nothing");
}

#[test]
fn what_hides_or_closes_says_so_and_offers_the_way_back() {
    let mut driver = one_article();
    assert!(driver.state.toast.is_none(), "opening is no news");
    driver.select("Turin");
    driver.give(Command::HideSelection);
    let toast = driver.state.toast.clone().unwrap();
    assert_eq!(toast.done, Done::Hidden { step: "Hide", slid: None, entities: 1, relations: 1 });
    assert!(toast.can_be_undone(&driver.state.history));
    let ada = driver.entity("Ada Byron");
    driver.give(Command::Pin(ada, relata::layout::Point::new(1.0, 2.0)));
    let toast = driver.state.toast.clone().unwrap();
    assert!(!toast.can_be_undone(&driver.state.history), "another step is the last now");
    driver.give(Command::Undo);
    assert!(toast.can_be_undone(&driver.state.history));
    driver.give(Command::Undo);
    assert!(driver.state.toast.is_none(), "what is undone needs no note");
    assert_eq!(driver.shown(), 5);
    driver.give(Command::Redo);
    assert!(driver.state.toast.is_none());
    driver.give(Command::ClearFilters);
    assert!(driver.state.toast.is_none(), "nothing was hidden");
    driver.give(Command::RemoveAllDocuments);
    let toast = driver.state.toast.clone().unwrap();
    assert_eq!(toast.done, Done::Closed { documents: vec!["machine.txt".to_owned()] });
    driver.give(Command::DismissToast);
    assert!(driver.state.toast.is_none());
}

#[test]
fn a_new_toast_replaces_the_one_before() {
    let mut driver = one_article();
    driver.give(Command::ToggleValue(Condition::Kinds([EntityKind::Location].into())));
    let first = driver.state.toast.clone().unwrap();
    assert_eq!(first.done, Done::Hidden { step: "Filter by kind", slid: None, entities: 2, relations: 2 });
    driver.give(Command::CopyText("words".to_owned()));
    let second = driver.state.toast.clone().unwrap();
    assert_eq!(second.done, Done::Notice(Notice::Copied));
    driver.give(Command::CopyText("words".to_owned()));
    assert_ne!(driver.state.toast.unwrap().serial, second.serial, "the same news is news again");
}

/// Lists every command without values, so that a new one is either in the table or given a reason
/// here: the compiler refuses the `match` that has forgotten it.
macro_rules! commands {
    (in the table: $($listed:ident)*; elsewhere: $($other:ident because $reason:literal)*; with values: $($valued:ident)*) => {
        #[test]
        fn every_command_without_values_is_in_the_table_or_has_a_reason() {
            let is_listed = |command: &Command| match command {
                $(Command::$listed => true,)*
                $(Command::$other => false,)*
                $(Command::$valued { .. } => false,)*
            };
            for command in [$(Command::$listed),*] {
                assert!(is_listed(&command));
                assert!(entry_of(&command).is_some(), "{command:?} is not in the table");
            }
            for (command, reason) in [$((Command::$other, $reason)),*] {
                assert!(!is_listed(&command) && reason.len() > 10);
                assert!(entry_of(&command).is_none(), "{command:?} is in the table after all");
            }
        }
    };
}

commands! {
    in the table:
        AskGraph CloseQuestion CompareDocuments
        OpenArticles OpenFolder ShowOpenPath ShowPasteText ShowExamples CancelReading RemoveAllDocuments
        SelectAll ClearSelection NextEvidence PreviousEvidence CopyQuotationOfSelection CopyMarkdown
        FocusSelection ClearFocus ToggleDims FilterComponent FilterNear ToggleKnown ToggleDoubtful
        HideSelection HideOthers ShowMore ClearFilters FocusSearch NextHit PreviousHit SelectHits FindPaths
        ExpandSelection CollapseSelection FanOut NextLine PreviousLine ShowEvidence RelaxSelection
        ClosePaths TogglePinned UnpinAll LayOutAgain FitAll FitSelection ZoomIn ZoomOut ToggleEdgeLabels
        CopyRows ExportTable ExportPicture ExportGraph ShowSettings ClearRecent InvertSelection
        SelectNeighbours NextNeighbour PreviousNeighbour GoBack GoForward TogglePresentation Undo Redo
        ShowPalette ShowShortcuts ShowAbout Escape Quit GroupSelection UngroupSelection UngroupAll ToggleGroups
        PutNamesBack OpenAllGroups CloseAllGroups TogglePlay NextMoment PreviousMoment ToggleUndated
        ToggleDuplicates MergeSelection KeepApartSelection RejectSelection RestoreSelection ConfirmSelection MakeRule
        ExportCorrections ImportCorrections
        ShowAllColumns
        NewProject OpenProject SaveProject CopyProject ShowHistory ShowSnapshots;
    elsewhere:
        ShowOnlyAnswers because "it stands under the answers, which it is about"
        SavePicture because "it is the second half of saving a picture, in its dialog"
        ResetSettings because "it stands in the window of settings, where its effect is seen"
        DismissToast because "the note goes by itself";
    with values:
        Open OpenText OpenExample RemoveDocument SetRepair Select ToggleSelected Hover Brush
        SelectRelationsOf CopySentenceAsQuotation Focus SetDepth AddChip SetChip NegateChip RemoveChip
        AddBeside ToggleJoined SetQuestion ChooseAnswer
        ToggleValue OnlyValue SaveFilter UseFilter ForgetFilter Search GoTo GoToHit SetPathChoice ChoosePath
        CopyPath Drag Pin MoveCamera SetViewport SetTheme SystemIsDark TogglePanel Read ShowCentre ShowSheet
        SortTable SearchTable SelectRows MoveTimeline BrushDates SetPlayback SetPicture ShowSavePath SaveTo
        CopyQuotation CopyText Set ForgetRecent FocusPanel SelectEntities AddToSelection Walk FocusAtDepth
        Disk Export
        Expand SelectSubjects AddSubjects ToggleFanned SetLineGrouping SetNames Nudge Arrange
        Compare Curate Duplicates Note ShowCuration MarkWords ImportFrom Project OpenProjectAt GoToStep RestoreSnapshot
        DismissMessage Report GroupBy OpenGroup CloseGroup SizeBy ColorBy LabelBy Flag ShowBeneath
        ToggleColumn SetEvidenceOrder Review
        ToggleLock DragName PlaceName NudgeName PutNameBack SetTracks
}

#[test]
fn every_command_of_the_table_is_described_reachable_and_alone_with_its_keys() {
    let mut keys = BTreeSet::new();
    for entry in COMMANDS {
        let (name, description) = (entry.name, entry.description);
        assert!(description.len() > 8 && description.ends_with('.'), "{name}: {description}");
        assert!(Menu::ALL.contains(&entry.menu), "{name} is in no menu");
        assert_eq!(entry_of(&entry.command).unwrap().name, name, "two entries for {:?}", entry.command);
        assert!(entry.shortcut.is_none_or(|shortcut| keys.insert(shortcut)), "{name} shares its keys");
    }
    for panel in [Panel::Left, Panel::Inspector, Panel::Reader, Panel::Legend] {
        assert!(entry_of(&Command::TogglePanel(panel)).is_some(), "{panel:?}");
    }
    for theme in [ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark] {
        assert!(entry_of(&Command::SetTheme(theme)).is_some(), "{theme:?}");
    }
}

#[test]
fn what_can_do_nothing_says_why() {
    for state in [&State::default(), &one_article().state] {
        for entry in COMMANDS {
            let reason = obstacle(state, &entry.command);
            assert_eq!(reason.is_none(), is_enabled(state, &entry.command), "{}", entry.name);
            assert!(reason.is_none_or(|reason| reason.ends_with('.')), "{}", entry.name);
            // A person is told more than that there is nothing to do.
            assert_ne!(reason, Some("There is nothing that it could do now."), "{}", entry.name);
        }
    }
}
