"""Deterministic equivalents of products M = O B O^T A, with a rotation O drawn at random.

The ridge s of M and the ridge ``kappa`` of A at which both keep as many degrees of
freedom ``tau = tr A/(kappa + A)`` (normalised trace) obey ``s = kappa*Psi(tau)`` with a
factor that B alone decides, and ``(s + M)^-1`` acts like ``(s + Psi A)^-1``: the
S-transform is multiplicative (textbook: Voiculescu). Between two resolvents a
matrix Omega is joined by a multiple n of the identity,

    E (s + M)^-1 Omega (s' + M^T)^-1  ~  (s + Psi A)^-1 (Omega + n) (s' + Psi' A)^-1,
    n = c (q + n a),   q = tr A^2 Omega (s + Psi A)^-1 (s' + Psi' A)^-1,   a = q at Omega = 1,

against matrices that commute with A (structure reported; written out here). Since
s is an explicit function of kappa, contours are drawn in the plane of kappa and
no equation needs solving there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, TypeVar

import numpy as np
from scipy.optimize import brentq

from proofs_check.arrays import Complex, Floats

__all__ = [
    "Diagonal",
    "Factor",
    "Projector",
    "Wishart",
    "deep_second_moment",
    "drawn_factor",
    "matched_ridge",
    "two_point",
]

Number = TypeVar("Number", float, Complex)


class Factor(Protocol):
    """The rotated factor B, as far as the equivalents know it; its rank is `share` per dimension, or full above one."""

    @property
    def share(self) -> float:
        """Rank per dimension, or samples per dimension."""
        ...

    def ratio(self, tau: Number) -> Number:
        """Psi, the ridge of the product over that of A."""
        ...

    def coupling(self, first: Number, second: Number) -> Number:
        """The factor c in n, from the degrees of freedom of both resolvents."""
        ...


@dataclass(frozen=True)
class Wishart:
    """A white sample covariance, or Gaussian features: `share` samples per dimension."""

    share: float

    def ratio(self, tau: Number) -> Number:
        """See `Factor`: one less the degrees of freedom per sample (textbook)."""
        return 1 - tau / self.share

    def coupling(self, first: Number, second: Number) -> Number:
        """See `Factor`."""
        return self.ratio(first) * self.ratio(second) / self.share


@dataclass(frozen=True)
class Projector:
    """A projector on a random subspace, ``share`` of all dimensions."""

    share: float

    def ratio(self, tau: Number) -> Number:
        """See `Factor`: the inverse S-transform of a projector (textbook)."""
        return (self.share - tau) / (1 - tau)

    def coupling(self, first: Number, second: Number) -> Number:
        """See `Factor`."""
        # 1/(S S') less the inverse of tr (s_B + B)^-1 (s_B' + B)^-1, with s_B = share/tau - 1 and S = tau/Psi.
        own = self.ratio(first) * self.ratio(second) / (first * second)
        outside = (1 - self.share) / ((self.share - first) * (self.share - second))
        return own - 1 / (first * second * (outside + 1 / self.share))


@dataclass(frozen=True)
class Diagonal:
    """A matrix by its eigenvalues, each with a share of the dimensions (shape ``(m,)``, summing to one)."""

    eigenvalue: Floats
    share: Floats

    def freedom(self, kappa: float) -> float:
        """Degrees of freedom per dimension, ``tr A/(kappa + A)``.

        Examples
        --------
        >>> Diagonal(np.array([1.0, 3.0]), np.array([0.5, 0.5])).freedom(1.0)
        0.625
        """
        return float(self.share @ (self.eigenvalue / (self.eigenvalue + kappa)))


def matched_ridge(a: Diagonal, factor: Factor, s: float) -> float:
    """The ridge kappa of A at which it keeps as much as M does at the ridge s.

    Parameters
    ----------
    a : Diagonal
    factor : Factor
    s : float
        Positive.

    Returns
    -------
    float

    Examples
    --------
    >>> one = Diagonal(np.array([1.0]), np.array([1.0]))
    >>> kappa = matched_ridge(one, Wishart(2.0), 0.5)
    >>> round(kappa * (1 - 1 / (kappa + 1) / 2), 12)
    0.5
    """

    def excess(log_kappa: float) -> float:
        kappa = float(np.exp(log_kappa))
        return kappa * factor.ratio(a.freedom(kappa)) - s

    # No factor lifts a ridge (Psi <= 1), and all keep a share of a large one.
    low = high = float(np.log(s))
    while excess(high) < 0:
        high += 1
    return float(np.exp(brentq(excess, low, high, xtol=1e-14)))


def two_point(
    a: Diagonal, factor: Factor, omega: Floats, test: Floats, first: Complex, second: Complex, joined: bool = True
) -> Complex:
    """The equivalent of ``tr test (s + M)^-1 omega (s' + M^T)^-1`` for all pairs of ridges.

    Parameters
    ----------
    a : Diagonal
        m eigenvalues.
    factor : Factor
    omega, test : ndarray, shape (m,)
        Diagonal matrices in the basis of A.
    first, second : ndarray of complex, shapes (n,) and (k,)
        The ridges kappa and kappa' of A; s and s' follow from them.
    joined : bool
        Whether to keep the term n, without which the product of the means is left.

    Returns
    -------
    ndarray of complex, shape (n, k)

    Examples
    --------
    >>> flat = Diagonal(np.array([1.0]), np.array([1.0]))
    >>> kappa = np.array([1.0 + 0j])
    >>> two_point(flat, Wishart(2.0), np.ones(1), np.ones(1), kappa, kappa).real.round(6).tolist()
    [[0.507937]]
    """
    left, right = (1 / (kappa[:, None] + a.eigenvalue) for kappa in (first, second))
    tau, other = (kept @ (a.share * a.eigenvalue) for kept in (left, right))
    scale = 1 / np.outer(factor.ratio(tau), factor.ratio(other))

    def between(diagonal: Floats) -> Complex:
        found: Complex = scale * ((left * (a.share * diagonal)) @ right.T)
        return found

    mean = between(test * omega)
    if not joined:
        return mean
    coupling = factor.coupling(tau[:, None], other[None, :])
    joint = coupling * between(a.eigenvalue**2 * omega) / (1 - coupling * between(a.eigenvalue**2))
    return mean + joint * between(test)


def deep_second_moment(
    a: Diagonal,
    factor: Factor,
    omega: Floats,
    test: Floats,
    gamma: float,
    depth: int,
    nodes: int = 128,
    joined: bool = True,
) -> float:
    """The equivalent of ``tr test f(M) omega f(M)^T`` with ``f(x) = (1 - gamma*x/depth)**depth``.

    The double contour integral of the two-point equivalent around all eigenvalues
    of M, by the trapezoidal rule on a circle in the plane of kappa.

    Parameters
    ----------
    a, factor, omega, test, joined
        As for `two_point`.
    gamma : float
        Total step size.
    depth : int
    nodes : int
        Points on the circle.

    Returns
    -------
    float

    Examples
    --------
    >>> flat = Diagonal(np.array([1.0]), np.array([1.0]))
    >>> found = deep_second_moment(flat, Wishart(2.0), np.ones(1), np.ones(1), gamma=2/3, depth=1)
    >>> round(found, 10)  # least risk of one layer, 1/(1 + alpha)
    0.3333333333
    """
    left, right = _enclosing(a, factor.share)
    turn = np.exp(2j * np.pi * (np.arange(nodes) + 0.5) / nodes)
    kappa = (left + right) / 2 + (right - left) / 2 * turn
    kept = 1 / (kappa[:, None] + a.eigenvalue)
    tau = kept @ (a.share * a.eigenvalue)
    ratio = factor.ratio(tau)
    z = -kappa * ratio
    # Velocity of s along the circle, by the discrete Fourier transform, which is exact for what the rule resolves.
    wave = np.fft.fftfreq(nodes, 1 / nodes)
    velocity = np.fft.ifft(1j * wave * np.fft.fft(z)) / nodes / 1j
    weight = velocity * (1 - gamma * z / depth) ** depth
    return float((weight @ two_point(a, factor, omega, test, kappa, kappa, joined) @ weight).real)


def _enclosing(a: Diagonal, share: float) -> tuple[float, float]:
    """Where a circle in the plane of kappa crosses the real axis, around all that M's eigenvalues come from.

    To the left the edge of a flat A, for which it is largest; to the right the
    ridge that the eigenvalue zero of M comes from.
    """
    top = float(a.eigenvalue.max())
    right = 0.3 * top
    if share < 1:
        right += 1.3 * brentq(lambda kappa: a.freedom(kappa) - share, 0.0, top / share)
    return -1.2 * top * (1 + share**-0.5), right


def drawn_factor(factor: Factor, dimension: int, rng: np.random.Generator) -> Floats:
    """A draw of the rotated factor B, of shape ``(dimension, dimension)``.

    Parameters
    ----------
    factor : Wishart or Projector
        Its share times the dimension is rounded to a rank.
    dimension : int
    rng : numpy.random.Generator

    Returns
    -------
    ndarray, shape (dimension, dimension)

    Examples
    --------
    >>> b = drawn_factor(Projector(0.5), 4, np.random.default_rng(0))
    >>> round(float(np.trace(b)), 12), bool(np.allclose(b @ b, b))
    (2.0, True)
    """
    rank = round(factor.share * dimension)
    drawn = rng.standard_normal((dimension, rank))
    if isinstance(factor, Wishart):
        sample: Floats = drawn @ drawn.T / rank
        return sample
    basis, _ = np.linalg.qr(drawn)
    projector: Floats = basis @ basis.T
    return projector
