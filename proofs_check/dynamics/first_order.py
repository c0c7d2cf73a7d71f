"""First-order methods on quadratics with a tridiagonal matrix, from zero to the exact minimiser.

The chain is the quadratic on which gradients reveal one coordinate after the
other (textbook: Nesterov 2004, section 2.1.4). Its matrix is
``mu + (L - mu)/4 * tridiag(-1, 2, -1)`` and its linear term is ``(L - mu)/4`` in
the first coordinate; the minimiser is found by solving the linear system.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

import numpy as np
from scipy.linalg import solveh_banded

from proofs_check.arrays import Floats
from theory.errors import TheoryError

__all__ = ["METHODS", "Progress", "Quadratic", "chain", "ends", "nearest", "progress"]


@dataclass(frozen=True)
class Quadratic:
    """``f(x) = x.A x/2 - linear.x``, A with this diagonal and ``-coupling`` beside it.

    Attributes
    ----------
    diagonal, linear : array, shape (D,)
    coupling : float
        At least zero.
    convexity, smoothness : float
        Bounds ``0 < mu <= L`` on the eigenvalues of A, all that a method is told.
    """

    diagonal: Floats
    coupling: float
    linear: Floats
    convexity: float
    smoothness: float

    def times(self, x: Floats) -> Floats:
        """The product of the matrix and a vector, shape (D,)."""
        result: Floats = self.diagonal * x
        result[1:] -= self.coupling * x[:-1]
        result[:-1] -= self.coupling * x[1:]
        return result

    @cached_property
    def minimiser(self) -> Floats:
        """The solution of ``A x = linear``, shape (D,)."""
        beside = np.full(len(self.diagonal), -self.coupling)
        result: Floats = solveh_banded(np.array([beside, self.diagonal]), self.linear)
        return result


def chain(condition: float, dimension: int, convexity: float = 1.0) -> Quadratic:
    """The chain with condition number ``kappa = L/mu``.

    Parameters
    ----------
    condition : float
        Above one.
    dimension : int
        Number of coordinates; the end is not felt ``12 sqrt(kappa)`` before it, to 1e-20.
    convexity : float
        mu > 0.

    Returns
    -------
    Quadratic

    Examples
    --------
    >>> least = chain(9.0, 60).minimiser
    >>> (least[1:4] / least[:3]).round(9).tolist()
    [0.5, 0.5, 0.5]
    """
    coupling = convexity * (condition - 1) / 4
    linear = np.zeros(dimension)
    linear[0] = coupling
    return Quadratic(np.full(dimension, convexity + 2 * coupling), coupling, linear, convexity, convexity * condition)


def ends(condition: float, convexity: float = 1.0) -> Quadratic:
    """Two uncoupled coordinates with the curvatures mu and L, at distance one from the start each.

    Parameters
    ----------
    condition : float
        L/mu, above one.
    convexity : float
        mu > 0.

    Returns
    -------
    Quadratic

    Examples
    --------
    >>> ends(4.0).minimiser.tolist()
    [1.0, 1.0]
    """
    curvatures = convexity * np.array([1.0, condition])
    return Quadratic(curvatures, 0.0, curvatures, convexity, convexity * condition)


def _descent(f: Quadratic) -> Iterator[Floats]:
    """Gradient descent with the step 2/(L + mu) (textbook: Nesterov 2004, theorem 2.1.15)."""
    x = np.zeros_like(f.linear)
    while True:
        yield x
        x = x - 2 / (f.smoothness + f.convexity) * (f.times(x) - f.linear)


def _root(f: Quadratic) -> float:
    return float(np.sqrt(f.smoothness / f.convexity))


def _accelerated(f: Quadratic) -> Iterator[Floats]:
    """Nesterov's method with constant momentum (textbook: Nesterov 2004, section 2.2.1)."""
    momentum = (_root(f) - 1) / (_root(f) + 1)
    x = y = np.zeros_like(f.linear)
    while True:
        yield x
        last, x = x, y - (f.times(y) - f.linear) / f.smoothness
        y = x + momentum * (x - last)


def _heavy_ball(f: Quadratic) -> Iterator[Floats]:
    """Heavy ball, tuned for quadratics (textbook: Polyak 1964)."""
    momentum = ((_root(f) - 1) / (_root(f) + 1)) ** 2
    step = 4 / (np.sqrt(f.smoothness) + np.sqrt(f.convexity)) ** 2
    last = x = np.zeros_like(f.linear)
    while True:
        yield x
        last, x = x, x - step * (f.times(x) - f.linear) + momentum * (x - last)


def _conjugate(f: Quadratic) -> Iterator[Floats]:
    """Conjugate gradients (textbook: Hestenes and Stiefel 1952)."""
    x, residual = np.zeros_like(f.linear), f.linear
    direction = residual
    while True:
        yield x
        image = f.times(direction)
        step = (residual @ residual) / (direction @ image)
        x, before, residual = x + step * direction, residual, residual - step * image
        direction = residual + (residual @ residual) / (before @ before) * direction


METHODS: Mapping[str, Callable[[Quadratic], Iterator[Floats]]] = {
    "gradient descent": _descent,
    "Nesterov": _accelerated,
    "heavy ball": _heavy_ball,
    "conjugate gradients": _conjugate,
}


@dataclass(frozen=True)
class Progress:
    """Errors after 0, 1, ... steps relative to the squared distance of the start from the minimiser.

    Attributes
    ----------
    distance : array, shape (T + 1,)
        Squared distance from the minimiser, one at the start.
    excess : array, shape (T + 1,)
        Value above the least one.
    """

    distance: Floats
    excess: Floats

    def steps_to(self, ratio: float) -> float:
        """Steps after which the squared distance falls below a ratio, between steps on a log scale.

        Raises
        ------
        TheoryError
            If it does not within the steps taken.
        """
        after = int(np.argmax(self.distance <= ratio))
        if after == 0:
            raise TheoryError(
                f"the squared distance stays above {ratio:g} in {len(self.distance) - 1} steps; take more"
            )
        high, low = np.log(self.distance[after - 1 : after + 1])
        return float(after - 1 + (high - np.log(ratio)) / (high - low))


def progress(f: Quadratic, method: str, steps: int) -> Progress:
    """Run a method from zero.

    Parameters
    ----------
    f : Quadratic
    method : str
        A key of `METHODS`.
    steps : int
        Number T of gradients that it sees.

    Returns
    -------
    Progress

    Examples
    --------
    >>> progress(chain(9.0, 60), "gradient descent", 2).distance.round(3).tolist()
    [1.0, 0.28, 0.117]
    """
    errors = ((x - f.minimiser) for x in islice(METHODS[method](f), steps + 1))
    pairs = np.array([(e @ e, e @ f.times(e) / 2) for e in errors])
    return Progress(*(pairs / (f.minimiser @ f.minimiser)).T)


def nearest(f: Quadratic, steps: int) -> Floats:
    """Least squared distance from the minimiser that the span of gradients allows, relative to the start.

    No method whose iterates lie in the span of the gradients it has seen comes
    nearer. The span after T steps has an orthonormal basis by Arnoldi's method
    (textbook), and what is left of the minimiser beside it is the least distance.

    Parameters
    ----------
    f : Quadratic
    steps : int
        T, below the number of coordinates.

    Returns
    -------
    array, shape (T + 1,)

    Examples
    --------
    >>> nearest(chain(9.0, 60), 3).round(9).tolist()
    [1.0, 0.25, 0.0625, 0.015625]
    """
    basis = np.empty((steps, len(f.linear)))
    left, direction = f.minimiser.copy(), f.linear
    distances = [left @ left]
    for k in range(steps):
        for _ in range(2):  # twice is enough for orthogonality to rounding
            direction = direction - basis[:k].T @ (basis[:k] @ direction)
        basis[k] = direction / np.linalg.norm(direction)
        left -= (basis[k] @ left) * basis[k]
        distances.append(left @ left)
        direction = f.times(basis[k])
    return np.array(distances) / distances[0]
