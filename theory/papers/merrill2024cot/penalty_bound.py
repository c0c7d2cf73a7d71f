"""The penalty that breaks ties is smaller than the gap between hashes."""

import sympy

from theory.papers.merrill2024cot._model import SUMMARY, i, penalty
from theory.records import Bound, Claim, Derivation, Inequality, Instance, Meaning

CLAIM = Claim(
    id="merrill2024cot:penalty-bound",
    title="The penalty is below the gap",
    statement=Inequality(penalty(i), "<", 1 / (2 * i**4)),
    source="ours",
    fidelity="reconstructed",
    reference=SUMMARY.format("the bound as lemma 10"),
    meanings=(Meaning(i, "index of a column, at least five; the left side is the penalty of its score"),),
    assumptions=(sympy.Ge(i, 5),),
    derivation=Derivation(premises=(), steps=(Bound(name="bound", relation=sympy.Lt(penalty(i), 1 / (2 * i**4))),)),
    instances=tuple(Instance.of(i=v) for v in (5, 6, 10, 100)),
)
