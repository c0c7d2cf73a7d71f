"""Numbers as printed: values with their uncertainty in parentheses, exact ones as fractions."""

from __future__ import annotations

import math
from decimal import ROUND_CEILING, Decimal
from fractions import Fraction

import sympy

__all__ = ["concise", "decimal", "exact", "plain"]

_DIGITS = 7  # nobody reads more; smaller uncertainties are rounded up, which is honest
_SMALL, _SHORT = 4, 7  # quarters stay fractions; what a short decimal writes exactly is a decimal
_PLAIN = range(-3, 6)  # powers of ten that are written out


def concise(value: float, uncertainty: float) -> str:
    r"""A value with its standard uncertainty in units of the last digits.

    Parameters
    ----------
    value : float
    uncertainty : float
        Standard uncertainty; two digits of it are kept. Where it is below the
        seventh digit of the value it is rounded up to one unit of that digit.

    Returns
    -------
    str
        LaTeX for math mode.

    Examples
    --------
    >>> print(concise(-0.14251, 0.00114), concise(42.87, 4e-9), concise(2.6e8, 1.2e6))
    -0.1425(11) 42.87000(1) 2.600(12) \times 10^{8}
    """
    if not (math.isfinite(value) and math.isfinite(uncertainty)):
        return r"\text{--}"
    if uncertainty <= 0:
        return decimal(value, _DIGITS)
    digits, error, power = _rounded(value, uncertainty)
    return f"{digits:f}({error})" + (rf" \times 10^{{{power}}}" if power else "")


def plain(value: float, uncertainty: float) -> str:
    """A value with its standard uncertainty, for a terminal.

    Parameters
    ----------
    value : float
    uncertainty : float
        Standard uncertainty, shown to two digits; in parentheses, in units of
        the last digit, where more than six decimals would be needed.

    Examples
    --------
    >>> plain(-0.14251, 0.00114), plain(42.87, 4e-7), plain(2.6e8, 1.2e6)
    ('-0.1425 ± 0.0011', '42.87000000(40)', '(2.600 ± 0.012)e+08')
    """
    if not (math.isfinite(value) and math.isfinite(uncertainty)) or uncertainty <= 0:
        return f"{value:.7g}"
    digits, error, power = _rounded(value, uncertainty, at_most=13)
    decimals = -int(digits.as_tuple().exponent)
    if decimals > 6:
        return f"{digits:f}({error})" + (f"e{power:+03d}" if power else "")
    written = f"{digits:f} ± {Decimal(error).scaleb(-decimals):f}"
    return f"({written})e{power:+03d}" if power else written


def _rounded(value: float, uncertainty: float, at_most: int = _DIGITS) -> tuple[Decimal, int, int]:
    """The value to the last digit worth showing, its uncertainty in units of that digit, and a power of ten."""
    size = _magnitude(value) if value else _magnitude(uncertainty)
    finest = size - at_most + 1
    last = max(_magnitude(float(f"{uncertainty:.1e}")) - 1, finest)  # 0.0996 counts as 0.10
    power = 0 if size in _PLAIN and last <= 0 else size
    place = Decimal(1).scaleb(last)
    error = int((Decimal(repr(uncertainty)) / place).to_integral_value(ROUND_CEILING if last == finest else None))
    return Decimal(repr(value)).quantize(place).scaleb(-power), error, power


def decimal(value: float, digits: int = 5) -> str:
    r"""A number to so many significant digits, in LaTeX for math mode.

    Examples
    --------
    >>> print(decimal(-1/7), decimal(2.0), decimal(1.5e-8), decimal(9.97e8, 2))
    -0.14286 2 1.5 \times 10^{-8} 1 \times 10^{9}
    """
    if not math.isfinite(value):
        return r"\text{--}"
    if value == 0:
        return "0"
    rounded = Decimal(f"{value:.{digits - 1}e}")
    shift = 0 if rounded.adjusted() in _PLAIN else rounded.adjusted()
    written = f"{rounded.scaleb(-shift):f}"
    written = written.rstrip("0").rstrip(".") if "." in written else written
    return written + (rf" \times 10^{{{shift}}}" if shift else "")


def exact(value: sympy.Rational) -> str:
    r"""An exact rational, with powers of ten written as such.

    Examples
    --------
    >>> print(exact(sympy.Rational(1, 2)), exact(sympy.Integer(10)**8), exact(sympy.Integer(-3)))
    1/2 10^{8} -3
    >>> print(exact(576 * sympy.Integer(10)**21), exact(sympy.Rational("0.34")))
    576 \cdot 10^{21} 0.34
    """
    fraction = Fraction(int(value.p), int(value.q))
    short = Decimal(fraction.numerator) / fraction.denominator
    if fraction.denominator > _SMALL and len(str(short)) <= _SHORT and Fraction(short) == fraction:
        return f"{short:f}"
    digits = str(fraction)
    power = len(digits) - len(digits.rstrip("0"))
    if fraction.denominator > 1 or power < 4:
        return digits
    first = digits[:-power]
    return f"10^{{{power}}}" if first == "1" else rf"{first} \cdot 10^{{{power}}}"


def _magnitude(value: float) -> int:
    return Decimal(repr(value)).adjusted()
