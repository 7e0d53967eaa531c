#!/usr/bin/env python3
"""Compares the speed of Python spaCy and of Relata's engine, in turn on the same text.

    cargo bench --no-default-features --bench language --no-run   # prints the path of the program
    python compare_speed.py MODEL_FOLDER PATH_OF_THE_PROGRAM [TEXT_FILE]

The text is given to both a paragraph (a line) at a time; without a file it is the example articles.
Both run on one thread, the full pipeline, several rounds interleaved; CPU time is compared, so that
other work on the machine matters little. Loading is not counted. spaCy's first pass over the text
fills its caches and is left out, which favours spaCy.
"""

import os

for library in ("OMP", "OPENBLAS", "BLIS", "MKL"):
    os.environ[f"{library}_NUM_THREADS"] = "1"

import re
import statistics
import subprocess
import sys
import time
from pathlib import Path

import spacy

ROUNDS = 5
ARTICLES = [
    "comet-probe.md",
    "council-of-europe-migration.txt",
    "court-ruling.txt",
    "election-night.txt",
    "ferry-accident.txt",
    "takeover.txt",
]


def paragraphs(text_file):
    examples = Path(__file__).resolve().parents[3] / "data" / "examples"
    files = [text_file] if text_file else [examples / name for name in ARTICLES]
    lines = [line.strip() for file in files for line in Path(file).read_text("utf-8").split("\n")]
    return [line for line in lines if line]


def spacy_rate(nlp, texts, words):
    start = time.process_time()
    for _ in nlp.pipe(texts):
        pass
    return words / (time.process_time() - start)


def relata_rates(program, text_file):
    command = [program, "--rounds", "3"] + (["--text", text_file] if text_file else [])
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rate = {name: float(value) for name, value in re.findall(r"^(cold|warm) (\d+) words", output, re.M)}
    return rate["cold"], rate["warm"]


def main():
    model, program, text_file = (sys.argv[1:] + [None])[:3]
    texts = paragraphs(text_file)
    words = sum(len(text.split()) for text in texts)
    nlp = spacy.load(model)
    spacy_rate(nlp, texts, words)
    rounds = []
    for number in range(ROUNDS):
        python = spacy_rate(nlp, texts, words)
        cold, warm = relata_rates(program, text_file)
        rounds.append((python, cold, warm))
        print(f"round {number + 1}: spaCy {python:.0f}, Relata cold {cold:.0f}, warm {warm:.0f} words per CPU-second")
    python, cold, warm = (statistics.median(column) for column in zip(*rounds))
    print(f"medians: spaCy {python:.0f}, Relata cold {cold:.0f} ({cold / python:.1f} x), warm {warm:.0f} ({warm / python:.1f} x)")


if __name__ == "__main__":
    main()
