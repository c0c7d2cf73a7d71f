"""What the checks on products of free matrices share: drawn products, at the ridge that keeps a given freedom."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq

from proofs_check.arrays import Floats
from proofs_check.dynamics.free_products import Diagonal, Factor, drawn_factor
from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._isotropic import in_infinite_dimension
from theory.records import Estimate, Instance, Measurement

SIZES = (20, 40, 80)
DRAWS = {"quick": (400, 200, 80), "thorough": (4000, 2000, 800)}


@dataclass(frozen=True)
class Drawn:
    """Products of one size and the ridge at which they keep the freedom of A at the ridge kappa, on average."""

    products: tuple[Floats, ...]
    ridge: float
    ridge_error: float
    below: NDArray[np.bool_]


def two_valued(instance: Instance) -> Diagonal:
    """A: one in half of the dimensions, another value in the others."""
    return Diagonal(np.array([1.0, instance.number("a")]), np.array([0.5, 0.5]))


def drawn_products(instance: Instance, factor: Factor, dimension: int, count: int, rng: np.random.Generator) -> Drawn:
    """Draw products M = B A and find their ridge."""
    diagonal = np.repeat(two_valued(instance).eigenvalue, dimension // 2)
    factors = [drawn_factor(factor, dimension, rng) for _ in range(count)]
    root = np.sqrt(diagonal)
    spectra = np.clip([np.linalg.eigvalsh(root[:, None] * b * root) for b in factors], 0, None)
    wanted = two_valued(instance).freedom(instance.number("kappa"))

    def kept(log_ridge: float) -> Floats:
        means: Floats = np.mean(spectra / (spectra + np.exp(log_ridge)), axis=1)
        return means

    top = np.log(spectra.mean() / wanted)
    log_ridge = float(brentq(lambda y: kept(y).mean() - wanted, top - 20, top + 1e-9))
    slope = float(np.mean(spectra * np.exp(log_ridge) / (spectra + np.exp(log_ridge)) ** 2))
    error = float(kept(log_ridge).std(ddof=1) / np.sqrt(count)) / slope * np.exp(log_ridge)
    products = tuple(b * diagonal for b in factors)
    return Drawn(products, float(np.exp(log_ridge)), float(error), np.arange(dimension) < dimension // 2)


def measurement(estimates: tuple[Estimate, ...], seed: int) -> Measurement:
    """With the scope that these checks share."""
    return Measurement(
        estimates=estimates,
        scope="exact: products of drawn matrices, extrapolated to infinite dimension",
        primitive="eigenvalues of A, and Gaussian matrices",
        rung="Monte Carlo",
        seeds=(seed,),
    )


def draws(profile: Profile) -> tuple[int, ...]:
    """Products drawn of each of the dimensions `SIZES`."""
    return DRAWS[profile]


def ridges(instance: Instance, factor: Factor, profile: Profile, rng: np.random.Generator) -> Estimate:
    """The ridge of the product, in infinite dimension."""

    def drawn(dimension: int, count: int) -> tuple[float, float]:
        found = drawn_products(instance, factor, dimension, count, rng)
        return found.ridge, found.ridge_error

    return in_infinite_dimension(instance, drawn, SIZES, draws(profile))


def carried(instance: Instance, factor: Factor, profile: Profile, rng: np.random.Generator) -> Estimate:
    """What two resolvents carry from the second half of the dimensions to the first."""

    def drawn(dimension: int, count: int) -> tuple[float, float]:
        found = drawn_products(instance, factor, dimension, count, rng)
        resolvents = (np.linalg.inv(found.ridge * np.eye(dimension) + product) for product in found.products)
        values = [np.sum(r[np.ix_(found.below, ~found.below)] ** 2) / dimension for r in resolvents]
        mean = float(np.mean(values))
        # The ridge is found from the same draws; its error moves the value by about twice its relative size.
        error = np.hypot(np.std(values, ddof=1) / np.sqrt(count), 2 * mean * found.ridge_error / found.ridge)
        return mean, float(error)

    return in_infinite_dimension(instance, drawn, SIZES, draws(profile))
