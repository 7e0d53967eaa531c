//! What is drawn of the hand-made texts must not get worse: their figures are kept in
//! `tests/gold/figures.tsv`, and no one of them may fall. `UPDATE=1` writes them anew.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test may fail by panic")]

#[path = "support/graphs/score.rs"]
#[allow(dead_code, reason = "the measuring command uses more of it")]
mod graphs;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// A figure may fall by so much for a change that lifts others.
const SLACK: f64 = 0.02;

#[test]
fn no_figure_of_the_hand_made_texts_falls() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold");
    let kept_in = folder.join("figures.tsv");
    let mut now = String::from("text\tprecision\tcore\tnodes\tkinds\tcoreference\tfalse\n");
    for part in ["development", "held_out"].into_iter().filter(|part| folder.join(part).is_dir()) {
        for score in graphs::measure(&folder.join(part)).unwrap() {
            writeln!(
                now,
                "{part}/{}\t{:.3}\t{:.3}\t{:.3}\t{:.3}\t{:.3}\t{}",
                score.name,
                score.precision,
                score.core,
                score.nodes,
                score.kinds,
                score.coreference,
                score.false_assertions
            )
            .unwrap();
        }
    }
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&kept_in, &now).unwrap();
    }
    let before = std::fs::read_to_string(&kept_in).unwrap_or_default();
    let before = rows(&before);
    for (text, figures) in rows(&now) {
        let kept =
            before.get(text).unwrap_or_else(|| panic!("{text} is not in figures.tsv; run with UPDATE=1"));
        let (wrong, others) = figures.split_last().unwrap();
        let (kept_wrong, kept_others) = kept.split_last().unwrap();
        assert!(wrong <= kept_wrong, "{text}: {wrong} false edges, {kept_wrong} before");
        for (figure, kept) in others.iter().zip(kept_others) {
            assert!(
                figure + SLACK >= *kept,
                "{text}: {figures:?}, before {kept:?}; see tests/gold/README.md"
            );
        }
    }
}

/// The figures of each text.
fn rows(table: &str) -> BTreeMap<&str, Vec<f64>> {
    table
        .lines()
        .skip(1)
        .filter_map(|line| {
            let (text, figures) = line.split_once('\t')?;
            Some((text, figures.split('\t').map(|figure| figure.parse().unwrap()).collect()))
        })
        .collect()
}
