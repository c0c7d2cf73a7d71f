"""SGD with a falling step, every step of it, for several numbers of steps at once."""

from __future__ import annotations

import numpy as np

from proofs_check.dynamics.decaying_step import decayed_risks
from proofs_check.dynamics.spectra import PowerLaw, Spectrum
from proofs_check.measure import Profile
from proofs_check.papers._regression import POWERS, laws
from theory.records import Instance, Measurement, Problem

LONGEST = {"quick": 4000, "thorough": 100_000}
MODES = 1e14  # far beyond what so many steps learn


def signal(instance: Instance) -> Spectrum:
    """The target's modes."""
    return PowerLaw.written("li2025", instance.number("beta"), instance.number("s")).spectrum(MODES, head=24, ends=1)


def nothing(instance: Instance) -> Spectrum:
    """The same inputs with a target of zero, which noisy labels alone take the weights away from."""
    inputs = PowerLaw(instance.number("beta"), 2.0).spectrum(MODES, head=24, ends=1)
    return Spectrum(inputs.weight, inputs.eigenvalue, np.zeros_like(inputs.power))


def at_the_end(problem: Problem, profile: Profile, seed: int, *, noisy: bool) -> Measurement:
    """Slope and constant of the excess risk after the last step."""
    steps = np.geomspace(60, LONGEST[profile], 13).round()
    return laws(
        problem,
        seed,
        "li2025",
        lambda spectrum, i: decayed_risks(
            spectrum, i.number("eta"), steps, i.number("q"), i.number("noise") if noisy else 0.0
        ),
        spectrum=nothing if noisy else signal,
        x=steps,
        xlabel="steps $t$",
        scope="exact: one-pass SGD on Gaussian inputs, step by step, averaged over samples and labels",
        rung="exact dynamics",
        departures=POWERS,
    )
