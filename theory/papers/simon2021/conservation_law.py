"""No more is learned, summed over modes, than there are samples."""

import sympy

from theory.papers._regression import average, points
from theory.papers.simon2021._model import CAPACITY, a, delta, kappa, learned, m
from theory.records import Bound, Claim, Derivation, Inequality, Meaning, Premise

CLAIM = Claim(
    id="simon2021:conservation-law",
    title="Learnability is conserved",
    statement=Inequality(learned, "<=", m),
    source="ours",
    fidelity="reconstructed",
    reference="Summaries of the paper repeat the law: equality without a ridge.",
    meanings=(
        Meaning(learned, "sum over modes of their learnabilities: of a mode as the target, the share that is learned"),
        Meaning(m, "number of samples"),
        Meaning(delta, "ridge added to the kernel matrix"),
        Meaning(kappa, "effective ridge on the eigenvalues"),
        CAPACITY,
    ),
    assumptions=(a > 1,),
    convention=average("exact at every size"),
    derivation=Derivation(
        (
            Premise(
                "citation", "m = sum l/(l + kappa) + delta/kappa, where l/(l + kappa) is learned of a mode (textbook)"
            ),
        ),
        (
            Bound(
                "law",
                sympy.Le(learned, m),
                facts=(sympy.Eq(learned + delta / kappa, m),),
                why="the ridge keeps the rest",
            ),
        ),
    ),
    instances=points("a m delta", (2, 20, "1/500"), ("3/2", 40, "1/200")),
)
