"""Count the steps in which methods, and the span of all gradients, solve a chain."""

import math

import numpy as np

from proofs_check.dynamics.first_order import METHODS, Progress, nearest, progress
from proofs_check.measure import Profile
from proofs_check.papers.yang2025._oracle import PRECISION, long_enough
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem
from theory.symbols import parameters

SPAN = "nearest point of the span"
ACCELERATED = tuple(m for m in METHODS if m != "gradient descent")
u, E = parameters("u E")
DOMAIN = (u <= 12, 4 * u >= 1, 10 * E >= 1, E <= 12)
TRIALS = 200


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    found = [(instance, _steps(instance)) for instance in problem.instances]
    return Measurement(
        estimates=tuple(
            Estimate("value", instance, steps, PRECISION * steps, window=f"{method}, no fit")
            for instance, counts in found
            for method, steps in counts.items()
        ),
        scope=(
            "exact: Nesterov's method, heavy ball, conjugate gradients and the nearest point of the span on the chain, "
            "cut where its end is not felt; interpolated between steps"
        ),
        primitive="the matrix of the chain and the gradients seen",
        rung="exact dynamics",
        seeds=(seed,),
        plots=(_plot(found),),
    )


def _condition(instance: Instance) -> float:
    return (1 + instance.number("u")) ** 2


def _steps(instance: Instance) -> dict[str, float]:
    condition, ratio = _condition(instance), math.exp(-instance.number("E"))
    most = math.ceil(3 * math.sqrt(condition) * instance.number("E"))
    f = long_enough(condition, most)
    by_span = nearest(f, most // 3)
    runs = {SPAN: Progress(by_span, by_span), **{m: progress(f, m, most) for m in ACCELERATED}}
    return {name: run.steps_to(ratio) for name, run in runs.items()}


def _plot(found: list[tuple[Instance, dict[str, float]]]) -> Plot:
    roots = tuple(instance.number("u") for instance, _ in found)
    return Plot(
        xlabel=r"$u = \sqrt{\kappa} - 1$",
        ylabel="steps to the ratio of each instance",
        curves=tuple(Curve(name, roots, tuple(counts[name] for _, counts in found)) for name in found[0][1]),
    )


def quantity(at: Instance, rng: np.random.Generator) -> tuple[float, float]:
    """Steps until the nearest point of the span has come so near."""
    most = 2 + math.ceil((1 + at.number("u")) * at.number("E"))
    near = nearest(long_enough(_condition(at), most), most)
    steps = Progress(near, near).steps_to(math.exp(-at.number("E")))
    return steps, PRECISION * steps
