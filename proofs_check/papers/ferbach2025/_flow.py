"""The flow of momentum over all modes, each by Bessel's function."""

from __future__ import annotations

import numpy as np
from scipy.special import gammaln, jv

from proofs_check.dynamics.spectra import Spectrum
from proofs_check.papers._regression import POWERS, laws
from theory.records import Instance, Measurement, Problem

TIMES = np.geomspace(30, 1e5, 22)


def _risk(spectrum: Spectrum, instance: Instance, decay: float, time: float) -> float:
    """Modes that have swung long are far below what is left of the others."""
    speed = 1 - decay / 2
    order = (instance.number("delta") - 1) / (2 * speed)
    x = np.sqrt(instance.number("gamma_3") * spectrum.eigenvalue) * time**speed / speed
    swung = np.ones_like(x)  # modes that have not moved yet are most of them, and a Bessel function is dear
    moving = x >= 1e-3
    swung[moving] = np.exp(gammaln(order + 1) + order * np.log(2 / x[moving])) * jv(order, x[moving])
    return spectrum.total(spectrum.power * swung**2)


def measured(problem: Problem, seed: int, *, falling: bool) -> Measurement:
    """Slope and constant of the loss; a falling gain has the power 1/(2 alpha)."""
    return laws(
        problem,
        seed,
        "paquette2024",
        lambda spectrum, i: [_risk(spectrum, i, falling / (2 * i.number("alpha")), time) for time in TIMES],
        x=TIMES,
        xlabel="time $t$",
        scope="exact: the flow of momentum over all modes in closed form, without the noise of gradients",
        rung="closed form",
        departures=POWERS,
        risk="loss",
    )
