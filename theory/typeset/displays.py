"""Displayed formulas, broken into lines where they are wider than the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from theory.typeset.widths import width

__all__ = ["INLINE", "LINE", "displayed", "inline_or_displayed"]

LINE = 69.0  # what fits the text width, in the units of `width`
INLINE = 30.0  # more is hard to break inside a paragraph
_TOKEN = re.compile(r"\\left.|\\right.|\\[A-Za-z]+|\\.|.", re.DOTALL)
_RELATIONS = frozenset({"=", "<", ">", r"\le", r"\ge", r"\sim", r"\subseteq", r"\gtrsim"})


def displayed(parts: Sequence[str], end: str = "") -> str:
    r"""Display a formula and its side conditions, on one line if they fit.

    Parameters
    ----------
    parts : sequence of str
        LaTeX for math mode; lines break between them first.
    end : str
        Punctuation after the last one.

    Examples
    --------
    >>> print(displayed(["a = b", r"\text{as } C \to \infty"], "."))
    \[
      a = b \qquad \text{as } C \to \infty.
    \]
    """
    joined = r" \qquad ".join(parts)
    if width(joined) <= LINE:
        return f"\\[\n  {joined}{end}\n\\]"
    lines = [_shrunk(line) for row in _rows(parts) for line in _broken(row)]
    if len(lines) == 1:
        return f"\\[\n  {lines[0]}{end}\n\\]"
    body = " \\\\\n  ".join(lines)
    return f"\\begin{{gather*}}\n  {body}{end}\n\\end{{gather*}}"


def inline_or_displayed(parts: Sequence[str], end: str = "") -> str:
    """A short formula in the line, a long or tall one on lines of its own."""
    inline = len(parts) == 1 and width(parts[0]) <= INLINE and not re.search(r"\\(frac|sum)\b", parts[0])
    return f"${parts[0]}${end}" if inline else f"\n{displayed(parts, end)}\n"


def _rows(parts: Sequence[str]) -> list[str]:
    """Side conditions share a line as long as they fit."""
    rows = [parts[0]]
    for number, part in enumerate(parts[1:]):
        longer = f"{rows[-1]} \\qquad {part}"
        if number and width(longer) <= LINE:
            rows[-1] = longer
        else:
            rows.append(part)
    return rows


def _broken(tex: str) -> list[str]:
    """Break a formula that is too wide before its relations, then before its signs."""
    if width(tex) <= LINE:
        return [tex]
    for signs in (_RELATIONS, frozenset({"+", "-"})):
        pieces = _split(tex, signs)
        if len(pieces) > 1:
            return [line for row in _filled(pieces) for line in (_broken(row) if row != tex else [row])]
    return [tex]


def _shrunk(line: str) -> str:
    """A line that nothing breaks, such as one long product, is set smaller."""
    return line if width(line) <= LINE else rf"\shrunk{{{line}}}"


def _filled(pieces: Sequence[str]) -> list[str]:
    rows = [pieces[0]]
    for piece in pieces[1:]:
        if width(f"{rows[-1]} {piece}") <= LINE:
            rows[-1] += f" {piece}"
        else:
            rows.append(piece)
    return rows


def _split(tex: str, signs: frozenset[str]) -> list[str]:
    """Split before every sign that stands outside braces and brackets."""
    depth, pieces = 0, [""]
    for token in _TOKEN.findall(tex):
        opens = token.startswith(r"\left") and token not in (r"\left", r"\leftarrow")
        closes = token.startswith(r"\right") and token not in (r"\right", r"\rightarrow")
        depth += (token in "{([" or opens) - (token in "})]" or closes)
        if depth == 0 and token in signs and pieces[-1].strip():
            pieces.append("")
        pieces[-1] += token
    return [piece.strip() for piece in pieces]
