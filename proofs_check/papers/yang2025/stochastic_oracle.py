"""Ask noisy gradients at the points of SGD, and estimate the minimiser from them as well as is possible."""

import math

import numpy as np

from proofs_check.dynamics.two_point import descended, posterior_mean, squared_risk
from proofs_check.measure import Profile
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem
from theory.symbols import parameters

SEPARATION = 1.2  # of either minimiser from zero, in standard deviations of the last point
PRECISION = 1e-9  # of the quadrature

Found = dict[str, tuple[float, float]]
DOMAIN = (parameters("T", integer=True) >= 1,)
TRIALS = 300


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    runs = 10000 if profile == "quick" else 100000
    found = [(instance, _risks(instance, runs, rng)) for instance in problem.instances]
    return Measurement(
        estimates=tuple(
            Estimate("value", instance, value, error, f"{name}, no fit", runs, "runs", 0.5)
            for instance, risks in found
            for name, (value, error) in risks.items()
        ),
        scope=(
            "exact: least risk at the two minimisers by quadrature; drawn runs that ask at the points of SGD, with its "
            "last point or the posterior mean given it for an answer"
        ),
        primitive="the two quadratics and the noise of a gradient",
        rung="Monte Carlo",
        seeds=(seed,),
        plots=(_plot(found),),
    )


def _risks(instance: Instance, runs: int, rng: np.random.Generator) -> Found:
    mu, sigma, steps = instance.number("mu"), instance.number("sigma"), int(instance["T"])
    deviation = sigma / (mu * math.sqrt(steps))
    theta = SEPARATION * deviation
    last = descended(theta, mu, sigma**2, steps, runs, rng)
    exact = mu / 2 * squared_risk(theta, deviation)
    answers = {"last point of SGD": last, "posterior mean": posterior_mean(last, theta, deviation)}
    squares = {name: mu / 2 * (answer - theta) ** 2 for name, answer in answers.items()}
    drawn = {name: (float(v.mean()), float(v.std() / math.sqrt(runs))) for name, v in squares.items()}
    return {"quadrature": (exact, PRECISION * exact), **drawn}


def _plot(found: list[tuple[Instance, Found]]) -> Plot:
    shared = [(i, risks) for i, risks in found if i["mu"] == found[0][0]["mu"]]
    steps = tuple(i.number("T") for i, _ in shared)
    return Plot(
        xlabel="gradients $T$",
        ylabel="value above the least one",
        curves=tuple(
            Curve(
                name, steps, tuple(risks[name][0] for _, risks in shared), tuple(risks[name][1] for _, risks in shared)
            )
            for name in found[0][1]
        ),
        marks=tuple(("measured at", t) for t in steps),
    )


def quantity(at: Instance, rng: np.random.Generator) -> tuple[float, float]:
    """Least risk at the two minimisers, by quadrature."""
    mu = at.number("mu")
    deviation = at.number("sigma") / (mu * math.sqrt(at.number("T")))
    exact = mu / 2 * squared_risk(SEPARATION * deviation, deviation)
    return exact, PRECISION * exact
