"""Runs of SGD with a constant step on geometric curvatures, for the checks of its floor."""

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.constant_step import NoiseLaw, mean_excess, sampled_excess
from proofs_check.dynamics.spectra import Spectrum
from proofs_check.measure import Profile
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem

PRECISION = 1e-9  # of rounding, and of what is left of the start
RELAXED = 25.0  # times of the slowest coordinate: what is left of the start is then exp(-25)


def curvatures(instance: Instance) -> Floats:
    """From one to one over the condition number."""
    return np.asarray(instance.number("kappa") ** -np.linspace(0, 1, int(instance["d"])))


def quadratic(instance: Instance, start: Floats | float) -> Spectrum:
    """The curvatures, with squared errors of the first point."""
    rates = curvatures(instance)
    return Spectrum(np.ones_like(rates), rates, start * rates)


def relaxation(instance: Instance, step: float) -> int:
    """Steps after which the start is forgotten, at a step size up to one; a fluctuating gradient doubles them."""
    return int(np.ceil(RELAXED * instance.number("kappa") / step))


def floor(problem: Problem, profile: Profile, seed: int, law: NoiseLaw, deviation: str, weight: float) -> Measurement:
    """Measure the floor of the excess, ``weight`` times curvatures times squared errors, by recursion and by runs."""
    rng = np.random.default_rng(seed)
    runs = 250 if profile == "quick" else 4000
    return Measurement(
        estimates=tuple(e for i in problem.instances for e in _floors(i, runs, rng, law, deviation, weight)),
        scope="exact: mean squared errors step by step, and runs of SGD on drawn noise",
        primitive="curvatures, step size, the law of the noise",
        rung="Monte Carlo",
        seeds=(seed,),
        plots=(_plot(problem.instances[0], runs, rng, law, deviation, weight),),
    )


def _variance(instance: Instance, deviation: str) -> float:
    return instance.number(deviation) ** 2


def _floors(
    instance: Instance, runs: int, rng: np.random.Generator, law: NoiseLaw, deviation: str, weight: float
) -> tuple[Estimate, Estimate]:
    step, noise = instance.number("eta"), _variance(instance, deviation)
    steps = relaxation(instance, step)
    exact = weight * float(mean_excess(quadratic(instance, 1.0), step, noise, steps, law)[-1])
    drawn = sampled_excess(quadratic(instance, 0.0), step, noise, steps // 2, runs, rng, law)
    late = weight * drawn[:, steps // 4 :].mean(axis=1)
    error = float(late.std() / np.sqrt(runs))
    return (
        Estimate("value", instance, exact, PRECISION * exact, "recursion, no fit"),
        Estimate("value", instance, float(late.mean()), error, "second half of runs, no fit", runs, "runs", 0.5),
    )


def _plot(
    instance: Instance, runs: int, rng: np.random.Generator, law: NoiseLaw, deviation: str, weight: float
) -> Plot:
    step, noise = instance.number("eta"), _variance(instance, deviation)
    start, steps = quadratic(instance, 1 / curvatures(instance)), relaxation(instance, step) // 8
    exact = weight * mean_excess(start, step, noise, steps, law)
    drawn = weight * sampled_excess(start, step, noise, steps, runs, rng, law).mean(axis=0)
    times = tuple(np.arange(steps + 1.0))
    return Plot(
        xlabel="steps",
        ylabel="excess",
        curves=(
            Curve("recursion", times, tuple(exact), style="line"),
            Curve("runs", times, tuple(drawn), style="line"),
        ),
        xscale="linear",
    )
