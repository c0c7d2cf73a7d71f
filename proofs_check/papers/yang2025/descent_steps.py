"""Count the steps of gradient descent on a chain and on two curvatures at the ends of the class."""

import math

import numpy as np

from proofs_check.dynamics.first_order import Quadratic, chain, ends, progress
from proofs_check.measure import Profile
from proofs_check.papers.yang2025._oracle import PRECISION
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem
from theory.symbols import parameters

PROBLEMS = {
    "curvatures at both ends": ends,
    "chain": lambda condition: chain(condition, math.ceil(30 * math.sqrt(condition))),
}
kappa, E = parameters("kappa E")
DOMAIN = (kappa <= 40, 10 * kappa >= 11, 10 * E >= 1, E <= 12)
TRIALS = 400


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    found = [(instance, {name: _steps(instance, name) for name in PROBLEMS}) for instance in problem.instances]
    return Measurement(
        estimates=tuple(
            Estimate("value", instance, steps, PRECISION * steps, window=f"{name}, no fit")
            for instance, counts in found
            for name, steps in counts.items()
        ),
        scope="exact: gradient descent with the step 2/(L + mu) on two problems of the class, read between steps",
        primitive="the curvatures of the problem; the method knows mu and L",
        rung="exact dynamics",
        seeds=(seed,),
        plots=(_plot(found),),
    )


def _steps(instance: Instance, name: str) -> float:
    condition, fall = instance.number("kappa"), instance.number("E")
    found = progress(PROBLEMS[name](condition), "gradient descent", math.ceil(condition * fall))
    return found.steps_to(math.exp(-fall))


def _plot(found: list[tuple[Instance, dict[str, float]]]) -> Plot:
    conditions = tuple(instance.number("kappa") for instance, _ in found)
    return Plot(
        xlabel=r"condition number $\kappa$",
        ylabel="steps in which the squared distance falls by e",
        curves=tuple(
            Curve(name, conditions, tuple(counts[name] / instance.number("E") for instance, counts in found))
            for name in PROBLEMS
        ),
    )


def quantity(at: Instance, rng: np.random.Generator) -> tuple[float, float]:
    """Steps on two curvatures at the ends of the class, or on three that are drawn, from a drawn start."""
    condition, fall = at.number("kappa"), at.number("E")
    curvatures = rng.uniform(1, condition, 3)
    drawn = Quadratic(curvatures, 0.0, curvatures * rng.standard_normal(3), 1.0, condition)
    problem = ends(condition) if rng.random() < 0.5 else drawn
    steps = progress(problem, "gradient descent", math.ceil((condition + 1) * fall)).steps_to(math.exp(-fall))
    return steps, PRECISION * steps
