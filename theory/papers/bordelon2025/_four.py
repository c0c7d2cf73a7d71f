"""The risk of training time, width, depth and context together, below source exponent one."""

from __future__ import annotations

from theory.papers.bordelon2025._model import POWER_LAW, C, L, N, P, beta, nu, t
from theory.records import Meaning, Premise

FACTS = (*POWER_LAW, beta < 1)
RISK = t ** (-beta / (beta + 2)) + N ** (-nu * beta) + L**-beta + P ** (-nu * beta)
TIME = Meaning(t, "training time")
BUDGET = Meaning(C, "compute")
FOUR_TERMS = Premise(
    "assumption",
    "the risk is of the order of the sum of its four limits: time (bordelon2025:rrs-time-law), width "
    "(rrs-width-floor), depth (rrs-depth-law) and context (rrs-context-floor), which is reported for beta < 1",
)
