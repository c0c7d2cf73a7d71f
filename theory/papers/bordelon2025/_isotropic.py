"""Isotropic contexts: conventions, premises and symbols of the claims about them."""

from __future__ import annotations

import sympy

from theory.papers.bordelon2025._model import DEPTH, SAMPLES
from theory.records import Convention, Meaning, Premise
from theory.symbols import parameters

L = parameters("L", integer=True)
sigma = sympy.symbols("sigma", nonnegative=True)

LAYERS = Meaning(L, DEPTH.words)
NOISE = Meaning(sigma, "standard deviation of the label noise; labels without it have variance one")
DEFINITIONS = (SAMPLES, LAYERS)

ISOTROPIC = Convention(
    loss="squared",
    mode="expectation",
    target="average",
    limits="the dimension tends to infinity at a fixed number of samples per dimension and fixed depth",
)
DEEP = Convention(
    loss="squared",
    mode="expectation",
    target="average",
    limits="the dimension tends to infinity at a fixed number of samples per dimension, then the depth",
)

OPTIMUM = Premise(
    "claim",
    "bordelon2025:iso-optimum: the least risk of depth L is one less alpha/(1 + alpha) times the sum over j < L of "
    "Cat_j q^j with q = alpha/(1 + alpha)^2 and Catalan's numbers Cat_j",
)
UNTIED = Premise(
    "claim",
    "bordelon2025:iso-untied: with steps of their own L layers reach the risk (1 - alpha)/(1 - alpha^(L + 1)) at best",
)
