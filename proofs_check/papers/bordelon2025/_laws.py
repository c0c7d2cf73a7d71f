"""What the checks of this paper share: from curves and drawn systems to estimates."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import ArrayLike

from proofs_check.arrays import Floats
from proofs_check.dynamics.finite_size import straight_line, to_infinite_size
from proofs_check.dynamics.spectra import Spectrum, finite_power_law, power_law
from proofs_check.exponents import Law, exponent
from proofs_check.measure import combined
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem
from theory.records.evidence import Rung

PRECISION = 1e-6  # relative, of integrated and summed curves; their own errors are smaller
MODES = 1000
SIZES = (20, 40, 80, 160)
DRAWS = {"quick": 30, "thorough": 300}
GREAT_SIZES = np.geomspace(30, 1e7, 25)
FRONTIER_WIDTHS = np.geomspace(64, 1e4, 12)
FRONTIER = (
    "deterministic equivalent at finite width and depth together, the step size tuned for each network; the printed "
    "value is the equivalent's, and networks drawn at moderate width do not move it, they only widen its uncertainty"
)


def problem_at(instance: Instance) -> Spectrum:
    """The infinite power-law spectrum of an instance."""
    return power_law(instance.number("nu"), instance.number("beta"))


def finite_problem_at(instance: Instance, modes: int = MODES) -> Spectrum:
    """The first modes of the spectrum of an instance, few enough to draw from."""
    return finite_power_law(instance.number("nu"), instance.number("beta"), modes)


def estimates(instance: Instance, law: Law) -> tuple[Estimate, Estimate]:
    """Slope and constant of the law of a solved curve."""
    slope_error = combined(law.slope_uncertainty, PRECISION * law.slope)
    constant_error = combined(law.constant_uncertainty, PRECISION * law.constant)
    return (
        Estimate("slope", instance, law.slope, slope_error, law.window),
        Estimate("constant", instance, law.constant, constant_error, law.window),
    )


def trend(sizes: ArrayLike, ratios: ArrayLike, errors: ArrayLike) -> float:
    """How far the slope of drawn systems may be off that of their equivalent, from ratios of the two.

    The slope of a straight line through the log ratios, its standard error, and its change without the smallest size.
    """
    measured, x = np.asarray(ratios, dtype=float), np.log(np.asarray(sizes, dtype=float))
    relative = np.asarray(errors, dtype=float) / measured
    slope = straight_line(x, np.log(measured), np.diag(relative**2)).slope
    return combined(slope.value, slope.uncertainty)


def plot(xlabel: str, ylabel: str, x: ArrayLike, y: ArrayLike, law: Law, *more: Curve) -> Plot:
    """A solved curve with its fitted law."""
    xs = np.asarray(x, dtype=float)
    solved = Curve("solved", tuple(xs), tuple(np.asarray(y, dtype=float)), style="line")
    fit = Curve("fitted law", tuple(xs), tuple(law.constant * xs**law.slope), style="dashed")
    return Plot(xlabel, ylabel, (solved, fit, *more))


def solved_laws(
    problem: Problem,
    seed: int,
    x: Floats,
    curve: Callable[[Instance], ArrayLike],
    *,
    xlabel: str,
    scope: str,
    primitive: str = "eigenvalues and label variances of the modes",
    rung: Rung = "exact dynamics",
    risk: str = "excess risk",
    constant: bool = True,
    beside: Callable[[Instance], tuple[Curve, ...]] = lambda _: (),
) -> Measurement:
    """Slope, and constant unless not wanted, of a solved curve at every instance; drawn with the curves `beside` it."""
    found: list[Estimate] = []
    plots: list[Plot] = []
    for instance in problem.instances:
        risks = curve(instance)
        law = exponent(x, risks)
        found += estimates(instance, law)[: 2 if constant else 1]
        plots.append(plot(xlabel, f"{risk}, {instance}", x, risks, law, *beside(instance)))
    return Measurement(tuple(found), scope, primitive, rung, seeds=(seed,), plots=tuple(plots))


def floor_law(
    instance: Instance,
    equivalent: Callable[[Spectrum, float], float],
    drawn: Callable[[Spectrum, int, np.random.Generator], float],
    xlabel: str,
    draws: int,
    seed: int,
    sizes: Sequence[int] = SIZES,
    modes: int = MODES,
) -> tuple[tuple[Estimate, Estimate], Plot]:
    """Law of a floor: its deterministic equivalent at great sizes, times what drawn systems say of it.

    The ratio of drawn to equivalent floors, on the same finite spectrum, is
    extrapolated to infinite size and multiplies the constant; its slope over the
    drawn sizes is an uncertainty of the slope.
    """
    rng, spectrum = np.random.default_rng(seed), finite_problem_at(instance, modes)
    samples = np.array([[drawn(spectrum, size, rng) for _ in range(draws)] for size in sizes])
    expected = np.array([equivalent(spectrum, size) for size in sizes])
    ratios = samples.mean(axis=1) / expected
    errors = samples.std(axis=1, ddof=1) / expected / np.sqrt(draws)
    ratio, ratio_error = to_infinite_size(sizes, ratios, errors)

    infinite = problem_at(instance)
    floors = [equivalent(infinite, size) for size in GREAT_SIZES]
    law = exponent(GREAT_SIZES, floors)
    slope_error = combined(law.slope_uncertainty, trend(sizes, ratios, errors))
    constant_error = combined(law.constant_uncertainty * ratio, law.constant * ratio_error)
    window = f"equivalent: {law.window}; drawn at {', '.join(map(str, sizes))}"
    made = (
        Estimate("slope", instance, law.slope, slope_error, window, draws, "draws per size", 0.5),
        Estimate("constant", instance, law.constant * ratio, constant_error, window, draws, "draws per size", 0.5),
    )
    points = Curve(
        f"drawn, {modes} modes", tuple(map(float, sizes)), tuple(ratios * expected), tuple(errors * expected), "points"
    )
    return made, plot(xlabel, f"excess risk, {instance}", GREAT_SIZES, floors, law, points)
