"""Intervals with ends at infinity, for half-lines, where a ball has no radius.

An interval may lie at infinity as a whole: what comes of it is a limit there. Operations without a limit, such as
infinity times zero, give everything. Where a function has a pole, or is not defined somewhere, the result is nowhere:
its ends are no numbers, and whatever is made of it is nowhere too, since no sign of it says how a function changes
across a pole. Each end is an exact number of Arb, rounded outwards, or infinite. Only what the
tapes of `proofs_check.certify.tape` ask for is defined.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flint import arb

__all__ = ["Interval", "interval"]

Arb = Any  # python-flint ships no types

INFINITE, ZERO = arb.pos_inf(), arb(0)


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers between `low` and `high`, of which either may be infinite.

    Examples
    --------
    >>> half_line = interval(arb(2), INFINITE)
    >>> half_line.power(-1)
    Interval(low=0, high=0.500000000000000)
    >>> (half_line * interval(-INFINITE, arb(-1))).exp().high < 0.14
    True
    """

    low: Arb
    high: Arb

    def __add__(self, other: Interval) -> Interval:
        if self.nowhere or other.nowhere:
            return NOWHERE
        low, high = self.low + other.low, self.high + other.high
        return EVERYTHING if low.is_nan() or high.is_nan() else Interval(low.lower(), high.upper())

    def __mul__(self, other: Interval) -> Interval:
        if self.nowhere or other.nowhere:
            return NOWHERE
        if (self.at_infinity and other.holds_zero) or (other.at_infinity and self.holds_zero):
            return EVERYTHING
        products = [_product(x, y) for x in (self.low, self.high) for y in (other.low, other.high)]
        return Interval(_least(products), -_least([-p for p in products]))

    @property
    def nowhere(self) -> bool:
        """Whether something it was made of is not defined."""
        return bool(self.low.is_nan())

    @property
    def regular(self) -> bool:
        """Whether all it was made of is defined and finite somewhere: false at a pole."""
        return not (self.nowhere or self.at_infinity)

    @property
    def at_infinity(self) -> bool:
        return bool(self.low == self.high) and _infinite(self.low)

    @property
    def holds_zero(self) -> bool:
        return bool(self.low <= 0 and self.high >= 0)

    def power(self, exponent: int) -> Interval:
        """A whole power; nowhere if zero, or what may be zero, is inverted."""
        if self.nowhere:
            return NOWHERE
        if exponent < 0:
            return self._inverse().power(-exponent)
        low, high = _power(self.low, exponent), _power(self.high, exponent)
        if exponent % 2 or self.low >= 0:
            return Interval(low.lower(), high.upper())
        if self.high <= 0:
            return Interval(high.lower(), low.upper())
        return Interval(ZERO, -_least([-low, -high]))

    def _inverse(self) -> Interval:
        if not (self.low >= 0 or self.high <= 0) or self.low == self.high == 0:
            return NOWHERE
        if self.low == 0:  # zero as a limit, as of an exponential
            return Interval(_one_over(self.high).lower(), INFINITE)
        if self.high == 0:
            return Interval(-INFINITE, _one_over(self.low).upper())
        return Interval(_one_over(self.high).lower(), _one_over(self.low).upper())

    def exp(self) -> Interval:
        if self.nowhere:
            return NOWHERE
        return Interval(_exp(self.low).lower(), _exp(self.high).upper())

    def log(self) -> Interval:
        if not self.low >= 0:
            return NOWHERE
        return Interval(_log(self.low).lower(), _log(self.high).upper())

    def sqrt(self) -> Interval:
        if not self.low >= 0:
            return NOWHERE
        return Interval(self.low.sqrt().lower(), (self.high if _infinite(self.high) else self.high.sqrt()).upper())

    def sin(self) -> Interval:
        return self._of_a_wave("sin")

    def cos(self) -> Interval:
        return self._of_a_wave("cos")

    def _of_a_wave(self, name: str) -> Interval:
        """Between -1 and 1, however long the interval and however it was rounded."""
        if self.nowhere:
            return NOWHERE
        if _infinite(self.low) or _infinite(self.high):
            return Interval(arb(-1), arb(1))
        value = getattr(self.low.union(self.high), name)()
        return Interval(value.lower().max(arb(-1)), value.upper().min(arb(1)))

    def upper(self) -> Arb:
        return self.high

    def lower(self) -> Arb:
        return self.low

    def __getattr__(self, name: str) -> Any:
        """Other functions of Arb, on what is finite; beyond that they may not be defined."""
        if name.startswith("_"):
            raise AttributeError(name)

        def applied(*branch: int) -> Interval:
            if self.nowhere or _infinite(self.low) or _infinite(self.high):
                return NOWHERE
            value = getattr(self.low.union(self.high), name)(*branch)
            return Interval(value.lower(), value.upper()) if value.is_finite() else NOWHERE

        return applied


EVERYTHING = Interval(-INFINITE, INFINITE)
NOWHERE = Interval(arb.nan(), arb.nan())


def interval(low: Arb, high: Arb) -> Interval:
    """The interval from one number of Arb to another, outward to the ends of their balls."""
    return Interval(low if _infinite(low) else low.lower(), high if _infinite(high) else high.upper())


def _infinite(x: Arb) -> bool:
    return bool(x == INFINITE or x == -INFINITE)


def _product(x: Arb, y: Arb) -> Arb:
    return ZERO if x == 0 or y == 0 else x * y  # zero times infinity: the other end has it


def _power(x: Arb, exponent: int) -> Arb:
    if _infinite(x):
        return x if exponent % 2 else INFINITE
    return x**exponent


def _one_over(x: Arb) -> Arb:
    return ZERO if _infinite(x) else 1 / x


def _exp(x: Arb) -> Arb:
    return (INFINITE if x > 0 else ZERO) if _infinite(x) else x.exp()


def _log(x: Arb) -> Arb:
    return x if _infinite(x) else -INFINITE if x == 0 else x.log()


def _least(values: list[Arb]) -> Arb:
    found = values[0].lower()
    for value in values[1:]:
        found = found.min(value.lower())
    return found
