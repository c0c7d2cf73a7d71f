"""Strategies of hypothesis for statements about scaling laws, for `given` and for `proofs_check.falsify`.

Numbers are exact fractions. They shrink towards simple ones, and every strategy visits the edges on purpose: the ends
of an interval and what lies close to them, huge and tiny numbers, and letters that coincide.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
import sympy
from hypothesis import assume
from hypothesis import strategies as st

from proofs_check.arrays import Floats
from proofs_check.domains import Domain, Side, domain_of, rational
from proofs_check.dynamics.spectra import Spectrum, finite_power_law
from theory.records import Claim, Inclusion
from theory.risk import Risk
from theory.symbols import Resource, resources_of

__all__ = ["Allocation", "allocations", "covariances", "matrices", "parameters_under", "rationals", "risks", "spectra"]

Expr = Any
Drawn = dict[sympy.Symbol, Fraction]

DENOMINATOR = 12
DECADES = 30
SHARES = tuple(
    sorted(
        {Fraction(i, n) for n in range(2, DENOMINATOR + 1) for i in range(1, n)},
        key=lambda share: (share.denominator, share.numerator),
    )
)
SIZES = tuple(
    sorted(
        {Fraction(i, n) for n in range(1, DENOMINATOR + 1) for i in range(1, DENOMINATOR + 1)},
        key=lambda size: (max(size.numerator, size.denominator), size.denominator),
    )
)
LINE = Side()
KIND = st.sampled_from(("simple", "again", "extreme"))
PLACE = st.integers(0, 419)  # reduced modulo the length of a list
FIRST = st.integers(0, 15)  # the simplest only
STEPS = st.one_of(st.integers(0, DENOMINATOR), st.sampled_from([10**k for k in range(2, DECADES + 1)]))


def rationals(side: Side = LINE, *, whole: bool = False, near: Sequence[Fraction] = ()) -> st.SearchStrategy[Fraction]:
    """Fractions of an interval: simple ones, its ends, huge and tiny distances from them, and given numbers.

    Parameters
    ----------
    side : Side
        Not empty; the whole line unless given.
    whole : bool
        Whether only whole numbers are drawn.
    near : sequence of Fraction
        Numbers that are drawn again if they lie in the interval.

    Examples
    --------
    >>> from hypothesis import find
    >>> find(rationals(Side(Fraction(0), Fraction(1))), lambda x: x > 0)
    Fraction(1, 1)
    >>> find(rationals(Side(low=Fraction(1))), lambda x: x > 10**5)
    Fraction(100001, 1)
    """
    return st.composite(lambda draw: _number(draw, side, whole, near, True))()


def _number(draw: st.DrawFn, side: Side, whole: bool, near: Sequence[Fraction], extreme: bool) -> Fraction:
    """A number of the side; only its kind and its place in a list are drawn, which shrinks to the first of the list."""
    if whole:
        return draw(_whole(side, extreme))
    kind = draw(KIND)
    if kind == "again" and (again := [x for x in near if not side.above(x, False).below(x, False).empty]):
        return again[draw(PLACE) % len(again)]
    return (_extreme if extreme and kind == "extreme" else _simple)(side, draw(PLACE if extreme else FIRST))


def _simple(side: Side, place: int) -> Fraction:
    low, high = side.low, side.high
    ends = [end for end, is_open in ((low, side.low_open), (high, side.high_open)) if end is not None and not is_open]
    if low is not None and high is not None:
        place %= len(ends) + len(SHARES)
        return ends[place] if place < len(ends) else low + SHARES[place - len(ends)] * (high - low)
    if low is None and high is None:
        place %= 2 * len(SIZES) + 1
        return SIZES[place // 2 - 1] * (1 if place % 2 else -1) if place > 1 else Fraction(0)
    choices = len(ends) + len(SIZES)
    if place % choices < len(ends):
        return ends[0]
    size = SIZES[place % choices - len(ends)]
    return low + size if low is not None else Fraction(high or 0) - size


def _extreme(side: Side, place: int) -> Fraction:
    """Powers of ten away from an end; between two ends, tiny shares of their distance."""
    low, high = side.low, side.high
    step = Fraction(10) ** (place // 2 % DECADES + 1)
    if low is not None and high is not None:
        return low + (high - low) / step if place % 2 else high - (high - low) / step
    if low is None and high is None:
        return step if place % 2 else -step
    step = step if place % 2 else 1 / step
    return low + step if low is not None else Fraction(high or 0) - step


def _whole(side: Side, extreme: bool) -> st.SearchStrategy[Fraction]:
    low = None if side.low is None else math.floor(side.low) + 1 if side.low_open else math.ceil(side.low)
    high = None if side.high is None else math.ceil(side.high) - 1 if side.high_open else math.floor(side.high)
    if low is not None and high is not None:
        high = high if extreme else min(high, low + DENOMINATOR)
        return st.integers(low, high).map(Fraction) if low <= high else st.nothing()
    start, sign = (high, -1) if low is None and high is not None else (low or 0, 1)
    steps = STEPS if extreme else st.integers(0, DENOMINATOR)
    return steps.map(lambda step: Fraction(start + sign * step))


def parameters_under(given: Claim | Iterable[Expr], symbols: Iterable[sympy.Symbol] = ()) -> st.SearchStrategy[Drawn]:
    """Values of the letters of a claim, or of facts, at which its assumptions hold.

    Linear facts are solved, so that few draws are rejected.

    Parameters
    ----------
    given : Claim or relations
        Beside them count the signs of the symbols and whether they are whole; resources are at least one.
    symbols : symbols
        Further letters.

    Returns
    -------
    strategy
        Of dictionaries from symbols to fractions.

    Examples
    --------
    >>> from hypothesis import find
    >>> a, b = sympy.symbols("a b", positive=True)
    >>> find(parameters_under([a > 1, b < a - 1]), lambda at: at[a] < 3)
    {a: Fraction(2, 1), b: Fraction(1, 2)}
    """
    if isinstance(given, Claim):
        symbols = [*_letters(given), *symbols]
        given = given.assumptions
    return drawn_from(domain_of(given, symbols))


def _letters(claim: Claim) -> list[sympy.Symbol]:
    if isinstance(claim.statement, Inclusion):
        return []
    return [s for s in claim.statement.content.free_symbols if isinstance(s, sympy.Symbol)]


def drawn_from(domain: Domain, *, extreme: bool = True) -> st.SearchStrategy[Drawn]:
    """Values of the letters of a domain; only the simplest, by no means huge or tiny, unless `extreme`.

    Examples
    --------
    >>> from hypothesis import find
    >>> n = sympy.Symbol("n", integer=True, positive=True)
    >>> find(drawn_from(domain_of([n <= 10])), lambda at: at[n] > 3)
    {n: Fraction(4, 1)}
    """

    @st.composite
    def values(draw: st.DrawFn) -> Drawn:
        made: list[Fraction] = []
        for index, letter in enumerate(domain.letters):
            side = domain.side(index, made + [Fraction(0)] * (len(domain.letters) - index))
            assume(not side.empty)
            made.append(_number(draw, side, bool(letter.is_integer), made, extreme))
        found = dict(zip(domain.letters, made, strict=True))
        assume(domain.holds(found))
        return found

    return values()


def spectra(modes: int = 50) -> st.SearchStrategy[Spectrum]:
    """Finite power-law spectra: eigenvalues ``k**-nu`` and power ``k**-(nu*beta + 1)``, nu and beta up to four.

    Parameters
    ----------
    modes : int
        The largest number of modes.

    Examples
    --------
    >>> from hypothesis import given, settings
    >>> @settings(max_examples=5)
    ... @given(spectra(modes=10))
    ... def eigenvalues_fall(spectrum):
    ...     assert (np.diff(spectrum.eigenvalue) < 0).all() and len(spectrum.eigenvalue) <= 10
    >>> eigenvalues_fall()
    """
    exponents = st.sampled_from([Fraction(3, 2), *(x for x in SIZES if 1 < x < 4)])
    sources = st.sampled_from([x for x in SIZES if Fraction(1, 4) <= x <= 4])
    return st.builds(
        lambda size, nu, beta: finite_power_law(float(nu), float(beta), size),
        st.integers(1, modes),
        exponents,
        sources,
    )


def risks(resources: Sequence[Resource], terms: int = 4) -> st.SearchStrategy[Risk]:
    """Risks of up to so many terms, each falling in some of the resources, with exponents and coefficients simple.

    Every resource occurs.

    Examples
    --------
    >>> from hypothesis import given, settings
    >>> from theory.symbols import resources
    >>> N, D = resources("N D")
    >>> @settings(max_examples=5)
    ... @given(risks([N, D]))
    ... def every_resource_occurs(risk):
    ...     assert risk.expression.has(N) and risk.expression.has(D)
    >>> every_resource_occurs()
    """

    @st.composite
    def drawn(draw: st.DrawFn) -> Risk:
        made = [draw(st.sampled_from(SIZES)) * _power(r, draw(st.sampled_from(SIZES))) for r in resources]
        for _ in range(draw(st.integers(0, max(0, terms - len(resources))))):
            several = draw(st.lists(st.sampled_from(list(resources)), min_size=1, unique=True))
            powers = [_power(r, draw(st.sampled_from(SIZES))) for r in several]
            made.append(rational(draw(st.sampled_from(SIZES))) * sympy.Mul(*powers))
        return Risk(sympy.Add(*made))

    return drawn()


def _power(resource: Resource, exponent: Fraction) -> Expr:
    return resource ** -rational(exponent)


@dataclass(frozen=True)
class Allocation:
    """Amounts of resources, at least one each, and the budget that they use up."""

    amounts: Drawn
    budget: Fraction


def allocations(risk: Risk, cost: Expr) -> st.SearchStrategy[Allocation]:
    """Allocations of the resources of a risk, with the budget that pays for each exactly.

    Parameters
    ----------
    risk : Risk
    cost : sympy.Expr
        Rational in the resources, with rational coefficients.

    Examples
    --------
    >>> from hypothesis import find
    >>> from theory.symbols import resources
    >>> N, D = resources("N D")
    >>> find(allocations(Risk(1/N + 1/D), 6*N*D), lambda a: a.budget < 100)
    Allocation(amounts={D: Fraction(1, 1), N: Fraction(1, 1)}, budget=Fraction(6, 1))
    """
    bought = sorted({*resources_of(risk.expression), *resources_of(cost)}, key=str)

    def paid(amounts: Drawn) -> Allocation:
        price = cost.xreplace({r: rational(x) for r, x in amounts.items()})
        return Allocation(dict(amounts), Fraction(int(price.p), int(price.q)))

    return parameters_under([], bought).map(paid)


def matrices(size: int, seeds: st.SearchStrategy[int] = st.integers(0, 2**32 - 1)) -> st.SearchStrategy[Floats]:  # noqa: B008
    """Orthogonal matrices of a size, uniform (textbook: Q of a Gaussian matrix, signs by the diagonal of R).

    Examples
    --------
    >>> from hypothesis import given, settings
    >>> @settings(max_examples=5)
    ... @given(matrices(3))
    ... def rows_are_orthonormal(turn):
    ...     assert np.allclose(turn @ turn.T, np.eye(3))
    >>> rows_are_orthonormal()
    """

    def turned(seed: int) -> Floats:
        q, r = np.linalg.qr(np.random.default_rng(seed).standard_normal((size, size)))
        return np.asarray(q * np.sign(np.diag(r)))

    return seeds.map(turned)


def covariances(size: int) -> st.SearchStrategy[Floats]:
    """Covariance matrices whose eigenvalues are powers of their number, in a uniform basis.

    Examples
    --------
    >>> from hypothesis import given, settings
    >>> @settings(max_examples=5)
    ... @given(covariances(3))
    ... def largest_is_one(matrix):
    ...     assert abs(np.linalg.eigvalsh(matrix)[-1] - 1) < 1e-12
    >>> largest_is_one()
    """
    values = st.sampled_from(SIZES).map(lambda power: np.arange(1.0, size + 1) ** -float(power))
    return st.builds(lambda turn, speeds: (turn * speeds) @ turn.T, matrices(size), values)
