"""What checks of power-law regression share: from a paper's letters to a spectrum, and from curves to estimates."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from proofs_check.arrays import Floats
from proofs_check.dynamics.finite_size import Extrapolated
from proofs_check.dynamics.spectra import PowerLaw, Spectrum
from proofs_check.exponents import Departure, exponent
from proofs_check.exponents.law import DEPARTURES
from proofs_check.measure import combined
from proofs_check.papers.bordelon2025._laws import estimates, plot
from proofs_check.walls import law_on_wall
from theory.conventions import convention
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem
from theory.records.evidence import Rung

__all__ = ["EQUIVALENT", "POWERS", "PRIMITIVE", "SIZES", "Drawn", "laws", "limit", "on_wall", "spectrum_at"]

SIZES = np.geomspace(1e3, 1e9, 25)
POWERS: tuple[Departure, ...] = ("correction",)  # a sum of powers: off the walls there are no logarithms
PRIMITIVE = "eigenvalues and label variances of the modes"
EQUIVALENT = "deterministic equivalent of Gaussian inputs over all modes, which drawn samples confirm in its tests"
ANCHORED = "; at the first instance the {quantity} is multiplied by what drawn systems have over that, at infinite size"

Drawn = Callable[[Instance, np.random.Generator], Extrapolated]


def spectrum_at(key: str, instance: Instance) -> Spectrum:
    """All modes of the power law that an instance gives in the letters of a convention."""
    return PowerLaw.written(key, *(instance.number(str(letter)) for letter in convention(key).letters)).spectrum()


def laws(
    problem: Problem,
    seed: int,
    key: str,
    curve: Callable[[Spectrum, Instance], ArrayLike],
    *,
    xlabel: str,
    x: Floats = SIZES,
    scope: str = EQUIVALENT,
    rung: Rung = "asymptotic",
    risk: str = "excess risk",
    departures: Collection[Departure] = DEPARTURES,
    spectrum: Callable[[Instance], Spectrum] | None = None,
    drawn: Drawn | None = None,
) -> Measurement:
    """Slope and constant of an exact curve over `x` at every instance, on all modes unless a `spectrum` is given.

    The ratio of drawn systems to the curve multiplies the constant at the first instance, so that a wrong equivalent is
    refuted there.
    """
    found: list[Estimate] = []
    plots: list[Plot] = []
    for instance in problem.instances:
        risks = curve(spectrum(instance) if spectrum else spectrum_at(key, instance), instance)
        law = exponent(x, risks, departures=departures)
        found += estimates(instance, law)
        plots.append(plot(xlabel, f"{risk}, {instance}", x, risks, law))
    if drawn is not None:
        found[1], scope = _anchored(found[1], drawn, seed), scope + ANCHORED.format(quantity="constant")
    return Measurement(tuple(found), scope, PRIMITIVE, rung, seeds=(seed,), plots=tuple(plots))


def _anchored(estimate: Estimate, drawn: Drawn, seed: int) -> Estimate:
    """An estimate times the ratio of drawn systems to its equivalent."""
    ratio = drawn(estimate.at, np.random.default_rng(seed))
    error = combined(estimate.uncertainty * ratio.value, estimate.value * ratio.uncertainty)
    return replace(
        estimate,
        value=estimate.value * ratio.value,
        uncertainty=error,
        window=f"{estimate.window}; drawn systems {ratio.value:.3f} +- {ratio.uncertainty:.3f} times that",
    )


def on_wall(
    problem: Problem,
    seed: int,
    curve: Callable[[Instance], ArrayLike],
    *,
    xlabel: str,
    x: Floats,
    scope: str = EQUIVALENT,
) -> Measurement:
    """Constant, slope and power of the logarithm of an exact curve over `x` at every instance."""
    found: list[Estimate] = []
    plots: list[Plot] = []
    for instance in problem.instances:
        risks = np.asarray(curve(instance), dtype=float)
        found += law_on_wall(instance, x, risks)
        solved = Curve("deterministic equivalent", tuple(x), tuple(risks), style="line")
        plots.append(Plot(xlabel, f"excess risk, {instance}", (solved,)))
    return Measurement(tuple(found), scope, PRIMITIVE, "asymptotic", seeds=(seed,), plots=tuple(plots))


def limit(
    problem: Problem,
    seed: int,
    value: Callable[[Instance, float], float],
    size: float,
    scope: str = EQUIVALENT,
    drawn: Drawn | None = None,
) -> Measurement:
    """A value at a great size, as uncertain as its change since a tenth of the size is large; `drawn` as for `laws`."""
    pairs = [(i, value(i, size / 10), value(i, size)) for i in problem.instances]
    window = f"size {size:g}, and {size / 10:g} beside it"
    found = [Estimate("value", i, last, abs(last - first) + 1e-9 * abs(last), window) for i, first, last in pairs]
    if drawn is not None:
        found[0], scope = _anchored(found[0], drawn, seed), scope + ANCHORED.format(quantity="value")
    return Measurement(tuple(found), scope, PRIMITIVE, "asymptotic", seeds=(seed,))
