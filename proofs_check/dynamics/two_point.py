"""Telling two distributions apart, and what it costs not to.

Nature picks one of two parameters that are mirror images, so that the least
worst-case risk is the Bayes risk under equal odds (textbook: a Bayes rule whose
risk is the same at both points is minimax). No bound enters these risks: they
are exact, by quadrature or by the binomial distribution, or sampled.
"""

from __future__ import annotations

import math

import numpy as np
from scipy.integrate import quad
from scipy.stats import binom

from proofs_check.arrays import Floats

__all__ = ["descended", "label_risk", "posterior_mean", "sampled_mean_risk", "sgd_recursion", "squared_risk"]


def squared_risk(distance: float, deviation: float) -> float:
    """Least worst-case squared error for a mean that is ``+distance`` or ``-distance``.

    One Gaussian observation with this standard deviation, or any data with such
    a sufficient statistic. With densities p and m the posterior variance makes
    the Bayes risk ``int 2 distance**2 p m/(p + m)`` (textbook).

    Parameters
    ----------
    distance, deviation : float
        Both positive.

    Returns
    -------
    float

    Examples
    --------
    >>> round(squared_risk(1.2, 1.0), 4), round(squared_risk(1e-3, 1.0) / 1e-6, 4)
    (0.4791, 1.0)
    """
    x = distance / deviation

    def integrand(z: float) -> float:
        # In units of the deviation; the odds p/m are exp(2 x z).
        return math.exp(-((z - x) ** 2) / 2) / (1 + math.exp(2 * x * z))

    half: float
    half, _ = quad(integrand, 0, 40 / (1 + x), epsabs=0, epsrel=1e-12, limit=200)
    return 4 * distance**2 * half / math.sqrt(2 * math.pi)


def posterior_mean(statistic: Floats, distance: float, deviation: float) -> Floats:
    """Posterior mean of a mean ``+distance`` or ``-distance`` at equal odds, given the Gaussian statistic.

    Parameters
    ----------
    statistic : ndarray
        Observed means.
    distance, deviation : float
        Both positive; the standard deviation of the statistic.

    Returns
    -------
    ndarray
        Of the shape of the statistic.

    Examples
    --------
    >>> posterior_mean(np.array([0.0, 100.0]), 2.0, 1.0).tolist()
    [0.0, 2.0]
    """
    result: Floats = distance * np.tanh(distance * statistic / deviation**2)
    return result


def sampled_mean_risk(
    distance: float, noise: float, samples: int, draws: int, rng: np.random.Generator
) -> tuple[float, float]:
    """Squared error of the posterior mean on drawn samples, the mean and its standard error.

    Parameters
    ----------
    distance : float
        Positive.
    noise : float
        Variance of a sample.
    samples, draws : int
        Samples in a draw, and draws.
    rng : numpy.random.Generator

    Returns
    -------
    (float, float)

    Examples
    --------
    >>> risk, error = sampled_mean_risk(0.6, 1.0, 4, 20000, np.random.default_rng(0))
    >>> bool(abs(risk - squared_risk(0.6, 0.5)) < 4 * error)
    True
    """
    deviation = np.sqrt(noise)
    data = distance + deviation * rng.normal(size=(draws, samples))
    errors = (posterior_mean(data.mean(axis=1), distance, deviation / np.sqrt(samples)) - distance) ** 2
    return float(errors.mean()), float(errors.std() / np.sqrt(draws))


def label_risk(bias: float, samples: int) -> float:
    """Least worst-case excess error of a label that is 1 with probability ``1/2 + bias`` or ``1/2 - bias``.

    The best rule predicts the majority of the labels seen (textbook:
    Neyman-Pearson) and pays ``2 bias`` where that is wrong; ties cost half.

    Parameters
    ----------
    bias : float
        In (0, 1/2).
    samples : int
        Number of labels seen.

    Returns
    -------
    float

    Examples
    --------
    >>> round(label_risk(0.25, 1), 12)
    0.125
    """
    minority = binom.cdf((samples - 1) // 2, samples, 0.5 + bias)
    tie = binom.pmf(samples // 2, samples, 0.5 + bias) if samples % 2 == 0 else 0.0
    return float(2 * bias * (minority + tie / 2))


def sgd_recursion(convexity: float, noise: float, steps: int, start: float = 1.0) -> float:
    """Mean excess value after SGD on ``mu (x - theta)**2/2`` with the steps 1/(mu t), by its second moment.

    The squared error v obeys ``v <- (1 - s mu)**2 v + s**2 noise`` exactly,
    whatever the law of the noise (textbook).

    Parameters
    ----------
    convexity, noise : float
        mu > 0, and the variance of the gradient noise.
    steps : int
    start : float
        Squared error of the first point.

    Returns
    -------
    float

    Examples
    --------
    >>> round(sgd_recursion(0.5, 1.0, 100), 12)
    0.01
    """
    squared = start
    for t in range(1, steps + 1):
        step = 1 / (convexity * t)
        squared = (1 - step * convexity) ** 2 * squared + step**2 * noise
    return convexity * squared / 2


def descended(
    minimiser: float, convexity: float, noise: float, steps: int, runs: int, rng: np.random.Generator
) -> Floats:
    """Last points of SGD from zero with the steps 1/(mu t), by Gaussian noise of the gradients.

    A gradient at x says ``x - gradient/mu`` of the minimiser, and the last point
    is the mean of what all of them say: no other data are left to estimate from.

    Parameters
    ----------
    minimiser, convexity : float
        theta, and mu > 0.
    noise : float
        Variance of the gradient noise.
    steps, runs : int
    rng : numpy.random.Generator

    Returns
    -------
    array, shape (runs,)

    Examples
    --------
    >>> descended(0.7, 0.3, 0.0, 5, 2, np.random.default_rng(0)).round(12).tolist()
    [0.7, 0.7]
    """
    x = np.zeros(runs)
    for t in range(1, steps + 1):
        gradient = convexity * (x - minimiser) + np.sqrt(noise) * rng.normal(size=runs)
        x = x - gradient / (convexity * t)
    return x
