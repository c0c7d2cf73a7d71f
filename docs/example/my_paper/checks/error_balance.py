"""Fit noisy labels by ridge regression at many penalties, take the best within each budget, read the slope.

The style for noisy curves: independent runs, whose spread gives the uncertainty.
The window is all points, fixed beforehand.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar
from scipy.special import zeta

from proofs_check.exponents import exponent
from proofs_check.measure import Profile
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem

BUDGETS = np.geomspace(1e6, 1e9, 16)
MODES = 10_000  # ten times what the largest budget resolves; the rest is never learned
GROUPS = 20  # of draws, each a run

Floats = NDArray[np.float64]


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    draws = 400 if profile == "quick" else 4000
    found = [_at(instance, draws, rng) for instance in problem.instances]
    return Measurement(
        estimates=tuple(estimate for estimate, _ in found),
        scope="exact for orthogonal inputs, bias and variance together; the passes it takes are a premise",
        primitive="eigenvalues, target, label noise and the price of a penalty",
        rung="Monte Carlo",
        seeds=(seed,),
        plots=tuple(plot for _, plot in found),
    )


def _at(instance: Instance, draws: int, rng: np.random.Generator) -> tuple[Estimate, Plot]:
    points = np.array([_least_risks(instance, budget, draws, rng) for budget in BUDGETS])
    risk = points.mean(axis=1)
    error = points.std(axis=1, ddof=1) / np.sqrt(GROUPS)
    # Away from walls a spectral sum is a sum of powers: corrections may be there, logarithms and wiggles may not.
    law = exponent(BUDGETS, points.T, departures=("correction",))
    # `size`, `size_means` and `improves` let an inconclusive verdict say how many draws would decide.
    estimate = law.estimate("slope", instance, size=draws, size_means="draws", improves=0.5)
    plot = Plot(
        xlabel="compute $C$",
        ylabel=f"excess risk, {instance}",
        curves=(
            Curve("drawn", tuple(BUDGETS), tuple(risk), tuple(error)),
            Curve("fitted law", tuple(BUDGETS), tuple(law.constant * BUDGETS**law.slope), style="dashed"),
        ),
    )
    return estimate, plot


def _least_risks(instance: Instance, budget: float, draws: int, rng: np.random.Generator) -> Floats:
    """Risk at the best penalty within a budget, one mean for each group of draws."""
    a, b, sigma = (instance.number(name) for name in ("a", "b", "sigma"))
    k = np.arange(1.0, MODES + 1)
    eigenvalue, target = k**-a, k ** (-b / 2)
    # Labels are the target plus normal noise; a group needs only the mean of the noise and of its square.
    each = draws // GROUPS
    mean = rng.normal(size=(MODES, GROUPS)) / np.sqrt(each)
    square = mean**2 + rng.chisquare(each - 1, size=(MODES, GROUPS)) / each

    def risks(log_x: float) -> Floats:
        x = np.exp(log_x)
        samples = budget / np.sqrt(x)
        keep = x * eigenvalue / (1 + x * eigenvalue)
        bias, noise = (1 - keep) * target, keep * sigma / np.sqrt(samples)
        made: Floats = bias @ bias - 2 * (bias * noise) @ mean + noise**2 @ square + zeta(b, MODES + 1)
        return made

    # The same draws at every penalty, so that the mean risk is a smooth function of it.
    best = minimize_scalar(lambda y: float(risks(y).mean()), bounds=(0.0, np.log(budget)), method="bounded")
    return risks(best.x)
