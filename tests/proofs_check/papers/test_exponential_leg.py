"""The direct minimiser of two power laws and an exponential agrees with a grid."""

import numpy as np
import pytest
import sympy

from proofs_check.judge import judge
from proofs_check.papers.yang2025.reconstruction_one_sixth_log import least_log
from theory.records import Estimate, Instance, Measurement, Order
from theory.symbols import resources


@pytest.mark.parametrize("budget", [1e4, 1e8])
def test_least_sum_of_legs_agrees_with_a_grid(budget: float) -> None:
    instance = Instance.of(A=2, B="1/3", K=3)
    steps, width = np.meshgrid(np.geomspace(1, 300, 600), np.geomspace(1, budget**0.5, 600))
    samples = budget / (width**2 * steps)
    risks = 2 * width**-0.5 + samples**-0.5 / 3 + np.exp(-steps / 3)
    assert least_log(instance, np.log(budget)) == pytest.approx(np.log(risks.min()), abs=1e-4)


@pytest.mark.parametrize("power, outcome", [("1/6", "supported"), ("0", "refuted"), ("1/5", "refuted")])
def test_a_measured_power_of_the_logarithm_is_held_against_an_order(power: str, outcome: str) -> None:
    C = resources("C")
    law = Order(sympy.Function("R")(C), "Theta", (1 / C) * sympy.log(C) ** sympy.Rational(power), C)
    found = Estimate("log", Instance(()), 0.1667, 0.001, "all points")
    assert judge(law, Measurement((found,), "exact", "legs", "asymptotic", (0,))).outcome == outcome
