"""Gradient flow and full-batch gradient descent on the population risk, mode by mode.

In the eigenbasis of the covariance the modes do not see each other: the error of
a mode with eigenvalue l falls like ``exp(-l*t)`` under gradient flow of the half
squared error, and by the factor ``1 - step*l`` in a step of gradient descent
(textbook).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from proofs_check.arrays import Floats
from proofs_check.dynamics.spectra import Spectrum
from proofs_check.monte_carlo import CHUNK
from theory.errors import TheoryError

__all__ = ["gradient_descent", "gradient_flow"]


def gradient_flow(spectrum: Spectrum, times: ArrayLike) -> Floats:
    """Excess risk along gradient flow from zero.

    Parameters
    ----------
    spectrum : Spectrum
    times : array_like, shape (n,)
        Non-negative.

    Returns
    -------
    ndarray, shape (n,)

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import power_law
    >>> curve = gradient_flow(power_law(2.0, 0.5, modes=1e18), [1e9, 1e12, 1e15])
    >>> [f"{risk:.3e}" for risk in curve]  # a power of the time, times**-beta
    ['1.982e-05', '6.267e-07', '1.982e-08']
    """
    return _decayed(spectrum, -spectrum.eigenvalue, times)


def gradient_descent(spectrum: Spectrum, step: float, times: ArrayLike) -> Floats:
    """Excess risk after numbers of steps of gradient descent from zero.

    Parameters
    ----------
    spectrum : Spectrum
    step : float
        Positive, below two over the largest eigenvalue.
    times : array_like, shape (n,)
        Numbers of steps; whole ones if an eigenvalue exceeds ``1/step``.

    Returns
    -------
    ndarray, shape (n,)

    Raises
    ------
    TheoryError
        If the step size is too large for convergence.

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import finite_power_law
    >>> gradient_descent(finite_power_law(2.0, 0.5, 2), 0.5, [0, 1]).round(4).tolist()
    [1.25, 0.4414]
    """
    steps = step * spectrum.eigenvalue
    if not np.all((steps > 0) & (steps < 2)):
        bound = 2 / float(spectrum.eigenvalue[0])
        raise TheoryError(f"step size {step} does not converge; take one between 0 and {bound:.6g}")
    # Near one, the logarithm of the factor itself would lose the eigenvalue to rounding.
    logs = np.where(steps < 0.5, np.log1p(-np.minimum(steps, 0.5)), np.log(np.maximum(np.abs(1 - steps), 1e-300)))
    return _decayed(spectrum, logs, times)


def _decayed(spectrum: Spectrum, logs: Floats, times: ArrayLike) -> Floats:
    """Sum of the power of the modes, times ``exp(2*logs*t)``."""
    wanted = np.atleast_1d(np.asarray(times, dtype=float))
    if np.any(wanted < 0):
        raise TheoryError(f"times must not be negative, got {wanted.min()}")
    amplitudes = spectrum.weight * spectrum.power
    size = max(CHUNK // len(logs), 1)
    parts = [np.exp(2 * np.outer(wanted[i : i + size], logs)) @ amplitudes for i in range(0, len(wanted), size)]
    return np.concatenate(parts) if parts else np.empty(0)
