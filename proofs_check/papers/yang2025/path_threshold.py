"""Find where the bias of gradient descent falls below its floor along n = ratio * T^b."""

import numpy as np

from proofs_check.dynamics.paths import Meeting, threshold
from proofs_check.measure import Profile, combined
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem

RATIO = 1e5
LATEST = 120
BATCHES = 4


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    runs = 30 if profile == "quick" else 300
    return Measurement(
        estimates=tuple(_estimate(instance, runs, seed) for instance in problem.instances),
        scope=(
            "exact in law: gradient descent on drawn Gaussian regressions with the label noise averaged exactly; "
            f"samples are {RATIO:.0e} T^b, the distance to a tenth of that counts as uncertainty"
        ),
        primitive="Gaussian inputs and labels; the path of samples and steps",
        rung="Monte Carlo",
        seeds=tuple(range(seed, seed + BATCHES)),
        plots=(_plot(_meeting(problem.instances[0], RATIO, runs, seed)),),
    )


def _meeting(instance: Instance, ratio: float, runs: int, seed: int) -> Meeting:
    return threshold(
        instance.number("kappa"), instance.number("b"), instance.number("D"), ratio, until=LATEST, runs=runs, seed=seed
    )


def _estimate(instance: Instance, runs: int, seed: int) -> Estimate:
    far, near = (
        np.array([_meeting(instance, ratio, runs, seed + batch).steps for batch in range(BATCHES)])
        for ratio in (RATIO, RATIO / 10)
    )
    statistical = float(far.std(ddof=1) / np.sqrt(BATCHES))
    return Estimate(
        "value",
        instance,
        float(far.mean()),
        combined(statistical, float(far.mean() - near.mean())),
        window=f"last crossing within {LATEST} steps",
        size=RATIO,
        size_means="samples per T^b",
        improves=0.5,
    )


def _plot(met: Meeting) -> Plot:
    times = tuple(met.times)
    return Plot(
        xlabel="steps $T$",
        ylabel="excess risk",
        curves=(
            Curve("gradient descent", times, tuple(met.risk)),
            Curve("without label noise", times, tuple(met.bias), style="dashed"),
            Curve("converged", times, tuple(met.floor), style="line"),
        ),
        marks=(("crossing found", met.steps),),
        xscale="linear",
    )
