"""Least squares on a number of Fourier modes from random points of a torus.

The real algorithm behind the two-term risk ``error(N) + s2*N/n``: a random
target, labels with noise, n random points, N fitted coefficients, and the
squared error of the fit measured over the whole torus. The torus is a fine
grid with the uniform measure, on which the modes stay exactly orthonormal.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from proofs_check.arrays import Floats

__all__ = ["GridTorus", "grid_torus"]


@dataclass(frozen=True)
class GridTorus:
    """A torus of grid points with its Fourier modes in order of frequency.

    Attributes
    ----------
    shape : number of grid points along each coordinate
    frequencies : integer array, shape (modes, d), half of the modes (k and -k
        are one entry, which stands for a cosine and a sine), by length, without k = 0
    variances : mode variances, shape (modes,)
    """

    shape: tuple[int, ...]
    frequencies: NDArray[np.int64]
    variances: Floats

    def tail(self, pairs: int) -> float:
        """Variance of the target beyond the constant and the first pairs of modes."""
        return float(2 * self.variances[pairs:].sum())

    def estimation_error(
        self, pairs: int, samples: int, noise: float, rng: np.random.Generator, targets: int = 1
    ) -> float:
        """Fit noisy samples of random targets; return the mean error within the fitted modes.

        The excess risk of a fit is this plus the target's own variance beyond the
        fitted modes (Parseval), whose expectation is `tail`.

        Parameters
        ----------
        pairs : int
            Number of pairs of modes fitted; with the constant that is N = 2*pairs + 1.
        samples : int
            n > N random points, drawn with replacement.
        noise : float
            Variance s2 of the label noise.
        rng : numpy Generator
        targets : int
            Number of targets, each with its own noise, that share the points.

        Returns
        -------
        float
            Sum of squared differences of fitted and true coefficients, averaged over targets.
        """
        at = rng.integers(0, self.shape[0] ** len(self.shape), samples)
        features = self._features(at, pairs)
        spread = np.sqrt(np.concatenate([[1.0], np.repeat(self.variances, 2)]))
        truth = rng.standard_normal((targets, len(spread))) * spread
        seen = np.array([self.synthesis(coefficients).ravel()[at] for coefficients in truth])
        labels = seen + np.sqrt(noise) * rng.standard_normal(seen.shape)
        fitted = np.linalg.solve(features.T @ features, features.T @ labels.T).T
        return float(np.mean(np.sum((fitted - truth[:, : fitted.shape[1]]) ** 2, axis=1)))

    def _features(self, at: NDArray[np.int64], pairs: int) -> Floats:
        """Values of the orthonormal modes 1, sqrt(2) cos, sqrt(2) sin at grid points."""
        side = self.shape[0]
        places = np.stack(np.unravel_index(at, self.shape), axis=1)
        phases = places @ self.frequencies[:pairs].T % side
        circle = np.sqrt(2) * np.exp(2j * np.pi * np.arange(side) / side)
        columns = np.empty((len(at), 2 * pairs + 1))
        columns[:, 0] = 1.0
        columns[:, 1::2], columns[:, 2::2] = circle.real[phases], circle.imag[phases]
        return columns

    def synthesis(self, coefficients: Floats) -> Floats:
        """Values on the whole grid of a sum of orthonormal modes, by one inverse FFT."""
        table = np.zeros(self.shape, dtype=complex)
        cosines, sines = coefficients[1::2], coefficients[2::2]
        table[tuple(self.frequencies[: len(cosines)].T)] = (cosines - 1j * sines) * np.sqrt(2)
        table[(0,) * len(self.shape)] = coefficients[0]
        return np.asarray(np.fft.ifftn(table).real * table.size)


def grid_torus(smoothness: float, dimension: int, side: int) -> GridTorus:
    """Set up the torus with ``side**d`` points and mode variances ``(1+|k|**2)**-(beta+d/2)``.

    Parameters
    ----------
    smoothness : float
        beta > 0.
    dimension : int
        d >= 1.
    side : int
        Even; modes below the Nyquist frequency side/2 make up the target.

    Returns
    -------
    GridTorus

    Examples
    --------
    >>> torus = grid_torus(0.5, 1, 64)
    >>> len(torus.frequencies), round(torus.tail(0) - torus.tail(1), 3)
    (31, 1.0)
    """
    line = np.arange(-(side // 2) + 1, side // 2)
    points = np.stack(np.meshgrid(*[line] * dimension, indexing="ij"), axis=-1).reshape(-1, dimension)
    # One of each pair k, -k: the first half in lexicographic order, which ends before k = 0.
    half = -points[: len(points) // 2]
    half = half[np.argsort(np.sum(half**2, axis=1), kind="stable")]
    squares = np.sum(half**2, axis=1)
    return GridTorus((side,) * dimension, half, (1.0 + squares) ** -(smoothness + dimension / 2))
