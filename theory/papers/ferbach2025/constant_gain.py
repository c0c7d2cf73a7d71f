"""Momentum whose gain stays as it is."""

import sympy

from theory.papers.ferbach2025._model import flow

CLAIM = flow(
    "constant-gain",
    "Momentum with a constant gain",
    sympy.S.Zero,
    (1, "3/10", 9, 1),
    (1, "4/5", 11, "1/2"),
    notes="The flow of Nesterov's method, as far as gradient flow at the time t^2. The noise of gradients forbids it.",
)
