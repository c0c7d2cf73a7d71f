"""Contexts to train linear attention on, and the gradient flow that theory says its weights follow.

Three settings: isotropic data; data of one fixed covariance; and data whose
covariance is rotated anew in every context (names as in summaries of Bordelon,
Letey and Pehlevan 2025). A context may hold Gaussian samples, or samples whose
covariance is exactly that of their distribution, as it is in a context of
infinite length.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.integrate import solve_ivp

from proofs_check.arrays import Floats
from proofs_check.dynamics.attention_network import Attention, Tokens, aligned, loss, loss_and_gradient, sgd

__all__ = ["Path", "Setting", "balanced", "balanced_flow", "batches", "decline", "descend", "isotropic_rates"]


@dataclass(frozen=True)
class Setting:
    """Where contexts come from.

    Attributes
    ----------
    eigenvalue, target : ndarray, shape (D,)
        Eigenvalues of the covariance of the inputs, and of that of the target vectors, in one basis.
    rotated : bool
        Whether every context draws its own basis.
    samples : int
        P, the length of a context.
    exact : bool
        Whether the sample covariance is exactly the covariance; needs samples >= D.
    """

    eigenvalue: Floats
    target: Floats
    rotated: bool
    samples: int
    exact: bool = False


def batches(setting: Setting, repeats: int, rng: np.random.Generator) -> Iterator[Tokens]:
    """Fresh contexts without label noise, batch after batch.

    Targets and queries come in orthogonal frames: D contexts in a row have targets
    that are the columns of ``sqrt(D)*Omega**(1/2) R`` with a uniform rotation R, and
    their D queries are of the same kind. One target or query has the covariance it
    should have, and the squared error is quadratic in both, so that its average
    over them is exact in every batch (textbook: orthogonal sampling); what varies
    are the contexts.

    Parameters
    ----------
    setting : Setting
    repeats : int
        Frames of targets: a batch has D*repeats contexts.
    rng : numpy.random.Generator

    Yields
    ------
    Tokens
        Without end.

    Examples
    --------
    >>> setting = Setting(np.ones(3), np.full(3, 1/3), rotated=True, samples=5, exact=True)
    >>> tokens = next(batches(setting, 4, np.random.default_rng(0)))
    >>> tokens.x.shape
    (12, 8, 3)
    >>> seen, asked = tokens.x[0, :5], tokens.x[0, 5:]
    >>> bool(np.allclose(seen.T @ seen / 5, np.eye(3))), bool(np.allclose(asked.T @ asked / 3, np.eye(3)))
    (True, True)
    """
    size = len(setting.eigenvalue)
    contexts = size * repeats
    while True:
        x = rng.standard_normal((contexts, setting.samples, size))
        if setting.exact:
            x = np.linalg.qr(x)[0] * np.sqrt(setting.samples)
        asked = np.repeat(np.sqrt(size) * _rotations(repeats, size, rng), size, axis=0)
        x = np.concatenate([x, asked], axis=1) * np.sqrt(setting.eigenvalue)
        target = np.sqrt(size * setting.target) * _rotations(repeats, size, rng).reshape(contexts, size)
        y = np.einsum("btd,bd->bt", x, target)
        if setting.rotated:
            x = x @ _rotations(contexts, size, rng)
        yield Tokens(x, y, setting.samples)


def _rotations(count: int, size: int, rng: np.random.Generator) -> Floats:
    """Uniformly drawn orthogonal matrices: QR with the signs of R divided out (textbook: Mezzadri 2007)."""
    basis, triangle = np.linalg.qr(rng.standard_normal((count, size, size)))
    return np.asarray(basis * np.sign(np.einsum("bii->bi", triangle))[:, None, :])


def balanced(gamma: float, dimension: int, value: float | None = None) -> Attention:
    """Weights of a small total step `gamma` for all directions, as gradient flow from near zero leaves them.

    Keys, queries and values multiply by one number and embeddings by sqrt(2) times
    that, since they are used twice. A `value` that is given stays out of the balance.

    Parameters
    ----------
    gamma : float
        Positive.
    dimension : int
    value : float, optional
        Positive.

    Returns
    -------
    Attention

    Examples
    --------
    >>> balanced(0.3, 2).gamma.diagonal().round(12).tolist()
    [0.3, 0.3]
    >>> balanced(0.3, 2, value=1.0).gamma.diagonal().round(12).tolist()
    [0.3, 0.3]
    """
    size = (gamma / 2) ** 0.2 if value is None else (gamma / (2 * value)) ** 0.25
    one = size * np.eye(dimension)
    return aligned(np.sqrt(2) * one, one, one, size if value is None else value)


def isotropic_rates(rate: float, dimension: int) -> dict[str, float]:
    """Learning rates at which the scale of every weight descends the loss at one speed.

    The loss depends on a matrix that is a multiple of the identity through D
    entries, each with a D-th of the derivative; on W_v through one number. Flow at
    any rates conserves the differences of ``|W|**2/rate`` of keys, queries and
    values (``bordelon2025:network-balance``), at these that of the squared scales.

    Parameters
    ----------
    rate : float
        Of W_v.
    dimension : int
        Number D of directions.

    Returns
    -------
    dict of str to float
        Learning rates by name of the weight.

    Examples
    --------
    >>> isotropic_rates(0.1, 4)
    {'embed': 0.4, 'key': 0.4, 'query': 0.4, 'value': 0.1}
    """
    return {"embed": dimension * rate, "key": dimension * rate, "query": dimension * rate, "value": rate}


@dataclass(frozen=True)
class Path:
    """A training run.

    Attributes
    ----------
    time : ndarray, shape (n,)
        Steps taken, times the learning rate.
    gamma : ndarray, shape (n, D)
        Total step of every mode: the diagonal of the product of all weights.
    risk : ndarray, shape (n,)
        Mean squared error on held-out contexts.
    weights : Attention
        At the end.
    """

    time: Floats
    gamma: Floats
    risk: Floats
    weights: Attention

    @property
    def step(self) -> Floats:
        """The total step, averaged over the modes, shape (n,)."""
        return np.asarray(self.gamma.mean(axis=1))

    def pace(self, step: ArrayLike) -> Floats:
        """Speed at which the risk falls when the average total step is `step`.

        Time and risk are fitted by polynomials of degree seven in the logarithm of the step.
        """
        x, at = np.log(self.step), np.log(np.asarray(step, dtype=float))
        time, risk = (np.polynomial.Polynomial.fit(x, y, 7).deriv()(at) for y in (self.time, self.risk))
        return np.asarray(-risk / time)

    def arrival(self, mode: int, gamma: float) -> float:
        """Time at which a mode's total step reaches `gamma`, by interpolation."""
        return float(np.interp(np.log(gamma), np.log(self.gamma[:, mode]), self.time))


def descend(
    weights: Attention,
    setting: Setting,
    depth: int,
    rates: Mapping[str, float],
    until: Callable[[Floats], bool],
    repeats: int,
    rng: np.random.Generator,
) -> Path:
    """Train the network by stochastic gradient descent on fresh contexts.

    Parameters
    ----------
    weights : Attention
        At the start.
    setting : Setting
    depth : int
    rates : mapping of str to float
        Learning rates by name of the weight; others stay as they are. The least is the unit of time.
    until : callable
        Whether to stop at these total steps of the modes, shape (D,).
    repeats : int
        A batch has D*repeats contexts.
    rng : numpy.random.Generator

    Returns
    -------
    Path

    Examples
    --------
    >>> setting, rates = Setting(np.ones(2), np.full(2, 0.5), rotated=False, samples=4), isotropic_rates(0.01, 2)
    >>> rng, until = np.random.default_rng(0), lambda steps: bool(steps.mean() > 0.35)
    >>> steps = descend(balanced(0.3, 2), setting, 1, rates, until, 5, rng).gamma.mean(axis=1)
    >>> bool(steps[-2] <= 0.35 < steps[-1])
    True
    """
    fresh = batches(setting, repeats, rng)
    held_out = next(fresh)
    gammas, risks = [], []
    for now, _ in sgd(weights, fresh, depth, rates):
        gammas.append(now.gamma.diagonal())
        risks.append(loss(now, held_out, depth))
        if until(gammas[-1]):
            break
    time = min(rates.values()) * np.arange(len(gammas), dtype=float)
    return Path(np.asarray(time), np.array(gammas, dtype=float), np.array(risks), now)


def decline(
    weights: Attention, setting: Setting, depth: int, rates: Mapping[str, float], repeats: int, rng: np.random.Generator
) -> float:
    """Speed at which gradient flow lowers the risk from these weights on.

    The product of the gradients on two independent batches, weight by weight, so
    that their noise adds no bias; in the unit of time of `descend`.

    Parameters
    ----------
    weights : Attention
    setting : Setting
    depth : int
    rates : mapping of str to float
        Learning rates by name of the weight; the least is the unit of time.
    repeats : int
        A batch has D*repeats contexts.
    rng : numpy.random.Generator

    Returns
    -------
    float
        Positive where the risk falls.

    Examples
    --------
    >>> setting, rates = Setting(np.ones(2), np.full(2, 0.5), rotated=False, samples=4), isotropic_rates(0.01, 2)
    >>> decline(balanced(0.3, 2), setting, 1, rates, 500, np.random.default_rng(0)) > 0
    True
    """
    fresh = batches(setting, repeats, rng)
    one, other = (loss_and_gradient(weights, next(fresh), depth)[1] for _ in range(2))
    falls = sum(rate * np.sum(getattr(one, name) * getattr(other, name)) for name, rate in rates.items())
    return float(falls / min(rates.values()))


def balanced_flow(slope: Callable[[float], float], start: float, times: ArrayLike) -> Floats:
    """Total step under gradient flow of all weights from a balanced start.

    With ``gamma = v*k*q*x**2``, v = k = q and x**2 = 2k**2, the weights at the rates of `isotropic_rates` move gamma at
    the speed ``5*2**(2/5)*gamma**(8/5)`` down the slope of the risk (ours).

    Parameters
    ----------
    slope : callable
        Derivative of the risk in gamma.
    start : float
        Positive.
    times : array_like, shape (n,)
        Increasing.

    Returns
    -------
    ndarray, shape (n,)

    Examples
    --------
    >>> path = balanced_flow(lambda g: -2*(1 - g), 0.5, [0.0, 0.1, 100.0])
    >>> path.round(3).tolist()
    [0.5, 0.728, 1.0]
    """
    instants = np.asarray(times, dtype=float)

    def speed(_: float, gamma: Floats) -> Floats:
        return np.array([-5 * 2**0.4 * gamma[0] ** 1.6 * slope(float(gamma[0]))])

    path = solve_ivp(speed, (0.0, instants[-1]), [start], t_eval=instants, method="LSODA", rtol=1e-10, atol=1e-12)
    return np.asarray(path.y[0])
