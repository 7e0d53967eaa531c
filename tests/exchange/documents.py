"""Reads the pictures and reports that Relata writes with poppler and python-docx.

    python documents.py RELATA FOLDER

RELATA is the program, FOLDER an empty folder for the files. Needs python-docx, and poppler's pdftotext, pdffonts and
pdftoppm; with LibreOffice the report is opened there as well. Ends with code 1 when anything differs.
"""

import json
import pathlib
import shutil
import subprocess
import sys

import docx

HERE = pathlib.Path(__file__).parent
RELATA, OUT = sys.argv[1], pathlib.Path(sys.argv[2])
ARTICLE = HERE / "hostile.txt"
failures = 0


def check(what, is_so, found=""):
    global failures
    failures += not is_so
    print(f"{'ok     ' if is_so else 'DIFFERS'} {what}{'' if is_so else f': {found!r}'}")


def run(*command):
    return subprocess.run([str(part) for part in command], check=True, capture_output=True).stdout.decode("utf-8")


def graph():
    return json.loads(run(RELATA, "extract", ARTICLE))


def drawn_names(svg):
    from lxml import etree
    texts = etree.parse(svg).getroot().iter("{http://www.w3.org/2000/svg}text")
    return [text.text for text in texts]


def check_pdf():
    for options, size in [([], None), (["--paper", "a4", "--orientation", "portrait"], (595, 842)),
                          (["--paper", "letter", "--orientation", "landscape", "--theme", "dark"], (792, 612))]:
        path, svg = OUT / "graph.pdf", OUT / "graph.svg"
        run(RELATA, "picture", "--all", *options, "--out", path, ARTICLE)
        run(RELATA, "picture", "--all", *options, "--out", svg, ARTICLE)
        name = " ".join(options) or "own size"
        words = "".join(run("pdftotext", path, "-").split())
        missing = [text for text in drawn_names(svg) if "".join(text.split()) not in words]
        check(f"pdf {name}: every text of the SVG is text", not missing, missing)
        fonts = run("pdffonts", path).splitlines()[2:]
        check(f"pdf {name}: every face is embedded, a part, with its letters",
              fonts and all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in fonts), fonts)
        info = dict(line.split(":", 1) for line in run("pdfinfo", path).splitlines())
        check(f"pdf {name}: nothing runs", info["JavaScript"].strip() == "no", info)
        if size:
            width, height = (round(float(side)) for side in info["Page size"].split()[0:3:2])
            check(f"pdf {name}: the size of the paper", (width, height) == size, (width, height))
        run("pdftoppm", "-r", "50", "-png", "-singlefile", path, OUT / "graph")
        check(f"pdf {name}: it is drawn", (OUT / "graph.png").stat().st_size > 3000)


def check_docx():
    path = OUT / "report.docx"
    run(RELATA, "report", "--out", path, ARTICLE)
    document = docx.Document(str(path))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    whole = graph()
    sentences = {" ".join(one["text"].split()) for relation in whole["relations"] for one in relation["evidence"]}
    missing = [sentence for sentence in sentences if f"“{sentence}”" not in text]
    check("docx: every sentence", not missing, missing)
    cells = [cell.text for row in document.tables[0].rows for cell in row.cells]
    check("docx: the ledger has the hash of the file", whole["documents"][0]["sha256"] in cells, cells)
    headings = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"]
    check("docx: a heading for each entity", len(headings) == len(whole["entities"]) + 2, headings)
    if shutil.which("soffice"):
        run("soffice", "--headless", f"-env:UserInstallation={(OUT / 'office').resolve().as_uri()}",
            "--convert-to", "txt:Text (encoded):UTF8", "--outdir", OUT, path)
        opened = (OUT / "report.txt").read_text(encoding="utf-8-sig")
        missing = [sentence for sentence in sentences if sentence not in " ".join(opened.split())]
        check("docx: LibreOffice opens it whole", not missing, missing)


OUT.mkdir(parents=True, exist_ok=True)
for one in [check_pdf, check_docx]:
    try:
        one()
    except Exception as error:  # noqa: BLE001 - a client that refuses the file is what is looked for
        failures += 1
        print(f"FAILED  {one.__name__}: {type(error).__name__}: {error}")
print(f"{failures} failed")
sys.exit(failures > 0)
