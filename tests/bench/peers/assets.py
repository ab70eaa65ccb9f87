"""The pictures and QR symbols of the certificate benches, made once: assets.py FOLDER CONTENTS.json

background.jpg: 3508x2480 at 300 dpi, about 400 kB, guilloche lines. logo.png: 600x600 RGBA. signature.png: 900x340 RGBA.
qr.json: for every content the side in modules and the runs of dark modules (x, y, length), so that the peers need not
encode QR themselves: a present to them, our own time includes it.
"""
import json
import math
import pathlib
import sys

from PIL import Image, ImageDraw
from reportlab.graphics.barcode import qrencoder


def background(path):
    image = Image.new("RGB", (3508, 2480), (252, 250, 244))
    draw = ImageDraw.Draw(image)
    for ring in range(26):
        grow = 30 + ring * 4
        line = []
        for step in range(2400):
            at = step / 2400 * 2 * math.pi
            wave = 14 * math.sin(48 * at + ring * 0.4)
            x = 1754 + (1754 - 60 - grow - wave) * max(-1, min(1, 1.35 * math.cos(at)))
            y = 1240 + (1240 - 60 - grow - wave) * max(-1, min(1, 1.35 * math.sin(at)))
            line.append((x, y))
        draw.line(line + line[:1], fill=(150 + ring * 2, 120 + ring * 3, 60 + ring * 4), width=2)
    image.save(path, quality=61, dpi=(300, 300), optimize=False)


def logo(path):
    image = Image.new("RGBA", (600, 600), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    for ring in range(60, 0, -1):
        tone = (40 + ring * 3, 60 + (ring * 37) % 140, 120 + (ring * 13) % 100, 255)
        draw.ellipse([300 - ring * 5, 300 - ring * 5, 300 + ring * 5, 300 + ring * 5], fill=tone)
    pixels = image.load()
    state = 1
    for y in range(600):
        for x in range(600):
            state = (state * 1103515245 + 12345) & 0x7FFFFFFF
            r, g, b, a = pixels[x, y]
            if a and state % 4 == 0:
                pixels[x, y] = ((r + state % 7) % 256, g, (b + state % 5) % 256, a)
    image.save(path)


def signature(path):
    image = Image.new("RGBA", (900, 340), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    line = []
    for step in range(900):
        at = step / 900
        line.append((40 + 800 * at, 170 + 110 * math.sin(9 * at) * math.cos(31 * at)))
    draw.line(line, fill=(20, 30, 110, 235), width=7, joint="curve")
    image.save(path)


def runs(content):
    code = qrencoder.QRCode(4, qrencoder.QRErrorCorrectLevel.M)
    code.addData(content)
    code.make()
    side = code.getModuleCount()
    found = []
    for y in range(side):
        x = 0
        while x < side:
            length = 0
            while x + length < side and code.isDark(y, x + length):
                length += 1
            if length:
                found.append((x, y, length))
            x += max(length, 1)
    return [side, found]


def main():
    folder = pathlib.Path(sys.argv[1])
    for name, make in [("background.jpg", background), ("logo.png", logo), ("signature.png", signature)]:
        if not (folder / name).exists():
            make(folder / name)
    contents = json.loads(pathlib.Path(sys.argv[2]).read_text())
    kept = folder / "qr.json"
    if kept.exists() and json.loads(kept.read_text())["contents"] == contents:
        return
    kept.write_text(json.dumps({"contents": contents, "symbols": [runs(content) for content in contents]}))


main()
