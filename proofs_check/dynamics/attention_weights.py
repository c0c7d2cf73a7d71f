"""Gradient flow of the weights whose product is the step size of linear attention in context.

Where weights multiply to a total step gamma, gradient flow on them moves gamma
at ``speed*gamma**growth`` down the slope of the risk: p**2 and 2 - 2/p for the
power p of one weight, p and 2 - 2/p for p separate equal weights, 5*2**(2/5) and
8/5 for values, keys, queries and twice used embeddings in balance (ours).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.integrate import solve_ivp

from proofs_check.arrays import Floats
from proofs_check.dynamics.spectra import Spectrum

__all__ = ["curvature", "flowed", "least_untied_risks", "untied_risk"]


def flowed(spectrum: Spectrum, times: ArrayLike, speed: float, growth: float, start: float = 0.1) -> Floats:
    """Total step under ``d gamma/dt = - speed*gamma**growth * d risk/d gamma`` at infinite depth.

    Integrated in the logarithms of both by LSODA, relative tolerance 1e-10.

    Parameters
    ----------
    spectrum : Spectrum
    times : array_like, shape (n,)
        Increasing, later than 1e-6.
    speed, growth : float
    start : float
        Total step at the start, positive.

    Returns
    -------
    ndarray, shape (n,)

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import finite_power_law
    >>> gamma = flowed(finite_power_law(2.0, 0.5, 1), [1.0], speed=1.0, growth=0.0, start=1e-9)[0]
    >>> bool(abs(gamma - np.log(5)/2) < 1e-5)  # exp(2*gamma) = 1 + 4t
    True
    """
    instants = np.asarray(times, dtype=float)
    slope = 2 * spectrum.power * spectrum.eigenvalue

    def velocity(log_time: float, log_gamma: Floats) -> Floats:
        gamma = np.exp(log_gamma[0])
        force = spectrum.total(slope * np.exp(-2 * gamma * spectrum.eigenvalue))
        return np.array([np.exp(log_time) * speed * gamma ** (growth - 1) * force])

    logs = np.log(instants)
    path = solve_ivp(
        velocity, (np.log(1e-6), logs[-1]), [np.log(start)], t_eval=logs, method="LSODA", rtol=1e-10, atol=1e-12
    )
    return np.asarray(np.exp(path.y[0]))


def untied_risk(spectrum: Spectrum, steps: ArrayLike) -> float:
    """Excess risk of layers with steps of their own, at infinite context.

    Parameters
    ----------
    spectrum : Spectrum
    steps : array_like, shape (L,)
        Total step of every layer, each taken as a share 1/L.

    Returns
    -------
    float

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import finite_power_law
    >>> untied_risk(finite_power_law(2.0, 0.5, 1), [1.0, 0.0])
    0.25
    """
    each = np.asarray(steps, dtype=float)
    kept = np.prod(1 - np.outer(each / len(each), spectrum.eigenvalue), axis=0)
    return spectrum.total(spectrum.power * kept**2)


def least_untied_risks(spectrum: Spectrum, depth: int) -> Floats:
    """Least `untied_risk` of one to `depth` layers, over all their steps.

    The least mean square of a polynomial that is one at zero is one over the sum of
    the squares at zero of the orthonormal polynomials of the spectrum (textbook:
    Christoffel). Their recurrence comes from Lanczos' iteration with full
    reorthogonalisation; at zero, outside the spectrum, it does not cancel.

    Parameters
    ----------
    spectrum : Spectrum
    depth : int
        Fewer than the eigenvalues of the spectrum.

    Returns
    -------
    ndarray, shape (depth,)

    Examples
    --------
    >>> from proofs_check.dynamics.in_context_iso import marchenko_pastur
    >>> least_untied_risks(marchenko_pastur(1.0), 3).round(9).tolist()  # 1/(L + 1)
    [0.5, 0.333333333, 0.25]
    """
    mass = spectrum.variance
    basis = [np.sqrt(spectrum.weight * spectrum.power / mass)]
    at_zero, offset = [mass**-0.5], 0.0
    for _ in range(depth):
        vector = spectrum.eigenvalue * basis[-1]
        diagonal = float(vector @ basis[-1])
        for _ in range(2):
            vector = vector - np.array(basis).T @ (np.array(basis) @ vector)
        before, offset = offset, float(np.linalg.norm(vector))
        last = at_zero[-2] if len(at_zero) > 1 else 0.0
        at_zero.append(-(diagonal * at_zero[-1] + before * last) / offset)
        basis.append(vector / offset)
    return np.asarray(1 / np.cumsum(np.square(at_zero))[1:])


def curvature(spectrum: Spectrum, steps: ArrayLike, direction: ArrayLike, reach: float = 1e-2) -> float:
    """Second derivative of `untied_risk` along a direction, by central differences of sixth order.

    Parameters
    ----------
    spectrum, steps
        As for `untied_risk`.
    direction : array_like, shape (L,)
    reach : float
        Distance between the points of the difference, in units of the direction.

    Returns
    -------
    float

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import finite_power_law
    >>> found = curvature(finite_power_law(2.0, 0.5, 1), [0.5, 0.5], [2**-0.5, -(2**-0.5)])
    >>> round(found, 9)  # -(2/L**2)*(1 - gamma/L)**(2*L - 2)
    -0.28125
    """
    at, along = np.asarray(steps, dtype=float), np.asarray(direction, dtype=float)
    weights = np.array([2, -27, 270, -490, 270, -27, 2]) / 180  # textbook
    around = [untied_risk(spectrum, at + j * reach * along) for j in range(-3, 4)]
    return float(weights @ around / reach**2)
