"""SGD on one layer with isotropic contexts: what its claims share."""

from __future__ import annotations

from theory.papers.bordelon2025._isotropic import NOISE
from theory.records import Convention, Meaning, Premise
from theory.symbols import parameters

eta, q, tau, kappa = parameters("eta q tau kappa")
spread = 1 + 1 / kappa
KEPT = (1 - eta * q) ** 2 + eta**2 / tau * spread * q**2
ADDED = eta**2 / tau * spread * (q - 1)

SYMBOLS = (
    Meaning(eta, "step size, in units in which the mean gradient is q times the distance from the best matrix"),
    Meaning(q, "mean square of an entry of X^T y/P: one plus (1 + sigma^2) over the samples per dimension"),
    Meaning(tau, "contexts in a step, per dimension"),
    Meaning(kappa, "queries in a context, per dimension, with noise-free labels"),
    NOISE,
)
SETTING = Convention(
    loss="squared",
    mode="expectation",
    target="average",
    along="path",
    limits="the dimension tends to infinity at fixed samples, queries and contexts per dimension",
)
GAUSSIAN = Premise(
    "citation",
    "Gaussian moments (textbook): with h = X^T y/P and K queries, |h|^2 = q D and |S r|^2 = (1 + D/K) |r|^2 for great "
    "D, and the residual has |r|^2 = D (1 - 1/q + q C) at the squared distance C per dimension from the best matrix",
)
CONTEXTS = Premise("assumption", "every step draws fresh contexts; the variances of independent contexts add")
INSTANCES = (
    {"q": 2, "sigma": 0, "tau": 1, "kappa": 1, "eta": "3/20"},
    {"q": "3/2", "sigma": 0, "tau": 2, "kappa": "1/2", "eta": "1/5"},
    {"q": "13/8", "sigma": "1/2", "tau": 1, "kappa": 1, "eta": "1/4"},
)
