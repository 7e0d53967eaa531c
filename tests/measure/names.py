#!/usr/bin/env python3
"""Scores the names that `relata extract` finds: PER, ORG and LOC by exact span.

    python tests/measure/names.py PROGRAM [DATA] [--sets=a,b] [--errors=FILE] [--no-spacy]

PROGRAM is the built `relata`, DATA the folder that holds crossner, wikigold and re3d (default:
../shared/data beside the repository). Precision, recall and F1 are those of mentions of the kind
"name" whose entity is PER, ORG or LOC; a leading article or honorific ("Mr") and a closing full stop are
stripped on both sides. spaCy's English
model is scored beside it on the same text when the environment variable SPACY_MODEL names its folder.

The text of the sets is tokenised; it is put together again as it would be printed (no blank before a
comma), with the offset of every token kept. Sentences of CrossNER are unrelated: each is a document.
WikiGold keeps the order of its articles, whose ends are not marked: twelve sentences make a document.
re3d has whole documents; of its entities those of which every word but the small ones has a capital
are names, the longest where several overlap. The program takes a short form in brackets into the
mention that introduces it, the sets do not: "State Board (SB)" counts as "State Board" and "SB".
"""

import collections
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

NO_BLANK_BEFORE = {",", ".", ";", ":", "?", "!", ")", "]", "%", "'s", "’s", "n't", "n’t", "'", "’", "...",
                   "'re", "'ve", "'ll", "'d", "'m", "/", "–"}
NO_BLANK_AFTER = {"(", "[", "$", "£", "€", "#", "/", "–"}
ARTICLES = ("the ", "a ", "an ")
CROSSNER = {
    "person": "PER", "politician": "PER", "writer": "PER", "musicalartist": "PER", "scientist": "PER",
    "researcher": "PER", "organisation": "ORG", "politicalparty": "ORG", "band": "ORG",
    "university": "ORG", "country": "LOC", "location": "LOC",
}
WIKIGOLD = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}
RE3D = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}
SPACY = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
PRONOUNS = set("i we you he she it they me us him her them my our your his its their this these that those "
               "who which".split())
SMALL_WORDS = set("of the and for to in on at a an & by from with".split())
HONORIFIC = re.compile(r"^((Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Fr|Rev)\.? )+(?=\S)")
SHORT_FORM = re.compile(r"^(.*\S)\s+\((?:the )?[“\"‘']?(\S+?)[”\"’']?\)$")


def detokenise(tokens):
    """The text of the tokens and where each of them begins in it."""
    text, starts, quotes = "", [], 0
    glue = True
    for token in tokens:
        closing = token in {'"', "''", "”"} and quotes % 2 == 1
        if text and not glue and token not in NO_BLANK_BEFORE and not closing:
            text += " "
        starts.append(len(text))
        text += token
        if token in {'"', "``", "''", "“", "”"}:
            quotes += 1
        glue = token in NO_BLANK_AFTER or (token in {'"', "``", "“"} and quotes % 2 == 1)
    return text, starts


def read_conll(path, kinds, prefixed):
    """Sentences as (text, gold spans)."""
    sentences, tokens, tags = [], [], []
    for line in pathlib.Path(path).read_text(encoding="utf-8").split("\n") + [""]:
        fields = line.split("\t") if prefixed else line.split(" ")
        if len(fields) >= 2 and fields[0]:
            tokens.append(fields[0])
            tags.append(fields[-1])
        elif tokens:
            text, starts = detokenise(tokens)
            sentences.append((text, spans(tokens, tags, starts, kinds)))
            tokens, tags = [], []
    return sentences


def spans(tokens, tags, starts, kinds):
    found, index = set(), 0
    while index < len(tags):
        tag = tags[index]
        if tag == "O" or "-" not in tag:
            index += 1
            continue
        kind, end = tag[2:], index + 1
        while end < len(tags) and tags[end] == "I-" + kind:
            end += 1
        if kind in kinds:
            found.add((starts[index], starts[end - 1] + len(tokens[end - 1]), kinds[kind]))
        index = end
    return found


def crossner(data, domain, part):
    path = data / "crossner" / domain / f"{part}.txt"
    return [([sentence], f"{domain}-{part}-{index}")
            for index, sentence in enumerate(read_conll(path, CROSSNER, True))]


def wikigold(data):
    sentences = read_conll(data / "wikigold/CONLL-format/data/wikigold.conll.txt", WIKIGOLD, False)
    return [(sentences[at:at + 12], f"wikigold-{at}") for at in range(0, len(sentences), 12)]


def re3d(data, source):
    folder = data / "re3d" / source
    lines = lambda name: [json.loads(line) for line in (folder / name).read_text(encoding="utf-8").split("\n") if line]
    entities = collections.defaultdict(list)
    for entity in lines("entities.json"):
        entities[entity["documentId"]].append(entity)
    documents = []
    for document in lines("documents.json"):
        found = []
        chosen = [entity for entity in entities[document["_id"]]
                  if entity["type"] in RE3D
                  and is_name(entity["value"])
                  and entity["value"].lower() not in PRONOUNS]
        for entity in sorted(chosen, key=lambda entity: entity["begin"] - entity["end"]):
            if all(entity["end"] <= start or entity["begin"] >= end for start, end, _ in found):
                found.append((entity["begin"], entity["end"], RE3D[entity["type"]]))
        documents.append(([(document["text"], set(found))], document["_id"]))
    return documents


def is_name(text):
    words = without_article_text(text).split()
    return any(letter.isupper() for letter in " ".join(words)) and all(
        word[0].isupper() or word.lower() in SMALL_WORDS or not word[0].isalpha() for word in words)


def without_article_text(text):
    lower = text.lower()
    for article in ARTICLES:
        if lower.startswith(article):
            return text[len(article):]
    return text


def without_article(text, span):
    """The span without a leading article and honorific and without a full stop at its end."""
    start, end, kind = span
    rest = HONORIFIC.sub("", without_article_text(text[start:end]))
    start = end - len(rest)
    if rest.endswith(".") and len(rest) > 1:
        end -= 1
    return start, end, kind


SETS = {
    "crossner-politics-dev": lambda data: crossner(data, "politics", "dev"),
    "wikigold": wikigold,
    "re3d-us-state": lambda data: re3d(data, "US State Department"),
    "re3d-centcom": lambda data: re3d(data, "CENTCOM"),
    "re3d-australia": lambda data: re3d(data, "Australian Department of Foreign Affairs"),
    "crossner-politics-train": lambda data: crossner(data, "politics", "train"),
    "crossner-science-dev": lambda data: crossner(data, "science", "dev"),
    "crossner-literature-dev": lambda data: crossner(data, "literature", "dev"),
    "crossner-ai-dev": lambda data: crossner(data, "ai", "dev"),
    "crossner-music-dev": lambda data: crossner(data, "music", "dev"),
}
DEFAULT = ["crossner-politics-dev", "wikigold", "re3d-us-state", "re3d-centcom", "re3d-australia"]


def joined(sentences):
    """One text of the sentences, a paragraph each, and all gold spans in it."""
    text, gold = "", set()
    for sentence, found in sentences:
        if text:
            text += "\n\n"
        gold |= {(start + len(text), end + len(text), kind) for start, end, kind in found}
        text += sentence
    return text, gold


def relata(program, texts):
    """The names that the program finds in each text."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for index, text in enumerate(texts):
            path = pathlib.Path(folder) / f"{index:05}.txt"
            path.write_text(text, encoding="utf-8")
            paths.append(str(path))
        found = [set() for _ in texts]
        for at in range(0, len(paths), 400):
            output = pathlib.Path(folder) / "out.json"
            subprocess.run([program, "extract", "--no-repair", "--out", str(output), *paths[at:at + 400]], check=True)
            graph = json.loads(output.read_text(encoding="utf-8"))
            place = {document["id"]: int(document["name"][:5]) for document in graph["documents"]}
            moved = {document["id"]: aligned(texts[place[document["id"]]], document["text"]) for document in graph["documents"]}
            for entity in graph["entities"]:
                if entity["type"] not in {"PER", "ORG", "LOC"}:
                    continue
                for mention in entity["mentions"]:
                    if mention["kind"] == "name":
                        index = place[mention["document"]]
                        where = moved[mention["document"]]
                        start, end = where(mention["start"]), where(mention["end"])
                        short = SHORT_FORM.match(texts[index][start:end])
                        if short:
                            at = start + short.start(2)
                            found[index].add((at, at + len(short.group(2)), entity["type"]))
                            end = start + short.end(1)
                        found[index].add((start, end, entity["type"]))
    return found


def aligned(original, shown):
    """From offsets of the program's text to those of the text that it was given; they differ when the
    program joins or drops white space."""
    if original == shown:
        return lambda offset: offset
    places, at = [], 0
    for letter in shown:
        while at < len(original) and original[at] != letter and original[at].isspace():
            at += 1
        places.append(min(at, len(original)))
        if at < len(original) and (original[at] == letter or letter.isspace() == original[at].isspace()):
            at += 1
    places.append(at)
    return lambda offset: places[offset] if offset == 0 or offset >= len(places) - 1 else min(
        places[offset], places[offset - 1] + 1) if original[places[offset - 1]:places[offset]].isspace() else places[offset]


def spacy_names(model, texts):
    found = []
    for text in texts:
        names, at = set(), 0
        for paragraph in text.split("\n\n"):
            names |= {(entity.start_char + at, entity.end_char + at, SPACY[entity.label_])
                      for entity in model(paragraph).ents if entity.label_ in SPACY}
            at += len(paragraph) + 2
        found.append(names)
    return found


def score(texts, gold, predicted):
    counts = collections.Counter()
    for text, expected, found in zip(texts, gold, predicted):
        expected = {without_article(text, span) for span in expected}
        found = {without_article(text, span) for span in found}
        for kind in ("PER", "ORG", "LOC"):
            counts[kind, "right"] += len({span for span in expected & found if span[2] == kind})
            counts[kind, "gold"] += len([span for span in expected if span[2] == kind])
            counts[kind, "found"] += len([span for span in found if span[2] == kind])
        counts["span", "right"] += len({span[:2] for span in expected} & {span[:2] for span in found})
        counts["span", "gold"] += len({span[:2] for span in expected})
        counts["span", "found"] += len({span[:2] for span in found})
    for measure in ("right", "gold", "found"):
        counts["all", measure] = sum(counts[kind, measure] for kind in ("PER", "ORG", "LOC"))
    return counts


def f1(counts, key):
    right, gold, found = (counts[key, measure] for measure in ("right", "gold", "found"))
    return 200 * right / (gold + found) if gold + found else 0.0


def row(name, system, counts):
    precision = 100 * counts["all", "right"] / max(1, counts["all", "found"])
    recall = 100 * counts["all", "right"] / max(1, counts["all", "gold"])
    kinds = "  ".join(f"{kind} {f1(counts, kind):5.1f}" for kind in ("PER", "ORG", "LOC", "span"))
    print(f"{name:26} {system:8} P {precision:5.1f}  R {recall:5.1f}  F1 {f1(counts, 'all'):5.1f}   {kinds}   gold {counts['all', 'gold']}", flush=True)


def write_errors(file, name, texts, gold, predicted):
    for text, expected, found in zip(texts, gold, predicted):
        expected = {without_article(text, span) for span in expected}
        found = {without_article(text, span) for span in found}
        missing, extra = sorted(expected - found), sorted(found - expected)
        if missing or extra:
            show = lambda spans: "; ".join(f"{text[start:end]} {kind}" for start, end, kind in spans)
            print(f"[{name}] {text}\n   - {show(missing)}\n   + {show(extra)}", file=file)


def main():
    arguments = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    options = {argument.split("=")[0]: argument.partition("=")[2] for argument in sys.argv[1:] if argument.startswith("--")}
    if not arguments:
        sys.exit(__doc__)
    root = pathlib.Path(__file__).resolve().parents[2]
    data = pathlib.Path(arguments[1]) if len(arguments) > 1 else root.parent / "shared/data"
    if not data.is_dir():
        print(f"no data: the folder {data} is absent, so no names were scored")
        return
    model = None
    if os.environ.get("SPACY_MODEL") and "--no-spacy" not in options:
        import spacy
        model = spacy.load(os.environ["SPACY_MODEL"])
    errors = open(options["--errors"], "w", encoding="utf-8") if options.get("--errors") else None
    for name in options.get("--sets", ",".join(DEFAULT)).split(","):
        pairs = [joined(sentences) for sentences, _ in SETS[name](data)]
        texts, gold = [text for text, _ in pairs], [spans for _, spans in pairs]
        predicted = relata(arguments[0], texts)
        row(name, "relata", score(texts, gold, predicted))
        if errors:
            write_errors(errors, name, texts, gold, predicted)
        if model:
            row(name, "spacy", score(texts, gold, spacy_names(model, texts)))


if __name__ == "__main__":
    main()
