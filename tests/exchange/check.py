"""Reads what Relata writes with clients that nobody here wrote, and compares.

    python check.py RELATA FOLDER

RELATA is the program, FOLDER an empty folder for the files. Needs networkx, igraph, pydot, rdflib, pyshacl,
ndex2, followthemoney and lxml. Ends with code 1 when anything differs.
"""

import csv
import json
import pathlib
import subprocess
import sys

import igraph
from ndex2.cx2 import RawCX2NetworkFactory
import networkx
import pydot
import pyshacl
import rdflib
from followthemoney import model
from lxml import etree

HERE = pathlib.Path(__file__).parent
RELATA, OUT = sys.argv[1], pathlib.Path(sys.argv[2])
HOSTILE = json.loads((HERE / "hostile.json").read_text(encoding="utf-8"))
LABELS = sorted(node["label"] for node in HOSTILE["nodes"])
EDGES = sorted(edge["label"] for edge in HOSTILE["edges"])
SENTENCE = HOSTILE["edges"][0]["sentence"]
failures = 0


def check(what, found, expected):
    global failures
    if found != expected:
        failures += 1
        print(f"DIFFERS {what}\n  found    {found!r}\n  expected {expected!r}")
    else:
        print(f"ok      {what}")


def convert(format_name, out):
    path = OUT / out
    subprocess.run([RELATA, "convert", HERE / "hostile.json", path, "--format", format_name], check=True,
                   stderr=subprocess.DEVNULL)
    return path


def labels(graph, key="label"):
    return sorted(data[key] for _, data in graph.nodes(data=True))


def edge_labels(graph, key="label"):
    return sorted(data[key] for _, _, data in graph.edges(data=True))


def check_graphml():
    path = convert("graphml", "g.graphml")
    etree.parse(path, etree.XMLParser(resolve_entities=False))
    graph = networkx.read_graphml(path, force_multigraph=True)
    check("graphml networkx nodes", labels(graph), LABELS)
    check("graphml networkx edges", edge_labels(graph), EDGES)
    check("graphml networkx sentence", [d["sentence"] for *_, d in graph.edges(data=True) if "sentence" in d],
          [SENTENCE])
    check("graphml networkx types", sorted(type(graph.nodes["a"][key]).__name__ for key in
                                           ("count", "confidence", "known", "kind")),
          ["bool", "float", "int", "str"])
    graph = igraph.Graph.Read_GraphML(str(path))
    check("graphml igraph nodes", sorted(graph.vs["label"]), LABELS)
    check("graphml igraph edges", sorted(graph.es["label"]), EDGES)
    check("graphml igraph places", [graph.vs[0]["x"], graph.vs[0]["y"]], [1.5, -20.25])


def check_gexf():
    path = convert("gexf", "g.gexf")
    etree.parse(path)
    graph = networkx.read_gexf(path, version="1.3")
    check("gexf networkx nodes", labels(graph), LABELS)
    check("gexf networkx edges", edge_labels(graph), EDGES)
    check("gexf networkx colour", graph.nodes["a"]["viz"]["color"]["r"], 255)
    check("gexf networkx days", [d["start"] for *_, d in graph.edges(data=True) if "start" in d], ["2026-05-01"])


def check_gml():
    path = convert("gml", "g.gml")
    graph = networkx.read_gml(path)
    check("gml networkx nodes", labels(graph, "name"), LABELS)
    check("gml networkx edges", edge_labels(graph), EDGES)
    graph = igraph.Graph.Read_GML(str(path))
    check("gml igraph counts", (graph.vcount(), graph.ecount()), (len(LABELS), len(EDGES)))


def check_dot():
    path = convert("dot", "g.dot")
    (graph,) = pydot.graph_from_dot_file(path, encoding="utf-8")
    check("dot pydot counts", (len([n for n in graph.get_nodes() if n.get_name() not in ("graph", "node", "edge")]), len(graph.get_edges())),
          (len(LABELS), len(EDGES)))


def check_node_link():
    path = convert("node-link", "g.json")
    graph = networkx.node_link_graph(json.loads(path.read_text(encoding="utf-8")), edges="edges")
    check("node-link networkx nodes", labels(graph), LABELS)
    check("node-link networkx edges", edge_labels(graph), EDGES)


def check_cyjs():
    path = convert("cyjs", "g.cyjs")
    graph = networkx.cytoscape_graph(json.loads(path.read_text(encoding="utf-8")))
    check("cyjs networkx nodes", labels(graph), LABELS)
    check("cyjs networkx edges", edge_labels(graph), EDGES)


def check_cx2():
    path = convert("cx2", "g.cx2")
    network = RawCX2NetworkFactory().get_cx2network(json.loads(path.read_text(encoding="utf-8")))
    check("cx2 ndex2 nodes", sorted(node["v"]["name"] for node in network.get_nodes().values()), LABELS)
    check("cx2 ndex2 edges", sorted(edge["v"]["interaction"] for edge in network.get_edges().values()), EDGES)


def check_csv():
    folder = convert("csv", "tables")
    with open(folder / "nodes.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    check("csv nodes", len(rows), len(LABELS))
    risky = [cell for row in rows for cell in row.values() if cell and cell.lstrip().startswith(("=", "+", "@"))]
    check("csv formulas", risky, [])
    with open(folder / "edges.csv", encoding="utf-8", newline="") as file:
        check("csv edges", len(list(csv.DictReader(file))), len(EDGES))


def check_neo4j():
    folder = convert("neo4j", "neo4j")
    with open(folder / "nodes.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    check("neo4j nodes", sorted(row["name"] for row in rows), LABELS)
    check("neo4j header", set(rows[0]) >= {"id:ID", ":LABEL", "confidence:double", "known:boolean"}, True)
    with open(folder / "relationships.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    check("neo4j edges", sorted(row["label"] for row in rows), EDGES)
    ids = {node["id"] for node in HOSTILE["nodes"]}
    check("neo4j ends", all(row[":START_ID"] in ids and row[":END_ID"] in ids and row[":TYPE"] for row in rows), True)


def check_back():
    for format_name, name in [("graphml", "g.graphml"), ("gexf", "g.gexf"), ("cyjs", "g.cyjs")]:
        back = OUT / f"back-{format_name}.json"
        subprocess.run([RELATA, "convert", OUT / name, back], check=True, stderr=subprocess.DEVNULL)
        there = json.loads((OUT / "g.json").read_text(encoding="utf-8"))
        check(f"{format_name} read back by Relata", json.loads(back.read_text(encoding="utf-8")), there)


SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
[] a sh:NodeShape ; sh:targetClass rdf:Statement ;
   sh:property [ sh:path rdf:subject ; sh:minCount 1 ; sh:maxCount 1 ] ;
   sh:property [ sh:path rdf:object ; sh:minCount 1 ; sh:maxCount 1 ] ;
   sh:property [ sh:path prov:wasDerivedFrom ; sh:minCount 1 ] .
[] a sh:NodeShape ; sh:targetClass nif:OffsetBasedString ;
   sh:property [ sh:path nif:beginIndex ; sh:datatype xsd:nonNegativeInteger ; sh:minCount 1 ; sh:maxCount 1 ] ;
   sh:property [ sh:path nif:anchorOf ; sh:minCount 1 ; sh:maxCount 1 ] .
"""


def check_articles():
    """What is said of articles with hostile names, as linked data and as entities of Aleph."""
    article = HERE / "hostile.txt"

    def extract(format_name, out):
        subprocess.run([RELATA, "extract", article, "--format", format_name, "--out", OUT / out], check=True)
        return OUT / out

    whole = json.loads(extract("json", "a.json").read_text(encoding="utf-8"))
    claims = len(whole["relations"])
    check("the article says something", claims > 3, True)
    turtle = rdflib.Graph().parse(extract("turtle", "a.ttl"))
    statements = list(turtle.subjects(rdflib.RDF.type, rdflib.RDF.Statement))
    check("turtle statements", len(statements), claims)
    ok, _, report = pyshacl.validate(turtle, shacl_graph=rdflib.Graph().parse(data=SHAPES, format="turtle"))
    check("turtle shapes", (ok, "" if ok else report), (True, ""))
    text = whole["documents"][0]["text"]
    nif = rdflib.Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
    wrong = [str(node) for node in turtle.subjects(rdflib.RDF.type, nif.OffsetBasedString)
             if text[int(turtle.value(node, nif.beginIndex)):int(turtle.value(node, nif.endIndex))]
             != str(turtle.value(node, nif.anchorOf))]
    check("turtle places", wrong, [])
    for format_name, name, parser in [("nquads", "a.nq", "nquads"), ("jsonld", "a.jsonld", "json-ld")]:
        dataset = rdflib.Dataset(default_union=True).parse(extract(format_name, name), format=parser)
        found = {(s, p, o) for s, p, o, _ in dataset.quads()}
        check(f"{format_name} says the same", found == set(turtle), True)
    lines = extract("ftm", "a.jsonl").read_text(encoding="utf-8").splitlines()
    schemata = []
    for line in lines:
        entity = json.loads(line)
        proxy = model.get_proxy(entity, cleaned=False)
        proxy.schema.validate(entity)
        schemata.append(proxy.schema.name)
    check("ftm links", schemata.count("UnknownLink"), claims)
    check("ftm documents", schemata.count("PlainText"), 1)
    for format_name, name in [("graphml", "a.graphml"), ("gexf", "a.gexf")]:
        path = extract(format_name, name)
        graph = (networkx.read_graphml(path, force_multigraph=True) if format_name == "graphml"
                 else networkx.read_gexf(path, version="1.3"))
        check(f"{format_name} of the article", graph.number_of_edges(), claims)


OUT.mkdir(parents=True, exist_ok=True)
for one in [check_graphml, check_gexf, check_gml, check_dot, check_node_link, check_cyjs, check_cx2, check_csv,
            check_neo4j, check_back, check_articles]:
    try:
        one()
    except Exception as error:  # noqa: BLE001 - a client that refuses the file is what is looked for
        failures += 1
        print(f"FAILED  {one.__name__}: {type(error).__name__}: {error}")
print(f"{failures} failed")
sys.exit(failures > 0)
