"""A kernel of the ambient distance on an embedded torus, and its eigenvalues.

The flat torus of dimension d sits in a space of dimension 2dM by
``theta_i -> (a_m cos(m theta_i), a_m sin(m theta_i))``, m = 1..M, with
``a_m = 1/(m sqrt(M))``: since ``sum (m a_m)**2 = 1`` the embedding is isometric
for every M, so the ambient dimension and the extrinsic curvature vary while
the intrinsic geometry stays. A Matern kernel of the *ambient* distance,
restricted to the torus, depends on angle differences only; its eigenfunctions
are the Fourier modes and its eigenvalues its Fourier coefficients.
Source: ours.
"""

from __future__ import annotations

import numpy as np
from scipy.special import gamma

from proofs_check.arrays import Floats
from theory.errors import TheoryError

__all__ = ["axis_eigenvalues", "embed", "matern", "mirrored", "ordered_eigenvalues", "torus_eigenvalues"]

STEP = 0.15  # of the trapezoidal rule over the mixture; halving it changes eigenvalues by less than 1e-9
GRID = 8192
SHARP = 1e4  # beyond this the Gaussians are so narrow that their coefficients are known analytically


def embed(angles: Floats, harmonics: int) -> Floats:
    """Place points of the torus in Euclidean space.

    Parameters
    ----------
    angles : array, shape (n, d)
    harmonics : int
        M; the ambient dimension is 2dM.

    Returns
    -------
    array, shape (n, 2dM)

    Examples
    --------
    >>> embed(np.zeros((1, 1)), harmonics=1).tolist()
    [[1.0, 0.0]]
    """
    m = np.arange(1, harmonics + 1)
    phases = angles[:, :, None] * m
    waves = np.concatenate([np.cos(phases), np.sin(phases)], axis=2) / np.tile(m * np.sqrt(harmonics), 2)
    return np.asarray(waves.reshape(len(angles), -1))


def matern(distance: Floats, smoothness: float) -> Floats:
    """Matern kernel of unit variance and unit length scale.

    Parameters
    ----------
    distance : array of non-negative numbers
    smoothness : float
        nu, 1/2 or 3/2, where the kernel is elementary.

    Returns
    -------
    ndarray
        Of the shape of the distances.

    Raises
    ------
    TheoryError
        If the smoothness is neither 1/2 nor 3/2.

    Examples
    --------
    >>> matern(np.array([0.0, 1.0]), 0.5).round(4).tolist()
    [1.0, 0.3679]
    """
    if smoothness == 0.5:
        return np.asarray(np.exp(-distance))
    if smoothness == 1.5:
        scaled = np.sqrt(3) * distance
        return np.asarray((1 + scaled) * np.exp(-scaled))
    raise TheoryError(f"the kernel is elementary for smoothness 1/2 and 3/2 only, got {smoothness}")


def torus_eigenvalues(smoothness: float, dimension: int, harmonics: int, cutoff: int) -> Floats:
    """Eigenvalues of the restricted kernel under the uniform measure.

    The Matern kernel is a mixture of Gaussians ``exp(-t*r**2)``, and on the
    torus each Gaussian of the ambient distance is a product over coordinates.
    Its one-dimensional Fourier coefficients come from one FFT per t. Source:
    textbook for the mixture (integral representation of Bessel's K).

    Parameters
    ----------
    smoothness : float
        nu > 0.
    dimension : int
        d >= 1.
    harmonics : int
        M, which sets the ambient dimension 2dM.
    cutoff : int
        Largest frequency per coordinate, below GRID/8.

    Returns
    -------
    array, shape (cutoff + 1,)*d
        Eigenvalue of the mode k for non-negative k; it is even in each coordinate.

    Examples
    --------
    >>> eigenvalues = torus_eigenvalues(0.5, 1, 1, cutoff=1000)
    >>> bool(abs(mirrored(1, 1000) @ eigenvalues - 1) < 1e-3)  # the trace is k(0) = 1
    True
    """
    weights, waves = _mixture(smoothness, harmonics, cutoff)
    products = weights[:, None] * waves
    if dimension == 1:
        return np.asarray(products.sum(axis=0))
    for _ in range(dimension - 2):
        products = (products[:, :, None] * waves[:, None, :]).reshape(len(weights), -1)
    return np.asarray(products.T @ waves).reshape((cutoff + 1,) * dimension)


def axis_eigenvalues(smoothness: float, dimension: int, harmonics: int, cutoff: int) -> Floats:
    """The entries of `torus_eigenvalues` on an axis, at a cost that does not grow with the dimension.

    Parameters
    ----------
    smoothness, dimension, harmonics, cutoff
        As for `torus_eigenvalues`.

    Returns
    -------
    array, shape (cutoff + 1,)
        Eigenvalues of the modes (k, 0, ..., 0).

    Examples
    --------
    >>> np.allclose(axis_eigenvalues(0.5, 2, 3, cutoff=9), torus_eigenvalues(0.5, 2, 3, cutoff=9)[:, 0], rtol=1e-12)
    True
    """
    weights, waves = _mixture(smoothness, harmonics, cutoff)
    return np.asarray((weights * waves[:, 0] ** (dimension - 1)) @ waves)


def _mixture(smoothness: float, harmonics: int, cutoff: int) -> tuple[Floats, Floats]:
    """Weights of the Gaussians, and the Fourier coefficients of each on a circle."""
    # matern(r) = 1/Gamma(nu) * integral of s**(nu-1) exp(-s) exp(-nu r**2/(2s)) ds, with t = nu/(2s) = exp(u)
    u = np.arange(np.log(smoothness / 80), 2 * np.log(cutoff) + 30 / (smoothness + 0.5), STEP)
    t = np.exp(u)
    s = smoothness / (2 * t)
    weights = STEP * s**smoothness * np.exp(-s) / gamma(smoothness)
    return weights, _coefficients(t, harmonics, cutoff)


def _coefficients(t: Floats, harmonics: int, cutoff: int) -> Floats:
    """Fourier coefficients 0..cutoff of ``exp(-t * squared ambient distance)`` on the circle."""
    angle = 2 * np.pi * np.arange(GRID) / GRID
    m = np.arange(1, harmonics + 1)[:, None]
    squared = np.sum((2 - 2 * np.cos(m * angle)) / (harmonics * m**2), axis=0)
    wide, sharp = t[t < SHARP], t[t >= SHARP, None]
    found = np.fft.rfft(np.exp(-wide[:, None] * squared)).real[:, : cutoff + 1] / GRID
    found[found < 1e-14 * found[:, :1]] = 0.0  # rounding noise, which would add up over the mixture
    # Laplace's method with one correction: squared distance = angle**2 - c*angle**4 + ...
    c = np.mean(m**2) / 12
    q = np.arange(cutoff + 1.0) ** 2 / sharp
    narrow = np.exp(-q / 4) / np.sqrt(4 * np.pi * sharp) * (1 + c / sharp * (0.75 - 0.75 * q + q**2 / 16))
    return np.concatenate([found, narrow])


def mirrored(dimension: int, cutoff: int) -> Floats:
    """Number of modes that share each entry of `torus_eigenvalues` by reflection.

    Parameters
    ----------
    dimension : int
        d >= 1.
    cutoff : int
        Largest frequency of a coordinate.

    Returns
    -------
    ndarray, shape (cutoff + 1,)*d

    Examples
    --------
    >>> mirrored(2, 1).tolist()
    [[1.0, 2.0], [2.0, 4.0]]
    """
    line = np.where(np.arange(cutoff + 1) > 0, 2.0, 1.0)
    product = line
    for _ in range(dimension - 1):
        product = np.multiply.outer(product, line)
    return product


def ordered_eigenvalues(eigenvalues: Floats) -> tuple[Floats, Floats]:
    """Sort eigenvalues and number them.

    Only eigenvalues above the largest one on the rim of the computed box are
    kept, so that none is missing.

    Parameters
    ----------
    eigenvalues : array, shape (cutoff + 1,)*d
        From `torus_eigenvalues`.

    Returns
    -------
    index, eigenvalue : arrays
        Mirrored modes are one entry, whose index is the middle of theirs.

    Examples
    --------
    >>> index, _ = ordered_eigenvalues(torus_eigenvalues(0.5, 1, 1, cutoff=100))
    >>> index[:4].tolist()
    [0.5, 2.0, 4.0, 6.0]
    """
    dimension, cutoff = eigenvalues.ndim, len(eigenvalues) - 1
    rim = eigenvalues[(cutoff,) + (0,) * (dimension - 1)]
    values, counts = eigenvalues.ravel(), mirrored(dimension, cutoff).ravel()
    order = np.argsort(-values, kind="stable")
    order = order[values[order] > rim]
    return np.cumsum(counts[order]) - counts[order] / 2, values[order]
