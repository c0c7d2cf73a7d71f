"""Draw networks, and compare the inner products of their gradients with the arc-cosine kernel."""

import numpy as np

from proofs_check.dynamics.wide_network import arc_cosine, draw, equiangular, network_kernel
from proofs_check.measure import Profile
from proofs_check.papers.yang2025._network import PRIMITIVE, by_width
from theory.records import Estimate, Instance, Measurement, Plot, Problem

WIDTHS = (4, 16, 64, 256)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    runs = 8000 if profile == "quick" else 80000
    first = problem.instances[0]
    curve = np.array([_spread(first, m, runs // 10, rng) for m in WIDTHS]).T
    return Measurement(
        estimates=tuple(_estimate(instance, runs, rng) for instance in problem.instances),
        scope="exact: gradients of drawn networks; the limiting kernel is the arc-cosine kernel",
        primitive=PRIMITIVE,
        rung="Monte Carlo",
        seeds=(seed,),
        plots=(
            Plot(
                xlabel="width $m$",
                ylabel="squared distance from the limit",
                curves=(by_width("drawn networks", WIDTHS, *curve),),
                marks=(("measured at", first.number("m")),),
            ),
        ),
    )


def _spread(instance: Instance, width: int, runs: int, rng: np.random.Generator) -> tuple[float, float]:
    inputs = equiangular(int(instance["n"]), instance.number("theta"))
    kernels = network_kernel(draw(width, len(inputs), runs, rng), inputs)
    squares = np.sum((kernels - arc_cosine(inputs)) ** 2, axis=(1, 2))
    return float(squares.mean()), float(squares.std() / np.sqrt(runs))


def _estimate(instance: Instance, runs: int, rng: np.random.Generator) -> Estimate:
    value, error = _spread(instance, int(instance["m"]), runs, rng)
    return Estimate("value", instance, value, error, "mean over draws, no fit", runs, "draws", 0.5)
