"""The list of recap.rs by Typst: recap_typst.py FOLDER OUT."""
import json
import pathlib
import sys

import typst

folder, out = pathlib.Path(sys.argv[1]), sys.argv[2]
source = folder / "recap.typ"
source.write_text((pathlib.Path(__file__).parent / "recap.typ").read_text())
fonts = pathlib.Path(json.loads((folder / "recap.json").read_text())["fonts"])
typst.compile(str(source), output=out, root=str(folder), font_paths=[str(fonts)], ignore_system_fonts=True, pdf_tags=False)
