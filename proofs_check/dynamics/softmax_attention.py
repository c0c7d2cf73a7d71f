"""Softmax attention over a prompt as kernel regression, on a flat torus.

Where all keys have the same length, softmax attention is Nadaraya and Watson's regression with a Gaussian kernel, since
``2 <q, k> = |q|**2 + |k|**2 - |q - k|**2``. Points of the embedded torus have one length (see `torus_kernel`). There
the kernel is a product over coordinates, so bias and variance of a long prompt are sums over Fourier coefficients.

The target is a sum over coordinates of random series ``sum_k k**-(beta + 1/2) cos(k theta_i + phase)`` with independent
uniform phases, of Hoelder exponent beta in (0, 1).
"""

from __future__ import annotations

from functools import lru_cache, reduce
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import softmax, zeta

from proofs_check.arrays import Floats, Integers
from proofs_check.dynamics.torus_kernel import embed
from theory.errors import TheoryError

__all__ = ["GRID", "BestWidth", "attention", "best_width", "bias", "prompt_error", "variance"]

GRID = 2**14  # angles
RESOLVED = 30 / GRID  # the narrowest kernel that the grid resolves to rounding


def attention(queries: Floats, keys: Floats, values: Floats, width: float) -> Floats:
    """Softmax attention with query and key matrices ``sqrt(2)/width`` times the identity.

    Parameters
    ----------
    queries : array, shape (m, D)
    keys : array, shape (n, D)
    values : array, shape (n,) or (n, S)
    width : float
        h > 0; a key at distance r counts with ``exp(-r**2/h**2)`` if keys have one length.

    Returns
    -------
    array, shape (m,) or (m, S)

    Examples
    --------
    >>> keys = np.array([[1.0, 0.0], [0.0, 1.0]])
    >>> attention(keys[:1], keys, np.array([1.0, 0.0]), width=1.0).round(6)  # 1/(1 + exp(-2))
    array([0.880797])
    """
    return np.asarray(_weights(queries, keys, width) @ values)


def _weights(queries: Floats, keys: Floats, width: float) -> Floats:
    """What each query gives to each key, shape (m, n)."""
    return np.asarray(softmax(2 / width**2 * queries @ keys.T, axis=1))


@lru_cache(maxsize=8)
def _squared_distances(harmonics: int) -> Floats:
    """Squared distances along one coordinate from the first of all angles of the grid, in the ambient space."""
    points = embed(2 * np.pi * np.arange(GRID)[:, None] / GRID, harmonics)
    return np.asarray(np.sum((points - points[0]) ** 2, axis=1))


@lru_cache(maxsize=64)
def _coefficients(width: float, harmonics: int) -> Floats:
    """Fourier coefficients of the kernel along one coordinate, in units of the zeroth, from the first on."""
    if width < RESOLVED:
        raise TheoryError(f"{GRID} angles do not resolve a kernel of width {width:.3g}; take {RESOLVED:.3g} or more")
    spectrum = np.fft.rfft(np.exp(-_squared_distances(harmonics) / width**2)).real
    return np.asarray(spectrum[1:] / spectrum[0])


def bias(width: float, smoothness: float, dimension: int, harmonics: int) -> float:
    """Squared bias of a long prompt, averaged over targets and queries.

    Parameters
    ----------
    width : float
        h, at least ``RESOLVED``.
    smoothness : float
        beta in (0, 1).
    dimension, harmonics : int
        d and M; the ambient dimension is 2dM.

    Returns
    -------
    float
        Sum over frequencies of ``k**-(2 beta + 1) (1 - kernel_k)**2``, times d/2.

    Examples
    --------
    >>> round(bias(0.02, 0.5, 1, 1) / bias(0.01, 0.5, 1, 1), 2)
    2.0
    """
    kept = _coefficients(width, harmonics)
    k = np.arange(1, len(kept) + 1)
    power = 2 * smoothness + 1
    return float(dimension / 2 * (np.sum(k**-power * (1 - kept) ** 2) + zeta(power, len(kept) + 1)))


def variance(width: float, dimension: int, harmonics: int) -> float:
    """Variance of a long prompt, times its length, for noise of variance one.

    Parameters
    ----------
    width : float
    dimension, harmonics : int

    Returns
    -------
    float
        Mean square of the kernel over its squared mean: by Parseval, one and twice its squared coefficients for each
        coordinate.

    Examples
    --------
    >>> round(variance(0.01, 1, 1) * 0.01 / (2 * np.pi) ** 0.5, 4)
    1.0
    """
    return (1 + 2 * float(np.sum(_coefficients(width, harmonics) ** 2))) ** dimension


class BestWidth(NamedTuple):
    """A width, and the sum of squared bias and variance there."""

    width: float
    risk: float


def best_width(samples: float, noise: float, smoothness: float, dimension: int, harmonics: int) -> BestWidth:
    """Width with the least sum of squared bias and variance.

    Parameters
    ----------
    samples : float
        n, the length of the prompt.
    noise : float
        Variance of the label noise.
    smoothness : float
    dimension, harmonics : int

    Returns
    -------
    BestWidth

    Raises
    ------
    TheoryError
        If the best width is narrower than the grid resolves, or wider than one.

    Examples
    --------
    >>> width, risk = best_width(1e4, 1.0, 0.5, 1, 1)
    >>> round(width, 3), round(risk, 4)
    (0.031, 0.0161)
    """

    def risk(log_width: float) -> float:
        width = float(np.exp(log_width))
        return bias(width, smoothness, dimension, harmonics) + noise / samples * variance(width, dimension, harmonics)

    ends = (float(np.log(RESOLVED)), 0.0)
    found = minimize_scalar(risk, bounds=ends, method="bounded", options={"xatol": 1e-6})
    if min(abs(found.x - end) for end in ends) < 1e-4:
        raise TheoryError(
            f"{samples:g} samples: the best width is not between {RESOLVED:.3g} and 1; take fewer or more"
        )
    return BestWidth(float(np.exp(found.x)), float(found.fun))


@lru_cache(maxsize=8)
def _covariance(smoothness: float) -> Floats:
    """Covariance of one of the random series at two angles, by their difference."""
    k = np.arange(1, GRID // 2)
    spectrum = np.concatenate([[0], k ** -(2 * smoothness + 1), [0]])
    return np.asarray(np.fft.irfft(spectrum, GRID) * GRID / 4)


def prompt_error(
    queries: Integers, prompt: Integers, width: float, noise: float, smoothness: float, harmonics: int
) -> float:
    """Squared error of softmax attention over one prompt, averaged over targets, label noise and queries.

    Parameters
    ----------
    queries : array of int, shape (m, d)
        Angles in units of ``2 pi/GRID``.
    prompt : array of int, shape (n, d)
    width, noise, smoothness, harmonics
        As for `best_width`.

    Returns
    -------
    float

    Examples
    --------
    A prompt of one point has the weight one.

    >>> at = np.array([[5]])
    >>> prompt_error(at, at, width=0.1, noise=0.25, smoothness=0.5, harmonics=1)
    0.25
    """
    keys = embed(2 * np.pi * prompt / GRID, harmonics)
    weights = _weights(embed(2 * np.pi * queries / GRID, harmonics), keys, width)
    table = _covariance(smoothness)

    def covariance(a: Integers, b: Integers) -> Floats:
        return reduce(np.add, (table[np.subtract.outer(u, v)] for u, v in zip(a.T, b.T, strict=True)))

    crossed = weights * (weights @ covariance(prompt, prompt) - 2 * covariance(queries, prompt) + noise * weights)
    return float(queries.shape[1] * table[0] + np.mean(crossed.sum(axis=1)))
