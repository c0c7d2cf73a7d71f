"""SGD with a constant step on a quadratic: the exponential phase and the floor under it.

Coordinates are eigendirections with curvatures ``l_i``. Noise is *additive*
(independent of the point, variance s^2 in every coordinate of the gradient) or
that of one fresh Gaussian sample a step (*one-pass*), whose gradient also
fluctuates with the distance from the minimiser. Mean squared errors obey linear
recursions in both cases (textbook; Wick's theorem for the second).
"""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

__all__ = ["Noise", "mean_errors", "sampled_errors", "transition"]

Floats = NDArray[np.float64]
Noise = Literal["additive", "one-pass"]


def transition(curvatures: Floats, step: float, noise: Noise) -> Floats:
    """Matrix that one step applies to the mean squared errors of the coordinates.

    Parameters
    ----------
    curvatures : ndarray, shape (d,)
    step : float
    noise : {"additive", "one-pass"}

    Returns
    -------
    ndarray, shape (d, d)

    Examples
    --------
    >>> transition(np.array([1.0]), 0.5, "additive").tolist(), transition(np.array([1.0]), 0.5, "one-pass").tolist()
    ([[0.25]], [[0.75]])
    """
    scaled = step * curvatures
    own = np.diag((1 - scaled) ** 2)
    if noise == "additive":
        return own
    result: Floats = own + np.diag(scaled**2) + np.outer(scaled, scaled)
    return result


def mean_errors(
    start: Floats, curvatures: Floats, step: float, variance: float, steps: int, noise: Noise = "one-pass"
) -> Floats:
    """Mean squared errors after 0, 1, ... steps, one step at a time.

    Parameters
    ----------
    start : ndarray, shape (d,)
        Squared errors of the first point.
    curvatures : ndarray, shape (d,)
    step : float
    variance : float
        Of the label (one-pass) or of each coordinate of the gradient (additive).
    steps : int
    noise : {"additive", "one-pass"}

    Returns
    -------
    ndarray, shape (steps + 1, d)

    Examples
    --------
    >>> mean_errors(np.array([1.0]), np.array([1.0]), 0.5, 0.0, 2, "additive").ravel().tolist()
    [1.0, 0.25, 0.0625]
    """
    matrix = transition(curvatures, step, noise)
    added = step**2 * variance * (curvatures if noise == "one-pass" else np.ones_like(curvatures))
    errors = [start]
    for _ in range(steps):
        errors.append(matrix @ errors[-1] + added)
    return np.array(errors)


def sampled_errors(
    start: Floats,
    curvatures: Floats,
    step: float,
    variance: float,
    steps: int,
    runs: int,
    rng: np.random.Generator,
    noise: Noise = "one-pass",
) -> Floats:
    """Squared errors along runs of SGD itself, the oracle of `mean_errors`.

    Returns
    -------
    ndarray, shape (runs, steps + 1, d)

    Examples
    --------
    >>> one = np.ones(1)
    >>> sampled_errors(one, one, 0.5, 0.0, 1, 1, np.random.default_rng(0), "additive").ravel().tolist()
    [1.0, 0.25]
    """
    errors = np.tile(np.sqrt(start), (runs, 1))
    squares = np.empty((runs, steps + 1, len(start)))
    squares[:, 0] = errors**2
    for t in range(1, steps + 1):
        if noise == "additive":
            gradients = curvatures * errors + np.sqrt(variance) * rng.standard_normal(errors.shape)
        else:
            inputs = rng.standard_normal(errors.shape) * np.sqrt(curvatures)
            residuals = np.sum(inputs * errors, axis=1) - np.sqrt(variance) * rng.standard_normal(runs)
            gradients = residuals[:, None] * inputs
        errors = errors - step * gradients
        squares[:, t] = errors**2
    return squares
