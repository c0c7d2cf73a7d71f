"""The search for cells: it goes on until they cover the region, and knows when to stop."""

from dataclasses import dataclass

import pytest
import sympy
from flint import fmpq

from theory import parameters
from theory.allocate.cells import MAX_CELLS, explore
from theory.allocate.region import Condition, Region
from theory.allocate.solve import NotGeneric
from theory.decide import worked_seconds

a = parameters("a")


@dataclass(frozen=True)
class Part:
    conditions: frozenset[Condition]


def parts(region, *ends):
    """The interval between two neighbouring ends around a point; no point on an end is generic."""

    def at(values):
        (x,) = values
        if x in ends:
            raise NotGeneric
        below = [a - sympy.Rational(int(e.p), int(e.q)) for e in ends if e < x][-1:]
        above = [sympy.Rational(int(e.p), int(e.q)) - a for e in ends if e > x][:1]
        sides = [region.conditions(region.element(side), values) for side in (*below, *above)]
        return Part(frozenset().union(*sides))

    return at


def test_a_cell_that_no_sample_meets_is_found_by_what_the_others_leave() -> None:
    region = Region([a], [])
    thin = fmpq(1000003, 3000017), fmpq(1000003, 3000016)
    assert not any(thin[0] < x < thin[1] for (x,) in region.samples)
    found, share = explore(region, parts(region, *thin))
    assert len(found) == 3 and share == 1


def test_a_sample_on_a_wall_is_moved_off_it() -> None:
    region = Region([a], [a < 1])
    (wall,) = region.samples[0]
    found, share = explore(region, parts(region, wall))
    assert len(found) == 2 and share == 1


def test_where_no_point_is_generic_the_search_ends_with_nothing() -> None:
    def at(_):
        raise NotGeneric

    assert explore(Region([a], [a < 1]), at) == ([], 0)


def test_after_its_deadline_it_adds_nothing() -> None:
    region = Region([a], [a < 1])
    found, share = explore(region, parts(region, fmpq(1, 2)), deadline=worked_seconds() - 1)
    assert not found and share == 0


def test_endless_cells_are_given_up_with_the_share_that_is_covered() -> None:
    region = Region([a], [a < 1])
    many = [fmpq(i, 10 * MAX_CELLS) for i in range(1, 10 * MAX_CELLS)]
    found, share = explore(region, parts(region, *many))
    assert MAX_CELLS < len(found) < 2 * MAX_CELLS
    assert share < fmpq(1, 2)


@pytest.mark.parametrize("facts", [[], [a < 1]])
def test_one_cell_is_all_there_is(facts) -> None:
    found, share = explore(Region([a], facts), lambda _: Part(frozenset()))
    assert found == [Part(frozenset())] and share == 1
