"""Points, signs and covers of regions of parameters."""

import pytest
import sympy
from flint import fmpq

from theory import parameters
from theory.allocate.region import Condition, Region, evaluated, simplified, strict
from theory.errors import OutsideTheClassError

a, b = parameters("a b")
r = parameters("r", positive=False)


def halfspace(region: Region, expr: sympy.Expr) -> frozenset[Condition]:
    """The cell where an expression is not negative, whatever the facts say."""
    element = region.element(expr)
    return region.conditions(element, next(v for v in region.samples if region.number(element, v) > 0))


# --- points -----------------------------------------------------------------------------------------------------------


def test_samples_satisfy_the_facts_strictly() -> None:
    region = Region([a, b], [a >= b, a < 2])
    assert region.samples
    assert all(v[1] < v[0] < 2 for v in region.samples)


def test_a_thin_region_is_found_by_the_solver() -> None:
    [values] = Region([a, b], [a > 1000, a < 1001, b > 1000 * a, b < 1001 * a]).samples
    assert 1000 < values[0] < 1001 and 1000 * values[0] < values[1] < 1001 * values[0]


def test_a_region_bounded_by_irrational_numbers_is_found() -> None:
    assert Region([a], [a**2 > 2, a**2 < sympy.Rational(2001, 1000)]).samples


def test_contradicting_facts_are_named() -> None:
    with pytest.raises(OutsideTheClassError, match="a > 2, a < 1"):
        Region([a], [a > 2, a < 1]).samples  # noqa: B018


def test_symbols_of_unknown_sign_are_sampled_on_both_sides() -> None:
    assert {v[0] > 0 for v in Region([r], []).samples} == {True, False}


def test_a_polynomial_is_evaluated_exactly() -> None:
    region = Region([a, b], [])
    polynomial = region.element(a**2 - 3 * a * b / 2 + 1).numer
    assert evaluated(polynomial, (fmpq(2, 3), fmpq(1, 5))) == 2 * fmpq(2, 3) ** 2 - 3 * fmpq(2, 15) + 2


# --- signs ------------------------------------------------------------------------------------------------------------


def test_signs_follow_from_coefficients_facts_and_the_solver() -> None:
    region = Region([a, b], [a > b, a + b < 1])
    signs = {e: region.sign(region.element(e).numer) for e in (a + b, a - b, 1 - a - b, 1 - a, 2 * a - b - 1)}
    assert signs == {a + b: 1, a - b: 1, 1 - a - b: -1 * -1, 1 - a: 1, 2 * a - b - 1: None}


def test_a_condition_keeps_only_what_the_facts_leave_open() -> None:
    region = Region([a, b], [a > 1])
    point = next(v for v in region.samples if v[0] > v[1])
    [condition] = region.conditions(region.element((a - 1) * (a - b) / (a + b)), point)
    assert condition.relation == sympy.Ge(a - b, 0)


def test_factors_of_a_denominator_keep_their_sign_at_the_point() -> None:
    region = Region([a, b], [])
    found = region.conditions(region.element((1 - a) / (a - b)), (fmpq(2), fmpq(3)))
    assert {c.relation for c in found} == {sympy.Ge(a - 1, 0), sympy.Ge(b - a, 0)}


def test_denominators_are_written_positive() -> None:
    region = Region([a, b], [])
    assert region.written(region.element(1 / (a - b)), (fmpq(1), fmpq(2))) == -1 / (b - a)


def test_an_exponent_that_is_no_rational_function_is_refused_by_name() -> None:
    with pytest.raises(OutsideTheClassError, match=r"2\*\*a is not a rational function"):
        Region([a], []).element(2**a)


# --- covers -----------------------------------------------------------------------------------------------------------


def test_cells_on_both_sides_of_a_wall_cover() -> None:
    region = Region([a, b], [])
    assert region.uncovered([halfspace(region, a - b), halfspace(region, b - a)]) == ("none", ())
    assert region.uncovered([frozenset()]) == ("none", ()), "a cell without conditions is everything"


def test_a_gap_is_shown_by_a_point_in_it() -> None:
    region = Region([a, b], [])
    answer, (x, y) = region.uncovered([halfspace(region, a - 2 * b), halfspace(region, b - a)])
    assert answer == "point" and y < x < 2 * y


def test_three_cells_meeting_in_a_curve_are_covered() -> None:
    c = parameters("c")
    region = Region([a, b, c], [])
    largest = [
        halfspace(region, a * b - c) | halfspace(region, a * b - a**2),
        halfspace(region, c - a * b) | halfspace(region, c - a**2),
        halfspace(region, a**2 - a * b) | halfspace(region, a**2 - c),
    ]
    assert region.uncovered(largest)[0] == "none"
    assert region.uncovered(largest[:2])[0] == "point"


def test_a_point_has_all_signs_that_are_asked_for_strictly() -> None:
    region = Region([a, b], [])
    inside = next(iter(halfspace(region, a - b))), next(iter(halfspace(region, 2 * b - a)))
    answer, (x, y) = region.point_with(inside, 1.0, [sympy.Ge(b, 3)])
    assert answer == "point" and y < x < 2 * y and y >= 3
    assert region.point_with((*inside, next(iter(halfspace(region, b - a)))), 1.0) == ("none", ())
    assert region.point_with(inside, 1.0, [sympy.Ge(b, a)]) == ("none", ())


def test_a_condition_holds_on_its_boundary_but_has_no_sign_there() -> None:
    (condition,) = halfspace(Region([a, b], []), a - b)
    at = {"above": (fmpq(2), fmpq(1)), "on": (fmpq(1), fmpq(1)), "below": (fmpq(1), fmpq(2))}
    assert {k: condition.holds(v) for k, v in at.items()} == {"above": True, "on": True, "below": False}
    assert {k: condition.sign_at(v) for k, v in at.items()} == {"above": 1, "on": 0, "below": -1}


@pytest.mark.parametrize("power, kept", [(1, True), (2, False), (3, True)])
def test_even_powers_in_a_denominator_need_no_condition(power: int, kept: bool) -> None:
    region = Region([a, b], [])
    found = region.conditions(region.element((1 - a) / (a - b) ** power), (fmpq(1, 2), fmpq(1, 3)))
    assert {c.relation for c in found} == {sympy.Ge(1 - a, 0), *([sympy.Ge(a - b, 0)] if kept else [])}


@pytest.mark.parametrize(
    "fact, without",
    [
        (a >= b, a > b),
        (a <= b, b > a),
        (a > b, a > b),
        (sympy.Eq(a, b), sympy.Eq(a, b)),
        (sympy.Ne(a, b), sympy.Ne(a, b)),
        (sympy.Or(a >= b, b >= 1), sympy.Or(a >= b, b >= 1)),
    ],
)
def test_a_fact_without_its_boundary(fact: sympy.Basic, without: sympy.Basic) -> None:
    assert strict(fact) == without


def test_the_word_of_the_solver_counts_only_after_an_exact_check(monkeypatch) -> None:
    region = Region([a, b], [])
    inside = next(iter(halfspace(region, a - b))), next(iter(halfspace(region, 2 * b - a)))
    one, two, three = map(sympy.Integer, (1, 2, 3))
    for wrong in ({a: one, b: two}, {a: three, b: one}, {a: one, b: one}):
        monkeypatch.setattr("theory.allocate.region.asked", lambda *_, wrong=wrong: ("sat", wrong, ""))
        assert region.point_with(inside, 1.0) == ("unknown", ())
    monkeypatch.setattr("theory.allocate.region.asked", lambda *_: ("sat", {a: one, b: two}, ""))
    assert region.uncovered([halfspace(region, b - a)]) == ("unknown", ()), "the point lies in the cell"
    assert region.uncovered([halfspace(region, a - b)]) == ("point", (fmpq(1), fmpq(2)))


def test_factors_whose_sign_is_known_are_dropped() -> None:
    f, g, h = (Region([a, b], []).element(e).numer for e in (a - b, a - 2 * b, 3 * a - b))

    def condition(sign: int, *factors: object) -> Condition:
        return Condition(frozenset(factors), sign)

    up, down = condition(1, f), condition(-1, f)
    assert simplified({up, condition(1, f, g)}) == {up, condition(1, g)}
    assert simplified({down, condition(1, f, g)}) == {down, condition(-1, g)}
    assert simplified({up, condition(1, f, g, h)}) == {up, condition(1, g, h)}
    assert simplified({up, condition(1, g), condition(1, f, g)}) == {up, condition(1, g)}
    assert condition(-1) in simplified({up, condition(1, g), condition(-1, f, g)}), "a contradiction stays"


@pytest.mark.parametrize("sign", [1, -1])
def test_a_condition_is_its_sign_times_its_factors(sign: int) -> None:
    f, g = (Region([a, b], []).element(e).numer for e in (a - b, a - 2 * b))
    assert sympy.expand(Condition(frozenset({f}), sign).expression - sign * (a - b)) == 0
    assert sympy.expand(Condition(frozenset({f, g}), sign).expression - sign * (a - b) * (a - 2 * b)) == 0
