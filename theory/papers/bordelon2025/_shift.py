"""A covariance that turns between training and test: what its claims share."""

from __future__ import annotations

import sympy

from theory.records import Convention, Meaning, Premise
from theory.symbols import parameters

theta, r, s, e = parameters("theta r s e")
turn = parameters("turn")
SHIFT = sympy.sin(theta) ** 2 * (r - 1) ** 2 / r

ANGLE = Meaning(theta, "angle by which the covariance of two dimensions is turned after training")
RATIO = Meaning(r, "ratio of its eigenvalues")
SHIFTED = Meaning(s, "size of the shift, (r - 1)^2/r times the squared sine of the angle")
SETTING = Convention(
    loss="squared",
    mode="expectation",
    target="average",
    limits="infinite context and endless training first, then great depth",
)
TRAINED = Premise(
    "claim",
    "bordelon2025:fs-mode-path: training ends where each layer inverts the covariance Sigma of training, so that at "
    "test a layer leaves E = 1 - Sigma^(-1) Sigma' of the target, with the covariance Sigma' of the test",
)
