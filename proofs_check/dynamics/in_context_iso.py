"""In-context regression with isotropic data: contexts of alpha*D samples in D dimensions.

The residual of a context is a polynomial of its sample covariance, a Wishart
matrix. Two oracles for each other: the eigenvalues of drawn contexts, and the
Marchenko-Pastur law to which they tend (textbook).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.finite_size import Extrapolated, to_infinite_size
from proofs_check.dynamics.in_context import tuned
from proofs_check.dynamics.spectra import Spectrum
from proofs_check.monte_carlo import collect

__all__ = ["Residual", "drawn_contexts", "least_risk", "marchenko_pastur", "tied_residual", "untied_residual"]

Residual = Callable[[Floats], Floats]


def marchenko_pastur(alpha: float, nodes: int = 400) -> Spectrum:
    """Marchenko-Pastur law of a sample covariance, as a quadrature rule.

    Density ``sqrt((b - x)(x - a))/(2*pi*c*x)`` on ``[a, b] = [(1 - sqrt(c))**2, (1 + sqrt(c))**2]``
    with ``c = 1/alpha``, and an atom of weight ``1 - alpha`` at zero if alpha < 1
    (textbook). With x on a half circle the rule converges geometrically.

    Parameters
    ----------
    alpha : float
        Samples per dimension, positive.
    nodes : int
        Number of quadrature points.

    Returns
    -------
    Spectrum
        With the power one in every direction, so that the variance is one.

    Examples
    --------
    >>> law = marchenko_pastur(2.0)
    >>> round(law.variance, 12), round(law.total(law.eigenvalue), 12)
    (1.0, 1.0)
    """
    c = 1 / alpha
    angle = (np.arange(nodes) + 0.5) * np.pi / nodes
    x = 1 + c + 2 * np.sqrt(c) * np.cos(angle)
    mass = 2 * np.sin(angle) ** 2 / (x * nodes)  # density times dx = 2 sin^2/(pi x) d angle
    eigenvalue, weight = np.append(x, 0.0), np.append(mass, max(0.0, 1 - alpha))
    return Spectrum(weight, eigenvalue, np.ones(nodes + 1))


def drawn_contexts(alpha: float, dimension: int, draws: int, rng: np.random.Generator) -> Floats:
    """Eigenvalues of the sample covariance of drawn Gaussian contexts.

    Parameters
    ----------
    alpha : float
        Samples per dimension; ``alpha*dimension`` is rounded to a whole number.
    dimension, draws : int
    rng : numpy.random.Generator

    Returns
    -------
    ndarray, shape (draws, dimension)

    Examples
    --------
    >>> drawn_contexts(0.5, 10, 3, np.random.default_rng(0)).shape
    (3, 10)
    """
    samples = round(alpha * dimension)

    def draw(count: int, stream: np.random.Generator) -> Floats:
        contexts = stream.standard_normal((count, samples, dimension))
        covariances = np.einsum("npi,npj->nij", contexts, contexts, optimize=True) / samples
        return np.asarray(np.clip(np.linalg.eigvalsh(covariances), 0.0, None))

    return collect(draw, draws, rng, size=dimension * (samples + dimension))


def tied_residual(law: Spectrum, depth: int) -> Residual:
    """Residual of `depth` layers that share the best step size for `law`.

    Parameters
    ----------
    law : Spectrum
        The limiting law of the sample covariance, or a drawn one.
    depth : int
        At least one.

    Returns
    -------
    callable
        What is left of the target, by eigenvalue.

    Examples
    --------
    >>> law = marchenko_pastur(2.0)
    >>> kept = tied_residual(law, 3)(law.eigenvalue)
    >>> round(law.total(kept**2), 12) == round(tuned(law, 3).risk, 12)
    True
    """
    rate = tuned(law, depth).rate
    return lambda eigenvalue: np.abs(1 - rate * eigenvalue) ** depth


def untied_residual(law: Spectrum, depth: int) -> Residual:
    """Best residual of `depth` layers with steps of their own.

    The best polynomial of that degree with value one at zero, by least squares in
    Chebyshev polynomials on the spectrum; its roots are the inverse steps.

    Parameters
    ----------
    law, depth
        As for `tied_residual`.

    Returns
    -------
    callable
        What is left of the target, by eigenvalue.

    Examples
    --------
    >>> law = marchenko_pastur(2.0)
    >>> kept = untied_residual(law, 1)(law.eigenvalue)
    >>> round(law.total(kept**2), 12) == round(tuned(law, 1).risk, 12)
    True
    """
    top = float(law.eigenvalue.max())
    root = np.sqrt(law.weight * law.power)

    def columns(eigenvalue: Floats) -> Floats:
        basis: Floats = np.polynomial.chebyshev.chebvander(2 * eigenvalue / top - 1, depth - 1).astype(np.float64)
        return basis * eigenvalue[..., None]

    factor, *_ = np.linalg.lstsq(columns(law.eigenvalue) * root[:, None], root, rcond=None)
    return lambda eigenvalue: 1 - columns(eigenvalue) @ factor


def least_risk(
    alpha: float,
    depth: int,
    dimensions: Sequence[int],
    draws: Sequence[int],
    rng: np.random.Generator,
    best: Callable[[Spectrum, int], Residual] = tied_residual,
) -> Extrapolated:
    """Least risk of `depth` layers on drawn contexts, extrapolated to infinite dimension.

    The same steps serve all contexts of a dimension, as in training.

    Parameters
    ----------
    alpha : float
    depth : int
    dimensions, draws : sequence of int
        Dimensions and the number of contexts drawn in each, at least three of them.
    rng : numpy.random.Generator
    best : callable
        The best residual for a spectrum and a depth: `tied_residual` or `untied_residual`.

    Returns
    -------
    Extrapolated

    Examples
    --------
    >>> value, u = least_risk(1.0, 1, (20, 40, 80), (200, 100, 50), np.random.default_rng(0))
    >>> bool(abs(value - 0.5) < 4*u < 0.05)
    True
    """
    means, errors = [], []
    for dimension, count in zip(dimensions, draws, strict=True):
        eigenvalues = drawn_contexts(alpha, dimension, count, rng)
        size = eigenvalues.size
        pooled = Spectrum(np.full(size, 1 / size), eigenvalues.ravel(), np.ones(size))
        # At the optimum the risk is stationary, so its error is that of fixed steps.
        each = np.mean(best(pooled, depth)(eigenvalues) ** 2, axis=1)
        means.append(each.mean())
        errors.append(each.std(ddof=1) / np.sqrt(count))
    return to_infinite_size(dimensions, means, errors)
