"""The flow of momentum over all modes, each by Bessel's function."""

from __future__ import annotations

import numpy as np
from scipy.special import gammaln, jv

from proofs_check.arrays import Floats
from proofs_check.dynamics.drawn_momentum import drawn_momentum
from proofs_check.dynamics.finite_size import Extrapolated
from proofs_check.dynamics.spectra import PowerLaw, Spectrum
from proofs_check.measure import Profile
from proofs_check.papers._drawn import drawn_ratio
from proofs_check.papers._regression import POWERS, laws
from theory.records import Instance, Measurement, Problem

TIMES = np.geomspace(30, 1e5, 22)
DRAWN, TIME, MODES = (100, 200, 400), 10.0, 60  # steps up to that time, each on one drawn input


def _risk(spectrum: Spectrum, instance: Instance, decay: float, time: float) -> float:
    """Modes that have swung long are far below what is left of the others."""
    speed = 1 - decay / 2
    order = (instance.number("delta") - 1) / (2 * speed)
    x = np.sqrt(instance.number("gamma_3") * spectrum.eigenvalue) * time**speed / speed
    swung = np.ones_like(x)  # modes that have not moved yet are most of them, and a Bessel function is dear
    moving = x >= 1e-3
    swung[moving] = np.exp(gammaln(order + 1) + order * np.log(2 / x[moving])) * jv(order, x[moving])
    return spectrum.total(spectrum.power * swung**2)


def measured(problem: Problem, profile: Profile, seed: int, *, falling: bool) -> Measurement:
    """Slope and constant of the loss; a falling gain has the power 1/(2 alpha)."""

    def decay(i: Instance) -> float:
        return 1 / (2 * i.number("alpha")) if falling else 0.0

    return laws(
        problem,
        seed,
        "paquette2024",
        lambda spectrum, i: [_risk(spectrum, i, decay(i), time) for time in TIMES],
        x=TIMES,
        xlabel="time $t$",
        scope="exact: the flow of momentum over all modes in closed form, without the noise of gradients",
        rung="closed form",
        departures=POWERS,
        risk="loss",
        drawn=lambda i, rng: _drawn(i, decay(i), profile, rng),
    )


def _drawn(i: Instance, decay: float, profile: Profile, rng: np.random.Generator) -> Extrapolated:
    """Runs in ever smaller steps, whose gradients are as noisy as those of SGD, over the flow."""
    spectrum = PowerLaw.written("paquette2024", i.number("alpha"), i.number("beta")).first(MODES)
    friction, gain = i.number("delta"), i.number("gamma_3")

    def draw(steps: int, runs: int, rng: np.random.Generator) -> Floats:
        return drawn_momentum(spectrum, TIME, steps, runs, rng, friction=friction, gain=gain, decay=decay)

    return drawn_ratio(draw, lambda _: _risk(spectrum, i, decay, TIME), DRAWN, 400, profile, rng)
