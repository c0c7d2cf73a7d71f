"""Linear regression on one drawn sample: the exact risk of every linear filter of it.

A linear method leaves of the target the fraction ``r(v)`` in a direction with
eigenvalue v of the sample covariance S = X^T X/n: ridge regression
``ridge/(v + ridge)``, gradient flow ``exp(-v*t)``, the interpolator of least norm
zero where v > 0. With the target w and label noise of variance s2 the excess risk is

    w^T r(S) Lambda r(S) w  +  s2/n * tr Lambda (1 - r(S))**2 S^+

(textbook). It is averaged exactly over the noise, and over the signs of the target,
which Gaussian inputs cannot tell apart.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from proofs_check.arrays import Floats
from proofs_check.dynamics.spectra import Spectrum

__all__ = ["ZERO", "Residual", "SampleRisk", "drawn_inputs", "filtered", "flow_residual", "ridge_residual"]

Residual = Callable[[Floats], Floats]

ZERO = 1e-12  # eigenvalues of a sample covariance below this share of the largest are zero


@dataclass(frozen=True)
class SampleRisk:
    """Excess risk, split by averaging over the label noise; arrays of one shape or numbers.

    Attributes
    ----------
    bias : without label noise
    variance : what the label noise adds

    Examples
    --------
    >>> SampleRisk(bias=0.25, variance=0.5).total
    0.75
    """

    bias: Floats
    variance: Floats

    @property
    def total(self) -> Floats:
        """Excess risk."""
        return self.bias + self.variance


def ridge_residual(ridges: ArrayLike) -> Residual:
    """What ridge regression leaves, one row for each ridge of the mean squared error; zero for none.

    Parameters
    ----------
    ridges : array_like, shape (r,)
        Not negative.

    Returns
    -------
    callable
        From eigenvalues, shape (k,), to shape (r, k).

    Examples
    --------
    >>> ridge_residual([0.0, 1.0])(np.array([0.0, 3.0])).tolist()
    [[1.0, 0.0], [1.0, 0.25]]
    """
    column = np.asarray(ridges, dtype=float)[:, None]

    def residual(eigenvalue: Floats) -> Floats:
        total = column + eigenvalue
        left: Floats = np.divide(column, total, out=np.ones_like(total), where=total > 0)
        return left

    return residual


def flow_residual(times: ArrayLike) -> Residual:
    """What gradient flow of half the mean squared error leaves, one row for each time.

    Parameters
    ----------
    times : array_like, shape (r,)
        Not negative.

    Returns
    -------
    callable
        From eigenvalues, shape (k,), to shape (r, k).

    Examples
    --------
    >>> flow_residual([0.0, 1.0])(np.array([0.0, 1.0])).round(3).tolist()
    [[1.0, 1.0], [1.0, 0.368]]
    """
    column = np.asarray(times, dtype=float)[:, None]
    return lambda eigenvalue: np.asarray(np.exp(-column * eigenvalue))


def drawn_inputs(spectrum: Spectrum, samples: int, rng: np.random.Generator) -> Floats:
    """Gaussian inputs in the eigenbasis of their covariance, shape (samples, m).

    Parameters
    ----------
    spectrum : Spectrum
        With whole modes, m of them.
    samples : int
    rng : numpy.random.Generator

    Returns
    -------
    ndarray, shape (samples, m)

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import finite_power_law
    >>> drawn_inputs(finite_power_law(2.0, 0.5, 3), 5, np.random.default_rng(0)).shape
    (5, 3)
    """
    inputs: Floats = rng.standard_normal((samples, len(spectrum.eigenvalue))) * np.sqrt(spectrum.eigenvalue)
    return inputs


def filtered(spectrum: Spectrum, inputs: Floats, residual: Residual, noise: float) -> SampleRisk:
    """Risk of a linear filter on given inputs, exactly averaged over label noise and signs of the target.

    Parameters
    ----------
    spectrum : Spectrum
        With whole modes, m of them.
    inputs : ndarray, shape (n, m)
        In the eigenbasis of their covariance.
    residual : callable
        From eigenvalues of the sample covariance, shape (k,), to shape (..., k).
    noise : float
        Variance of the label noise.

    Returns
    -------
    SampleRisk
        Of shape (...).

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import finite_power_law
    >>> spectrum, inputs = finite_power_law(2.0, 0.5, 1), np.array([[1.0], [1.0]])
    >>> risk = filtered(spectrum, inputs, ridge_residual([1.0]), noise=1.0)  # shrinks by half
    >>> risk.bias.tolist(), risk.variance.tolist()
    ([0.25], [0.125])
    """
    samples = len(inputs)
    _, scale, directions = np.linalg.svd(inputs / np.sqrt(samples), full_matrices=False)
    kept = scale > np.sqrt(ZERO) * scale[0]
    seen, basis = scale[kept] ** 2, directions[kept]
    left = residual(seen)
    moved = left - 1
    inside = basis @ (spectrum.eigenvalue[:, None] * basis.T)
    wanted = basis @ ((spectrum.power / spectrum.eigenvalue)[:, None] * basis.T)
    reached = basis**2 @ spectrum.power
    bias = spectrum.variance + 2 * moved @ reached + np.einsum("...j,jk,...k->...", moved, inside * wanted, moved)
    return SampleRisk(np.asarray(bias), np.asarray(noise / samples * (moved**2 / seen) @ np.diag(inside)))
