"""Follow gradient descent on drawn samples until nothing changes any more."""

import numpy as np

from proofs_check.dynamics.descent import Regression, excess_risk
from proofs_check.measure import Profile
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem

CONDITION = 20.0
CONVERGED = 10**9  # steps


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    runs = 1000 if profile == "quick" else 10000
    return Measurement(
        estimates=tuple(_estimate(instance, runs, rng) for instance in problem.instances),
        scope="exact: gradient descent on drawn Gaussian inputs; the label noise is averaged exactly",
        primitive="Gaussian inputs of a geometric covariance, labels, the number of steps",
        rung="Monte Carlo",
        seeds=(seed,),
        plots=(_plot(problem.instances[0], runs // 10, rng),),
    )


def _risks(instance: Instance, samples: int, runs: int, rng: np.random.Generator) -> tuple[float, float]:
    problem = Regression.geometric(int(instance["d"]), CONDITION, instance.number("sigma") ** 2)
    risks = excess_risk(problem, samples, CONVERGED, runs, rng).total
    return float(risks.mean()), float(risks.std() / np.sqrt(runs))


def _estimate(instance: Instance, runs: int, rng: np.random.Generator) -> Estimate:
    value, error = _risks(instance, int(instance["n"]), runs, rng)
    return Estimate("value", instance, value, error, "mean over draws, no fit", runs, "draws", 0.5)


def _plot(instance: Instance, runs: int, rng: np.random.Generator) -> Plot:
    sizes = [int(instance["n"]) * 2**k for k in range(-1, 6)]
    means, errors = np.array([_risks(instance, n, runs, rng) for n in sizes]).T
    return Plot(
        xlabel="samples $n$",
        ylabel="excess risk at the end",
        curves=(Curve("gradient descent", tuple(map(float, sizes)), tuple(means), tuple(errors)),),
        marks=(("measured at", instance.number("n")),),
    )
