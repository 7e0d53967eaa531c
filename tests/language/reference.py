#!/usr/bin/env python3
"""Writes what Python spaCy says about texts, for tests/language_parity.rs.

    python reference.py MODEL_FOLDER sentences.txt expected.json

Every line of the input is a paragraph; \\n, \\t and \\\\ in it stand for a line feed, a tab and a
backslash. The model is the one that assets/models/english/README.md names. The output is a list of

    {"text": …, "tokens": [[start, text, tag, pos, lemma, head, dep, sentence start], …],
     "entities": [[start, end, label], …]}

with starts and ends in code points. To compare on other texts:

    python reference.py MODEL_FOLDER other.txt /tmp/other.json
    RELATA_PARITY=/tmp/other.json cargo test --release --test language_parity -- --nocapture
"""

import json
import re
import sys
from pathlib import Path

import spacy

ESCAPES = {"\\n": "\n", "\\t": "\t", "\\\\": "\\"}


def unescape(line):
    return re.sub(r"\\[nt\\]", lambda match: ESCAPES[match.group()], line)


def paragraph(doc):
    return {
        "text": doc.text,
        "tokens": [
            [
                token.idx,
                token.text,
                token.tag_,
                token.pos_,
                token.lemma_,
                token.head.i,
                token.dep_,
                int(bool(token.is_sent_start)),
            ]
            for token in doc
        ],
        "entities": [[span.start_char, span.end_char, span.label_] for span in doc.ents],
    }


def main():
    model, source, target = sys.argv[1:]
    nlp = spacy.load(model)
    lines = Path(source).read_text(encoding="utf-8").split("\n")
    texts = [unescape(line) for line in lines if line]
    paragraphs = [paragraph(doc) for doc in nlp.pipe(texts)]
    with open(target, "w", encoding="utf-8") as out:
        separators = (",", ":")
        rows = (json.dumps(row, ensure_ascii=False, separators=separators) for row in paragraphs)
        out.write("[\n" + ",\n".join(rows) + "\n]\n")


if __name__ == "__main__":
    main()
