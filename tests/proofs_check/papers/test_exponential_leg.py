"""The direct minimiser of two power laws and an exponential agrees with a grid."""

import numpy as np
import pytest

from proofs_check.papers.yang2025.reconstruction_one_sixth_log import least_log
from theory.records import Instance


@pytest.mark.parametrize("budget", [1e4, 1e8])
def test_least_sum_of_legs_agrees_with_a_grid(budget: float) -> None:
    instance = Instance.of(A=2, B="1/3", K=3)
    steps, width = np.meshgrid(np.geomspace(1, 300, 1500), np.geomspace(1, budget**0.5, 1500))
    samples = budget / (width**2 * steps)
    risks = 2 * width**-0.5 + samples**-0.5 / 3 + np.exp(-steps / 3)
    assert least_log(instance, np.log(budget)) == pytest.approx(np.log(risks.min()), abs=1e-4)
