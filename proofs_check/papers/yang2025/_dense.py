"""The least joint risk at the budgets of the instances, for both sides of the compute law."""

import numpy as np

from proofs_check.dynamics.dense_modes import least_risk
from theory.records import Curve, Estimate, Measurement, Plot, Problem

PRECISION = 1e-7  # of the quadrature


def frontier(problem: Problem, seed: int) -> Measurement:
    """Measure the least risk within each budget."""
    values = [least_risk(i.number("a"), i.number("s"), i.number("C")).risk for i in problem.instances]
    first = problem.instances[0]
    budgets = np.geomspace(1e4, 1e14, 11)
    curve = tuple(least_risk(first.number("a"), first.number("s"), float(c)).risk for c in budgets)
    return Measurement(
        estimates=tuple(
            Estimate("value", i, v, PRECISION * v, window="one budget, no fit")
            for i, v in zip(problem.instances, values, strict=True)
        ),
        scope="exact: one joint risk of model size and training time, minimised over allocations",
        primitive="spectrum and signal, flow of every mode; modes kept and modes beyond by quadrature",
        rung="exact dynamics",
        seeds=(seed,),
        plots=(
            Plot(
                xlabel="compute $C = N t$",
                ylabel="least excess risk",
                curves=(Curve(f"gradient flow, {first}", tuple(budgets), curve, style="line"),),
                marks=(("measured at", first.number("C")),),
            ),
        ),
    )
