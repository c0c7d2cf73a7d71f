"""SGD with a constant step on a quadratic: the exponential phase and the floor under it.

Coordinates are eigendirections of the quadratic. Noise is *additive* (independent
of the point, of one variance in every coordinate of the gradient) or that of one
fresh Gaussian sample a step (*one-pass*), whose gradient also fluctuates with the
distance from the minimiser. Mean squared errors obey linear recursions in both
cases (textbook); the second is that of `sgd`.
"""

from __future__ import annotations

from typing import Literal

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.momentum import Momentum, sampled_momentum
from proofs_check.dynamics.sgd import recursion
from proofs_check.dynamics.spectra import Spectrum

__all__ = ["NoiseLaw", "mean_excess", "sampled_excess"]

NoiseLaw = Literal["additive", "one-pass"]


def mean_excess(spectrum: Spectrum, step: float, noise: float, steps: int, law: NoiseLaw = "one-pass") -> Floats:
    """Mean excess risk after 0, 1, ... steps, one step at a time.

    With additive noise each squared error obeys ``v <- (1 - s l)**2 v + s**2 noise``.

    Parameters
    ----------
    spectrum : Spectrum
        Its eigenvalues are the curvatures, its power what the start lacks.
    step : float
        Constant step size s.
    noise : float
        Variance of the label (one-pass) or of each coordinate of the gradient (additive).
    steps : int
    law : {"additive", "one-pass"}

    Returns
    -------
    ndarray, shape (steps + 1,)
        Curvatures times squared errors, summed.

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import finite_power_law
    >>> single = finite_power_law(2.0, 0.5, 1)
    >>> mean_excess(single, 0.5, 0.0, 2, "additive").tolist(), mean_excess(single, 0.5, 0.0, 2, "one-pass").tolist()
    ([1.0, 0.25, 0.0625], [1.0, 0.75, 0.5625])
    """
    if law == "one-pass":
        return recursion(spectrum, step, steps, noise) - noise
    seen, variances = spectrum.weight * spectrum.eigenvalue, spectrum.power / spectrum.eigenvalue
    keep, excess = (1 - step * spectrum.eigenvalue) ** 2, np.empty(steps + 1)
    for t in range(steps + 1):
        excess[t] = seen @ variances
        variances = keep * variances + step**2 * noise
    return excess


def sampled_excess(
    spectrum: Spectrum,
    step: float,
    noise: float,
    steps: int,
    runs: int,
    rng: np.random.Generator,
    law: NoiseLaw = "one-pass",
) -> Floats:
    """Excess risk along runs of SGD itself, the oracle of `mean_excess`.

    Parameters
    ----------
    spectrum, step, noise, steps, law
        As for `mean_excess`; with whole modes.
    runs : int
        Independent runs.
    rng : numpy.random.Generator

    Returns
    -------
    ndarray, shape (runs, steps + 1)

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import finite_power_law
    >>> sampled_excess(finite_power_law(2.0, 0.5, 1), 0.5, 0.0, 1, 1, np.random.default_rng(0), "additive").tolist()
    [[1.0, 0.25]]
    """
    if law == "one-pass":
        return sampled_momentum(spectrum, Momentum(step, 0.0), steps, runs, rng, noise) - noise
    errors = np.tile(np.sqrt(spectrum.power / spectrum.eigenvalue), (runs, 1))
    excess = np.empty((runs, steps + 1))
    for t in range(steps + 1):
        excess[:, t] = errors**2 @ spectrum.eigenvalue
        gradients = spectrum.eigenvalue * errors + np.sqrt(noise) * rng.standard_normal(errors.shape)
        errors = errors - step * gradients
    return excess
