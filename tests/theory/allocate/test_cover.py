"""Covers, by the signs that few polynomials cannot have together, and by boxes."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from math import comb
from typing import Any

import pytest
import sympy
from flint import fmpq

from theory import parameters
from theory.allocate import cover as module
from theory.allocate.boxes import _asked, _Box, _Tensor, _tensor, share_with, share_without
from theory.allocate.cover import Cover
from theory.allocate.region import Cells, Condition, Region, evaluated

a, b, c = parameters("a b c")
r = sympy.Symbol("r", real=True)


def halfspace(region: Region, polynomial: object) -> frozenset[Condition]:
    """Where a polynomial is positive."""
    point = next(v for v in region.samples if region.number(region.element(polynomial), v) > 0)
    return region.conditions(region.element(polynomial), point)


def largest_of_three(region: Region) -> Cells:
    """Cells that meet in the curve c = a*b = a**2."""
    return [
        halfspace(region, a * b - c) | halfspace(region, a * b - a**2),
        halfspace(region, c - a * b) | halfspace(region, c - a**2),
        halfspace(region, a**2 - a * b) | halfspace(region, a**2 - c),
    ]


# --- by few signs at a time -------------------------------------------------------------------------------------------


@pytest.fixture
def _only_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """The solver is not asked about all cells at once."""
    monkeypatch.setattr(module.Region, "uncovered", lambda *_: ("unknown", ()))


@pytest.mark.usefixtures("_only_few")
def test_three_cells_meeting_in_a_curve_are_covered() -> None:
    region = Region([a, b, c], [])
    assert Cover(region).share(largest_of_three(region), 10) == (1, [])


@pytest.mark.usefixtures("_only_few")
def test_a_gap_is_shown_by_a_point_in_it() -> None:
    region = Region([a, b, c], [])
    share, missed = Cover(region).share(largest_of_three(region)[:2], 10)
    assert (
        share == 0 and missed and all(region.contains((x, y, z)) and x * x > x * y and x * x > z for x, y, z in missed)
    )


@pytest.mark.usefixtures("_only_few")
def test_a_gap_too_thin_for_random_points_is_met() -> None:
    region = Region([a, b], [])
    thin = [halfspace(region, 10**9 * (a - b) - a), halfspace(region, b - a)]
    _, [(x, y)] = Cover(region).share(thin, 10)
    assert y < x and 10**9 * (x - y) < x


@pytest.mark.usefixtures("_only_few")
def test_facts_count() -> None:
    region = Region([a, b, c], [a > b, b > c])
    above = [Condition(frozenset({region.element(a - c).numer}), 1)]
    assert Cover(region).share([frozenset(above)], 10) == (1, [])


@pytest.mark.usefixtures("_only_few")
def test_what_was_learned_serves_the_next_cells() -> None:
    region = Region([a, b, c], [])
    cover, cells = Cover(region), largest_of_three(region)
    assert cover.share(cells[:2], 10)[1]
    assert cover.share(cells, 10) == (1, [])


@pytest.mark.usefixtures("_only_few")
def test_what_the_solver_leaves_open_the_boxes_prove(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Region, "point_with", lambda *_: ("unknown", ()))
    region = Region([a, b], [])
    cells = [halfspace(region, 2 - a - b), halfspace(region, a + b - 1)]
    assert Cover(region).share(cells, 10) == (1, [])


# --- by boxes ---------------------------------------------------------------------------------------------------------


def test_boxes_exclude_signs_without_the_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Region, "point_with", lambda *_: ("unknown", ()))
    region = Region([a, b], [a < 3])
    far = halfspace(region, a + b - 2) | halfspace(region, 1 - a - b)
    assert share_without(region, [far], 5) == (1, [])


def test_boxes_find_signs_that_occur() -> None:
    region = Region([a, b], [])
    between = halfspace(region, 2 * b - a) | halfspace(region, a - b)
    share, found = share_without(region, [between], 5)
    assert share < 1 and found and all(y < x < 2 * y for x, y in found)


def test_boxes_see_orthants_of_symbols_without_sign() -> None:
    region = Region([r, a], [])
    share, found = share_without(region, [halfspace(region, -r)], 5)
    assert share == fmpq(1, 2) and all(v[1] < 0 for v in found)  # a before r


def test_a_box_is_written_in_the_parameters() -> None:
    """A parameter is t/(1 - t), where t lies between bounds; at 1 there is none."""
    box = _Box((1, -1), ((fmpq(1, 2), fmpq(3, 4)), (fmpq(1, 3), fmpq(1))), {}, ())
    assert list(box.sides([a, r])) == [a >= 1, a <= 3, sympy.Ge(-r, sympy.Rational(1, 2))]
    bounded = _Box((1,), ((fmpq(1, 2), fmpq(3, 4)),), {}, ())
    assert bounded.middle == (fmpq(5, 3),) and bounded.volume == fmpq(1, 4)
    assert [half.bounds for half in bounded.halves()] == [((fmpq(1, 2), fmpq(5, 8)),), ((fmpq(5, 8), fmpq(3, 4)),)]


@pytest.mark.parametrize("answer, kept, shown", [("none", 0, []), ("unknown", 1, []), ("point", 1, [(fmpq(2),)])])
def test_only_signs_that_the_solver_excludes_are_dropped(
    monkeypatch: pytest.MonkeyPatch, answer: str, kept: int, shown: list[object]
) -> None:
    monkeypatch.setattr(Region, "point_with", lambda *_: (answer, (fmpq(2),)))
    region = Region([a], [])
    box = _Box((1,), ((fmpq(1, 2), fmpq(3, 4)),), {}, (halfspace(region, a - 1),))
    left, found = _asked(box, region)
    assert len(left.patterns) == kept and found == shown


def test_the_share_on_which_one_cell_holds() -> None:
    region = Region([r, a], [a < 1])
    assert share_with(region, [halfspace(region, r)], 0.5) == fmpq(3, 4)  # a before r: half of a is outside the facts


# --- of problems ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", [11, 25, 83])
def test_a_cell_that_is_left_out_is_missed(seed: int, problem_of: Callable[[int], Any]) -> None:
    """Cells of a random problem cover; without any one of them they do not."""
    diagram = problem_of(seed).diagram
    region = Region(diagram.parameters, diagram.problem.facts)
    cells = [frozenset(c for r in p.conditions for c in conditions_of(region, r)) for p in diagram.phases]
    assert len(cells) > 1 and Cover(region).share(cells, 20) == (1, [])
    for left_out in range(len(cells)):
        _, missed = Cover(region).share([c for i, c in enumerate(cells) if i != left_out], 20)
        assert missed


def conditions_of(region: Region, relation: Any) -> frozenset[Condition]:
    """A condition as a phase prints it, ``expression >= 0``."""
    return halfspace(region, relation.gts - relation.lts)


# --- Bernstein coefficients -------------------------------------------------------------------------------------------


def value_of(tensor: _Tensor, point: tuple[fmpq, ...]) -> fmpq:
    """The polynomial with these Bernstein coefficients."""
    total = fmpq(0)
    for powers, value in zip(product(*(range(d + 1) for d in tensor.degrees)), tensor.values, strict=True):
        for d, p, t in zip(tensor.degrees, powers, point, strict=True):
            value *= comb(d, p) * t**p * (1 - t) ** (d - p)
        total += value
    return total


POINTS = [(fmpq(1, 3), fmpq(2, 7)), (fmpq(4, 5), fmpq(1, 9)), (fmpq(1, 2), fmpq(6, 7)), (fmpq(3, 8), fmpq(5, 6))]


@pytest.mark.parametrize("signs", [(1, 1), (1, -1), (-1, 1)])
@pytest.mark.parametrize(
    "polynomial", [a * b - 3 * a + 2, a**2 / 3 - a * b**3 / 2 + b - 1, a**3 + 5 * b**2 - 7 * a * b]
)
def test_a_polynomial_in_its_bernstein_coefficients(polynomial: Any, signs: tuple[int, int]) -> None:
    """Up to one positive factor, with its denominators taken away."""
    inside = Region([a, b], []).element(polynomial).numer
    tensor = _tensor(inside, signs)
    factors = set()
    for point in POINTS:
        values = tuple(sign * t / (1 - t) for sign, t in zip(signs, point, strict=True))
        scale = (1 - point[0]) ** tensor.degrees[0] * (1 - point[1]) ** tensor.degrees[1]
        factors.add(value_of(tensor, point) / (evaluated(inside, values) * scale))
    assert len(factors) == 1 and factors.pop() > 0


@pytest.mark.parametrize("axis", [0, 1])
def test_the_halves_of_a_box_have_the_same_polynomial(axis: int) -> None:
    tensor = _tensor(Region([a, b], []).element(a**2 / 3 - a * b**3 / 2 + b - 1).numer, (1, 1))
    low, high = tensor.halves(axis)
    for part, begins in ((low, 0), (high, 1)):
        whole = [tuple((begins + t) / 2 if i == axis else t for i, t in enumerate(point)) for point in POINTS]
        factors = {value_of(part, p) / value_of(tensor, w) for p, w in zip(POINTS, whole, strict=True)}
        assert len(factors) == 1 and factors.pop() > 0


@pytest.mark.parametrize("values, sign", [((0, 2), 1), ((-1, 0), -1), ((-1, 1), None), ((3, 4), 1), ((-3, -4), -1)])
def test_coefficients_of_one_sign_bound_a_polynomial(values: tuple[int, ...], sign: int | None) -> None:
    assert _Tensor((1,), values).sign == sign


def test_a_search_whose_time_is_over_says_nothing() -> None:
    region = Region([a, b], [])
    assert Cover(region)._search([halfspace(region, a - b)], 0, 0) == (None, [])
