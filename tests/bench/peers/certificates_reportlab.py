"""The certificates of certificates.rs by ReportLab: certificates_reportlab.py STYLE FOLDER OUT.

What all pages share is one form; names are fitted, titles wrapped, QR runs drawn as one path.
"""
import json
import pathlib
import re
import sys

from reportlab.lib.colors import HexColor, black
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

WIDTH, HEIGHT = 297 * mm, 210 * mm
NAVY, GREY = HexColor("#1B2A4A"), HexColor("#555555")
style, folder, out = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
job = json.loads((folder / "certificates.json").read_text())
symbols = json.loads((folder / "qr.json").read_text())["symbols"]
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


def border(path):
    """The paths of an SVG of straight and curved segments, absolute, in millimetres."""
    text = path.read_text()
    box = [float(n) for n in re.search(r'viewBox="([^"]+)"', text)[1].split()]
    unit = WIDTH / box[2]
    shapes = {}
    for kept in re.finditer(r'<(?:g|symbol) id="([^"]+)"[^>]*>(.*?)</(?:g|symbol)>', text, re.S):
        shapes[kept[1]] = kept[2]
    for found in re.finditer(r"<path\b([^>]*)/>", text):
        names = dict(re.findall(r'([a-z-]+)="([^"]*)"', found[1]))
        line = page.beginPath()
        at = (0.0, 0.0)
        for command, numbers in re.findall(r"([MLHVCQZ])([^MLHVCQZ]*)", names.get("d", "")):
            n = [float(one) for one in re.findall(r"-?\d*\.?\d+", numbers)]
            flip = lambda x, y: (x * unit, HEIGHT - y * unit)
            if command == "M":
                at = (n[0], n[1])
                line.moveTo(*flip(*at))
                n = n[2:]
                command = "L"
            if command == "L":
                for x, y in zip(n[::2], n[1::2]):
                    at = (x, y)
                    line.lineTo(*flip(x, y))
            elif command == "H":
                for x in n:
                    at = (x, at[1])
                    line.lineTo(*flip(*at))
            elif command == "V":
                for y in n:
                    at = (at[0], y)
                    line.lineTo(*flip(*at))
            elif command == "C":
                for k in range(0, len(n), 6):
                    at = (n[k + 4], n[k + 5])
                    line.curveTo(*flip(n[k], n[k + 1]), *flip(n[k + 2], n[k + 3]), *flip(*at))
            elif command == "Z":
                line.close()
        fill, stroke = names.get("fill", "none"), names.get("stroke", "none")
        if fill.startswith("#"):
            page.setFillColor(HexColor(fill))
        if stroke.startswith("#"):
            page.setStrokeColor(HexColor(stroke))
            page.setLineWidth(float(names.get("stroke-width", "0.2")) * unit)
        page.drawPath(line, fill=int(fill.startswith("#")), stroke=int(stroke.startswith("#")))


page.beginForm("still", 0, 0, WIDTH, HEIGHT)
if style == "raster":
    page.drawImage(str(folder / "background.jpg"), 0, 0, WIDTH, HEIGHT)
else:
    border(folder / "border.svg")
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
for one, (side, runs) in zip(job["recipients"], symbols):
    page.doForm("still")
    centred(68, "Text", 11.5, "NOMOR: " + one["number"])
    fitted(89, "Bold", 32, 12, WIDTH - 68 * mm, one["name"], NAVY)
    fitted(96, "Text", 11.5, 7, WIDTH - 68 * mm, one["unit"])
    centred(111, "Bold", 16, f'{one["class"].upper()} (PERINGKAT {roman[one["rank"] - 1]})', NAVY)
    for n, line in enumerate(simpleSplit("“" + one["title"] + "”", "Bold", 14, WIDTH - 90 * mm)):
        centred(128 + 6.4 * n, "Bold", 14, line)
    module = 22 * mm / side
    left, top = 30 * mm, HEIGHT - 160 * mm
    symbol = page.beginPath()
    for x, y, length in runs:
        symbol.rect(left + x * module, top - (y + 1) * module, length * module, module)
    page.setFillColor(black)
    page.drawPath(symbol, fill=1, stroke=0)
    page.setFillColor(GREY)
    page.setFont("Text", 6)
    page.drawString(left, top - 22 * mm - 3 * mm, "Verifikasi cetakan, bukan tanda tangan elektronik.")
    page.drawString(left, top - 22 * mm - 6 * mm, "Kode " + one["number"][-6:])
    page.showPage()
page.save()
