"""Makes the PDFs of this folder: pip install reportlab pyphen, then python make.py

The fonts without letters of their own are those that every reader of PDF has; Hebrew comes from assets/fonts.
"""

import pathlib

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas
from reportlab.platypus import BaseDocTemplate, Frame, FrameBreak, NextPageTemplate, PageTemplate, Paragraph

FONTS = pathlib.Path(__file__).parents[3] / "assets" / "fonts"
WIDTH, HEIGHT = A4

TEXT = [
    "By Noor Haddad, 12 March 2026",
    "The council of Ardmouth voted on Monday to dredge the harbour, after a debate of three hours in which the "
    "opposition spoke against the recommendation of the commissioners.<super size=6>1</super> Work is to begin in May "
    "and to be finished before the storms of November.",
    "The mayor, Ilse Brandt, said that the deepening had been a necessity for years. “No ship of the new class can "
    "enter,” she told the councillors, “and those that come have to wait for the tide.” She thanked the vice-president "
    "of the chamber of commerce, Tomas Lind, for his perseverance.",
    "The opposition called the undertaking irresponsible. Its spokesman, Aled Pryce, held that the municipality had "
    "no authorisation from the ministry of the environment, and announced that his party would take the matter to the "
    "administrative court in Port Ard.",
    "A consortium of the Halden Group and Brevia Marine will carry out the work for 41 million crowns. The two "
    "companies had offered the lowest price in an international competition that was decided in February.",
    "Environmental organisations have misgivings about the disposal of the contaminated sediment. The harbour "
    "authority promised to have it examined by an independent laboratory.",
]


def two_columns():
    def decorate(sheet, document):
        sheet.setFont("Helvetica", 8)
        sheet.drawString(50, HEIGHT - 30, "THE ARDMOUTH GAZETTE")
        sheet.drawRightString(WIDTH - 50, HEIGHT - 30, "Thursday 12 March 2026")
        sheet.drawCentredString(WIDTH / 2, 25, f"Page {document.page} of 2")
        if document.page == 1:
            sheet.setFont("Times-Roman", 8)
            sheet.drawString(50, 60, "1 The report of the commissioners was published in")
            sheet.drawString(50, 51, "February.")

    column = (WIDTH - 120) / 2
    tops = [Frame(50, HEIGHT - 130, WIDTH - 100, 80)]
    first = [Frame(x, 80, column, 170) for x in (50, 70 + column)]
    later = [Frame(x, 80, column, HEIGHT - 150) for x in (50, 70 + column)]
    document = BaseDocTemplate(
        "two-columns.pdf", pagesize=A4, invariant=1, title="Harbour of Ardmouth to be dredged", author="layout"
    )
    document.addPageTemplates(
        [
            PageTemplate(id="first", frames=tops + first, onPage=decorate),
            PageTemplate(id="later", frames=later, onPage=decorate),
        ]
    )
    title = ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=22, leading=26)
    body = ParagraphStyle(
        "body", fontName="Times-Roman", fontSize=11, leading=13, alignment=4, firstLineIndent=12,
        hyphenationLang="en_GB", embeddedHyphenation=1, uriWasteReduce=0.3,
    )
    flow = [Paragraph("Harbour of Ardmouth to be dredged", title), FrameBreak(), NextPageTemplate("later")]
    document.build(flow + [Paragraph(text, body) for text in TEXT])


def table():
    sheet = canvas.Canvas("table.pdf", pagesize=A4, invariant=1)
    sheet.setFont("Helvetica-Bold", 18)
    sheet.drawString(50, 760, "Votes in three provinces")
    sheet.setFont("Helvetica", 11)
    sheet.drawString(50, 730, "The commission published the result of the vote on Sunday evening.")
    rows = [("Province", "Votes", "Seats"), ("Ardland", "4,100", "3"), ("Brevia", "950", "1"), ("Cador", "12,400", "9")]
    for y, row in enumerate(rows):
        for x, cell in zip((50, 220, 340), row):
            sheet.drawString(x, 690 - 20 * y, cell)
    sheet.drawString(50, 580, "The turnout was 71 per cent, four points more than in the year before.")
    sheet.save()


def turned():
    sheet = canvas.Canvas("turned.pdf", pagesize=A4, invariant=1)
    sheet.setPageRotation(90)
    sheet.setFont("Helvetica", 12)
    sheet.translate(WIDTH, 0)
    sheet.rotate(90)
    for line, text in enumerate(["A page that lies on its side", "is read like any other page."]):
        sheet.drawString(60, 400 - 15 * line, text)
    sheet.showPage()
    sheet.setFont("Helvetica", 12)
    sheet.drawString(60, 700, "This page stands upright, and beside it stands the name of a photograph.")
    sheet.saveState()
    sheet.translate(30, 100)
    sheet.rotate(90)
    sheet.drawString(0, 0, "Photograph: Ardmouth harbour")
    sheet.restoreState()
    sheet.translate(200, 300)
    sheet.rotate(45)
    sheet.setFont("Helvetica", 60)
    sheet.drawString(0, 0, "DRAFT")
    sheet.save()


def scan():
    import io
    import zlib

    def chunk(kind, data):
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    rows = b"".join(b"\x00" + bytes((x * y) % 256 for x in range(32)) for y in range(32))
    head = (32).to_bytes(4, "big") * 2 + b"\x08\x00\x00\x00\x00"
    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    sheet = canvas.Canvas("scan.pdf", pagesize=A4, invariant=1)
    sheet.drawImage(ImageReader(io.BytesIO(png)), 0, 0, WIDTH, HEIGHT)
    sheet.save()


def locked():
    from reportlab.lib import pdfencrypt

    for name, password in (("locked.pdf", "secret"), ("owned.pdf", "")):
        sheet = canvas.Canvas(name, pagesize=A4, invariant=1, encrypt=pdfencrypt.StandardEncryption(password, "owner"))
        sheet.setFont("Helvetica", 12)
        sheet.drawString(60, 700, "Anybody may read this who has the word.")
        sheet.save()


def right_to_left():
    pdfmetrics.registerFont(TTFont("Hebrew", str(FONTS / "NotoSansHebrew.ttf")))
    sheet = canvas.Canvas("right-to-left.pdf", pagesize=A4, invariant=1)
    sheet.setFont("Hebrew", 14)
    # A page shows letters from left to right, whatever they are.
    for line, text in enumerate(["המועצה הצביעה ביום שני", "על העמקת הנמל של העיר"]):
        sheet.drawRightString(WIDTH - 60, 700 - 20 * line, text[::-1])
    sheet.save()


two_columns()
table()
turned()
scan()
locked()
right_to_left()
