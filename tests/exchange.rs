//! Graphs written in the formats of other programs and read back.

#![allow(clippy::unwrap_used, reason = "a test may stop where its own files are not as it expects")]

use proptest::prelude::*;
use relata::exchange::{
    Attributes, DataFormat, Edge, Look, Node, PropertyGraph, Value, Written, read, write_graph,
};

/// Formats that are written and read, with the name of a file in each.
const BOTH_WAYS: [(DataFormat, &str); 4] = [
    (DataFormat::GraphMl, "graph.graphml"),
    (DataFormat::Gexf, "graph.gexf"),
    (DataFormat::NodeLink, "graph.json"),
    (DataFormat::Cyjs, "graph.cyjs"),
];

fn bytes(graph: &PropertyGraph, format: DataFormat) -> Vec<u8> {
    match write_graph(graph, format).unwrap() {
        Written::One(bytes) => bytes,
        Written::Several(files) => files.into_iter().find(|(name, _)| name == "edges.csv").unwrap().1,
    }
}

/// The text as a file of XML can hold it.
fn held_by_xml(text: &str) -> String {
    let is_legal = |sign: char| matches!(sign, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
    text.chars().map(|sign| if is_legal(sign) { sign } else { '\u{FFFD}' }).collect()
}

/// Every text of the graph through `change`.
fn with_texts(graph: &PropertyGraph, change: impl Fn(&str) -> String) -> PropertyGraph {
    let attributes = |attributes: &Attributes| -> Attributes {
        let entry = |(name, value): (&String, &Value)| {
            let value = match value {
                Value::Text(text) => Value::Text(change(text)),
                other => other.clone(),
            };
            (change(name), value)
        };
        attributes.iter().map(entry).collect()
    };
    let node = |node: &Node| Node {
        id: change(&node.id),
        label: change(&node.label),
        attributes: attributes(&node.attributes),
        look: node.look,
    };
    let edge = |edge: &Edge| Edge {
        id: change(&edge.id),
        label: change(&edge.label),
        attributes: attributes(&edge.attributes),
        ..edge.clone()
    };
    PropertyGraph {
        title: graph.title.as_deref().map(&change),
        nodes: graph.nodes.iter().map(node).collect(),
        edges: graph.edges.iter().map(edge).collect(),
    }
}

/// Any text, often with what is dangerous somewhere.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "(?s).{0,12}",
        1 => Just("</data><script>alert(1)</script>".to_owned()),
        1 => Just("]]> & \"quoted\" 'so' \\N \\".to_owned()),
        1 => Just("=HYPERLINK(\"http://example.org\")".to_owned()),
        1 => Just("\u{202E}مجلس\u{0}\u{1}\r\n\t ".to_owned()),
    ]
}

/// Names of attributes, among them those that formats keep for themselves.
const NAMES: [(&str, u8); 10] = [
    ("label", 0),
    ("x", 1),
    ("source", 0),
    ("weight", 2),
    ("attribute:id", 0),
    ("size", 3),
    ("a b <c> \"d\"", 0),
    ("größe", 1),
    ("id", 2),
    ("kind", 0),
];

fn attributes() -> impl Strategy<Value = Attributes> {
    let one = (0..NAMES.len(), words(), any::<i32>(), -1e12_f64..1e12, any::<bool>()).prop_map(
        |(which, text, integer, number, flag)| {
            let (name, kind) = NAMES[which];
            let value = match kind {
                0 => Value::Text(text),
                1 => Value::Integer(i64::from(integer)),
                2 => Value::Flag(flag),
                // A whole number of this sort would be read back as one of the other.
                _ => Value::Number(number.trunc() + 0.5),
            };
            (name.to_owned(), value)
        },
    );
    proptest::collection::vec(one, 0..5).prop_map(|all| all.into_iter().collect())
}

fn look() -> impl Strategy<Value = Option<Look>> {
    let look = (-1e6_f64..1e6, -1e6_f64..1e6, 0.1_f64..100.0, any::<[u8; 3]>())
        .prop_map(|(x, y, size, color)| Look { x, y, size, color });
    proptest::option::of(look)
}

fn graph() -> impl Strategy<Value = PropertyGraph> {
    let nodes = proptest::collection::vec((words(), attributes(), look()), 1..6);
    let edges =
        proptest::collection::vec((0..6_usize, 0..6_usize, words(), 0.0_f64..9.0, attributes()), 0..8);
    (proptest::option::of(words()), nodes, edges).prop_map(|(title, nodes, edges)| {
        let count = nodes.len();
        let node = |(number, (label, attributes, look)): (usize, (String, Attributes, Option<Look>))| Node {
            id: format!("n{number} {label}"),
            label,
            attributes,
            look,
        };
        let edge = |(number, (source, target, label, weight, attributes)): (
            usize,
            (usize, usize, String, f64, Attributes),
        )| Edge {
            id: format!("e{number} {label}"),
            source: source % count,
            target: target % count,
            label,
            weight,
            attributes,
        };
        PropertyGraph {
            title,
            nodes: nodes.into_iter().enumerate().map(node).collect(),
            edges: edges.into_iter().enumerate().map(edge).collect(),
        }
    })
}

proptest! {
    #[test]
    fn every_graph_is_read_back_whole(graph in graph()) {
        for (format, name) in BOTH_WAYS {
            let (back, report) = read(name, &bytes(&graph, format)).unwrap();
            let is_xml = matches!(format, DataFormat::GraphMl | DataFormat::Gexf);
            let expected = if is_xml { with_texts(&graph, held_by_xml) } else { graph.clone() };
            prop_assert_eq!(&back, &expected, "{}", format);
            prop_assert_eq!(report.dropped_count, 0, "{}: {:?}", format, report.dropped);
            prop_assert_eq!((report.nodes_found, report.edges_found), (graph.nodes.len(), graph.edges.len()));
        }
    }

    #[test]
    fn every_edge_of_a_table_is_read_back(graph in graph()) {
        let (back, report) = read("edges.csv", &bytes(&graph, DataFormat::Csv)).unwrap();
        prop_assert_eq!(report.dropped_count, 0);
        prop_assert_eq!(back.edges.len(), graph.edges.len());
        for (edge, other) in graph.edges.iter().zip(&back.edges) {
            prop_assert_eq!(&edge.id, &other.id);
            prop_assert_eq!(&edge.label, &other.label);
            prop_assert_eq!(&graph.nodes[edge.source].id, &back.nodes[other.source].id);
            prop_assert_eq!(&graph.nodes[edge.target].id, &back.nodes[other.target].id);
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200), which in 0..5_usize) {
        let name = ["a.graphml", "a.gexf", "a.json", "a.cyjs", "a.csv"][which];
        let _ = read(name, &bytes);
    }
}

#[test]
fn no_type_definition_is_followed() {
    let bomb = b"<?xml version=\"1.0\"?>\n<!DOCTYPE graphml [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>\n\
        <graphml><graph><node id=\"&a;\"/></graph></graphml>";
    for name in ["bomb.graphml", "bomb.gexf"] {
        let error = read(name, bomb).unwrap_err();
        assert_eq!(error.place, "line 2");
        assert!(error.reason.contains("type definition"), "{error}");
    }
    let reference = b"<graphml><graph><node id=\"a\"><data key=\"k\">&other;</data></node></graph></graphml>";
    assert!(read("a.graphml", reference).unwrap_err().reason.contains("other"));
}

#[test]
fn what_is_left_out_is_reported() {
    let graphml =
        b"<graphml>\n<key id=\"w\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>\n<graph>\n\
        <node id=\"a\"/>\n<node id=\"a\"/>\n<node/>\n<node id=\"b\"/>\n<edge source=\"a\" target=\"b\">\
        <data key=\"w\">much</data></edge>\n<edge source=\"a\" target=\"c\"/>\n<edge source=\"a\"/>\n\
        <hyperedge><endpoint node=\"a\"/></hyperedge></graph></graphml>";
    let (graph, report) = read("a.graphml", graphml).unwrap();
    assert_eq!((graph.nodes.len(), graph.edges.len()), (2, 1));
    assert_eq!((report.nodes_found, report.edges_found), (4, 4));
    let said: Vec<String> = report.dropped.iter().map(|it| format!("{}: {}", it.place, it.reason)).collect();
    assert_eq!(
        said,
        [
            "line 5: there is a node “a” already",
            "line 6: a node without an identity",
            "line 8: “much” is no value of “weight”",
            "line 10: an edge without a beginning or an end",
            "line 11: an edge between more than two nodes; Relata knows none",
            "line 9: an edge to “c”, which is no node of the file",
        ]
    );
}

#[test]
fn lists_of_edges_are_read_with_and_without_titles() {
    for (text, name) in [
        ("Source;Target;Type;since\nA;B;knows;1999\nB;C;\"knows; well\";2001\n", "a.csv"),
        ("# a remark\nA\tB\tknows\nB\tC\tknows; well\n", "a.tsv"),
        ("from,to,label\nA,B,knows\nB,C,knows; well\n", "a.csv"),
    ] {
        let (graph, report) = read(name, text.as_bytes()).unwrap();
        assert_eq!(report.dropped_count, 0);
        let edges: Vec<(&str, &str, &str)> = graph
            .edges
            .iter()
            .map(|edge| {
                let (source, target) = graph.ends(edge).unwrap();
                (source.id.as_str(), target.id.as_str(), edge.label.as_str())
            })
            .collect();
        assert_eq!(edges, [("A", "B", "knows"), ("B", "C", "knows; well")], "{text}");
    }
    let (graph, _) = read("a.el", b"1 2\n2 3\n").unwrap();
    assert_eq!((graph.nodes.len(), graph.edges.len()), (3, 2));
    let (graph, _) = read("a.csv", b"source,target,since\nA,B,1999\nB,C,2001\n").unwrap();
    assert_eq!(graph.edges[1].attributes["since"], Value::Integer(2001));
    assert!(read("a.csv", b"").is_err());
}
