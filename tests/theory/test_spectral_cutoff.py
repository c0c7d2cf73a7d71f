"""Spectral sums with a last index, against their sum mode by mode."""

from collections.abc import Callable, Iterator

import mpmath
import pytest
import sympy

from theory.errors import OutsideTheClassError
from theory.spectral import Regime, SpectralAsymptotics, spectral_sum
from theory.symbols import parameters, resources

a, b, c = parameters("a b c")
k = parameters("k", integer=True)
t, L, M = resources("t L M")
mpf = mpmath.mpf

FILTER: dict[str, tuple[Callable[..., mpf], Callable[[sympy.Expr], sympy.Expr]]] = {
    "exponential": (lambda x: mpmath.exp(-x), lambda x: sympy.exp(-x)),
    "complementary exponential": (lambda x: -mpmath.expm1(-x), lambda x: 1 - sympy.exp(-x)),
    "ridge": (lambda x: 1 / (1 + x), lambda x: 1 / (1 + x)),
    "squared ridge": (lambda x: (1 + x) ** -2, lambda x: (1 + x) ** -2),
    "mixed ridge": (lambda x: x * (1 + x) ** -2, lambda x: x * (1 + x) ** -2),
}
# Decay and spread, with the spread exponent below and above the first pole.
BELOW = {"ridge": ("7/5", 1), "squared ridge": ("5/2", 1), "mixed ridge": ("7/5", 1)}
ABOVE = {"ridge": ("7/2", 1), "squared ridge": ("9/2", 1), "mixed ridge": ("7/2", 1)}
SIDES = [(name, *point) for table in (BELOW, ABOVE) for name, point in table.items()]


@pytest.fixture(autouse=True)
def many_digits() -> Iterator[None]:
    with mpmath.workdps(25):
        yield


def number(value: int | str) -> mpf:
    exact = sympy.Rational(value)
    return mpf(exact.p) / exact.q


def mode_by_mode(name: str, decay: int | str, spread: int | str, x: mpf, last: int) -> mpf:
    p, q = number(decay), number(spread)
    return mpmath.fsum(mpf(i) ** -p * FILTER[name][0](x * mpf(i) ** -q) for i in range(1, last + 1))


def cut(name: str, decay: int | str, spread: int | str, last: sympy.Expr = M) -> SpectralAsymptotics:
    p, q = sympy.Rational(decay), sympy.Rational(spread)
    return spectral_sum(k**-p * FILTER[name][1](t * k**-q), k, t, cutoff=last)


def at(expr: sympy.Expr, time: sympy.Expr, last: int) -> mpf:
    return mpf(str(sympy.N(sympy.sympify(expr).subs({t: time, M: last}).doit(), 25)))


def ratio_of_rest(found: SpectralAsymptotics, regime: Regime, exact: mpf, time: int, last: int) -> mpf:
    return (exact - at(regime.leading, time, last)) / at(regime.correction, time, last)


@pytest.mark.parametrize("name, decay, spread", [*SIDES, ("exponential", "3/2", 1), ("exponential", 3, 1)])
def test_below_saturation_the_tail_is_missing(name: str, decay: int | str, spread: int) -> None:
    found = cut(name, decay, spread)
    below = found.regimes[0]
    assert below.condition == (t < M**spread) and (found.leading, found.correction) == (below.leading, below.correction)
    ratios = []
    for time, last in ((15, 600), (60, 3000)):
        exact = mode_by_mode(name, decay, spread, mpf(time), last)
        ratios.append(ratio_of_rest(found, below, exact, time, last))
        assert abs(exact - at(found.expression, time, last)) < 4 * at(found.error, time, last)
    assert abs(ratios[1] - 1) < 0.25 and abs(ratios[1] - 1) < abs(ratios[0] - 1) + 1e-3


@pytest.mark.parametrize("name, decay, spread", SIDES)
def test_beyond_saturation_every_mode_has_saturated(name: str, decay: int | str, spread: int) -> None:
    found = cut(name, decay, spread)
    beyond = found.regimes[1]
    ratios = []
    for time, last in ((20_000, 200), (2_000_000, 2000)):
        exact = mode_by_mode(name, decay, spread, mpf(time), last)
        ratios.append(ratio_of_rest(found, beyond, exact, time, last))
    assert abs(ratios[1] - 1) < 0.15


def test_beyond_saturation_at_coincident_exponents() -> None:
    found = cut("ridge", 2, 1)
    beyond = found.regimes[1]
    assert beyond.leading == sympy.log(M) / t
    exact = mode_by_mode("ridge", 2, 1, mpf(10**7), 1000)
    assert abs(ratio_of_rest(found, beyond, exact, 10**7, 1000) - 1) < 0.01


@pytest.mark.parametrize("times", [20, 300, 10**4, 10**6])
def test_the_exponential_filter_dies_with_the_last_modes(times: int) -> None:
    """From many modes next to the cutoff to the last one alone."""
    last = 3000
    beyond = cut("exponential", "3/2", 1).regimes[1]
    exact = mode_by_mode("exponential", "3/2", 1, mpf(times * last), last)
    assert abs(exact / at(beyond.leading, times * last, last) - 1) < 3 / mpf(times)


def test_depth_dies_with_the_last_modes() -> None:
    found = spectral_sum(k**-2 * (1 - c / k) ** (2 * L), k, L, where=(c < 2,), cutoff=M)
    last, layers, strength = 500, 20_000, mpf("0.8")
    exact = mpmath.fsum(mpf(i) ** -2 * (1 - strength / i) ** (2 * layers) for i in range(1, last + 1))
    made = found.regimes[1].leading.subs({c: sympy.Rational(4, 5), L: layers, M: last})
    assert abs(exact / mpf(str(sympy.N(made, 25))) - 1) < 0.05


def test_the_complementary_filter_below_and_beyond() -> None:
    found = cut("complementary exponential", "1/2", 1)
    below, beyond = found.regimes
    exact = mode_by_mode("complementary exponential", "1/2", 1, mpf(40), 5000)
    assert abs(exact - at(below.leading + below.correction, 40, 5000)) < 0.01 * abs(at(below.correction, 40, 5000))
    exact = mode_by_mode("complementary exponential", "1/2", 1, mpf(40_000), 1000)
    assert abs(ratio_of_rest(found, beyond, exact, 40_000, 1000) - 1) < 0.02


def test_a_fixed_cutoff_saturates_exactly() -> None:
    found = cut("ridge", 2, 1, sympy.Integer(50))
    assert found.leading == sympy.Sum(1 / k, (k, 1, 50)) / t and len(found.regimes) == 1
    exact = mode_by_mode("ridge", 2, 1, mpf(10**5), 50)
    assert abs((exact - at(found.leading, 10**5, 50)) / at(found.correction, 10**5, 50) - 1) < 0.01
    exponential = cut("exponential", 2, 1, sympy.Integer(50))
    assert exponential.leading == sympy.exp(-t / 50) / 2500
    assert exponential.correction == sympy.exp(-t / 49) / 2401


def test_a_fixed_cutoff_needs_no_fact_about_the_saturation_point() -> None:
    m = parameters("m", integer=True)
    found = spectral_sum(k**-a / (1 + t * k**-b), k, t, where=(a > 1,), cutoff=m)
    assert found.leading == sympy.Sum(k ** (b - a), (k, 1, m)) / t


def test_the_missing_tail_is_reported_as_negative() -> None:
    found = spectral_sum(k**-a * sympy.exp(-t * k**-b), k, t, where=(a > 1,), cutoff=M)
    ((tail, why),) = found.left_out
    assert (tail.expression, why) == (-(M ** (1 - a)) / (a - 1), "negative")
    assert found.risk_terms == (found.leading,) and found.exact is None
    with pytest.raises(OutsideTheClassError, match="leave out the cutoff"):
        found.uniform_bound()


@pytest.mark.parametrize("last", [t, k, sympy.Rational(5, 2), sympy.Integer(-3), 2 * t], ids=str)
def test_refused_cutoffs(last: sympy.Expr) -> None:
    with pytest.raises(OutsideTheClassError, match="the cutoff"):
        spectral_sum(k**-2 * sympy.exp(-t / k), k, t, cutoff=last)


def test_a_fixed_cutoff_of_a_depth_filter_needs_monotone_modes() -> None:
    with pytest.raises(OutsideTheClassError, match="decay most slowly"):
        spectral_sum(k**-2 * (1 - c / k) ** (2 * L), k, L, where=(c < 2,), cutoff=10)
