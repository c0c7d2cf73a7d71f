"""Effective ridges of samples and random features at complex ridges, for contour integrals of resolvents.

The features are Gaussian projections ``A x/sqrt(p)`` of the eigenfunctions, with the operator
``M = Lambda^(1/2) A^T A Lambda^(1/2)``. Samples and features each multiply a ridge (textbook; as in `random_features`):
with F the degrees of freedom at kappa

    z = kappa (1 - F/n) (1 - F/p).

Functions of time are integrals over the hyperbola of Weideman and Trefethen 2007. What is analytic in z adds nothing to
them, but the rounding of what it adds would soon exceed a risk that falls with time. So nothing is integrated but the
differences that samples and features make, and each is computed as such. A function that falls like a power only is
integrated around the eigenvalues, close beside them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from proofs_check.arrays import Complex, Floats
from proofs_check.dynamics.spectra import Spectrum, effective_ridge
from theory.errors import TheoryError

__all__ = ["Ridges", "contour", "encircled"]

NODES = 16  # on each half of the contour; the best hyperbola for them is right to about 1e-12
WIDTH, SCALE, ANGLE = 1.0818 / NODES, 4.4921 * NODES, 1.1721
BESIDE = 0.5  # angle to the axis of the eigenvalues
PANEL = 10  # nodes of Gauss and Legendre
BEYOND = 2.0  # the largest eigenvalue


def contour(time: float) -> tuple[Complex, Complex]:
    """Upper half of a hyperbola around the negative axis, and weights, for functions that hold ``exp(z*time)``.

    Examples
    --------
    >>> z, weight = contour(3.0)
    >>> bool(np.isclose(2 * np.sum(weight * np.exp(3 * z) / (z + 2)).real, np.exp(-6)))
    True
    """
    angle = 1j * (np.arange(NODES) + 0.5) * WIDTH - ANGLE
    z = np.asarray(SCALE / time * (1 + np.sin(angle)), dtype=complex)
    return z, np.asarray(WIDTH * SCALE / (2 * np.pi * time) * np.cos(angle), dtype=complex)


@dataclass(frozen=True)
class Ridges:
    """Effective ridges kappa of a spectrum seen through n samples and p features, either of them infinite.

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import power_law
    >>> ridges = Ridges(power_law(1.5, 0.5), 100.0, 1000.0)
    >>> kappa = ridges.least + ridges.above(np.array([0.01 + 0j]))
    >>> freedom = ridges.freedom(kappa)
    >>> (kappa * (1 - freedom / 100) * (1 - freedom / 1000)).round(12).tolist()
    [(0.01+0j)]
    """

    spectrum: Spectrum
    samples: float
    features: float

    @cached_property
    def least(self) -> float:
        """Effective ridge at z = 0."""
        few = min(self.samples, self.features)
        return 0.0 if math.isinf(few) else effective_ridge(self.spectrum, few)

    @cached_property
    def learnable(self) -> Floats:
        """Eigenvalues, each times the number of its modes."""
        return np.asarray(self.spectrum.weight * self.spectrum.eigenvalue)

    def below(self, kappa: Complex) -> Complex:
        """``1/(l + kappa)`` of each mode, a row for each kappa."""
        return np.asarray(1 / (self.spectrum.eigenvalue + kappa[:, None]))

    def freedom(self, kappa: Complex) -> Complex:
        return np.asarray(self.below(kappa) @ self.learnable)

    def above(self, path: Complex) -> Complex:
        """Solve ``z = kappa*(1 - F/n)*(1 - F/p)`` for ``kappa - least``, which loses no digits near zero.

        By Newton's method, from point to point of a path that starts near the positive axis.

        Raises
        ------
        TheoryError
            If it does not converge.
        """
        if math.isinf(self.samples) and math.isinf(self.features):
            return path
        eigenvalue, learnable, least = self.spectrum.eigenvalue, self.learnable, self.least
        few, many = sorted((self.samples, self.features))
        lowest = learnable / (eigenvalue + least)
        above = complex(path[0]) + float(np.sum(learnable)) * (1 / few + 1 / many)
        found, slope = np.empty(len(path), dtype=complex), 1.0 + 0j
        for k, z in enumerate(path):
            if k:
                above += (z - path[k - 1]) / slope
            for _ in range(200):
                kappa = least + above
                below = 1 / (eigenvalue + kappa)
                seen = learnable * below
                first, half = complex(np.sum(seen)), kappa * complex(seen @ below)
                short, long = above * complex(lowest @ below) / few, 1 - first / many
                slope = short * long + half * long / few + short * half / many
                change = (kappa * short * long - z) / slope
                above -= change
                if abs(change) <= 1e-13 * abs(above):
                    break
            else:
                raise TheoryError(f"no effective ridge at z = {z:.4g}; take other numbers of samples and features")
            found[k] = above
        return found


def encircled(ridges: Ridges, least: float, swings: tuple[float, float] = (0.0, 0.0)) -> tuple[Complex, Complex]:
    """Points around the eigenvalues of the features' operator, and weights that sum up what features add to a function.

    Parameters
    ----------
    ridges : Ridges
        On the population.
    least : float
        Distance from zero within which the function is analytic; so it is to be up to half a radian beside the axis.
    swings : pair of float
        Between which distances from zero the function swings, which takes more points.

    Returns
    -------
    points, weights : ndarray
        Features add ``2 Re sum weights*f(points)`` to ``sum p f(l)``.

    Examples
    --------
    >>> from proofs_check.dynamics.feature_flow import flow_in_features
    >>> from proofs_check.dynamics.spectra import power_law
    >>> spectrum = power_law(1.5, 0.5)
    >>> points, weights = encircled(Ridges(spectrum, math.inf, 100.0), 1e-3)
    >>> added = 2 * np.sum(weights * np.exp(-200 * points)).real
    >>> expected = flow_in_features(spectrum, 100, features=100).bias - flow_in_features(spectrum, 100).bias
    >>> bool(np.isclose(added, expected, rtol=1e-8))
    True
    """
    edges = [math.log(least) + 1j * angle for angle in np.linspace(math.pi, BESIDE, 4)]
    while edges[-1].real < math.log(BEYOND):
        swinging = swings[0] < math.exp(edges[-1].real) < swings[1]
        edges.append(edges[-1] + (BESIDE / 2 if swinging else 2 * BESIDE))
    panels = list(pairwise([*edges, edges[-1].real]))
    node, weight = np.polynomial.legendre.leggauss(PANEL)
    points = np.exp(np.concatenate([(start + stop + (stop - start) * node) / 2 for start, stop in panels]))
    around = points * np.concatenate([(stop - start) * weight / 2 for start, stop in panels])
    kappa = ridges.least + ridges.above(-points)
    apart = kappa * ridges.freedom(kappa) / ridges.features
    left = (ridges.below(kappa) * ridges.below(-points)) @ (ridges.learnable * ridges.spectrum.power)
    return points, np.asarray(1j / (2 * math.pi) * around * apart / points * left)
