"""SVG as matplotlib writes it, at two thirds of its size: what no reader sees is left out."""

from __future__ import annotations

import re
from collections import Counter
from itertools import count

__all__ = ["compact"]


def compact(svg: str) -> str:
    r"""The same picture: coordinates to a hundredth of a point, short names, shared looks, no comments or metadata.

    Parameters
    ----------
    svg : str
        A picture whose names are referred to by ``xlink:href="#name"`` and ``url(#name)`` only.

    Examples
    --------
    >>> drawn = '<svg>\n <!-- two --><path id="line" d="M 1.2345 2 \nz\n"/> <use xlink:href="#line" x="2.718"/></svg>'
    >>> compact(drawn)
    '<svg><path id="a" d="M1.23 2z"/><use href="#a" x="2.71"/></svg>'
    """
    svg = re.sub(r"<metadata>.*?</metadata>|<!--.*?-->", "", svg, flags=re.DOTALL)
    svg = re.sub(r">\s+<", "><", svg)
    svg = re.sub(r'( d=")([^"]*)"', lambda found: f'{found[1]}{_path(found[2])}"', svg)
    svg = re.sub(r' [xy]="[^"]*"|translate\([^)]*\)', lambda found: _rounded(found[0]), svg)
    named = dict.fromkeys(re.findall(r'(?:xlink:href="#|url\(#)([^")]+)', svg))
    names = dict(zip(named, map(_name, count()), strict=False))
    svg = re.sub(r' id="([^"]*)"', lambda found: f' id="{names[found[1]]}"' if found[1] in names else "", svg)
    svg = re.sub(r'(xlink:href="#|url\(#)([^")]+)', lambda found: found[1] + names[found[2]], svg)
    return _with_classes(_unwrapped(svg.replace("xlink:href", "href")))


def _unwrapped(svg: str) -> str:
    """Without groups that hold one mark and say nothing of it."""
    while (less := re.sub(r"<g>(<(?:use|path)[^<>]*/>|<g [^<>]*>(?:<use[^<>]*/>)*</g>)</g>", r"\1", svg)) != svg:
        svg = less
    return svg


def _with_classes(svg: str) -> str:
    """Looks that several marks have, said once in the style sheet."""
    found = Counter(re.findall(r' style="([^"]*)"', svg))
    shared = {look: f"l{i}" for i, look in enumerate(look for look, times in found.items() if times > 1)}
    sheet = "".join(f".{name}{{{look}}}" for look, name in shared.items())
    svg = re.sub(r' style="([^"]*)"', lambda m: f' class="{shared[m[1]]}"' if m[1] in shared else m[0], svg)
    return svg.replace("</style>", f"{sheet}</style>", 1)


def _path(commands: str) -> str:
    """Commands of a path, with spaces only between numbers."""
    return re.sub(r"\s*([A-Za-z])\s*", r"\1", _rounded(" ".join(commands.split())))


def _rounded(text: str) -> str:
    return re.sub(r"(\.\d\d)\d+", r"\1", text)


def _name(index: int) -> str:
    """Short names: a to z, then ba and so on."""
    more, last = divmod(index, 26)
    return (_name(more) if more else "") + chr(ord("a") + last)
