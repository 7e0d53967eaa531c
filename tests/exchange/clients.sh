#!/usr/bin/env bash
# Reads what Relata writes with the clients of other people: networkx, igraph, pydot, rdflib, pyshacl, ndex2,
# followthemoney, python-docx, poppler and LibreOffice; graphology, Cytoscape.js, jsonld, the linter of Cypher and
# Chromium.
#
#     clients.sh RELATA FOLDER
#
# RELATA is the program; the clients and the files go into FOLDER and stay there for the next time. Needs python3 with
# venv and, for the second half, node with npm; both fetch the clients from their registries.
set -euo pipefail
relata=$(realpath "$1")
mkdir -p "$2"
folder=$(realpath "$2")
here=$(cd "$(dirname "$0")" && pwd)

if [ ! -e "$folder/python/ready" ]; then
    python3 -m venv "$folder/python"
    "$folder/python/bin/pip" install --quiet --disable-pip-version-check networkx==3.6.1 igraph==1.0.0 pydot==4.0.1 \
        rdflib==7.6.0 pyshacl==0.40.1 ndex2==3.12.0 followthemoney==4.11.2 lxml python-docx==1.2.0
    touch "$folder/python/ready"
fi
"$folder/python/bin/python" -W ignore "$here/check.py" "$relata" "$folder/files"

if command -v pdftotext >/dev/null; then
    "$folder/python/bin/python" -W ignore "$here/documents.py" "$relata" "$folder/documents"
else
    echo "without poppler pictures and reports are left out"
fi

if ! command -v npm >/dev/null; then
    echo "without npm the clients of JavaScript are left out"
    exit 0
fi
if [ ! -e "$folder/node/ready" ]; then
    mkdir -p "$folder/node"
    echo '{ "private": true }' >"$folder/node/package.json"
    (cd "$folder/node" && npm install --no-audit --no-fund --ignore-scripts --silent graphology@0.26 \
        graphology-graphml@0.5 graphology-gexf@0.13 cytoscape@3 jsonld@9 \
        @neo4j-cypher/language-support@2.0.0-next.38 puppeteer-core@24)
    touch "$folder/node/ready"
fi
(cd "$folder/node" && node "$here/check.mjs" "$relata" "$folder/files")
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
if [ -n "$chromium" ]; then
    (cd "$folder/node" && node "$here/pages.mjs" "$relata" "$folder/pages" "$chromium")
else
    echo "without Chromium pages are left out"
fi
