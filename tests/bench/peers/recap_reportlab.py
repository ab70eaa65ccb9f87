"""The list of recap.rs by ReportLab: recap_reportlab.py FOLDER OUT. Wrapped cells are paragraphs, the page count needs a
canvas that keeps its pages."""
import json
import pathlib
import sys

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas
from reportlab.platypus import KeepTogether, LongTable, Paragraph, SimpleDocTemplate, Spacer

folder, out = pathlib.Path(sys.argv[1]), sys.argv[2]
job = json.loads((folder / "recap.json").read_text())
fonts = pathlib.Path(job["fonts"]) / "liberation"
pdfmetrics.registerFont(TTFont("Sans", fonts / "LiberationSans-Regular.ttf"))
pdfmetrics.registerFont(TTFont("SansBold", fonts / "LiberationSans-Bold.ttf"))


class Counted(canvas.Canvas):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.kept = []

    def showPage(self):
        self.kept.append(dict(self.__dict__))
        self._startPage()

    def save(self):
        for state in self.kept:
            self.__dict__.update(state)
            self.setFont("Sans", 7)
            self.drawRightString(310 * mm, 10 * mm, f"Halaman {self._pageNumber} dari {len(self.kept)}")
            super().showPage()
        super().save()


cell = ParagraphStyle("cell", fontName="Sans", fontSize=8, leading=9.5)
head = ParagraphStyle("head", parent=cell, fontName="SansBold", alignment=1)
right = ParagraphStyle("right", parent=cell, alignment=2, fontSize=10, leading=13)
title = ParagraphStyle("title", parent=head, fontSize=12, leading=16)
wide = [None, None, 250, 100, 100, 100, 100, 100, None, None, None, 100]
fixed = {0: 10, 1: 16, 8: 16, 9: 20, 10: 16}
rest = (290 - sum(fixed.values())) / sum(share or 0 for share in wide)
widths = [(fixed[n] if n in fixed else wide[n] * rest) * mm for n in range(12)]
rows = [[Paragraph(text, head) for text in job["heads"]]]
rows += [[Paragraph(text, cell) if n in (2, 3, 4, 5, 6, 7, 11) else text for n, text in enumerate(row)] for row in job["rows"]]
table = LongTable(rows, colWidths=widths, repeatRows=1, style=[
    ("FONT", (0, 0), (-1, -1), "Sans", 8),
    ("GRID", (0, 0), (-1, -1), 0.3, "#000000"),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 2),
    ("RIGHTPADDING", (0, 0), (-1, -1), 2),
    ("TOPPADDING", (0, 0), (-1, -1), 1),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
])
block = KeepTogether([Spacer(1, 6 * mm), Paragraph("Masamba, 10 Desember 2021<br/>KEPALA BAGIAN ORGANISASI", right), Spacer(1, 19 * mm), Paragraph("MUHAMMAD HADI", right)])
document = SimpleDocTemplate(out, pagesize=(330 * mm, 215 * mm), leftMargin=20 * mm, rightMargin=20 * mm, topMargin=18 * mm, bottomMargin=18 * mm)
document.build([Paragraph("DAFTAR PERANGKAT DAERAH", title), table, block], canvasmaker=Counted)
