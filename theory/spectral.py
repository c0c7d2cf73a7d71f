"""Leading asymptotics of spectral sums over power-law spectra.

For ``S(t) = sum_k k**-a f(c t k**-b)`` over k >= 1, the Mellin transform F of
the filter f gives the leading term ``F(s)/b * (c t)**-s`` with ``s = (a-1)/b``,
as long as s lies in the fundamental strip of F; to the right of the strip the
sum saturates at the first pole. Source: textbook (Flajolet, Gourdon and Dumas,
Mellin transforms and asymptotics: harmonic sums, 1995).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import sympy

from theory.decide import decide
from theory.errors import OutsideTheClassError, SeveralPhasesError

__all__ = ["SpectralAsymptotics", "spectral_sum"]

Expr = Any


@dataclass(frozen=True)
class SpectralAsymptotics:
    """Leading term of a spectral sum with its conditions and its error.

    Attributes
    ----------
    leading : the leading term as ``large`` grows
    correction : the next term, or for exponential and depth filters the order
        of what is left out
    conditions : what was used about the parameters, proved from the facts
    filter : name of the filter f that was recognised
    """

    summand: Expr
    over: sympy.Symbol
    large: sympy.Symbol
    leading: Expr
    correction: Expr
    conditions: tuple[Expr, ...]
    filter: str

    def _repr_latex_(self) -> str:
        total = sympy.Sum(self.summand, (self.over, 1, sympy.oo))
        return f"$\\displaystyle {sympy.latex(total)} \\sim {sympy.latex(self.leading)}$"


@dataclass(frozen=True)
class _Harmonic:
    """``coefficient * k**-a * filter(scale * large * k**-b)``."""

    coefficient: Expr
    a: Expr
    b: Expr
    scale: Expr
    filter: str


def spectral_sum(
    summand: Expr, over: sympy.Symbol, large: sympy.Symbol, where: Iterable[Expr] = ()
) -> SpectralAsymptotics:
    """Find the leading term of a sum over a power-law spectrum.

    Parameters
    ----------
    summand : sympy.Expr
        ``k**-a`` times one filter of ``x = c*t*k**-b``: ``exp(-x)``,
        ``1/(1+x)``, ``1/(1+x)**2``, or ``(1 - c*k**-b)**(2*L)`` with the depth L
        large. Constants and powers of the large symbol may multiply it.
    over : sympy.Symbol
        The index k, summed over 1, 2, ...
    large : sympy.Symbol
        The symbol that grows.
    where : iterable of sympy relations
        Facts about the parameters besides their declared signs.

    Returns
    -------
    SpectralAsymptotics

    Raises
    ------
    OutsideTheClassError
        If the summand is not of this form.
    SeveralPhasesError
        If the leading term depends on a sign that the facts leave open.

    Examples
    --------
    >>> from theory.symbols import parameters, resources
    >>> a, b, eta, k = parameters("a b eta k"); t = resources("t")
    >>> result = spectral_sum(k**-b*sympy.exp(-2*eta*t*k**-a), over=k, large=t, where=(b > 1,))
    >>> result.leading
    gamma((b - 1)/a)/(a*(2*t*eta)**((b - 1)/a))
    """
    facts = tuple(where)
    harmonic = _read(summand, over, large)
    s = sympy.factor((harmonic.a - 1) / harmonic.b)
    _need(sympy.Gt(harmonic.b, 0), facts, "the filter must act on a decaying spectrum")
    _need(sympy.Gt(harmonic.a, 1), facts, "the sum over modes must converge without the filter")
    _need(sympy.Gt(harmonic.scale, 0), facts, "the filter must act with a positive strength")
    conditions: list[Expr] = [sympy.Gt(harmonic.a, 1)]
    x = harmonic.scale * large
    if harmonic.filter == "depth":
        _need(sympy.Lt(harmonic.scale, 2), facts, "every mode must contract, so c < 2")
        conditions.append(sympy.Lt(harmonic.scale, 2))
        leading = sympy.gamma(s) / harmonic.b * (2 * x) ** -s
        correction = leading / large
    elif harmonic.filter == "exponential":
        leading = sympy.gamma(s) / harmonic.b * x**-s
        # The remainder decays like exp(-const * t**(1/(1+b))): the first Poisson
        # harmonic at its saddle. Source: ours.
        correction = leading * sympy.exp(-(x ** (1 / (1 + harmonic.b))))
    else:
        order = 1 if harmonic.filter == "ridge" else 2
        transform = sympy.pi / sympy.sin(sympy.pi * s) * (1 if order == 1 else 1 - s)
        below = sympy.Lt(s, order)
        saturated = sympy.zeta(harmonic.a - order * harmonic.b) * x**-order
        spread = transform / harmonic.b * x**-s
        if decide(below, facts).proved:
            conditions.append(below)
            leading, correction = spread, saturated
        elif decide(sympy.Gt(s, order), facts).proved:
            conditions.append(sympy.Gt(s, order))
            # Next come the spread term and the second pole, in either order; they merge at s = order + 1.
            merged = sympy.simplify(s - order - 1) == 0
            second = sympy.log(x) / harmonic.b if merged else sympy.zeta(harmonic.a - (order + 1) * harmonic.b)
            leading, correction = saturated, (0 if merged else spread) - order * second * x ** -(order + 1)
        else:
            raise SeveralPhasesError(
                f"the leading term of the sum over {over} changes at {sympy.Eq(s, order)}: "
                f"say which side by the fact {below} or {sympy.Gt(s, order)} (where=...)"
            )
    return SpectralAsymptotics(
        summand=summand,
        over=over,
        large=large,
        leading=harmonic.coefficient * leading,
        correction=harmonic.coefficient * correction,
        conditions=tuple(c for c in conditions if c is not sympy.true),
        filter=harmonic.filter,
    )


def _need(condition: Expr, facts: tuple[Expr, ...], why: str) -> None:
    if condition is not sympy.true and not decide(condition, facts).proved:
        raise OutsideTheClassError(f"need {condition} ({why}); give it as where=({condition},)")


def _read(summand: Expr, k: sympy.Symbol, t: sympy.Symbol) -> _Harmonic:
    coefficient, a = sympy.S.One, sympy.S.Zero
    found: tuple[str, Expr] | None = None
    for factor in sympy.Mul.make_args(sympy.powsimp(sympy.expand_power_base(summand, force=True))):
        base, exponent = factor.as_base_exp()
        if not factor.has(k):
            coefficient *= factor
        elif base == k and not exponent.has(k, t):
            a -= exponent
        elif found is None:
            found = _read_filter(factor, t)
        else:
            raise _outside(summand, factor)
    if found is None:
        raise OutsideTheClassError(
            f"no filter of {t} found in {summand}; multiply k**-a by exp(-x), 1/(1+x), 1/(1+x)**2 or (1-c*k**-b)**(2*L)"
        )
    name, argument = found
    scale, b = sympy.S.One, sympy.S.Zero
    for factor in sympy.Mul.make_args(sympy.expand_power_base(argument, force=True)):
        base, exponent = factor.as_base_exp()
        if base == k:
            b -= exponent
        elif factor != t or name == "depth":
            scale *= factor
    if scale.has(k, t):
        raise _outside(summand, argument)
    return _Harmonic(coefficient, sympy.factor(a), sympy.factor(b), scale, name)


def _read_filter(factor: Expr, t: sympy.Symbol) -> tuple[str, Expr]:
    """Name of the filter and its argument x (for depth: the coefficient of one layer)."""
    if isinstance(factor, sympy.exp):
        return "exponential", -factor.args[0]
    base, exponent = factor.as_base_exp()
    if exponent == 2 * t and not base.has(t):
        return "depth", sympy.factor(1 - base)
    if exponent in (-1, -2) and base.is_Add:
        return {-1: "ridge", -2: "squared ridge"}[int(exponent)], sympy.factor(base - 1)
    raise _outside(factor, factor)


def _outside(summand: Expr, part: Expr) -> OutsideTheClassError:
    return OutsideTheClassError(
        f"cannot read {part} in the spectral sum of {summand}: write it as k**-a times one of "
        "exp(-x), 1/(1+x), 1/(1+x)**2 with x = c*t*k**-b, or (1 - c*k**-b)**(2*L)"
    )
