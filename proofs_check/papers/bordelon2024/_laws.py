"""What the checks of this paper share: from exponents to a spectrum, and from curves to estimates."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.spectra import PowerLaw, Spectrum
from proofs_check.exponents import exponent
from proofs_check.papers.bordelon2025._laws import estimates, plot
from theory.records import Estimate, Instance, Measurement, Plot, Problem

SIZES = np.geomspace(30, 1e7, 25)


def problem_at(instance: Instance) -> Spectrum:
    """Eigenvalues k^-b and label variances k^-a, all modes."""
    return PowerLaw(capacity=instance.number("b"), source=instance.number("a")).spectrum()


def measured(
    problem: Problem,
    x: Floats,
    curve: Callable[[Spectrum], Floats],
    xlabel: str,
    scope: str,
    seed: int,
) -> Measurement:
    """Slope and constant of the law of an exact curve, at every instance."""
    found: list[Estimate] = []
    plots: list[Plot] = []
    for instance in problem.instances:
        risks = curve(problem_at(instance))
        law = exponent(x, risks)
        found += estimates(instance, law)
        plots.append(plot(xlabel, f"excess risk, {instance}", x, risks, law))
    return Measurement(
        estimates=tuple(found),
        scope=scope,
        primitive="eigenvalues and label variances of the modes",
        rung="asymptotic",
        seeds=(seed,),
        plots=tuple(plots),
    )
