"""Gradient flow in p random features, on the population or on n samples, at any time.

What flow of half the mean squared error leaves of the target, at z and z' in the plane of the Laplace transform, with
the effective ridge kappa of z (`feature_ridges`), ``q = kappa/(l + kappa)``, the power ``p_k`` of the target in mode k,
and for a pair of ridges ``S = sum (1 - q)(1 - q')``, ``H = sum l/((l + kappa)(l + kappa'))``, ``A = sum p l q q'``, is

    (sum p q q' + A H/(p - S)) / (1 - g),   g = (S (p - F) + kappa' F' H)/(n (p - S))

(ours: on the population the resolvents at two ridges belong to one matrix M, so that their product is a divided
difference). On the population without features this is ``exp(-2 l t)`` mode by mode; features add a single integral,
that of ``sum p l (kappa - z)/(z (l + kappa)(l + z))``; samples add the double integral of the difference to the
population.
"""

from __future__ import annotations

import math

import numpy as np

from proofs_check.arrays import Complex, Floats
from proofs_check.dynamics.feature_ridges import Ridges, contour
from proofs_check.dynamics.samples import SampleRisk
from proofs_check.dynamics.spectra import Spectrum
from theory.errors import TheoryError

__all__ = ["flow_in_features"]


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
    bias = spectrum.total(spectrum.power * np.exp(-2 * time * spectrum.eigenvalue))
    if not math.isinf(features):
        bias += _of_features(Ridges(spectrum, math.inf, features), 2 * time)
    if math.isinf(samples):
        return SampleRisk(np.asarray(bias), np.asarray(0.0))
    ridges = Ridges(spectrum, samples, features)
    z, step = contour(time)
    above = ridges.above(z)
    forget = step * np.exp(z * time) / z
    added = forget @ _of_samples(ridges, z, ridges.least + above) @ np.append(forget, forget.conj())
    bias += 2 * float(added.real)
    # (1 - exp(-v t))**2/v without its first term, which does not depend on the time and adds nothing at t = 0.
    variance = 0.0 if noise == 0 else noise * (_kept(ridges, 2 * time) - 2 * _kept(ridges, time, above))
    return SampleRisk(np.asarray(bias), np.asarray(variance))


def _of_features(ridges: Ridges, time: float) -> float:
    """What features add to the population's ``sum p exp(-l time)``."""
    z, step = contour(time)
    kappa = ridges.least + ridges.above(z)
    below = ridges.below(kappa)
    risen = kappa * (below @ ridges.learnable) / ridges.features
    left = (below * ridges.below(z)) @ (ridges.learnable * ridges.spectrum.power)
    return 2 * float(np.sum(step * np.exp(z * time) * risen / z * left).real)


def _of_samples(ridges: Ridges, z: Complex, kappa: Complex) -> Complex:
    """What a sample adds at pairs of points of the contour, one from its upper half and one from either."""
    s, n, p = ridges.spectrum, ridges.samples, ridges.features
    population = Ridges(s, math.inf, p)
    before = population.least + population.above(z)
    below, below_before = ridges.below(kappa), ridges.below(before)
    both = below * below_before
    first = below @ ridges.learnable
    # kappa (1 - F/p) = z/(1 - F/n) is z on the population; the form that loses no digits.
    outer = kappa * (1 - first / p) if n < p else z / (1 - first / n)
    risen = (outer * first / n / (1 - both @ (ridges.learnable * s.eigenvalue) / p))[:, None]
    # What is left of modes grows with the sample, the other sums fall: each from where it is small.
    left, inverse = _parts(before[:, None] * below_before), _parts(below)
    more_left, more_inverse = _parts(risen * s.eigenvalue * both), _parts(risen * both)
    missed, missed_more = _pairs(left, more_left, s.weight * s.power)
    learned, learned_more = _pairs(inverse, more_inverse, ridges.learnable * s.eigenvalue)
    if math.isinf(p):
        share = learned / n
        return np.asarray(missed_more + (missed + missed_more) * share / (1 - share))
    half, half_more = _pairs(inverse, more_inverse, ridges.learnable)
    spread, spread_more = _pairs(left, more_left, ridges.learnable * s.power)
    unseen = p - learned
    fewer = half_more + (half + half_more) * learned_more / (unseen - learned_more)
    whole = missed + missed_more + (spread + spread_more) * half / unseen
    passed = np.append(kappa * first, (kappa * first).conj())
    share = (learned * (p - first[:, None]) + passed * half) / (n * unseen)
    return np.asarray(missed_more + (spread_more * half - spread * fewer) / unseen + whole * share / (1 - share))


def _parts(values: Complex) -> Floats:
    """Real parts above imaginary ones: products of these are cheaper."""
    return np.vstack([values.real, values.imag])


def _pairs(values: Floats, more: Floats, weight: Floats) -> tuple[Complex, Complex]:
    """Sum over modes of the products of values at pairs of ridges, and by how much it grows with `more` of each."""
    half = (more * weight) @ (values + more / 2).T
    return _joined((values * weight) @ values.T), _joined(half + half.T)


def _joined(products: Floats) -> Complex:
    """Products of complex numbers, and of these with conjugates, from those of real and imaginary parts."""
    size = len(products) // 2
    real, mixed, other, imaginary = (products[i : i + size, j : j + size] for i in (0, size) for j in (0, size))
    return np.hstack([real - imaginary + 1j * (mixed + other), real + imaginary + 1j * (other - mixed)])


def _kept(ridges: Ridges, time: float, above: Complex | None = None) -> float:
    """``tr Lambda exp(-S t) S^+ / n`` for the covariance S of the features, up to what does not depend on time."""
    s, n, p = ridges.spectrum, ridges.samples, ridges.features
    z, step = contour(time)
    above = ridges.above(z) if above is None else above
    kappa = ridges.least + above
    twice = (s.eigenvalue * ridges.below(kappa)) @ (ridges.learnable / (s.eigenvalue + ridges.least))
    # The eigenvalue zero, the outer ridge at z = 0, is no part of the pseudo-inverse.
    at_zero = ridges.least * max(1 - n / p, 0.0)
    outer = above * (1 - twice / p)
    learned = (at_zero + outer) * ridges.freedom(kappa) / n - at_zero
    excess = np.where(np.abs(outer) < at_zero, outer - z, learned)  # the same, each where it loses no digits
    return -2 * float(np.sum(step * np.exp(z * time) * excess / z**2).real)
