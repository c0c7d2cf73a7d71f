"""HTML as values: elements escape what they are given, so that nothing needs escaping by hand."""

from __future__ import annotations

import html
from collections.abc import Iterable

__all__ = ["Html", "el", "join"]

VOID = {"meta", "link", "img", "br", "input", "wbr"}


class Html(str):
    """Text that already is HTML."""

    __slots__ = ()


def el(tag: str, *children: str, **attributes: str | bool | None) -> Html:
    """Make an element; children that are not `Html` are escaped.

    Parameters
    ----------
    tag : str
    *children : str or Html
    **attributes : str, bool or None
        ``class_`` is written ``class``, other underscores become hyphens; true
        writes the bare name; false and None leave the attribute out.

    Returns
    -------
    Html

    Examples
    --------
    >>> el("p", "1 < 2 ", el("em", "always"), class_="note")
    '<p class="note">1 &lt; 2 <em>always</em></p>'
    """
    opened = tag
    for name, value in attributes.items():
        if value is None or value is False:
            continue
        opened += " " + name.rstrip("_").replace("_", "-")
        if value is not True:
            opened += f'="{html.escape(value)}"'
    return Html(f"<{opened}>" if tag in VOID else f"<{opened}>{join(children)}</{tag}>")


def join(pieces: Iterable[str], between: str = "") -> Html:
    """Concatenate pieces, escaping those that are not `Html`."""
    return Html(_escaped(between).join(map(_escaped, pieces)))


def _escaped(piece: str) -> str:
    return piece if isinstance(piece, Html) else html.escape(piece)
