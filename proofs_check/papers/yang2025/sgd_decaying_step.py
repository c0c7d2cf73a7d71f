"""Run SGD with decaying steps: its exact second moment, and drawn runs."""

import numpy as np

from proofs_check.dynamics.two_point import descended, sgd_recursion
from proofs_check.measure import Profile
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem

PRECISION = 1e-12  # of rounding over the steps
MINIMISER = 1.0


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    runs = 10000 if profile == "quick" else 100000
    return Measurement(
        estimates=tuple(e for instance in problem.instances for e in _estimates(instance, runs, rng)),
        scope="exact: the second moment step by step; and runs of SGD with Gaussian noise of the gradients",
        primitive="the quadratic, the noise of a gradient, the steps",
        rung="exact dynamics",
        seeds=(seed,),
        plots=(_plot(problem.instances[0]),),
    )


def _estimates(instance: Instance, runs: int, rng: np.random.Generator) -> tuple[Estimate, Estimate]:
    mu, sigma, steps = instance.number("mu"), instance.number("sigma"), int(instance["T"])
    exact = sgd_recursion(mu, sigma**2, steps)
    last = descended(MINIMISER, mu, sigma**2, steps, runs, rng)
    values = mu * (last - MINIMISER) ** 2 / 2
    sampled, error = float(values.mean()), float(values.std() / np.sqrt(runs))
    return (
        Estimate("value", instance, exact, PRECISION * exact, window="one number of steps, no fit"),
        Estimate("value", instance, sampled, error, "runs drawn, no fit", runs, "runs", 0.5),
    )


def _plot(instance: Instance) -> Plot:
    steps = np.unique(np.geomspace(1, 10 * int(instance["T"]), 30).astype(int))
    mu, sigma = instance.number("mu"), instance.number("sigma")
    return Plot(
        xlabel="steps $T$",
        ylabel="value above the least one",
        curves=(Curve("SGD", tuple(map(float, steps)), tuple(sgd_recursion(mu, sigma**2, int(t)) for t in steps)),),
        marks=(("measured at", float(int(instance["T"]))),),
    )
