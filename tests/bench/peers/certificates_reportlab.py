"""The certificates of certificates.rs by ReportLab: certificates_reportlab.py STYLE FOLDER OUT.

What all pages share is one form; names are fitted, titles wrapped, QR runs drawn as one path. The QR symbols come from
ReportLab's own encoder; certificates_reportlab_qr_given.py takes them ready from qr.json.
"""
import json
import os
import pathlib
import sys

from reportlab.graphics.barcode import qrencoder
from reportlab.lib.colors import HexColor, black
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

QR_GIVEN = os.environ.get("QR_GIVEN") == "1"
WIDTH, HEIGHT = 297 * mm, 210 * mm
NAVY, GREY = HexColor("#1B2A4A"), HexColor("#555555")
style, folder, out = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
job = json.loads((folder / "certificates.json").read_text())
given = json.loads((folder / "qr.json").read_text())
fonts = pathlib.Path(job["fonts"])
pdfmetrics.registerFont(TTFont("Text", fonts / "caslon/LibreCaslonText-Regular.ttf"))
pdfmetrics.registerFont(TTFont("Bold", fonts / "caslon/LibreCaslonText-Bold.ttf"))
pdfmetrics.registerFont(TTFont("Script", fonts / "great-vibes/GreatVibes-Regular.ttf"))

page = canvas.Canvas(out, pagesize=(WIDTH, HEIGHT))
page.setTitle("Piagam penghargaan")


def centred(y_mm, font, size, text, colour=black, x=WIDTH / 2):
    page.setFont(font, size)
    page.setFillColor(colour)
    page.drawCentredString(x, HEIGHT - y_mm * mm, text)


def fitted(y_mm, font, most, least, room, text, colour=black):
    size = most
    while size > least and pdfmetrics.stringWidth(text, font, size) > room:
        size -= 0.5
    centred(y_mm, font, size, text, colour)


def border():
    def flip(at):
        return at[0] * mm, HEIGHT - at[1] * mm

    for path in json.loads((folder / "border.json").read_text()):
        line = page.beginPath()
        for kind, *points in path["segments"]:
            if kind == "M":
                line.moveTo(*flip(points[0]))
            elif kind == "L":
                line.lineTo(*flip(points[0]))
            elif kind == "C":
                line.curveTo(*flip(points[0]), *flip(points[1]), *flip(points[2]))
            else:
                line.close()
        if path["fill"]:
            page.setFillColor(HexColor(path["fill"]))
        if path["stroke"]:
            page.setStrokeColor(HexColor(path["stroke"]))
            page.setLineWidth(path["width"])
        page.drawPath(line, fill=int(bool(path["fill"])), stroke=int(bool(path["stroke"])))


def symbol_of(number):
    """Side and runs of dark modules by ReportLab's own encoder."""
    code = qrencoder.QRCode(4, qrencoder.QRErrorCorrectLevel.M)
    code.addData(number)
    code.make()
    side = code.getModuleCount()
    runs = []
    for y, row in enumerate(code.modules):
        x = 0
        while x < side:
            length = 0
            while x + length < side and row[x + length]:
                length += 1
            if length:
                runs.append((x, y, length))
            x += length or 1
    return side, runs


page.beginForm("still", 0, 0, WIDTH, HEIGHT)
if style == "raster":
    page.drawImage(str(folder / "background.jpg"), 0, 0, WIDTH, HEIGHT)
else:
    border()
page.drawImage(str(folder / "logo.png"), WIDTH / 2 - 10 * mm, HEIGHT - 41.2 * mm, 20 * mm, 20 * mm, mask="auto")
centred(48, "Bold", 13.5, "BUPATI LUWU UTARA", NAVY)
centred(60, "Bold", 29, "PIAGAM PENGHARGAAN", NAVY)
centred(77, "Script", 21, "Diberikan kepada", NAVY)
centred(103, "Text", 11.5, "sebagai")
centred(120, "Text", 11.5, "atas inovasi")
centred(142, "Text", 11.5, "pada Kompetisi Inovasi Pelayanan Publik (KIPP)")
centred(147, "Text", 11.5, "Tingkat Kabupaten Luwu Utara Tahun 2021")
right = WIDTH - 76 * mm
page.drawImage(str(folder / "signature.png"), right - 22 * mm, HEIGHT - 180 * mm, 44 * mm, 16.6 * mm, mask="auto")
centred(158, "Text", 11.5, "Masamba, 10 Desember 2021", x=right)
centred(163, "Bold", 11.5, "BUPATI LUWU UTARA", x=right)
centred(184, "Bold", 12.5, "INDAH PUTRI INDRIANI", x=right)
page.endForm()

roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]
for one, content, symbol in zip(job["recipients"], given["contents"], given["symbols"]):
    side, runs = symbol if QR_GIVEN else symbol_of(content)
    page.doForm("still")
    centred(68, "Text", 11.5, "NOMOR: " + one["number"])
    fitted(89, "Bold", 32, 12, WIDTH - 68 * mm, one["name"], NAVY)
    fitted(96, "Text", 11.5, 7, WIDTH - 68 * mm, one["unit"])
    centred(111, "Bold", 16, f'{one["class"].upper()} (PERINGKAT {roman[one["rank"] - 1]})', NAVY)
    for n, line in enumerate(simpleSplit("“" + one["title"] + "”", "Bold", 14, WIDTH - 90 * mm)):
        centred(128 + 6.4 * n, "Bold", 14, line)
    module = 22 * mm / side
    left, top = 30 * mm, HEIGHT - 160 * mm
    modules = page.beginPath()
    for x, y, length in runs:
        modules.rect(left + x * module, top - (y + 1) * module, length * module, module)
    page.setFillColor(black)
    page.drawPath(modules, fill=1, stroke=0)
    page.setFillColor(GREY)
    page.setFont("Text", 6)
    page.drawString(left, top - 22 * mm - 3 * mm, "Verifikasi cetakan, bukan tanda tangan elektronik.")
    page.drawString(left, top - 22 * mm - 6 * mm, "Kode " + one["number"][-6:])
    page.showPage()
page.save()
