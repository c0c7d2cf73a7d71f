"""A small theory of a user's own, written to disk for each test that wants one."""

from __future__ import annotations

from pathlib import Path

import pytest

INIT = """
from theory.records import Paper

PAPER = Paper(key="{key}", title="A small theory", authors=("A. Author",), year=2026, venue="draft")
"""

CLAIM = """
import sympy

from theory.records import Claim, Convention, Derivation, Instance, Meaning, Optimum, Order, Premise
from theory.symbols import parameters, resources

N, D, C = resources("N D C")
a, b = parameters("a b")
best = sympy.Function("R")(C)

CLAIM = Claim(
    id="{key}:frontier",
    title="Compute frontier",
    statement=Order(best, "Theta", C ** ({exponent}), C),
    source="{source}",
    fidelity="as stated",
    reference="Ours.",
    meanings=(Meaning(best, "least risk at compute C"),),
    convention=Convention(loss="squared", compute=N * D, along="frontier"),
    derivation=Derivation(
        premises=(Premise("assumption", "the risk is the sum of the two terms"),),
        steps=(Optimum("optimum", risk=N**-a + D**-b, costs=(N * D,), budget=C),),
    ),
    instances=(Instance.of(a="1/2", b="1/3"),),
)
"""

CHECK = """
import numpy as np

from proofs_check.dynamics.allocation import Legs, least_sum
from proofs_check.exponents import exponent
from theory.records import Estimate, Measurement


def measure(problem, profile, seed):
    estimates = []
    for at in problem.instances:
        budgets = np.geomspace(1e3, 1e9, 12)
        legs = Legs([1, 1], [at.number("a"), at.number("b")], [1, 1])
        law = exponent(budgets, [least_sum(legs, c).risk for c in budgets], departures=())
        u = {uncertainty}
        estimates.append(
            Estimate("slope", at, law.slope, u, law.window, size=1e9, size_means="compute", improves=0.5)
        )
    return Measurement(tuple(estimates), "exact", "the two terms", "exact dynamics", (seed,))
"""


@pytest.fixture
def own_theory(tmp_path: Path):
    """Return a function that writes a user's folder and returns its path."""

    def write(
        key: str = "mine2026", exponent: str = "-a * b / (a + b)", source: str = "ours", uncertainty: str = "1e-6"
    ) -> Path:
        folder = tmp_path / key
        (folder / "checks").mkdir(parents=True, exist_ok=True)
        (folder / "__init__.py").write_text(INIT.format(key=key))
        (folder / "frontier.py").write_text(CLAIM.format(key=key, exponent=exponent, source=source))
        (folder / "checks" / "frontier.py").write_text(CHECK.format(uncertainty=uncertainty))
        return folder

    return write
