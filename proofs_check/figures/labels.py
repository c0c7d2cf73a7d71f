"""Numbers and names as they are set in a figure or a table."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import cache

from sympy.printing.pretty.pretty_symbology import greek_unicode

from theory.records import Instance

__all__ = ["exact", "greek", "safe", "tick", "varying"]

# Single letters, numbers and digits as powers between dollars.
MATHS = re.compile(r"\$((?:\\[A-Za-z]+|[A-Za-z](?![A-Za-z])|\^\d|[\d ,.()/=+-])+)\$")
SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def exact(value: float) -> str:
    """A number as a small fraction where it is one, else to three digits.

    Examples
    --------
    >>> exact(-1/7), exact(0.123456)
    ('−1/7', '0.123')
    """
    near = Fraction(value).limit_denominator(60)
    is_fraction = abs(float(near) - value) <= 1e-12 * max(abs(value), 1e-3)
    return (str(near) if is_fraction else f"{value:.3g}").replace("-", "−")


def tick(value: float, *, decades: bool = True) -> str:
    """A tick label in plain text, which is set much faster than mathematics.

    Examples
    --------
    >>> tick(100), tick(100, decades=False), tick(2e-6)
    ('10²', '100', '2×10⁻⁶')
    """
    mantissa, _, power = f"{value:.6e}".partition("e")
    if value == 0 or (0.9 < abs(value) < 11 if decades else 1e-3 <= abs(value) < 1e4):
        return f"{value:g}".replace("-", "−")
    times = "" if float(mantissa) == 1 else f"{float(mantissa):g}×".replace("-", "−")
    return f"{times}10{str(int(power)).translate(SUPERSCRIPTS)}"


def greek(words: str) -> str:
    """Plain text with Greek letters as letters, minus signs, and long powers of ten written as such.

    Examples
    --------
    >>> greek("beta = -1/2, alphabet, the beta function, C = 1000000")
    'β = −1/2, alphabet, the beta function, C = 10⁶'
    """
    words = re.sub(r"\b1(0{4,})\b", lambda found: f"10{str(len(found[1])).translate(SUPERSCRIPTS)}", words)
    spelled = re.sub(
        r"(?<![^\W_])[A-Za-z]+(?![^\W_])(?! (?:function|integral)s?\b)",
        lambda found: greek_unicode.get(found[0], found[0]),
        words,
    )
    return re.sub(r"(?<![\w)])-(?=\d)|(?<=\()-(?=\w)", "−", spelled)


def varying(instances: Sequence[Instance]) -> Callable[[Instance], str]:
    """A name for each instance by the parameters in which the instances differ.

    Examples
    --------
    >>> one, two = Instance.of(a=1, beta=2), Instance.of(a=1, beta=3)
    >>> varying([one, two])(two)
    'β = 3'
    """
    sets = [set(i.values) for i in instances]
    shared = set.intersection(*sets) if len(set(instances)) > 1 else set()
    return lambda instance: greek(
        ", ".join(f"{name} = {value}" for name, value in instance.values if (name, value) not in shared)
    )


def _in_characters(maths: re.Match[str]) -> str:
    """Mathematics as characters, which are set much faster; as it was if there is no character for a letter."""
    try:
        letters = re.sub(r"\\?([A-Za-z]+)", lambda found: _italic(found[1]), maths[1])
    except KeyError:
        return maths[0]
    return re.sub(r"\^(\d)", lambda found: found[1].translate(SUPERSCRIPTS), letters).replace("-", "−")


def _italic(name: str) -> str:
    """An italic letter by its name in LaTeX, without the backslash."""
    if name == "h":
        return "ℎ"
    case = "SMALL" if name[0].islower() else "CAPITAL"
    return unicodedata.lookup(f"MATHEMATICAL ITALIC {case} {name.replace('lambda', 'lamda')}")


@cache
def safe(label: str) -> str:
    r"""A label that matplotlib can set: short mathematics as characters, and what it cannot read as plain text.

    Examples
    --------
    >>> safe(r"width $N$, $\beta = 1/2$"), safe(r"$\sqrt{n}$")
    ('width 𝑁, 𝛽 = 1/2', '$\\sqrt{n}$')
    """
    from matplotlib.mathtext import MathTextParser

    words = MATHS.sub(_in_characters, label)
    if "$" not in words:
        return greek(words)
    try:
        MathTextParser("path").parse(label)
    except ValueError:
        return label.replace("$", r"\$")
    return label
