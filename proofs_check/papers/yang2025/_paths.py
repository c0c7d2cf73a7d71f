"""Gradient descent along a path, for the checks that read a power law from it."""

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.descent import Regression
from proofs_check.dynamics.paths import Followed, Path, follow, scales
from proofs_check.exponents import Law, exponent
from proofs_check.measure import Profile
from proofs_check.papers._regression import POWERS
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem

SCOPE = (
    "exact in law: gradient descent on drawn Gaussian regressions through a random first layer; only the "
    "covariances matter and are drawn as Wishart matrices, the label noise is averaged exactly"
)
PRIMITIVE = "Gaussian inputs, labels, random layer; the path of width, samples and steps"


def path_of(instance: Instance) -> Path:
    """The path that an instance names: powers of the scale and sizes at scale one."""
    e_m, e_n, e_T, m_0, n_0, T_0 = (int(instance[name]) for name in ("e_m", "e_n", "e_T", "m_0", "n_0", "T_0"))
    return Path(exponents=(e_m, e_n, e_T), prefactors=(m_0, n_0, T_0))


def along(problem: Regression, path: Path, profile: Profile, seed: int) -> Followed:
    """Train at scales from two on, which takes in both phases; more draws also need larger scales."""
    runs, last = (300, 1e6) if profile == "quick" else (1000, 1e7)
    return follow(problem, path, scales(2, last, 48), runs, np.random.default_rng(seed))


def asymptote(compute: Floats, runs: Floats) -> Law:
    """The power law of the last half of the decades, beyond all exponentials."""
    late = compute**2 >= compute[0] * compute[-1]
    return exponent(compute[late], runs[:, late], departures=POWERS)


def measurement(estimates: tuple[Estimate, ...], plot: Plot, seed: int) -> Measurement:
    """A measurement in the setting that all these checks share."""
    return Measurement(estimates, SCOPE, PRIMITIVE, "Monte Carlo", (seed,), (plot,))


def plot_of(compute: Floats, runs: Floats, law: Law, ylabel: str) -> Plot:
    """Points along the path and the fitted law."""
    fitted = law.constant * compute**law.slope
    error = runs.std(axis=0, ddof=1) / np.sqrt(len(runs))
    return Plot(
        xlabel="compute $C$",
        ylabel=ylabel,
        curves=(
            Curve("gradient descent", tuple(compute), tuple(runs.mean(axis=0)), tuple(error)),
            Curve(f"fit, slope {law.slope:.4f}", tuple(compute), tuple(fitted), style="dashed"),
        ),
    )


def fixed_dimension(problem: Problem, profile: Profile, seed: int, exponents: tuple[int, int, int]) -> Measurement:
    """Slope of the risk along a path whose powers of width, samples and steps are given."""
    path = Path(exponents, prefactors=(8, 16, 1))
    (instance,) = problem.instances
    regression = Regression.geometric(int(instance["d"]), instance.number("kappa"), instance.number("sigma") ** 2)
    found = along(regression, path, profile, seed)
    law = asymptote(found.compute, found.risk)
    plot = plot_of(found.compute, found.risk, law, "excess risk")
    return measurement((law.estimate("slope", instance),), plot, seed)
