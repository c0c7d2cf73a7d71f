"""The compiled formulas of a diagram agree with its exact answers and with the floating program."""

import numpy as np
import pytest
import sympy

from proofs_check.evaluator import evaluator
from proofs_check.monomials import NumbersError
from proofs_check.twin import exponent_at
from theory import Risk, compute_optimal, parameters, resources

N, D, T, C = resources("N D T C")
a, b, u = parameters("a b u")
LIMITED = compute_optimal(Risk(N**-a * sympy.log(C) + D**-b), cost=N * D, subject_to=[C**u >= D])


def test_formulas_agree_with_exact_answers_and_with_the_twin_at_random_points():
    points = np.random.default_rng(3).integers(1, 40, size=(3, 15)) / 20
    found = evaluator(LIMITED)(a=points[0], b=points[1], u=points[2])
    assert set(found.phase) == {0, 1}
    for i, point in enumerate(points.T):
        at = dict(zip((a, b, u), (sympy.Rational(str(v)) for v in point), strict=True))
        exact, twin = LIMITED.at(at), exponent_at(LIMITED.problem, at)
        assert found.exponent[i] == pytest.approx(float(exact.exponent))
        assert found.log[i] == pytest.approx(float(exact.log))
        assert (found.exponent[i], found.log[i]) == pytest.approx((twin.exponent, twin.log), abs=1e-7)
        for resource in LIMITED.resources:
            exact_share = float(exact.allocation.get(resource, sympy.nan))
            assert found.shares[resource][i] == pytest.approx(exact_share, nan_ok=True)


def test_arrays_are_broadcast_and_may_be_given_in_order():
    evaluate = evaluator(LIMITED)
    named = evaluate(a=np.ones((3, 1)), b=[1, 2], u=0.9)
    assert named.exponent.shape == named.shares[N].shape == (3, 2)
    assert (evaluate(1, [1, 2], 0.9).exponent == named.exponent[0]).all()


def test_outside_the_facts_there_is_no_phase():
    diagram = compute_optimal(Risk(N**-a + D**-b), cost=N * D, where=[a > b])
    found = evaluator(diagram)(a=[1, 1, -1], b=[0.5, 2, -2])
    assert found.phase.tolist() == [0, -1, -1]
    assert np.isnan(found.exponent).tolist() == [False, True, True]


def test_a_diagram_without_parameters_has_one_value():
    found = evaluator(compute_optimal(Risk(N**-1 + D**-1), cost=N * D))()
    assert float(found.exponent) == 0.5


def test_wrong_parameters_are_named():
    with pytest.raises(NumbersError, match="a, b, u"):
        evaluator(LIMITED)(a=1, b=1)
    with pytest.raises(NumbersError, match="'v'"):
        evaluator(LIMITED)(a=1, b=1, u=1, v=1)
