"""Which monomials lead where."""

import pickle

import pytest
import sympy

from theory import parameters, resources
from theory.errors import OutsideTheClassError, SeveralPhasesError
from theory.problems.regions import Region, summable

a, b = parameters("a b")
n, p, h = resources("n p h")
BETWEEN = Region(((n**-a, h), (h, sympy.S.One)), (a > 1,))


def leading(expr, region=BETWEEN):
    return {m.expression for m in region.leading(sympy.sympify(expr))}


def test_a_sum_keeps_what_leads_somewhere():
    assert leading(h + n**-a) == {h}
    assert leading(h**2 + 1 / n) == {h**2, 1 / n}


def test_like_terms_are_joined():
    assert leading(2 * h + 3 * h) == {5 * h}
    assert leading((1 - 1 / a) * n + n / a) == {n}


def test_a_denominator_needs_one_leading_term():
    assert leading(1 / (n + h ** (-1 / a))) == {1 / n}
    with pytest.raises(OutsideTheClassError, match="does not lead with one term"):
        leading(1 / (1 / h + n ** (a / 2)))


def test_terms_that_cancel_are_refused():
    with pytest.raises(OutsideTheClassError, match="cancel to leading order"):
        leading(n - n * (1 - 1 / a) - n / a)


def test_what_the_facts_leave_open_names_its_wall():
    open_region = Region(((n**-a, h), (h, sympy.S.One)), (a > 1, b > 1))
    with pytest.raises(SeveralPhasesError) as several:
        leading(h**a + h**b, open_region)
    assert set(several.value.sides) == {a - b > 0, a - b < 0} or set(several.value.sides) == {b - a > 0, b - a < 0}


def test_equal_powers_are_decided_by_logarithms():
    region = Region(((sympy.S.One, n),))
    assert leading(sympy.log(n) / n + 1 / n, region) == {sympy.log(n) / n}


def test_there_is_one_condition_for_each_resource():
    with pytest.raises(OutsideTheClassError, match="1 conditions on 2 resources"):
        leading(n + p, Region(((n, p),)))
    with pytest.raises(OutsideTheClassError, match="no condition of the region mentions p"):
        leading(n + p)


def test_what_was_looked_up_does_not_travel():
    region = Region(((n**-a, h), (h, sympy.S.One)), (a > 1,))
    fresh = pickle.dumps(region)
    leading(h + n**-a, region)
    assert pickle.dumps(region) == fresh
    assert pickle.loads(fresh) == region


def test_a_series_is_summed_where_the_facts_say_so():
    assert summable(2 + a, ())
    assert not summable(a / (a + 1), ())
    with pytest.raises(SeveralPhasesError):
        summable(a, ())
