"""An oracle for sums over many modes, at high precision and without any of the package's rules."""

from __future__ import annotations

from collections.abc import Callable

import mpmath
import pytest

ONE_BY_ONE = 200


def sum_over_modes(summand: Callable[[mpmath.mpf], mpmath.mpf], modes: int, digits: int = 24) -> mpmath.mpf:
    """``summand(1) + ... + summand(modes)`` by the Euler-Maclaurin formula to fifth order (textbook).

    The integral is taken in log k over unit steps by mpmath's own quadrature.
    """
    with mpmath.workdps(digits):
        first = min(modes, ONE_BY_ONE)
        total = mpmath.fsum(summand(mpmath.mpf(k)) for k in range(1, first))
        if modes == first:
            return total + summand(mpmath.mpf(modes))
        low, high = mpmath.log(first), mpmath.log(modes)
        steps = max(int(high - low), 1)
        # Finer towards the end, where an exponential may fall steeply within one step.
        inner = [low + (high - low) * j / steps for j in range(steps)]
        points = [*inner, *(high - (high - inner[-1]) / 2**j for j in range(1, 9)), high]
        integral = mpmath.quad(lambda u: summand(mpmath.exp(u)) * mpmath.exp(u), points)
        a, b = mpmath.mpf(first), mpmath.mpf(modes)
        ends = (summand(a) + summand(b)) / 2
        for order, factor in ((1, mpmath.mpf(1) / 12), (3, -mpmath.mpf(1) / 720), (5, mpmath.mpf(1) / 30240)):
            ends += factor * (
                mpmath.diff(summand, b, order, relative=True, h=mpmath.mpf(10) ** -5)
                - mpmath.diff(summand, a, order, relative=True, h=mpmath.mpf(10) ** -5)
            )
        return total + integral + ends


@pytest.fixture(name="sum_over_modes")
def _sum_over_modes() -> Callable[..., mpmath.mpf]:
    return sum_over_modes
