"""Compute-optimal shape of a deep linear transformer: depth as a power of width."""

import sympy

from theory.papers.bordelon2025._joint import BUDGET, FACTS, FRONTIER, JOINT, RISK, TERMS
from theory.papers.bordelon2025._model import CAPACITY, SOURCE, WIDTH, C, L, N, nu, power_laws
from theory.records import Claim, Crossover, Derivation, Identity, Meaning, Optimum, Order
from theory.symbols import named

best = sympy.Function("depth")(N)

CLAIM = Claim(
    id="bordelon2025:rrs-shape",
    title="Compute-optimal shape: depth as a power of width",
    statement=Order(best, "Theta", N**nu, N),
    source="ours",
    fidelity="as stated",
    reference="Condition beta < 1 and derivation: ours. Summaries of the paper report that depth goes as width^nu.",
    meanings=(
        Meaning(best, "depth of the best network of its cost, at width N"),
        WIDTH,
        BUDGET,
        CAPACITY,
        SOURCE,
    ),
    assumptions=FACTS,
    convention=FRONTIER,
    derivation=Derivation(
        premises=JOINT,
        steps=(
            TERMS,
            Optimum(name="deep", risk=RISK, costs=(N**2 * L,), budget=C, yields="L"),
            Optimum(name="wide", risk=RISK, costs=(N**2 * L,), budget=C, yields="N"),
            Crossover(
                name="budget",
                left=named("wide"),
                right=N,
                variable=C,
                why="the budget at which the width N is the best",
            ),
            Identity(name="shape", lhs=named("deep"), rhs=N**nu, given=((C, named("budget")),), why="at that budget"),
        ),
    ),
    instances=power_laws(("2", "1/2"), ("3", "1/2")),
    notes="Only the capacity exponent matters: the source exponent cancels as long as it is below one.",
)
