"""What is known of a spectral sum: its terms, their signs, what is left out, and bounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sympy

from theory.errors import OutsideTheClassError
from theory.spectral.cutoff import Regime
from theory.spectral.reading import Reading, prove

__all__ = ["SpectralAsymptotics", "Term"]

Expr = Any


@dataclass(frozen=True)
class Term:
    """``coefficient * large**power * log(large)**log``.

    Attributes
    ----------
    coefficient, power : free of the large symbol
    log : 0, or 1 where two poles coincide
    condition : where the term has this form, if the facts leave it open
    sign : sign of the coefficient as far as the facts decide it, else None
    expression : the term as a formula
    """

    coefficient: Expr
    power: Expr
    log: int
    condition: Expr
    sign: int | None
    expression: Expr


@dataclass(frozen=True)
class SpectralAsymptotics:
    """Asymptotic expansion of a spectral sum, with its conditions and its error.

    Attributes
    ----------
    leading : the leading term as ``large`` grows
    correction : the next term, the sum of two if the facts leave their order open;
        for the exponential filter the size of what is left out
    conditions : what was used about the parameters, proved from the facts
    filter : name of the filter f that was recognised
    terms : the expansion, in the order of decay as far as it is known; with a
        cutoff that grows, the missing tail at the end; none for a fixed cutoff
    dominant : those of them that `leading` stands for
    error : size of what the terms leave out, up to a constant; with its constant
        where that is exponentially small
    uniform : `leading` in a form that holds across the point where the spread and
        the first saturation term meet, see `spectral_sum`
    exact : closed form that leaves out only what is exponentially small, or None
    exact_error : size of what `exact` leaves out, or None
    cutoff : the last index, infinity if there is none
    regimes : with a cutoff, the behaviour below and above saturation
    reading : the summand, taken apart
    facts : what was known
    """

    summand: Expr
    over: sympy.Symbol
    large: sympy.Symbol
    leading: Expr
    correction: Expr
    conditions: tuple[Expr, ...]
    filter: str
    terms: tuple[Term, ...]
    dominant: tuple[Term, ...]
    error: Expr
    uniform: Expr
    exact: Expr | None
    exact_error: Expr | None
    cutoff: Expr
    regimes: tuple[Regime, ...]
    reading: Reading
    facts: tuple[Expr, ...]

    @property
    def expression(self) -> Expr:
        """The sum of all terms."""
        return sympy.Add(*(t.expression for t in self.terms)) if self.terms else self.leading

    @property
    def risk_terms(self) -> tuple[Expr, ...]:
        """The term that dominates, positive by the facts, for use in a risk.

        With a cutoff that grows it is an upper bound only, since the missing tail
        is negative and the sum decays faster beyond saturation.

        Raises
        ------
        OutsideTheClassError
            If what multiplies the sum is not known to be positive.
        """
        if not self.reading.outside.is_positive:
            raise OutsideTheClassError(
                f"the sum over {self.over} is multiplied by {self.reading.coefficient}, which is not known to be "
                "positive; declare it with parameters(...)"
            )
        return (self.leading,)

    @property
    def left_out(self) -> tuple[tuple[Term, str], ...]:
        """The terms that `risk_terms` leaves out, each with the reason."""
        why = {1: "positive, but never dominates", -1: "negative", None: "its sign is not decided"}
        return tuple((t, why[t.sign]) for t in self.terms if t not in self.dominant)

    def uniform_bound(self) -> Expr:
        """Bound the distance of the sum from its integral, for every positive value of ``large``.

        A unimodal summand g >= 0 has ``|sum - integral| <= max g``. The integral
        over k from 0 on is `exact` for the exponential and depth filters, and the
        spread term for the ridge filters. Source: textbook for the inequality;
        the maxima are ours.

        Returns
        -------
        sympy.Expr

        Raises
        ------
        OutsideTheClassError
            If the summand has no finite maximum, or the facts do not show it.

        Examples
        --------
        >>> from theory.spectral import spectral_sum
        >>> from theory.symbols import parameters, resources
        >>> a, b, k = parameters("a b k"); t = resources("t")
        >>> spectral_sum(k**-a*sympy.exp(-t*k**-b), k, t, where=(a > 1,)).uniform_bound()
        (a*exp(-1)/(t*b))**(a/b)
        """
        read = self.reading
        if self.cutoff != sympy.oo:
            raise OutsideTheClassError(f"the uniform bound is for sums over all {self.over}; leave out the cutoff")
        a, b, x = read.a, read.b, read.argument
        if read.filter.name == "exponential":
            return read.outside * (a / (sympy.E * b * x)) ** (a / b)
        if read.layers is not None:
            self._need(sympy.Le(read.strength, 1), "every mode must decrease monotonically")
            # At the maximum strength * k**-b = u.
            u = a / (2 * read.layers * b + a)
            return read.outside * (u / read.strength) ** (a / b) * (1 - u) ** (2 * read.layers)
        if read.filter.first is None or not read.filter.endless:
            raise OutsideTheClassError(
                f"the summand with the {read.filter.name} has no maximum, so it has no uniform bound; use its error"
            )
        # The filter is x**m (1 + x)**-n.
        m, n = read.filter.vanishing, read.filter.first + read.filter.vanishing
        self._need(sympy.Lt(sympy.factor(a + m * b - n * b), 0), "the summand must have a maximum")
        # At the maximum argument * k**-b = u.
        u = sympy.factor((a + m * b) / (n * b - a - m * b))
        return read.outside * (u / x) ** (a / b) * u**m * (1 + u) ** -n

    def _need(self, condition: Expr, why: str) -> None:
        if condition is sympy.false:
            raise OutsideTheClassError(f"no uniform bound for the sum of {self.summand}: {why}; use its error")
        prove(condition, self.facts, why)

    def _repr_latex_(self) -> str:
        total = sympy.Sum(self.summand, (self.over, 1, self.cutoff))
        relation = "\\asymp" if len(self.dominant) > 1 else "\\sim"
        return f"$\\displaystyle {sympy.latex(total)} {relation} {sympy.latex(self.leading)}$"
