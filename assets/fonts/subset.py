#!/usr/bin/env python3
"""Makes the faces of this folder that are parts of larger ones.

    pip install fonttools==4.68.0
    apt-get download fonts-noto-core fonts-noto-cjk      # Debian 12
    npm pack @expo-google-fonts/noto-emoji@0.4.7
    (unpack all three into FOLDER: dpkg -x PACKAGE FOLDER, tar xf PACKAGE -C FOLDER)
    python3 subset.py FOLDER

The same packages give the same bytes. A face keeps the characters that no face before it in the list has,
all shaping rules, and its own copyright and licence; hinting instructions go, since nothing here uses them.
"""

import sys
import unicodedata
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
NOTO = "usr/share/fonts/truetype/noto"
CJK = "usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
EMOJI = "package/400Regular/NotoEmoji_400Regular.ttf"

# Living scripts of news from all over the world; each a file of its own, so that a shaper finds its rules.
SCRIPTS = [
    "Arabic", "Hebrew", "Armenian", "Georgian", "Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Oriya", "Tamil",
    "Telugu", "Kannada", "Malayalam", "Sinhala", "Thai", "Lao", "Khmer", "Myanmar", "Ethiopic", "Thaana",
]  # fmt: skip

# What a shaper puts in or looks up by itself: spaces, joiners, the circle under a mark that stands alone.
ALWAYS = {0x20, 0xA0, 0x200C, 0x200D, 0x25CC}

# Letters that Inter lacks: phonetic, African, Vietnamese, historic Latin, Greek and Cyrillic with their marks,
# and signs of currencies.
LETTERS = set(range(0x00A0, 0x0530)) | set(range(0x1AB0, 0x1B00)) | set(range(0x1C80, 0x1C90)) | (
    set(range(0x1D00, 0x2000)) | set(range(0x2000, 0x2070)) | set(range(0x20A0, 0x20D0))
    | set(range(0x2C60, 0x2C80)) | set(range(0x2DE0, 0x2E00)) | set(range(0xA640, 0xA6A0))
    | set(range(0xA720, 0xA800)) | set(range(0xAB30, 0xAB70)) | set(range(0xFB00, 0xFB07))
)

# Arrows, signs, boxes and pictures of one colour.
SIGNS = set(range(0x2100, 0x2C00))


def two_bytes(codec, lead, trail):
    """All characters that a coding of two bytes holds."""
    found = set()
    for first in lead:
        for second in trail:
            try:
                text = bytes([first, second]).decode(codec)
            except UnicodeDecodeError:
                continue
            if len(text) == 1:
                found.add(ord(text))
    return found


def east_asian():
    """What the national sets hold: GB 2312, Big5, JIS X 0208, KS X 1001."""
    high = range(0xA1, 0xFF)
    han = two_bytes("gb2312", high, high) | two_bytes("euc_jp", high, high) | two_bytes("euc_kr", high, high)
    han |= two_bytes("big5", range(0xA1, 0xFA), range(0x40, 0xFF))
    # All punctuation and kana, half and full widths, and letters of well-known names that the sets lack.
    more = set(range(0x3000, 0x3100)) | set(range(0x31F0, 0x3200)) | set(range(0xFF00, 0xFFF0))
    more |= set(map(ord, "髙﨑鄧喆镕玥祎煊翀濬堃昇炘"))
    return {
        character
        for character in han | more
        # Letters and signs of other scripts stand in these sets as well; other faces have them.
        if character >= 0x2E80 and unicodedata.category(chr(character)) not in ("Co", "Cn")
    }


def faces(folder):
    """Which file becomes which, of which characters; in the order in which characters look for a face."""

    def noto(name):
        return folder / NOTO / f"{name}-Regular.ttf"

    yield noto("NotoSans"), "NotoSans-Letters.ttf", LETTERS
    for script in SCRIPTS:
        yield noto(f"NotoSans{script}"), f"NotoSans{script}.ttf", None
    yield folder / CJK, "NotoSansCJK.otf", east_asian()
    yield folder / EMOJI, "NotoEmoji.ttf", None
    yield noto("NotoSansSymbols"), "NotoSansSymbols.ttf", SIGNS
    yield noto("NotoSansSymbols2"), "NotoSansSymbols2.ttf", SIGNS


def options():
    options = subset.Options()
    options.hinting = False
    options.layout_features = ["*"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "STAT", "meta", "FFTM"]
    options.font_number = 2  # of a collection: the simplified Chinese face
    return options


def main():
    folder = Path(sys.argv[1])
    taken = set(TTFont(HERE / "Inter-Regular.otf").getBestCmap()) & set(
        TTFont(HERE / "Inter-SemiBold.otf").getBestCmap()
    )
    for source, target, wanted in faces(folder):
        chosen = options()
        if target == "NotoSansCJK.otf":
            # Forms for writing downwards, for half widths and for other countries.
            chosen.layout_features = ["ccmp"]
        font = subset.load_font(str(source), chosen)
        characters = set(font.getBestCmap())
        kept = (characters if wanted is None else characters & wanted) - taken
        subsetter = subset.Subsetter(chosen)
        subsetter.populate(unicodes=kept | (ALWAYS & characters))
        subsetter.subset(font)
        subset.save_font(font, str(HERE / target), chosen)
        taken |= kept
        print(f"{target}: {len(kept)} characters, {(HERE / target).stat().st_size} bytes")


if __name__ == "__main__":
    main()
