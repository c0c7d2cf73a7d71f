"""Deep linear attention that learns regression in context, reduced to one step size.

Every layer applies one step of gradient descent to the regression problem held
in its context. With isotropic or randomly rotated problems a single number, the
step size gamma, is trained (reported by a summary of the paper; re-derived:
Schur's lemma). After L layers a direction with eigenvalue x keeps the fraction
``(1 - gamma*x/L)**L`` of the target, so everything here is a function of a
`Spectrum`: of the data covariance, of sampled contexts, or of random features.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.integrate import solve_ivp
from scipy.optimize import brentq

from proofs_check.arrays import Floats
from proofs_check.dynamics.spectra import Spectrum

__all__ = ["Tuned", "infinite_depth_risk", "risk", "trained", "tuned"]


@dataclass(frozen=True)
class Tuned:
    """Least excess risk over the step size, and the step per layer that attains it."""

    risk: float
    rate: float


def risk(spectrum: Spectrum, rate: float, depth: float) -> float:
    """Excess risk without noise at step ``rate = gamma/depth`` per layer.

    Parameters
    ----------
    spectrum : Spectrum
    rate : float
        Step size per layer, in units of the inverse eigenvalues.
    depth : float
        Number of layers; the modulus of the residual extends it to any positive number.

    Returns
    -------
    float

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import finite_power_law
    >>> risk(finite_power_law(2.0, 0.5, 1), rate=0.5, depth=1)
    0.25
    """
    return spectrum.total(spectrum.power * np.abs(1 - rate * spectrum.eigenvalue) ** (2 * depth))


def tuned(spectrum: Spectrum, depth: float) -> Tuned:
    """Minimise the excess risk over the step size.

    The risk is convex in the step, so the root of its derivative is the minimum
    (ours). The bracket ends where the largest mode alone exceeds the untrained risk.

    Parameters
    ----------
    spectrum : Spectrum
        With some power in its largest eigenvalue.
    depth : float
        Number of layers, at least one.

    Returns
    -------
    Tuned

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import finite_power_law
    >>> tuned(finite_power_law(2.0, 0.5, 1), depth=3).rate
    1.0
    """
    top = int(np.argmax(spectrum.eigenvalue))
    share = spectrum.weight[top] * spectrum.power[top] / spectrum.variance
    largest = (1 + share ** (-0.5 / depth)) / spectrum.eigenvalue[top]

    def descent(rate: float) -> float:
        kept = 1 - rate * spectrum.eigenvalue
        return spectrum.total(spectrum.power * spectrum.eigenvalue * np.sign(kept) * np.abs(kept) ** (2 * depth - 1))

    rate = float(brentq(descent, 0.0, largest, xtol=1e-15, rtol=1e-14))
    return Tuned(risk(spectrum, rate, depth), rate)


def infinite_depth_risk(spectrum: Spectrum, gamma: float) -> float:
    """Excess risk of infinitely many layers that share the total step `gamma`.

    Parameters
    ----------
    spectrum : Spectrum
    gamma : float
        At least zero; time of gradient flow in context.

    Returns
    -------
    float
        ``sum power*exp(-2 gamma*eigenvalue)``.

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import finite_power_law
    >>> infinite_depth_risk(finite_power_law(2.0, 0.5, 1), gamma=0.0)
    1.0
    """
    return spectrum.total(spectrum.power * np.exp(-2 * gamma * spectrum.eigenvalue))


def trained(spectrum: Spectrum, times: ArrayLike) -> Floats:
    """Total step after gradient flow from zero on the risk of infinite depth.

    Integrates ``d gamma/dt = - d risk/d gamma`` in the logarithms of both, with no
    factor absorbed into the time. Numeric integration by LSODA, relative tolerance 1e-10.

    Parameters
    ----------
    spectrum : Spectrum
    times : array_like, shape (n,)
        Increasing times, later than 1e-6, at which gamma is wanted.

    Returns
    -------
    ndarray, shape (n,)

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import finite_power_law
    >>> gamma = trained(finite_power_law(2.0, 0.5, 1), [1.0])[0]
    >>> bool(abs(gamma - np.log(5)/2) < 1e-8)  # exp(2*gamma) = 1 + 4t
    True
    """
    instants = np.asarray(times, dtype=float)
    slope = 2 * spectrum.power * spectrum.eigenvalue

    def speed(log_time: float, log_gamma: Floats) -> Floats:
        force = spectrum.total(slope * np.exp(-2 * np.exp(log_gamma[0]) * spectrum.eigenvalue))
        return np.array([np.exp(log_time - log_gamma[0]) * force])

    early = 1e-6 / max(1.0, spectrum.total(slope))  # here gamma is still the initial slope times t
    start = np.log(early * spectrum.total(slope))
    span = (np.log(early), np.log(instants[-1]))
    path = solve_ivp(speed, span, [start], t_eval=np.log(instants), method="LSODA", rtol=1e-10, atol=1e-12)
    gammas: Floats = np.exp(path.y[0])
    return gammas
