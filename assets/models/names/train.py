#!/usr/bin/env python3
"""Trains the weights that decide what kind of thing a name names (`weights.tsv`).

    python assets/models/names/train.py FEATURES DATA          writes weights.tsv beside this script
    python assets/models/names/train.py FEATURES DATA --cross  scores every set with weights of the others

FEATURES is the built example `name_features`, DATA the folder that holds crossner, wikigold and redocred.
A multinomial logistic regression over the features that the program itself gives for every name it
finds: person, organisation, place, or something else. The annotation of the sets is MIT (CrossNER,
Re-DocRED) and CC BY 4.0 (WikiGold); see README.md. Needs numpy; takes about a minute on two cores.
"""

import collections
import importlib.util
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy

CLASSES = ["PER", "ORG", "LOC", "OTHER"]
HERE = pathlib.Path(__file__).resolve().parent
LEAST_USES = 3
PENALTY = 1.0
ROUNDS = 120


def measure():
    """The reader of the sets, shared with the measurement."""
    path = HERE.parents[2] / "tests/measure/names.py"
    spec = importlib.util.spec_from_file_location("names", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def redocred(names, data):
    kinds = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "MISC": "OTHER"}
    documents = []
    for document in json.loads((data / "redocred/dev_revised.json").read_text(encoding="utf-8")):
        by_sentence = collections.defaultdict(set)
        for entity in document["vertexSet"]:
            for mention in entity:
                if mention["type"] in kinds:
                    by_sentence[mention["sent_id"]].add((*mention["pos"], kinds[mention["type"]]))
        text, gold = "", set()
        for index, tokens in enumerate(document["sents"]):
            sentence, starts = names.detokenise(tokens)
            text += " " if text else ""
            for first, end, kind in by_sentence[index]:
                gold.add((starts[first] + len(text), starts[end - 1] + len(tokens[end - 1]) + len(text), kind))
            text += sentence
        documents.append((text, gold))
    return documents


def everything(names):
    """CrossNER's other kinds are something else; so are WikiGold's."""
    names.CROSSNER.update({kind: "OTHER" for kind in (
        "misc event election award song album book poem magazine literarygenre musicgenre musicalinstrument "
        "discipline theory astronomicalobject chemicalelement chemicalcompound protein enzyme academicjournal "
        "field task product algorithm metrics programlang conference").split()})
    names.WIKIGOLD["MISC"] = "OTHER"


def sets(names, data):
    """The documents of every set: (text, gold spans)."""
    everything(names)
    found = {}
    for domain in ("politics", "science", "literature", "ai", "music"):
        parts = [part for part in ("train", "dev", "test") if (data / "crossner" / domain / f"{part}.txt").exists()]
        found["crossner-" + domain] = [names.joined(sentences) for part in parts
                                       for sentences, _ in names.crossner(data, domain, part)]
    found["wikigold"] = [names.joined(sentences) for sentences, _ in names.wikigold(data)]
    found["redocred"] = redocred(names, data)
    return found


def mentions(program, documents, names):
    """For every name that the program finds: (document, name, features, class or None)."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for index, (text, _) in enumerate(documents):
            path = pathlib.Path(folder) / f"{index:05}.txt"
            path.write_text(text, encoding="utf-8")
            paths.append(str(path))
        output = subprocess.run([program, *paths], check=True, capture_output=True, text=True).stdout
    for line in output.splitlines():
        path, start, end, name, *features = line.split("\t")
        index = int(pathlib.Path(path).stem)
        text, gold = documents[index]
        rows.append((index, name, features, kind_of(text, int(start), int(end), gold, names)))
    return rows


def kind_of(text, start, end, gold, names):
    """The class of the gold span with these bounds; "OTHER" where gold has nothing; None where spans cross."""
    short = names.SHORT_FORM.match(text[start:end])
    if short:
        end = start + short.end(1)
    start, end, _ = names.without_article(text, (start, end, ""))
    touched = False
    for span in gold:
        first, last, kind = names.without_article(text, span)
        if (first, last) == (start, end):
            return kind
        if first <= start and last == end and (last - end) + (start - first) <= 12 and kind == "PER":
            return kind
        touched |= first < end and start < last
    return None if touched else "OTHER"


def train(rows, penalty=PENALTY):
    """Weights for every feature used often enough, by gradient descent with adaptive steps."""
    rows = [row for row in rows if row[3] is not None]
    uses = collections.Counter(feature for _, _, features, _ in rows for feature in features)
    index = {feature: place for place, feature in enumerate(sorted(f for f, n in uses.items() if n >= LEAST_USES))}
    places = [numpy.array([index[f] for f in row[2] if f in index], dtype=numpy.int64) for row in rows]
    labels = numpy.array([CLASSES.index(row[3]) for row in rows])
    flat = numpy.concatenate(places)
    owner = numpy.repeat(numpy.arange(len(rows)), [len(place) for place in places])
    weights = numpy.zeros((len(index) + 1, len(CLASSES)))
    squares = numpy.full_like(weights, 1e-6)
    target = numpy.eye(len(CLASSES))[labels]
    for _ in range(ROUNDS):
        scores = numpy.zeros((len(rows), len(CLASSES)))
        for kind in range(len(CLASSES)):
            scores[:, kind] = numpy.bincount(owner, weights[flat, kind], minlength=len(rows))
        scores += weights[-1]
        scores -= scores.max(axis=1, keepdims=True)
        chance = numpy.exp(scores)
        chance /= chance.sum(axis=1, keepdims=True)
        error = chance - target
        gradient = numpy.zeros_like(weights)
        for kind in range(len(CLASSES)):
            gradient[:-1, kind] = numpy.bincount(flat, error[owner, kind], minlength=len(index))
        gradient[-1] = error.sum(axis=0)
        gradient[:-1] += penalty * weights[:-1]
        squares += gradient * gradient
        weights -= 0.3 * gradient / numpy.sqrt(squares)
    return index, weights


def chances(model, features):
    index, weights = model
    scores = weights[-1] + sum((weights[index[f]] for f in features if f in index), numpy.zeros(len(CLASSES)))
    scores = numpy.exp(scores - scores.max())
    return scores / scores.sum()


def accuracy(model, rows):
    """How many mentions get their class: each alone, and by the sum over a document's equal names."""
    sums = collections.defaultdict(lambda: numpy.zeros(len(CLASSES)))
    for document, name, features, _ in rows:
        sums[document, name] += numpy.log(chances(model, features) + 1e-3)
    alone = together = count = 0
    for document, name, features, kind in rows:
        if kind is None:
            continue
        count += 1
        alone += CLASSES[int(chances(model, features).argmax())] == kind
        together += CLASSES[int(sums[document, name].argmax())] == kind
    return 100 * alone / count, 100 * together / count, count


def write(model, path):
    index, weights = model
    centred = weights - weights.mean(axis=1, keepdims=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write("# Weights of a linear model over the features of a name; see README.md. Written by train.py.\n")
        file.write("# Columns: feature, person, organisation, place, something else (hundredths).\n")
        rows = [("", centred[-1])] + [(feature, centred[place]) for feature, place in sorted(index.items())]
        for feature, row in rows:
            numbers = [round(100 * value) for value in row]
            if max(map(abs, numbers)) >= 8 or not feature:
                file.write("\t".join([feature, *map(str, numbers)]) + "\n")


def main():
    program, data = sys.argv[1], pathlib.Path(sys.argv[2])
    names = measure()
    rows = {name: mentions(program, documents, names) for name, documents in sets(names, data).items()}
    if "--cross" in sys.argv:
        for held in rows:
            if held != "redocred" and not (held.startswith("crossner") and held != "crossner-politics"):
                model = train([row for name, found in rows.items() if name != held for row in found])
                print(held, "alone %.1f, together %.1f of %d" % accuracy(model, rows[held]), flush=True)
                write(model, HERE / f"without-{held}.tsv")
        return
    write(train([row for found in rows.values() for row in found]), HERE / "weights.tsv")


if __name__ == "__main__":
    main()
