"""Training time, width, depth and context together: the sum of the four limits of the risk."""

from __future__ import annotations

from theory.papers.bordelon2025._model import POWER_LAW, C, L, N, beta, nu, t
from theory.records import Meaning, Premise

FACTS = (*POWER_LAW, beta < 1)
IN_TIME = t ** (-beta / (beta + 2))
IN_DEPTH = L**-beta
SUM = IN_TIME + N ** (-nu * beta) + IN_DEPTH
TIME = Meaning(t, "training time")
BUDGET = Meaning(C, "compute")
TIME_LAW = Premise("claim", "bordelon2025:rrs-time-law: its limit of training time")
DEPTH_LAW = Premise("claim", "bordelon2025:rrs-depth-law: its limit of depth")
WIDTH_FLOOR = Premise("claim", "bordelon2025:rrs-width-floor: its limit of width")
CONTEXT_FLOOR = Premise("claim", "bordelon2025:rrs-context-floor: its limit of context")
NOTES = (
    "That the risk of networks is of the order of this sum is reported for beta < 1 and not claimed here; beyond "
    "beta = 1 it is not (bordelon2025:rrs-cross-term). The best depth goes as width^nu."
)
