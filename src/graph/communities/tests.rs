use proptest::prelude::*;

use super::*;

/// The friendships of a karate club (W. W. Zachary, "An information flow model for conflict and fission in
/// small groups", Journal of Anthropological Research 33, 1977), members numbered from 1.
const KARATE: [(usize, usize); 78] = [
    (2, 1),
    (3, 1),
    (3, 2),
    (4, 1),
    (4, 2),
    (4, 3),
    (5, 1),
    (6, 1),
    (7, 1),
    (7, 5),
    (7, 6),
    (8, 1),
    (8, 2),
    (8, 3),
    (8, 4),
    (9, 1),
    (9, 3),
    (10, 3),
    (11, 1),
    (11, 5),
    (11, 6),
    (12, 1),
    (13, 1),
    (13, 4),
    (14, 1),
    (14, 2),
    (14, 3),
    (14, 4),
    (17, 6),
    (17, 7),
    (18, 1),
    (18, 2),
    (20, 1),
    (20, 2),
    (22, 1),
    (22, 2),
    (26, 24),
    (26, 25),
    (28, 3),
    (28, 24),
    (28, 25),
    (29, 3),
    (30, 24),
    (30, 27),
    (31, 2),
    (31, 9),
    (32, 1),
    (32, 25),
    (32, 26),
    (32, 29),
    (33, 3),
    (33, 9),
    (33, 15),
    (33, 16),
    (33, 19),
    (33, 21),
    (33, 23),
    (33, 24),
    (33, 30),
    (33, 31),
    (33, 32),
    (34, 9),
    (34, 10),
    (34, 14),
    (34, 15),
    (34, 16),
    (34, 19),
    (34, 20),
    (34, 21),
    (34, 23),
    (34, 24),
    (34, 27),
    (34, 28),
    (34, 29),
    (34, 30),
    (34, 31),
    (34, 32),
    (34, 33),
];

fn plain(edges: &[(usize, usize)]) -> Vec<(usize, usize, f64)> {
    edges.iter().map(|&(one, other)| (one, other, 1.0)).collect()
}

/// All pairs of `nodes`.
fn clique(nodes: std::ops::Range<usize>) -> Vec<(usize, usize)> {
    let pairs = nodes.clone().flat_map(|one| nodes.clone().map(move |other| (one, other)));
    pairs.filter(|(one, other)| one < other).collect()
}

#[test]
fn two_cliques_with_a_bridge_are_two_communities() {
    let mut edges = clique(0..5);
    edges.extend(clique(5..10));
    edges.push((4, 5));
    assert_eq!(communities(10, &plain(&edges)), [0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
}

#[test]
fn a_ring_of_cliques_falls_into_its_cliques() {
    let mut edges = Vec::new();
    for number in 0..6 {
        edges.extend(clique(number * 4..number * 4 + 4));
        edges.push((number * 4, (number * 4 + 5) % 24));
    }
    let expected: Vec<usize> = (0..24).map(|node| node / 4).collect();
    assert_eq!(communities(24, &plain(&edges)), expected);
}

#[test]
fn the_karate_club_is_parted_as_well_as_is_known() {
    let edges: Vec<(usize, usize)> = KARATE.iter().map(|&(one, other)| (one - 1, other - 1)).collect();
    let edges = plain(&edges);
    let found = communities(34, &edges);
    let quality = modularity(34, &edges, &found);
    // The best there is has 0.4198 (U. Brandes et al., "On modularity clustering", 2008).
    assert!((0.415..0.4199).contains(&quality), "{quality} {found:?}");
    assert_ne!(found[0], found[33], "the two leaders part");
    assert_eq!(found.iter().max(), Some(&3));
}

#[test]
fn heavier_edges_hold_together() {
    // A square: the heavy sides pair its corners.
    let edges = [(0, 1, 5.0), (1, 2, 1.0), (2, 3, 5.0), (3, 0, 1.0)];
    assert_eq!(communities(4, &edges), [0, 0, 1, 1]);
}

#[test]
fn what_is_no_edge_makes_no_community() {
    let edges = [(0, 9, 1.0), (0, 1, f64::NAN), (1, 2, -1.0), (2, 2, 3.0)];
    assert_eq!(communities(3, &edges), [0, 1, 2]);
    assert_eq!(communities(0, &[]), Vec::<usize>::new());
    assert!(modularity(3, &[], &[0, 1, 2]).abs() < 1.0e-12);
}

#[test]
fn modularity_is_that_of_the_definition() {
    let edges = plain(&[(0, 1), (2, 3)]);
    assert!((modularity(4, &edges, &[0, 0, 1, 1]) - 0.5).abs() < 1.0e-12);
    assert!((modularity(4, &edges, &[0, 0, 0, 0])).abs() < 1.0e-12);
}

proptest! {
    #[test]
    fn communities_part_the_graph_and_are_connected_and_no_worse_than_single_nodes(
        count in 1_usize..40,
        edges in prop::collection::vec((0_usize..40, 0_usize..40, 0.5_f64..4.0), 0..120),
    ) {
        let edges: Vec<_> =
            edges.into_iter().filter(|&(one, other, _)| one < count && other < count).collect();
        let found = communities(count, &edges);
        prop_assert_eq!(found.len(), count);
        prop_assert_eq!(&found, &communities(count, &edges), "it is the same each time");
        let number = found.iter().max().map_or(0, |last| last + 1);
        prop_assert!((0..number).all(|community| found.contains(&community)));
        let graph = Weighted::new(count, &edges);
        prop_assert_eq!(&renumbered(&connected(&graph, &found)).0, &found, "each hangs together");
        let single: Vec<usize> = (0..count).collect();
        let (quality, alone) = (modularity(count, &edges, &found), modularity(count, &edges, &single));
        prop_assert!(quality >= alone - 1.0e-9, "{} {}", quality, alone);
    }
}
