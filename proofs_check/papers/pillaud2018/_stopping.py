"""Gradient flow on a sample, stopped at its best: what SGD in small steps does pass after pass."""

from __future__ import annotations

import numpy as np

from proofs_check.dynamics.early_stopping import Stopped, best_time
from proofs_check.dynamics.spectra import PowerLaw, Spectrum
from theory.records import Instance

SAMPLES = np.geomspace(1e3, 1e7, 12)
MODES, HEAD = 1e12, 32  # all that matters, of which so many are summed one by one: right to 1e-7
SCOPE = (
    "a proxy: deterministic equivalent of gradient flow on the sample, as far as the steps of SGD go together; what "
    "the noise of its gradients adds is not in it, and is smaller by a power of the number of steps. SGD itself, pass "
    "after pass over drawn samples, is in lin2025:reuse-law"
)


def spectrum_at(i: Instance) -> Spectrum:
    """All modes of the problem of an instance."""
    return PowerLaw.written("cui2021", i.number("alpha"), i.number("r")).spectrum(MODES, HEAD)


def stopped(spectrum: Spectrum, capacity: float, noise: float) -> list[Stopped]:
    """The best time at every number of samples, searched between one and the time that learns every sample."""
    return [best_time(spectrum, n, noise, earliest=1.0, latest=n**capacity, points=7) for n in SAMPLES]
