"""What the checks of this paper share: from exponents to a spectrum, and from curves to estimates."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.spectra import PowerLaw, Spectrum
from proofs_check.papers.bordelon2025._laws import solved_laws
from theory.records import Instance, Measurement, Problem

SIZES = np.geomspace(30, 1e7, 25)


def problem_at(instance: Instance) -> Spectrum:
    """Eigenvalues k^-b and label variances k^-a, all modes."""
    return PowerLaw(capacity=instance.number("b"), source=instance.number("a")).spectrum()


def measured(
    problem: Problem, x: Floats, curve: Callable[[Spectrum], Floats], xlabel: str, scope: str, seed: int
) -> Measurement:
    """Slope and constant of the law of an exact curve, at every instance."""
    return solved_laws(problem, seed, x, lambda i: curve(problem_at(i)), xlabel=xlabel, scope=scope, rung="asymptotic")
