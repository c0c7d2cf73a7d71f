"""The three legs of an instance, for the checks of allocation at a finite budget."""

from collections.abc import Callable

import numpy as np

from proofs_check.dynamics.allocation import Legs
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem

PRECISION = 1e-9  # far above the minimiser's own accuracy, far below any rival

Quantity = Callable[[Legs, float], float]


def legs_of(instance: Instance) -> Legs:
    """Coefficients A, B, F, decays a, b, c and prices p, q, r of width, samples and steps."""
    coefficients, decays, prices = ([instance.number(name) for name in names] for names in ("ABF", "abc", "pqr"))
    return Legs(coefficients, decays, prices)


def minimised(problem: Problem, quantity: Quantity, named: str, seed: int) -> Measurement:
    """Measure a quantity of directly minimised legs at the budget of each instance."""
    first = problem.instances[0]
    budgets = np.geomspace(1e2, 1e12, 21)
    values = [quantity(legs_of(first), budget) for budget in budgets]
    return Measurement(
        estimates=tuple(_estimate(instance, quantity) for instance in problem.instances),
        scope="exact: minimised numerically over the allocations within a finite budget",
        primitive="the three legs and the cost",
        rung="exact dynamics",
        seeds=(seed,),
        plots=(
            Plot(
                xlabel="compute $C$",
                ylabel=named,
                curves=(Curve("direct minimisation", tuple(budgets), tuple(values)),),
                marks=(("measured at", first.number("C")),),
            ),
        ),
    )


def _estimate(instance: Instance, quantity: Quantity) -> Estimate:
    value = quantity(legs_of(instance), instance.number("C"))
    return Estimate("value", instance, value, PRECISION * value, window="one budget, no fit")
