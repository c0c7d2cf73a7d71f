"""In-context regression through N random features, or from P samples in the context.

The data are projected by a Gaussian matrix A of N rows, so that layers act on
``M = Lambda**(1/2) A^T A Lambda**(1/2)`` and after L layers the excess risk is
``tr Omega Lambda (1 - gamma*M/L)**(2L)``: the width floor is what lies outside
the span of the features. Here are drawn systems, solved exactly at every depth
by one eigendecomposition, and their deterministic equivalent: for a ridge s,
``s/(s + M)`` acts like ``kappa/(kappa + Lambda)`` with
``s = kappa*(1 - freedom(kappa)/N)`` (textbook; for Gaussian or rotated features).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import brentq, minimize_scalar

from proofs_check.arrays import Complex
from proofs_check.dynamics.in_context import Tuned
from proofs_check.dynamics.spectra import Spectrum, effective_ridge
from theory.errors import TheoryError

__all__ = ["FiniteWidth", "context_floor", "drawn_context_floor", "drawn_features", "finite_width", "width_floor"]

SHALLOWEST = 12  # below, the largest modes are felt one by one and the contour is too short
STEP = 0.06  # of the contour; halving it changes the risk by less than 1e-7


def width_floor(spectrum: Spectrum, width: float) -> float:
    """Excess risk of the best predictor in `width` random features, in the deterministic equivalent.

    ``sum power*kappa/(eigenvalue + kappa)`` with the effective ridge kappa of that
    width (ours, from the deterministic equivalent above in the limit s = 0).

    Parameters
    ----------
    spectrum : Spectrum
    width : float
        Number of features, below that of the modes.

    Returns
    -------
    float

    Raises
    ------
    TheoryError
        If there are not more modes than features.

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import power_law
    >>> round(width_floor(power_law(1.5, 0.5), 100), 4)
    0.1249
    """
    kappa = effective_ridge(spectrum, width)
    return spectrum.total(spectrum.power * kappa / (spectrum.eigenvalue + kappa))


def context_floor(spectrum: Spectrum, samples: float) -> float:
    """Excess risk of the interpolator of least norm from noise-free `samples`, in the deterministic equivalent.

    ``sum power*q**2/(1 - freedom2/samples)`` with ``q = kappa/(eigenvalue + kappa)`` and
    ``freedom2 = sum (1 - q)**2`` (textbook: ridgeless regression).

    Parameters
    ----------
    spectrum : Spectrum
    samples : float
        Below the number of modes.

    Returns
    -------
    float

    Raises
    ------
    TheoryError
        If there are not more modes than samples.

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import power_law
    >>> round(context_floor(power_law(1.5, 0.5), 100), 4)
    0.0955
    """
    kappa = effective_ridge(spectrum, samples)
    kept = kappa / (spectrum.eigenvalue + kappa)
    return spectrum.total(spectrum.power * kept**2) / (1 - spectrum.total((1 - kept) ** 2) / samples)


def drawn_features(spectrum: Spectrum, width: int, rng: np.random.Generator) -> Spectrum:
    """Draw a Gaussian projection and return the spectrum that the layers see.

    Parameters
    ----------
    spectrum : Spectrum
        With whole modes (every weight one), m of them.
    width : int
        Number of features, below m.
    rng : numpy.random.Generator

    Returns
    -------
    Spectrum
        ``width`` eigenvalues of M with the power that falls on them, and last the
        eigenvalue zero with the power no depth can reach: the width floor of this draw.

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import finite_power_law
    >>> full = finite_power_law(1.5, 0.5, 50)
    >>> seen = drawn_features(full, 10, np.random.default_rng(0))
    >>> bool(np.isclose(seen.variance, full.variance)), len(seen.power)
    (True, 11)
    """
    features = rng.standard_normal((width, len(spectrum.weight))) * np.sqrt(spectrum.eigenvalue / width)
    eigenvalue, basis = np.linalg.eigh(features @ features.T)
    power = (basis.T @ features) ** 2 @ spectrum.power / eigenvalue
    unseen = spectrum.variance - power.sum()
    return Spectrum(np.ones(width + 1), np.append(eigenvalue, 0.0), np.append(power, unseen))


def drawn_context_floor(spectrum: Spectrum, samples: int, rng: np.random.Generator) -> float:
    """Excess risk of the interpolator of least norm from drawn Gaussian samples.

    With Pi the projector on the samples, ``tr Omega (1 - Pi) Lambda (1 - Pi)``.

    Parameters
    ----------
    spectrum : Spectrum
        With whole modes, more than the samples.
    samples : int
    rng : numpy.random.Generator

    Returns
    -------
    float

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import finite_power_law
    >>> found = drawn_context_floor(finite_power_law(1.5, 0.5, 50), 10, np.random.default_rng(0))
    >>> bool(0.1 < found < 1)
    True
    """
    drawn = rng.standard_normal((len(spectrum.weight), samples)) * np.sqrt(spectrum.eigenvalue)[:, None]
    basis, _ = np.linalg.qr(drawn)
    target = spectrum.power / spectrum.eigenvalue
    inside = basis.T @ (spectrum.eigenvalue[:, None] * basis)
    wanted = basis.T @ (target[:, None] * basis)
    reached = np.sum(basis**2, axis=1) @ spectrum.power
    return float(spectrum.variance - 2 * reached + np.sum(inside * wanted))


@dataclass(frozen=True)
class FiniteWidth:
    """Deterministic equivalent at one width, ready for every depth and step.

    Attributes
    ----------
    floor : float
        Risk that no depth removes.
    node, weight : ndarray of complex, shape (n,)
        Points around the eigenvalues of M, in the lower half plane, and weights of
        the contour integral of a function of M.
    top : float
        Power of the largest mode.
    """

    floor: float
    node: Complex
    weight: Complex
    top: float

    def risk(self, rate: float, depth: float) -> float:
        """Excess risk at step `rate` per layer; the largest mode counts as a single eigenvalue one.

        A mode far above the features' noise keeps its eigenvalue up to a
        fluctuation of relative size ``width**-0.5``, which a tuned step follows.
        """
        x, y = -rate * self.node.real, -rate * self.node.imag
        # log(1 - rate*node) without rounding off small nodes, which great depths would magnify.
        log_kept = 0.5 * np.log1p(2 * x + x**2 + y**2) + 1j * np.arctan2(y, 1 + x)
        bulk = float(np.sum((self.weight * np.exp(2 * depth * log_kept)).imag))
        return self.floor + bulk + self.top * float(np.abs(1 - rate) ** (2 * depth))

    def tuned(self, depth: float) -> Tuned:
        """Minimise the excess risk over the step, at a depth of at least `SHALLOWEST`."""
        if depth < SHALLOWEST:
            raise TheoryError(f"the deterministic equivalent starts at depth {SHALLOWEST}, got {depth:.3g}")
        # The best step lies close below two: search in the logarithm of the distance.
        found = minimize_scalar(
            lambda y: self.risk(2 - np.exp(y), depth), bounds=(-33.0, 0.0), method="bounded", options={"xatol": 1e-7}
        )
        return Tuned(float(found.fun), 2 - float(np.exp(found.x)))


def finite_width(spectrum: Spectrum, width: float) -> FiniteWidth:
    """Set up the deterministic equivalent at one width.

    The risk is a contour integral of the resolvent of M around its non-zero
    eigenvalues. In the plane of kappa no equation needs solving: a hyperbola
    starts between the edge of the eigenvalues (where ``freedom2 = width``) and
    zero, and opens to the left; it ends where deep networks have forgotten the
    modes (ours; the trapezoidal rule on such a contour is textbook).

    Parameters
    ----------
    spectrum : Spectrum
        A power law with its largest eigenvalue one.
    width : float
        Number of features, any positive number.

    Returns
    -------
    FiniteWidth

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import power_law
    >>> system = finite_width(power_law(1.5, 0.5), 100)
    >>> bool(system.floor < system.tuned(1000).risk < system.tuned(100).risk)
    True
    """
    kappa = effective_ridge(spectrum, width)
    edge = _edge(spectrum, width, kappa)
    reach = np.log(2 * 0.35 / kappa)
    w = np.arange(STEP / 2, reach, STEP)
    z = np.sqrt(edge * kappa) + kappa * (1 - np.cosh(w) + 1j * np.sinh(w))
    velocity = kappa * (1j * np.cosh(w) - np.sinh(w))
    inverse = 1 / (spectrum.eigenvalue + z[:, None])
    heavy, powerful = spectrum.weight * spectrum.eigenvalue, spectrum.weight * spectrum.power
    trace, overlap = (inverse @ np.stack([heavy, powerful], axis=1)).T
    ridge = z * (1 - trace / width)
    growth = 1 - np.square(inverse, out=inverse) @ (heavy * spectrum.eigenvalue) / width
    resolvent = z * overlap
    floor = spectrum.total(spectrum.power * kappa / (spectrum.eigenvalue + kappa))
    weight = resolvent * growth / ridge * velocity * (STEP / np.pi)
    return FiniteWidth(floor, -ridge, weight, float(spectrum.power[0]))


def _edge(spectrum: Spectrum, width: float, kappa: float) -> float:
    """The ridge below `kappa` where the map from kappa to s turns, ``freedom2 = width``."""

    def excess(y: float) -> float:
        seen = spectrum.eigenvalue / (spectrum.eigenvalue + np.exp(y))
        return spectrum.total(seen**2) - width

    return float(np.exp(brentq(excess, np.log(kappa) - 14, np.log(kappa), xtol=1e-12)))
