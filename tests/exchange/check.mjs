// Reads what Relata writes with clients of JavaScript that nobody here wrote, and compares.
//
//     node check.mjs RELATA FOLDER
//
// Finds graphology, graphology-graphml, graphology-gexf, cytoscape, jsonld and the language support of Cypher in
// the node_modules of the working folder. Ends with code 1 when anything differs.

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(join(process.cwd(), "x.cjs"));
const { MultiDirectedGraph } = require("graphology");
const graphml = require("graphology-graphml");
const gexf = require("graphology-gexf");
const cytoscape = require("cytoscape");
const jsonld = require("jsonld");

const [relata, out] = process.argv.slice(2);
const here = fileURLToPath(new URL(".", import.meta.url));
const hostile = JSON.parse(readFileSync(join(here, "hostile.json"), "utf8"));
const labels = hostile.nodes.map((node) => node.label).sort();
const edges = hostile.edges.map((edge) => edge.label).sort();
let failures = 0;

function check(what, found, expected) {
  const same = JSON.stringify(found) === JSON.stringify(expected);
  if (!same) failures += 1;
  console.log(same ? `ok      ${what}` : `DIFFERS ${what}\n  ${JSON.stringify(found)}\n  ${JSON.stringify(expected)}`);
}

function convert(format, name) {
  const path = join(out, name);
  execFileSync(relata, ["convert", join(here, "hostile.json"), path, "--format", format], { stdio: "ignore" });
  return readFileSync(path, "utf8");
}

const checks = {
  graphml() {
    const graph = graphml.parse(MultiDirectedGraph, convert("graphml", "n.graphml"));
    check("graphml graphology nodes", graph.mapNodes((_, data) => data.label).sort(), labels);
    check("graphml graphology edges", graph.mapEdges((_, data) => data.label).sort(), edges);
  },
  gexf() {
    const graph = gexf.parse(MultiDirectedGraph, convert("gexf", "n.gexf"));
    check("gexf graphology nodes", graph.mapNodes((_, data) => data.label).sort(), labels);
    check("gexf graphology edges", graph.mapEdges((_, data) => data.label).sort(), edges);
  },
  cyjs() {
    const graph = cytoscape({ headless: true, layout: { name: "preset" }, ...JSON.parse(convert("cyjs", "n.cyjs")) });
    check("cyjs cytoscape nodes", graph.nodes().map((node) => node.data("label")).sort(), labels);
    check("cyjs cytoscape edges", graph.edges().map((edge) => edge.data("label")).sort(), edges);
    check("cyjs cytoscape places", graph.getElementById("a").position(), { x: 1.5, y: -20.25 });
  },
  cypher() {
    const { lintCypherQuery } = require("@neo4j-cypher/language-support");
    const script = convert("cypher", "n.cypher");
    const result = lintCypherQuery(script, {});
    const diagnostics = Array.isArray(result) ? result : result.diagnostics;
    const errors = diagnostics.filter((it) => it.severity === 1).map((it) => it.message);
    check("cypher errors", errors, []);
  },
  async jsonld() {
    const path = join(out, "n.jsonld");
    execFileSync(relata, ["extract", join(here, "hostile.txt"), "--format", "jsonld", "--out", path]);
    const quads = await jsonld.toRDF(JSON.parse(readFileSync(path, "utf8")));
    const statement = "http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement";
    check("jsonld statements", quads.filter((quad) => quad.object.value === statement).length > 3, true);
  },
};

mkdirSync(out, { recursive: true });
for (const [name, one] of Object.entries(checks)) {
  try {
    await one();
  } catch (error) {
    failures += 1;
    console.log(`FAILED  ${name}: ${error}`);
  }
}
console.log(`${failures} failed`);
process.exit(failures > 0 ? 1 : 0);
