"""Power-law spectra in full: every mode counted, few of them visited.

The first modes are summed one by one. Beyond them a function of the mode that
varies on a logarithmic scale is integrated by Gauss-Legendre panels in log k,
with the midpoint form of the Euler-Maclaurin formula at the junction. All of it
sits in the weights, so that a spectral sum is one dot product and its cost
grows with the logarithm of the number of modes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq

__all__ = ["Spectrum", "effective_ridge", "finite_power_law", "freedom", "power_law"]

Floats = NDArray[np.float64]

HEAD = 1000
NODES = 10


@dataclass(frozen=True)
class Spectrum:
    """Eigenvalues and target power of a problem, with the number of modes each stands for.

    Attributes
    ----------
    weight : ndarray, shape (m,)
        Number of modes an entry stands for (a quadrature weight, not always whole).
    eigenvalue : ndarray, shape (m,)
        Eigenvalues of the covariance, decreasing, the first equal to one.
    power : ndarray, shape (m,)
        Variance of the labels that comes from a mode, eigenvalue times squared weight of the target.
    """

    weight: Floats
    eigenvalue: Floats
    power: Floats

    def total(self, values: Floats) -> float:
        """Sum `values` (shape ``(m,)``, one per entry) over all modes."""
        return float(self.weight @ values)

    @property
    def variance(self) -> float:
        """Variance of the labels, the risk of predicting zero."""
        return self.total(self.power)


def power_law(nu: float, beta: float) -> Spectrum:
    """Spectrum ``k**-nu`` with target power ``k**(-nu*beta - 1)``, for all k from 1 to infinity.

    Sums of functions of ``k**-nu`` against these carry a relative error near
    1e-12; the midpoint Euler-Maclaurin formula (textbook) stops at the third
    derivative, of order ``HEAD**-4``.

    Parameters
    ----------
    nu : float
        Capacity exponent, larger than one.
    beta : float
        Source exponent, positive: the power beyond mode k falls like ``k**(-nu*beta)``.

    Returns
    -------
    Spectrum

    Raises
    ------
    ValueError
        If the trace or the variance of the labels would be infinite.

    Examples
    --------
    >>> round(power_law(2.0, 1.5).variance, 10)  # zeta(4)
    1.0823232337
    """
    if not (nu > 1 and beta > 0):
        raise ValueError(f"a power-law problem needs nu > 1 and beta > 0, got nu = {nu} and beta = {beta}")
    # Scales up to 1e12 modes are resolved, and what lies beyond the last mode is lost at 1e-16.
    mode, weight = _modes(panel=2 / nu, decades=12 + 16 / min(nu * beta, nu - 1))
    return Spectrum(weight, mode**-nu, mode ** (-nu * beta - 1))


def finite_power_law(nu: float, beta: float, size: int) -> Spectrum:
    """The first `size` modes of `power_law`, one by one.

    Examples
    --------
    >>> finite_power_law(2.0, 0.5, 3).eigenvalue.round(4).tolist()
    [1.0, 0.25, 0.1111]
    """
    mode = np.arange(1.0, size + 1)
    return Spectrum(np.ones(size), mode**-nu, mode ** (-nu * beta - 1))


def _modes(panel: float, decades: float) -> tuple[Floats, Floats]:
    """Modes and weights of the rule for sums over k = 1, 2, ..., up to 10**decades."""
    start, stop = np.log(HEAD + 0.5), np.log(10) * min(decades, 280.0)
    edges = np.linspace(start, stop, int(np.ceil((stop - start) / panel)) + 1)
    node, share = np.polynomial.legendre.leggauss(NODES)
    half = (edges[1] - edges[0]) / 2
    far = np.exp((edges[:-1, None] + half) + half * node).ravel()
    head = np.arange(1.0, HEAD + 2)
    weight = np.ones(HEAD + 1)
    # Midpoint Euler-Maclaurin: the sum beyond HEAD is the integral from HEAD + 1/2
    # plus one twenty-fourth of the derivative there, taken as a central difference.
    weight[-2:] = 1 - 1 / 24, 1 / 24
    return np.concatenate([head, far]), np.concatenate([weight, far * np.tile(half * share, len(edges) - 1)])


def freedom(spectrum: Spectrum, ridge: float) -> float:
    """Effective degrees of freedom, the sum of ``eigenvalue/(eigenvalue + ridge)``.

    Examples
    --------
    >>> round(freedom(finite_power_law(2.0, 0.5, 2), 1.0), 3)
    0.7
    """
    return spectrum.total(spectrum.eigenvalue / (spectrum.eigenvalue + ridge))


def effective_ridge(spectrum: Spectrum, size: float) -> float:
    """The ridge at which `size` degrees of freedom remain.

    Solved in the logarithm of the ridge, where the tolerance is relative: a
    steep spectrum has ridges far below any absolute tolerance.

    Parameters
    ----------
    spectrum : Spectrum
    size : float
        Number of samples or of random features, below the number of modes.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If there are not more modes than `size`.

    Examples
    --------
    >>> ridge = effective_ridge(power_law(6.0, 0.5), 100)
    >>> bool(abs(freedom(power_law(6.0, 0.5), ridge) - 100) < 1e-9)
    True
    """
    modes = float(np.sum(spectrum.weight))
    if not 0 < size < modes:
        raise ValueError(f"no ridge leaves {size} degrees of freedom of {modes:.6g} modes; need fewer than the modes")
    # Above: freedom <= trace/ridge. Below: every mode keeps at least what the smallest keeps.
    high = np.log(spectrum.total(spectrum.eigenvalue) / size) + 1e-9
    low = np.log(max(spectrum.eigenvalue[-1], 1e-300)) + np.log1p(-size / modes) - 1
    log_ridge = brentq(lambda y: np.log(freedom(spectrum, np.exp(y)) / size), low, high, xtol=1e-13, rtol=1e-14)
    return float(np.exp(log_ridge))
