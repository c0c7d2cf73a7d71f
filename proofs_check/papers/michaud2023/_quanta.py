"""Losses of learners of quanta, summed over all quanta."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import gammaincc, zeta

from proofs_check.arrays import Floats
from proofs_check.dynamics.spectra import PowerLaw
from proofs_check.papers.bordelon2025._laws import solved_laws
from theory.records import Instance, Measurement, Problem

SIZES = np.geomspace(1e4, 1e12, 22)


def loss(instance: Instance, room: float, samples: float) -> float:
    """Chance to need a quantum without room, or seen fewer than tau times in a Poisson number of samples."""
    use = PowerLaw(1 + instance.number("alpha"), 1 + instance.number("alpha"))
    quanta, share = use.spectrum(room), 1 / float(zeta(use.source))
    missed = gammaincc(instance.number("tau"), samples * share * quanta.eigenvalue)
    beyond = use.tail(room) if np.isfinite(room) else 0.0
    return share * (quanta.total(quanta.power * missed) + beyond)


def beyond(instance: Instance, room: float) -> float:
    """Chance to need a quantum without room."""
    use = PowerLaw(1 + instance.number("alpha"), 1 + instance.number("alpha"))
    return use.tail(room) / float(zeta(use.source))


def measured(
    problem: Problem,
    seed: int,
    curve: Callable[[Instance], ArrayLike],
    x: Floats,
    xlabel: str,
    *,
    constant: bool = False,
) -> Measurement:
    """Slope of the loss, and its constant if wanted."""
    return solved_laws(
        problem,
        seed,
        x,
        curve,
        xlabel=xlabel,
        scope="exact: expected loss, summed over all quanta",
        primitive="Zipf's law of the use of quanta",
        risk="excess loss",
        constant=constant,
    )
