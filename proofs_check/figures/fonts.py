"""The fonts of figures: STIX without what figures never show, with all superscript digits.

A PDF embeds the part of each font that it uses. Reading the whole of STIX and of a
second font for superscripts to find that part took longer than drawing the figure.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["FAMILY", "add_fonts"]

FAMILY = "STIX Figures"
STYLES = {"normal": "Regular", "italic": "Italic"}
RANGES = ((0x20, 0x7F), (0xA0, 0x180), (0x370, 0x400), (0x2010, 0x2040), (0x2100, 0x2300), (0x1D434, 0x1D7CC))
RAISED = dict(zip("⁰⁴⁵⁶⁷⁸⁹⁺⁻", "0456789+−", strict=True))  # what STIX lacks
SCALE, RISE = 0.6, 270  # of the superscripts that it has, the rise in thousandths of an em


@cache
def add_fonts() -> None:
    """Make `FAMILY` known to matplotlib, from files in its cache that are made when missing."""
    import fontTools
    import matplotlib
    from matplotlib.font_manager import fontManager

    recipe = Path(__file__).read_bytes() + f"{fontTools.version} {matplotlib.__version__}".encode()
    made_by = hashlib.sha256(recipe).hexdigest()[:16]
    for style in STYLES:
        path = Path(matplotlib.get_cachedir()) / f"stix-figures-{style}-{made_by}.ttf"
        if not path.exists():
            _write(style, path)
        fontManager.addfont(path)


def _write(style: str, path: Path) -> None:
    """Write STIX in one style with the characters of `RANGES`, without kerning, ligatures and hints."""
    from fontTools import subset
    from matplotlib.font_manager import findfont

    layout = ["GDEF", "GPOS", "GSUB", "FFTM"]
    options = subset.Options(hinting=False, notdef_outline=True, layout_features=[], drop_tables=layout)
    with subset.load_font(str(findfont(f"STIXGeneral:style={style}")), options) as font:
        maker = subset.Subsetter(options)
        maker.populate(unicodes=[code for low, high in RANGES for code in range(low, high)])
        maker.subset(font)
        _add_superscripts(font)
        for record in font["name"].names:
            if record.nameID in (1, 4, 6):  # family, full and PostScript name
                record.string = FAMILY if record.nameID == 1 else f"{FAMILY.replace(' ', '')}-{STYLES[style]}"
        handle, temporary = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            font.save(file, reorderTables=False)
        os.replace(temporary, path)  # other processes see all of it or nothing


def _add_superscripts(font: Any) -> None:
    """Add superscripts as raised and scaled copies, as the font has its own."""
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    names = font.getBestCmap()
    for raised, plain in RAISED.items():
        base, name = names[ord(plain)], f"uni{ord(raised):04X}"
        pen = TTGlyphPen(font.getGlyphSet())
        pen.addComponent(base, (SCALE, 0, 0, SCALE, 0, RISE))
        font["glyf"][name] = glyph = pen.glyph()
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = tuple(round(SCALE * part) for part in font["hmtx"][base])
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[ord(raised)] = name
