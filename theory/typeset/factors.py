"""How an author lays out the factors of a product: what is drawn together, what goes below the bar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sympy

from theory.symbols import Resource

__all__ = [
    "Factor",
    "base_and_exponent",
    "belongs_below",
    "collected",
    "drawn_together",
    "is_negative",
    "is_special",
    "is_tall",
    "signed",
]

Expr = Any
Factor = tuple[Expr, Expr]
_TWO, _MANY = 2, 3


def is_negative(term: Expr) -> bool:
    """Whether the number in front of a term is negative."""
    return bool(term.as_coeff_Mul()[0].is_negative)


def signed(term: Expr) -> tuple[bool, Expr]:
    """Whether a minus sign can be drawn to the front, and what is left; ``(-a - b)/c`` becomes ``-(a + b)/c``."""
    if is_negative(term):
        return True, -term
    factors = sympy.Mul.make_args(term)
    turned = [f for f in factors if f.is_Add and all(is_negative(t) for t in f.args)]
    if len(turned) == 1 and len(factors) > 1:
        return True, sympy.Mul(-turned[0], *(f for f in factors if f is not turned[0]), evaluate=False)
    return False, term


def base_and_exponent(factor: Expr) -> Factor:
    """A factor as a power; ``exp(x)`` is a power of e."""
    if isinstance(factor, sympy.exp):
        return sympy.E, factor.args[0]
    if factor.is_Pow:
        return factor.base, factor.exp
    return factor, sympy.S.One


def belongs_below(base: Expr, exponent: Expr) -> bool:
    """Whether a factor goes under a fraction bar; symbolic and fractional powers stay superscripts."""
    root = exponent == -sympy.Rational(1, 2) and not isinstance(base, Resource)
    return bool(root or (exponent.is_Integer and exponent < 0 and base != sympy.E) or (base, exponent) == (sympy.E, -1))


def is_special(base: Expr, exponent: Expr) -> bool:
    """A sum, or a function of something tall, which reads badly inside a fraction."""
    tall = isinstance(base, (sympy.log, sympy.LambertW)) and not base.args[0].is_Atom
    return isinstance(base, sympy.Sum) or (tall and exponent == 1)


def is_tall(base: Expr, exponent: Expr) -> bool:
    """Powers of what grows, and of brackets, read better beside a fraction than in it."""
    raised = not exponent.is_Rational or exponent.q > 2
    return is_special(base, exponent) or (raised and (base.has(Resource) or not base.is_Atom))


def collected(args: Sequence[Expr]) -> list[Factor]:
    """Factors with every base once; sympy leaves ``x*x**(a - 1)`` as it is."""
    found: dict[Expr, list[Expr]] = {}
    for base, exponent in map(base_and_exponent, args):
        found.setdefault(base, []).append(exponent)
    return [(base, es[0] if len(es) == 1 else sympy.factor(sympy.cancel(sympy.Add(*es)))) for base, es in found.items()]


def drawn_together(factors: list[Factor]) -> list[Factor]:
    """Write factors raised alike as one power, and many powers over one long denominator as one root."""
    return _rooted(_raised_alike(factors))


def _raised_alike(factors: list[Factor]) -> list[Factor]:
    """``x**a * y**-a`` becomes ``(x/y)**a``; powers of resources stay on their own."""
    alike: dict[Expr, list[Factor]] = {}
    for base, exponent in factors:
        if (not exponent.is_Rational or exponent.q == 2) and base != sympy.E and not isinstance(base, Resource):
            inverse = exponent.could_extract_minus_sign()
            alike.setdefault(-exponent if inverse else exponent, []).append((base, -1 if inverse else 1))
    made = list(factors)
    for exponent, group in alike.items():
        unsure = [sign for base, sign in group if not base.is_positive]
        if sum(not base.is_Rational for base, _ in group) < _TWO or len(unsure) > 1:
            continue
        # A base that may be negative keeps its own exponent, for 1/y**a need not be (1/y)**a.
        turned = unsure[0] if unsure else max(sign for _, sign in group)
        made = [f for f in made if all(f != (base, sign * exponent) for base, sign in group)]
        made.append((sympy.Mul(*(base ** (sign * turned) for base, sign in group)), turned * exponent))
    return made


def _rooted(factors: list[Factor]) -> list[Factor]:
    """``x**(a/s) * y**(b/s) * z**(c/s)`` becomes ``(x**a * y**b * z**c)**(1/s)`` for a sum s."""
    if sum(not exponent.is_Rational for _, exponent in factors) < _MANY:
        return factors
    shared: dict[Expr, list[Factor]] = {}
    for base, exponent in factors:
        above, below = sympy.fraction(sympy.together(exponent))
        if base.is_positive and (below.is_Add or below.is_Dummy):
            shared.setdefault(below, []).append((base, above))
    made = list(factors)
    for below, group in shared.items():
        if len(group) >= _MANY:
            made = [f for f in made if all(f[0] != base for base, _ in group)]
            made.append((sympy.Mul(*(base**above for base, above in group)), 1 / below))
    return made
