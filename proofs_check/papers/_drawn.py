"""Drawn systems that may refute an equivalent: how far their risk is from it, at ever larger sizes."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.finite_size import Extrapolated, to_infinite_size
from proofs_check.dynamics.random_features import drawn_feature_risk, feature_risk
from proofs_check.dynamics.ridge import ridge_risk
from proofs_check.dynamics.samples import SampleRisk, drawn_inputs, filtered, ridge_residual
from proofs_check.dynamics.spectra import PowerLaw
from proofs_check.measure import Profile

__all__ = ["drawn_features", "drawn_kernel", "drawn_ratio"]

MORE = 30  # draws in the thorough profile for one in the quick one
MODES = 600
SAMPLES = (15, 30, 60)

Sampler = Callable[[int, int, np.random.Generator], Floats]


def drawn_ratio(
    draw: Sampler,
    expected: Callable[[int], float],
    sizes: Sequence[int],
    draws: int,
    profile: Profile,
    rng: np.random.Generator,
) -> Extrapolated:
    """Mean of drawn risks over what is expected of them, in the limit of great sizes; at one size that is exact.

    Parameters
    ----------
    draw : function of size, number of draws and generator
        Gives one risk for each draw.
    expected : function of size
    sizes : sequence of int
        At least three, increasing; or one, if what is expected is exact at any size.
    draws : int
        At the first size in the quick profile; fewer at larger ones.
    profile : Profile
    rng : numpy.random.Generator

    Returns
    -------
    Extrapolated

    Examples
    --------
    >>> flip = lambda size, count, rng: 2 + rng.choice([-1, 1], count) / size
    >>> round(drawn_ratio(flip, lambda size: 2.0, (10, 20, 40), 100, "quick", np.random.default_rng(0)).value, 1)
    1.0
    """
    many = draws * (MORE if profile == "thorough" else 1)
    found = [draw(size, max(many * sizes[0] // size, 8), rng) / expected(size) for size in sizes]
    errors = [float(np.std(part, ddof=1) / np.sqrt(len(part))) for part in found]
    means = [float(part.mean()) for part in found]
    return Extrapolated(means[0], errors[0]) if len(sizes) == 1 else to_infinite_size(sizes, means, errors)


def drawn_kernel(
    law: PowerLaw,
    profile: Profile,
    rng: np.random.Generator,
    *,
    decay: float = math.inf,
    part: str = "bias",
    draws: int = 120,
) -> Extrapolated:
    """Kernel regression on n drawn samples with the ridge ``n**-decay``, none at infinity, over its equivalent."""
    spectrum = law.first(MODES)

    def draw(n: int, count: int, rng: np.random.Generator) -> Floats:
        residual = ridge_residual([n**-decay])
        return _parts([filtered(spectrum, drawn_inputs(spectrum, n, rng), residual, 1.0) for _ in range(count)], part)

    return drawn_ratio(
        draw, lambda n: getattr(ridge_risk(spectrum, n, n**-decay, 1.0), part), SAMPLES, draws, profile, rng
    )


def drawn_features(
    law: PowerLaw,
    shape: Callable[[int], tuple[int, int, float]],
    sizes: Sequence[int],
    profile: Profile,
    rng: np.random.Generator,
    *,
    part: str = "bias",
    draws: int = 120,
) -> Extrapolated:
    """Ridge regression in drawn features on drawn samples over its equivalent, with samples, features and ridge."""
    spectrum = law.first(MODES)

    def draw(size: int, count: int, rng: np.random.Generator) -> Floats:
        n, p, h = shape(size)
        return _parts([drawn_feature_risk(spectrum, n, p, ridge_residual([h]), 1.0, rng) for _ in range(count)], part)

    return drawn_ratio(
        draw, lambda size: getattr(feature_risk(spectrum, *shape(size), 1.0), part), sizes, draws, profile, rng
    )


def _parts(risks: Sequence[SampleRisk], part: str) -> Floats:
    return np.array([getattr(risk, part)[0] for risk in risks])
