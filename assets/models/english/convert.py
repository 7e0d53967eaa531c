#!/usr/bin/env python3
"""Converts spaCy's en_core_web_md into the files that Relata embeds.

Run once, by hand, when the model changes; nothing of it is needed to build or
run Relata. See README.md in this folder for where the model comes from.

    python convert.py PATH_TO_MODEL_FOLDER [OUTPUT_FOLDER]

It writes, beside this script unless told otherwise:

    weights.bin            every number: weights, vectors, hash indexes, character classes
    symbols.json           spaCy's symbol table (strings whose id is not a hash)
    tokenizer.json         exceptions, phrases of the second pass, units of measurement
    norms.json             lexeme_norm and BASE_NORMS
    labels.json            tags and the names of the transitions, in class order
    attribute_ruler.json   patterns and what they set
    lemmatizer.json        suffix rules and exceptions
    SHA256SUMS             checksums of the above

The container of weights.bin, all little-endian:

    8 bytes   "RELATAW1"
    u32       number of tensors
    per tensor: u8 length of the name, the name, u8 type, u8 dimensions,
                u32 per dimension, u64 offset of the data from the file's start
    then the data, each tensor at a multiple of 16

Types: 0 = f32, 1 = f16, 2 = u8, 3 = u16, 4 = u32.
"""

import hashlib
import json
import re
import struct
import sys
from pathlib import Path

import numpy
import spacy
from spacy.attrs import NORM, ORTH
from spacy.lang import char_classes
from spacy.lang.en.punctuation import TOKENIZER_INFIXES
from spacy.lang.norm_exceptions import BASE_NORMS
from spacy.lang.punctuation import TOKENIZER_PREFIXES, TOKENIZER_SUFFIXES
from spacy.lang.tokenizer_exceptions import URL_PATTERN
from spacy.symbols import IDS
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

TYPES = {"float32": 0, "float16": 1, "uint8": 2, "uint16": 3, "uint32": 4}
# Spreads ids evenly over buckets: 2^64 divided by the golden ratio (Knuth, TAOCP 3, 6.4).
GOLDEN = 0x9E3779B97F4A7C15


class Weights:
    """The tensors of weights.bin, in the order in which they were added."""

    def __init__(self):
        self.tensors = {}

    def add(self, name, array, kind):
        assert name not in self.tensors, name
        self.tensors[name] = numpy.ascontiguousarray(numpy.asarray(array).astype(kind))

    def write(self, path):
        header = b"RELATAW1" + struct.pack("<I", len(self.tensors))
        size = len(header)
        for name, array in self.tensors.items():
            size += 1 + len(name) + 2 + 4 * array.ndim + 8
        offset = -(-size // 16) * 16
        data = []
        for name, array in self.tensors.items():
            header += struct.pack("<B", len(name)) + name.encode()
            header += struct.pack("<BB", TYPES[array.dtype.name], array.ndim)
            header += struct.pack(f"<{array.ndim}I", *array.shape)
            header += struct.pack("<Q", offset)
            raw = array.astype(array.dtype.newbyteorder("<")).tobytes()
            raw += b"\0" * (-len(raw) % 16)
            data.append(raw)
            offset += len(raw)
        header += b"\0" * (-len(header) % 16)
        path.write_bytes(header + b"".join(data))


def nodes(model, name):
    return [node for node in model.walk() if node.name == name]


def add_tok2vec(weights, prefix, model, vectors):
    """One hash-embedding CNN (spaCy's MultiHashEmbed.v2 and MaxoutWindowEncoder.v2).

    The static vectors are multiplied by their projection here, so that the
    program needs 96 numbers a row and not 300.
    """
    embeds = sorted(nodes(model, "hashembed"), key=lambda node: node.attrs["column"])
    for column, node in enumerate(embeds):
        assert node.attrs["seed"] == 8 + column and node.attrs["column"] == column
        weights.add(f"{prefix}.embed.{column}", node.get_param("E"), "f2")
    (static,) = nodes(model, "static_vectors")
    projected = vectors.astype("f8") @ static.get_param("W").astype("f8").T
    weights.add(f"{prefix}.vectors", projected, "f2")
    maxouts, norms = nodes(model, "maxout"), nodes(model, "layernorm")
    assert len(maxouts) == len(norms) == 5
    for layer, (maxout, norm) in enumerate(zip(maxouts, norms)):
        weights.add(f"{prefix}.maxout.{layer}.weight", maxout.get_param("W"), "f2")
        weights.add(f"{prefix}.maxout.{layer}.bias", maxout.get_param("b"), "f4")
        weights.add(f"{prefix}.norm.{layer}.gain", norm.get_param("G"), "f4")
        weights.add(f"{prefix}.norm.{layer}.bias", norm.get_param("b"), "f4")


def add_transition_model(weights, prefix, model):
    """The head of a transition-based component (TransitionBasedParser.v2)."""
    (affine,) = nodes(model, "precomputable_affine")
    linears = nodes(model, "linear")
    (upper,) = [node for node in linears if node.get_param("W").shape[1] == 64]
    (lower,) = [node for node in linears if node.get_param("W").shape == (64, 96)]
    weights.add(f"{prefix}.tokens.weight", lower.get_param("W"), "f2")
    weights.add(f"{prefix}.tokens.bias", lower.get_param("b"), "f4")
    weights.add(f"{prefix}.state.weight", affine.get_param("W"), "f2")
    weights.add(f"{prefix}.state.bias", affine.get_param("b"), "f4")
    weights.add(f"{prefix}.state.pad", affine.get_param("pad")[0], "f4")
    weights.add(f"{prefix}.classes.weight", upper.get_param("W"), "f2")
    weights.add(f"{prefix}.classes.bias", upper.get_param("b"), "f4")


def add_hash_index(weights, prefix, entries, bucket_bits, value_type):
    """A read-only map from string ids to small numbers.

    An id is multiplied by GOLDEN; the top `bucket_bits` bits choose the bucket
    and the next 24 bits tell the entries of a bucket apart. Entries lie in the
    order of those bits.
    """
    rows = sorted((key * GOLDEN % 2**64, value) for key, value in entries.items())
    sizes = numpy.zeros(2**bucket_bits, dtype="u4")
    remainders = bytearray()
    values = []
    seen = set()
    for mixed, value in rows:
        bucket = mixed >> (64 - bucket_bits)
        remainder = mixed >> (64 - bucket_bits - 24) & 0xFFFFFF
        if (bucket, remainder) in seen:
            print(f"{prefix}: two ids share one slot, the first is kept")
            continue
        seen.add((bucket, remainder))
        sizes[bucket] += 1
        remainders += remainder.to_bytes(3, "little")
        values.append(value)
    assert sizes.max() < 256
    weights.add(f"{prefix}.bucket_sizes", sizes, "u1")
    weights.add(f"{prefix}.remainders", numpy.frombuffer(bytes(remainders), "u1").reshape(-1, 3), "u1")
    weights.add(f"{prefix}.values", values, value_type)


def add_character_classes(weights):
    """The classes that the tokenizer's patterns and the word shapes ask about.

    They are those of the Python that runs this script (its Unicode version
    included), as runs of code points with the same classes.
    """

    def members(source):
        return re.compile(f"[{source}]").match

    quotes = char_classes.CONCAT_QUOTES
    alpha, lower, upper = (
        members(char_classes.ALPHA),
        members(char_classes.ALPHA_LOWER),
        members(char_classes.ALPHA_UPPER),
    )
    icons = members(char_classes.ICONS)

    def singles(pieces):
        plain = {re.sub(r"^\\", "", piece) for piece in pieces}
        return {piece for piece in plain if len(piece) == 1}

    punctuation = singles(char_classes.LIST_PUNCT) | singles(char_classes.LIST_ELLIPSES)
    punctuation |= singles(char_classes.LIST_QUOTES) | {"—", "–"}
    currency = singles(char_classes.LIST_CURRENCY)
    prefix = punctuation | currency | {"§", "%", "="}
    before_dot = members(
        "0-9{al}{e}{p}(?:{q})".format(
            al=char_classes.ALPHA_LOWER, e=r"%²\-\+", q=quotes, p=char_classes.PUNCT
        )
    )
    word, digit = re.compile(r"\w").match, re.compile(r"\d").match
    url_name = re.compile("[A-Za-z0-9\u00a1-\uffff]").match
    classes = [  # bit 0 upwards; src/language/characters.rs names them in the same order
        alpha,
        lower,
        upper,
        icons,
        lambda c: c in prefix or icons(c),
        lambda c: c in punctuation or icons(c),
        lambda c: c in currency,
        before_dot,
        members(quotes),
        str.isalpha,
        str.isupper,
        str.isdigit,
        str.isspace,
        word,
        digit,
        url_name,
    ]
    starts, masks = [], []
    for point in range(0x110000):
        mask = 0
        if not 0xD800 <= point < 0xE000:
            character = chr(point)
            for bit, test in enumerate(classes):
                if test(character):
                    mask |= 1 << bit
        if not masks or masks[-1] != mask:
            starts.append(point)
            masks.append(mask)
    weights.add("characters.starts", starts, "u4")
    weights.add("characters.masks", masks, "u2")


def check_patterns(tokenizer):
    """The patterns are matched by hand-written code in src/language/affixes.rs and
    url.rs, so a model with other patterns must not pass unnoticed."""
    assert tokenizer.prefix_search.__self__.pattern == compile_prefix_regex(TOKENIZER_PREFIXES).pattern
    assert tokenizer.suffix_search.__self__.pattern == compile_suffix_regex(TOKENIZER_SUFFIXES).pattern
    assert tokenizer.infix_finditer.__self__.pattern == compile_infix_regex(TOKENIZER_INFIXES).pattern
    assert tokenizer.url_match.__self__.pattern == re.compile(URL_PATTERN, re.UNICODE).pattern or (
        tokenizer.url_match.__self__.pattern == "(?u)" + URL_PATTERN
    )
    assert tokenizer.token_match is None and tokenizer.faster_heuristics


def tokenizer_tables(tokenizer):
    check_patterns(tokenizer)
    exceptions = {
        text: [[piece[ORTH], piece.get(NORM)] for piece in pieces]
        for text, pieces in sorted(tokenizer.rules.items())
    }
    phrases = {}
    for text in sorted(tokenizer.rules):
        if (
            tokenizer.find_prefix(text)
            or tokenizer.find_infix(text)
            or tokenizer.find_suffix(text)
            or " " in text
        ):
            phrases[text] = None
    # How the affix rules alone split those exceptions: a tokenizer without exceptions tells.
    bare = spacy.blank("en").tokenizer
    bare.rules = {}
    for text in phrases:
        phrases[text] = [token.text for token in bare(text)]
    return {
        "exceptions": exceptions,
        "phrases": phrases,
        "units": char_classes.UNITS.split("|"),
    }


def norm_tables(nlp):
    # The model keeps only the string ids of the forms, not the forms.
    table = nlp.vocab.lookups.get_table("lexeme_norm")
    lexeme = {f"{key:016x}": norm for key, norm in sorted(table.items())}
    return {"lexeme": lexeme, "base": BASE_NORMS}


def label_tables(nlp):
    def moves(component):
        system = nlp.get_pipe(component).moves
        return [system.get_class_name(i) for i in range(system.n_moves)]

    return {
        "tags": list(nlp.get_pipe("tagger").labels),
        "parser": moves("parser"),
        "entities": moves("ner"),
    }


# The three regular expressions of the attribute ruler, as the strings they match.
REGEXES = {
    "^n'?t$": ["nt", "n't"],
    "^n[ou]thin'$": ["nothin'", "nuthin'"],
    "^y'?$": ["y", "y'"],
}


def ruler_condition(value):
    if isinstance(value, str):
        return {"in": [value]}
    (kind, argument), = value.items()
    if kind == "REGEX":
        return {"in": REGEXES[argument]}
    assert kind in ("IN", "NOT_IN")
    # spaCy writes "" into a NOT_IN list to say "and set"; it is always set here.
    return {kind.lower(): [item for item in argument if item]}


def ruler_tables(ruler):
    patterns = []
    for rule in ruler.patterns:
        assert set(rule["attrs"]) <= {"TAG", "POS", "MORPH", "LEMMA", "DEP"}
        for tokens in rule["patterns"]:
            converted = []
            for token in tokens:
                assert set(token) <= {"TAG", "LOWER", "DEP", "IS_SPACE"}, token
                conditions = {}
                for name, value in token.items():
                    key = name.lower()
                    conditions[key] = value if name == "IS_SPACE" else ruler_condition(value)
                converted.append(conditions)
            patterns.append(
                {
                    "tokens": converted,
                    "index": rule["index"],
                    "set": {name.lower(): value for name, value in rule["attrs"].items()},
                }
            )
    return patterns


def lemmatizer_tables(nlp, weights):
    lookups, strings = nlp.get_pipe("lemmatizer").lookups, nlp.vocab.strings

    def by_name(table):
        return {strings[key]: value for key, value in lookups.get_table(table).items()}

    index = by_name("lemma_index")
    masks = {}
    for bit, pos in enumerate(["adj", "adv", "noun", "verb"]):
        for form in index.pop(pos):
            key = strings[form]
            masks[key] = masks.get(key, 0) | 1 << bit
    assert not index
    add_hash_index(weights, "lemmas", masks, 13, "u1")
    return {
        "rules": dict(sorted(by_name("lemma_rules").items())),
        "exceptions": {
            pos: dict(sorted(table.items())) for pos, table in sorted(by_name("lemma_exc").items())
        },
    }


def write_json(path, value):
    """One entry of the two outer levels a line: small, and still readable in a diff."""

    def compact(item):
        return json.dumps(item, ensure_ascii=False, separators=(",", ":"))

    def lines(item, depth):
        if depth == 0 or not item or not isinstance(item, (dict, list)):
            return compact(item)
        if isinstance(item, list):
            return "[\n" + ",\n".join(lines(entry, depth - 1) for entry in item) + "\n]"
        entries = (f"{compact(key)}:{lines(entry, depth - 1)}" for key, entry in item.items())
        return "{\n" + ",\n".join(entries) + "\n}"

    path.write_text(lines(value, 2) + "\n", encoding="utf-8")


def main():
    model_folder = Path(sys.argv[1])
    output = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).parent
    nlp = spacy.load(model_folder)
    weights = Weights()
    vectors = nlp.vocab.vectors.data
    add_tok2vec(weights, "tok2vec", nlp.get_pipe("tok2vec").model, vectors)
    add_tok2vec(weights, "ner", nlp.get_pipe("ner").model.get_ref("tok2vec"), vectors)
    (softmax,) = nodes(nlp.get_pipe("tagger").model, "softmax")
    weights.add("tagger.weight", softmax.get_param("W"), "f2")
    weights.add("tagger.bias", softmax.get_param("b"), "f4")
    add_transition_model(weights, "parser", nlp.get_pipe("parser").model)
    add_transition_model(weights, "entities", nlp.get_pipe("ner").model)
    add_hash_index(weights, "vector_rows", dict(nlp.vocab.vectors.key2row), 16, "u2")
    add_character_classes(weights)
    tables = {
        "symbols.json": dict(sorted(IDS.items(), key=lambda item: item[1])),
        "tokenizer.json": tokenizer_tables(nlp.tokenizer),
        "norms.json": norm_tables(nlp),
        "labels.json": label_tables(nlp),
        "attribute_ruler.json": {"patterns": ruler_tables(nlp.get_pipe("attribute_ruler"))},
        "lemmatizer.json": lemmatizer_tables(nlp, weights),
    }
    weights.write(output / "weights.bin")
    for name, table in tables.items():
        write_json(output / name, table)
    sums = ""
    for name in ["weights.bin", *tables]:
        digest = hashlib.sha256((output / name).read_bytes()).hexdigest()
        sums += f"{digest}  {name}\n"
    (output / "SHA256SUMS").write_text(sums)


if __name__ == "__main__":
    main()
