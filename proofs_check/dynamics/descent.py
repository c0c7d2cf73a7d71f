"""Full-batch gradient descent on drawn samples of linear regression.

Inputs are Gaussian with covariance ``diag(spectrum)``, labels are linear with
Gaussian noise, and descent starts at zero. A *width* m puts a fixed random first
layer in front: the predictor is ``a . U x / sqrt(m)`` with U an m by d Gaussian
matrix, and only ``a`` is trained. In the d weights of the product this is
descent preconditioned by ``U' U / m``, which tends to one as m grows.

The sample sets the step: one over the largest eigenvalue of the kernel that is
trained on it, so every factor lies in [0, 1] and the mean over samples exists. A
step set by the population has no such mean after many steps: rare samples with
an eigenvalue above twice the population's largest diverge and dominate it.

Only the empirical covariance and ``U' U / m`` matter, and both are Wishart
matrices, so samples and widths of any size are drawn at the cost of a d by d
matrix. The label noise is averaged exactly, which splits the excess risk of a
drawn sample into bias and variance.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from proofs_check.arrays import Floats
from theory.errors import TheoryError

__all__ = ["Regression", "Risks", "bartlett", "excess_risk", "simulated"]


@dataclass(frozen=True)
class Regression:
    """Gaussian linear regression of dimension d.

    Attributes
    ----------
    spectrum : ndarray, shape (d,)
        Covariance eigenvalues, positive, largest one.
    target : ndarray, shape (d,)
        True weights in the eigenbasis.
    noise : float
        Variance of the labels given the input.

    Examples
    --------
    >>> problem = Regression.geometric(dimension=3, condition=4.0, noise=0.25)
    >>> problem.spectrum.tolist(), problem.target.tolist()
    ([1.0, 0.5, 0.25], [0.0, 0.0, 2.0])
    """

    spectrum: Floats
    target: Floats
    noise: float

    @classmethod
    def geometric(cls, dimension: int, condition: float, noise: float) -> Regression:
        """Eigenvalues geometric from 1 to 1/condition; a unit signal, all in the slowest direction."""
        spectrum = condition ** -np.linspace(0.0, 1.0, dimension)
        target = np.zeros(dimension)
        target[-1] = np.sqrt(condition)
        return cls(spectrum, target, noise)


@dataclass(frozen=True)
class Risks:
    """Excess risk of each drawn sample, split exactly by averaging over the label noise.

    Attributes
    ----------
    log_bias : ndarray, shape (runs,)
        Logarithm of the excess risk without label noise; it may be far below
        what a float can hold.
    variance : ndarray, shape (runs,)
        What the label noise adds.
    floor : ndarray, shape (runs,)
        What the label noise adds once descent has converged.
    """

    log_bias: Floats
    variance: Floats
    floor: Floats

    @property
    def total(self) -> Floats:
        """Excess risk, shape (runs,)."""
        result: Floats = np.exp(self.log_bias) + self.variance
        return result


def bartlett(count: int, dimension: int, runs: int, rng: np.random.Generator) -> Floats:
    """Draw lower-triangular L with ``L L'`` the second moments of ``count`` standard normal vectors.

    Bartlett's decomposition (textbook), divided by the count.

    Parameters
    ----------
    count : int
        Number of vectors, at least the dimension; it may be astronomically large.
    dimension, runs : int
    rng : numpy.random.Generator

    Returns
    -------
    ndarray, shape (runs, dimension, dimension)

    Raises
    ------
    TheoryError
        If there are fewer vectors than dimensions.

    Examples
    --------
    >>> factor = bartlett(10**12, 2, runs=1, rng=np.random.default_rng(0))[0]
    >>> np.round(factor @ factor.T, 4).tolist()
    [[1.0, 0.0], [0.0, 1.0]]
    """
    if count < dimension:
        raise TheoryError(f"{count} vectors do not span {dimension} dimensions; draw at least as many")
    factors = np.tril(rng.standard_normal((runs, dimension, dimension)), k=-1)
    squares = rng.chisquare(float(count) - np.arange(dimension), size=(runs, dimension))
    factors[:, np.arange(dimension), np.arange(dimension)] = np.sqrt(squares)
    result: Floats = factors / np.sqrt(float(count))
    return result


def excess_risk(
    problem: Regression,
    samples: int,
    steps: int,
    runs: int,
    rng: np.random.Generator,
    *,
    width: int | None = None,
    step: float = 1.0,
) -> Risks:
    """Excess risk of gradient descent after some steps, for freshly drawn samples.

    Parameters
    ----------
    problem : Regression
        Of dimension two at least: one dimension is learned in a single step.
    samples : int
        Number n of labelled inputs, at least the dimension.
    steps : int
        Number T of steps, at least one.
    runs : int
        Number of independent draws.
    rng : numpy.random.Generator
    width : int, optional
        Number m of random features, at least the dimension; without it the
        weights are trained directly.
    step : float
        Step size in (0, 1], in units of one over the largest eigenvalue of
        the sampled kernel.

    Returns
    -------
    Risks

    Examples
    --------
    >>> problem = Regression.geometric(dimension=2, condition=4.0, noise=0.0)
    >>> drawn = excess_risk(problem, samples=10**14, steps=10, runs=1, rng=np.random.default_rng(0))
    >>> bool(abs(np.exp(drawn.log_bias[0]) - 0.75**20) < 1e-6)
    True
    """
    spectrum, target = problem.spectrum, problem.target
    inputs = np.sqrt(spectrum)[:, None] * bartlett(samples, len(spectrum), runs, rng)
    layer = bartlett(width, len(spectrum), runs, rng) if width else np.broadcast_to(np.eye(len(spectrum)), inputs.shape)
    # For weights w = layer v, descent on w is descent on v with the symmetric matrix half' half.
    half = np.swapaxes(inputs, 1, 2) @ layer
    speeds, vectors = np.linalg.eigh(np.swapaxes(half, 1, 2) @ half)
    modes = layer @ vectors
    factors = 1 - step * speeds / speeds[:, -1:]
    slowest = factors[:, :1]
    start = np.linalg.solve(modes, np.broadcast_to(target[:, None], (runs, len(target), 1)))
    errors = modes @ (start * ((factors / slowest) ** steps)[:, :, None])
    spread = np.einsum("rik,i->rk", modes**2, spectrum) / speeds
    return Risks(
        log_bias=np.log(errors[:, :, 0] ** 2 @ spectrum) + 2 * steps * np.log(slowest[:, 0]),
        variance=problem.noise / samples * np.sum((1 - factors**steps) ** 2 * spread, axis=1),
        floor=problem.noise / samples * np.sum(spread, axis=1),
    )


def simulated(
    problem: Regression,
    samples: int,
    steps: int,
    rng: np.random.Generator,
    *,
    width: int | None = None,
    step: float = 1.0,
) -> Floats:
    """Excess risk along gradient descent itself, on explicit inputs, labels and random features.

    The oracle of `excess_risk`: it draws every input and every label.

    Parameters
    ----------
    problem, samples, steps, width, step
        As for `excess_risk`.
    rng : numpy.random.Generator

    Returns
    -------
    ndarray, shape (steps + 1,)

    Examples
    --------
    >>> problem = Regression.geometric(dimension=2, condition=4.0, noise=0.0)
    >>> float(simulated(problem, samples=50, steps=3, rng=np.random.default_rng(0))[0])
    1.0
    """
    dimension = len(problem.spectrum)
    inputs = rng.standard_normal((samples, dimension)) * np.sqrt(problem.spectrum)
    labels = inputs @ problem.target + np.sqrt(problem.noise) * rng.standard_normal(samples)
    layer = rng.standard_normal((width, dimension)) / np.sqrt(width) if width else np.eye(dimension)
    features, trained = inputs @ layer.T, np.zeros(len(layer))
    largest = np.linalg.norm(features, ord=2) ** 2 / samples
    risks = np.empty(steps + 1)
    for t in range(steps + 1):
        risks[t] = (layer.T @ trained - problem.target) ** 2 @ problem.spectrum
        trained -= step / largest / samples * features.T @ (features @ trained - labels)
    return risks
