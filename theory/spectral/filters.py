"""The filters of a spectral sum and their Mellin transforms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import sympy
from sympy import gamma, pi, sin

__all__ = ["FILTERS", "Filter"]

Expr = Any


@dataclass(frozen=True)
class Filter:
    """A filter f(x) and its Mellin transform F(s), the integral of ``f(x) x**(s - 1)``.

    Attributes
    ----------
    name : what results call it
    transform : F, written without a singularity wherever F has none in its strip
    vanishing : the power m with f ~ x**m as x -> 0; the fundamental strip begins at -m
    first : the first pole of F to the right of its strip, or None if f decays exponentially
    regular : ``(first - s) F(s)``, without a singularity up to s = first + 1
    weight : the polynomial p with ``F(s) = p(s) pi/sin(pi s)`` if every later integer
        is a pole as well, else None
    """

    name: str
    transform: Callable[[Expr], Expr]
    vanishing: int = 0
    first: int | None = None
    regular: Callable[[Expr], Expr] | None = None
    weight: Callable[[Expr], Expr] | None = None

    @property
    def endless(self) -> bool:
        """Whether there are infinitely many poles."""
        return self.weight is not None

    def poles(self, count: int) -> tuple[int, ...]:
        """The first poles to the right of the strip."""
        if self.first is None:
            return ()
        return tuple(range(self.first, self.first + (count if self.endless else 1)))

    def expansion(self, j: int) -> tuple[Expr, Expr]:
        """Coefficient w of ``x**-j`` in f, and the finite part of F at its pole j.

        ``F(j + e) = -w/e + finite + ...``. For the ridge filters ``pi/sin(pi (j + e))``
        is ``(-1)**j (1/e + O(e))``; the other pole is that of ``-Gamma`` at zero.

        Examples
        --------
        >>> FILTERS["ridge"].expansion(2), FILTERS["mixed ridge"].expansion(1)
        ((-1, 0), (1, -1))
        """
        if self.weight is None:
            return sympy.S.One, sympy.EulerGamma
        z = sympy.Dummy("z")
        polynomial = self.weight(z)
        return -((-1) ** j) * polynomial.subs(z, j), (-1) ** j * polynomial.diff(z).subs(z, j)


# f = x**m (1 + x)**-n has F(s) = B(s + m, n - m - s). Source: textbook (Euler's beta integral).
FILTERS = {
    found.name: found
    for found in (
        Filter("exponential", gamma),
        Filter("depth", gamma),
        Filter("complementary exponential", lambda s: -gamma(s), vanishing=1, first=0, regular=lambda s: gamma(1 + s)),
        Filter(
            "ridge",
            lambda s: pi / sin(pi * s),
            first=1,
            regular=lambda s: gamma(s) * gamma(2 - s),
            weight=lambda s: sympy.S.One,  # noqa: ARG005
        ),
        Filter(
            "squared ridge",
            lambda s: gamma(s) * gamma(2 - s),
            first=2,
            regular=lambda s: gamma(s) * gamma(3 - s),
            weight=lambda s: 1 - s,
        ),
        Filter(
            "mixed ridge",
            lambda s: gamma(1 + s) * gamma(1 - s),
            vanishing=1,
            first=1,
            regular=lambda s: gamma(1 + s) * gamma(2 - s),
            weight=lambda s: s,
        ),
    )
}
