"""Constants of terms in numbers, against zeta and hypergeometric functions."""

import numpy as np
import pytest
import sympy
from mpmath import mp
from scipy.special import zeta

from proofs_check.constants import constant_value, constants_from, definitions
from theory.errors import TheoryError
from theory.problems import decompose
from theory.problems.grammar import problem_of
from theory.symbols import parameters

a, b, s, k, v = parameters("a b s k v")
HEAVY = "gradient-flow with projection, modes({}*p)"


def constants(words, values, *facts):
    found = constants_from(definitions(decompose(problem_of(words), facts)), values)
    return {symbol.name: value for symbol, value in found.items()}


@pytest.mark.parametrize("capacity, source, step", [(1.001, 4, 1 / 2000), (1.01, 2.02, 0.005), (1.2, 3.2, 0.3)])
def test_sums_that_barely_converge_are_whole(capacity, source, step):
    found = constants("sgd", {a: capacity, b: source, s: step})
    # s l/(2 - 2 s l) and k**(a - b)/(2 s (1 - s l)) in powers of s l, each a zeta function.
    powers = np.arange(60)
    kernel = step ** powers[1:] @ zeta(capacity * powers[1:]) / 2
    forgetting = step**powers @ zeta(source - capacity + capacity * powers) / (2 * step)
    assert found == pytest.approx({"K_1": kernel, "F_1": forgetting}, rel=1e-10)


def test_a_sum_that_is_infinite_has_no_number():
    assert np.isnan(constants("sgd", {a: 2, b: 2.5, s: 0.1})["F_1"])


def test_a_sum_of_no_power_is_refused():
    with pytest.raises(TheoryError, match="no power of the mode in the end"):
        constant_value(sympy.Sum(k**-2 + k ** sympy.Rational(-21, 20) / 10**43, (k, 1, sympy.oo)), k)


@pytest.mark.parametrize("capacity, ratio", [(0.99, "2"), (0.9, "10^6"), (0.1, "10^30")])
def test_the_edge_solves_its_equation(capacity, ratio):
    edge = constants(HEAVY.format(ratio), {a: capacity, b: 3})["d_1"]
    r = sympy.sympify(ratio.replace("^", "**"))
    # int_0^r dv/(1 + d v**a) = r 2F1(1, 1/a; 1 + 1/a; -d r**a)
    whole = float(r) * mp.hyp2f1(1, 1 / capacity, 1 + 1 / capacity, -edge * float(r) ** capacity)
    assert float(whole) == pytest.approx(1, rel=1e-9)


@pytest.mark.parametrize("power", [-0.5, -0.9, -0.99])
def test_powers_whose_integral_nearly_diverges_are_whole(power):
    # int_0^2 v**power/(1 + v) dv = 2**(1 + power)/(1 + power) 2F1(1, 1 + power; 2 + power; -2)
    whole = 2 ** (1 + power) / (1 + power) * mp.hyp2f1(1, 1 + power, 2 + power, -2)
    found = constant_value(sympy.Integral(v ** sympy.Float(power) / (1 + v), (v, 0, 2)), v)
    assert found == pytest.approx(float(whole), rel=1e-10)


def test_an_equation_without_a_solution_is_refused():
    z = sympy.Symbol("z")
    with pytest.raises(TheoryError, match=r"no number up to 1e\+300 solves"):
        constant_value(sympy.Eq(1 / z, -1), z)
