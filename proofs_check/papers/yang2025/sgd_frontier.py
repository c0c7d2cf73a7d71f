"""Run one-pass SGD exactly for many model sizes, take the best within each budget, read the slope."""

import numpy as np

from proofs_check.dynamics.sgd import Frontier, frontier
from proofs_check.dynamics.spectra import PowerLaw
from proofs_check.exponents import Law, exponent
from proofs_check.measure import Profile
from theory.records import Curve, Instance, Measurement, Plot, Problem

STEP = 0.25
SMALLEST = 16


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    found = [(instance, *_frontier(instance, profile)) for instance in problem.instances]
    return Measurement(
        estimates=tuple(
            law.estimate("slope", i, float(points.modes[-1]), "modes", improves=1.0) for i, points, law in found
        ),
        scope=(
            "exact: mean over samples of one-pass SGD with Gaussian inputs, one joint simulation of signal, unmodelled "
            "target and sampling noise; an instance of such a law, not a transformer"
        ),
        primitive="the spectrum and the target",
        rung="exact dynamics",
        seeds=(seed,),
        plots=(_plot([(i, points) for i, points, _ in found]),),
    )


def _frontier(instance: Instance, profile: Profile) -> tuple[Frontier, Law]:
    problem = PowerLaw(capacity=instance.number("a"), source=1 + instance.number("s"))
    octaves = 12 if profile == "quick" else 16  # up to 65,000 and a million modes
    sizes = np.unique(np.round(SMALLEST * 2 ** np.arange(0, octaves + 0.01, 1 / 8))).astype(int)
    points = frontier(problem, sizes.tolist(), STEP, 2.0 ** np.arange(8, 64))
    return points, exponent(points.budgets, points.risks)


def _plot(found: list[tuple[Instance, Frontier]]) -> Plot:
    return Plot(
        xlabel="compute $C = N t$",
        ylabel="least excess risk",
        curves=tuple(Curve(f"SGD, {i}", tuple(p.budgets), tuple(p.risks)) for i, p in found),
    )
