"""Each measurement refutes the nearest other theory without having seen its own."""

import pytest
import sympy

from proofs_check.judge import judge
from proofs_check.papers.havrilla2024 import compute_law, data_exponent, noiseless_rate, torus_spectrum
from theory.papers.havrilla2024._symbols import C, beta, d, j, n, nu
from theory.records import Claim, Order, Problem
from theory.registry import builtin

D = sympy.Symbol("D", positive=True)
RIVALS = [
    ("data-exponent", data_exponent, n ** (-2 * beta / d), n, "labels taken for noise-free"),
    ("noiseless-rate", noiseless_rate, n ** (-2 * beta / (2 * beta + d)), n, "labels taken for noisy"),
    ("noiseless-rate", noiseless_rate, n ** (-4 * beta / d), n, "twice the smoothness"),
    ("compute-law", compute_law, C ** (-beta / d), C, "compute law of noise-free labels"),
    ("torus-spectrum", torus_spectrum, j ** -(1 + 2 * nu / D), j, "ambient for intrinsic dimension"),
]


@pytest.mark.parametrize("slug, check, rate, variable, why", RIVALS, ids=[r[-1] for r in RIVALS])
def test_rival_is_refuted(slug: str, check: object, rate: sympy.Expr, variable: sympy.Symbol, why: str) -> None:
    claim: Claim = builtin().claim(f"havrilla2024:{slug}")
    planar = tuple(i for i in claim.instances if i["d"] == 2)
    found = check.measure(Problem(planar), "quick", 0)  # type: ignore[attr-defined]
    assert isinstance(claim.statement, Order)
    assert judge(claim.statement, found).outcome == "supported"
    assert judge(Order(claim.statement.quantity, "Theta", rate, variable), found).outcome == "refuted"
