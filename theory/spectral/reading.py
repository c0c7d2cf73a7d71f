"""Reading a summand as a power of the index times one filter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sympy

from theory.decide import decide
from theory.errors import OutsideTheClassError
from theory.products import factored
from theory.spectral.filters import FILTERS, Filter
from theory.symbols import Resource, resources_of

__all__ = ["Reading", "find_large", "prove", "read"]

Expr = Any

FORMS = "exp(-x), 1-exp(-x), 1/(1+x), 1/(1+x)**2 or x/(1+x)**2 with x = c*t*k**-b, or (1 - c*k**-b)**(2*L)"


@dataclass(frozen=True)
class Reading:
    """``coefficient * large**growth * k**-a * filter(argument * k**-b)``.

    For the depth filter ``(1 - strength*k**-b)**(2*layers)``, whose argument is
    ``2*layers*strength``; ``layers`` is None for the others.
    """

    coefficient: Expr
    growth: Expr
    a: Expr
    b: Expr
    argument: Expr
    filter: Filter
    large: sympy.Symbol
    layers: Expr | None = None

    @property
    def strength(self) -> Expr:
        """What stands before ``k**-b`` in one layer, or the argument over the large symbol."""
        return self.argument / (self.large if self.layers is None else 2 * self.layers)

    @property
    def outside(self) -> Expr:
        """What multiplies the whole sum."""
        return self.coefficient * self.large**self.growth


def read(summand: Expr, k: sympy.Symbol, t: sympy.Symbol) -> Reading:
    """Read the summand of a spectral sum over k as t grows.

    Raises
    ------
    OutsideTheClassError
        If it is not of this form.
    """
    coefficient, growth, a = sympy.S.One, sympy.S.Zero, sympy.S.Zero
    found: Expr | None = None
    for factor in _factors(summand, k):
        base, exponent = factor.as_base_exp()
        if factor.has(k):
            if base == k and not exponent.has(k, t):
                a -= exponent
            elif found is None:
                found = factor
            else:
                raise _outside(summand, factor)
        elif base == t and not exponent.has(t):
            growth += exponent
        elif not factor.has(t):
            coefficient *= factor
        else:
            raise _outside(summand, factor)
    if found is None:
        raise OutsideTheClassError(f"no filter of {t} found in {summand}; multiply k**-a by {FORMS}")
    name, inner, layers = _read_filter(found)
    strength, b = _split(inner, k, summand)
    argument = strength if layers is None else factored(2 * layers * strength)
    if argument.has(k) or not argument.has(t) or (argument / t).has(t):
        raise _outside(summand, found)
    if name == "squared ridge" and growth == 1:
        # A factor x before the square is the large symbol and k**-b; its constant goes outside.
        name, growth, coefficient, a = "mixed ridge", sympy.S.Zero, coefficient * t / argument, a - b
    return Reading(coefficient, growth, factored(a), factored(b), argument, FILTERS[name], t, layers)


def find_large(summand: Expr, k: sympy.Symbol) -> Resource:
    """Find the resource inside the filter of a spectral sum over k.

    Raises
    ------
    OutsideTheClassError
        If there is none, or more than one.
    """
    inside = sympy.Mul(*(f for f in _factors(summand, k) if f.has(k) and f.as_base_exp()[0] != k))
    found = resources_of(inside)
    if len(found) != 1:
        names = ", ".join(map(str, found)) or "none"
        raise OutsideTheClassError(
            f"the filter of the spectral sum of {summand} over {k} must contain exactly one resource, which grows; "
            f"it contains {names}. Make it with resources(...), or call spectral_sum(..., large=...)"
        )
    return found[0]


def prove(condition: Expr, facts: tuple[Expr, ...], why: str) -> None:
    """Refuse by name a condition that does not follow from the facts."""
    if condition is not sympy.true and not decide(condition, facts).proved:
        raise OutsideTheClassError(f"need {condition} ({why}); give it as where=({condition},)")


def _factors(summand: Expr, k: sympy.Symbol) -> list[Expr]:
    """The factors of a summand, also where its product with ``k**-a`` was multiplied out."""
    product = sympy.factor_terms(summand) if summand.is_Add else summand
    factors = sympy.Mul.make_args(sympy.powsimp(sympy.expand_power_base(product, force=True), combine="exp"))
    return [part for factor in factors for part in _with_one(factor, k)]


def _with_one(factor: Expr, k: sympy.Symbol) -> tuple[Expr, ...]:
    """Write ``1/(k**a + x k**a)`` as ``k**-a/(1 + x)``."""
    base, exponent = factor.as_base_exp()
    powers = [u for u in sympy.Add.make_args(base) if u.as_base_exp()[0] == k]
    if exponent not in (-1, -2) or not base.is_Add or len(powers) != 1:
        return (factor,)
    return powers[0] ** exponent, sympy.expand_mul(base / powers[0]) ** exponent


def _read_filter(factor: Expr) -> tuple[str, Expr, Expr | None]:
    """Name of the filter, its argument x (for depth that of one layer), and the number of layers."""
    if isinstance(factor, sympy.exp):
        return "exponential", -factor.args[0], None
    base, exponent = factor.as_base_exp()
    if exponent == 1 and base.is_Add and isinstance(base - 1, sympy.Mul) and isinstance(1 - base, sympy.exp):
        return "complementary exponential", -(1 - base).args[0], None
    if (exponent / 2).is_Symbol:
        return "depth", factored(1 - base), exponent / 2
    if exponent in (-1, -2) and base.is_Add:
        return {-1: "ridge", -2: "squared ridge"}[int(exponent)], factored(base - 1), None
    raise _outside(factor, factor)


def _split(argument: Expr, k: sympy.Symbol, summand: Expr) -> tuple[Expr, Expr]:
    """What multiplies ``k**-b`` in an argument, and b."""
    strength, b = sympy.S.One, sympy.S.Zero
    for factor in sympy.Mul.make_args(sympy.expand_power_base(argument, force=True)):
        base, exponent = factor.as_base_exp()
        if base == k:
            b -= exponent
        else:
            strength *= factor
    if strength.has(k) or b.has(k):
        raise _outside(summand, argument)
    return strength, b


def _outside(summand: Expr, part: Expr) -> OutsideTheClassError:
    return OutsideTheClassError(
        f"cannot read {part} in the spectral sum of {summand}: write it as k**-a times one of {FORMS}"
    )
