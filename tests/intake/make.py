"""Makes the files of this folder that are not written by hand: packed ones, and those in other encodings.

Run in this folder: python3 make.py. The same script gives the same bytes.
"""

import base64
import io
import pathlib
import quopri
import zipfile

HERE = pathlib.Path(__file__).parent


def save(name, data):
    path = HERE / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())


def packed(parts, first=None):
    """A zip archive of parts, without the time of day in it; `first` is stored as it is, at its beginning."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        if first:
            parts = {"mimetype": first, **parts}
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(info, text if isinstance(text, bytes) else text.encode())
    return buffer.getvalue()


# --- pages -----------------------------------------------------------------------------------------------------------

save("html/western-open-graph.html", """<!DOCTYPE html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">
<title>Café owners’ league elects Zoë Müller - Le Matin d’Orvanne</title>
<meta property="og:title" content="Café owners’ league elects Zoë Müller">
<meta property="og:site_name" content="Le Matin d’Orvanne"><meta property="og:locale" content="en_US">
</head><body>
<div class="top-menu"><a href="/">Front page</a> | <a href="/culture">Culture</a> | <a href="/contact">Contact</a></div>
<div class="post"><h1>Café owners’ league elects Zoë Müller</h1>
<span class="author" rel="author">By Benoît Caron</span>
<time datetime="2024-01-19T09:00">19 January</time>
<p>The league of café owners in Orvanne has elected Zoë Müller as its president. She won 61 of 88 votes at a meeting in
the Hôtel de l’Étoile on Thursday evening – “a surprise to myself”, as she said afterwards.</p>
<p>Müller, who runs the Café Général, follows André Dufrêne, who had led the league since 2009. Dufrêne becomes its
treasurer, the league said in a statement on Friday morning.</p>
<p>The league has 112 members. Its quarrel with the town over the fees for tables in the street goes on; the court of
Orvanne will hear the case on 3 March, according to the town’s lawyer, Inès Peña.</p></div>
<div class="sidebar"><h3>Most read</h3><ol><li><a href="/1">Fog on the river</a></li></ol></div>
</body></html>""".encode("cp1252"))

save("html/old-layout.html", """<HTML><HEAD><TITLE>Zpráva</TITLE>
<META HTTP-EQUIV=Content-Type CONTENT="text/html; charset=windows-1250"></HEAD>
<BODY BGCOLOR=#FFFFFF><TABLE WIDTH=600><TR><TD WIDTH=120><FONT SIZE=2><A HREF=index.htm>Home</A><BR><A HREF=a.htm>Archive</A></FONT>
<TD WIDTH=480><FONT FACE=Arial><B>Bridge over the Lužnice opened</B><BR><BR>
The bridge over the Lužnice at Týnec was opened on Saturday by the governor, Jiří Žďárský. It replaces the wooden one
that the flood of 2002 had carried away.<BR><BR>
The work was done by the firm Mosty Plzeň and cost 88 million crowns, half of which the Union paid. The mayor of Týnec,
Šárka Dvořáková, said that the town had waited for nine years.<BR><BR>
A chapel at the eastern end of the bridge is to be restored next year.</FONT></TABLE></BODY></HTML>
""".encode("cp1250"))

save("html/saved-as-unicode.html", "\ufeff<html><head><meta charset=windows-1252><title>Ωmega yard</title></head><body><p>"
     "The shipyard Ωmega in Piraeus (Πειραιάς) has laid off 120 workers, its owner Σταύρος Λάμδα said on Monday. The "
     "yard, founded in 1968, has had no order since the spring, when the ministry took back a contract for two tugs."
     "</p><p>The union of metal workers has called a strike for Thursday. Its secretary, Eleni Raptis, said that the "
     "ministry had broken its word.</p></body></html>")
save("html/saved-as-utf-16.html", ("\ufeff<html><body><h2>Short wave station silent</h2><p>The station on the hill of "
     "Ghajn was switched off on 1 March by its operator, Radju Malti, after 51 years on the air. Its mast will be taken "
     "down in summer.</p></body></html>").encode("utf-16-le"))

# --- pages in one file -----------------------------------------------------------------------------------------------

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="{charset}"><title>{title}</title></head><body>
<nav><a href="/">Home</a></nav><article><h1>{title}</h1>{text}</article></body></html>"""


def mhtml(name, title, text, charset="utf-8", transfer="quoted-printable", head="", first="", newline="\r\n"):
    page = PAGE.format(title=title, text=text, charset=charset).encode(charset)
    if transfer == "quoted-printable":
        body = quopri.encodestring(page).decode()
    elif transfer == "base64":
        body = base64.encodebytes(page).decode()
    else:
        body = page.decode("latin-1")
    lines = f"""From: <Saved by a browser>
Snapshot-Content-Location: https://news.example/story
Subject: {title.encode('ascii', 'replace').decode()}
Date: Tue, 4 Nov 2025 10:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----edge----"
{head}

------edge----
{first}Content-Type: text/html; charset="{charset}"
Content-ID: <frame-1@page>
Content-Transfer-Encoding: {transfer}
Content-Location: https://news.example/story

{body}
------edge----
Content-Type: text/css
Content-Transfer-Encoding: quoted-printable
Content-Location: cid:style@page

p {{ color: black }}
------edge------
"""
    save(f"mhtml/{name}.mhtml", lines.replace("\n", newline).encode("latin-1"))


TEXT = """<p>The miners of Kolhagen have accepted the offer of their employer, Nordmalm, by 512 votes to 207, the union
said on Monday. The strike, which had lasted eleven weeks, ends on Wednesday.</p><p>Nordmalm will raise wages by six per
cent and keep the pit at Västra Åsen open until 2031. Its director, Signe Holm, spoke of “a hard but honest result”.</p>
<p>The union’s leader, Olle Brandt, wants to retire in spring.</p>"""
mhtml("quoted-printable", "Miners end strike", TEXT)
mhtml("base64", "Miners end strike", TEXT, transfer="base64")
mhtml("western-8bit", "Miners end strike", TEXT, charset="windows-1252", transfer="8bit")
mhtml("plain-line-ends", "Miners end strike", TEXT, newline="\n")
mhtml("other-letters-in-title", "Żurek wygrywa", TEXT.replace("Nordmalm", "Żurek"))
save("mhtml/cut-off.mhtml", (HERE / "mhtml/quoted-printable.mhtml").read_bytes()[:1100])
save("mhtml/without-page.mhtml", b"From: <x>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
     b"--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b--\r\n")

# --- documents of Word -----------------------------------------------------------------------------------------------

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MORE = ('xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"')
STYLES = f"""<?xml version="1.0" encoding="UTF-8"?><w:styles {W}>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Eigen"><w:name w:val="Chapter of ours"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Liste"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
</w:styles>"""
CORE = """<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties
xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">
<dc:title>{title}</dc:title><dc:creator>{creator}</dc:creator><dcterms:created>2009-02-03T10:00:00Z</dcterms:created>
</cp:coreProperties>"""


def docx(name, body, title="", creator="Anna Reed", more=None, main="word/document.xml"):
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        f'officeDocument" Target="/{main}"/></Relationships>',
        main: f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {W} {MORE}><w:body>{body}</w:body></w:document>',
        main.rsplit("/", 1)[0] + "/styles.xml": STYLES,
        "docProps/core.xml": CORE.format(title=title, creator=creator),
        **(more or {}),
    }
    save(f"docx/{name}.docx", packed(parts))


def p(text, style=None, properties=""):
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f'<w:p><w:pPr>{style}{properties}</w:pPr>{r(text)}</w:p>'


def r(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


docx("headings-lists-quotes", p("Report of the inquiry", "Titel") + p("Contents", "Verzeichnis1") + p("What happened", "Eigen")
     + p("The inquiry into the fire at Tolbury Mill heard 42 witnesses. Its chair was Dame Ros Keller.")
     + p("It recommends:") + p("new doors in all mills;", "Liste")
     + p("a fire officer for each county.", None, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>')
     + p("“Nobody had checked the doors since 1998,” she wrote.", "Zitat")
     + p("Not a list any more.", "Liste", '<w:numPr><w:numId w:val="0"/></w:numPr>')
     + p("Costs", None, '<w:outlineLvl w:val="1"/>') + p("The mill belongs to Tolbury Textiles."),
     title="Template for reports")
docx("tracked-changes", p("Statement")
     + f'<w:p>{r("The board dismissed ")}<w:del w:id="1">{"<w:r><w:delText>Paul Gray</w:delText></w:r>"}</w:del>'
     f'<w:ins w:id="2">{r("Petra Gray")}</w:ins>{r(" on Monday.")}<w:moveFrom w:id="3">{r(" Moved away.")}</w:moveFrom>'
     f'<w:moveTo w:id="4">{r(" Moved here.")}</w:moveTo></w:p>'
     + '<w:p><w:pPr><w:rPr><w:del w:id="5"/></w:rPr></w:pPr>' + r("This sentence was ") + "</w:p>" + p("put together.")
     + '<w:p><w:pPr><w:pStyle w:val="Zitat"/><w:pPrChange w:id="6"><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr></w:pPrChange></w:pPr>'
     + r("A quotation that once was a heading.") + "</w:p>"
     + f'<w:p>{r("Shown")}{r(" and hidden", "<w:vanish/>")}{r(".")}</w:p>', title="Microsoft Word - statement.doc",
     creator="Administrator")
docx("table", p("Members of the committee") + "<w:tbl>" + "".join(
    "<w:tr>" + "".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in
    [("Name", "Office", "Since"), ("Ilse Brandt", "Chair", "2019"), ("Tom Okafor", "", "2021")]) + "</w:tbl>"
     + "<w:tbl><w:tr><w:tc>" + p("A letter head is a table of one cell.") + p("Its paragraphs are paragraphs.")
     + "</w:tc></w:tr></w:tbl>" + p("The committee meets in Delft."))
docx("notes-links-fields", f'<w:p>{r("The ")}<w:hyperlink r:id="x">{r("Ministry of Works")}</w:hyperlink>{r(" paid the firm")}'
     '<w:r><w:footnoteReference w:id="2"/></w:r>' + r(" in") + "<w:r><w:tab/></w:r>" + r("2018.") + "<w:r><w:br/></w:r>"
     + r("It denied that") + '<w:r><w:endnoteReference w:id="1"/></w:r>' + r(".") + "</w:p>"
     + '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
     '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("See page 12") + "</w:p>"
     + f'<w:p>{r("Well")}<w:r><w:noBreakHyphen/></w:r>{r("known.")}</w:p>',
     more={"word/footnotes.xml": f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0">{p("line")}</w:footnote>'
           f'<w:footnote w:id="2">{p("Contract of 3 May 2018 with Hale Brothers.")}</w:footnote></w:footnotes>',
           "word/endnotes.xml": f'<w:endnotes {W}><w:endnote w:id="1">{p("Letter of the ministry, 9 June.")}</w:endnote></w:endnotes>'})
docx("text-box", f'<w:p>{r("The mayor opened the hall. ")}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>'
     f'<w:txbxContent>{p("Box: the hall seats 400.")}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>'
     f'<v:textbox><w:txbxContent>{p("Box: the hall seats 400.")}</w:txbxContent></v:textbox></w:pict></mc:Fallback>'
     f'</mc:AlternateContent></w:r>{r("It was built by Orme.")}</w:p>' + p("End of the text."), title="Opening of the hall")
docx("other-main-part", p("A text whose main part has another name.") + p("Œuvre &amp; &#x201C;co&#x201D;", "berschrift1"), main="word/document2.xml")
save("docx/damaged-end.docx", packed({"word/document.xml":
     f"<w:document {W}><w:body>{p('The first paragraph is whole.')}<w:p><w:r><w:t>The second is"}))
save("docx/locked.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage".encode("utf-16-le") + bytes(512))
save("docx/empty.docx", packed({"word/document.xml": f"<w:document {W}><w:body><w:p/></w:body></w:document>"}))

# --- texts of LibreOffice --------------------------------------------------------------------------------------------

OFFICE = ('xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:'
          'xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:'
          'opendocument:xmlns:style:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:'
          'names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" '
          'xmlns:dc="http://purl.org/dc/elements/1.1/"')
ODT = "application/vnd.oasis.opendocument.text"


def odt(name, body, styles="", title="", manifest="", flat=False):
    meta = (f"<office:meta><dc:title>{title}</dc:title><dc:creator>Last Saver</dc:creator>"
            "<meta:initial-creator>Rosa Lind</meta:initial-creator><dc:date>2011-01-01T00:00:00</dc:date>"
            "<dc:language>en-US</dc:language></office:meta>")
    content = (f"<office:automatic-styles>{styles}</office:automatic-styles>"
               f"<office:body><office:text>{body}</office:text></office:body>")
    if flat:
        save(f"odt/{name}.fodt", f'<?xml version="1.0"?><office:document {OFFICE}>{meta}{content}</office:document>')
        return
    save(f"odt/{name}.odt", packed({
        "content.xml": f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {OFFICE}>{content}</office:document-content>',
        "styles.xml": f'<office:document-styles {OFFICE}><office:styles><style:style style:name="Quotations" style:family="paragraph"/>'
        "</office:styles><office:master-styles><text:p>A header</text:p></office:master-styles></office:document-styles>",
        "meta.xml": f"<office:document-meta {OFFICE}>{meta}</office:document-meta>",
        "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="urn:m">{manifest}</manifest:manifest>',
    }, ODT))


BODY = ('<text:h text:outline-level="1">Election in Varn</text:h><text:p>The Union list has won the election in Varn, said '
        '<text:span text:style-name="T1">Agnes Roth</text:span>, who leads<text:s text:c="3"/>it.</text:p>')
odt("headings-lists-quotes", BODY + '<text:list><text:list-item><text:p>12 seats for the Union list</text:p></text:list-item>'
    '<text:list-item><text:p>7 seats for the Farmers</text:p></text:list-item></text:list><text:p text:style-name="P1">“We won,” '
    'she said.</text:p><text:p>Tab<text:tab/>and<text:line-break/>line.</text:p>',
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>', "Old title")
odt("tracked-changes", '<text:tracked-changes><text:changed-region><text:deletion><text:p>Deleted words.</text:p></text:deletion>'
    '</text:changed-region></text:tracked-changes><text:p>The judge freed <text:change text:change-id="c1"/>'
    '<text:change-start text:change-id="c2"/>Carla Moss<text:change-end text:change-id="c2"/>.<office:annotation><text:p>Who?</text:p>'
    '</office:annotation> She left.</text:p><text:p>Seen<text:span text:style-name="T9"> unseen</text:span>.</text:p>',
    '<style:style style:name="T9" style:family="text"><style:text-properties text:display="none"/></style:style>', "Verdict")
odt("table", '<text:p>Losses by year</text:p><table:table><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell>'
    '<table:table-cell><text:p>Loss</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>2020'
    '</text:p></table:table-cell><table:covered-table-cell/><table:table-cell><text:p>4</text:p><text:p>million</text:p>'
    '</table:table-cell></table:table-row></table:table><text:p>Source: Ministry of Finance.</text:p>')
odt("notes-frames-contents", '<text:table-of-content><text:index-body><text:p>Election in Varn 1</text:p></text:index-body>'
    '</text:table-of-content>' + BODY + '<text:p>The count<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
    '<text:note-body><text:p>Held on 5 May.</text:p></text:note-body></text:note> took two days.<draw:frame><draw:text-box><text:p>'
    'Box: 19 seats in all.</text:p></draw:text-box><svg:desc xmlns:svg="urn:s">A picture</svg:desc></draw:frame> Then it was over.</text:p>')
odt("flat", BODY, title="Varn", flat=True)
odt("locked", "x", manifest="<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>")
save("odt/without-content.odt", packed({"meta.xml": "<x/>"}, ODT))

# --- books -----------------------------------------------------------------------------------------------------------

CONTAINER = ('<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile '
             'full-path="{}" media-type="application/oebps-package+xml"/></rootfiles></container>')
NCX = ('<?xml version="1.0"?><!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd">'
       '<ncx><navMap>{}</navMap></ncx>')
XHTML = ('<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title>'
         '</head><body>{}</body></html>')


def epub(name, chapters, contents="", metadata=None, ncx=None, spine=None, more=None, folder="OEBPS/"):
    metadata = metadata or ("<dc:title>The Canal</dc:title><dc:creator>Lena Voss</dc:creator><dc:creator>Abe Stone</dc:creator>"
                            '<dc:date opf:event="modification">2019-01-01</dc:date><dc:date>2016-10-04</dc:date>'
                            "<dc:publisher>Quay Press</dc:publisher><dc:language>en</dc:language>")
    items = "".join(f'<item id="c{i}" href="text/{i}%20x.xhtml" media-type="application/xhtml+xml"/>' for i in range(len(chapters)))
    if contents:
        items += '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
    if ncx:
        items += '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
    order = spine or [f"c{i}" for i in range(len(chapters))]
    refs = "".join(f'<itemref idref="{one}"/>' for one in order)
    parts = {
        "META-INF/container.xml": CONTAINER.format(folder + "content.opf"),
        folder + "content.opf": '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:opf="http://www.idpf.org/2007/opf"><metadata>{metadata}</metadata><manifest>{items}</manifest>'
        f'<spine toc="ncx">{refs}</spine></package>',
        **{f"{folder}text/{i} x.xhtml": XHTML.format(text) for i, text in enumerate(chapters)},
    }
    if contents:
        parts[folder + "nav.xhtml"] = XHTML.format(contents)
    if ncx:
        parts[folder + "toc.ncx"] = NCX.format(ncx)
    save(f"epub/{name}.epub", packed({**parts, **(more or {})}, "application/epub+zip"))


CHAPTERS = ["<h1>I. The plan</h1><p>The canal was planned by Hugo Marr in 1871.</p>",
            "<p>His rival, the engineer Ada Finch, found a mistake in it.</p><blockquote><p>It cannot hold water.</p></blockquote>",
            "<h1>II. The dig</h1><p>Four thousand men dug for six years.</p>"]
epub("empty-elements", ['<script src="x.js"/><title/><a id="start"/><h2>One</h2><p/><p>The first words<br/>of it.</p><div/>'
     "<p>The last.</p>"])
epub("contents", CHAPTERS, '<nav><ol><li><a href="text/0%20x.xhtml">The plan</a></li><li><a href="text/2%20x.xhtml#top">The '
     '<b>dig</b></a></li></ol></nav>')
epub("older-contents", CHAPTERS, ncx='<navPoint><navLabel><text>Plan</text></navLabel><content src="text/0%20x.xhtml"/></navPoint>'
     '<navPoint><navLabel><text>Dig</text></navLabel><content src="text/2%20x.xhtml"/></navPoint>')
epub("other-order", CHAPTERS, spine=["c2", "c0"], folder="")
epub("missing-chapter", CHAPTERS, spine=["c0", "c7", "c2"], metadata="<dc:title> </dc:title>")
epub("scrambled-fonts", CHAPTERS, more={"META-INF/encryption.xml": '<encryption><EncryptedData><EncryptionMethod '
     'Algorithm="http://www.idpf.org/2008/embedding"/></EncryptedData></encryption>'})
epub("locked", CHAPTERS, more={"META-INF/encryption.xml": '<encryption><EncryptedData><EncryptionMethod '
     'Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></EncryptedData></encryption>'})
save("epub/without-package.epub", packed({"META-INF/container.xml": CONTAINER.format("none.opf")}, "application/epub+zip"))
