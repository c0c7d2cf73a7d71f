"""Side conditions of theorems about resource bounds, decided on the growth scale."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import sympy

from theory.classes.terms import LENGTH
from theory.errors import OutsideTheClassError, SeveralPhasesError
from theory.expressions import text
from theory.growth import growth
from theory.growth.read import readings
from theory.growth.scale import Leading, Level, leading, power_of
from theory.growth.signs import Branch

__all__ = ["Side", "holds", "shortest"]

Expr = Any
Facts = tuple[Expr, ...]


@dataclass(frozen=True)
class Side:
    """A condition on bounds.

    Attributes
    ----------
    relation : ``O`` (at most a constant times), ``o`` (a vanishing part of), ``soft O`` (up to powers of log n), ``soft
        o`` (a vanishing part of, whatever power of log n multiplies it), or ``polynomial`` (of the left side alone)
    left, right : expressions in the length and placeholders
    """

    relation: Literal["O", "o", "soft O", "soft o", "polynomial"]
    left: Expr
    right: Expr = sympy.S.One

    def __str__(self) -> str:
        if self.relation == "polynomial":
            return f"{text(self.left)} at most polynomial"
        return f"{text(self.left)} in {self.relation}({text(self.right)})"


def holds(side: Side, facts: Facts = ()) -> bool:
    """Whether a condition is shown to hold for all parameters that satisfy the facts.

    Bounds that the scale cannot compare show nothing.

    Examples
    --------
    >>> n = LENGTH
    >>> holds(Side("soft O", n * sympy.log(n)**3, n)), holds(Side("O", n * sympy.log(n), n))
    (True, False)
    """
    return _holds(side, tuple(facts))


@lru_cache(maxsize=4096)
def _holds(side: Side, facts: Facts) -> bool:
    right = sympy.S.One if side.relation == "polynomial" else side.right
    try:
        return all(_PASSES[side.relation](found) for found in _quotient(side.left, right, facts))
    except OutsideTheClassError:
        return False


def _quotient(left: Expr, right: Expr, facts: Facts) -> Iterator[Leading]:
    """Where left/right tends, branch by branch of the parameters."""
    for (mine, yours), branch in readings([left, right], LENGTH, Branch.of(facts)):
        yield from leading(mine / yours, branch)


def _bounded(found: Leading) -> bool:
    return found.sign <= 0


def _vanishing(found: Leading) -> bool:
    return found.sign < 0


def _softly_bounded(found: Leading) -> bool:
    return found.sign <= 0 or _below(found, Level(1))


def _softly_vanishing(found: Leading) -> bool:
    """A power of n, or an exponential whose rate is more than log log n."""
    return found.sign < 0 and found.level is not None and not _below(found, Level(1))


def _polynomial(found: Leading) -> bool:
    return found.sign <= 0 or _below(found, Level(0))


def _below(found: Leading, level: Level) -> bool:
    """Whether what decides is at most a power of a level: its logarithm is at most of the order of the level's."""
    assert found.level is not None
    if found.level.rate is None:
        return found.level.depth >= level.depth
    ratio = found.level.rate / power_of(Level(level.depth + 1))
    return all(part.sign <= 0 for part in leading(ratio, found.branch))


_PASSES: dict[str, Callable[[Leading], bool]] = {
    "O": _bounded,
    "o": _vanishing,
    "soft O": _softly_bounded,
    "soft o": _softly_vanishing,
    "polynomial": _polynomial,
}


@lru_cache(maxsize=4096)
def shortest(bound: Expr, facts: Facts) -> Expr:
    """The bound without lower orders and constants, where the facts single one term out.

    Examples
    --------
    >>> shortest(LENGTH + 3 * sympy.log(LENGTH), ())
    n
    """
    try:
        return growth(bound, LENGTH, where=facts).order.expression(LENGTH)
    except (OutsideTheClassError, SeveralPhasesError):
        return bound
