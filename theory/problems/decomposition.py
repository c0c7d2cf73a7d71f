"""The risk of a problem as terms, regime by regime, and what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import sympy

from theory.errors import OutsideTheClassError, SeveralPhasesError
from theory.monomials import Monomial, term
from theory.problems.assumptions import assumptions
from theory.problems.problem import PowerLawRegression
from theory.problems.regions import Region
from theory.risk import Risk

__all__ = ["LABEL_NOISE", "Cell", "Decomposition", "Part", "Regime", "RiskTerm", "sieved"]

Expr = Any

LABEL_NOISE = "label noise"


@dataclass(frozen=True)
class Part:
    """A part of a risk before it is expanded.

    Attributes
    ----------
    name : what it is
    value : in the regime
    origin : the exact expression behind it
    minor : whether it is a small correction to another part wherever the regime holds
    """

    name: str
    value: Expr
    origin: str
    minor: bool = False

    @property
    def finite(self) -> bool:
        """Whether its constant is; two exponents may coincide at a point."""
        return not self.value.has(sympy.zoo, sympy.nan, sympy.oo, -sympy.oo)


@dataclass(frozen=True)
class RiskTerm:
    """One monomial of a risk, with its leading constant.

    Attributes
    ----------
    name : what it is, in the field's words
    expression : constant times powers of the resources
    origin : the exact expression that it leads
    below : the name of a term that is larger wherever the regime holds, or empty
    """

    name: str
    expression: Expr
    origin: str
    below: str = ""

    @property
    def monomial(self) -> Monomial:
        """The term, taken apart into powers."""
        return term(self.expression, trusted=True).prefactor


@dataclass(frozen=True)
class Regime:
    """Where one thing limits the number of learned modes.

    Attributes
    ----------
    limit : that thing
    region : where it does
    rank : the number of learned modes, up to a constant
    terms : every term found, those that never matter marked by `RiskTerm.below`
    """

    limit: str
    region: Region
    rank: Expr
    terms: tuple[RiskTerm, ...]

    @property
    def kept(self) -> tuple[RiskTerm, ...]:
        """The terms that lead somewhere in the region."""
        return tuple(t for t in self.terms if not t.below)

    @property
    def risk(self) -> Risk:
        """The terms that matter, as a risk for `compute_optimal`; the region's conditions are not in it."""
        return _risk(self.kept, self.region.facts)


@dataclass(frozen=True)
class Cell:
    """The regimes for capacities and sources on one side of every wall.

    Attributes
    ----------
    facts : what holds of the letters there
    regimes : those of the resources
    """

    facts: tuple[Expr, ...]
    regimes: tuple[Regime, ...]

    @property
    def one_sum(self) -> bool:
        """Whether one sum of terms is of the right order in all regimes."""
        return not any(self._too_large())

    def _too_large(self) -> Iterator[tuple[RiskTerm, Regime]]:
        """Terms of one regime that are larger than all those of another there."""
        kept = [t for regime in self.regimes for t in regime.kept]
        for regime in self.regimes:
            for t in kept:
                if not any(regime.region.dominates(here.monomial, t.monomial) for here in regime.kept):
                    yield t, regime

    @property
    def risk(self) -> Risk:
        """One sum for all regimes, as a risk for `compute_optimal`: of the right order everywhere.

        Raises
        ------
        SeveralPhasesError
            If a term of one regime would be too large in another.
        """
        for t, regime in self._too_large():
            raise SeveralPhasesError(
                f"no sum of terms holds in all regimes: the {t.name} {t.expression} is too large where the "
                f"{regime.limit} limit the rank; take the risk of one regime, and its conditions as constraints"
            )
        return _risk((t for regime in self.regimes for t in regime.kept), self.facts)


@dataclass(frozen=True)
class Decomposition:
    """The risk of a problem: cells of exponents, in each regimes, in each terms.

    Attributes
    ----------
    problem : what was asked, with letters replaced as equations among the facts give them
    cells : open cells of capacity and source between their walls, or one on a wall that the facts name
    constants : symbols that stand in the terms, and what they stand for
    facts : what holds in every cell, asked for or needed
    """

    problem: PowerLawRegression
    cells: tuple[Cell, ...]
    constants: tuple[tuple[sympy.Symbol, Expr], ...]
    facts: tuple[Expr, ...] = ()

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What the terms rest on, in short sentences."""
        return assumptions(self.problem, self.facts)

    def sides(self, cell: Cell) -> tuple[Expr, ...]:
        """On which sides of the walls between cells one of them lies."""
        return tuple(fact for fact in cell.facts if fact not in self.facts)

    def __str__(self) -> str:
        from theory.terms import Terms
        from theory.typeset.termlists import terms_text

        return terms_text(Terms(self, {}))

    def _repr_latex_(self) -> str:
        from theory.typeset.terms import formula

        return rf"$\displaystyle {formula(self)}$"


def sieved(parts: Iterable[Part], region: Region) -> tuple[RiskTerm, ...]:
    """The leading monomials of the parts of a risk, and which of them matter.

    Label noise is weighed by itself: its variance may be as small as one likes.

    Raises
    ------
    SeveralPhasesError
        If that depends on the side of a wall which the facts leave open.

    Examples
    --------
    >>> from theory.symbols import resources
    >>> t = resources("t")
    >>> parts = (Part("bias", 1/t, "first"), Part("variance", 3/t**2, "second"))
    >>> [(found.expression, found.below) for found in sieved(parts, Region(((sympy.S.One, t),)))]
    [(1/t, ''), (3/t**2, 'bias')]
    """
    given = [part for part in parts if part.value != 0]
    if infinite := [part.name for part in given if not (part.finite or part.minor)]:
        raise OutsideTheClassError(
            f"two exponents of the {infinite[0]} coincide here, which makes a logarithm that is not derived; move "
            "capacity or source a little"
        )
    # A correction that never matters may have a pole at a single point, which cancels against its neighbours.
    found = [(part, m) for part in given if part.finite for m in region.leading(part.value)]
    terms: list[RiskTerm] = []
    for noisy in (False, True):
        group = [(part, m) for part, m in found if (part.name == LABEL_NOISE) == noisy]
        monomials = [m for _, m in group]
        for (part, m), over in zip(group, region.dominators(monomials), strict=True):
            below = "" if over is None else group[monomials.index(over)][0].name
            terms.append(RiskTerm(part.name, m.expression, part.origin, below))
    return tuple(terms)


def _risk(terms: Iterable[RiskTerm], facts: tuple[Expr, ...]) -> Risk:
    distinct = dict.fromkeys(t.expression for t in terms)
    return Risk(tuple(term(e, trusted=True) for e in distinct), where=facts)
