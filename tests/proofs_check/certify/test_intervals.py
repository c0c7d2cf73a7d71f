"""Intervals with endless sides: as tight as exact ends allow, and nowhere where a function is not defined."""

import numpy as np
import pytest
from flint import arb

from proofs_check.certify.boxes import centre_of
from proofs_check.certify.intervals import EVERYTHING, INFINITE, NOWHERE, Interval, interval

ENDLESS = float("inf")


def of(low: float, high: float) -> Interval:
    return interval(arb(low), arb(high))


def ends(found: Interval) -> tuple[float, float]:
    return float(found.low), float(found.high)


@pytest.mark.parametrize(
    "left, right, low, high",
    [
        ((1, 2), (3, 5), 4, 7),
        ((1, 2), (3, ENDLESS), 4, ENDLESS),
        ((-ENDLESS, 2), (3, 5), -ENDLESS, 7),
        ((-ENDLESS, 2), (3, ENDLESS), -ENDLESS, ENDLESS),
        ((ENDLESS, ENDLESS), (-ENDLESS, -ENDLESS), -ENDLESS, ENDLESS),
    ],
)
def test_sums(left, right, low, high) -> None:
    assert ends(of(*left) + of(*right)) == (low, high)


@pytest.mark.parametrize(
    "left, right, low, high",
    [
        ((2, 3), (5, 7), 10, 21),
        ((-2, 3), (-5, 7), -15, 21),
        ((-3, -2), (5, 7), -21, -10),
        ((-3, -2), (-7, 5), -15, 21),
        ((0, ENDLESS), (2, 3), 0, ENDLESS),
        ((0, ENDLESS), (-1, 2), -ENDLESS, ENDLESS),
        ((1, ENDLESS), (-3, -2), -ENDLESS, -2),
        ((ENDLESS, ENDLESS), (2, 3), ENDLESS, ENDLESS),
        ((ENDLESS, ENDLESS), (0, 3), -ENDLESS, ENDLESS),
        ((-1, 0), (ENDLESS, ENDLESS), -ENDLESS, ENDLESS),
        ((0, 0), (1, ENDLESS), 0, 0),
    ],
)
def test_products(left, right, low, high) -> None:
    assert ends(of(*left) * of(*right)) == (low, high)


@pytest.mark.parametrize(
    "given, exponent, low, high",
    [
        ((2, 3), 2, 4, 9),
        ((-3, -2), 2, 4, 9),
        ((-2, 3), 2, 0, 9),
        ((-3, 2), 2, 0, 9),
        ((-2, 3), 3, -8, 27),
        ((-ENDLESS, -2), 2, 4, ENDLESS),
        ((-ENDLESS, -2), 3, -ENDLESS, -8),
        ((-ENDLESS, 1), 2, 0, ENDLESS),
        ((2, 4), -1, 0.25, 0.5),
        ((-4, -2), -1, -0.5, -0.25),
        ((-4, -2), -2, 0.0625, 0.25),
        ((0, 2), -1, 0.5, ENDLESS),
        ((-2, 0), -1, -ENDLESS, -0.5),
        ((2, ENDLESS), -2, 0, 0.25),
        ((-ENDLESS, -2), -1, -0.5, 0),
        ((0, ENDLESS), -1, 0, ENDLESS),
    ],
)
def test_powers(given, exponent, low, high) -> None:
    assert ends(of(*given).power(exponent)) == (low, high)


@pytest.mark.parametrize(
    "name, given, low, high",
    [
        ("exp", (-ENDLESS, 0), 0, 1),
        ("exp", (0, ENDLESS), 1, ENDLESS),
        ("exp", (-ENDLESS, -ENDLESS), 0, 0),
        ("log", (0, 1), -ENDLESS, 0),
        ("log", (1, ENDLESS), 0, ENDLESS),
        ("sqrt", (4, 9), 2, 3),
        ("sqrt", (0, ENDLESS), 0, ENDLESS),
        ("sin", (0, 0), 0, 0),
        ("sin", (0, ENDLESS), -1, 1),
        ("sin", (-ENDLESS, 0), -1, 1),
        ("cos", (0, 0), 1, 1),
        ("cos", (0, 100), -1, 1),
        ("gamma", (5, 5), 24, 24),
    ],
)
def test_functions(name, given, low, high) -> None:
    assert ends(getattr(of(*given), name)()) == (low, high)


@pytest.mark.parametrize(
    "found",
    [
        of(-1, 1).power(-1),
        of(0, 0).power(-1),
        of(-1, 1).log(),
        of(-1, 1).sqrt(),
        of(1, ENDLESS).gamma(),
        of(-ENDLESS, 1).gamma(),
        of(-1, 1).gamma(),
        NOWHERE + of(1, 2),
        of(1, 2) + NOWHERE,
        NOWHERE * of(0, 0),
        of(0, 0) * NOWHERE,
        NOWHERE.power(2),
        NOWHERE.power(-1),
        NOWHERE.exp(),
        NOWHERE.log(),
        NOWHERE.sin(),
        NOWHERE.gamma(),
    ],
)
def test_what_is_not_defined_is_nowhere(found) -> None:
    assert found.nowhere and not found.holds_zero


def test_an_interval_at_infinity_is_a_limit() -> None:
    assert of(ENDLESS, ENDLESS).at_infinity and of(-ENDLESS, -ENDLESS).at_infinity
    assert not EVERYTHING.at_infinity and not of(1, 1).at_infinity and not of(1, ENDLESS).at_infinity
    assert [of(*given).holds_zero for given in ((-1, 1), (0, 1), (-1, 0), (1, 2), (-2, -1))] == [True] * 3 + [False] * 2


@pytest.mark.parametrize(
    "side, at",
    [
        ((1, 3), 2),
        ((-ENDLESS, ENDLESS), 0),
        ((3, ENDLESS), 6),
        ((0.5, ENDLESS), 1.5),
        ((-5, ENDLESS), -4),
        ((-ENDLESS, -3), -6),
        ((-ENDLESS, 5), 4),
    ],
)
def test_an_endless_side_is_cut_ever_further_out(side, at) -> None:
    [found] = centre_of((tuple(map(arb, side)),))
    assert float(found) == at


def test_a_face_is_its_own_centre() -> None:
    assert centre_of(((INFINITE, INFINITE),)) == [INFINITE]


@pytest.mark.parametrize("low, high", [(1, 2), (-3, -1), (-2, 3), (0, 2), (-2, 0), (0.5, 0.5), (-1, 1)])
@pytest.mark.parametrize("exponent", [-4, -3, -2, -1, 1, 2, 3, 4])
def test_an_integer_power_is_what_its_points_give(low, high, exponent) -> None:
    """By a fine grid: nothing lies outside, and the ends are reached."""
    found, points = of(low, high).power(exponent), np.linspace(low, high, 4001)
    if exponent < 0 and low < 0 < high:
        assert found.nowhere
        return
    values = (points if exponent > 0 else points[points != 0]) ** float(exponent)
    least, most = ends(found)
    assert least <= values.min() + 1e-12 * abs(values.min()) and values.max() - 1e-12 * abs(values.max()) <= most
    assert least == pytest.approx(values.min(), abs=1e-5) or (least == -ENDLESS and 0 in points)
    assert most == pytest.approx(values.max(), abs=1e-5) or (most == ENDLESS and 0 in points)


def test_zero_has_no_inverse() -> None:
    assert of(0, 0).power(-1).nowhere
    assert not of(0, 1).power(-1).nowhere
