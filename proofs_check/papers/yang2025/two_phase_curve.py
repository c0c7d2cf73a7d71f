"""Train on more and more samples at a fixed plateau, and extrapolate the risk after some steps."""

import numpy as np

from proofs_check.dynamics.finite_size import to_infinite_size
from proofs_check.measure import Profile
from proofs_check.papers.yang2025._phases import trained
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem

SIZES = (1000, 2000, 4000, 8000)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    runs = 300 if profile == "quick" else 4000
    return Measurement(
        estimates=tuple(_estimate(instance, runs, seed) for instance in problem.instances),
        scope="exact: gradient descent on drawn Gaussian inputs; the label noise is averaged exactly",
        primitive="Gaussian inputs of a geometric covariance, labels, the number of steps",
        rung="Monte Carlo",
        seeds=(seed,),
        plots=(_plot(problem.instances[0], runs // 20, seed),),
    )


def _risk(instance: Instance, samples: int, runs: int, seed: int) -> tuple[float, float]:
    steps = int(instance["T"])
    drawn = trained(int(instance["d"]), instance.number("kappa"), instance.number("D"), samples, steps, runs, seed)
    return float(drawn.total.mean()), float(drawn.total.std() / np.sqrt(runs))


def _estimate(instance: Instance, runs: int, seed: int) -> Estimate:
    means, errors = np.array([_risk(instance, n, runs, seed) for n in SIZES]).T
    value, uncertainty = to_infinite_size(SIZES, means, errors)
    return Estimate("value", instance, value, uncertainty, "straight line in 1/n through all sizes", runs, "draws", 0.5)


def _plot(instance: Instance, runs: int, seed: int) -> Plot:
    steps = np.unique(np.geomspace(1, 100, 15).astype(int))
    problem = int(instance["d"]), instance.number("kappa"), instance.number("D"), SIZES[-1]
    drawn = [trained(*problem, int(t), runs, seed) for t in steps]
    curves = {
        "risk": [d.total.mean() for d in drawn],
        "bias": [np.exp(d.log_bias).mean() for d in drawn],
        "plateau": [d.floor.mean() for d in drawn],
    }
    return Plot(
        xlabel="steps $T$",
        ylabel="excess risk over that at the start",
        curves=tuple(Curve(name, tuple(map(float, steps)), tuple(y), style="line") for name, y in curves.items()),
        marks=tuple(("measured at", t) for t in (4.0, 12.0, 22.0, 60.0)),
    )
