"""Kernel regression on equispaced points of the torus, exactly.

With ``n = m**d`` equispaced points, a Fourier mode k is seen only through its
class modulo m, and the regression splits into one problem per class. With
prior variances ``lambda_k = (1 + |k|**2)**-(beta + d/2)``, the class sums
``L = sum lambda_k`` and ``Q = sum lambda_k**2``, and label noise of variance
s2, the average squared error of Bayes' rule is
``sum over classes of L - Q/(L + s2/n)``. Source: ours (the discrete Fourier
transform diagonalises the Gram matrix).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import brentq
from scipy.special import gamma

from proofs_check.arrays import Floats
from theory.errors import TheoryError

__all__ = ["LatticeRegression", "alias_sums", "lattice_regression"]

STEP = 0.2  # of the trapezoidal rule below; halving it changes sums by less than 1e-12
REACH = np.arange(-6, 7)


@dataclass(frozen=True)
class LatticeRegression:
    """Class sums of a lattice of ``points`` points; multiplicities count mirrored classes."""

    points: float
    sums: Floats
    sums_of_squares: Floats
    multiplicities: Floats

    def risk(self, noise: float = 0.0) -> float:
        """Average squared error with label noise of variance ``noise``."""
        posterior = self.sums - self.sums_of_squares / (self.sums + noise / self.points)
        return float(np.sum(self.multiplicities * posterior))

    def doubling_noise(self) -> float:
        """Variance of the noise at which the risk is twice the noiseless one."""
        noiseless = self.risk()
        root: Any = brentq(lambda log_noise: self.risk(np.exp(log_noise)) / noiseless - 2, -60.0, 10.0, xtol=1e-13)
        return float(np.exp(root))


def lattice_regression(smoothness: float, dimension: int, side: int) -> LatticeRegression:
    """Set up regression on the lattice with an even number ``side`` of points a side.

    Parameters
    ----------
    smoothness : float
        beta > 0.
    dimension : int
        d >= 1.
    side : int
        m, even; there are ``m**d`` points.

    Returns
    -------
    LatticeRegression

    Examples
    --------
    >>> design = lattice_regression(0.5, 1, 64)
    >>> design.risk() < design.risk(noise=0.1)
    True
    """
    power = smoothness + dimension / 2
    multiplicity = np.full(side // 2 + 1, 2.0)
    multiplicity[[0, -1]] = 1.0
    return LatticeRegression(
        points=float(side) ** dimension,
        sums=alias_sums(power, dimension, side),
        sums_of_squares=alias_sums(2 * power, dimension, side),
        multiplicities=_outer([multiplicity] * dimension),
    )


def alias_sums(power: float, dimension: int, side: int) -> Floats:
    """Sum ``(1 + |k|**2)**-power`` over each class of the integer lattice modulo m.

    ``(1 + s)**-p`` is a mixture of exponentials ``exp(-t*(1 + s))`` with weight
    ``t**(p-1)/Gamma(p)``, and for each t the sum over a class is a product of one
    theta function per coordinate. Source: textbook (Epstein's zeta function).

    Parameters
    ----------
    power : float
        p > d/2.
    dimension : int
        d >= 1.
    side : int
        m, even and at least 2.

    Returns
    -------
    array, shape (m/2 + 1,)*d
        Sums over the classes with residues between 0 and m/2; the others mirror them.

    Examples
    --------
    >>> whole = alias_sums(1.0, 1, 2).sum()
    >>> bool(abs(whole - np.pi/np.tanh(np.pi)) < 1e-12)
    True
    """
    if side < 2 or side % 2 or power <= dimension / 2:
        raise TheoryError(f"need an even side and power > d/2, got side {side}, power {power}, dimension {dimension}")
    # t = exp(u - exp(low - u)): logarithmic above 1/m**2, double exponential below, where the sums are integrals.
    low = -2 * np.log(side) - 2
    u = np.arange(low - 4.5, 4.5, STEP)
    t = np.exp(u - np.exp(low - u))
    weights = STEP * (1 + np.exp(low - u)) * t**power * np.exp(-t) / gamma(power)
    thetas = np.array([_theta(time, side) for time in t])
    letters = "ijklmn"[:dimension]
    spec = "t," + ",".join(f"t{x}" for x in letters) + "->" + letters
    return np.asarray(np.einsum(spec, weights, *[thetas] * dimension, optimize=True))


def _theta(t: float, side: int) -> Floats:
    """Sum of ``exp(-t*(c + m*z)**2)`` over z, for c = 0..m/2, in whichever form converges fast."""
    residues = np.arange(side // 2 + 1)[:, None]
    if t * side**2 > np.pi:
        return np.asarray(np.exp(-t * (residues + side * REACH) ** 2).sum(axis=1))
    waves = np.exp(-((np.pi * REACH / side) ** 2) / t) * np.cos(2 * np.pi * REACH * residues / side)
    return np.asarray(np.sqrt(np.pi / t) / side * waves.sum(axis=1))


def _outer(factors: list[Floats]) -> Floats:
    product = factors[0]
    for factor in factors[1:]:
        product = np.multiply.outer(product, factor)
    return product
