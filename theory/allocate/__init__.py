"""Compute-optimal allocation: phases, walls, logarithms, constants, certificates.

`compute_optimal` reads a `Problem`, writes it as linear programs in the
logarithms (`program`), finds the cells of the parameters on which one solution
is optimal and proves that they cover all (`cells`, `region`, `simplex`), and
merges them into the phases of a `PhaseDiagram` (`solve`, `face`, `phases`), each
with a `Certificate`; `walls` says what happens where phases meet.
"""

from theory.allocate.certificate import Certificate, Multipliers
from theory.allocate.phases import Correction, Phase, PhaseDiagram, Wall
from theory.allocate.problem import Limit, Problem
from theory.allocate.solve import compute_optimal, solved

__all__ = [
    "Certificate",
    "Correction",
    "Limit",
    "Multipliers",
    "Phase",
    "PhaseDiagram",
    "Problem",
    "Wall",
    "compute_optimal",
    "solved",
]
