"""The layer-norm hash of a ratio, the penalty that breaks ties to the right, and how many bits each needs."""

from __future__ import annotations

from fractions import Fraction

import mpmath
import numpy as np

from proofs_check.arrays import Floats
from proofs_check.transformers.decoder import layer_norm

__all__ = ["cosine_squared", "hash_range", "layer_norm_hash", "penalty", "penalty_range", "third_differences"]


def layer_norm_hash(x: float, y: float) -> Floats:
    """The layer-norm of (x, y, -x, -y), a unit vector that depends on the ratio x/y alone.

    Examples
    --------
    >>> np.allclose(layer_norm_hash(3, 2), layer_norm_hash(1.5, 1))
    True
    """
    return layer_norm(np.array([x, y, -x, -y], dtype=float))


def cosine_squared(q: int, k: int) -> Fraction:
    """The square of the product of two hashes of integers over one, exactly.

    Examples
    --------
    >>> cosine_squared(3, 3), cosine_squared(2, 1)
    (Fraction(1, 1), Fraction(9, 10))
    """
    return Fraction((q * k + 1) ** 2, (q * q + 1) * (k * k + 1))


def hash_range(bits: int) -> int:
    """The largest a such that among 1 to a no product of two different hashes rounds to one.

    Products are rounded to nearest with `bits` bits of mantissa, so that one below 1 rounds to it if it is at most half
    a spacing away. Neighbours are the nearest pairs.

    Examples
    --------
    >>> hash_range(11)
    7
    """
    rounds_to_one = Fraction(2 ** (bits + 1) - 1, 2 ** (bits + 1)) ** 2
    a = 1
    while cosine_squared(a + 1, a) < rounds_to_one:
        a += 1
    return a


def penalty(j: int) -> Fraction:
    """The penalty of column j: the third finite difference of 1/j over 100, and a line on the first four columns.

    Source: the construction of Merrill and Sabharwal 2024, as a summary states it.

    Examples
    --------
    >>> penalty(5)
    Fraction(1, 2000)
    """
    if j <= 4:
        return Fraction(1, 1000) - Fraction(j, 10**10)
    return Fraction(6, 100 * j * (j - 1) * (j - 2) * (j - 3))


def penalty_range(bits: int) -> int:
    """The largest column up to which neighbouring matches keep different scores, rounded to nearest with `bits` bits.

    The score of a match on column j is ``1 - f/sqrt(2 f^2 + 2)`` with its penalty f, as the layer-norm makes it.

    Examples
    --------
    >>> penalty_range(24)
    23
    """
    with mpmath.workprec(2 * bits + 40):

        def score(j: int) -> int:
            f = mpmath.mpf(penalty(j).numerator) / penalty(j).denominator
            return int(mpmath.nint(mpmath.ldexp(1 - f / mpmath.sqrt(2 * f * f + 2), bits)))

        j, here = 5, score(5)
        while (following := score(j + 1)) != here:
            j, here = j + 1, following
        return j


def third_differences(length: int) -> dict[int, Fraction]:
    """Third finite differences of 1/i for i from 4 to `length`, by three rounds of subtraction."""
    row = {i: Fraction(1, i) for i in range(1, length + 1)}
    for _ in range(3):
        row = {i: row[i - 1] - row[i] for i in row if i - 1 in row}
    return row
