"""Mini-batch SGD by its exact second moments."""

from __future__ import annotations

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.drawn_sgd import drawn_sgd
from proofs_check.dynamics.finite_size import Extrapolated
from proofs_check.dynamics.sgd import learning_curve
from proofs_check.dynamics.spectra import PowerLaw, Spectrum
from proofs_check.measure import Profile
from proofs_check.papers._drawn import drawn_ratio
from proofs_check.papers._regression import POWERS, Drawn, laws
from theory.records import Instance, Measurement, Problem

STEPS = np.geomspace(1e2, 1e9, 22)
MODES = 1e16  # far beyond what so many steps learn
DRAWN, DRAWN_MODES = (32,), 60  # steps
SCOPE = "exact: one-pass SGD on Gaussian inputs by its second moments, averaged over batches"


def few_modes(instance: Instance) -> Spectrum:
    """Modes that stand for many, few enough to decompose."""
    return PowerLaw.written("velikanov2021", instance.number("nu"), instance.number("zeta")).spectrum(MODES, 48, 2)


def curve(spectrum: Spectrum, instance: Instance, steps: Floats) -> Floats:
    return learning_curve(spectrum, instance.number("s"), steps, batch=instance.number("B"))


def slopes(problem: Problem, seed: int) -> Measurement:
    """Slope of the risk over numbers of steps."""
    return laws(
        problem,
        seed,
        "velikanov2021",
        lambda spectrum, i: curve(spectrum, i, STEPS),
        spectrum=few_modes,
        x=STEPS,
        xlabel="steps $t$",
        scope=SCOPE,
        rung="exact dynamics",
        departures=POWERS,
    )


def drawn_runs(profile: Profile) -> Drawn:
    """Runs of SGD on drawn batches over the curve of their second moments."""

    def ratio(i: Instance, rng: np.random.Generator) -> Extrapolated:
        spectrum = PowerLaw.written("velikanov2021", i.number("nu"), i.number("zeta")).first(DRAWN_MODES)
        return drawn_ratio(
            lambda steps, runs, rng: drawn_sgd(spectrum, i.number("s"), steps, runs, rng, batch=int(i["B"])),
            lambda steps: float(curve(spectrum, i, np.array([float(steps)]))[0]),
            DRAWN,
            8000,
            profile,
            rng,
        )

    return ratio


def fed_back(spectrum: Spectrum, instance: Instance) -> float:
    """Sum of the kernel over all steps, exact in discrete time."""
    shift, batch = instance.number("s") * spectrum.eigenvalue, instance.number("B")
    return spectrum.total(shift / (2 * batch - (batch + 1) * shift))
