"""Gradient flow and one-pass SGD in p random features, on the population or on n samples, at any time.

The features are Gaussian projections ``A x/sqrt(p)`` of the eigenfunctions; on the population layers or steps act on
``M = Lambda^(1/2) A^T A Lambda^(1/2)``, and what flow of half the mean squared error leaves of the target is a contour
integral of resolvents. Samples and features each multiply a ridge (textbook; as in `random_features`): with F the
degrees of freedom at kappa

    z = kappa (1 - F/n) (1 - F/p),

and for a pair of ridges, with ``q = kappa/(l + kappa)``, ``S = sum (1 - q)(1 - q')`` and
``H = sum l/((l + kappa)(l + kappa'))`` (ours: on the population the resolvents at two ridges belong to one matrix M, so
that their product is a divided difference), they leave of a target with the power ``p_k`` in mode k

    (sum p q q' + kappa kappa' H/(p - S) sum p l/((l + kappa)(l + kappa'))) / (1 - g),
    g = (S (p - F) + kappa' F' H)/(n (p - S)).

SGD makes noise of its own: ``L(t) = F(t) + sum_{u<t} K(t - 1 - u) (L(u) + noise)`` (textbook: Volterra's equation),
solved here by generating functions: in ``x = exp(-z)`` the factor ``1/(1 - x ((1 - s l)**2 + (s l)**2/B))`` of a mode
splits into two resolvents of M (ours), and L follows on the contour of Weideman and Trefethen 2007, as in
`early_stopping`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from proofs_check.arrays import Complex
from proofs_check.dynamics.samples import SampleRisk
from proofs_check.dynamics.spectra import Spectrum, effective_ridge
from theory.errors import TheoryError

__all__ = ["flow_in_features", "sgd_in_features"]

NODES = 16  # on each half of the contour; the best hyperbola for them is right to about 1e-12
WIDTH, SCALE, ANGLE = 1.0818 / NODES, 4.4921 * NODES, 1.1721


def flow_in_features(
    spectrum: Spectrum, time: float, samples: float = math.inf, features: float = math.inf, noise: float = 0.0
) -> SampleRisk:
    """Excess risk of gradient flow from zero in random features.

    Parameters
    ----------
    spectrum : Spectrum
        Of more modes than there are samples or features.
    time : float
        Positive, of gradient flow on half the mean squared error.
    samples, features : float
        n and p; infinity for the population, and for the inputs themselves.
    noise : float
        Variance of the label noise.

    Returns
    -------
    SampleRisk
        Of arrays without axes.

    Raises
    ------
    TheoryError
        If the time is not positive, or samples or features are not fewer than the modes.

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import power_law
    >>> spectrum, times = power_law(1.5, 0.5), (10, 1e3, 1e9)
    >>> found = [flow_in_features(spectrum, t, samples=1000, features=100, noise=0.1) for t in times]
    >>> [f"{risk.total:.4f}" for risk in found]  # the last is ridgeless regression in the features
    ['0.3066', '0.1467', '0.1499']
    """
    if not time > 0:
        raise TheoryError(f"gradient flow in random features needs a positive time, got {time}")
    path = _Ridges(spectrum, samples, features)
    z, step = _contour(time)
    above = path.above(z)
    kappa = path.least + above
    forget = step * np.exp(z * time) / z
    both, factors = np.append(kappa, kappa.conj()), np.append(forget, forget.conj())
    bias = float((factors @ path.pair(both) @ factors).real)
    # (1 - exp(-v t))**2/v without its first term, which does not depend on the time and adds nothing at t = 0.
    variance = 0.0 if noise == 0 or math.isinf(samples) else noise * (path.kept(2 * time) - 2 * path.kept(time, above))
    return SampleRisk(np.asarray(bias), np.asarray(variance))


def sgd_in_features(
    spectrum: Spectrum, step: float, time: float, features: float, noise: float = 0.0, batch: float = 1
) -> SampleRisk:
    """Excess risk of one-pass SGD with a constant step in random features.

    Parameters
    ----------
    spectrum : Spectrum
        Of more modes than there are features.
    step, time : float
        Step size, and the number of steps.
    features : float
        p; infinity for the inputs themselves.
    noise : float
        Variance of the label noise.
    batch : float
        Samples a step.

    Returns
    -------
    SampleRisk
        Of arrays without axes. For Gaussian inputs the recursion of the steps is exact; the features enter by their
        equivalent.

    Raises
    ------
    TheoryError
        If the step is too large for the risk to converge.

    Examples
    --------
    >>> from proofs_check.dynamics.sgd import learning_curve
    >>> from proofs_check.dynamics.spectra import power_law
    >>> spectrum = power_law(2.0, 0.25)
    >>> found, exact = sgd_in_features(spectrum, 0.25, 1e4, math.inf).bias, learning_curve(spectrum, 0.25, [1e4])[0]
    >>> f"{float(found):.4e}", f"{exact:.4e}"
    ('2.8708e-01', '2.8708e-01')
    """
    path = _Ridges(spectrum, math.inf, features)
    square = step**2 * (1 + 1 / batch)
    far = 2 * step / square
    if not (step > 0 and far > spectrum.eigenvalue[0] and _kernel(path, step, batch) < 1):
        raise TheoryError(f"the risk does not converge with step size {step} and batch {batch}; take a smaller step")
    z, width = _contour(time)
    x = np.exp(-z)
    near, beyond = _roots(z, step, square)
    kappa, outside = path.least + path.above(-near), path.outside(-beyond)
    split = x * square * (beyond - near)
    forgotten = (path.resolvent(kappa, -near) - path.resolvent(outside, -beyond)) / split
    kernel = step**2 / batch * (near * path.freedom(kappa) - beyond * path.freedom(outside)) / split
    passed = width * np.exp(z * time) / (1 - x * kernel)
    bias = 2 * float(np.sum(passed * forgotten).real)
    variance = 2 * float(np.sum(passed * x * kernel / -np.expm1(-z)).real)
    return SampleRisk(np.asarray(bias), np.asarray(noise * variance))


def _contour(time: float) -> tuple[Complex, Complex]:
    """Upper half of a hyperbola around the negative axis, and weights, for functions that hold ``exp(z*time)``."""
    angle = 1j * (np.arange(NODES) + 0.5) * WIDTH - ANGLE
    z = np.asarray(SCALE / time * (1 + np.sin(angle)), dtype=complex)
    return z, np.asarray(WIDTH * SCALE / (2 * np.pi * time) * np.cos(angle), dtype=complex)


def _roots(z: Complex, step: float, square: float) -> tuple[Complex, Complex]:
    """Both l where ``1 - exp(-z)*(1 - 2*step*l + square*l**2)`` vanishes, the small one without loss of digits."""
    short = np.expm1(z)
    far = step + np.sqrt(step**2 + square * short)
    return np.asarray(-short / far, dtype=complex), np.asarray(far / square, dtype=complex)


def _kernel(path: _Ridges, step: float, batch: float) -> float:
    """Sum of the kernel over all times, which has to stay below one."""
    square = step**2 * (1 + 1 / batch)
    beyond = path.outside(np.array([-2 * step / square + 0j]))
    return -(step**2) / batch / square * float(path.freedom(beyond)[0].real)


@dataclass(frozen=True)
class _Ridges:
    """Effective ridges of a spectrum seen through samples and features, and what is left at them."""

    spectrum: Spectrum
    samples: float
    features: float

    @cached_property
    def least(self) -> float:
        """Effective ridge at z = 0."""
        few = min(self.samples, self.features)
        return 0.0 if math.isinf(few) else effective_ridge(self.spectrum, few)

    def freedom(self, kappa: Complex) -> Complex:
        seen = self.spectrum.eigenvalue / (self.spectrum.eigenvalue + kappa[:, None])
        return np.asarray(seen @ self.spectrum.weight)

    def resolvent(self, kappa: Complex, zeta: Complex) -> Complex:
        """``y^T (M + zeta)^-1 y`` for the target y."""
        below = 1 / (self.spectrum.eigenvalue + kappa[:, None])
        return np.asarray(kappa / zeta * (below @ (self.spectrum.weight * self.spectrum.power)))

    def outside(self, zeta: Complex) -> Complex:
        """Solve ``zeta = kappa*(1 - F/p)`` for a zeta beyond the eigenvalues, by iteration."""
        kappa = zeta + 0j
        for _ in range(100):
            before, kappa = kappa, zeta / (1 - self.freedom(kappa) / self.features)
            if np.all(np.abs(kappa - before) <= 1e-14 * np.abs(kappa)):
                return kappa
        raise TheoryError(f"a step of SGD is close to divergence for {self.features:g} features; take a smaller step")

    def above(self, path: Complex) -> Complex:
        """Solve ``z = kappa*(1 - F/n)*(1 - F/p)`` for ``kappa - least``, which loses no digits near zero.

        By Newton's method, from point to point of a path that starts near the positive axis.
        """
        if math.isinf(self.samples) and math.isinf(self.features):
            return path
        eigenvalue, weight, least = self.spectrum.eigenvalue, self.spectrum.weight, self.least
        few, many = sorted((self.samples, self.features))
        lowest = weight * eigenvalue / (eigenvalue + least)
        above = complex(path[0]) + float(weight @ eigenvalue) * (1 / few + 1 / many)
        found, slope = np.empty(len(path), dtype=complex), 1.0 + 0j
        for k, z in enumerate(path):
            if k:
                above += (z - path[k - 1]) / slope
            for _ in range(200):
                kappa = least + above
                below = 1 / (eigenvalue + kappa)
                seen = eigenvalue * below
                first, half = complex(weight @ seen), complex(kappa * (weight * seen) @ below)
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

    def pair(self, kappa: Complex) -> Complex:
        """What the resolvents at all pairs of ridges leave of the target, times the ridges."""
        s, n, p = self.spectrum, self.samples, self.features
        below = 1 / (s.eigenvalue + kappa[:, None])
        left, seen = kappa[:, None] * below, s.eigenvalue * below
        missed = (left * (s.weight * s.power)) @ left.T
        both = (seen * s.weight) @ seen.T
        if math.isinf(p):
            return np.asarray(missed / (1 - both / n))
        half = (seen * s.weight) @ below.T
        missed = missed + np.outer(kappa, kappa) * half / (p - both) * ((seen * (s.weight * s.power)) @ below.T)
        if math.isinf(n):
            return np.asarray(missed)
        first = seen @ s.weight
        learned = both * (p - first[:, None]) + (kappa * first)[None, :] * half
        return np.asarray(missed / (1 - learned / (n * (p - both))))

    def kept(self, time: float, ridges: Complex | None = None) -> float:
        """``tr Lambda exp(-S t) S^+ / n`` for the covariance S of the features, up to what does not depend on time."""
        z, step = _contour(time)
        above = self.above(z) if ridges is None else ridges
        kappa = self.least + above
        lowest = self.spectrum.weight * self.spectrum.eigenvalue / (self.spectrum.eigenvalue + self.least)
        twice = (self.spectrum.eigenvalue / (self.spectrum.eigenvalue + kappa[:, None])) @ lowest
        # The eigenvalue zero, the outer ridge at z = 0, is no part of the pseudo-inverse.
        at_zero = self.least * max(1 - self.samples / self.features, 0.0)
        outer = above * (1 - twice / self.features)
        learned = (at_zero + outer) * self.freedom(kappa) / self.samples - at_zero
        excess = np.where(np.abs(outer) < at_zero, outer - z, learned)  # the same, each where it loses no digits
        return -2 * float(np.sum(step * np.exp(z * time) * excess / z**2).real)
