"""SGD that draws from one sample again and again, by its exact second moments.

Every step takes one of the n labelled inputs at random, with replacement. Write the
error and a constant as ``(e, 1)`` and a labelled input as ``(x, -noise of its label)``:
then the second moments E of ``(e, 1)`` obey the closed linear recursion

    E <- E - s (A E + E A^T) + s**2/n * sum_i (z_i^T E z_i) x_i x_i^T

with ``z_i = (x_i, -noise_i)`` and ``A = sum_i x_i z_i^T/n`` (textbook; averaged over the draws
of inputs, not over the sample). Where every input has the same share of the loss,
``z_i^T E z_i`` is the training loss: then the directions of the sample covariance see
each other through the loss alone, and a Volterra equation remains (Paquette, Lee,
Pedregosa and Paquette 2021, reported). In small steps both are gradient flow on the
sample, whose deterministic equivalent is in `early_stopping`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from proofs_check.arrays import Floats
from proofs_check.dynamics.samples import ZERO, drawn_inputs
from proofs_check.dynamics.spectra import Spectrum
from theory.errors import TheoryError

__all__ = ["LabelledSample", "drawn_sample", "equal_shares", "multi_pass", "sample_flow", "sampled_multi_pass"]


@dataclass(frozen=True)
class LabelledSample:
    """A sample of linear regression in the eigenbasis of the population.

    Attributes
    ----------
    inputs : ndarray, shape (n, m)
    label_noise : ndarray, shape (n,)
    target : ndarray, shape (m,)
    eigenvalue : ndarray, shape (m,)
        Of the population's covariance.

    Examples
    --------
    >>> sample = LabelledSample(np.eye(2), np.zeros(2), np.ones(2), np.ones(2))
    >>> sample.largest_step
    2.0
    """

    inputs: Floats
    label_noise: Floats
    target: Floats
    eigenvalue: Floats

    @property
    def largest_step(self) -> float:
        """Below it every step contracts: two over the largest squared length of an input."""
        return 2 / float(np.max(np.sum(self.inputs**2, axis=1)))

    def checked(self, step: float) -> float:
        """The step size, refused where steps may expand."""
        if not 0 < step < self.largest_step:
            raise TheoryError(f"step size {step} may diverge; take one between 0 and {self.largest_step:.6g}")
        return step


def drawn_sample(spectrum: Spectrum, samples: int, noise: float, rng: np.random.Generator) -> LabelledSample:
    """Draw Gaussian inputs and labels, and the signs of the target.

    Parameters
    ----------
    spectrum : Spectrum
        With whole modes.
    samples : int
    noise : float
        Variance of the label noise.
    rng : numpy.random.Generator

    Returns
    -------
    LabelledSample

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import finite_power_law
    >>> sample = drawn_sample(finite_power_law(2.0, 0.5, 3), 5, 0.1, np.random.default_rng(0))
    >>> sample.inputs.shape, np.abs(sample.target).tolist()
    ((5, 3), [1.0, 1.0, 1.0])
    """
    inputs = drawn_inputs(spectrum, samples, rng)
    signs = rng.choice([-1.0, 1.0], len(spectrum.power))
    target = signs * np.sqrt(spectrum.power / spectrum.eigenvalue)
    return LabelledSample(inputs, np.sqrt(noise) * rng.standard_normal(samples), target, spectrum.eigenvalue)


def multi_pass(sample: LabelledSample, step: float, steps: int) -> Floats:
    """Expected excess risk after 0, 1, ..., steps, over which inputs are drawn.

    Parameters
    ----------
    sample : LabelledSample
        Memory grows with the square of its dimension, time a step with n times that.
    step : float
        Constant step size s.
    steps : int

    Returns
    -------
    ndarray, shape (steps + 1,)

    Raises
    ------
    TheoryError
        If steps may expand.

    Examples
    --------
    >>> sample = LabelledSample(np.eye(2), np.zeros(2), np.ones(2), np.ones(2))
    >>> multi_pass(sample, 1.0, 3).tolist()  # an input that is drawn is learned at once
    [2.0, 1.0, 0.5, 0.25]
    """
    size, dimension = sample.inputs.shape
    scale = sample.checked(step) / size
    extended = np.column_stack([sample.inputs, -sample.label_noise])
    padded = np.column_stack([sample.inputs, np.zeros(size)])
    drift = scale * padded.T @ extended
    start = np.append(-sample.target, 1.0)
    moments = np.outer(start, start)
    risks = np.empty(steps + 1)
    for t in range(steps + 1):
        risks[t] = np.diag(moments)[:dimension] @ sample.eigenvalue
        losses = np.sum((extended @ moments) * extended, axis=1)
        moved = drift @ moments
        moments = moments - moved - moved.T + step * scale * (padded.T * losses) @ padded
    return risks


def _directions(sample: LabelledSample) -> tuple[Floats, Floats, Floats, Floats]:
    """Sample covariance: eigenvalues, directions, least-squares errors, and how far the start is from these."""
    size = len(sample.inputs)
    _, scale, directions = np.linalg.svd(sample.inputs / np.sqrt(size), full_matrices=True)
    seen = np.zeros(len(directions))
    seen[: len(scale)] = scale**2
    pulled = directions @ sample.inputs.T @ sample.label_noise / size
    solved = np.divide(pulled, seen, out=np.zeros_like(pulled), where=seen > ZERO * seen[0])
    return seen, directions, solved, directions @ -sample.target - solved


def sample_flow(sample: LabelledSample, times: NDArray[np.float64]) -> Floats:
    """Excess risk of gradient flow on half the mean squared error of the sample.

    The limit of `multi_pass` for small steps at ``times = s*steps``.

    Parameters
    ----------
    sample : LabelledSample
    times : ndarray, shape (k,)
        Not negative.

    Returns
    -------
    ndarray, shape (k,)

    Examples
    --------
    >>> sample = LabelledSample(np.eye(2), np.zeros(2), np.ones(2), np.ones(2))
    >>> sample_flow(sample, np.array([0.0, 2.0])).round(4).tolist()  # the mean squared error has curvature 1/2
    [2.0, 0.2707]
    """
    seen, directions, solved, start = _directions(sample)
    errors = (solved + np.exp(-np.outer(times, seen)) * start) @ directions
    result: Floats = errors**2 @ sample.eigenvalue
    return result


def equal_shares(sample: LabelledSample, step: float, steps: int) -> Floats:
    """Expected excess risk if every input had the same share of the loss.

    Then with ``v_j`` the second moment of the distance from least squares in a direction with
    eigenvalue u_j, and L the training loss, ``v_j <- (1 - 2 s u_j) v_j + s**2 u_j L`` with
    ``L = sum u_j v_j + least``; what these gain over descent adds to the risk of descent.

    Parameters
    ----------
    sample, step, steps
        As for `multi_pass`; time and memory a step grow with the dimension only.

    Returns
    -------
    ndarray, shape (steps + 1,)

    Raises
    ------
    TheoryError
        If steps may expand.

    Examples
    --------
    >>> sample = LabelledSample(np.eye(2), np.zeros(2), np.ones(2), np.ones(2))
    >>> bool(np.allclose(equal_shares(sample, 1.0, 3), multi_pass(sample, 1.0, 3)))  # here they do
    True
    """
    seen, directions, solved, start = _directions(sample)
    seen = np.where(seen > ZERO * seen[0], seen, 0.0)
    shift = sample.checked(step) * seen
    least = float(np.mean((sample.inputs @ (solved @ directions) - sample.label_noise) ** 2))
    tested = directions**2 @ sample.eigenvalue
    moments, kept = start**2, np.ones_like(seen)
    risks = np.empty(steps + 1)
    for t in range(steps + 1):
        mean = (solved + kept * start) @ directions
        risks[t] = mean**2 @ sample.eigenvalue + tested @ (moments - (kept * start) ** 2)
        moments = (1 - 2 * shift) * moments + step * shift * (seen @ moments + least)
        kept = kept * (1 - shift)
    return risks


def sampled_multi_pass(sample: LabelledSample, step: float, steps: int, runs: int, rng: np.random.Generator) -> Floats:
    """Excess risk along runs of SGD itself, with replacement.

    Parameters
    ----------
    sample, step, steps
        As for `multi_pass`.
    runs : int
    rng : numpy.random.Generator

    Returns
    -------
    ndarray, shape (runs, steps + 1)

    Examples
    --------
    >>> sample = LabelledSample(np.eye(2), np.zeros(2), np.ones(2), np.ones(2))
    >>> sampled_multi_pass(sample, 1.0, 1, runs=3, rng=np.random.default_rng(0)).tolist()
    [[2.0, 1.0], [2.0, 1.0], [2.0, 1.0]]
    """
    rate, errors = sample.checked(step), np.tile(-sample.target, (runs, 1))
    risks = np.empty((runs, steps + 1))
    for t in range(steps + 1):
        risks[:, t] = errors**2 @ sample.eigenvalue
        at = rng.integers(0, len(sample.inputs), runs)
        inputs = sample.inputs[at]
        residuals = np.sum(inputs * errors, axis=1) - sample.label_noise[at]
        errors = errors - rate * residuals[:, None] * inputs
    return risks
