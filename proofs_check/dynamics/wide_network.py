"""A wide two-layer ReLU network, trained by gradient descent, beside its kernel.

The network is ``f(x) = m**-1/2 sum_r a_r max(w_r . x, 0)`` with m units. Weights
``w_r`` are standard normal and trained; signs ``a_r`` are fixed. Units come in
pairs with equal weights and opposite signs, so that the network starts at zero.
Its kernel tends to the arc-cosine kernel as m grows (textbook: Cho and Saul
2009), and with it training becomes linear (Jacot et al. 2018).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np

from proofs_check.arrays import Floats

__all__ = [
    "Network",
    "Trained",
    "arc_cosine",
    "descent",
    "draw",
    "equiangular",
    "kernel_descent",
    "linear_response",
    "network_kernel",
    "train",
]

CACHED = 2**17  # weights trained at once, so that they stay in the processor's cache


@dataclass(frozen=True)
class Network:
    """Independent draws of a network; m is even.

    Attributes
    ----------
    weights : ndarray, shape (runs, m, d)
    signs : ndarray, shape (m,)
        One for the first unit of each pair, minus one for the second.
    """

    weights: Floats
    signs: Floats

    def outputs(self, inputs: Floats) -> Floats:
        """Values at the inputs, shape (runs, n) for inputs of shape (n, d)."""
        result: Floats = _scaled(self.signs) @ np.maximum(_by_last(self.weights, inputs.T), 0)
        return result


@dataclass(frozen=True)
class Trained:
    """What training does to each draw.

    Attributes
    ----------
    outputs : ndarray, shape (runs, steps + 1, n)
        Values at the inputs after 0, 1, ... steps.
    move : ndarray, shape (runs,)
        Largest distance that the weights of a unit have moved.
    """

    outputs: Floats
    move: Floats


def equiangular(number: int, angle: float) -> Floats:
    """Unit vectors in as many dimensions, any two at one angle.

    Parameters
    ----------
    number : int
        n, at least one.
    angle : float
        Its cosine is above ``-1/(n - 1)``.

    Returns
    -------
    ndarray, shape (n, n)

    Examples
    --------
    >>> x = equiangular(3, np.pi / 3)
    >>> np.round(x @ x.T, 12).tolist()
    [[1.0, 0.5, 0.5], [0.5, 1.0, 0.5], [0.5, 0.5, 1.0]]
    """
    cosine = np.cos(angle)
    result: Floats = np.linalg.cholesky((1 - cosine) * np.eye(number) + cosine * np.ones((number, number)))
    return result


def arc_cosine(inputs: Floats) -> Floats:
    """Kernel of the infinitely wide network (textbook: Cho and Saul 2009, degree zero, times the inner product).

    ``G (pi - arccos(G))/(2 pi)`` for unit inputs with inner products G.

    Parameters
    ----------
    inputs : ndarray, shape (n, d)
        Of length one.

    Returns
    -------
    ndarray, shape (n, n)

    Examples
    --------
    >>> arc_cosine(np.eye(2)).tolist()
    [[0.5, 0.0], [0.0, 0.5]]
    """
    gram = np.clip(inputs @ inputs.T, -1, 1)
    np.fill_diagonal(gram, 1)  # the arc cosine turns rounding into its square root
    result: Floats = gram * (np.pi - np.arccos(gram)) / (2 * np.pi)
    return result


def draw(width: int, dimension: int, runs: int, rng: np.random.Generator) -> Network:
    """Draw networks that are zero at every input.

    Parameters
    ----------
    width : int
        m, even.
    dimension, runs : int
    rng : numpy.random.Generator

    Returns
    -------
    Network

    Examples
    --------
    >>> float(abs(draw(8, 2, 1, np.random.default_rng(0)).outputs(np.eye(2))).max())
    0.0
    """
    half = rng.standard_normal((runs, width // 2, dimension))
    signs = np.ones(width // 2)
    return Network(np.concatenate([half, half], axis=1), np.concatenate([signs, -signs]))


def network_kernel(network: Network, inputs: Floats) -> Floats:
    """Inner products of the gradients of the outputs with respect to all trained weights.

    Parameters
    ----------
    network : Network
    inputs : ndarray, shape (n, d)

    Returns
    -------
    ndarray, shape (runs, n, n)

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> network_kernel(draw(10**6, 2, 1, rng), np.eye(2)).round(2).tolist()
    [[[0.5, 0.0], [0.0, 0.5]]]
    """
    active = (_by_last(network.weights, inputs.T) > 0).astype(float)
    result: Floats = np.swapaxes(active, 1, 2) @ active / len(network.signs) * (inputs @ inputs.T)
    return result


def train(network: Network, inputs: Floats, labels: Floats, step: float, steps: int) -> Trained:
    """Gradient descent on half the sum of squared errors.

    Parameters
    ----------
    network : Network
        Left as it is.
    inputs : ndarray, shape (n, d)
    labels : ndarray, shape (n,)
    step : float
        Step size, below two over the largest eigenvalue of the kernel.
    steps : int

    Returns
    -------
    Trained

    Examples
    --------
    >>> wide = draw(10**5, 1, 1, np.random.default_rng(0))
    >>> train(wide, np.ones((1, 1)), np.ones(1), step=1.0, steps=2).outputs[:, 1:].round(2).tolist()
    [[[0.5], [0.75]]]
    """
    runs = max(1, CACHED // network.weights[0].size)
    parts = [
        _train(Network(network.weights[i : i + runs], network.signs), inputs, labels, step, steps)
        for i in range(0, len(network.weights), runs)
    ]
    return Trained(np.concatenate([p.outputs for p in parts]), np.concatenate([p.move for p in parts]))


def _train(network: Network, inputs: Floats, labels: Floats, step: float, steps: int) -> Trained:
    path = list(islice(descent(network, inputs, labels, step), steps + 1))
    moved = np.linalg.norm(path[-1][0].weights - network.weights, axis=2).max(axis=1)
    return Trained(np.stack([outputs for _, outputs in path], axis=1), moved)


def descent(network: Network, inputs: Floats, labels: Floats, step: float) -> Iterator[tuple[Network, Floats]]:
    """The networks on the way of gradient descent, and their outputs, from the start on.

    Parameters
    ----------
    network, inputs, labels, step
        As for `train`.

    Yields
    ------
    (Network, ndarray of shape (runs, n))

    Examples
    --------
    >>> wide = draw(10**5, 1, 1, np.random.default_rng(0))
    >>> path = descent(wide, np.ones((1, 1)), np.ones(1), step=1.0)
    >>> [f"{abs(next(path)[1][0, 0]):.2f}" for _ in range(3)]
    ['0.00', '0.50', '0.75']
    """
    slopes = _scaled(network.signs)[:, None]
    while True:
        outputs = network.outputs(inputs)
        yield network, outputs
        active = _by_last(network.weights, inputs.T) > 0
        gradients = active * (outputs - labels)[:, None, :] * slopes
        network = Network(network.weights - step * _by_last(gradients, inputs), network.signs)


def _scaled(signs: Floats) -> Floats:
    return np.asarray(signs / np.sqrt(len(signs)))


def _by_last(batch: Floats, matrix: Floats) -> Floats:
    """Product of every matrix of a batch with one matrix, as a single product."""
    result: Floats = (batch.reshape(-1, batch.shape[-1]) @ matrix).reshape(*batch.shape[:-1], matrix.shape[1])
    return result


def kernel_descent(kernel: Floats, labels: Floats, step: float, steps: int) -> Floats:
    """Outputs of gradient descent under a fixed kernel, ``y - (1 - s H)**t y`` from zero.

    Parameters
    ----------
    kernel : ndarray, shape (n, n)
    labels : ndarray, shape (n,)
    step : float
    steps : int

    Returns
    -------
    ndarray, shape (steps + 1, n)

    Examples
    --------
    >>> kernel_descent(np.array([[0.5]]), np.ones(1), step=1.0, steps=2).tolist()
    [[0.0], [0.5], [0.75]]
    """
    speeds, vectors = np.linalg.eigh(kernel)
    left = (1 - step * speeds) ** np.arange(steps + 1.0)[:, None]
    result: Floats = labels - (left * (labels @ vectors)) @ vectors.T
    return result


def linear_response(kernel: Floats, errors: Floats, labels: Floats, step: float, steps: int) -> Floats:
    """First-order change of the outputs of `kernel_descent` if the kernel has an error.

    In the eigenbasis every entry of the error is multiplied by a divided
    difference of ``-(1 - s x)**t`` (textbook: Daletskii and Krein).

    Parameters
    ----------
    kernel, labels, step, steps
        As for `kernel_descent`.
    errors : ndarray, shape (runs, n, n)
        Symmetric.

    Returns
    -------
    ndarray, shape (runs, n)
        After all steps.

    Examples
    --------
    >>> change = linear_response(np.array([[0.5]]), np.array([[[0.1]]]), np.ones(1), step=1.0, steps=2)
    >>> change.round(12).tolist()
    [[0.1]]
    """
    speeds, vectors = np.linalg.eigh(kernel)
    factors = 1 - step * speeds
    # (f^t - g^t)/(f - g) is a sum of products of powers, which needs no distinct eigenvalues.
    powers = factors ** np.arange(steps)[:, None]
    differences = step * powers.T @ powers[::-1]
    rotated = vectors.T @ errors @ vectors * differences
    result: Floats = rotated @ (vectors.T @ labels) @ vectors.T
    return result
