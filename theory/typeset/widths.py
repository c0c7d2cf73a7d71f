"""How wide a formula will be, to within what a choice of layout needs."""

from __future__ import annotations

import re

__all__ = ["width"]

_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|.", re.DOTALL)
_INVISIBLE = frozenset({r"\mathrm", r"\text", r"\operatorname", r"\!", " ", "{", "}", r"\mathsf"})
_SPACES = {r"\qquad": 3.0, r"\quad": 1.5, r"\,": 0.3, r"\ ": 0.5}
_WORDS = {
    r"\left": 0.3,
    r"\right": 0.3,
    r"\log": 2.0,
    r"\exp": 2.5,
    r"\max": 2.5,
    r"\min": 2.5,
    r"\sin": 2.0,
    r"\cos": 2.0,
    r"\lim": 2.0,
}
_SMALL = 0.7
_OPERATORS = frozenset("+-=<>")


def width(tex: str) -> float:
    r"""Estimate the width of a formula in letters.

    Parameters
    ----------
    tex : str
        LaTeX in math mode.

    Returns
    -------
    float
        A letter counts one, what is raised or lowered less, a fraction as much
        as the wider of its parts.

    Examples
    --------
    >>> width("a + b"), width(r"\frac{a + b}{c}"), width("a^{b}")
    (5.0, 5.0, 1.7)
    """
    tokens = _TOKEN.findall(tex)
    total, _ = _row(tokens, 0)
    return round(total, 3)


def _row(tokens: list[str], at: int) -> tuple[float, int]:
    """Width of the tokens up to the end or the closing brace of the group."""
    total = 0.0
    while at < len(tokens) and tokens[at] != "}":
        token = tokens[at]
        at += 1
        if token in (r"\frac", r"\tfrac", r"\binom"):
            above, at = _argument(tokens, at)
            below, at = _argument(tokens, at)
            total += max(above, below)
        elif token in ("^", "_"):
            inner, at = _argument(tokens, at)
            total += _SMALL * inner
        elif token == "{":
            inner, at = _row(tokens, at)
            total, at = total + inner, at + 1
        elif token in _OPERATORS or token in (r"\le", r"\ge", r"\sim", r"\gtrsim"):
            total += 3.0
        elif token not in _INVISIBLE:
            total += _SPACES.get(token, _WORDS.get(token, 1.0))
    return total, at


def _argument(tokens: list[str], at: int) -> tuple[float, int]:
    if at < len(tokens) and tokens[at] == "{":
        inner, at = _row(tokens, at + 1)
        return inner, at + 1
    return (width(tokens[at]), at + 1) if at < len(tokens) else (0.0, at)
