"""Ridge and ridgeless kernel regression on a spectrum, by their deterministic equivalent.

A kernel with eigenvalues l_k is linear regression in its eigenfunctions. With n
samples and the ridge added to the mean squared error, n samples and ridge act like
the effective ridge kappa of ``freedom(kappa) = n*(1 - ridge/kappa)`` on the
population: with ``q_k = kappa/(l_k + kappa)`` and ``g = sum (1 - q_k)**2/n``

    excess risk = (sum p_k q_k**2 + noise*g)/(1 - g),

p_k the target's power in a mode (textbook: Bordelon, Canatar and Pehlevan 2020,
Canatar et al. 2021, Simon et al. 2023, Hastie et al. 2022). Exact as n and the
modes grow together; for Gaussian inputs the relative error is of order 1/n.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize_scalar

from proofs_check.dynamics.spectra import Spectrum, effective_ridge, freedom
from theory.errors import TheoryError

__all__ = ["RidgeRisk", "best_ridge", "ridge_risk"]


@dataclass(frozen=True)
class RidgeRisk:
    """What ridge regression leaves.

    Attributes
    ----------
    ridge : added to the mean squared error
    kappa : effective ridge
    learned : share of the samples that is spent on learning modes, g above, below one
    bias : excess risk without label noise
    variance : what the label noise adds to it
    """

    ridge: float
    kappa: float
    learned: float
    bias: float
    variance: float

    @property
    def total(self) -> float:
        """Excess risk."""
        return self.bias + self.variance


def ridge_risk(spectrum: Spectrum, samples: float, ridge: float = 0.0, noise: float = 0.0) -> RidgeRisk:
    """Excess risk of ridge regression, or of the interpolator of least norm without a ridge.

    Parameters
    ----------
    spectrum : Spectrum
        Of any number of modes.
    samples : float
        n > 0; without a ridge another number than that of the modes. With more
        samples than modes and no ridge this is least squares.
    ridge : float
        Added to the mean squared error, not negative.
    noise : float
        Variance of the label noise.

    Returns
    -------
    RidgeRisk

    Raises
    ------
    TheoryError
        If there are as many samples as modes and no ridge, where the risk is infinite.

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import finite_power_law, power_law
    >>> found = ridge_risk(power_law(1.5, 0.5), 10**6, noise=0.1)
    >>> f"{found.bias:.4e}", f"{found.variance:.4f}"  # noise without a ridge does not decay: noise*(nu - 1)
    ('9.6331e-05', '0.0500')
    >>> round(ridge_risk(finite_power_law(2.0, 0.5, 10), 30, noise=1.0).variance, 12)  # 10/(30 - 10)
    0.5
    """
    modes = float(spectrum.weight.sum())
    if ridge == 0 and samples > modes:
        learned = modes / samples
        return RidgeRisk(0.0, 0.0, learned, 0.0, noise * learned / (1 - learned))
    return _at(spectrum, samples, effective_ridge(spectrum, samples, ridge), ridge, noise)


def _at(spectrum: Spectrum, samples: float, kappa: float, ridge: float, noise: float) -> RidgeRisk:
    left = kappa / (spectrum.eigenvalue + kappa)
    learned = spectrum.total((spectrum.eigenvalue / (spectrum.eigenvalue + kappa)) ** 2) / samples
    bias = spectrum.total(spectrum.power * left**2) / (1 - learned)
    return RidgeRisk(ridge, kappa, learned, bias, noise * learned / (1 - learned))


def best_ridge(spectrum: Spectrum, samples: float, noise: float, points: int = 60) -> RidgeRisk:
    """The ridge, zero included, of least excess risk.

    Searched in kappa, where nothing needs solving: on a grid in its logarithm, then
    between the neighbours of the best point. Among several minima the grid decides.

    Parameters
    ----------
    spectrum, samples, noise
        As for `ridge_risk`; positive noise if there are as many samples as modes or more.
    points : int
        Of the grid.

    Returns
    -------
    RidgeRisk

    Raises
    ------
    TheoryError
        If there is no noise and nothing to regularise.

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import finite_power_law
    >>> spectrum = finite_power_law(2.0, 0.5, 10)  # weights of size one: Bayes' ridge is noise/n
    >>> round(best_ridge(spectrum, 50, noise=0.5).ridge, 4)
    0.01
    """
    modes, trace = float(spectrum.weight.sum()), spectrum.total(spectrum.eigenvalue)
    if samples >= modes and not noise > 0:
        raise TheoryError(f"{samples} samples of {modes:.6g} modes without noise need no ridge; take noise > 0")
    # A ridge suits a single mode where it is the noise over n times its squared weight: none needs less than the
    # largest does, and a ridge of the trace times the ratio of noise to signal shrinks everything too much.
    heaviest = float(np.max(spectrum.power / spectrum.eigenvalue))
    lowest = np.log(effective_ridge(spectrum, samples) if samples < modes else noise / samples / heaviest)
    highest = np.log(trace * (2 + noise / spectrum.variance))

    def risk(log_kappa: float) -> RidgeRisk:
        kappa = float(np.exp(log_kappa))
        ridge = kappa * (1 - freedom(spectrum, kappa) / samples)
        return _at(spectrum, samples, kappa, max(ridge, 0.0), noise)

    grid = np.linspace(lowest, highest, points)
    best = int(np.argmin([risk(y).total for y in grid]))
    around = (grid[max(best - 1, 0)], grid[min(best + 1, points - 1)])
    found = minimize_scalar(lambda y: risk(y).total, bounds=around, method="bounded", options={"xatol": 1e-9})
    return min(risk(float(found.x)), risk(lowest), key=lambda r: r.total)
