"""Spectral sums against direct summation at thirty digits: head exactly, tail by Euler and Maclaurin."""

from collections.abc import Callable

import mpmath
import pytest
import sympy

from theory.errors import OutsideTheClassError, SeveralPhasesError
from theory.spectral import spectral_sum
from theory.symbols import parameters, resources

a, b, c, A = parameters("a b c A")
k = parameters("k", integer=True)
t = resources("t")
L = resources("L")

HEAD = 500


def direct_sum(term: Callable[[mpmath.mpf], mpmath.mpf]) -> mpmath.mpf:
    """The sum of a smooth term over k = 1, 2, ..., with an error far below the corrections tested."""
    with mpmath.workdps(30):
        head = mpmath.fsum(term(mpmath.mpf(i)) for i in range(1, HEAD))
        tail = mpmath.quad(lambda z: term(mpmath.exp(z)) * mpmath.exp(z), [mpmath.log(HEAD) + 8 * i for i in range(31)])
        ends = term(mpmath.mpf(HEAD)) / 2 - mpmath.diff(term, HEAD) / 12 + mpmath.diff(term, HEAD, 3) / 720
        return head + tail + ends


def at(expr: sympy.Expr, **values: str | int) -> mpmath.mpf:
    names = {s.name: s for s in expr.free_symbols}
    point = {names[n]: sympy.Rational(v) for n, v in values.items() if n in names}
    return mpmath.mpf(str(sympy.N(expr.subs(point), 30)))


def number(value: str | int) -> mpmath.mpf:
    exact = sympy.Rational(value)
    return mpmath.mpf(exact.p) / exact.q


def test_the_oracle_sums_zeta() -> None:
    assert abs(direct_sum(lambda n: n ** mpmath.mpf("-1.5")) - mpmath.zeta(mpmath.mpf("1.5"))) < 1e-15


@pytest.mark.parametrize("decay, spread", [("3/2", 1), (2, "3/2"), ("5/2", 2), ("5/4", "1/2")])
def test_exponential_filter_is_exact_up_to_an_exponentially_small_rest(decay: str | int, spread: str | int) -> None:
    found = spectral_sum(A * k**-a * sympy.exp(-c * t * k**-b), k, t, where=(a > 1,))
    assert found.filter == "exponential"
    at_point = {"a": decay, "b": spread, "c": 3, "A": 2, "t": 100}
    p, q = number(decay), number(spread)
    exact = direct_sum(lambda n: 2 * n**-p * mpmath.exp(-300 * n**-q))
    rest = abs(exact - at(found.leading, **at_point))
    assert rest < at(found.correction, **at_point) + mpmath.mpf(10) ** -14 * exact


@pytest.mark.parametrize("decay, spread, scale", [("3/2", 1, 1), (2, "3/2", "1/2"), ("5/4", "1/2", "3/2")])
def test_depth_filter_is_right_to_one_part_in_the_depth(decay: str | int, spread: str | int, scale: str | int) -> None:
    found = spectral_sum(k**-a * (1 - c * k**-b) ** (2 * L), k, L, where=(a > 1, c < 2))
    assert found.filter == "depth"
    p, q, s = number(decay), number(spread), number(scale)
    rests = []
    for depth in (100, 200, 400):
        exact = direct_sum(lambda n, depth=depth: n**-p * (1 - s * n**-q) ** (2 * depth))
        leading = at(found.leading, a=decay, b=spread, c=scale, L=depth)
        rests.append((exact - leading) / at(found.correction, a=decay, b=spread, c=scale, L=depth))
    assert max(abs(r) for r in rests) < 2
    assert abs(rests[2] - rests[1]) < abs(rests[1] - rests[0]) + 1e-6, "the rest is of the stated order"


@pytest.mark.parametrize("order, name", [(1, "ridge"), (2, "squared ridge")])
@pytest.mark.parametrize("decay, spread", [("3/2", 1), (2, "3/2"), (4, "6/5"), ("7/2", 2), (6, "3/2")])
def test_ridge_filters_with_their_first_correction(order: int, name: str, decay: str | int, spread: str | int) -> None:
    p, q = number(decay), number(spread)
    below = (p - 1) / q < order
    s = (a - 1) / b
    found = spectral_sum(k**-a / (1 + c * t * k**-b) ** order, k, t, where=(a > 1, s < order if below else s > order))
    assert found.filter == name
    rests, corrections = [], []
    for time in (10**3, 10**5):
        exact = direct_sum(lambda n, time=time: n**-p / (1 + 2 * time * n**-q) ** order)
        point = {"a": decay, "b": spread, "c": 2, "t": time}
        rests.append(exact - at(found.leading, **point))
        corrections.append(at(found.correction, **point))
    ratios = [rest / correction for rest, correction in zip(rests, corrections, strict=True)]
    assert abs(ratios[1] - 1) < 0.2
    assert abs(ratios[1] - 1) < abs(ratios[0] - 1) / 2, "the correction is the next term"


def test_where_two_corrections_merge_there_is_a_logarithm() -> None:
    found = spectral_sum(k**-5 / (1 + t * k**-2), k, t)
    assert found.leading == sympy.zeta(3) / t and found.correction == -sympy.log(t) / (2 * t**2)
    exact = direct_sum(lambda n: n**-5 / (1 + 10**8 * n**-2))
    rest = exact - at(found.leading, t=10**8)
    assert abs(rest / at(found.correction, t=10**8) - 1) < 0.2


def test_constants_and_powers_of_time_factor_out() -> None:
    plain = spectral_sum(k**-a * sympy.exp(-t * k**-b), k, t, where=(a > 1,))
    scaled = spectral_sum(5 * A * t**2 * k**-a * sympy.exp(-t * k**-b), k, t, where=(a > 1,))
    assert sympy.simplify(scaled.leading / plain.leading - 5 * A * t**2) == 0


def test_closed_form_at_numbers() -> None:
    found = spectral_sum(k**-2 * sympy.exp(-t / k), k, t)
    assert found.leading == 1 / t
    assert r"\sim" in found._repr_latex_()


@pytest.mark.parametrize(
    "summand, facts, words",
    [
        (k**-a * sympy.exp(-t * k**-b), (), "converge without the filter"),
        (k**-2 * sympy.exp(-t * k), (), "act on a decaying spectrum"),
        (k**-2 * sympy.exp(t / k), (), "positive strength"),
        (k**-2 * (1 - c / k) ** (2 * t), (), "every mode must contract"),
        (k**-2, (), "no filter of t found"),
        (k**-2 / (1 + t / k) ** 3, (), "cannot read"),
        (k**-2 * sympy.cos(t / k), (), "cannot read"),
        (k**-2 * sympy.exp(-t / k) / (1 + t / k), (), "cannot read"),
        (k**-2 * sympy.exp(-t / (k + 1)), (), "cannot read"),
        (k**-2 / (2 + t / k), (), "cannot read"),
        (k**-2 * sympy.exp(-(t**2) / k), (), "cannot read"),
    ],
    ids=str,
)
def test_refusals_say_what_is_missing(summand: sympy.Expr, facts: tuple[sympy.Basic, ...], words: str) -> None:
    with pytest.raises(OutsideTheClassError, match=words):
        spectral_sum(summand, k, t, where=facts)


def test_an_undecided_saturation_names_both_sides() -> None:
    with pytest.raises(SeveralPhasesError) as refusal:
        spectral_sum(k**-a / (1 + t * k**-b), k, t, where=(a > 1,))
    assert "(a - 1)/b < 1" in str(refusal.value) and "(a - 1)/b > 1" in str(refusal.value)


def test_at_the_saturation_point_there_is_a_logarithm() -> None:
    found = spectral_sum(k**-2 / (1 + t / k), k, t)
    assert found.leading == sympy.log(t) / t and found.correction == sympy.EulerGamma / t


def test_an_equation_among_the_facts_decides_the_saturation_point() -> None:
    found = spectral_sum(k**-a / (1 + t * k**-b), k, t, where=(sympy.Eq(a, 1 + b),))
    assert found.leading == sympy.log(t) / (b * t)
    assert sympy.Eq(1, 1) not in found.conditions


def test_number_of_terms_must_be_positive() -> None:
    with pytest.raises(OutsideTheClassError, match="terms=0"):
        spectral_sum(k**-2 / (1 + t / k), k, t, terms=0)
