"""The certificates of certificates.rs by Typst: certificates_typst.py STYLE FOLDER OUT."""
import pathlib
import sys

import typst

style, folder, out = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
here = pathlib.Path(__file__).parent
source = folder / "certificates.typ"
source.write_text((here / "certificates.typ").read_text())
import json

fonts = pathlib.Path(json.loads((folder / "certificates.json").read_text())["fonts"])
typst.compile(
    str(source),
    output=out,
    root=str(folder),
    font_paths=[str(fonts)],
    ignore_system_fonts=True,
    sys_inputs={"style": style},
    pdf_tags=False,
)
