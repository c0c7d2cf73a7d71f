"""SVG as matplotlib writes it, at two thirds of its size: what no reader sees is left out."""

from __future__ import annotations

import re
from itertools import count

__all__ = ["compact"]


def compact(svg: str) -> str:
    r"""The same picture with coordinates to a hundredth of a point, short names, no comments and no metadata.

    Parameters
    ----------
    svg : str
        A picture whose names are referred to by ``xlink:href="#name"`` and ``url(#name)`` only.

    Examples
    --------
    >>> drawn = '<svg>\n <!-- two --><path id="line" d="M 1.2345 2 \nz\n"/> <use xlink:href="#line" x="2.718"/></svg>'
    >>> compact(drawn)
    '<svg><path id="a" d="M1.23 2z"/><use xlink:href="#a" x="2.71"/></svg>'
    """
    svg = re.sub(r"<metadata>.*?</metadata>|<!--.*?-->", "", svg, flags=re.DOTALL)
    svg = re.sub(r">\s+<", "><", svg)
    svg = re.sub(r'( d=")([^"]*)"', lambda found: f'{found[1]}{_path(found[2])}"', svg)
    svg = re.sub(r' [xy]="[^"]*"|translate\([^)]*\)', lambda found: _rounded(found[0]), svg)
    named = dict.fromkeys(re.findall(r'(?:xlink:href="#|url\(#)([^")]+)', svg))
    names = dict(zip(named, map(_name, count()), strict=False))
    svg = re.sub(r' id="([^"]*)"', lambda found: f' id="{names[found[1]]}"' if found[1] in names else "", svg)
    return re.sub(r'(xlink:href="#|url\(#)([^")]+)', lambda found: found[1] + names[found[2]], svg)


def _path(commands: str) -> str:
    """Commands of a path, with spaces only between numbers."""
    return re.sub(r"\s*([A-Za-z])\s*", r"\1", _rounded(" ".join(commands.split())))


def _rounded(text: str) -> str:
    return re.sub(r"(\.\d\d)\d+", r"\1", text)


def _name(index: int) -> str:
    """Short names: a to z, then ba and so on."""
    more, last = divmod(index, 26)
    return (_name(more) if more else "") + chr(ord("a") + last)
