"""Run four first-order methods on a chain and read their values above the least one."""

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.first_order import METHODS, progress
from proofs_check.measure import Profile
from proofs_check.papers.yang2025._oracle import PRECISION, long_enough
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem
from theory.symbols import parameters

q, mu, T = parameters("q"), parameters("mu"), parameters("T", integer=True)
DOMAIN = (10 * q >= 1, 10 * q <= 9, T <= 6, 10 * mu >= 1, mu <= 10)
TRIALS = 400


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    found = [(instance, {m: _excess(instance, m) for m in METHODS}) for instance in problem.instances]
    return Measurement(
        estimates=tuple(
            Estimate("value", instance, float(e[-1]), PRECISION * float(e[-1]), window=f"{method}, no fit")
            for instance, runs in found
            for method, e in runs.items()
        ),
        scope=(
            "exact: gradient descent, Nesterov's method, heavy ball and conjugate gradients on the chain, cut where "
            "its end is not felt; four members of the class of methods"
        ),
        primitive="the matrix of the chain; the methods know mu and L",
        rung="exact dynamics",
        seeds=(seed,),
        plots=(_plot(*found[-1]),),
    )


def _excess(instance: Instance, method: str) -> Floats:
    ratio, steps = instance.number("q"), int(instance["T"])
    condition = ((1 + ratio) / (1 - ratio)) ** 2
    return progress(long_enough(condition, steps, instance.number("mu")), method, steps).excess


def _plot(instance: Instance, runs: dict[str, Floats]) -> Plot:
    steps = int(instance["T"])
    times = tuple(np.arange(steps + 1.0))
    return Plot(
        xlabel="steps $T$",
        ylabel="value above the least one",
        curves=tuple(Curve(method, times, tuple(e), style="line") for method, e in runs.items()),
        xscale="linear",
        marks=(("measured at", float(steps)),),
    )


def quantity(at: Instance, rng: np.random.Generator) -> tuple[float, float]:
    """Value of one of the methods, conjugate gradients twice as often as the others."""
    found = float(_excess(at, str(rng.choice([*METHODS, "conjugate gradients"])))[-1])
    return found, PRECISION * found
