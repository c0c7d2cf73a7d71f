"""Power-law spectra in full: every mode counted, few of them visited.

The first modes are summed one by one. Beyond them a function of the mode that
varies on a logarithmic scale is integrated by Gauss-Legendre panels in log k,
with the midpoint form of the Euler-Maclaurin formula at both ends. All of it
sits in the weights, which are positive, so that a spectral sum is one dot
product and its cost grows with the logarithm of the number of modes.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq

__all__ = ["Spectrum", "effective_ridge", "finite_power_law", "freedom", "power_law", "repeated", "spread_modes"]

Floats = NDArray[np.float64]

HEAD = 1000
NODES = 10
ENDS = 6


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


def power_law(nu: float, beta: float, modes: float = math.inf, head: int = HEAD) -> Spectrum:
    """Spectrum ``k**-nu`` with target power ``k**(-nu*beta - 1)``, for k from 1 to any number of modes.

    Sums of functions of ``k**-nu`` against these carry a relative error near
    1e-12; the midpoint Euler-Maclaurin formula (textbook) stops at the third
    derivative, of order ``head**-4``.

    Parameters
    ----------
    nu : float
        Capacity exponent, larger than one.
    beta : float
        Source exponent, positive: the power beyond mode k falls like ``k**(-nu*beta)``.
    modes : float
        How many; infinitely many unless said otherwise.
    head : int
        Modes that are summed one by one; with fewer a sum takes less time and is
        less exact (5e-10 for 64 of them, in the curves of `sgd`).

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
    >>> huge = power_law(2.0, 0.5, modes=10**18)
    >>> len(huge.weight) < 2000, f"{huge.weight.sum():.6e}"
    (True, '1.000000e+18')
    """
    if not (nu > 1 and beta > 0):
        raise ValueError(f"a power-law problem needs nu > 1 and beta > 0, got nu = {nu} and beta = {beta}")
    mode, weight = spread_modes(modes if math.isfinite(modes) else _endless(nu, beta), panel=2 / nu, head=head)
    return Spectrum(weight, mode**-nu, mode ** (-nu * beta - 1))


def _endless(nu: float, beta: float) -> float:
    """So many modes that scales up to the first 1e12 are resolved, and what lies beyond the last is lost at 1e-16."""
    return float(10 ** min(12 + 16 / min(nu * beta, nu - 1), 280.0))


def finite_power_law(nu: float, beta: float, size: int) -> Spectrum:
    """The first `size` modes of `power_law`, one by one.

    Examples
    --------
    >>> finite_power_law(2.0, 0.5, 3).eigenvalue.round(4).tolist()
    [1.0, 0.25, 0.1111]
    """
    mode = np.arange(1.0, size + 1)
    return Spectrum(np.ones(size), mode**-nu, mode ** (-nu * beta - 1))


def repeated(spectrum: Spectrum, multiplicity: Floats) -> Spectrum:
    """A spectrum whose entries occur several times each, as the levels of a sphere do.

    Examples
    --------
    >>> repeated(finite_power_law(2.0, 0.5, 3), np.array([1.0, 3.0, 5.0])).weight.tolist()
    [1.0, 3.0, 5.0]
    """
    return Spectrum(spectrum.weight * multiplicity, spectrum.eigenvalue, spectrum.power)


def spread_modes(size: float, panel: float, head: int = HEAD, ends: int = ENDS) -> tuple[Floats, Floats]:
    """Modes and weights of the rule for sums over k = 1, ..., `size`.

    Parameters
    ----------
    size : float
        Number of modes.
    panel : float
        Width of the panels in log k; the summand may change by a few factors of e on it.
    head : int
        Modes that are summed one by one.
    ends : int
        How often the last panel is halved towards the last mode, where decaying
        exponentials change fastest; each halving resolves times twice as long.

    Returns
    -------
    modes, weights : ndarray, shape (m,)
        All one by one if there are not many more than `head`.

    Examples
    --------
    >>> modes, weights = spread_modes(10**6, panel=1.0, head=100)
    >>> len(modes) < 300, float(round(weights @ modes**-2.0, 9))  # zeta(2) - 1e-6
    (True, 1.644933067)
    """
    if size <= 2 * head + 10:
        return np.arange(1.0, int(size) + 1), np.ones(int(size))
    start, stop = np.log(head + 0.5), np.log(size) + np.log1p(-1.5 / size)
    halved = stop - panel * 2.0 ** -np.arange(1, ends + 1)
    count = max(int(np.ceil((stop - start) / panel)), 1)
    edges = np.unique(np.concatenate([np.linspace(start, stop, count + 1), halved[halved > start]]))
    node, share = np.polynomial.legendre.leggauss(NODES)
    half = np.diff(edges)[:, None] / 2
    far = np.exp(edges[:-1, None] + half * (1 + node))
    # Midpoint Euler-Maclaurin: the sum between is the integral from half a mode before to half a mode after, less
    # one twenty-fourth of the change of the derivative, which is taken as a difference of two modes.
    first, last = np.arange(1.0, head + 2), np.array([size - 1, size])
    weights = np.concatenate(
        [np.ones(head), [1 / 24], (far * half * share).ravel(), [1 + 1 / 24, 1 - 1 / 24]],
    )
    weights[head - 1] = 1 - 1 / 24
    return np.concatenate([first, far.ravel(), last]), weights


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
