"""One-pass SGD whose step falls to zero, by its exact second moments.

The recursion of `sgd` with the step ``s*(1 - u/n)**q`` after u of n steps: one step at a time for several n at once,
where a run that has ended has the step zero and stays as it is; or for one n of any size by stairs. On a stair the step
is constant, so that a contour integral of resolvents takes all of it (as in `volterra`). Its mean, and the mean of its
square, are those of the steps it stands for; the error falls with the square of the width of the stairs, and is
extrapolated from two widths.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike

from proofs_check.arrays import Floats
from proofs_check.dynamics.feature_ridges import contour
from proofs_check.dynamics.samples import SampleRisk
from proofs_check.dynamics.spectra import Spectrum
from theory.errors import TheoryError

__all__ = ["decayed_risk", "decayed_risks"]

SINGLE = 64  # first and last steps, which are taken one by one
STAIRS = 4  # for each factor of e in the number of steps done, or left; there and with half as many


def decayed_risks(spectrum: Spectrum, step: ArrayLike, sizes: ArrayLike, decay: float, noise: float = 0.0) -> Floats:
    """Expected excess risk at the end of runs of n steps, with a fresh Gaussian sample in every step.

    Parameters
    ----------
    spectrum : Spectrum
    step : float, or array_like of shape (k,)
        Step size s at the start of each run.
    sizes : array_like of int, shape (k,)
        Numbers n of steps.
    decay : float
        Power q; zero for a constant step.
    noise : float
        Variance of the label noise.

    Returns
    -------
    ndarray, shape (k,)

    Raises
    ------
    TheoryError
        If the second moments would not converge at the steps of the start.

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import PowerLaw
    >>> risks = decayed_risks(PowerLaw(2.0, 1.5).first(50), 0.25, [10, 100, 1000], decay=1.0, noise=0.1)
    >>> [f"{risk:.3f}" for risk in risks]
    ['1.290', '0.569', '0.188']
    """
    ends = np.asarray(sizes, dtype=float)
    starts = np.broadcast_to(np.asarray(step, dtype=float), ends.shape)
    rates = spectrum.eigenvalue
    largest = starts.max() * rates
    if not (np.all(largest < 1) and starts.min() > 0 and spectrum.total(largest / (2 - 2 * largest)) < 1):
        raise TheoryError(f"the risk does not converge with step size {starts.max():g}; take a smaller one")
    seen = spectrum.weight * rates
    moments = np.tile(spectrum.power / rates, (len(ends), 1))
    for u in range(int(ends.max())):
        shift = (starts * np.maximum(1 - u / ends, 0.0) ** decay * (u < ends))[:, None] * rates
        total = moments @ seen + noise
        moments *= 1 - 2 * shift + 2 * shift**2
        moments += shift**2 / rates * total[:, None]
    risks: Floats = moments @ seen
    return risks


def decayed_risk(
    spectrum: Spectrum, step: float, steps: float, decay: float, noise: float = 0.0, batch: float = 1
) -> SampleRisk:
    """Expected excess risk at the end of a run of any length.

    Parameters
    ----------
    spectrum : Spectrum
    step, steps : float
        Step size s at the start, and the number n of steps, more than 300.
    decay : float
        Power q.
    noise : float
        Variance of the label noise.
    batch : float
        Samples a step.

    Returns
    -------
    SampleRisk
        Of arrays without axes.

    Raises
    ------
    TheoryError
        If the run is too short, or the second moments would not converge at the step of the start.

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import PowerLaw
    >>> spectrum = PowerLaw(2.0, 1.5).first(50)
    >>> [f"{decayed_risk(spectrum, 0.25, steps, 1.0, 0.1).total:.3g}" for steps in (1000, 1e12)]
    ['0.188', '9.97e-08']
    """
    if not steps > 4 * SINGLE:
        raise TheoryError(f"stairs need a run of more than {4 * SINGLE} steps; take decayed_risks for {steps:g}")
    rates = step * spectrum.eigenvalue
    lost = 2 * rates - (1 + 1 / batch) * rates**2
    if not (step > 0 and np.all(lost > 0) and spectrum.total(rates**2 / lost) < batch):
        raise TheoryError(f"the risk does not converge with step size {step:g}; take a smaller one")
    many = math.ceil(STAIRS * math.log(steps / (2 * SINGLE)))
    coarse, fine = (_by_stairs(spectrum, step, steps, decay, noise, batch, stairs) for stairs in (many, 2 * many))
    bias, variance = (4 * fine - coarse) / 3
    return SampleRisk(np.asarray(bias), np.asarray(variance))


def _by_stairs(
    spectrum: Spectrum, step: float, steps: float, decay: float, noise: float, batch: float, stairs: int
) -> Floats:
    """Risk without label noise, and what that adds, by stairs of equal ratio from either end to the middle."""
    labels = np.array([[0.0], [noise]])
    moments = np.array([spectrum.power / spectrum.eigenvalue, np.zeros_like(spectrum.power)])
    half = np.geomspace(SINGLE, steps / 2, stairs + 1)
    widths, left = np.diff(half), np.concatenate([steps - half, half[-2::-1]])
    for remaining in steps - np.arange(SINGLE):
        moments = _stepped(spectrum, moments, step * (remaining / steps) ** decay, labels, batch)
    for remaining, width in zip(left + 0.5, [*widths, *widths[::-1]], strict=False):
        first, fall = step * (remaining / steps) ** decay, math.log1p(-width / remaining)
        mean, square = (-math.expm1((q + 1) * fall) / (q + 1) * remaining / width for q in (decay, 2 * decay))
        moments = _stair(spectrum, moments, (first * mean, first**2 * square), width, labels, batch)
    for remaining in np.arange(SINGLE, 0, -1):
        moments = _stepped(spectrum, moments, step * (remaining / steps) ** decay, labels, batch)
    return np.asarray(moments @ (spectrum.weight * spectrum.eigenvalue))


def _stepped(spectrum: Spectrum, moments: Floats, step: float, labels: Floats, batch: float) -> Floats:
    """Second moments, without label noise and from it, after a step."""
    shift = step * spectrum.eigenvalue
    total = (moments @ (spectrum.weight * spectrum.eigenvalue))[:, None] + labels
    return np.asarray(moments * (1 - 2 * shift + (1 + 1 / batch) * shift**2) + total * (step * shift / batch))


def _stair(
    spectrum: Spectrum, moments: Floats, means: tuple[float, float], steps: float, labels: Floats, batch: float
) -> Floats:
    """The same after many steps, from the means of the step size and of its square."""
    rates, seen = spectrum.eigenvalue, spectrum.weight * spectrum.eigenvalue
    lost = rates * (2 * means[0] - means[1] * (1 + 1 / batch) * rates)
    z, weight = contour(steps)
    x, short = np.exp(-z), -np.expm1(-z)
    passed = 1 / (short[:, None] + x[:, None] * lost)
    total = ((moments * seen) @ passed.T + labels / short) / (1 - x * means[1] / batch * (passed @ (rates * seen)))
    added = 2 * ((weight * np.exp(z * steps) * x * total) @ passed).real
    return np.asarray(moments * np.exp(steps * np.log1p(-lost)) + means[1] / batch * rates * added)
