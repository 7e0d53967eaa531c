"""Makes the workbooks of this folder: pip install openpyxl odfpy xlwt, then python make.py"""

import datetime

import openpyxl
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

BODY = (
    "The council of Ardmouth voted on Monday to dredge the harbour, after a debate of three hours. "
    "Work is to begin in May."
)
SHEETS = {
    "Articles": [
        ["Headline", "Body", "Published", "Author"],
        ["Harbour of Ardmouth to be dredged", BODY, datetime.date(2026, 3, 12), "Noor Haddad"],
        ["Ferries to run again", BODY.replace("harbour", "channel"), datetime.date(2026, 3, 14), "Tomas Lind"],
    ],
    "Votes": [["Place", "Votes"], ["Ardland", 4100], ["Brevia", 950]],
}
DAY = datetime.datetime(2026, 1, 1)


def xlsx():
    book = openpyxl.Workbook()
    book.remove(book.active)
    book.properties.created = book.properties.modified = DAY
    for name, rows in SHEETS.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save("articles.xlsx")


def xls():
    book = xlwt.Workbook()
    style = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    for name, rows in SHEETS.items():
        sheet = book.add_sheet(name)
        for y, row in enumerate(rows):
            for x, cell in enumerate(row):
                if isinstance(cell, datetime.date):
                    sheet.write(y, x, cell, style)
                else:
                    sheet.write(y, x, cell)
    book.save("articles.xls")


def ods():
    book = OpenDocumentSpreadsheet()
    for name, rows in SHEETS.items():
        table = Table(name=name)
        for row in rows:
            line = TableRow()
            for cell in row:
                if isinstance(cell, datetime.date):
                    made = TableCell(valuetype="date", datevalue=cell.isoformat())
                elif isinstance(cell, int):
                    made = TableCell(valuetype="float", value=cell)
                else:
                    made = TableCell(valuetype="string")
                made.addElement(P(text=str(cell)))
                line.addElement(made)
            table.addElement(line)
        book.spreadsheet.addElement(table)
    book.save("articles.ods")


xlsx()
xls()
ods()
