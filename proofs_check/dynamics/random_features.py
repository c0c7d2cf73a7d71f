"""Ridge and ridgeless regression in p random features on n samples, by its deterministic equivalent.

The features are Gaussian projections ``A x/sqrt(p)`` of the eigenfunctions. Samples
and features each multiply the ridge: with F the degrees of freedom at kappa,

    ridge = kappa*(1 - F/n)*(1 - F/p)

(textbook: Simon et al. 2023, Atanasov et al. 2024, Defilippis, Loureiro and
Misiakiewicz 2024). With ``q_k = kappa/(l_k + kappa)``, ``G = sum (1 - q_k)**2`` and p_k the
target's power,

    bias = sum p_k (q_k - q_k (1 - q_k) (p - F)/(p - G)) / (1 - g),
    g = (G (p - 2 F) + F**2)/(n (p - G)),     variance = noise*g/(1 - g).

Many features give kernel regression (`ridge`), many samples the width floor of the
best predictor in the features. For Gaussian inputs the relative error is of order
``1/min(n, p)``.
"""

from __future__ import annotations

import numpy as np
from scipy.optimize import brentq

from proofs_check.dynamics.ridge import RidgeRisk
from proofs_check.dynamics.samples import ZERO, Residual, SampleRisk, drawn_inputs
from proofs_check.dynamics.spectra import Spectrum, effective_ridge, freedom
from theory.errors import TheoryError

__all__ = ["drawn_feature_risk", "feature_risk"]


def feature_risk(
    spectrum: Spectrum, samples: float, features: float, ridge: float = 0.0, noise: float = 0.0
) -> RidgeRisk:
    """Excess risk of ridge regression in random features.

    Parameters
    ----------
    spectrum : Spectrum
        Of more modes than there are samples or features.
    samples, features : float
        n and p; different from each other without a ridge.
    ridge : float
        Added to the mean squared error, not negative.
    noise : float
        Variance of the label noise.

    Returns
    -------
    RidgeRisk

    Raises
    ------
    TheoryError
        At the interpolation peak, n = p without a ridge, where the risk is infinite;
        or if there are too few modes.

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import power_law
    >>> spectrum = power_law(1.5, 0.5)
    >>> risks = [feature_risk(spectrum, 100, p, noise=0.1).total for p in (50, 99, 200, 10**6)]
    >>> [f"{risk:.3f}" for risk in risks]  # double descent
    ['0.512', '22.484', '0.370', '0.145']
    """
    least = min(samples, features)
    if ridge == 0 and samples == features:
        raise TheoryError(
            f"{samples:g} samples of as many features without a ridge have infinite risk; take a ridge > 0"
        )
    if not (least > 0 and ridge >= 0 and least < spectrum.weight.sum()):
        raise TheoryError(f"random features need fewer samples or features than modes, and a ridge >= 0; got {least:g}")
    kappa = effective_ridge(spectrum, least)
    if ridge > 0:
        kappa = _with_ridge(spectrum, samples, features, ridge, kappa)
    left, seen = kappa / (spectrum.eigenvalue + kappa), spectrum.eigenvalue / (spectrum.eigenvalue + kappa)
    first, second, half = spectrum.total(seen), spectrum.total(seen**2), spectrum.total(seen * left)
    # Sums of positive parts, for first - second = half: differences would lose what is left of a mode that is learned.
    learned = (second * (features - first) + first * half) / (samples * (features - second))
    missed = spectrum.total(spectrum.power * left * (left + seen * half / (features - second)))
    return RidgeRisk(ridge, kappa, learned, missed / (1 - learned), noise * learned / (1 - learned))


def _with_ridge(spectrum: Spectrum, samples: float, features: float, ridge: float, least: float) -> float:
    """Solve for kappa above the ridgeless one, in its logarithm."""

    def excess(y: float) -> float:
        kappa = np.exp(y)
        learned = freedom(spectrum, kappa)
        return float(kappa * (1 - learned / samples) * (1 - learned / features) - ridge)

    # Far above: each factor is at least one half once kappa is twice the trace over the smaller number.
    lowest = np.log(least)
    if excess(lowest) >= 0:  # the ridge is lost in the rounding of the ridgeless solution
        return least
    highest = np.log(2 * spectrum.total(spectrum.eigenvalue) / min(samples, features) + 4 * ridge)
    return float(np.exp(brentq(excess, lowest, highest, xtol=1e-13, rtol=1e-14)))


def drawn_feature_risk(
    spectrum: Spectrum,
    samples: int,
    features: int,
    residual: Residual,
    noise: float,
    rng: np.random.Generator,
) -> SampleRisk:
    """Excess risk of a linear filter in drawn random features on drawn samples.

    Exactly averaged over the label noise, and over the signs of the target, which
    Gaussian features cannot tell apart.

    Parameters
    ----------
    spectrum : Spectrum
        With whole modes.
    samples, features : int
    residual : callable
        What the filter leaves at an eigenvalue of the features' sample covariance, as in `samples`.
    noise : float
        Variance of the label noise.
    rng : numpy.random.Generator

    Returns
    -------
    SampleRisk

    Examples
    --------
    >>> from proofs_check.dynamics.samples import ridge_residual
    >>> from proofs_check.dynamics.spectra import finite_power_law
    >>> spectrum, rng = finite_power_law(1.5, 0.5, 200), np.random.default_rng(0)
    >>> drawn_feature_risk(spectrum, 20, 30, ridge_residual([0.1, 1.0]), 0.1, rng).total.shape
    (2,)
    """
    inputs = drawn_inputs(spectrum, samples, rng)
    layer = rng.standard_normal((features, len(spectrum.eigenvalue))) / np.sqrt(features)
    left, scale, right = np.linalg.svd(inputs @ layer.T / np.sqrt(samples), full_matrices=False)
    kept = scale > np.sqrt(ZERO) * scale[0]
    learned = 1 - residual(scale[kept] ** 2)
    # The predictor as weights on the inputs: layer^T V (1 - r)/s U^T (labels/sqrt(n)).
    out = layer.T @ right[kept].T / scale[kept]
    seen = left[:, kept].T @ inputs / np.sqrt(samples)
    inside = out.T @ (spectrum.eigenvalue[:, None] * out)
    target = spectrum.power / spectrum.eigenvalue
    wanted = seen @ (target[:, None] * seen.T)
    reached = np.sum(out.T * seen * spectrum.power, axis=1)
    bias = spectrum.variance - 2 * learned @ reached
    bias = bias + np.einsum("...j,jk,...k->...", learned, inside * wanted, learned)
    return SampleRisk(np.asarray(bias), np.asarray(noise / samples * learned**2 @ np.diag(inside)))
