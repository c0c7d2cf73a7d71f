"""Levels, growths, and which level of a growth decides where it tends.

The level whose logarithm grows fastest decides by the sign of its power, and
the next one where that power is zero (G. H. Hardy, Orders of Infinity, 1910).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any, NamedTuple

import sympy

from theory.errors import OutsideTheClassError
from theory.growth.signs import Branch, signs
from theory.products import factored

__all__ = ["ONE", "Growth", "Leading", "Level", "largest", "leading", "power_of"]

Expr = Any
Symbol = Any

X = sympy.Symbol("x", positive=True)


@dataclass(frozen=True)
class Level:
    """One step of the scale: ``x`` under ``depth`` logarithms, or ``exp(rate)``.

    Parameters
    ----------
    depth : int
        Number of logarithms, zero for ``x`` itself.
    rate : Growth, optional
        Makes the level ``exp(rate)``; a product of powers with coefficient one.

    Examples
    --------
    >>> Level(2).expression(), Level(rate=power_of(Level(), 2)).expression()
    (log(log(x)), exp(x**2))
    """

    depth: int = 0
    rate: Growth | None = None

    @property
    def logarithm(self) -> Growth:
        """What compares levels: the next logarithm, or the rate."""
        return power_of(Level(self.depth + 1)) if self.rate is None else self.rate

    def expression(self, variable: Symbol = X) -> Expr:
        """The level as a sympy expression."""
        if self.rate is not None:
            return sympy.exp(self.rate.expression(variable))
        return reduce(lambda e, _: sympy.log(e), range(self.depth), variable)


Power = tuple[Level, Expr]


@dataclass(frozen=True)
class Growth:
    """``coefficient * product of level**power``; make one with `growth`.

    Growths multiply, divide, and have powers in the parameters. The powers of
    levels are added as they are; `tidy` cancels and factors them.

    Parameters
    ----------
    powers : tuple of (Level, sympy.Expr)
        Powers are rational functions of parameters; exponential
        levels come first, then ``x``, ``log(x)`` and so on.
    coefficient : sympy.Expr or None
        A positive constant, or None where only the order counts.

    Examples
    --------
    >>> from theory.growth import growth
    >>> from theory.symbols import parameters, resources
    >>> C, a = resources("C"), parameters("a")
    >>> g = growth(6 * C**-a * sympy.log(C)**2, C)
    >>> print((g**2 / g).expression(C), g.order.expression(C), sep="; ")
    6*log(C)**2/C**a; log(C)**2/C**a
    """

    powers: tuple[Power, ...] = ()
    coefficient: Expr | None = sympy.S.One

    def __mul__(self, other: Growth) -> Growth:
        mine, yours = self.coefficient, other.coefficient
        return _collected([*self.powers, *other.powers], None if mine is None or yours is None else mine * yours)

    def __pow__(self, power: Expr) -> Growth:
        power = sympy.sympify(power, strict=True)
        # Sympy takes long to see that one to a symbolic power is one.
        coefficient = self.coefficient if self.coefficient in (None, 1) else self.coefficient**power
        return _collected(((level, p * power) for level, p in self.powers), coefficient)

    def __truediv__(self, other: Growth) -> Growth:
        return self * other**-1

    @property
    def order(self) -> Growth:
        """The growth without its constant."""
        return replace(self, coefficient=None)

    @property
    def tidy(self) -> Growth:
        """The growth with its powers cancelled and factored, by which equal ones are recognised."""
        return _collected(((level, _tidy(power)) for level, power in self.powers), self.coefficient)

    def power(self, level: Level) -> Expr:
        """The power of a level, zero if it does not occur."""
        return dict(self.powers).get(level, sympy.S.Zero)

    def expression(self, variable: Symbol = X) -> Expr:
        """The growth as a sympy expression, which `growth` reads back."""
        constant = sympy.S.One if self.coefficient is None else self.coefficient
        return constant * sympy.Mul(*(level.expression(variable) ** p for level, p in self.powers))

    def latex(self, variable: Symbol = X) -> str:
        """The growth in LaTeX, without dollar signs."""
        return str(sympy.latex(self.expression(variable)))

    def _repr_latex_(self) -> str:
        return f"$\\displaystyle {self.latex()}$"

    def __str__(self) -> str:
        return str(self.expression())


ONE = Growth()
_CONSTANT = Level(rate=ONE)


def power_of(level: Level, power: Expr = 1) -> Growth:
    """A level raised to a power."""
    return _collected([(level, sympy.sympify(power, strict=True))], sympy.S.One)


def _tidy(power: Expr) -> Expr:
    return power if power.has(sympy.Max, sympy.Min) else factored(power)


def _collected(powers: Iterable[Power], coefficient: Expr | None) -> Growth:
    """A growth with every level once."""
    total: dict[Level, Expr] = {}
    for level, power in powers:
        total[level] = total[level] + power if level in total else power
    kept = ((level, power) for level, power in total.items() if power != 0)
    return Growth(tuple(sorted(kept, key=lambda i: (i[0].rate is None, i[0].depth, str(i[0].rate)))), coefficient)


class Leading(NamedTuple):
    """Where a growth without its coefficient tends, on one branch of the parameters.

    Attributes
    ----------
    sign : 1 for infinity, -1 for zero, 0 for a constant
    level : what decides, or None for a constant
    value : the power of that level, or the constant
    exact : whether the growth equals that constant, rather than tending to it
    branch : of the parameters
    """

    sign: int
    level: Level | None
    value: Expr
    exact: bool
    branch: Branch


def leading(growth: Growth, branch: Branch) -> Iterator[Leading]:
    """Decide where a growth without its coefficient tends, branch by branch.

    Examples
    --------
    >>> a, b = sympy.symbols("a b", positive=True)
    >>> quotient = power_of(Level(), a) / power_of(Level(), b)
    >>> [(found.sign, *found.branch.relations) for found in leading(quotient, Branch())]
    [(-1, -a + b > 0), (0, Eq(a - b, 0)), (1, a - b > 0)]
    """
    return _leading(((_CONSTANT, sympy.S.Zero), *growth.powers), branch)


def _leading(levels: Sequence[Power], branch: Branch) -> Iterator[Leading]:
    for (level, power), slower, part in _fastest(levels, branch):
        if level == _CONSTANT:
            yield Leading(0, None, sympy.exp(power), not slower, part)
            continue
        for sign, smaller in signs(power, part):
            if sign:
                yield Leading(sign, level, power, True, smaller)
            else:
                yield from _leading(slower, smaller)


def _fastest(levels: Sequence[Power], branch: Branch) -> Iterator[tuple[Power, tuple[Power, ...], Branch]]:
    """The level with the fastest logarithm, and the slower ones; ties are one level."""
    states: list[tuple[Power, tuple[Power, ...], Branch]] = [(levels[0], (), branch)]
    for level, power in levels[1:]:
        following = []
        for (best, its_power), slower, given in states:
            for sign, ratio, part in _faster(level, best, given):
                if sign > 0:
                    following.append(((level, power), (*slower, (best, its_power)), part))
                elif sign < 0:
                    following.append(((best, its_power), (*slower, (level, power)), part))
                else:
                    following.append(((best, its_power + power * ratio), slower, part))
        states = following
    yield from states


def _faster(left: Level, right: Level, branch: Branch) -> Iterator[tuple[int, Expr, Branch]]:
    """Which of two levels has the faster logarithm; the ratio of the logarithms where they tie."""
    if left.rate is None and right.rate in (None, ONE):
        yield 1 if right == _CONSTANT else right.depth - left.depth, None, branch
        return
    for found in leading(left.logarithm / right.logarithm, branch):
        if not found.exact:
            raise OutsideTheClassError(
                f"cannot compare {left.expression()} and {right.expression()}: their rates differ by less than a "
                "factor; expand the rates in powers of x"
            )
        yield found.sign, found.value, found.branch


def largest(growths: Sequence[Growth], branch: Branch) -> Iterator[tuple[dict[int, Expr], Branch]]:
    """The growths of the largest order: their places, and their size without coefficient in units of the first's."""
    states: list[tuple[dict[int, Expr], Branch]] = [({0: sympy.S.One}, branch)]
    for new in range(1, len(growths)):
        following: list[tuple[dict[int, Expr], Branch]] = []
        for best, given in states:
            for found in leading(growths[new] / growths[next(iter(best))], given):
                places = {1: {new: sympy.S.One}, 0: {**best, new: found.value}, -1: best}
                following.append((places[found.sign], found.branch))
        states = following
    yield from states
