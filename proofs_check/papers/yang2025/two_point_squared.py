"""The exact risk of the best estimator of a mean that is one of two, by quadrature and on samples."""

import math

import numpy as np

from proofs_check.dynamics.two_point import sampled_mean_risk, squared_risk
from proofs_check.measure import Profile
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem
from theory.symbols import parameters

SEPARATION = 1.2  # of either mean from zero, in standard deviations of the sample mean
PRECISION = 1e-9  # of the quadrature
DOMAIN = (parameters("n", integer=True) >= 1,)
TRIALS = 300


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    draws = 4000 if profile == "quick" else 20000
    return Measurement(
        estimates=tuple(e for instance in problem.instances for e in _estimates(instance, draws, rng)),
        scope=(
            "exact: the posterior mean at equal odds is the best estimator at the two means, its risk a quadrature; "
            "and its risk on drawn samples"
        ),
        primitive="two Gaussian distributions of the samples",
        rung="Monte Carlo",
        seeds=(seed,),
        plots=(_plot(),),
    )


def _estimates(instance: Instance, draws: int, rng: np.random.Generator) -> tuple[Estimate, Estimate]:
    sigma, samples = instance.number("sigma"), int(instance["n"])
    deviation = sigma / math.sqrt(samples)
    exact = squared_risk(SEPARATION * deviation, deviation)
    risk, error = sampled_mean_risk(SEPARATION * deviation, sigma**2, samples, draws, rng)
    return (
        Estimate("value", instance, exact, PRECISION * exact, window="quadrature, no fit"),
        Estimate("value", instance, risk, error, "samples drawn, no fit", draws, "draws", 0.5),
    )


def _plot() -> Plot:
    separations = np.linspace(0.2, 3, 29)
    return Plot(
        xlabel=r"separation $x = \delta \sqrt{n}/\sigma$",
        ylabel=r"least risk over $\sigma^2/n$",
        curves=(
            Curve("best estimator", tuple(separations), tuple(squared_risk(x, 1.0) for x in separations), style="line"),
        ),
        xscale="linear",
        yscale="linear",
        marks=(("measured at", SEPARATION),),
    )


def quantity(at: Instance, rng: np.random.Generator) -> tuple[float, float]:
    """Least risk at the two means, by quadrature."""
    deviation = at.number("sigma") / math.sqrt(at.number("n"))
    exact = squared_risk(SEPARATION * deviation, deviation)
    return exact, PRECISION * exact
