"""What finite samples and a finite width do to simple predictors, by drawing them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.spatial import KDTree

from proofs_check.arrays import Floats

__all__ = ["feature_distances", "least_squares_excess", "nearest_samples"]


def least_squares_excess(samples: int, parameters: int, noise: float, draws: int, rng: np.random.Generator) -> Floats:
    """Squared error of the weights of least squares on standard normal inputs, one number a draw.

    Parameters
    ----------
    samples, parameters : int
        At least as many samples as parameters.
    noise : float
        Variance of the label noise.
    draws : int
    rng : numpy.random.Generator

    Returns
    -------
    array, shape (draws,)

    Examples
    --------
    >>> least_squares_excess(50, 3, 0.0, 2, np.random.default_rng(0)).round(12).tolist()
    [0.0, 0.0]
    """
    inputs = rng.standard_normal((draws, samples, parameters))
    errors = np.sqrt(noise) * rng.standard_normal((draws, samples, 1))
    transposed = np.swapaxes(inputs, 1, 2)
    return np.asarray(np.sum(np.linalg.solve(transposed @ inputs, transposed @ errors) ** 2, axis=(1, 2)))


def feature_distances(
    dimension: int, widths: Sequence[int], samples: int, ridge: float, rng: np.random.Generator
) -> Floats:
    """Squared distance of random-feature regression from its infinite-width limit, at each width.

    The features are random cosines whose mean kernel is Gaussian; inputs are standard normal over the root of their
    dimension, the target is the first coordinate, and both predictors are compared at the sample points. Source:
    textbook (Rahimi and Recht 2007).

    Parameters
    ----------
    dimension : int
    widths : sequence of int
        Numbers P of features; each is drawn afresh.
    samples : int
    ridge : float
        Added to the diagonal of the kernel, above zero.

    Returns
    -------
    array, shape (len(widths),)

    Examples
    --------
    >>> near, far = feature_distances(2, [10_000, 10], 20, 0.1, np.random.default_rng(0))
    >>> bool(near < far)
    True
    """
    points = rng.standard_normal((samples, dimension)) / np.sqrt(dimension)
    labels = points[:, 0]
    gaps = np.sum((points[:, None] - points) ** 2, axis=2)

    def fitted(kernel: Floats) -> Floats:
        return np.asarray(kernel @ np.linalg.solve(kernel + ridge * np.eye(samples), labels))

    limit = fitted(np.exp(-gaps / 2))
    distances = []
    for width in widths:
        phases = points @ rng.standard_normal((dimension, width)) + rng.uniform(0, 2 * np.pi, width)
        features = np.sqrt(2 / width) * np.cos(phases)
        distances.append(np.mean((fitted(features @ features.T) - limit) ** 2))
    return np.array(distances)


def nearest_samples(dimension: int, sizes: Sequence[int], fresh: int, rng: np.random.Generator) -> Floats:
    """Mean distance from fresh points of the unit torus to the nearest of n samples, all uniform.

    It is the mean error of the nearest sample's label for the worst Lipschitz target: the distance to the samples.

    Parameters
    ----------
    dimension : int
    sizes : sequence of int
        Numbers n of samples; each set is drawn afresh.
    fresh : int
        Points at which is measured.

    Returns
    -------
    array, shape (len(sizes),)

    Examples
    --------
    >>> few, many = nearest_samples(1, [10, 1000], 100, np.random.default_rng(0))
    >>> bool(few > many)
    True
    """
    trees = (KDTree(rng.uniform(size=(size, dimension)), boxsize=1.0) for size in sizes)
    return np.array([np.mean(tree.query(rng.uniform(size=(fresh, dimension)))[0]) for tree in trees])
