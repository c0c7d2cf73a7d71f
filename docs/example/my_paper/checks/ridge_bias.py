"""Sum the bias over all modes at many penalties, and extrapolate its power law.

The style for exact curves without noise: the uncertainty is what the choice of
window and of the departure from a power law leaves open.
"""

import numpy as np

from proofs_check.dynamics.spectra import power_law
from proofs_check.exponents import exponent
from proofs_check.measure import Profile
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem

STRENGTHS = np.geomspace(1e2, 1e8, 25)


# Every check is a function of this name and signature. `problem` holds the instances and nothing of what is claimed.
def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    found = [_at(instance) for instance in problem.instances]
    return Measurement(
        estimates=tuple(e for made, _ in found for e in made),
        scope="exact: all modes of an infinite power-law spectrum",  # or a proxy, and of what
        primitive="eigenvalues, target and the ridge filter",  # an input that contains the exponent does not count
        rung="exact dynamics",
        seeds=(seed,),
        plots=tuple(plot for _, plot in found),
    )


def _at(instance: Instance) -> tuple[tuple[Estimate, Estimate], Plot]:
    a, b = instance.number("a"), instance.number("b")
    spectrum = power_law(a, (b - 1) / a)  # eigenvalues k^-a, powers k^-b
    bias = [spectrum.total(spectrum.power / (1 + x * spectrum.eigenvalue) ** 2) for x in STRENGTHS]
    law = exponent(STRENGTHS, bias)
    # An order with "~" predicts a slope and a constant.
    estimates = law.estimates(instance)
    fit = law.constant * STRENGTHS**law.slope
    plot = Plot(
        xlabel="inverse penalty $x$",
        ylabel=f"bias, {instance}",
        curves=(
            Curve("summed", tuple(STRENGTHS), tuple(bias), style="line"),
            Curve("fitted law", tuple(STRENGTHS), tuple(fit), style="dashed"),
        ),
    )
    return estimates, plot
