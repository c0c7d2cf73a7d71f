"""Floats of few bits: mantissa m and exponent e, both with a sign, for m 2^(e - |m| + 1) with |m| bits of mantissa.

Source: the format of Merrill and Sabharwal 2023, as a summary states it; |m| leaves the sign of the mantissa out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

__all__ = ["Format", "bits_for_counts", "greatest", "longest_uniform"]


@dataclass(frozen=True)
class Format:
    """A format by its bits.

    Parameters
    ----------
    mantissa : int
        Bits of the mantissa with its sign, at least two.
    exponent : int
        Bits of the exponent with its sign, at least one.

    Examples
    --------
    >>> Format(2, 2).values
    (Fraction(0, 1), Fraction(1, 4), Fraction(1, 2), Fraction(1, 1), Fraction(2, 1))
    """

    mantissa: int
    exponent: int

    @property
    def values(self) -> tuple[Fraction, ...]:
        """All values that are not negative, in order."""
        half = 2 ** (self.exponent - 1)
        mantissas = range(2 ** (self.mantissa - 1))
        exponents = range(-half, half)
        return tuple(sorted({m * Fraction(2) ** (e - self.mantissa + 2) for m in mantissas for e in exponents}))

    def truncated(self, value: Fraction) -> Fraction:
        """The largest value that is not above a given one, which must not be negative."""
        size, half = self.mantissa - 1, 2 ** (self.exponent - 1)
        if value == 0:
            return value
        place = value.numerator.bit_length() - value.denominator.bit_length()
        place -= Fraction(2) ** place > value
        # The exponent that leaves all bits of the mantissa in use, as far as there is one.
        exponent = min(max(place, -half), half - 1)
        unit = Fraction(2) ** (exponent - size + 1)
        kept: Fraction = min(value // unit, Fraction(2**size - 1)) * unit
        return kept


def greatest(holds: Callable[[int], bool]) -> int:
    """The greatest positive integer with a property that ends somewhere; one at least must have it.

    Examples
    --------
    >>> greatest(lambda n: n * n < 1000)
    31
    """
    high = 1
    while holds(2 * high):
        high *= 2
    low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return low


def longest_uniform(bits: int) -> int:
    """Largest n with 1/n not rounded to zero, over all splits of a number of bits.

    Examples
    --------
    >>> longest_uniform(4)
    7
    """
    smallest = min(Format(mantissa, bits - mantissa).values[1] for mantissa in range(2, bits))
    return greatest(lambda n: Fraction(1, n) > smallest / 2)


def bits_for_counts(length: int) -> int:
    """Fewest bits, half for the mantissa and half for the exponent, with which sums of up to `length` ones are exact.

    Ones are added exactly and the sum is truncated, as attention in log precision adds.

    Examples
    --------
    >>> bits_for_counts(31)
    12
    """
    bits = 4
    while not all(Format(bits // 2, bits // 2).truncated(Fraction(c)) == c for c in range(length + 1)):
        bits += 2
    return bits
