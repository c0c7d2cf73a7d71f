"""No depth predicts directions that no sample has seen."""

import sympy

from theory.papers.bordelon2025._isotropic import DEFINITIONS, ISOTROPIC, L
from theory.papers.bordelon2025._model import alpha
from theory.records import Bound, Claim, Combine, Derivation, Identity, Inequality, Instance, Meaning, Premise
from theory.symbols import named, parameters

least = sympy.Function("risk")(L, alpha)
unseen, seen = parameters("unseen seen", positive=False)
P, D = parameters("P D")

CLAIM = Claim(
    id="bordelon2025:iso-unseen",
    title="Share of isotropic data that no depth predicts",
    statement=Inequality(least, ">=", sympy.Max(0, 1 - alpha)),
    source="ours",
    fidelity="as stated",
    reference="Ours.",
    meanings=(
        Meaning(least, "least excess risk over the steps of all layers, tied or not, without label noise"),
        *DEFINITIONS,
        Meaning(unseen, "risk from directions that are orthogonal to all samples"),
        Meaning(seen, "risk from the others"),
        Meaning(P, "number of samples"),
        Meaning(D, "dimension"),
    ),
    convention=ISOTROPIC,
    derivation=Derivation(
        premises=(
            Premise("claim", "bordelon2025:layers-descend: a direction of eigenvalue zero keeps all of its target"),
            Premise("citation", "P Gaussian samples leave D - P directions unseen if P < D (textbook)"),
        ),
        steps=(
            Bound(
                name="parts",
                relation=unseen + seen >= unseen,
                facts=(seen >= 0,),
                why="the risk is the sum of both parts, whatever the steps",
            ),
            Identity(
                name="share",
                lhs=(D - P) / D,
                rhs=1 - alpha,
                given=((P, alpha * D),),
                why="isotropic targets have this share of their variance in D - P of D directions",
            ),
            Combine(
                name="bound",
                expression=sympy.Ge(least, sympy.Max(0, named("share")), evaluate=False),
                why="nothing is unseen if there are as many samples as dimensions",
            ),
        ),
    ),
    instances=tuple(Instance.of(alpha=a, L=depth) for a, depth in (("1/4", 1), ("1/2", 2), ("1/2", 8))),
)
