"""Gaussian sequence model whose spectrum is that of smooth functions on a flat torus.

On the torus of dimension d the Fourier modes are the points k of the integer
lattice, and a random function of Hoelder smoothness beta (a Matern field) has
mode variances ``(1 + |k|**2)**-(beta + d/2)``. Smoothness and dimension are the
only inputs: how the eigenvalues decay in their index is a matter of counting
lattice points, which is done exactly.
Source: textbook (Rasmussen and Williams, Gaussian Processes for Machine
Learning, 2006, section 4.2, for the spectral density).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import gamma

from proofs_check.arrays import Floats
from theory.errors import TheoryError

__all__ = [
    "Frontier",
    "Modes",
    "Truncations",
    "bayes_risk",
    "compute_frontier",
    "lattice_shells",
    "mode_variance",
    "projection_errors",
    "torus_modes",
]

TAIL_NODES = 64


@dataclass(frozen=True)
class Modes:
    """Eigenvalues in decreasing order with their multiplicities.

    The first ``head`` entries are lattice shells, counted one by one. The others
    are quadrature nodes that stand for the infinitely many modes beyond; their
    multiplicities are weights, so that any sum over modes is one dot product.
    """

    eigenvalues: Floats
    multiplicities: Floats
    head: int


def lattice_shells(dimension: int, radius: int) -> tuple[Floats, Floats]:
    """Count the points of the integer lattice by their squared length.

    Parameters
    ----------
    dimension : int
        d, at least 1.
    radius : int
        Shells up to this length are counted.

    Returns
    -------
    squares, multiplicities : arrays of equal length
        The squared lengths that occur, increasing, and how many points have each.

    Examples
    --------
    >>> [row.tolist() for row in lattice_shells(2, 2)]
    [[0.0, 1.0, 2.0, 4.0], [1.0, 4.0, 4.0, 4.0]]
    """
    if dimension < 1 or radius < 1:
        raise TheoryError(f"need dimension and radius of at least 1, got {dimension} and {radius}")
    lengths = np.arange(1, radius + 1)
    if dimension == 1:
        return np.append(0.0, lengths.astype(float) ** 2), np.append(1.0, np.full(radius, 2.0))
    # Adding a coordinate k shifts the squared length by k**2; integers, so exact.
    counts = np.zeros(radius**2 + 1, dtype=np.int64)
    counts[0], counts[lengths**2] = 1, 2
    for _ in range(dimension - 1):
        grown = counts.copy()
        for square in lengths**2:
            grown[square:] += 2 * counts[: len(counts) - square]
        counts = grown
    found = np.flatnonzero(counts)
    return found.astype(float), counts[found].astype(float)


def mode_variance(frequency: ArrayLike, smoothness: float, dimension: int) -> Floats:
    """Variance of a Fourier mode of a random function on the flat torus.

    Parameters
    ----------
    frequency : array_like
        Length |k| of its lattice point.
    smoothness : float
        beta > 0.
    dimension : int
        d >= 1.

    Returns
    -------
    ndarray
        Of the shape of the frequencies.

    Examples
    --------
    >>> mode_variance([0.0, 1.0], smoothness=0.5, dimension=1).round(12).tolist()
    [1.0, 0.5]
    """
    return np.asarray((1 + np.asarray(frequency, dtype=float) ** 2) ** -(smoothness + dimension / 2))


def torus_modes(smoothness: float, dimension: int, radius: int) -> Modes:
    """Variances of the Fourier modes of a random function on the flat torus.

    Parameters
    ----------
    smoothness : float
        beta > 0; the field is Hoelder continuous of every order below beta.
    dimension : int
        d >= 1.
    radius : int
        Modes with ``|k| <= radius`` are counted exactly. The rest is an integral
        over the outside of the ball whose volume is the number of counted
        modes, by Gauss-Legendre in ``r**(-2 beta)``, where it is smooth up to
        infinity.

    Returns
    -------
    Modes

    Examples
    --------
    >>> modes = torus_modes(0.5, 1, 1000)
    >>> total = modes.eigenvalues @ modes.multiplicities
    >>> bool(abs(total - np.pi/np.tanh(np.pi)) < 1e-9)  # sum of 1/(1 + k**2)
    True
    """
    squares, multiplicities = lattice_shells(dimension, radius)
    volume = np.pi ** (dimension / 2) / gamma(dimension / 2 + 1)
    edge = (multiplicities.sum() / volume) ** (1 / dimension)
    nodes, weights = np.polynomial.legendre.leggauss(TAIL_NODES)
    scale = edge ** (-2 * smoothness) / 2
    outer = (scale * (nodes + 1)) ** (-1 / (2 * smoothness))
    outer_weights = volume * dimension * outer ** (dimension + 2 * smoothness) / (2 * smoothness) * scale * weights
    decreasing = np.argsort(outer)
    lengths = np.concatenate([np.sqrt(squares), outer[decreasing]])
    return Modes(
        eigenvalues=mode_variance(lengths, smoothness, dimension),
        multiplicities=np.concatenate([multiplicities, outer_weights[decreasing]]),
        head=len(squares),
    )


def bayes_risk(modes: Modes, samples: float, noise: float) -> float:
    """Least average squared error from noisy observations of every mode.

    Each mode with variance lambda is seen once with noise variance s2/n, which
    leaves ``s2*lambda/(n*lambda + s2)``. Source: textbook (Bayes rule for
    Gaussian variables).

    Parameters
    ----------
    modes : Modes
    samples : float
        n > 0.
    noise : float
        Variance s2 > 0 of the label noise.

    Returns
    -------
    float

    Examples
    --------
    >>> one = Modes(np.array([1.0]), np.array([1.0]), 1)
    >>> bayes_risk(one, samples=3, noise=1)
    0.25
    """
    shrunk = modes.eigenvalues / (1 + samples / noise * modes.eigenvalues)
    return float(shrunk @ modes.multiplicities)


class Truncations(NamedTuple):
    """Numbers N of modes kept, and the sum of the eigenvalues left out; shape (head,)."""

    counts: Floats
    errors: Floats


def projection_errors(modes: Modes) -> Truncations:
    """Squared error left by the best N modes, after each complete shell.

    Parameters
    ----------
    modes : Modes

    Returns
    -------
    Truncations

    Examples
    --------
    >>> pair = Modes(np.array([1.0, 0.5]), np.array([1.0, 2.0]), 2)
    >>> [row.tolist() for row in projection_errors(pair)]
    [[1.0, 3.0], [1.0, 0.0]]
    """
    energies = modes.eigenvalues * modes.multiplicities
    beyond = np.concatenate([np.cumsum(energies[::-1])[::-1], [0.0]])
    return Truncations(np.cumsum(modes.multiplicities[: modes.head]), beyond[1 : modes.head + 1])


class Frontier(NamedTuple):
    """The best numbers of modes, not rounded, and the least risks; shape (b,)."""

    sizes: Floats
    risks: Floats


def compute_frontier(modes: Modes, compute: ArrayLike, noise: float) -> Frontier:
    """Minimise ``error(N) + s2*N/n`` over N and n with ``N*n = compute``.

    The error is convex and linear in N within a shell, the variance
    ``s2*N**2/compute`` strictly convex, so the optimum is where the eigenvalue
    of the last mode equals the marginal variance ``2*s2*N/compute``.

    Parameters
    ----------
    modes : Modes
    compute : array_like, shape (b,)
        Budgets, modes times samples.
    noise : float
        Variance s2 > 0 of the label noise.

    Returns
    -------
    Frontier

    Raises
    ------
    TheoryError
        If an optimum lies beyond the counted modes.

    Examples
    --------
    >>> sizes, risks = compute_frontier(torus_modes(0.5, 1, 100), [1e3], noise=1)
    >>> round(float(sizes[0])), round(float(risks[0]), 3)
    (13, 0.474)
    """
    budgets = np.asarray(compute, dtype=float)
    counts, errors = projection_errors(modes)
    eigenvalues = modes.eigenvalues[: modes.head]
    shell = np.searchsorted(counts / eigenvalues, budgets / (2 * noise))
    if np.any(shell == modes.head):
        raise TheoryError(f"a budget of {budgets.max():.3g} wants more than the {counts[-1]:.3g} modes counted")
    start = np.concatenate([[0.0], counts[:-1]])
    sizes = np.clip(eigenvalues[shell] * budgets / (2 * noise), start[shell], counts[shell])
    risks = errors[shell] + (counts[shell] - sizes) * eigenvalues[shell] + noise * sizes**2 / budgets
    return Frontier(sizes, risks)
